//! Every complete set of answers over some variables.

use chrono::{Datelike as _, Months, NaiveDate};

use super::support::{Support, Variable};
use crate::catalog::{
    Catalog, Derivation, DerivedIx, Kind, OptionIx, OptionSet, PlaceIx, QuestionIx,
};
use crate::engine::state::State;
use crate::engine::{Answer, Answers, Days, Truth, workdays};

/// The most ways to answer that are looked at for one statement. A pack within reason needs some ten thousand.
const MOST: usize = 2_000_000;

/// The most options of one several-question a rule may tell apart, 2 to the power of which are the ways to tick them.
const MOST_TICKS: usize = 16;

/// A rule involves more answers than can be gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

/// Calls `visit` with every way to answer the variables' questions, asked ones only, in the order of the interview.
/// Questions outside the support stay open. Gives how many there were.
///
/// # Errors
/// When there are too many; `visit` has then seen some of them.
pub(super) fn each_set(
    catalog: &Catalog,
    days: Days,
    support: &Support,
    visit: &mut dyn FnMut(&Answers),
) -> Result<usize, TooMany> {
    each_completion(catalog, days, support, &Answers::default(), visit)
}

/// As [`each_set`], with these answers kept: only what is asked and open besides is answered in every way.
///
/// # Errors
/// As [`each_set`].
pub(super) fn each_completion(
    catalog: &Catalog,
    days: Days,
    support: &Support,
    given: &Answers,
    visit: &mut dyn FnMut(&Answers),
) -> Result<usize, TooMany> {
    let ticks = |question| {
        support
            .iter()
            .filter(|v| matches!(v, Variable::Tick(of, _) if *of == question))
            .count()
    };
    let mut questions: Vec<QuestionIx> = support.iter().map(|v| v.question()).collect();
    questions.sort_unstable();
    questions.dedup();
    if questions
        .iter()
        .any(|&question| ticks(question) > MOST_TICKS)
    {
        return Err(TooMany);
    }
    let mut sets = Sets {
        catalog,
        days,
        support,
        questions,
        visit,
        count: 0,
    };
    sets.step(0, &mut given.clone());
    if sets.count > MOST {
        Err(TooMany)
    } else {
        Ok(sets.count)
    }
}

struct Sets<'a> {
    catalog: &'a Catalog,
    days: Days,
    support: &'a Support,
    questions: Vec<QuestionIx>,
    visit: &'a mut dyn FnMut(&Answers),
    count: usize,
}

impl Sets<'_> {
    fn step(&mut self, at: usize, answers: &mut Answers) {
        if self.count > MOST {
            return;
        }
        let Some(&question) = self.questions.get(at) else {
            self.count += 1;
            (self.visit)(answers);
            return;
        };
        // The support is closed over asking conditions, so whether a question is asked is always known here.
        let open = answers.get(question).is_none();
        if open && State::new(self.catalog, answers, self.days).asking(question) == Truth::Yes {
            for answer in choices(self.catalog, self.days, self.support, question) {
                answers.set(question, answer);
                self.step(at + 1, answers);
            }
            answers.remove(question);
        } else {
            self.step(at + 1, answers);
        }
    }
}

/// The answers to a question that the variables tell apart.
pub(super) fn choices(
    catalog: &Catalog,
    days: Days,
    support: &Support,
    question: QuestionIx,
) -> Vec<Answer> {
    match catalog.question(question).kind {
        Kind::Choice => {
            let count = catalog.question(question).options.len();
            (0..count)
                .map(|option| Answer::Choice(OptionIx(option)))
                .collect()
        }
        Kind::Several => {
            let mut sets = vec![OptionSet::EMPTY];
            for variable in support {
                if let Variable::Tick(of, option) = *variable
                    && of == question
                {
                    let with: Vec<OptionSet> = sets.iter().map(|set| set.with(option)).collect();
                    sets.extend(with);
                }
            }
            sets.into_iter().map(Answer::Several).collect()
        }
        // A place is told apart by what is derived of it alone: one place for each value, and none. The other place stays
        // open, so that 范围 is a question like any other.
        Kind::Place => {
            let of_place = support.iter().filter_map(|variable| match *variable {
                Variable::Place(of, derived) if of == question => Some(derived),
                _ => None,
            });
            let places = places(catalog, &of_place.collect::<Vec<_>>());
            let known = places.into_iter().map(Answer::Place);
            known.chain([Answer::Unknown]).collect()
        }
        Kind::Date | Kind::Month => support
            .iter()
            .filter_map(|variable| match *variable {
                Variable::Date(of, derived) if of == question => Some(derived),
                _ => None,
            })
            .flat_map(|derived| representatives(catalog, days, derived))
            .map(|date| Answer::Date(date.1))
            .collect(),
    }
}

/// One place for each way in which the derived answers may come out together.
fn places(catalog: &Catalog, derived: &[DerivedIx]) -> Vec<PlaceIx> {
    let values = |place| -> Vec<Option<OptionIx>> {
        let value = |&ix: &DerivedIx| match &catalog.derived(ix).by {
            Derivation::PlaceDays { days, .. } => catalog.day_at(place, days).map(|day| day.option),
            _ => None,
        };
        derived.iter().map(value).collect()
    };
    let mut seen = vec![vec![None; derived.len()]];
    let mut found = Vec::new();
    for place in (0..catalog.places.len()).map(PlaceIx) {
        let values = values(place);
        if !seen.contains(&values) {
            seen.push(values);
            found.push(place);
        }
    }
    found
}

/// For each value of a derived answer a date that gives it, as far as the calendar reaches.
pub(super) fn representatives(
    catalog: &Catalog,
    days: Days,
    derived: DerivedIx,
) -> Vec<(OptionIx, NaiveDate)> {
    let up_to = match &catalog.derived(derived).by {
        Derivation::WorkdaysSince { up_to, .. } => up_to,
        Derivation::MonthSince { day, .. } => return months(catalog, *day),
        Derivation::Cases(_) | Derivation::PlaceDays { .. } => return Vec::new(),
    };
    let mut found: Vec<(OptionIx, NaiveDate)> = Vec::new();
    let mut date = Some(days.today);
    while let Some(day) = date {
        let (passed, exact) = workdays::passed(&catalog.calendar, day, days.today);
        let at = up_to
            .iter()
            .position(|&limit| passed < limit)
            .unwrap_or(up_to.len());
        if !exact && at < up_to.len() {
            break;
        }
        if found.last().is_none_or(|last| last.0.0 != at) {
            found.push((OptionIx(at), day));
        }
        if at == up_to.len() {
            break;
        }
        date = day.pred_opt();
    }
    found
}

/// A month before the days of all places, and one after them.
fn months(catalog: &Catalog, day: DerivedIx) -> Vec<(OptionIx, NaiveDate)> {
    let Derivation::PlaceDays { days, .. } = &catalog.derived(day).by else {
        return Vec::new();
    };
    let first = days.iter().map(|day| day.day).min();
    let last = days.iter().map(|day| day.day).max();
    let before = first.and_then(|day| day.with_day(1)?.checked_sub_months(Months::new(1)));
    let since = last.and_then(|day| day.with_day(1)?.checked_add_months(Months::new(1)));
    let all = [before, since].into_iter().enumerate();
    all.filter_map(|(at, month)| Some((OptionIx(at), month?)))
        .collect()
}
