//! What the person said.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::catalog::{OptionIx, OptionSet, PlaceIx, QuestionIx};

/// One answer. Its shape fits the question's [`crate::catalog::Kind`]; whoever makes it sees to that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The option chosen.
    Choice(OptionIx),
    /// The options ticked; none ticked is an answer too.
    Several(OptionSet),
    /// The date given.
    Date(NaiveDate),
    /// The place chosen.
    Place(PlaceIx),
    /// 不清楚: to the rules the same as no answer, to the interview an answered question.
    Unknown,
}

/// All answers, by question. Answers to questions that are not asked may be among them: they are kept (so that going
/// back and forth loses nothing) and never reach the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<QuestionIx, Answer>);

impl Answers {
    /// The answer to a question.
    pub fn get(&self, question: QuestionIx) -> Option<Answer> {
        self.0.get(&question).copied()
    }

    /// Answers a question, replacing what was said before.
    pub fn set(&mut self, question: QuestionIx, answer: Answer) {
        self.0.insert(question, answer);
    }

    /// Takes an answer back.
    pub fn remove(&mut self, question: QuestionIx) {
        self.0.remove(&question);
    }

    /// All answers in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionIx, Answer)> {
        self.0.iter().map(|(&q, &a)| (q, a))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
