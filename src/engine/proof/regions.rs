//! Proving the rules of places.
//!
//! A list for two places is that of the whole country, with the lines added and taken away by the place left and by the
//! place entered. Each national entry is taken away by one side only (a pack is checked for that), so the two sides do
//! not meet: a section that keeps a line on one side even when everything the other side may take is gone keeps
//! it whatever the other place is. Places are therefore proved one by one, and the sum stands for the product.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::support::{Support, support, verdict_support};
use super::{Proof, Prover, REQUIRED, day_of_proof, intervals};
use crate::catalog::{Catalog, Entry, EntryIx, Local, PlaceIx, Section, Side, VerdictKind};
use crate::engine::{Answers, Truth};

/// Proves the rules of every place of a pack with all its provinces added, see [`crate::catalog::add_regions`]. The
/// pack itself is proved by [`super::prove`].
pub fn prove_regions(catalog: &Catalog, today: NaiveDate) -> Proof {
    let mut prover = Prover {
        catalog,
        days: day_of_proof(catalog, today),
        intervals: intervals(catalog),
        proof: Proof::default(),
        too_many: std::cell::Cell::new(false),
    };
    prover.local_entries_are_reachable();
    prover.sections_survive_every_place();
    prover.one_conclusion_at_a_place();
    prover.too_many_to_prove();
    prover.proof
}

/// What one place does on one side.
struct Effect<'c> {
    place: Option<PlaceIx>,
    side: Side,
    /// The entries of its chain on this side.
    local: Vec<(&'c Entry, &'c Local)>,
    /// What some place on the other side may take away.
    others: &'c BTreeSet<EntryIx>,
}

impl<'c> Prover<'c> {
    fn local_entries_are_reachable(&mut self) {
        let mut sets = 0;
        let local = self.catalog.entries.iter().filter(|e| e.local.is_some());
        let never: Vec<String> = local
            .filter(|entry| !self.is_possible(&entry.when, &mut sets))
            .map(|entry| entry.id.clone())
            .collect();
        let sentence = |id: &String| format!("没有任何答案能走到 {id}。删掉它，或改它的 when");
        self.proof.problems.extend(never.iter().map(sentence));
        self.proof.unreachable.extend(never);
        self.proved("每条地方规定都走得到", sets);
    }

    fn sections_survive_every_place(&mut self) {
        let catalog = self.catalog;
        let taken = |side| -> BTreeSet<EntryIx> {
            let of_side = catalog.entries.iter().filter(|e| e.side == Some(side));
            let local = of_side.filter_map(|entry| entry.local.as_ref());
            local.flat_map(Local::taken).copied().collect()
        };
        let (from, to) = (taken(Side::From), taken(Side::To));
        let mut sets = 0;
        let mut problems = Vec::new();
        for (side, others) in [(Side::From, &to), (Side::To, &from)] {
            // A place that takes nothing away from these sections is as good as none.
            let places = (0..catalog.places.len()).map(|at| Some(PlaceIx(at)));
            for place in std::iter::once(None).chain(places) {
                let effect = self.effect(place, side, others);
                if place.is_none() || effect.touches(catalog) {
                    sets += self.sections_survive(&effect, &mut problems);
                }
            }
        }
        self.report(problems);
        self.proved(
            "不管从哪里到哪里，可以申请的清单都有材料、渠道、步骤、时限",
            sets,
        );
    }

    /// At one place no two lines have words for one conclusion, and none has words for one that never comes with it.
    fn one_conclusion_at_a_place(&mut self) {
        let catalog = self.catalog;
        let verdicts = verdict_support(catalog);
        let speaking: Vec<(&Entry, &Local)> = catalog
            .entries
            .iter()
            .filter_map(|entry| Some((entry, entry.local.as_ref()?)))
            .filter(|(_, local)| !local.concludes.is_empty())
            .collect();
        let mut sets = 0;
        let mut problems = Vec::new();
        for (at, (entry, local)) in speaking.iter().enumerate() {
            let mut open = local.verdicts();
            let mut variables = verdicts.clone();
            variables.extend(support(catalog, &entry.when));
            sets += self.each(&variables, &mut |answers| {
                let state = self.state(answers);
                if state.test(&entry.when) == Truth::Yes {
                    let comes = state.verdict();
                    open = open.iter().filter(|v| Some(*v) != comes).collect();
                }
            });
            problems.extend(open.iter().map(|verdict| {
                let verdict = &catalog.verdict(verdict).id;
                let id = &entry.id;
                format!("{id} 成立的时候，结论从来不是 {verdict}。从它的 `concludes` 里删掉")
            }));
            for (other, theirs) in speaking.iter().take(at) {
                let both = local.verdicts().intersection(theirs.verdicts());
                let one_chain = catalog.chain(local.region).any(|p| p == theirs.region)
                    || catalog.chain(theirs.region).any(|p| p == local.region);
                let one_day = |day: &NaiveDate| {
                    entry.effective.holds_on(*day) && other.effective.holds_on(*day)
                };
                if both.is_empty() || !one_chain || !self.intervals.iter().any(one_day) {
                    continue;
                }
                let mut variables = variables.clone();
                variables.extend(support(catalog, &other.when));
                let mut found = None;
                sets += self.each(&variables, &mut |answers| {
                    let state = self.state(answers);
                    let stands = |entry: &Entry| state.test(&entry.when) == Truth::Yes;
                    let shared = state
                        .verdict()
                        .is_some_and(|verdict| both.contains(verdict));
                    if found.is_none() && shared && stands(entry) && stands(other) {
                        found = Some(self.shown(answers));
                    }
                });
                problems.extend(found.map(|answers| {
                    let (one, two) = (&other.id, &entry.id);
                    format!("{one} 和 {two} 都改写结论，却会同时成立。答案：{answers}")
                }));
            }
        }
        self.report(problems);
        self.proved("一个地方对一个结论只有一种说法", sets);
    }

    fn effect<'a>(
        &self,
        place: Option<PlaceIx>,
        side: Side,
        others: &'a BTreeSet<EntryIx>,
    ) -> Effect<'a>
    where
        'c: 'a,
    {
        let catalog = self.catalog;
        let chain: Vec<PlaceIx> = place.into_iter().flat_map(|p| catalog.chain(p)).collect();
        let of_side = catalog.entries.iter().filter(|e| e.side == Some(side));
        let local = of_side.filter_map(|entry| Some((entry, entry.local.as_ref()?)));
        Effect {
            place,
            side,
            local: local.filter(|(_, l)| chain.contains(&l.region)).collect(),
            others,
        }
    }

    fn sections_survive(&self, effect: &Effect<'_>, problems: &mut Vec<String>) -> usize {
        let verdicts = verdict_support(self.catalog);
        let mut open: BTreeSet<Section> = BTreeSet::new();
        let mut sets = self.each(&verdicts, &mut |answers| {
            open.extend(self.sections_lost(effect, answers, &REQUIRED));
        });
        for section in open {
            let wider = self.wider(&verdicts, effect, section);
            let mut found = None;
            sets += self.each(&wider, &mut |answers| {
                if found.is_none() && !self.sections_lost(effect, answers, &[section]).is_empty() {
                    found = Some(self.shown(answers));
                }
            });
            if let Some(answers) = found {
                let place = effect
                    .place
                    .map_or("不说地方", |p| &self.catalog.place(p).name);
                problems.push(format!(
                    "{}是{place}的人，清单里会没有“{}”：{answers}",
                    effect.side.label(),
                    section.title()
                ));
            }
        }
        sets
    }

    /// Everything on which the lines of a section can depend.
    fn wider(&self, verdicts: &Support, effect: &Effect<'_>, section: Section) -> Support {
        let mut wider = verdicts.clone();
        let national = self
            .entries_of(section)
            .filter(|entry| entry.local.is_none());
        let takes = effect
            .local
            .iter()
            .filter(|(_, l)| l.taken().next().is_some());
        for entry in national.chain(takes.map(|(entry, _)| *entry)) {
            wider.extend(support(self.catalog, &entry.when));
        }
        wider
    }

    /// The sections that may have no line, on some day, for somebody who may apply.
    fn sections_lost(
        &self,
        effect: &Effect<'_>,
        answers: &Answers,
        sections: &[Section],
    ) -> Vec<Section> {
        let state = self.state(answers);
        let kind = state.verdict().map(|v| self.catalog.verdict(v).kind);
        if !matches!(kind, Some(VerdictKind::Apply | VerdictKind::Prepare)) {
            return Vec::new();
        }
        let stands = |entry: &Entry, day| {
            entry.effective.holds_on(day) && state.test(&entry.when) == Truth::Yes
        };
        let kept = |ix: EntryIx, day| {
            let takes = effect
                .local
                .iter()
                .filter(|(_, l)| l.taken().any(|&t| t == ix));
            let mut takes = takes.filter(|(entry, _)| entry.effective.holds_on(day));
            !effect.others.contains(&ix)
                && takes.all(|(entry, _)| state.test(&entry.when) == Truth::No)
        };
        let has_line = |section, day| {
            let mut entries = self.catalog.entries.iter().enumerate();
            let mut local = effect.local.iter();
            entries.any(|(at, entry)| {
                entry.section == section
                    && entry.local.is_none()
                    && stands(entry, day)
                    && kept(EntryIx(at), day)
            }) || local.any(|(entry, _)| entry.section == section && stands(entry, day))
        };
        let lost = |section: &&Section| !self.intervals.iter().all(|&day| has_line(**section, day));
        sections.iter().filter(lost).copied().collect()
    }
}

impl Effect<'_> {
    /// Whether it takes a line of a section that must not be empty.
    fn touches(&self, catalog: &Catalog) -> bool {
        let mut taken = self.local.iter().flat_map(|(_, local)| local.taken());
        taken.any(|&ix| REQUIRED.contains(&catalog.entry(ix).section))
    }
}
