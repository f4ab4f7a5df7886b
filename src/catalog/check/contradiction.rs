//! Rules that can never hold, seen from the rule alone: demands on one thing that leave it no value.
//!
//! This is sound and not complete: what is reported can never hold, but a rule may also fail to hold for reasons that
//! only trying all answers would show.

use std::collections::BTreeMap;

use crate::catalog::{DerivedIx, OptionIx, OptionSet, QuestionIx, Rule, VerdictSet};

/// What the contradicting demands are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Question(QuestionIx),
    Derived(DerivedIx),
    Verdict,
    /// Every alternative of an `any` fails, each for its own reason.
    Several,
}

/// What is demanded of one subject so far.
#[derive(Debug, Clone, Default)]
struct Demand {
    /// Each of these sets must be met. For a choice one value meets them all; ticks can meet them one by one.
    one_of: Vec<OptionSet>,
    none_of: OptionSet,
    ticks: bool,
}

impl Demand {
    fn add(&mut self, set: OptionSet, wanted: bool) {
        if wanted {
            self.one_of.push(set);
        } else {
            self.none_of = set.iter().fold(self.none_of, OptionSet::with);
        }
    }

    fn is_impossible(&self) -> bool {
        if self.ticks {
            let met = |set: &OptionSet| !set.is_subset(self.none_of);
            return !self.one_of.iter().all(met);
        }
        let common = self.one_of.iter().copied().reduce(OptionSet::intersection);
        common.is_some_and(|set| set.is_subset(self.none_of))
    }
}

type Demands = BTreeMap<Subject, Demand>;

/// What makes the rule impossible, if something does. `ticks` tells the questions where several options may be ticked.
pub(super) fn contradiction(rule: &Rule, ticks: &dyn Fn(QuestionIx) -> bool) -> Option<Subject> {
    Search { ticks }.fails(rule, true, &Demands::new())
}

struct Search<'t> {
    ticks: &'t dyn Fn(QuestionIx) -> bool,
}

impl Search<'_> {
    /// Why the rule cannot be `wanted` when the demands are met too.
    fn fails(&self, rule: &Rule, wanted: bool, demands: &Demands) -> Option<Subject> {
        let mut demands = demands.clone();
        let mut alternatives = Vec::new();
        self.gather(rule, wanted, &mut demands, &mut alternatives);
        if let Some((&subject, _)) = demands.iter().find(|(_, d)| d.is_impossible()) {
            return Some(subject);
        }
        alternatives
            .into_iter()
            .find_map(|(parts, wanted)| self.all_fail(parts, wanted, &demands))
    }

    fn all_fail(&self, parts: &[Rule], wanted: bool, demands: &Demands) -> Option<Subject> {
        let mut why = None;
        for part in parts {
            let subject = self.fails(part, wanted, demands)?;
            why = match why {
                None => Some(subject),
                Some(same) if same == subject => why,
                Some(_) => Some(Subject::Several),
            };
        }
        Some(why.unwrap_or(Subject::Several))
    }

    /// Collects what must be so for the rule to be `wanted`; what leaves a choice goes to the alternatives.
    fn gather<'r>(
        &self,
        rule: &'r Rule,
        wanted: bool,
        demands: &mut Demands,
        alternatives: &mut Vec<(&'r [Rule], bool)>,
    ) {
        match (rule, wanted) {
            (Rule::All(parts), true) | (Rule::Any(parts), false) => {
                for part in parts {
                    self.gather(part, wanted, demands, alternatives);
                }
            }
            (Rule::Any(parts), true) | (Rule::All(parts), false) => {
                alternatives.push((parts, wanted));
            }
            (Rule::Not(part), _) => self.gather(part, !wanted, demands, alternatives),
            (Rule::Answer(question, set), _) => {
                let demand = demands.entry(Subject::Question(*question)).or_default();
                demand.ticks = (self.ticks)(*question);
                demand.add(*set, wanted);
            }
            (Rule::Derived(derived, set), _) => demands
                .entry(Subject::Derived(*derived))
                .or_default()
                .add(*set, wanted),
            (Rule::Verdict(set), _) => demands
                .entry(Subject::Verdict)
                .or_default()
                .add(positions(*set), wanted),
        }
    }
}

fn positions(verdicts: VerdictSet) -> OptionSet {
    verdicts.iter().map(|v| OptionIx(v.0)).collect()
}
