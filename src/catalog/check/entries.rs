//! Entries: the lines of the checklist.

use chrono::NaiveDate;

use super::facts::Evidence;
use super::figures::Stated;
use super::names::{Names, enter, kebab};
use super::rules::Owner;
use super::sides;
use super::values::{choice, date, optional, text};
use super::vocabulary::Vocabulary;
use crate::catalog::list::List;
use crate::catalog::raw::Text;
use crate::catalog::raw_entry::{RawCertified, RawClock, RawEffective, RawEntry};
use crate::catalog::report::Report;
use crate::catalog::yaml::At;
use crate::catalog::{
    Certified, Citation, Clock, ClockStart, Confidence, Effective, Entry, EntryIx, FactScope,
    Moment, Reach, Rule, Section, Side, Stage,
};

pub(super) const REACHES: [(&str, Reach); 3] = [
    ("national", Reach::National),
    ("local", Reach::Local),
    ("unverified", Reach::Unverified),
];
pub(super) const SIDES: [(&str, Side); 2] = [("from", Side::From), ("to", Side::To)];
pub(super) const MOMENTS: [(&str, Moment); 3] = [
    ("papers", Moment::Papers),
    ("refused", Moment::Refused),
    ("late", Moment::Late),
];
pub(super) const STAGES: [(&str, Stage); 2] = [
    ("transfer-out", Stage::TransferOut),
    ("transfer-in", Stage::TransferIn),
];
pub(super) const STARTS: [(&str, ClockStart); 2] = [
    ("accepted", ClockStart::Accepted),
    ("transfer-out", ClockStart::TransferOut),
];

/// The longest time limit taken; a year has about 250 working days.
const MAX_WORKDAYS: u32 = 250;

/// What an entry is checked against.
pub(super) struct Context<'a> {
    pub vocabulary: &'a Vocabulary,
    pub evidence: &'a Evidence,
    pub applies_from: Option<NaiveDate>,
    /// Whether it is an entry of a region pack, which always says whose rule it is.
    pub regional: bool,
}

/// Checks the entries, which stand in section order already. Gives their names too.
pub(super) fn entries(
    list: List<'_, RawEntry>,
    context: &Context<'_>,
    report: &mut Report,
) -> (Vec<Entry>, Names) {
    let names = Names::collect(&list, |raw| &raw.id, report);
    let label = list.label;
    let mut checked = Vec::with_capacity(list.items.len());
    for item in list.items {
        enter(label, &item, &item.raw.id, report);
        let raw = item.raw;
        let excludes = excludes(&raw, &names, report);
        checked.push(entry(*raw, excludes, context, report));
    }
    (checked, names)
}

/// Checks one entry.
pub(super) fn entry(
    raw: RawEntry,
    excludes: Vec<EntryIx>,
    context: &Context<'_>,
    report: &mut Report,
) -> Entry {
    let evidence = context.evidence;
    kebab(&raw.id, report);
    let sections = Section::ALL.map(|section| (section.id(), section));
    let section = choice(&raw.section, "section", &sections, report);
    let cite = evidence.cite(&raw.cite, &raw.quote, report);
    let reach = choice(&raw.reach, "reach", &REACHES, report);
    if reach == Some(Reach::National) {
        carries_national(&raw, &cite, evidence, report);
    }
    check_figures(&raw, &cite, evidence, report);
    let side = side(&raw, reach, context.regional, report);
    let talk = talk(&raw, report);
    let derived = raw.derived.into_iter();
    Entry {
        section: section.unwrap_or(Section::Reminders),
        when: raw.when.as_ref().map_or_else(Rule::always, |when| {
            context.vocabulary.resolve(when, Owner::Entry, report)
        }),
        reach: reach.unwrap_or(Reach::Unverified),
        side,
        talk,
        clock: raw.clock.and_then(|raw| clock(&raw, report)),
        months: raw.months.and_then(|months| {
            super::months::months(&months, &raw.text, context.vocabulary, report)
        }),
        effective: raw.effective.map_or_else(Effective::default, |raw| {
            effective(&raw, context.applies_from, report)
        }),
        derived: derived
            .map(|raw| certified(raw, &cite, evidence, report))
            .collect(),
        cite,
        excludes,
        local: None,
        id: raw.id.value,
        text: text(raw.text, "text", report),
        note: optional(raw.note, "note", report).unwrap_or_default(),
    }
}

/// The moment its words are for; there must be words then.
fn talk(raw: &RawEntry, report: &mut Report) -> Option<Moment> {
    let written = raw.talk.as_ref()?;
    if raw.note.is_none() {
        report.add(
            written.line,
            "写了 `talk`，`note` 里却没有话",
            "在 `note` 里写上到时候怎么说；没有话的，删掉 `talk`",
        );
    }
    choice(written, "talk", &MOMENTS, report)
}

fn check_figures(raw: &RawEntry, cite: &[Citation], evidence: &Evidence, report: &mut Report) {
    let Some(stated) = Stated::by(evidence, &raw.cite.value, cite) else {
        return;
    };
    let texts = [
        Some((&raw.text, "text")),
        raw.note.as_ref().map(|n| (n, "note")),
    ];
    let texts: Vec<(&Text, &str)> = texts.into_iter().flatten().collect();
    let printed: Vec<&Text> = texts.iter().map(|(text, _)| *text).collect();
    let stated = stated.with_sums(&raw.derived, &printed, report);
    for (text, key) in texts {
        stated.check(text, key, report);
    }
}

fn excludes(raw: &RawEntry, names: &Names, report: &mut Report) -> Vec<EntryIx> {
    let mut excludes = Vec::new();
    for id in &raw.excludes {
        if id.value == raw.id.value {
            report.add(id.line, "`excludes` 里写了这一条自己", "删掉它");
        } else if let Some(position) = names.find(id, report) {
            excludes.push(EntryIx(position));
        }
    }
    excludes
}

/// A line that speaks for the whole country rests on at least one national fact and on no guess.
fn carries_national(raw: &RawEntry, cite: &[Citation], evidence: &Evidence, report: &mut Report) {
    let facts: Vec<_> = cite.iter().filter_map(|c| evidence.get(c.fact)).collect();
    for fact in facts.iter().filter(|f| f.confidence == Confidence::Low) {
        let line = cited_on(&raw.cite, &fact.id);
        report.add(
            line,
            format!("事实 `{}` 的把握是 low，不能写成全国的规定", fact.id),
            "把 `reach` 改成 `unverified`，正文写“请核实：…”；或换一条依据",
        );
    }
    if !facts.is_empty() && facts.iter().all(|f| f.scope == FactScope::Local) {
        report.add(
            raw.reach.line,
            "写的是全国，依据却都是地方的",
            "补上全国的依据，或把 `reach` 改成 `local`",
        );
    }
}

fn cited_on(cite: &At<Vec<Text>>, fact: &str) -> usize {
    let cited = cite.value.iter().find(|id| id.value == fact);
    cited.map_or(cite.line, |id| id.line)
}

fn side(raw: &RawEntry, reach: Option<Reach>, regional: bool, report: &mut Report) -> Option<Side> {
    match (&raw.side, reach) {
        (None, Some(Reach::Local)) => report.add(
            raw.reach.line,
            "`reach: local` 没有写是哪一地",
            "补上 `side: from`（转出地）或 `side: to`（转入地）",
        ),
        (Some(side), Some(Reach::National | Reach::Unverified)) if !regional => report.add(
            side.line,
            "只有 `reach: local` 才写 `side`",
            "删掉 `side`，或把 `reach` 改成 `local`",
        ),
        _ => {}
    }
    let side = choice(raw.side.as_ref()?, "side", &SIDES, report)?;
    if reach == Some(Reach::Local) && !regional {
        sides::names_its_place(raw, side, report);
    }
    Some(side)
}

fn clock(raw: &At<RawClock>, report: &mut Report) -> Option<Clock> {
    let stage = choice(&raw.value.stage, "stage", &STAGES, report);
    let after = choice(&raw.value.after, "after", &STARTS, report);
    let workdays = &raw.value.workdays;
    if !(1..=MAX_WORKDAYS).contains(&workdays.value) {
        report.add(
            workdays.line,
            format!("工作日数 {} 不在 1 到 {MAX_WORKDAYS} 之间", workdays.value),
            "改成文件里写的工作日数",
        );
    }
    if (stage, after) == (Some(Stage::TransferOut), Some(ClockStart::TransferOut)) {
        report.add(
            raw.value.after.line,
            "转出的期限不能从转出办完起算",
            "改成 `after: accepted`",
        );
    }
    Some(Clock {
        stage: stage?,
        after: after?,
        workdays: workdays.value,
    })
}

fn effective(
    raw: &At<RawEffective>,
    applies_from: Option<NaiveDate>,
    report: &mut Report,
) -> Effective {
    let effective = Effective {
        from: raw.value.from.as_ref().and_then(|d| date(d, report)),
        to: raw.value.to.as_ref().and_then(|d| date(d, report)),
    };
    if raw.value.from.is_none() && raw.value.to.is_none() {
        report.add(
            raw.line,
            "`effective` 是空的",
            "写上 `from` 或 `to`，或删掉这一行",
        );
    }
    let Some(to) = effective.to else {
        return effective;
    };
    if effective.from.is_some_and(|from| from >= to) {
        report.add(
            raw.line,
            "`from` 不早于 `to`，这一条哪天都不生效",
            "`to` 是不再适用的第一天，要晚于 `from`",
        );
    } else if applies_from.is_some_and(|first| to <= first) {
        report.add(
            raw.line,
            "`to` 不晚于 manifest 的 `applies_from`，这一条哪天都用不上",
            "删掉这一条，或改 `to`",
        );
    }
    effective
}

fn certified(
    raw: RawCertified,
    cite: &[Citation],
    evidence: &Evidence,
    report: &mut Report,
) -> Certified {
    if raw.sum.value.is_empty() {
        report.add(raw.sum.line, "`sum` 是空的", "写上相加的各条事实");
    }
    let mut sum = Vec::new();
    for id in &raw.sum.value {
        let Some(fact) = evidence.find(id, report) else {
            continue;
        };
        if !cite.iter().any(|c| c.fact == fact) {
            report.add(
                id.line,
                format!("`sum` 里的 `{}` 没有写在 `cite` 里", id.value),
                "在 `cite` 里补上它",
            );
        }
        sum.push(fact);
    }
    Certified {
        figure: text(raw.figure, "figure", report),
        sum,
    }
}
