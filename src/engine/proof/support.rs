//! The variables a rule can depend on.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Derivation, DerivedIx, Kind, OptionIx, QuestionIx, Rule};

/// One thing that can vary. A several-question is one variable an option, so that only the options a rule names are
/// told apart; a date counts by the derived answer made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Variable {
    /// Which option of a choice is taken.
    Choice(QuestionIx),
    /// Whether this option of a several-question is ticked.
    Tick(QuestionIx, OptionIx),
    /// Which value the derived answer of a date question has.
    Date(QuestionIx, DerivedIx),
}

impl Variable {
    /// The question to answer for it.
    pub(super) fn question(self) -> QuestionIx {
        match self {
            Self::Choice(question) | Self::Tick(question, _) | Self::Date(question, _) => question,
        }
    }
}

/// The variables of a rule: those it names, those that the asking of these depends on, those that derived answers and the
/// verdict are made of. Nothing outside this set can change the rule's value over complete answers, because
/// evaluation (`State::test`) reads nothing else.
pub(super) type Support = BTreeSet<Variable>;

/// The support of one rule.
pub(super) fn support(catalog: &Catalog, rule: &Rule) -> Support {
    let mut found = Support::new();
    gather(catalog, rule, &mut found);
    found
}

/// The support of all verdict rules together.
pub(super) fn verdict_support(catalog: &Catalog) -> Support {
    let mut found = Support::new();
    for verdict in &catalog.verdicts {
        gather(catalog, &verdict.when, &mut found);
    }
    found
}

fn gather(catalog: &Catalog, rule: &Rule, found: &mut Support) {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => {
            for part in parts {
                gather(catalog, part, found);
            }
        }
        Rule::Not(part) => gather(catalog, part, found),
        Rule::Answer(question, set) => {
            if catalog.question(*question).kind == Kind::Several {
                for option in set.iter() {
                    add(catalog, Variable::Tick(*question, option), found);
                }
            } else {
                add(catalog, Variable::Choice(*question), found);
            }
        }
        Rule::Derived(derived, _) => match &catalog.derived(*derived).by {
            Derivation::Cases(cases) => {
                for case in cases {
                    gather(catalog, case, found);
                }
            }
            Derivation::WorkdaysSince { of, .. } => {
                add(catalog, Variable::Date(*of, *derived), found);
            }
        },
        Rule::Verdict(_) => found.extend(verdict_support(catalog)),
    }
}

fn add(catalog: &Catalog, variable: Variable, found: &mut Support) {
    if found.insert(variable) {
        gather(catalog, &catalog.question(variable.question()).when, found);
    }
}
