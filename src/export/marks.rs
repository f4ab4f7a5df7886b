//! What a person did with the lines of a list.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// What a person ticked or noted on one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// The day it was done; none while it is not.
    pub done_on: Option<NaiveDate>,
    /// A short note, at most 200 characters, harmless on any terminal.
    pub note: String,
}

/// The marks, by entry id. Those of entries that are not on a list are passed over.
pub type Marks = BTreeMap<String, Mark>;
