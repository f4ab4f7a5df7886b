//! Chinese working days (工作日): adding, counting, and which days off were passed over.

use chrono::{Days as CalendarDays, NaiveDate};

use super::Skipped;
use crate::catalog::{Calendar, DayKind};

/// A count of working days that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// The day it ended on, a working day.
    pub(super) date: NaiveDate,
    /// The days off passed over, in order.
    pub(super) skipped: Vec<Skipped>,
    /// Whether a year without a published notice was touched.
    pub(super) estimated: bool,
}

/// The `count`-th working day after `day`; day 1 is the first working day after it. None when the calendar's years are
/// left.
pub(super) fn add(calendar: &Calendar, day: NaiveDate, count: u32) -> Option<Counted> {
    let mut counted = Counted {
        date: day,
        skipped: Vec::new(),
        estimated: false,
    };
    let mut left = count;
    while left > 0 {
        let date = counted.date.checked_add_days(CalendarDays::new(1))?;
        counted.date = date;
        counted.estimated |= calendar.is_estimated(date);
        match calendar.kind(date)? {
            DayKind::Workday | DayKind::MadeWorkday => left -= 1,
            DayKind::Weekend => counted.skipped.push(Skipped {
                date,
                why: "周末".to_owned(),
            }),
            DayKind::Holiday(name) => {
                counted.skipped.push(Skipped {
                    date,
                    why: name.to_owned(),
                });
            }
        }
    }
    Some(counted)
}

/// The day itself when it is a working day, else the next one.
pub(super) fn on_or_after(calendar: &Calendar, day: NaiveDate) -> Option<Counted> {
    if calendar.kind(day)?.is_workday() {
        let estimated = calendar.is_estimated(day);
        return Some(Counted {
            date: day,
            skipped: Vec::new(),
            estimated,
        });
    }
    add(calendar, day, 1)
}

/// How many working days are over: those after `from` and before `today`. So `n` or more means that `today` is later than
/// the `n`-th working day, also when it is a day off. The flag is false when a day lies outside the calendar's years and
/// the count is only a lower bound.
pub(super) fn passed(calendar: &Calendar, from: NaiveDate, today: NaiveDate) -> (u32, bool) {
    let days = from.iter_days().skip(1).take_while(|&day| day < today);
    let mut exact = calendar.kind(from).is_some() || from >= today;
    let mut count = 0;
    for day in days {
        match calendar.kind(day) {
            Some(kind) => count += u32::from(kind.is_workday()),
            None => exact = false,
        }
    }
    (count, exact)
}
