//! Conditions over answers, after ids are resolved.

use super::{DerivedIx, OptionIx, QuestionIx, VerdictIx};

/// A set of options of one question or derived answer, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct OptionSet(u64);

impl OptionSet {
    /// The number of options a question may have.
    pub const MAX: usize = 64;
    /// No option.
    pub const EMPTY: Self = Self(0);

    /// The first `count` options. `count` is at most [`Self::MAX`], which the loader holds.
    pub fn all(count: usize) -> Self {
        if count >= Self::MAX {
            Self(u64::MAX)
        } else {
            Self((1 << count) - 1)
        }
    }

    /// Exactly one option.
    pub fn only(option: OptionIx) -> Self {
        Self(1 << option.0)
    }

    /// This set and one more option.
    #[must_use]
    pub fn with(self, option: OptionIx) -> Self {
        Self(self.0 | 1 << option.0)
    }

    /// This set less one option.
    #[must_use]
    pub fn without(self, option: OptionIx) -> Self {
        Self(self.0 & !(1 << option.0))
    }

    /// Whether the option is in the set.
    pub fn contains(self, option: OptionIx) -> bool {
        self.0 & (1 << option.0) != 0
    }

    /// The options in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether no option is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether every option of this set is in the other.
    pub fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The options of the set, in order.
    pub fn iter(self) -> impl Iterator<Item = OptionIx> {
        (0..Self::MAX)
            .map(OptionIx)
            .filter(move |&o| self.contains(o))
    }
}

impl FromIterator<OptionIx> for OptionSet {
    fn from_iter<I: IntoIterator<Item = OptionIx>>(options: I) -> Self {
        options.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// A set of verdicts; a bit set like [`OptionSet`], of positions in the list of verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct VerdictSet(OptionSet);

impl VerdictSet {
    /// The number of verdicts a pack may have.
    pub const MAX: usize = OptionSet::MAX;

    /// Whether the verdict is in the set.
    pub fn contains(self, verdict: VerdictIx) -> bool {
        self.0.contains(OptionIx(verdict.0))
    }

    /// Whether no verdict is in the set.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether every verdict of this set is in the other.
    pub fn is_subset(self, other: Self) -> bool {
        self.0.is_subset(other.0)
    }

    /// The verdicts in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0.intersection(other.0))
    }

    /// The verdicts of the set, in order.
    pub fn iter(self) -> impl Iterator<Item = VerdictIx> {
        self.0.iter().map(|o| VerdictIx(o.0))
    }
}

impl FromIterator<VerdictIx> for VerdictSet {
    fn from_iter<I: IntoIterator<Item = VerdictIx>>(verdicts: I) -> Self {
        Self(verdicts.into_iter().map(|v| OptionIx(v.0)).collect())
    }
}

/// A condition over answers. It is yes, no, or unknown because of questions not answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Every part holds; with no part, always yes.
    All(Vec<Self>),
    /// Some part holds; with no part, never.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// A question's answer is one of these options; for several-questions: one of these is ticked.
    /// A question that is certainly not asked tests false.
    Answer(QuestionIx, OptionSet),
    /// A derived answer is one of these values.
    Derived(DerivedIx, OptionSet),
    /// The verdict is one of these. Never part of a question's, derived answer's or verdict's own rule.
    Verdict(VerdictSet),
}

impl Rule {
    /// The rule that always holds.
    pub const fn always() -> Self {
        Self::All(Vec::new())
    }
}
