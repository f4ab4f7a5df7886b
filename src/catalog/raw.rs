//! The files of a pack as written: plain structs, nothing checked but their shape. Keys not named here are refused.

use serde::Deserialize;

use super::raw_rule::{Pairs, RawRule, Skipped};
use super::yaml::At;

/// A text or an id, with its line.
pub(super) type Text = At<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawManifest {
    pub title: Text,
    pub version: Text,
    pub verified_on: Text,
    pub review_by: Text,
    pub applies_from: Text,
    pub report: Text,
    pub hotline: Text,
    pub changes: At<Vec<RawChange>>,
    #[serde(default)]
    pub renames: Vec<RawRename>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChange {
    pub version: Text,
    pub date: Text,
    pub text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRename {
    pub from: Text,
    pub to: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    pub id: Text,
    pub kind: Text,
    pub short: Text,
    pub text: Text,
    pub why: Text,
    pub find_out: Text,
    pub cite: At<Vec<Text>>,
    pub when: Option<At<RawRule>>,
    pub options: Option<At<Vec<RawOption>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOption {
    pub id: Text,
    pub label: Text,
    pub short: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDerived {
    pub id: Text,
    pub short: Text,
    pub by: Text,
    pub of: Option<Text>,
    #[serde(default = "yes")]
    pub shown: bool,
    pub options: At<Vec<RawDerivedOption>>,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDerivedOption {
    pub id: Text,
    pub label: Text,
    pub when: Option<At<RawRule>>,
    pub up_to: Option<At<u32>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawVerdict {
    pub id: Text,
    pub kind: Text,
    pub title: Text,
    pub text: Text,
    pub when: At<RawRule>,
    pub cite: At<Vec<Text>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEntry {
    pub id: Text,
    pub section: Text,
    pub text: Text,
    pub note: Option<Text>,
    pub when: Option<At<RawRule>>,
    pub reach: Text,
    pub side: Option<Text>,
    pub clock: Option<At<RawClock>>,
    pub effective: Option<At<RawEffective>>,
    pub cite: At<Vec<Text>>,
    #[serde(default)]
    pub quote: Pairs,
    #[serde(default)]
    pub derived: Vec<RawCertified>,
    #[serde(default)]
    pub excludes: Vec<Text>,
}

/// An entry of a region pack.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRegionEntry {
    pub id: Text,
    pub region: Text,
    pub topic: Text,
    pub section: Text,
    pub side: Text,
    pub text: Text,
    pub note: Option<Text>,
    pub when: Option<At<RawRule>>,
    pub reach: Text,
    #[serde(default)]
    pub replaces: Vec<Text>,
    #[serde(default)]
    pub withholds: Vec<Text>,
    pub effective: Option<At<RawEffective>>,
    pub cite: At<Vec<Text>>,
    #[serde(default)]
    pub quote: Pairs,
    #[serde(default)]
    pub derived: Vec<RawCertified>,
}

impl RawRegionEntry {
    /// The part that every entry has.
    pub(super) fn into_entry(self) -> RawEntry {
        RawEntry {
            id: self.id,
            section: self.section,
            text: self.text,
            note: self.note,
            when: self.when,
            reach: self.reach,
            side: Some(self.side),
            clock: None,
            effective: self.effective,
            cite: self.cite,
            quote: self.quote,
            derived: self.derived,
            excludes: Vec::new(),
        }
    }
}

/// What local rules are about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTopic {
    pub id: Text,
    pub label: Text,
    pub side: Option<Text>,
    pub when: Option<At<RawRule>>,
    pub ask: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClock {
    pub stage: Text,
    pub after: Text,
    pub workdays: At<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEffective {
    pub from: Option<Text>,
    pub to: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCertified {
    pub figure: Text,
    pub sum: At<Vec<Text>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClaim {
    pub id: Text,
    pub says: Text,
    pub reading: Text,
    pub why: Text,
    pub cite: At<Vec<Text>>,
    pub none_found: Option<Text>,
    pub when: At<RawRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlace {
    pub code: Text,
    pub name: Text,
    pub common: Text,
    pub short: Option<Text>,
    pub pinyin: Text,
    pub initials: Text,
    pub of: Option<Text>,
    pub one_pool: Option<RawOnePool>,
    #[serde(default)]
    pub unclear_with: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOnePool {
    pub cite: At<Vec<Text>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTerm {
    pub term: Text,
    pub short: Text,
    #[serde(default)]
    pub cite: Vec<Text>,
}

/// One fact. What only serves its keepers (where it was seen, which figures it adds up) is allowed and dropped.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFact {
    pub id: Text,
    pub statement: Text,
    pub scope: Text,
    pub place: Option<Text>,
    pub confidence: Text,
    pub basis: Text,
    pub title: Text,
    pub issuer: Option<Text>,
    pub doc_no: Option<Text>,
    pub article: Option<Text>,
    #[serde(default)]
    pub quotes: Vec<Text>,
    pub url: Option<Text>,
    pub last_known_valid: Text,
    pub region: Option<Text>,
    pub valid_to: Option<Text>,
    #[serde(rename = "date")]
    pub _date: Option<Skipped>,
    #[serde(rename = "quotes_at")]
    pub _quotes_at: Option<Skipped>,
    #[serde(rename = "sum")]
    pub _sum: Option<Skipped>,
    #[serde(rename = "seen_at")]
    pub _seen_at: Option<Skipped>,
    #[serde(rename = "seen_via")]
    pub _seen_via: Option<Skipped>,
    #[serde(rename = "note")]
    pub _note: Option<Skipped>,
}

/// A fact that nothing rests on, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawUnused {
    pub fact: Text,
    pub why: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawYear {
    pub year: At<i32>,
    pub doc_no: Option<Text>,
    #[serde(rename = "issued")]
    pub _issued: Option<Skipped>,
    #[serde(default)]
    pub off: Vec<RawHoliday>,
    #[serde(default)]
    pub work: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHoliday {
    pub name: Text,
    pub from: Text,
    pub to: Text,
}
