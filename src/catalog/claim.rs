//! Claims (网传说法): sentences found in articles, and our reading of each.

use chrono::NaiveDate;

use super::{Catalog, Citation, ClaimIx, Rule};

/// What we make of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// 对
    Right,
    /// 过时: it was so once.
    Outdated,
    /// 只在某地: some places have it so.
    Local,
    /// 错
    Wrong,
    /// 说不准: nothing that was read settles it.
    Unsure,
}

impl Reading {
    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Outdated => "outdated",
            Self::Local => "local",
            Self::Wrong => "wrong",
            Self::Unsure => "unsure",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Right => "对",
            Self::Outdated => "过时",
            Self::Local => "只在某地",
            Self::Wrong => "错",
            Self::Unsure => "说不准",
        }
    }
}

/// One claim. Invariant: it cites something or says when nothing was found, never both.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Kebab-case id, unique in the pack.
    pub id: String,
    /// The sentence as found, at most [`Self::LONGEST`] characters.
    pub says: String,
    /// Our reading.
    pub reading: Reading,
    /// Why we read it so, and what to do instead.
    pub why: String,
    /// What the reading rests on; empty when nothing was found.
    pub cite: Vec<Citation>,
    /// The day on which no source was found.
    pub none_found: Option<NaiveDate>,
    /// For whom it matters.
    pub when: Rule,
}

impl Claim {
    /// How many characters a claim may have: it is quoted on one or two lines.
    pub const LONGEST: usize = 60;

    /// Whether the word stands in the sentence, the reason or the reading's label. Letters are compared without case.
    pub fn mentions(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        [&self.says, &self.why, self.reading.label()]
            .iter()
            .any(|text| text.to_lowercase().contains(&word))
    }
}

impl Catalog {
    /// The claims that mention every one of the words, in the pack's order; all of them without a word.
    pub fn claims_about(&self, words: &[&str]) -> Vec<ClaimIx> {
        let mentions = |claim: &Claim| words.iter().all(|word| claim.mentions(word));
        let claims = self.claims.iter().enumerate();
        claims
            .filter(|(_, claim)| mentions(claim))
            .map(|(at, _)| ClaimIx(at))
            .collect()
    }
}
