//! A story as written in `content/cases/`.

use std::collections::BTreeMap;

use serde::Deserialize;
use yiqian::catalog::Catalog;
use yiqian::engine::{Answers, Days, parse_answers};

use crate::common::date;
use crate::files::read;

/// The day most stories happen on.
const TODAY: &str = "2026-11-21";

/// One story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    pub story: String,
    as_of: Option<String>,
    apply_on: Option<String>,
    pub answers: BTreeMap<String, OneOrMore>,
    pub verdict: String,
    /// The verdicts still possible when the verdict is `open`: these and no others.
    #[serde(default)]
    pub possible: Vec<String>,
    /// What the sure lines and the verdict must cite, together.
    pub facts: Vec<String>,
    /// Whether the list has the lines of `must` and `maybe` and no others.
    #[serde(default)]
    pub whole: bool,
    /// Entries that must be there, sure.
    pub must: Vec<String>,
    /// Entries that must be there, but only 视情况.
    #[serde(default)]
    pub maybe: Vec<String>,
    /// Entries that must be held back until more is known.
    #[serde(default)]
    pub held: Vec<String>,
    /// Entries that must not be there at all.
    pub must_not: Vec<String>,
    /// Questions the list must say how to find out.
    #[serde(default)]
    pub find_out: Vec<String>,
    /// Milestones and their days; empty: there must be no days.
    pub dates: Option<BTreeMap<String, String>>,
    /// What months come to: `gap-limit` and `waiting` with their days (`2026-11-30`, or `最早/最晚`); these and no others.
    pub months: Option<BTreeMap<String, String>>,
    /// What the days are counted from: `accepted`, `application` or `example`.
    pub counted_from: Option<String>,
    /// The milestones marked 估算: these and no others.
    pub estimated: Option<Vec<String>>,
}

/// An answer as written: `proxy`, or `[proxy, veteran]`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// All stories with the name of their file.
pub fn cases() -> Vec<(String, Case)> {
    read("")
}

impl Case {
    pub fn days(&self) -> Days {
        let today = date(self.as_of.as_deref().unwrap_or(TODAY));
        Days {
            today,
            apply_on: self.apply_on.as_deref().map_or(today, date),
        }
    }

    pub fn answers(&self, catalog: &Catalog) -> Result<Answers, String> {
        let pairs: Vec<(&str, String)> = self
            .answers
            .iter()
            .map(|(question, answer)| match answer {
                OneOrMore::One(one) => (question.as_str(), one.clone()),
                OneOrMore::More(more) => (question.as_str(), more.join(",")),
            })
            .collect();
        parse_answers(catalog, pairs.iter().map(|(q, a)| (*q, a.as_str())))
            .map_err(|problems| problems.to_string())
    }
}
