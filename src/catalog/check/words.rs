//! The words that keys take, for the JSON Schemas.

use super::vocabulary::{KINDS, VERDICT_KINDS};
use super::{claims, derived, entries, facts};
use crate::catalog::Section;

/// The words of a key; `verdict-kind` is the `kind` of a verdict, `kind` that of a question.
pub(in crate::catalog) fn words(key: &str) -> Vec<&'static str> {
    match key {
        "section" => Section::ALL.map(Section::id).into(),
        "reach" => first(&entries::REACHES),
        "side" => first(&entries::SIDES),
        "talk" => first(&entries::MOMENTS),
        "stage" => first(&entries::STAGES),
        "after" => first(&entries::STARTS),
        "scope" => first(&facts::SCOPES),
        "confidence" => first(&facts::CONFIDENCES),
        "basis" => first(&facts::BASES),
        "reading" => first(&claims::READINGS),
        "by" => first(&derived::BYS),
        "kind" => first(&KINDS),
        "verdict-kind" => first(&VERDICT_KINDS),
        key => panic!("no words are known for `{key}`"),
    }
}

fn first<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}
