//! Facts (事实): what was read where, and how a text refers to them.

use chrono::NaiveDate;

use super::{Catalog, FactIx, PlaceIx};

/// How sure a fact is. The rule of the evidence: 高 read in the original or in two independent sources that agree,
/// 中 one reliable report or a local reading, 低 an inference or a weak site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// 低: may only be shown as 请核实.
    Low,
    /// 中
    Medium,
    /// 高
    High,
}

/// Whether a fact holds everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactScope {
    /// 全国
    National,
    /// Only in the place the fact names.
    Local,
}

/// One thing that was read somewhere.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Id such as `N43-T10`, unique in the pack.
    pub id: String,
    /// Whether it holds everywhere.
    pub scope: FactScope,
    /// How sure it is.
    pub confidence: Confidence,
    /// Title of the document.
    pub title: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// 文号, where there is one.
    pub doc_no: Option<String>,
    /// Article, only where it was verified.
    pub article: Option<String>,
    /// Exact phrases of the document; empty for a paraphrase (转述).
    pub quotes: Vec<String>,
    /// A link that may be shown to people.
    pub url: Option<String>,
    /// Until when the fact was last known to hold, in words.
    pub last_known_valid: String,
    /// The place whose rule it is, for facts of region packs.
    pub region: Option<PlaceIx>,
    /// The first day on which its document no longer holds by its own words, where it says so.
    pub valid_to: Option<NaiveDate>,
}

/// A text's reference to a fact (依据).
#[derive(Debug, Clone)]
pub struct Citation {
    /// The fact.
    pub fact: FactIx,
    /// The phrase to show instead of the fact's first, see [`Catalog::quote`].
    pub chosen: Option<Box<str>>,
}

impl Catalog {
    /// The phrase shown of a citation: the one chosen, else the fact's first; none for a paraphrase. There are many
    /// citations of few phrases, so no copy stands in each.
    pub fn quote<'a>(&'a self, citation: &'a Citation) -> Option<&'a str> {
        let first = || self.fact(citation.fact).quotes.first().map(String::as_str);
        citation.chosen.as_deref().or_else(first)
    }
}

/// One word of the glossary (术语).
#[derive(Debug, Clone)]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means, in a sentence.
    pub short: String,
    /// What the explanation rests on; may be empty.
    pub cite: Vec<Citation>,
}
