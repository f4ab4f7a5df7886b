//! What a pack says of itself.

use chrono::NaiveDate;

/// Version, dates and history of a pack.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// Name of the pack.
    pub title: String,
    /// Version, `YYYY.M.N`.
    pub version: String,
    /// The day its sources were last gone through (核验日期).
    pub verified_on: NaiveDate,
    /// The day by which it must be gone through again (复核期限); from that day on it is stale.
    pub review_by: NaiveDate,
    /// The first day of application it covers.
    pub applies_from: NaiveDate,
    /// How to report a wrong line.
    pub report: String,
    /// The number to ask.
    pub hotline: String,
    /// What changed, newest last.
    pub changes: Vec<Change>,
    /// Question and option ids that were renamed.
    pub renames: Vec<Rename>,
}

impl Manifest {
    /// Whether the pack is past its review date on this day.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        today >= self.review_by
    }
}

/// One line of a pack's history.
#[derive(Debug, Clone)]
pub struct Change {
    /// The version that brought it.
    pub version: String,
    /// When.
    pub date: NaiveDate,
    /// What.
    pub text: String,
}

/// A public id that has a new name: `question` or `question=option`.
#[derive(Debug, Clone)]
pub struct Rename {
    /// The old id.
    pub from: String,
    /// The new id.
    pub to: String,
}
