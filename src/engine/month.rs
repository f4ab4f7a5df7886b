//! The timeline as months: every day with what falls on it.

use chrono::{Datelike as _, NaiveDate};

use super::{Checklist, MilestoneKind};
use crate::catalog::{Calendar, DayKind};

/// One month of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u32,
    /// The weeks, Monday first; none for the days of other months.
    pub weeks: Vec<[Option<Day>; 7]>,
    /// Whether its working days are an estimate.
    pub estimated: bool,
}

/// One day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// What is to be known of it.
    pub mark: DayMark,
}

/// What falls on a day; of several things the one that matters most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayMark {
    /// A point of the timeline.
    Milestone(MilestoneKind),
    /// Today.
    Today,
    /// A weekend day that is a working day.
    MadeWorkday,
    /// A day off.
    Off,
    /// An ordinary working day.
    Workday,
}

impl DayMark {
    /// One character, so that a day can be told without its colour; empty for an ordinary day.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Milestone(kind) => match kind {
                MilestoneKind::Apply => "申",
                MilestoneKind::Accepted => "受",
                MilestoneKind::TransferOut => "出",
                MilestoneKind::TransferIn => "入",
                MilestoneKind::Press => "催",
            },
            Self::Today => "今",
            Self::MadeWorkday => "班",
            Self::Off => "休",
            Self::Workday => "",
        }
    }

    /// What the character means.
    pub fn label(self) -> &'static str {
        match self {
            Self::Milestone(kind) => kind.label(),
            Self::Today => "今天",
            Self::MadeWorkday => "调休上班",
            Self::Off => "休息日",
            Self::Workday => "",
        }
    }
}

/// The months from the first point of the timeline to the last; empty while the dates are not shown.
pub fn months(calendar: &Calendar, list: &Checklist) -> Vec<Month> {
    let milestones = &list.timeline.milestones;
    let (Some(first), Some(end)) = (milestones.first(), milestones.last()) else {
        return Vec::new();
    };
    if !list.shows_dates() {
        return Vec::new();
    }
    let start = first.date.with_day(1).unwrap_or(first.date);
    let mut months: Vec<Month> = Vec::new();
    for date in start.iter_days() {
        if (date.year(), date.month()) > (end.date.year(), end.date.month()) {
            break;
        }
        if date.day() == 1 {
            months.push(Month {
                year: date.year(),
                month: date.month(),
                weeks: Vec::new(),
                estimated: calendar.is_estimated(date),
            });
        }
        let Some(month) = months.last_mut() else {
            continue;
        };
        let weekday = date.weekday().num_days_from_monday() as usize;
        if weekday == 0 || month.weeks.is_empty() {
            month.weeks.push([None; 7]);
        }
        if let Some(week) = month.weeks.last_mut() {
            week[weekday] = Some(Day {
                date,
                mark: mark(calendar, list, date),
            });
        }
    }
    months
}

fn mark(calendar: &Calendar, list: &Checklist, date: NaiveDate) -> DayMark {
    // Applied for and accepted on one day: what counts is that it was accepted.
    let milestone = list.timeline.milestones.iter().rfind(|m| m.date == date);
    match (milestone, calendar.kind(date)) {
        (Some(milestone), _) => DayMark::Milestone(milestone.kind),
        _ if date == list.days.today => DayMark::Today,
        (None, Some(DayKind::MadeWorkday)) => DayMark::MadeWorkday,
        (None, Some(DayKind::Weekend | DayKind::Holiday(_))) => DayMark::Off,
        (None, _) => DayMark::Workday,
    }
}

/// Every mark of these months once, the most important first, for a legend.
pub fn legend(months: &[Month]) -> Vec<DayMark> {
    let days = months.iter().flat_map(|month| month.weeks.iter().flatten());
    let mut marks: Vec<DayMark> = days.flatten().map(|day| day.mark).collect();
    marks.sort_unstable();
    marks.dedup();
    marks.retain(|mark| *mark != DayMark::Workday);
    marks
}
