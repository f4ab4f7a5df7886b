//! Why a rule is yes or no, and on which open questions it depends.

use super::state::{State, Value};
use super::{Reason, Truth};
use crate::catalog::{Derivation, DerivedIx, OptionSet, QuestionIx, Rule, VerdictSet};

impl State<'_> {
    /// The answers that make a rule yes (`yes` true) or no. Sorted by question, each once.
    pub(super) fn because(&self, rule: &Rule, yes: bool) -> Vec<Reason> {
        let mut reasons = Vec::new();
        self.gather(rule, yes, &mut reasons);
        sorted(reasons)
    }

    /// The open questions a rule depends on. Sorted, each once; empty when the rule is sure.
    pub(super) fn depends_on(&self, rule: &Rule) -> Vec<QuestionIx> {
        let mut questions = Vec::new();
        self.gather_open(rule, &mut questions);
        sorted(questions)
    }

    fn gather(&self, rule: &Rule, yes: bool, out: &mut Vec<Reason>) {
        match rule {
            Rule::Not(part) => self.gather(part, !yes, out),
            // All parts are needed for a yes of All and a no of Any; one is enough the other way round.
            Rule::All(parts) | Rule::Any(parts) => {
                if matches!(rule, Rule::All(_)) == yes {
                    for part in parts {
                        self.gather(part, yes, out);
                    }
                } else {
                    let wanted = if yes { Truth::Yes } else { Truth::No };
                    if let Some(part) = parts.iter().find(|part| self.test(part) == wanted) {
                        self.gather(part, yes, out);
                    }
                }
            }
            Rule::Answer(question, set) => self.gather_answer(*question, *set, out),
            Rule::Derived(derived, set) => self.gather_derived(*derived, *set, yes, out),
            Rule::Verdict(set) => self.gather_verdict(*set, yes, out),
        }
    }

    fn gather_answer(&self, question: QuestionIx, set: OptionSet, out: &mut Vec<Reason>) {
        match self.value(question) {
            Value::One {
                options,
                absent: false,
            } => {
                let mut options = options.iter();
                if let (Some(option), None) = (options.next(), options.next()) {
                    out.push(Reason {
                        question,
                        option: Some(option),
                        ticked: true,
                    });
                }
            }
            Value::One { .. } | Value::Date(_) | Value::Place => {}
            Value::Ticks { sure, may } => {
                let ticked = sure.intersection(set);
                if let Some(option) = ticked.iter().next() {
                    out.push(Reason {
                        question,
                        option: Some(option),
                        ticked: true,
                    });
                } else if may.intersection(set).is_empty() {
                    let reason = |option| Reason {
                        question,
                        option: Some(option),
                        ticked: false,
                    };
                    out.extend(set.iter().map(reason));
                }
            }
            Value::Absent => self.gather(&self.catalog.question(question).when, false, out),
        }
    }

    fn gather_derived(&self, derived: DerivedIx, set: OptionSet, yes: bool, out: &mut Vec<Reason>) {
        match &self.catalog.derived(derived).by {
            Derivation::WorkdaysSince { of, .. } => {
                if self.is_known(*of) {
                    out.push(Reason {
                        question: *of,
                        option: None,
                        ticked: true,
                    });
                }
            }
            Derivation::Cases(cases) => {
                let holding = cases.iter().find(|case| self.test(case) == Truth::Yes);
                if let Some(case) = holding {
                    self.gather(case, true, out);
                    return;
                }
                // No case is sure: what is sure is that the cases on the other side are out.
                for (at, case) in cases.iter().enumerate() {
                    let in_set = set.contains(crate::catalog::OptionIx(at));
                    if in_set != yes && self.test(case) == Truth::No {
                        self.gather(case, false, out);
                    }
                }
            }
        }
    }

    fn gather_verdict(&self, set: VerdictSet, yes: bool, out: &mut Vec<Reason>) {
        if let Some(verdict) = self.verdict() {
            let rule = &self.catalog.verdict(verdict).when;
            if self.test(rule) == Truth::Yes {
                self.gather(rule, true, out);
                return;
            }
        }
        for (at, verdict) in self.catalog.verdicts.iter().enumerate() {
            let in_set = set.contains(crate::catalog::VerdictIx(at));
            if in_set != yes && self.test(&verdict.when) == Truth::No {
                self.gather(&verdict.when, false, out);
            }
        }
    }

    fn gather_open(&self, rule: &Rule, out: &mut Vec<QuestionIx>) {
        if self.test(rule) != Truth::Unknown {
            return;
        }
        match rule {
            Rule::Not(part) => self.gather_open(part, out),
            Rule::All(parts) | Rule::Any(parts) => {
                for part in parts {
                    self.gather_open(part, out);
                }
            }
            Rule::Answer(question, _) => self.gather_open_question(*question, out),
            Rule::Derived(derived, _) => match &self.catalog.derived(*derived).by {
                Derivation::Cases(cases) => {
                    for case in cases {
                        self.gather_open(case, out);
                    }
                }
                // Unknown although the date is given: it lies outside the calendar, and only another date would help.
                Derivation::WorkdaysSince { of, .. } => {
                    self.gather_open(&self.catalog.question(*of).when, out);
                    out.push(*of);
                }
            },
            Rule::Verdict(_) => {
                for verdict in self.possible_verdicts().iter() {
                    self.gather_open(&self.catalog.verdict(verdict).when, out);
                }
            }
        }
    }

    fn gather_open_question(&self, question: QuestionIx, out: &mut Vec<QuestionIx>) {
        self.gather_open(&self.catalog.question(question).when, out);
        if !self.is_known(question) {
            out.push(question);
        }
    }
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items.dedup();
    items
}
