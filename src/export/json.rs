//! The list as JSON, in the shape `docs/schema/json` documents.

use chrono::NaiveDate;
use serde::Serialize;

use super::json_reasons::{because, cite};
use super::json_shape::{
    AnswerJson, ClaimJson, Due, EntryJson, FindOut, Found, Held, List, LocalVerdict, Pack, SCHEMA,
    SectionJson, Skip, VerdictJson, WhyNot,
};
use super::json_talk::talk_json;
use super::{Marks, OPEN};
use crate::catalog::{Catalog, Claim, Manifest};
use crate::engine::{
    AnswerSource, Certainty, Checklist, Line, Milestone, NearMiss, Reckoned, SectionLines,
    near_misses, write_code,
};
use crate::text::{clean, conclusion_title, note_text, reckoned_label};

/// The list as pretty-printed JSON with a final line end.
pub fn json(catalog: &Catalog, list: &Checklist) -> String {
    json_of(catalog, list, &Marks::new())
}

/// The list with what the person ticked and noted.
pub(super) fn json_of(catalog: &Catalog, list: &Checklist, marks: &Marks) -> String {
    let mut shape = shape(catalog, list);
    for entry in shape.sections.iter_mut().flat_map(|s| &mut s.entries) {
        if let Some(mark) = marks.get(entry.id) {
            entry.done_on = mark.done_on.map(|day| day.to_string());
            entry.remark = Some(mark.note.clone()).filter(|note| !note.is_empty());
        }
    }
    to_json(&shape)
}

/// Any of our shapes as pretty-printed JSON with a final line end. Hostile characters of a pack are replaced as on every
/// face: they can only stand inside strings, so the text stays JSON.
pub(crate) fn to_json(shape: &impl Serialize) -> String {
    // Plain structs with string keys always serialise; the empty text cannot happen.
    let mut text = serde_json::to_string_pretty(shape).unwrap_or_default();
    text.push('\n');
    clean(&text)
}

/// The claims that mention every one of the words, as pretty-printed JSON with a final line end.
pub fn claims_json(catalog: &Catalog, words: &[&str], today: NaiveDate) -> String {
    let claims = catalog.claims_about(words).into_iter();
    to_json(&Found {
        schema: SCHEMA,
        pack: pack(&catalog.manifest, today),
        claims: claims.map(|ix| claim(catalog, catalog.claim(ix))).collect(),
    })
}

fn pack(manifest: &Manifest, today: NaiveDate) -> Pack<'_> {
    Pack {
        version: &manifest.version,
        verified_on: manifest.verified_on.to_string(),
        review_by: manifest.review_by.to_string(),
        stale: manifest.is_stale(today),
    }
}

fn claim<'a>(catalog: &'a Catalog, claim: &'a Claim) -> ClaimJson<'a> {
    ClaimJson {
        id: &claim.id,
        says: &claim.says,
        reading: claim.reading.id(),
        why: &claim.why,
        cite: cite(catalog, &claim.cite),
        none_found: claim.none_found.map(|day| day.to_string()),
        own: Vec::new(),
    }
}

fn shape<'a>(catalog: &'a Catalog, list: &'a Checklist) -> List<'a> {
    List {
        schema: SCHEMA,
        pack: pack(&catalog.manifest, list.days.today),
        as_of: list.days.today.to_string(),
        apply_on: list.days.apply_on.to_string(),
        answers: list
            .answers
            .iter()
            .map(|answer| {
                let (question, derived) = match answer.source {
                    AnswerSource::Question(q) => (&catalog.question(q).id, answer.decided),
                    AnswerSource::Derived(d) => (&catalog.derived(d).id, true),
                };
                AnswerJson {
                    question,
                    option: &answer.option,
                    label: &answer.label,
                    derived,
                }
            })
            .collect(),
        verdict: verdict(catalog, list),
        sections: list.sections.iter().map(|s| section(catalog, s)).collect(),
        find_out: list
            .find_out
            .iter()
            .map(|&q| FindOut {
                question: &catalog.question(q).id,
                text: &catalog.question(q).find_out,
            })
            .collect(),
        held: list.held.iter().map(|line| held(catalog, line)).collect(),
        notes: list.notes.iter().map(|n| note_text(catalog, n)).collect(),
        why_not: why_not(catalog, list),
        timeline: stages(list),
        claims: list
            .claims
            .iter()
            .map(|line| {
                let own = line.own.iter().map(|&ix| catalog.entry(ix).id.as_str());
                ClaimJson {
                    own: own.collect(),
                    ..claim(catalog, catalog.claim(line.claim))
                }
            })
            .collect(),
        talk: talk_json(catalog, list),
        code: write_code(catalog, &list.given),
    }
}

fn verdict<'a>(catalog: &'a Catalog, list: &'a Checklist) -> VerdictJson<'a> {
    let outcome = &list.outcome;
    let sure = outcome.verdict.map(|v| catalog.verdict(v));
    VerdictJson {
        id: sure.map_or("open", |v| &v.id),
        kind: sure.map_or("open", |v| v.kind.id()),
        text: sure.map_or(OPEN, |v| &v.text),
        possible: outcome
            .possible
            .iter()
            .map(|&v| catalog.verdict(v).id.as_str())
            .collect(),
        because: because(catalog, &outcome.because),
        cite: sure.map_or_else(Vec::new, |v| cite(catalog, &v.cite)),
        local: outcome.conclusion().and_then(|shown| {
            Some(LocalVerdict {
                title: conclusion_title(catalog, shown),
                entry: &catalog.entry(shown.local?).id,
            })
        }),
    }
}

fn held<'a>(catalog: &'a Catalog, line: &Line) -> Held<'a> {
    Held {
        entry: &catalog.entry(line.entry).id,
        depends_on: depends_on(catalog, line),
    }
}

fn depends_on<'a>(catalog: &'a Catalog, line: &Line) -> Vec<&'a str> {
    let open = line.depends_on.iter();
    open.map(|&q| catalog.question(q).id.as_str()).collect()
}

fn section<'a>(catalog: &'a Catalog, lines: &SectionLines) -> SectionJson<'a> {
    SectionJson {
        id: lines.section.id(),
        title: lines.section.title(),
        entries: lines.lines.iter().map(|l| entry(catalog, l)).collect(),
    }
}

fn entry<'a>(catalog: &'a Catalog, line: &Line) -> EntryJson<'a> {
    let entry = catalog.entry(line.entry);
    EntryJson {
        id: &entry.id,
        text: &entry.text,
        reach: entry.reach.id(),
        side: entry.side.map(crate::catalog::Side::id),
        region: entry
            .local
            .as_ref()
            .map(|local| catalog.place(local.region).code.as_str()),
        certainty: match line.certainty {
            Certainty::Sure => "sure",
            Certainty::Maybe => "maybe",
        },
        depends_on: depends_on(catalog, line),
        because: because(catalog, &line.because),
        cite: cite(catalog, &entry.cite),
        done_on: None,
        remark: None,
    }
}

/// The stages of the transfer, then what months come to.
fn stages(list: &Checklist) -> Vec<Due<'_>> {
    let reckoned = list.reckoned().map(|reckoned| {
        let (stage, earliest, latest) = match reckoned {
            Reckoned::LastDay { date, .. } => ("gap-limit", date, Some(date)),
            Reckoned::Wait {
                earliest, latest, ..
            } => ("waiting", earliest, latest),
        };
        Due {
            stage,
            label: reckoned_label(reckoned),
            earliest: earliest.to_string(),
            latest: latest.map(|date| date.to_string()),
            workdays: 0,
            skipped: Vec::new(),
            estimated: false,
        }
    });
    let milestones = list.timeline.milestones.iter().map(stage);
    milestones.chain(reckoned).collect()
}

fn why_not<'a>(catalog: &'a Catalog, list: &Checklist) -> Vec<WhyNot<'a>> {
    let one = |miss: NearMiss| {
        let question = catalog.question(miss.question);
        WhyNot {
            entry: &catalog.entry(miss.entry).id,
            question: &question.id,
            option: &question.option(miss.option).id,
        }
    };
    let misses = near_misses(catalog, &list.given, list.days);
    misses.into_iter().map(one).collect()
}

fn stage(milestone: &Milestone) -> Due<'_> {
    Due {
        stage: milestone.kind.id(),
        label: milestone.kind.label().to_owned(),
        earliest: milestone.date.to_string(),
        latest: Some(milestone.date.to_string()),
        workdays: milestone.workdays,
        skipped: milestone
            .skipped
            .iter()
            .map(|s| Skip {
                date: s.date.to_string(),
                why: &s.why,
            })
            .collect(),
        estimated: milestone.estimated,
    }
}
