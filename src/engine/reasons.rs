//! Why a rule is yes or no, and on which open questions it depends.
//!
//! Both walks look into each question, derived answer and verdict set once: they may name one another many times over,
//! and a pack is foreign text.

use std::collections::BTreeSet;

use super::state::{State, Value};
use super::{Reason, ReasonAnswer, Truth};
use crate::catalog::{
    Derivation, DerivedIx, OptionIx, OptionSet, QuestionIx, Rule, VerdictIx, VerdictSet,
};

impl State<'_> {
    /// The answers that make a rule yes (`yes` true) or no. Sorted by question, each once.
    pub(super) fn because(&self, rule: &Rule, yes: bool) -> Vec<Reason> {
        let mut because = Because {
            state: self,
            seen: BTreeSet::new(),
            reasons: Vec::new(),
        };
        because.rule(rule, yes);
        sorted(because.reasons)
    }

    /// The open questions a rule depends on. Sorted, each once; empty when the rule is sure.
    pub(super) fn depends_on(&self, rule: &Rule) -> Vec<QuestionIx> {
        let mut open = Open {
            state: self,
            seen: BTreeSet::new(),
            questions: Vec::new(),
        };
        open.rule(rule);
        sorted(open.questions)
    }
}

/// Something a walk looks into, as far as it matters what was asked of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Question(QuestionIx),
    Derived(DerivedIx, Vec<OptionIx>, bool),
    Verdicts(Vec<VerdictIx>, bool),
}

struct Because<'s, 'c> {
    state: &'s State<'c>,
    seen: BTreeSet<Node>,
    reasons: Vec<Reason>,
}

impl Because<'_, '_> {
    fn rule(&mut self, rule: &Rule, yes: bool) {
        match rule {
            Rule::Not(part) => self.rule(part, !yes),
            // All parts are needed for a yes of All and a no of Any; one is enough the other way round.
            Rule::All(parts) | Rule::Any(parts) => {
                if matches!(rule, Rule::All(_)) == yes {
                    for part in parts {
                        self.rule(part, yes);
                    }
                } else {
                    let wanted = if yes { Truth::Yes } else { Truth::No };
                    if let Some(part) = parts.iter().find(|part| self.state.test(part) == wanted) {
                        self.rule(part, yes);
                    }
                }
            }
            Rule::Answer(question, set) => self.answer(*question, *set),
            Rule::Derived(derived, set) => self.derived(*derived, *set, yes),
            Rule::Verdict(set) => self.verdict(*set, yes),
        }
    }

    fn answer(&mut self, question: QuestionIx, set: OptionSet) {
        let reason = |answer| Reason { question, answer };
        match self.state.value(question) {
            Value::One { options, .. } => {
                let mut options = options.iter();
                if !self.state.is_known(question) {
                    // Not said, but said by the way.
                    let implied = self.state.implied(question);
                    self.reasons.extend(implied.map(|(reason, _)| reason));
                }
                if let (Some(option), None) = (options.next(), options.next()) {
                    self.reasons.push(reason(ReasonAnswer::Option(option)));
                }
            }
            Value::Date(_) | Value::Place => {}
            Value::Ticks { sure, may } => {
                if let Some(option) = sure.intersection(set).iter().next() {
                    self.reasons.push(reason(ReasonAnswer::Option(option)));
                } else if may.intersection(set).is_empty() {
                    self.reasons.extend(
                        set.iter()
                            .map(|option| reason(ReasonAnswer::NotTicked(option))),
                    );
                }
            }
            Value::Absent => {
                if self.seen.insert(Node::Question(question)) {
                    self.rule(&self.state.catalog.question(question).when, false);
                }
            }
        }
    }

    fn derived(&mut self, derived: DerivedIx, set: OptionSet, yes: bool) {
        if !self
            .seen
            .insert(Node::Derived(derived, set.iter().collect(), yes))
        {
            return;
        }
        match &self.state.catalog.derived(derived).by {
            // The places stand on the list; no rule names them.
            Derivation::PlaceDays { .. } => {}
            Derivation::WorkdaysSince { of, .. } | Derivation::MonthSince { of, .. } => {
                if let Value::Date(Some(date)) = self.state.value(*of) {
                    self.reasons.push(Reason {
                        question: *of,
                        answer: ReasonAnswer::Date(date),
                    });
                }
            }
            Derivation::Cases(cases) => {
                let holding = cases
                    .iter()
                    .find(|case| self.state.test(case) == Truth::Yes);
                if let Some(case) = holding {
                    self.rule(case, true);
                    return;
                }
                // No case is sure: what is sure is that the cases on the other side are out.
                for (at, case) in cases.iter().enumerate() {
                    if set.contains(OptionIx(at)) != yes && self.state.test(case) == Truth::No {
                        self.rule(case, false);
                    }
                }
            }
        }
    }

    fn verdict(&mut self, set: VerdictSet, yes: bool) {
        if !self.seen.insert(Node::Verdicts(set.iter().collect(), yes)) {
            return;
        }
        let catalog = self.state.catalog;
        if let Some(verdict) = self.state.verdict() {
            let rule = &catalog.verdict(verdict).when;
            if self.state.test(rule) == Truth::Yes {
                self.rule(rule, true);
                return;
            }
        }
        // No rule is a yes of its own: what is sure is that the verdicts on the other side are out.
        for (at, verdict) in catalog.verdicts.iter().enumerate() {
            let out = self.state.test(&verdict.when) == Truth::No;
            if set.contains(VerdictIx(at)) != yes && out {
                self.rule(&verdict.when, false);
            }
        }
    }
}

struct Open<'s, 'c> {
    state: &'s State<'c>,
    seen: BTreeSet<Node>,
    questions: Vec<QuestionIx>,
}

impl Open<'_, '_> {
    fn rule(&mut self, rule: &Rule) {
        if self.state.test(rule) != Truth::Unknown {
            return;
        }
        let catalog = self.state.catalog;
        match rule {
            Rule::Not(part) => self.rule(part),
            Rule::All(parts) | Rule::Any(parts) => {
                for part in parts {
                    self.rule(part);
                }
            }
            Rule::Answer(question, _) => self.question(*question, self.state.is_known(*question)),
            Rule::Derived(derived, _) => {
                if !self.seen.insert(Node::Derived(*derived, Vec::new(), true)) {
                    return;
                }
                match &catalog.derived(*derived).by {
                    Derivation::Cases(cases) => {
                        for case in cases {
                            self.rule(case);
                        }
                    }
                    // Unknown although the date may be given: then it lies outside the calendar, and only another
                    // date would help; or the month given is parted in two by the day.
                    Derivation::WorkdaysSince { of, .. } | Derivation::MonthSince { of, .. } => {
                        self.question(*of, false);
                    }
                    // A place is known or counts for nothing, so it is never unknown.
                    Derivation::PlaceDays { .. } => {}
                }
            }
            Rule::Verdict(_) => {
                if self.seen.insert(Node::Verdicts(Vec::new(), true)) {
                    for verdict in self.state.possible_verdicts().iter() {
                        self.rule(&catalog.verdict(verdict).when);
                    }
                }
            }
        }
    }

    fn question(&mut self, question: QuestionIx, settled: bool) {
        if self.seen.insert(Node::Question(question)) {
            self.rule(&self.state.catalog.question(question).when);
        }
        if !settled {
            self.questions.push(question);
        }
    }
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items.dedup();
    items
}
