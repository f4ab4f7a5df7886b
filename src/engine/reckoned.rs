//! The months an entry counts, as days of the calendar.

use chrono::{Days as Span, Months as ChronoMonths, NaiveDate};

use super::state::State;
use super::{Answer, Truth};
use crate::catalog::{Entry, MonthsAfter};

/// Days that an entry's months come to. They are calendar days, and not of the transfer, whose milestones are a
/// [`super::Timeline`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoned {
    /// The last day within so many months after a month, counted whole.
    LastDay {
        /// The first day of the month that is counted from, the last one paid for.
        paid: NaiveDate,
        /// How many months after it.
        months: u32,
        /// The last day of the last of them.
        date: NaiveDate,
        /// Calendar days from today to that day; negative when it is past.
        days_left: i64,
    },
    /// When waiting is over that began with enrolling and paying on a day.
    Wait {
        /// That day.
        enrolled: NaiveDate,
        /// The earliest end.
        earliest: NaiveDate,
        /// The latest end; none when the rules give none.
        latest: Option<NaiveDate>,
    },
}

impl Reckoned {
    /// None when the entry counts no months, when the month is not known, or when a day would be outside of chrono's years.
    pub(super) fn of(state: &State<'_>, entry: &Entry) -> Option<Self> {
        let months = entry.months?;
        match months.after {
            MonthsAfter::Paid(question) => {
                // Also where only an open answer before it decides whether it is asked: the day would still be lost.
                let asked = state.asking(question) != Truth::No;
                let (true, Some(Answer::Date(paid))) = (asked, state.answer(question)) else {
                    return None;
                };
                let most = months.up_to?;
                let date = paid
                    .checked_add_months(ChronoMonths::new(most.checked_add(1)?))?
                    .checked_sub_days(Span::new(1))?;
                Some(Self::LastDay {
                    paid,
                    months: most,
                    date,
                    days_left: date.signed_duration_since(state.days.today).num_days(),
                })
            }
            MonthsAfter::Enrolled => {
                let enrolled = state.days.apply_on;
                let after = |months| enrolled.checked_add_months(ChronoMonths::new(months));
                Some(Self::Wait {
                    enrolled,
                    earliest: after(months.at_least?)?,
                    latest: months.up_to.and_then(after),
                })
            }
        }
    }
}
