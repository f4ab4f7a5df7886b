//! What the two places say: whose rules hold, and how the places lie to each other.

use super::state::State;
use super::{Answer, Answers, Certainty, Note, Reckoned, SectionLines, Truth};
use crate::catalog::{
    Catalog, ClaimIx, Entry, EntryIx, Local, OptionSet, PlaceIx, Problems, QuestionIx, Reach,
    RegionSource, Scoping, Side, TopicGap, TopicIx,
};

impl State<'_> {
    /// The place answered for a side, as far as it is asked.
    fn place_answered(&self, question: Option<QuestionIx>) -> Option<PlaceIx> {
        let question = question?;
        match self.answer(question)? {
            Answer::Place(place) if self.asking(question) != Truth::No => Some(place),
            _ => None,
        }
    }

    /// Whether the entry is nobody's rule but the reader's: of the whole country, or of their place on its side.
    pub(super) fn is_theirs(&self, entry: &Entry) -> bool {
        let (Some(local), Some(side)) = (&entry.local, entry.side) else {
            return entry.local.is_none();
        };
        self.place(side)
            .is_some_and(|place| self.catalog.chain(place).any(|at| at == local.region))
    }

    /// The place of a side: the one answered; else, when both are surely in one province, the other side's province.
    pub(super) fn place(&self, side: Side) -> Option<PlaceIx> {
        let questions = self.catalog.place_questions;
        let (own, other) = match side {
            Side::From => (questions.from, questions.to),
            Side::To => (questions.to, questions.from),
        };
        self.place_answered(own).or_else(|| {
            let scoping = questions.scope?;
            let one_province = OptionSet::only(scoping.within).with(scoping.same);
            let other = self.place_answered(other)?;
            (self.test_answer(scoping.question, one_province) == Truth::Yes)
                .then(|| self.catalog.province(other))
        })
    }
}

/// The provinces of the places answered, whose rules the list needs.
pub fn provinces(catalog: &Catalog, answers: &Answers) -> Vec<PlaceIx> {
    let places = answers.iter().filter_map(|(_, answer)| match answer {
        Answer::Place(place) => Some(catalog.province(place)),
        _ => None,
    });
    let mut provinces: Vec<PlaceIx> = places.collect();
    provinces.sort_unstable();
    provinces.dedup();
    provinces
}

/// The pack with the rules of the places answered; none when they are in it already.
///
/// # Errors
/// All problems of the files of their provinces.
pub fn localize(
    source: &dyn RegionSource,
    catalog: &Catalog,
    answers: &Answers,
) -> Result<Option<Catalog>, Problems> {
    source.add_regions(catalog, &provinces(catalog, answers))
}

/// What came of reading the rules of provinces, some of which may be broken.
#[derive(Debug, Default)]
pub struct Localized {
    /// The pack with the rules that could be read; none when nothing was added.
    pub catalog: Option<Catalog>,
    /// The provinces whose rules could not be read, each with its problems.
    pub broken: Vec<(PlaceIx, Problems)>,
}

/// Adds the rules of these provinces, each for itself: one that is broken keeps nobody from the others. Those `known` to be
/// broken are not read again.
pub fn localize_readable(
    source: &dyn RegionSource,
    catalog: &Catalog,
    provinces: &[PlaceIx],
    known: &[PlaceIx],
) -> Localized {
    let mut wanted = provinces.to_vec();
    wanted.retain(|province| !known.contains(province));
    let mut localized = Localized::default();
    match source.add_regions(catalog, &wanted) {
        Ok(added) => localized.catalog = added,
        Err(_) => {
            for province in wanted {
                let so_far = localized.catalog.as_ref().unwrap_or(catalog);
                match source.add_regions(so_far, &[province]) {
                    Ok(None) => {}
                    Ok(added) => localized.catalog = added,
                    Err(problems) => localized.broken.push((province, problems)),
                }
            }
        }
    }
    localized
}

/// What 范围 may be between the two places answered; none when one of them is open or no source decides.
///
/// Only what is no inference decides: two provinces differ, or a source says that a whole province is one pool. Two places
/// in one province may be one pool or two, which is asked.
pub(super) fn scopes(state: &State<'_>, scoping: Scoping) -> Option<OptionSet> {
    let catalog = state.catalog;
    let from = state.place_answered(catalog.place_questions.from)?;
    let to = state.place_answered(catalog.place_questions.to)?;
    let (from, to) = (catalog.province(from), catalog.province(to));
    let unclear = |one: PlaceIx, other| catalog.place(one).unclear_with.contains(&other);
    if unclear(from, to) || unclear(to, from) {
        return None;
    }
    Some(if from != to {
        OptionSet::only(scoping.cross)
    } else if catalog.place(from).one_pool.is_empty() {
        OptionSet::only(scoping.within).with(scoping.same)
    } else {
        OptionSet::only(scoping.same)
    })
}

/// Whether both places answered lie in one city.
pub(super) fn in_one_city(state: &State<'_>) -> bool {
    let catalog = state.catalog;
    let city = |question| {
        let place = state.place_answered(question)?;
        let chain: Vec<PlaceIx> = catalog.chain(place).collect();
        // The province stands last, the city before it.
        chain
            .len()
            .checked_sub(2)
            .and_then(|at| chain.get(at).copied())
    };
    let questions = catalog.place_questions;
    let from = city(questions.from);
    from.is_some() && from == city(questions.to)
}

/// What the places leave to say: that 范围 was overruled, and for each place the topics without a line.
pub(super) fn notes(state: &State<'_>, sections: &[SectionLines]) -> Vec<Note> {
    let catalog = state.catalog;
    let scope = catalog
        .place_questions
        .scope
        .map(|scoping| scoping.question);
    let overruled = scope.and_then(|question| {
        let said = state.overruled(question)?;
        Some(Note::ScopeOverruled { question, said })
    });
    let mut notes: Vec<Note> = overruled.into_iter().collect();
    let cut = state.cut_month();
    notes.extend(cut.map(|(question, day)| Note::MonthIsCut { question, day }));
    notes.extend(gap_is_longer(sections));
    let mut gaps: Vec<(PlaceIx, Vec<TopicIx>)> = Vec::new();
    for side in [Side::From, Side::To] {
        // Of a province whose rules are not read nothing can be said.
        let place = state.place(side);
        let place = place.filter(|&p| catalog.regions.contains(&catalog.province(p)));
        let Some(place) = place else { continue };
        let topics = missing_topics(state, side, sections);
        match gaps.iter_mut().find(|(there, _)| *there == place) {
            Some((_, there)) => there.extend(topics),
            None => gaps.push((place, topics)),
        }
    }
    gaps.retain(|(_, topics)| !topics.is_empty());
    notes.extend(
        gaps.into_iter()
            .map(|(place, topics)| Note::NotRecorded { place, topics }),
    );
    notes
}

/// A sure line counts to a day that is past, so the answers that brought it disagree with the month.
fn gap_is_longer(sections: &[SectionLines]) -> Option<Note> {
    let lines = sections.iter().flat_map(|section| &section.lines);
    let mut sure = lines.filter(|line| line.certainty == Certainty::Sure);
    sure.find_map(|line| match line.reckoned? {
        Reckoned::LastDay {
            months, days_left, ..
        } if days_left < 0 => Some(Note::GapIsLonger { months }),
        _ => None,
    })
}

/// What stands beside a claim that takes a place's rule for the nation's: the sure lines of the person's own places on the
/// same topics, and whether the claim is true at one of those places.
pub(super) fn beside_claim(
    state: &State<'_>,
    claim: ClaimIx,
    sections: &[SectionLines],
) -> (Vec<EntryIx>, bool) {
    let catalog = state.catalog;
    let Some(local) = catalog.local_claims.iter().find(|l| l.claim == claim) else {
        return (Vec::new(), false);
    };
    let lines = sections.iter().flat_map(|section| &section.lines);
    let sure = lines.filter(|line| line.certainty == Certainty::Sure);
    let stated = sure.map(|line| line.entry).filter(|&ix| {
        let entry = catalog.entry(ix);
        let topic = entry.local.as_ref().map(|own| own.topic);
        entry.reach == Reach::Local && topic.is_some_and(|topic| local.topics.contains(&topic))
    });
    let places = [Side::From, Side::To].into_iter();
    let mut chains = places
        .filter_map(|side| state.place(side))
        .flat_map(|place| catalog.chain(place));
    (
        stated.collect(),
        chains.any(|at| local.holds_in.contains(&at)),
    )
}

/// The topics that surely matter to this person and on which the side's place has no line on the list.
fn missing_topics(state: &State<'_>, side: Side, sections: &[SectionLines]) -> Vec<TopicIx> {
    let catalog = state.catalog;
    let lines = sections.iter().flat_map(|section| &section.lines);
    let lines: Vec<&Entry> = lines.map(|line| catalog.entry(line.entry)).collect();
    let told = |topic| {
        let is = |entry: &&Entry| {
            entry.side == Some(side) && entry.local.as_ref().is_some_and(|l| l.topic == topic)
        };
        lines.iter().any(is)
    };
    let sure = sections.iter().flat_map(|section| &section.lines);
    let sure = sure.filter(|line| line.certainty == Certainty::Sure);
    let local = sure.filter_map(|line| catalog.entry(line.entry).local.as_ref());
    let taken: Vec<EntryIx> = local.flat_map(Local::taken).copied().collect();
    let matters = |gap: &TopicGap| {
        gap.side == side
            && state.test(&gap.when) == Truth::Yes
            && !gap.about.iter().any(|entry| taken.contains(entry))
    };
    let topics = (0..catalog.topics.len()).map(TopicIx);
    topics
        .filter(|&topic| {
            let gap = catalog.topic(topic).gap.as_ref();
            gap.is_some_and(matters) && !told(topic)
        })
        .collect()
}
