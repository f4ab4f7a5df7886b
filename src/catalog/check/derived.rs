//! Derived answers: values computed from the answers.

use super::eras::{last_place_question, month_since, place_days};
use super::names::{Names, enter, option_ids, own_id};
use super::rules::Owner;
use super::values::{choice, text};
use super::vocabulary::Vocabulary;
use crate::catalog::list::{List, Sourced};
use crate::catalog::raw::{RawDerived, RawDerivedOption, Text};
use crate::catalog::report::Report;
use crate::catalog::{Derivation, Derived, DerivedIx, DerivedOption, Kind, QuestionIx, Rule};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Cases,
    WorkdaysSince,
    PlaceDays,
    MonthSince,
}

pub(super) const BYS: [(&str, By); 4] = [
    ("cases", By::Cases),
    ("workdays-since", By::WorkdaysSince),
    ("place-days", By::PlaceDays),
    ("month-since", By::MonthSince),
];

/// Checks the derived answers in order, each of which may name those before it.
pub(super) fn derived(
    list: List<'_, RawDerived>,
    places: &Names,
    vocabulary: &mut Vocabulary,
    report: &mut Report,
) -> Vec<Derived> {
    let label = list.label;
    let mut checked: Vec<Derived> = Vec::with_capacity(list.items.len());
    for (position, item) in list.items.into_iter().enumerate() {
        enter(label, &item, &item.raw.id, report);
        let known = Known {
            own: DerivedIx(position),
            before: &checked,
            places,
            vocabulary,
        };
        let one = derived_answer(item, &known, report);
        let latest = match &one.by {
            Derivation::WorkdaysSince { of, .. } => Some(*of),
            Derivation::PlaceDays { of, .. } => Some(last_place_question(*of, vocabulary)),
            Derivation::MonthSince { of, day } => vocabulary.last_question_of(*day).max(Some(*of)),
            Derivation::Cases(rules) => rules
                .iter()
                .filter_map(|rule| last_question(rule, &vocabulary.derived_last))
                .max(),
        };
        vocabulary.derived_last.push(latest);
        checked.push(one);
    }
    checked
}

/// What a derived answer can be made of.
struct Known<'a> {
    own: DerivedIx,
    /// Those before it.
    before: &'a [Derived],
    places: &'a Names,
    vocabulary: &'a Vocabulary,
}

fn derived_answer(
    item: Sourced<'_, RawDerived>,
    known: &Known<'_>,
    report: &mut Report,
) -> Derived {
    let vocabulary = known.vocabulary;
    let raw = item.raw;
    own_id(&raw.id, report);
    let ids: Vec<&Text> = raw.options.value.iter().map(|o| &o.id).collect();
    option_ids(&ids, raw.options.line, report);
    let by = choice(&raw.by, "by", &BYS, report);
    no_days(&raw, by, report);
    let by = match by {
        Some(By::WorkdaysSince) => workdays_since(&raw, vocabulary, report),
        Some(By::Cases) => cases(&raw, known.own, vocabulary, report),
        Some(By::PlaceDays) => place_days(&raw, known.places, vocabulary, report),
        Some(By::MonthSince) => month_since(&raw, known.before, vocabulary, report),
        None => Derivation::Cases(Vec::new()),
    };
    Derived {
        id: raw.id.value,
        short: text(raw.short, "short", report),
        by,
        shown: raw.shown,
        options: raw
            .options
            .value
            .into_iter()
            .map(|option| DerivedOption {
                id: option.id.value,
                label: text(option.label, "label", report),
            })
            .collect(),
    }
}

/// Reports the keys of days where none are counted.
fn no_days(raw: &RawDerived, by: Option<By>, report: &mut Report) {
    let by_word = &raw.by.value;
    if let (Some(day), Some(By::Cases | By::WorkdaysSince | By::PlaceDays)) = (&raw.day, by) {
        let cause = format!("`by: {by_word}` 不用写 `day`");
        report.add(day.line, cause, "删掉这一行");
    }
    if matches!(by, Some(By::Cases | By::WorkdaysSince)) {
        for since in raw.options.value.iter().filter_map(|o| o.since.as_ref()) {
            let cause = format!("`by: {by_word}` 的选项不用写 `since`");
            report.add(since.line, cause, "删掉它");
        }
    }
}

fn cases(
    raw: &RawDerived,
    own: DerivedIx,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Derivation {
    if let Some(of) = &raw.of {
        report.add(of.line, "`by: cases` 不用写 `of`", "删掉这一行");
    }
    let rule = |option: &RawDerivedOption, report: &mut Report| {
        if let Some(up_to) = &option.up_to {
            report.add(
                up_to.line,
                "`by: cases` 的选项不用写 `up_to`",
                "删掉它，写 `when`",
            );
        }
        let Some(when) = &option.when else {
            report.add(
                option.id.line,
                "这个选项缺少 `when`",
                "补上一行 `when: {…}`",
            );
            return Rule::always();
        };
        vocabulary.resolve(when, Owner::Derived(own), report)
    };
    Derivation::Cases(
        raw.options
            .value
            .iter()
            .map(|option| rule(option, report))
            .collect(),
    )
}

fn workdays_since(raw: &RawDerived, vocabulary: &Vocabulary, report: &mut Report) -> Derivation {
    let mut of = QuestionIx(0);
    match &raw.of {
        None => report.add(
            raw.by.line,
            "缺少 `of`",
            "补上一行 `of: …`，写一个日期问题的 id",
        ),
        Some(id) => {
            if let Some(position) = vocabulary.questions.find(id, report) {
                of = QuestionIx(position);
                let known = vocabulary.question_options.get(position);
                if known.is_some_and(|(kind, _)| kind.is_some_and(|kind| kind != Kind::Date)) {
                    report.add(
                        id.line,
                        format!("`{}` 不是日期问题", id.value),
                        "`of` 要写一个 `kind: date` 的问题",
                    );
                }
            }
        }
    }
    let mut up_to = Vec::new();
    let last = raw.options.value.len().saturating_sub(1);
    for (position, option) in raw.options.value.iter().enumerate() {
        if let Some(when) = &option.when {
            report.add(
                when.line,
                "`by: workdays-since` 的选项不用写 `when`",
                "删掉它，写 `up_to`",
            );
        }
        match &option.up_to {
            Some(limit) if position == last => {
                report.add(
                    limit.line,
                    "最后一个选项不写 `up_to`",
                    "删掉它：剩下的天数都归最后一项",
                );
            }
            None if position == last => {}
            None => report.add(
                option.id.line,
                "这个选项缺少 `up_to`",
                "写上最多到第几个工作日，如 `up_to: 10`",
            ),
            Some(limit) => {
                if up_to.last().is_some_and(|before| *before >= limit.value) {
                    report.add(
                        limit.line,
                        "`up_to` 要一项比一项大",
                        "按天数从小到大排列选项",
                    );
                }
                up_to.push(limit.value);
            }
        }
    }
    Derivation::WorkdaysSince { of, up_to }
}

/// The last question the rule looks at, directly or through a derived answer.
fn last_question(rule: &Rule, derived: &[Option<QuestionIx>]) -> Option<QuestionIx> {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => {
            parts.iter().filter_map(|p| last_question(p, derived)).max()
        }
        Rule::Not(part) => last_question(part, derived),
        Rule::Answer(question, _) => Some(*question),
        Rule::Derived(ix, _) => derived.get(ix.0).copied().flatten(),
        Rule::Verdict(_) => None,
    }
}
