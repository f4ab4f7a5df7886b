//! The conclusions.

use super::{Citation, Rule};

/// What kind of conclusion a verdict is. The ids are public (JSON, exit summaries).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    /// 可以申请
    Apply,
    /// 先办好这几件再申请
    Prepare,
    /// 不用办转移
    NotNeeded,
    /// 走别的手续
    OtherRoute,
}

impl VerdictKind {
    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Apply => "apply",
            Self::Prepare => "prepare",
            Self::NotNeeded => "not-needed",
            Self::OtherRoute => "other-route",
        }
    }
}

/// A conclusion (结论).
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Kebab-case id.
    pub id: String,
    /// What kind of conclusion it is.
    pub kind: VerdictKind,
    /// The conclusion in a few words.
    pub title: String,
    /// What it means for the person.
    pub text: String,
    /// When it holds. Disjoint from and exhaustive with the other verdicts over complete answers.
    pub when: Rule,
    /// What it rests on; never empty.
    pub cite: Vec<Citation>,
}
