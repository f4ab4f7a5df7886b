//! The dates as an iCalendar file (RFC 5545): one all-day event a milestone, with reminders.

use chrono::{Datelike as _, NaiveDate};

use super::dates::milestone_text;
use super::ics_text::Lines;
use super::sheet::TITLE;
use super::words::{counted_from, stale};
use crate::catalog::{Catalog, Citation, Entry, Stage, VerdictKind};
use crate::engine::{AnswerSource, Basis, Checklist, Milestone, MilestoneKind, Reckoned};
use crate::text::{conclusion, line_note_text, reckoned_label, source_text};

/// The public ids of the questions that say which transfer it is. The others say how far it has come: their answers
/// change on the way, and then the events must move, not double.
const WHICH_TRANSFER: [&str; 6] = [
    "situation",
    "from-insurance",
    "to-insurance",
    "scope",
    "from-region",
    "to-region",
];

/// 09:00 of the day, and of the day before.
const ON_THE_DAY: &str = "PT9H";
const THE_DAY_BEFORE: &str = "-PT15H";
const A_WEEK_BEFORE: &str = "-P6DT15H";

/// Why there is no calendar: a whole Chinese sentence that says what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoDates(String);

/// The dates of the list as a calendar file.
///
/// A milestone keeps its UID when the list is made again, so that importing it again moves the event. SEQUENCE and
/// DTSTAMP come from the day the list is made for.
///
/// # Errors
/// [`NoDates`] when the list has none.
pub fn calendar(catalog: &Catalog, list: &Checklist) -> Result<String, NoDates> {
    calendar_of(catalog, list, "", "")
}

/// As [`calendar`], for one of many people. The name stands in every title; what no other of them has is a part of the UIDs,
/// so that people with the same answers, and two of one name, do not overwrite one another in one calendar.
///
/// # Errors
/// [`NoDates`] when the list has none.
pub fn calendar_of(
    catalog: &Catalog,
    list: &Checklist,
    whom: &str,
    unique: &str,
) -> Result<String, NoDates> {
    // A reminder for a day that is only an example would be a lie.
    let milestones = match list.timeline.basis {
        Basis::Example => &[],
        Basis::Accepted | Basis::Application => list.timeline.milestones.as_slice(),
    };
    let last_days = list.reckoned().filter_map(|reckoned| match reckoned {
        Reckoned::LastDay { date, .. } => Some(last_day(catalog, list, reckoned, date)),
        // When waiting is over nothing is to be done.
        Reckoned::Wait { .. } => None,
    });
    let milestones = milestones.iter();
    let events: Vec<Event> = milestones
        .map(|milestone| Event::of(catalog, list, milestone))
        .chain(last_days)
        .collect();
    if events.is_empty() {
        return Err(no_dates(catalog, list));
    }
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//yiqian//checklist//ZH-CN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put_text("X-WR-CALNAME", TITLE);
    let which = which_transfer(catalog, list, unique);
    for event in &events {
        event.put(&mut lines, list.days.today, which, whom);
    }
    lines.put("END", "VCALENDAR");
    Ok(lines.finish())
}

fn no_dates(catalog: &Catalog, list: &Checklist) -> NoDates {
    let verdict = list.outcome.verdict.map(|v| catalog.verdict(v));
    let no_transfer = |kind| matches!(kind, VerdictKind::NotNeeded | VerdictKind::OtherRoute);
    let shown = list.outcome.conclusion();
    let by_itself = shown.is_some_and(|shown| shown.local.is_some());
    let nothing_to_wait_for = conclusion(catalog, list)
        .filter(|_| by_itself || verdict.is_some_and(|v| no_transfer(v.kind)));
    let can_prepare = verdict.is_some_and(|v| v.kind == VerdictKind::Prepare);
    NoDates(match (&list.timeline.refused, nothing_to_wait_for) {
        (Some(refused), _) => format!("没有写日历。{refused}"),
        (None, Some(shown)) => format!(
            "没有写日历：这份清单没有要等的日期，结论是“{}”。要清单本身，换一种格式。",
            shown.title
        ),
        (None, None) if list.find_out.is_empty() || can_prepare => {
            "没有写日历：现在还不能定下哪天申请。先把清单上“先办好”的办完，再做一次。".to_owned()
        }
        (None, None) => {
            let open = list.find_out.iter();
            let open: Vec<&str> = open.map(|&q| catalog.question(q).short.as_str()).collect();
            format!(
                "没有写日历：日期还定不下来。先弄清“{}”，再做一次。",
                open.join("”“")
            )
        }
    })
}

/// An all-day event.
struct Event {
    /// What tells it from the others of the transfer.
    id: &'static str,
    date: NaiveDate,
    summary: String,
    description: String,
    /// When to remind, relative to the start of the day.
    reminders: &'static [&'static str],
}

impl Event {
    fn of(catalog: &Catalog, list: &Checklist, milestone: &Milestone) -> Self {
        let estimated = if milestone.estimated {
            "（估算）"
        } else {
            ""
        };
        Self {
            id: milestone.kind.id(),
            date: milestone.date,
            summary: format!("{}{estimated}", milestone.kind.label()),
            description: description(catalog, list, milestone),
            reminders: match milestone.kind {
                MilestoneKind::Press => &[THE_DAY_BEFORE, ON_THE_DAY],
                _ => &[ON_THE_DAY],
            },
        }
    }

    fn put(&self, lines: &mut Lines, today: NaiveDate, which: u64, whom: &str) {
        let summary = if whom.is_empty() {
            format!("医保转移：{}", self.summary)
        } else {
            format!("{whom} 医保转移：{}", self.summary)
        };
        let compact = |date: NaiveDate| date.format("%Y%m%d").to_string();
        // A list made later has a higher number, which is what SEQUENCE is for.
        let sequence = today.num_days_from_ce().max(0);
        lines.put("BEGIN", "VEVENT");
        lines.put("UID", &format!("{}-{which:016x}@yiqian", self.id));
        lines.put("DTSTAMP", &format!("{}T000000Z", compact(today)));
        lines.put("SEQUENCE", &sequence.to_string());
        lines.put("DTSTART;VALUE=DATE", &compact(self.date));
        // The end of an event is the first day after it. The calendar's years leave room for one more day.
        let end = self.date.succ_opt().unwrap_or(self.date);
        lines.put("DTEND;VALUE=DATE", &compact(end));
        lines.put("TRANSP", "TRANSPARENT");
        lines.put_text("SUMMARY", &summary);
        lines.put_text("DESCRIPTION", &self.description);
        // Programs ring at once for what should have rung in the past.
        let ahead = self.date.signed_duration_since(today).num_days();
        for &trigger in self.reminders {
            let before = match trigger {
                A_WEEK_BEFORE => 7,
                THE_DAY_BEFORE => 1,
                _ => 0,
            };
            if ahead >= before {
                lines.put("BEGIN", "VALARM");
                lines.put("ACTION", "DISPLAY");
                lines.put("TRIGGER", trigger);
                lines.put_text("DESCRIPTION", &summary);
                lines.put("END", "VALARM");
            }
        }
        lines.put("END", "VEVENT");
    }
}

/// The last day before something is lost, with the lines that say what.
fn last_day(catalog: &Catalog, list: &Checklist, reckoned: Reckoned, date: NaiveDate) -> Event {
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    let mut paragraphs = Vec::new();
    let mut cite: Vec<&Citation> = Vec::new();
    for line in lines.filter(|line| line.reckoned == Some(reckoned)) {
        let entry = catalog.entry(line.entry);
        paragraphs.push(entry.text.clone());
        paragraphs.push(line_note_text(entry, line, list.days));
        cite.extend(&entry.cite);
    }
    paragraphs.extend(stale(catalog, list));
    paragraphs.extend(sources(catalog, &cite));
    Event {
        id: "gap-limit",
        date,
        summary: reckoned_label(reckoned),
        description: paragraphs.join("\n"),
        reminders: &[A_WEEK_BEFORE, THE_DAY_BEFORE],
    }
}

/// What to do that day, how it was counted, and what that rests on.
fn description(catalog: &Catalog, list: &Checklist, milestone: &Milestone) -> String {
    let manifest = &catalog.manifest;
    let limits = |stage| time_limits(catalog, list, stage);
    let mut paragraphs = Vec::new();
    let entries: Vec<&Entry> = match milestone.kind {
        MilestoneKind::TransferOut => limits(Some(Stage::TransferOut)),
        MilestoneKind::TransferIn => limits(Some(Stage::TransferIn)),
        _ => Vec::new(),
    };
    for entry in &entries {
        paragraphs.push(entry.text.clone());
        if !entry.note.is_empty() {
            paragraphs.push(entry.note.clone());
        }
    }
    match milestone.kind {
        MilestoneKind::Apply => paragraphs.push("这天申请。去哪里办、带什么，看清单。".to_owned()),
        MilestoneKind::Accepted => paragraphs.push(
            "查有没有受理，记下受理那天。晚了的话，用实际的受理日再做一份清单，重新导入，这些日子就改过来了。".to_owned(),
        ),
        MilestoneKind::Press => paragraphs.push(format!(
            "还没办完的话：先查进度，看卡在哪一地，再拨那一地的 {} 催办。",
            manifest.hotline
        )),
        MilestoneKind::TransferOut | MilestoneKind::TransferIn => {}
    }
    let counted = milestone_text(milestone);
    if counted != milestone.kind.label() {
        paragraphs.push(format!("{counted}。"));
    }
    paragraphs.push(counted_from(list.timeline.basis).to_owned());
    paragraphs.extend(stale(catalog, list));
    let verdict = list.outcome.verdict.map(|v| catalog.verdict(v));
    let cite: Vec<&Citation> = match (milestone.kind, verdict) {
        (MilestoneKind::Apply, Some(verdict)) => verdict.cite.iter().collect(),
        (MilestoneKind::TransferOut | MilestoneKind::TransferIn, _) => {
            entries.iter().flat_map(|entry| &entry.cite).collect()
        }
        _ => limits(None).iter().flat_map(|entry| &entry.cite).collect(),
    };
    paragraphs.extend(sources(catalog, &cite));
    paragraphs.join("\n")
}

/// The lines of the list that state the time limit of this stage, or of any.
fn time_limits<'c>(catalog: &'c Catalog, list: &Checklist, stage: Option<Stage>) -> Vec<&'c Entry> {
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    let entries = lines.map(|line| catalog.entry(line.entry));
    let states = |entry: &&Entry| {
        let clock = entry.clock.map(|clock| clock.stage);
        clock.is_some_and(|of| stage.is_none_or(|stage| stage == of))
    };
    entries.filter(states).collect()
}

/// Every source once, with the phrases cited.
fn sources(catalog: &Catalog, cite: &[&Citation]) -> Vec<String> {
    let mut sources: Vec<(String, Vec<String>)> = Vec::new();
    for citation in cite {
        let source = source_text(catalog, citation);
        let quote = source.quote.map(|quote| format!("“{quote}”"));
        match sources.iter_mut().find(|(title, _)| *title == source.title) {
            Some((_, quotes)) => quotes.extend(quote.filter(|quote| !quotes.contains(quote))),
            None => sources.push((source.title, quote.into_iter().collect())),
        }
    }
    let shown = sources.into_iter();
    shown
        .map(|(title, quotes)| format!("依据：{title}{}", quotes.concat()))
        .collect()
}

/// A number for the transfer, the same on every machine and in every version: FNV-1a over the answers that say which
/// one it is. The standard library's hasher promises no such thing.
fn which_transfer(catalog: &Catalog, list: &Checklist, unique: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(unique);
    for answer in &list.answers {
        let AnswerSource::Question(question) = answer.source else {
            continue;
        };
        let id = catalog.question(question).id.as_str();
        if WHICH_TRANSFER.contains(&id) {
            add(&format!("{id}={};", answer.option));
        }
    }
    hash
}
