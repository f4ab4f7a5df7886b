//! What every question, derived answer and verdict may be, given the answers so far.
//!
//! Each value is the set of what it may still turn out to be. Every answer only makes sets smaller, and a rule is sure
//! only when the whole set agrees, so more answers never turn a sure line false.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::{Answer, Answers, Days, Reason, ReasonAnswer, Truth, places, workdays};
use crate::catalog::{
    Catalog, Derivation, DerivedIx, Kind, OptionIx, OptionSet, QuestionIx, Rule, VerdictIx,
    VerdictSet,
};

/// What a question, or a derived answer, may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// One of `options`, or not applicable if `absent`.
    One { options: OptionSet, absent: bool },
    /// The ticked options: `sure` ones, and those that `may` be (a superset).
    Ticks { sure: OptionSet, may: OptionSet },
    /// A place, which no rule names.
    Place,
    /// A date: known, or not.
    Date(Option<NaiveDate>),
    /// A question that is certainly not asked: it tests false.
    Absent,
}

/// All answers, replayed. Values are computed on demand and kept.
pub(super) struct State<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) days: Days,
    pub(super) answers: &'c Answers,
    asking: Vec<OnceCell<Truth>>,
    derived: Vec<OnceCell<Value>>,
    possible: OnceCell<VerdictSet>,
    scopes: OnceCell<Option<OptionSet>>,
}

impl<'c> State<'c> {
    pub(super) fn new(catalog: &'c Catalog, answers: &'c Answers, days: Days) -> Self {
        Self {
            catalog,
            days,
            answers,
            asking: vec![OnceCell::new(); catalog.questions.len()],
            derived: vec![OnceCell::new(); catalog.derived.len()],
            possible: OnceCell::new(),
            scopes: OnceCell::new(),
        }
    }

    /// Whether the question is asked.
    pub(super) fn asking(&self, question: QuestionIx) -> Truth {
        *self.asking[question.0].get_or_init(|| self.test(&self.catalog.question(question).when))
    }

    /// The answer given, as far as the question may be asked.
    pub(super) fn answer(&self, question: QuestionIx) -> Option<Answer> {
        self.answers.get(question)
    }

    /// Whether an answer other than 不清楚 was given.
    pub(super) fn is_known(&self, question: QuestionIx) -> bool {
        !matches!(self.answer(question), None | Some(Answer::Unknown))
            && self.overruled(question).is_none()
    }

    pub(super) fn value(&self, question: QuestionIx) -> Value {
        let asking = self.asking(question);
        if asking == Truth::No {
            return Value::Absent;
        }
        let asked = asking == Truth::Yes;
        if let Some(scopes) = self.scopes_of(question) {
            return Value::One {
                options: self.scope_left(question, scopes),
                absent: !asked,
            };
        }
        let all = OptionSet::all(self.catalog.question(question).options.len());
        match (self.catalog.question(question).kind, self.answer(question)) {
            (Kind::Choice, Some(Answer::Choice(option))) => Value::One {
                options: OptionSet::only(option),
                absent: !asked,
            },
            (Kind::Choice, _) => {
                let implied = self.implied(question);
                let left = implied.fold(all, |left, (_, said)| left.intersection(said));
                Value::One {
                    // Two answers that contradict one another say nothing.
                    options: if left.is_empty() { all } else { left },
                    absent: !asked,
                }
            }
            (Kind::Several, Some(Answer::Several(ticked))) => Value::Ticks {
                sure: if asked { ticked } else { OptionSet::EMPTY },
                may: ticked,
            },
            (Kind::Several, _) => Value::Ticks {
                sure: OptionSet::EMPTY,
                may: all,
            },
            (Kind::Date | Kind::Month, Some(Answer::Date(date))) if asked => {
                Value::Date(Some(date))
            }
            (Kind::Date | Kind::Month, _) => Value::Date(None),
            (Kind::Place, _) => Value::Place,
        }
    }

    /// What the answers to later questions say of one that is open: the answer that says so, and the options it leaves.
    /// Whether the later question is asked does not matter: it may hang on this very one.
    pub(super) fn implied(
        &self,
        question: QuestionIx,
    ) -> impl Iterator<Item = (Reason, OptionSet)> {
        self.answers.iter().flat_map(move |(given, answer)| {
            let option = match answer {
                Answer::Choice(option) => Some(option),
                _ => None,
            };
            let implies = option.map(|option| &self.catalog.question(given).option(option).implies);
            let about = implies
                .into_iter()
                .flatten()
                .filter(move |(of, _)| *of == question);
            about.filter_map(move |(_, left)| {
                let reason = Reason {
                    question: given,
                    answer: ReasonAnswer::Option(option?),
                };
                Some((reason, *left))
            })
        })
    }

    /// For the question 范围 what the two places leave of it; none for other questions and while a place is open.
    fn scopes_of(&self, question: QuestionIx) -> Option<OptionSet> {
        let scoping = self.catalog.place_questions.scope?;
        if scoping.question != question {
            return None;
        }
        *self.scopes.get_or_init(|| places::scopes(self, scoping))
    }

    /// What 范围 may be: the answer as far as the places allow it. An answer they rule out does not count.
    fn scope_left(&self, question: QuestionIx, scopes: OptionSet) -> OptionSet {
        match self.answer(question) {
            Some(Answer::Choice(option)) if scopes.contains(option) => OptionSet::only(option),
            _ => scopes,
        }
    }

    /// What an open choice may still be, by the places and by later answers.
    pub(super) fn options_left(&self, question: QuestionIx) -> OptionSet {
        match self.value(question) {
            Value::One { options, .. } => options,
            _ => OptionSet::EMPTY,
        }
    }

    /// Whether the two places decide the question, so that it is not asked.
    pub(super) fn is_decided(&self, question: QuestionIx) -> bool {
        let scopes = self.scopes_of(question);
        scopes.is_some_and(|scopes| scopes.iter().nth(1).is_none())
    }

    /// Whether the places leave this option of the question.
    pub(super) fn is_left(&self, question: QuestionIx, option: OptionIx) -> bool {
        self.scopes_of(question)
            .is_none_or(|scopes| scopes.contains(option))
    }

    /// The answer given although the two places rule it out.
    pub(super) fn overruled(&self, question: QuestionIx) -> Option<OptionIx> {
        let scopes = self.scopes_of(question)?;
        match self.answer(question)? {
            Answer::Choice(option) if !scopes.contains(option) => Some(option),
            _ => None,
        }
    }

    pub(super) fn derived(&self, derived: DerivedIx) -> Value {
        *self.derived[derived.0].get_or_init(|| self.derive(derived))
    }

    fn derive(&self, derived: DerivedIx) -> Value {
        let all = OptionSet::all(self.catalog.derived(derived).options.len());
        match &self.catalog.derived(derived).by {
            Derivation::Cases(cases) => {
                let mut options = OptionSet::EMPTY;
                for (at, case) in cases.iter().enumerate() {
                    match self.test(case) {
                        Truth::No => {}
                        Truth::Unknown => options = options.with(OptionIx(at)),
                        Truth::Yes => {
                            let options = options.with(OptionIx(at));
                            return Value::One {
                                options,
                                absent: false,
                            };
                        }
                    }
                }
                if options.is_empty() {
                    Value::Absent
                } else {
                    Value::One {
                        options,
                        absent: true,
                    }
                }
            }
            Derivation::WorkdaysSince { of, up_to } => match self.date_said(*of) {
                Value::Date(Some(date)) => {
                    let (passed, exact) =
                        workdays::passed(&self.catalog.calendar, date, self.days.today);
                    let at = up_to.iter().position(|&limit| passed < limit);
                    // Past the last limit more days change nothing, so a lower bound is enough.
                    let options = match at {
                        None => OptionSet::only(OptionIx(up_to.len())),
                        Some(at) if exact => OptionSet::only(OptionIx(at)),
                        Some(_) => all,
                    };
                    Value::One {
                        options,
                        absent: self.asking(*of) != Truth::Yes,
                    }
                }
                Value::Absent => Value::Absent,
                _ => Value::One {
                    options: all,
                    absent: self.asking(*of) != Truth::Yes,
                },
            },
            Derivation::PlaceDays { of, days } => self.at_place(*of, days),
            Derivation::MonthSince { of, day } => self.era(*of, *day),
        }
    }

    /// The value of a date question, with the date given even while it is open whether the question is asked.
    fn date_said(&self, question: QuestionIx) -> Value {
        match (self.asking(question), self.answer(question)) {
            (Truth::Unknown, Some(Answer::Date(date))) => Value::Date(Some(date)),
            _ => self.value(question),
        }
    }

    /// The verdicts that may still hold. A verdict whose rule is yes stands alone, because over complete answers exactly
    /// one holds, which the pack is checked for.
    pub(super) fn possible_verdicts(&self) -> VerdictSet {
        *self.possible.get_or_init(|| {
            let mut possible = Vec::new();
            for (at, verdict) in self.catalog.verdicts.iter().enumerate() {
                match self.test(&verdict.when) {
                    Truth::Yes => return std::iter::once(VerdictIx(at)).collect(),
                    Truth::Unknown => possible.push(VerdictIx(at)),
                    Truth::No => {}
                }
            }
            possible.into_iter().collect()
        })
    }

    /// The verdict, when it is sure.
    pub(super) fn verdict(&self) -> Option<VerdictIx> {
        let possible = self.possible_verdicts();
        let mut verdicts = possible.iter();
        verdicts.next().filter(|_| verdicts.next().is_none())
    }

    /// Whether the answer to a question is one of these.
    pub(super) fn test_answer(&self, question: QuestionIx, set: OptionSet) -> Truth {
        in_set(self.value(question), set)
    }

    /// The value of a rule.
    pub(super) fn test(&self, rule: &Rule) -> Truth {
        match rule {
            Rule::All(parts) => Truth::all(parts.iter().map(|part| self.test(part))),
            Rule::Any(parts) => Truth::any(parts.iter().map(|part| self.test(part))),
            Rule::Not(part) => self.test(part).not(),
            Rule::Answer(question, set) => self.test_answer(*question, *set),
            Rule::Derived(derived, set) => in_set(self.derived(*derived), *set),
            Rule::Verdict(set) => {
                let possible = self.possible_verdicts();
                if possible.intersection(*set).is_empty() {
                    Truth::No
                } else if possible.is_subset(*set) {
                    Truth::Yes
                } else {
                    Truth::Unknown
                }
            }
        }
    }
}

fn in_set(value: Value, set: OptionSet) -> Truth {
    let (yes, may) = match value {
        Value::One { options, absent } => (!absent && options.is_subset(set), options),
        Value::Ticks { sure, may } => (!sure.intersection(set).is_empty(), may),
        Value::Absent | Value::Date(_) | Value::Place => return Truth::No,
    };
    if yes {
        Truth::Yes
    } else if may.intersection(set).is_empty() {
        Truth::No
    } else {
        Truth::Unknown
    }
}
