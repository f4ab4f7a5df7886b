//! The time an entry speaks of: how long a stage may take, which months it counts, since and until when it holds.

use chrono::NaiveDate;

use super::QuestionIx;

/// A stage of the transfer that has a legal time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// 转出
    TransferOut,
    /// 转入
    TransferIn,
}

/// What a time limit is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockStart {
    /// The day of acceptance (受理日).
    Accepted,
    /// The day the transfer-out stage is due.
    TransferOut,
}

/// The time limit an entry states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The stage that must be over.
    pub stage: Stage,
    /// What the days are counted from. Day 1 is the working day after it.
    pub after: ClockStart,
    /// How many working days (工作日).
    pub workdays: u32,
}

/// What months are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthsAfter {
    /// The month answered to this question: the last one that was paid for. Counted whole, so the count ends with the
    /// last day of a month. The rules do not say where it starts (O19 of the evidence); this is our count.
    Paid(QuestionIx),
    /// The day of enrolling and paying, taken to be the day of application.
    Enrolled,
}

/// Months that an entry counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months {
    /// From where.
    pub after: MonthsAfter,
    /// How many at least; none only where there is a most.
    pub at_least: Option<u32>,
    /// How many at most; none when there is no end.
    pub up_to: Option<u32>,
}

/// The days of application for which something holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effective {
    /// The first day, or since ever.
    pub from: Option<NaiveDate>,
    /// The first day on which it no longer holds, or never.
    pub to: Option<NaiveDate>,
}

impl Effective {
    /// Whether some day lies in both.
    pub(super) fn overlaps(self, other: Self) -> bool {
        let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| {
            end.is_some_and(|end| start.is_some_and(|start| end <= start))
        };
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Whether it holds on this day of application.
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }
}
