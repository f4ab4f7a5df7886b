//! The dates of a transfer: 申请 → 受理 → 转出 → 转入 → 最晚应办结 → 该催办的日子.

use chrono::NaiveDate;

use super::Truth;
use super::state::{State, Value};
use super::workdays::{self, Counted};
use crate::catalog::{Calendar, Clock, ClockStart, Stage, VerdictKind};

/// The public id of the question for the day of acceptance (受理日).
const ACCEPTED_ON: &str = "accepted-on";

/// The dates in order; empty when no transfer is to be applied for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// The milestones in order.
    pub milestones: Vec<Milestone>,
    /// What the dates are counted from.
    pub basis: Basis,
    /// How many working days today is past the last stage's day (工作日, today counted); none when it is not past, or when
    /// the day of acceptance is not known.
    pub late_workdays: Option<u32>,
    /// Why there are no dates although there should be: the day is outside the calendar's years. A whole Chinese sentence.
    pub refused: Option<String>,
}

/// What the dates of a timeline are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// The day of acceptance that the person gave.
    Accepted,
    /// The day of application: the person can apply.
    Application,
    /// The day of application, as an example: the person cannot apply yet, or it is not known whether.
    #[default]
    Example,
}

/// One point of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Which.
    pub kind: MilestoneKind,
    /// The day it is due (for 申请, 受理 and 催办 the day itself).
    pub date: NaiveDate,
    /// How many working days it is counted after the milestone before it; 0 where nothing is counted.
    pub workdays: u32,
    /// The days off that were passed over in that count, with their reason.
    pub skipped: Vec<Skipped>,
    /// Whether a year without a published notice was touched (估算).
    pub estimated: bool,
}

/// The kinds of milestone, in order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneKind {
    /// 申请
    Apply,
    /// 受理
    Accepted,
    /// 转出办结
    TransferOut,
    /// 转入办结, which is also 最晚应办结
    TransferIn,
    /// 该催办的日子
    Press,
}

impl MilestoneKind {
    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Apply => "apply",
            Self::Accepted => "accepted",
            Self::TransferOut => "transfer-out",
            Self::TransferIn => "transfer-in",
            Self::Press => "press",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Apply => "申请",
            Self::Accepted => "受理",
            Self::TransferOut => "转出最晚办完",
            Self::TransferIn => "转入最晚办完（全部办结）",
            Self::Press => "还没办完就从这天起催办",
        }
    }
}

/// A day off that a count passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The day.
    pub date: NaiveDate,
    /// `周末` or the holiday's name.
    pub why: String,
}

impl Timeline {
    /// The dates for these answers. Stage lengths come from the clocks of the lines that are surely on the list, so that
    /// the dates say what the lines say.
    pub(super) fn build(state: &State<'_>, clocks: &[Clock]) -> Self {
        let accepted_on = state.catalog.find_question(ACCEPTED_ON);
        let asked = accepted_on.map_or(Truth::No, |question| state.asking(question));
        let accepted = match accepted_on.map(|question| state.value(question)) {
            Some(Value::Date(Some(date))) => Some(date),
            // Applied already, but nobody knows when: no date can be counted.
            _ if asked == Truth::Yes => return Self::default(),
            _ => None,
        };
        if clocks.is_empty() {
            return Self::default();
        }
        let calendar = &state.catalog.calendar;
        let milestones = if let Some(date) = accepted {
            count_from(calendar, clocks, Vec::new(), given(calendar, date))
        } else {
            let apply = given(calendar, state.days.apply_on);
            let accepted = workdays::on_or_after(calendar, state.days.apply_on);
            let first = apply.map(|day| vec![milestone(MilestoneKind::Apply, 0, day)]);
            count_from(calendar, clocks, first.unwrap_or_default(), accepted)
        };
        let can_apply = state
            .verdict()
            .is_some_and(|verdict| state.catalog.verdict(verdict).kind == VerdictKind::Apply);
        let basis = match accepted {
            Some(_) => Basis::Accepted,
            None if can_apply => Basis::Application,
            None => Basis::Example,
        };
        let refused = milestones.is_none().then(|| refusal(calendar));
        let milestones = milestones.unwrap_or_default();
        let late_workdays = accepted.and_then(|_| late(calendar, &milestones, state.days.today));
        Self {
            milestones,
            basis,
            late_workdays,
            refused,
        }
    }
}

fn late(calendar: &Calendar, milestones: &[Milestone], today: NaiveDate) -> Option<u32> {
    let due = milestones
        .iter()
        .rfind(|m| m.kind != MilestoneKind::Press)?
        .date;
    (today > due).then(|| workdays::passed(calendar, due, today.succ_opt().unwrap_or(today)).0)
}

fn given(calendar: &Calendar, date: NaiveDate) -> Option<Counted> {
    calendar.kind(date)?;
    let estimated = calendar.is_estimated(date);
    Some(Counted {
        date,
        skipped: Vec::new(),
        estimated,
    })
}

fn count_from(
    calendar: &Calendar,
    clocks: &[Clock],
    mut milestones: Vec<Milestone>,
    accepted: Option<Counted>,
) -> Option<Vec<Milestone>> {
    let accepted = accepted?;
    let accepted_on = accepted.date;
    milestones.push(milestone(MilestoneKind::Accepted, 0, accepted));
    let mut out_on = None;
    let mut last = accepted_on;
    for (stage, kind) in [
        (Stage::TransferOut, MilestoneKind::TransferOut),
        (Stage::TransferIn, MilestoneKind::TransferIn),
    ] {
        let Some(clock) = clocks.iter().find(|clock| clock.stage == stage) else {
            continue;
        };
        let start = match clock.after {
            ClockStart::Accepted => Some(accepted_on),
            ClockStart::TransferOut => out_on,
        };
        // Without the stage it is counted from there is no date to give.
        let Some(start) = start else { continue };
        let due = workdays::add(calendar, start, clock.workdays)?;
        last = last.max(due.date);
        if stage == Stage::TransferOut {
            out_on = Some(due.date);
        }
        milestones.push(milestone(kind, clock.workdays, due));
    }
    let press = workdays::add(calendar, last, 1)?;
    milestones.push(milestone(MilestoneKind::Press, 1, press));
    Some(milestones)
}

fn milestone(kind: MilestoneKind, workdays: u32, counted: Counted) -> Milestone {
    let Counted {
        date,
        skipped,
        estimated,
    } = counted;
    Milestone {
        kind,
        date,
        workdays,
        skipped,
        estimated,
    }
}

fn refusal(calendar: &Calendar) -> String {
    calendar.span().map_or_else(
        || "没有工作日历，算不出日期。".to_owned(),
        |(first, last)| {
            format!("工作日历只有 {first} 年到 {last} 年，这些日期超出了范围，算不出来。请拨 12393 问办结日期。")
        },
    )
}
