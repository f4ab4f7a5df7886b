//! The replay of all answers from the first question.

use super::places::in_one_city;
use super::state::State;
use super::{Answer, Answers, Days, Truth};
use crate::catalog::{Catalog, Kind, OptionIx, OptionSet, QuestionIx};

/// One question of the interview as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The question.
    pub question: QuestionIx,
    /// The answer, 不清楚 included; none while it is still to be asked.
    pub answer: Option<Answer>,
}

/// Which questions are asked, given the answers so far. A question whose asking is itself unknown (because of a
/// 不清楚 before it) is asked too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// The questions asked or to be asked as far as is known now, in order.
    pub steps: Vec<Step>,
    /// Questions that were answered but are not asked any more.
    pub dropped: Vec<QuestionIx>,
    /// How many questions there will be when every one still open is answered by its first option, the common case. A
    /// truer guess than counting every question that may yet be asked.
    pub expected: usize,
    /// Options that the two places rule out, so that they are not offered.
    pub ruled_out: Vec<(QuestionIx, OptionIx)>,
    /// The question that no face may have an answer ready for: 范围 where both places are one city. Its first option left
    /// would be 省内, which nobody who stays in a city means.
    pub no_common: Option<QuestionIx>,
}

impl Interview {
    /// Replays all answers.
    pub fn replay(catalog: &Catalog, answers: &Answers, days: Days) -> Self {
        let (steps, dropped) = asked(catalog, answers, days);
        let state = State::new(catalog, answers, days);
        let ruled_out = ruled_out(&state);
        let scope = catalog.place_questions.scope;
        let no_common = scope.filter(|_| in_one_city(&state)).map(|s| s.question);
        let expected = expected(catalog, answers, days, &steps);
        Self {
            steps,
            dropped,
            expected,
            ruled_out,
            no_common,
        }
    }

    /// The first question without an answer; none when the interview is over.
    pub fn next(&self) -> Option<QuestionIx> {
        self.steps
            .iter()
            .find(|s| s.answer.is_none())
            .map(|s| s.question)
    }

    /// The step before this question's, if any.
    pub fn before(&self, question: QuestionIx) -> Option<QuestionIx> {
        let at = self.steps.iter().position(|s| s.question == question)?;
        Some(self.steps[at.checked_sub(1)?].question)
    }

    /// The step after this question's, if any.
    pub fn after(&self, question: QuestionIx) -> Option<QuestionIx> {
        let at = self.steps.iter().position(|s| s.question == question)?;
        Some(self.steps.get(at + 1)?.question)
    }

    /// This question's place, from 1, and how many questions there will be, see [`Self::expected`].
    pub fn progress(&self, question: QuestionIx) -> (usize, usize) {
        let place = self
            .steps
            .iter()
            .position(|s| s.question == question)
            .map_or(1, |at| at + 1);
        (place, self.expected.max(place))
    }
}

/// The questions asked, and those answered without being asked.
fn asked(catalog: &Catalog, answers: &Answers, days: Days) -> (Vec<Step>, Vec<QuestionIx>) {
    let state = State::new(catalog, answers, days);
    let questions = (0..catalog.questions.len()).map(QuestionIx);
    let (asked, unasked): (Vec<_>, Vec<_>) =
        questions.partition(|&question| state.asking(question) != Truth::No);
    // What the places decide is not asked either, but an answer to it is no stray one: the list speaks of it.
    let asked = asked.into_iter().filter(|&q| !state.is_decided(q));
    let step = |question| Step {
        question,
        // An answer that the places rule out is asked for again.
        answer: answers
            .get(question)
            .filter(|_| state.overruled(question).is_none()),
    };
    (
        asked.map(step).collect(),
        unasked
            .into_iter()
            .filter(|&question| answers.get(question).is_some())
            .collect(),
    )
}

fn expected(catalog: &Catalog, answers: &Answers, days: Days, steps: &[Step]) -> usize {
    let mut answers = answers.clone();
    let mut steps = steps.to_vec();
    while let Some(open) = steps.iter().find(|step| step.answer.is_none()) {
        let question = open.question;
        let answer = common_answer(&State::new(catalog, &answers, days), question);
        answers.set(question, answer);
        steps = asked(catalog, &answers, days).0;
    }
    steps.len()
}

/// The answers with every choice and tick left open answered the common way, those left 不清楚 included.
pub(super) fn common_answers(catalog: &Catalog, answers: &Answers, days: Days) -> Answers {
    let mut common = answers.clone();
    let mut from = 0;
    loop {
        let state = State::new(catalog, &common, days);
        let is_open = |question: &QuestionIx| {
            let kind = catalog.question(*question).kind;
            matches!(kind, Kind::Choice | Kind::Several)
                && !state.is_known(*question)
                && state.asking(*question) == Truth::Yes
        };
        // An answer opens or closes only later questions.
        let mut questions = (from..catalog.questions.len()).map(QuestionIx);
        let Some(question) = questions.find(is_open) else {
            break;
        };
        let answer = common_answer(&state, question);
        common.set(question, answer);
        from = question.0 + 1;
    }
    common
}

fn ruled_out(state: &State<'_>) -> Vec<(QuestionIx, OptionIx)> {
    let Some(scoping) = state.catalog.place_questions.scope else {
        return Vec::new();
    };
    [scoping.cross, scoping.within, scoping.same]
        .into_iter()
        .filter(|&option| !state.is_left(scoping.question, option))
        .map(|option| (scoping.question, option))
        .collect()
}

fn common_answer(state: &State<'_>, question: QuestionIx) -> Answer {
    let asked = state.catalog.question(question);
    match asked.kind {
        Kind::Choice => {
            let left = state.options_left(question);
            Answer::Choice(left.iter().next().unwrap_or(OptionIx(0)))
        }
        Kind::Several => Answer::Several(OptionSet::EMPTY),
        Kind::Date | Kind::Month => Answer::Date(state.days.today),
        Kind::Place => Answer::Unknown,
    }
}
