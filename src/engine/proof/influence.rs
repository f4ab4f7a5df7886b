//! Which questions and options change some list.

use std::collections::{BTreeMap, BTreeSet};

use super::sets::{choices, each_completion, each_set};
use super::support::{Support, support};
use crate::catalog::{Catalog, Kind, OptionIx, OptionSet, QuestionIx, Rule};
use crate::engine::state::State;
use crate::engine::{Answer, Answers, Days, Truth};

/// For every question the pairs of options seen to give different lists. For several-questions the pair is the option
/// with itself: ticked against not ticked.
pub(super) struct Influence {
    differ: BTreeMap<QuestionIx, BTreeSet<(usize, usize)>>,
    /// How many sets of answers were looked at.
    pub(super) sets: usize,
}

impl Influence {
    /// Looks at every entry, verdict and claim: over the complete answers to its variables, one answer at a time is exchanged for
    /// another. A difference counts only when the rule is a sure yes before and a sure no after, or the other way
    /// round, so that no answer to the questions left open could undo it.
    pub(super) fn measure(catalog: &Catalog, days: Days) -> Self {
        let mut influence = Self {
            differ: BTreeMap::new(),
            sets: 0,
        };
        let rules = catalog
            .entries
            .iter()
            .map(|e| &e.when)
            .chain(catalog.verdicts.iter().map(|v| &v.when))
            .chain(catalog.claims.iter().map(|c| &c.when));
        let mut by_support: BTreeMap<Support, Vec<&Rule>> = BTreeMap::new();
        for rule in rules {
            by_support
                .entry(support(catalog, rule))
                .or_default()
                .push(rule);
        }
        for (variables, rules) in by_support {
            // Too many sets are reported where the same rule is proved reachable.
            let sets = each_set(catalog, days, &variables, &mut |answers| {
                influence.exchange(catalog, days, &variables, &rules, answers);
            });
            influence.sets += sets.unwrap_or(0);
        }
        influence
    }

    fn exchange(
        &mut self,
        catalog: &Catalog,
        days: Days,
        variables: &Support,
        rules: &[&Rule],
        answers: &Answers,
    ) {
        let before = truths(catalog, days, rules, answers);
        for (question, answer) in answers.iter() {
            for other in choices(catalog, days, variables, question) {
                let Some(pair) = pair(answer, other) else {
                    continue;
                };
                if self
                    .differ
                    .get(&question)
                    .is_some_and(|seen| seen.contains(&pair))
                {
                    continue;
                }
                let mut changed = answers.clone();
                changed.set(question, other);
                // The other answer may bring questions that were not asked before; each way to answer them counts.
                let mut differs = false;
                // Fewer sets than those gone through already, so there cannot be too many.
                let _ = each_completion(catalog, days, variables, &changed, &mut |whole| {
                    differs = differs || opposite(&before, &truths(catalog, days, rules, whole));
                });
                if differs {
                    self.differ.entry(question).or_default().insert(pair);
                }
            }
        }
    }

    /// Whether some list changes with the answer to this question.
    pub(super) fn changes_anything(&self, question: QuestionIx) -> bool {
        self.differ.contains_key(&question)
    }

    /// The options never seen to differ: pairs of ids; for several-questions the option and `不勾`.
    pub(super) fn alike(&self, catalog: &Catalog, question: QuestionIx) -> Vec<(String, String)> {
        let asked = catalog.question(question);
        let id = |at: usize| asked.option(OptionIx(at)).id.clone();
        let differ = |one, other| {
            self.differ
                .get(&question)
                .is_some_and(|d| d.contains(&(one, other)))
        };
        let count = asked.options.len();
        match asked.kind {
            Kind::Choice => (0..count)
                .flat_map(|one| (one + 1..count).map(move |other| (one, other)))
                .filter(|&(one, other)| !differ(one, other))
                .map(|(one, other)| (id(one), id(other)))
                .collect(),
            Kind::Several => (0..count)
                .filter(|&option| !differ(option, option))
                .map(|option| (id(option), "不勾".to_owned()))
                .collect(),
            Kind::Date | Kind::Month | Kind::Place => Vec::new(),
        }
    }
}

/// Whether some rule is a sure yes in one and a sure no in the other.
fn opposite(before: &[Truth], after: &[Truth]) -> bool {
    let mut pairs = before.iter().zip(after);
    pairs.any(|pair| matches!(pair, (Truth::Yes, Truth::No) | (Truth::No, Truth::Yes)))
}

fn truths(catalog: &Catalog, days: Days, rules: &[&Rule], answers: &Answers) -> Vec<Truth> {
    let state = State::new(catalog, answers, days);
    rules.iter().map(|rule| state.test(rule)).collect()
}

/// What tells two answers apart: the two options in order, or the one option that is ticked in only one of them.
fn pair(one: Answer, other: Answer) -> Option<(usize, usize)> {
    match (one, other) {
        (Answer::Choice(a), Answer::Choice(b)) if a != b => Some((a.0.min(b.0), a.0.max(b.0))),
        (Answer::Several(a), Answer::Several(b)) => {
            let only = |x: OptionSet, y: OptionSet| {
                x.iter().filter(|o| !y.contains(*o)).collect::<Vec<_>>()
            };
            match (only(a, b).as_slice(), only(b, a).as_slice()) {
                ([option], []) | ([], [option]) => Some((option.0, option.0)),
                _ => None,
            }
        }
        (Answer::Date(a), Answer::Date(b)) if a != b => Some((0, 0)),
        _ => None,
    }
}
