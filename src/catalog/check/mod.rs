//! From raw items to the catalog: ids resolved, every problem reported, nothing stopped by the first one.
//!
//! Every list keeps one checked item for one raw item, right or wrong, so that positions stay the same throughout; a
//! catalog made of wrong items never leaves [`super::load()`].

mod calendar;
mod claims;
mod concludes;
mod contradiction;
mod coverage;
mod derived;
mod entries;
mod eras;
mod facts;
mod figures;
mod manifest;
mod months;
mod names;
mod places;
mod questions;
mod regions;
mod rules;
mod sides;
mod slots;
mod values;
mod verdicts;
mod vocabulary;
#[cfg(test)]
mod words;

use self::claims::claims;
use self::coverage::{Uses, coverage};
use self::derived::derived;
use self::entries::{Context, entries};
use self::facts::Evidence;
use self::names::Names;
use self::questions::questions;
use self::verdicts::verdicts;
use self::vocabulary::vocabulary;
use super::list::Sourced;
use super::raw_calendar::RawYear;
use super::read::PackReader;
use super::report::Report;
use super::{Catalog, PlaceQuestions, Section};

pub(super) use self::manifest::manifest;
pub(super) use self::regions::regions;
#[cfg(test)]
pub(super) use self::words::words;

/// Reads and checks everything; none only when there is no readable manifest.
pub(super) fn pack(
    reader: &PackReader<'_, '_>,
    years: Vec<Sourced<'_, RawYear>>,
    report: &mut Report,
) -> Option<Catalog> {
    let places = places::places(reader.places(report), report);
    let codes = Names::of("地方", places.iter().map(|place| place.code.as_str()));
    let evidence = Evidence::after(&[], reader.facts(report), &codes, report);
    let (raw_questions, raw_derived, raw_verdicts) = (
        reader.questions(report),
        reader.derived(report),
        reader.verdicts(report),
    );
    let mut vocabulary = vocabulary(&raw_questions, &raw_derived, &raw_verdicts, report);
    let derived = derived(raw_derived, &codes, &mut vocabulary, report);
    let questions = questions(raw_questions, &vocabulary, &evidence, report);
    let verdicts = verdicts(raw_verdicts, &vocabulary, &evidence, report);
    let manifest = reader.manifest(report);
    let manifest = manifest.and_then(|raw| manifest::manifest(raw, report));
    let applies_from = manifest.as_ref().map(|m| m.applies_from);
    let mut raw_entries = reader.entries(report);
    // Positions of entries are those of the finished list, so they are put in order before anything names them.
    raw_entries.items.sort_unstable_by_key(|item| {
        let id = item.raw.section.value.as_str();
        let section = Section::ALL.into_iter().find(|section| section.id() == id);
        (section, item.file, item.line)
    });
    let context = Context {
        vocabulary: &vocabulary,
        evidence: &evidence,
        applies_from,
        regional: false,
    };
    let (entries, entry_names) = entries(raw_entries, &context, report);
    let claims = claims(reader.claims(report), &vocabulary, &evidence, report);
    let terms = facts::terms(reader.terms(report), &evidence, report);
    let topics = reader.topics(report);
    let topics = places::topics(topics, &vocabulary, &entry_names, report);
    let local_claims = places::local_claims(
        reader.local_claims(report),
        &claims,
        &topics,
        &codes,
        report,
    );
    let calendar = calendar::calendar(years, report);
    let slots = slots::slots(reader.slots(report), &questions, manifest.as_ref(), report);
    if let Some(manifest) = &manifest {
        manifest::renames(manifest, &questions, report);
    }
    let uses = Uses::of(&entries, &questions, &verdicts, &claims);
    coverage(reader.unused(report), &uses, &evidence, report);
    Some(Catalog {
        manifest: manifest?,
        derived,
        verdicts,
        entries,
        slots,
        claims,
        facts: evidence.facts,
        terms,
        calendar,
        places,
        topics,
        local_claims,
        regions: Vec::new(),
        place_questions: PlaceQuestions::find(&questions),
        questions,
    })
}
