//! The replay of all answers from the first question.

use super::state::State;
use super::{Answer, Answers, Days, Truth};
use crate::catalog::{Catalog, QuestionIx};

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
}

impl Interview {
    /// Replays all answers.
    pub fn replay(catalog: &Catalog, answers: &Answers, days: Days) -> Self {
        let state = State::new(catalog, answers, days);
        let mut interview = Self {
            steps: Vec::new(),
            dropped: Vec::new(),
        };
        for question in (0..catalog.questions.len()).map(QuestionIx) {
            let answer = answers.get(question);
            if state.asking(question) != Truth::No {
                interview.steps.push(Step { question, answer });
            } else if answer.is_some() {
                interview.dropped.push(question);
            }
        }
        interview
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

    /// This question's place, from 1, and how many questions there are as far as is known now.
    pub fn progress(&self, question: QuestionIx) -> (usize, usize) {
        let at = self
            .steps
            .iter()
            .position(|s| s.question == question)
            .unwrap_or(0);
        (at + 1, self.steps.len())
    }
}
