//! The exact shape of the list in JSON; the order of fields is the order written.

use serde::Serialize;

use super::json_talk::TalkJson;

/// The version of the shape.
pub(super) const SCHEMA: u32 = 1;

#[derive(Serialize)]
pub(super) struct List<'a> {
    pub(super) schema: u32,
    pub(super) pack: Pack<'a>,
    pub(super) as_of: String,
    pub(super) apply_on: String,
    pub(super) answers: Vec<AnswerJson<'a>>,
    pub(super) verdict: VerdictJson<'a>,
    pub(super) sections: Vec<SectionJson<'a>>,
    pub(super) find_out: Vec<FindOut<'a>>,
    pub(super) held: Vec<Held<'a>>,
    pub(super) notes: Vec<String>,
    pub(super) why_not: Vec<WhyNot<'a>>,
    pub(super) timeline: Vec<Due<'a>>,
    pub(super) claims: Vec<ClaimJson<'a>>,
    pub(super) talk: Vec<TalkJson<'a>>,
    pub(super) code: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Pack<'a> {
    pub(super) version: &'a str,
    pub(super) verified_on: String,
    pub(super) review_by: String,
    pub(super) stale: bool,
}

#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    pub(super) question: &'a str,
    pub(super) option: &'a str,
    pub(super) label: &'a str,
    pub(super) derived: bool,
}

#[derive(Serialize)]
pub(super) struct VerdictJson<'a> {
    pub(super) id: &'a str,
    pub(super) kind: &'a str,
    pub(super) text: &'a str,
    pub(super) possible: Vec<&'a str>,
    pub(super) because: Vec<Because<'a>>,
    pub(super) cite: Vec<Cite<'a>>,
    pub(super) local: Option<LocalVerdict<'a>>,
}

#[derive(Serialize)]
pub(super) struct LocalVerdict<'a> {
    pub(super) title: &'a str,
    pub(super) entry: &'a str,
}

#[derive(Serialize)]
pub(super) struct SectionJson<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) entries: Vec<EntryJson<'a>>,
}

/// `done_on` and `remark` are there only when the person ticked the line, or noted something on it.
#[derive(Serialize)]
pub(super) struct EntryJson<'a> {
    pub(super) id: &'a str,
    pub(super) text: &'a str,
    pub(super) reach: &'a str,
    pub(super) side: Option<&'a str>,
    pub(super) region: Option<&'a str>,
    pub(super) certainty: &'a str,
    pub(super) depends_on: Vec<&'a str>,
    pub(super) because: Vec<Because<'a>>,
    pub(super) cite: Vec<Cite<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) done_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remark: Option<String>,
}

/// `option` is the date for a date question. `ticked` is there only when the reason is that the
/// option of a several-question is not ticked.
#[derive(Serialize)]
pub(super) struct Because<'a> {
    pub(super) question: &'a str,
    pub(super) option: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ticked: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct Cite<'a> {
    pub(super) fact: &'a str,
    pub(super) title: &'a str,
    pub(super) issuer: Option<&'a str>,
    pub(super) doc_no: Option<&'a str>,
    pub(super) article: Option<&'a str>,
    pub(super) quote: Option<String>,
    pub(super) url: Option<String>,
}

/// `none_found` is the day on which no source was found; then `cite` is empty.
#[derive(Serialize)]
pub(super) struct ClaimJson<'a> {
    pub(super) id: &'a str,
    pub(super) says: &'a str,
    pub(super) reading: &'a str,
    pub(super) why: &'a str,
    pub(super) cite: Vec<Cite<'a>>,
    pub(super) none_found: Option<String>,
    /// The lines of the person's own places on what the claim speaks of.
    pub(super) own: Vec<&'a str>,
}

/// All claims, or those searched for.
#[derive(Serialize)]
pub(super) struct Found<'a> {
    pub(super) schema: u32,
    pub(super) pack: Pack<'a>,
    pub(super) claims: Vec<ClaimJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct FindOut<'a> {
    pub(super) question: &'a str,
    pub(super) text: &'a str,
}

/// A line that is held back until more is known, with the open questions it hangs on.
#[derive(Serialize)]
pub(super) struct Held<'a> {
    pub(super) entry: &'a str,
    pub(super) depends_on: Vec<&'a str>,
}

/// A line that one other answer would have brought.
#[derive(Serialize)]
pub(super) struct WhyNot<'a> {
    pub(super) entry: &'a str,
    pub(super) question: &'a str,
    pub(super) option: &'a str,
}

/// A milestone is one day as far as the national rules go, so `earliest` and `latest` are the same. Waiting may have no
/// latest end.
#[derive(Serialize)]
pub(super) struct Due<'a> {
    pub(super) stage: &'a str,
    pub(super) label: String,
    pub(super) earliest: String,
    pub(super) latest: Option<String>,
    pub(super) workdays: u32,
    pub(super) skipped: Vec<Skip<'a>>,
    pub(super) estimated: bool,
}

#[derive(Serialize)]
pub(super) struct Skip<'a> {
    pub(super) date: String,
    pub(super) why: &'a str,
}
