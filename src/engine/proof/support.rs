//! The variables a rule can depend on.

use std::collections::BTreeSet;

use crate::catalog::{
    Catalog, Derivation, DerivedIx, Kind, OptionIx, OptionSet, QuestionIx, Rule, VerdictSet,
};

/// One thing that can vary. A several-question is one variable an option, so that only the options a rule names are
/// told apart; a date counts by the derived answer made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Variable {
    /// Which option of a choice is taken.
    Choice(QuestionIx),
    /// Whether this option of a several-question is ticked.
    Tick(QuestionIx, OptionIx),
    /// Which value the derived answer of a date or month question has.
    Date(QuestionIx, DerivedIx),
    /// Which value the derived answer of a place question has.
    Place(QuestionIx, DerivedIx),
}

impl Variable {
    /// The question to answer for it.
    pub(super) fn question(self) -> QuestionIx {
        match self {
            Self::Choice(question)
            | Self::Tick(question, _)
            | Self::Date(question, _)
            | Self::Place(question, _) => question,
        }
    }
}

/// The variables of a rule: those it names, those that the asking of these depends on, those that derived answers and the
/// verdict are made of. Nothing outside this set can change the rule's value over complete answers, because
/// evaluation (`State::test`) reads nothing else.
pub(super) type Support = BTreeSet<Variable>;

/// The support of one rule.
pub(super) fn support(catalog: &Catalog, rule: &Rule) -> Support {
    let mut walk = Walk {
        catalog,
        found: Support::new(),
        derived: BTreeSet::new(),
    };
    walk.rule(rule);
    walk.found
}

/// The support of all verdict rules together.
pub(super) fn verdict_support(catalog: &Catalog) -> Support {
    support(catalog, &Rule::Verdict(VerdictSet::default()))
}

/// Looks into each variable and derived answer once, since they may name one another many times over.
struct Walk<'c> {
    catalog: &'c Catalog,
    found: Support,
    derived: BTreeSet<DerivedIx>,
}

impl Walk<'_> {
    fn rule(&mut self, rule: &Rule) {
        match rule {
            Rule::All(parts) | Rule::Any(parts) => {
                for part in parts {
                    self.rule(part);
                }
            }
            Rule::Not(part) => self.rule(part),
            Rule::Answer(question, set) => {
                if self.catalog.question(*question).kind == Kind::Several {
                    for option in set.iter() {
                        self.add(Variable::Tick(*question, option));
                    }
                } else {
                    self.add(Variable::Choice(*question));
                }
            }
            Rule::Derived(derived, _) => {
                if !self.derived.insert(*derived) {
                    return;
                }
                match &self.catalog.derived(*derived).by {
                    Derivation::Cases(cases) => {
                        for case in cases {
                            self.rule(case);
                        }
                    }
                    Derivation::WorkdaysSince { of, .. } => {
                        self.add(Variable::Date(*of, *derived));
                    }
                    Derivation::PlaceDays { of, .. } => {
                        self.add(Variable::Place(*of, *derived));
                    }
                    Derivation::MonthSince { of, day } => {
                        self.add(Variable::Date(*of, *derived));
                        self.rule(&Rule::Derived(*day, OptionSet::EMPTY));
                    }
                }
            }
            // Verdict rules never name the verdict, so this ends.
            Rule::Verdict(_) => {
                for verdict in &self.catalog.verdicts {
                    self.rule(&verdict.when);
                }
            }
        }
    }

    fn add(&mut self, variable: Variable) {
        if self.found.insert(variable) {
            self.rule(&self.catalog.question(variable.question()).when);
        }
    }
}
