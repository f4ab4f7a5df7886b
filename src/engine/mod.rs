//! From answers to a checklist, purely: no terminal, file or clock.
//!
//! Everything is recomputed from all answers at every change ([`Interview::replay`], [`Checklist::build`]), so no stale
//! branch can survive.

mod answers;
mod checklist;
mod code;
mod compare;
mod conclusion;
mod era;
mod held;
mod interview;
mod lines;
mod month;
mod parse;
mod places;
mod proof;
mod reasons;
mod reckoned;
mod share;
mod state;
mod timeline;
mod truth;
mod workdays;

pub use answers::{Answer, Answers};
pub use checklist::{
    AnswerLine, AnswerSource, Certainty, Checklist, ClaimLine, Condition, Line, Note, Reason,
    ReasonAnswer, SectionLines,
};
pub use code::{CodeError, Restored, read_code, write_code};
pub use compare::{Difference, NearMiss, near_misses, with_answer};
pub use conclusion::{Conclusion, Outcome};
pub use interview::{Interview, Step};
pub use month::{Day, DayMark, Month, legend, months};
pub use parse::{AnswerProblems, check_dates, parse_answers, parse_place, write_answers};
pub use places::{Localized, localize, localize_readable, provinces};
pub use proof::{Proof, Proved, prove, prove_regions};
pub use reckoned::Reckoned;
pub use share::SureShare;
pub use timeline::{Basis, Milestone, MilestoneKind, Skipped, Timeline};
pub use truth::Truth;

use chrono::NaiveDate;

/// The two days a checklist depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The day the list is made for (`--as-of`, else today).
    pub today: NaiveDate,
    /// The day of application, whose rules hold (`--apply-on`, else [`Self::today`]).
    pub apply_on: NaiveDate,
}
