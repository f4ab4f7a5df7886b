//! The order in which answers are packed into an answer code.

use super::{Kind, OptionIx, QuestionIx};

/// One question in the order of the codes. Slots are only ever added at the end, and so are their options, so that a code
/// keeps its meaning on every later pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The id of the question when the slot was made.
    pub id: String,
    /// Of which kind it is, for ever.
    pub kind: Kind,
    /// The question; none when it was removed.
    pub question: Option<QuestionIx>,
    /// The options in the order of the codes; none for those removed. At most [`Self::MAX_OPTIONS`].
    pub options: Vec<Option<OptionIx>>,
}

impl Slot {
    /// The most options a slot may ever have.
    pub const MAX_OPTIONS: usize = 100;
}
