//! Non-working days by year, from the yearly notices (放假调休) and, where none is published, the statutory days.

use chrono::{Datelike, NaiveDate, Weekday};

/// The years whose working days are known or estimated, in order and without a gap.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// One item a year, ascending.
    pub years: Vec<CalendarYear>,
}

/// One year.
#[derive(Debug, Clone)]
pub struct CalendarYear {
    /// The calendar year.
    pub year: i32,
    /// 文号 of the notice; none for a year estimated from the statutory days.
    pub doc_no: Option<String>,
    /// The days off, adjoining weekends included where the notice says so.
    pub off: Vec<Holiday>,
    /// Saturdays and Sundays that are working days.
    pub work: Vec<NaiveDate>,
}

/// A run of days off.
#[derive(Debug, Clone)]
pub struct Holiday {
    /// Its name.
    pub name: String,
    /// The first day off.
    pub from: NaiveDate,
    /// The last day off.
    pub to: NaiveDate,
}

/// Why a day is or is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'c> {
    /// An ordinary weekday.
    Workday,
    /// A weekend day made a working day by the notice (调休上班).
    MadeWorkday,
    /// A Saturday or Sunday.
    Weekend,
    /// A holiday, with its name.
    Holiday(&'c str),
}

impl DayKind<'_> {
    /// Whether offices work on this day.
    pub fn is_workday(self) -> bool {
        matches!(self, Self::Workday | Self::MadeWorkday)
    }
}

impl Calendar {
    /// The year's table, when there is one.
    pub fn year(&self, year: i32) -> Option<&CalendarYear> {
        self.years.iter().find(|y| y.year == year)
    }

    /// The first and the last year there is a table for.
    pub fn span(&self) -> Option<(i32, i32)> {
        Some((self.years.first()?.year, self.years.last()?.year))
    }

    /// What the day is; none outside the table.
    pub fn kind(&self, day: NaiveDate) -> Option<DayKind<'_>> {
        let year = self.year(day.year())?;
        if year.work.contains(&day) {
            return Some(DayKind::MadeWorkday);
        }
        if let Some(holiday) = year.off.iter().find(|h| h.from <= day && day <= h.to) {
            return Some(DayKind::Holiday(&holiday.name));
        }
        Some(match day.weekday() {
            Weekday::Sat | Weekday::Sun => DayKind::Weekend,
            _ => DayKind::Workday,
        })
    }

    /// Whether the year of this day has no published notice, so that the day is an estimate.
    pub fn is_estimated(&self, day: NaiveDate) -> bool {
        self.year(day.year()).is_some_and(|y| y.doc_no.is_none())
    }
}
