//! What another answer would change, before it is taken: for one option under the cursor, for a change, and the other way
//! round, which answer would have brought a line.

use super::{
    app::App,
    rows::Row,
    screens::{Asking, Place, Screen, WhatIf},
};
use crate::{
    catalog::{Kind, QuestionIx},
    engine::{
        Answer, AnswerSource, Checklist, Difference, Interview, NearMiss, near_misses, with_answer,
    },
};

/// What the option under the cursor would change. Computed once for an option, as the cursor comes to it.
#[derive(Debug, Clone)]
pub(super) struct Preview {
    question: QuestionIx,
    before: Option<Answer>,
    answer: Answer,
    /// The answer in words.
    pub(super) words: String,
    /// Whether this is the answer there is.
    pub(super) taken: bool,
    /// What it changes.
    pub(super) difference: Difference,
    /// How many lines the list surely has then.
    pub(super) sure: usize,
}

impl App {
    /// On wide terminals, beside a question: what the option under the cursor would change.
    pub(super) fn look_ahead(&mut self) {
        let Some((question, before, answer)) = self.under_cursor() else {
            self.preview = None;
            return;
        };
        let known = self.preview.as_ref();
        let same = |p: &Preview| (p.question, p.before, p.answer) == (question, before, answer);
        if known.is_some_and(same) {
            return;
        }
        let (Some(catalog), Some(list)) = (&self.catalog, &self.list) else {
            return;
        };
        let days = self.setup.days;
        let with = |answer| with_answer(catalog, &self.session.answers, days, question, answer);
        let after = with(answer);
        let lines = after.sections.iter().flat_map(|section| &section.lines);
        self.preview = Some(Preview {
            question,
            before,
            answer,
            words: label(&after, question),
            taken: self.session.answers.get(question) == Some(answer),
            difference: match before {
                Some(before) => Difference::between(&with(before), &after),
                None => Difference::between(list, &after),
            },
            sure: lines.filter(|line| line.depends_on.is_empty()).count(),
        });
    }

    /// The question, what to compare with (none is the list there is) and the answer under the cursor.
    fn under_cursor(&self) -> Option<(QuestionIx, Option<Answer>, Answer)> {
        let Screen::Question(Asking {
            question, ticks, ..
        }) = self.place().screen
        else {
            return None;
        };
        if !self.is_wide() {
            return None;
        }
        let several = self.asked_kind()? == Kind::Several;
        Some(match self.row()? {
            Row::Option(option) if several => {
                let (with, without) = (ticks.with(option), ticks.without(option));
                let before = Answer::Several(without);
                (question, Some(before), Answer::Several(with))
            }
            Row::Option(option) => (question, None, Answer::Choice(option)),
            Row::GoOn => (question, None, Answer::Several(ticks)),
            _ => return None,
        })
    }

    /// Shows what a changed answer changes, before it is taken; false where there is nothing to show. Only where answers
    /// are looked over: on the way through the questions nothing should stand in the way.
    pub(super) fn show_what_if(&mut self, question: QuestionIx, answer: Answer) -> bool {
        let below = self.places.iter().rev().nth(1).map(|place| &place.screen);
        let looked_over = matches!(below, Some(Screen::Review | Screen::WhyNot(_)));
        let (Some(catalog), Some(list)) = (&self.catalog, &self.list) else {
            return false;
        };
        let before = self.session.answers.get(question);
        // The rules of a place are read when it is taken, so what it would change cannot be told before.
        let is_place =
            matches!(answer, Answer::Place(_)) || matches!(before, Some(Answer::Place(_)));
        if !looked_over || is_place || before.is_none() || before == Some(answer) {
            return false;
        }
        let days = self.setup.days;
        let after = with_answer(catalog, &self.session.answers, days, question, answer);
        let open = |list: &Checklist| {
            let steps = Interview::replay(catalog, &list.given, days).steps;
            steps.iter().filter(|step| step.answer.is_none()).count()
        };
        let change = WhatIf {
            question,
            answer,
            words: (label(list, question), label(&after, question)),
            difference: Difference::between(list, &after),
            more: open(&after).saturating_sub(open(list)),
        };
        if change.difference.is_empty() && change.more == 0 {
            return false;
        }
        self.places.push(Place::new(Screen::WhatIf(change)));
        true
    }

    /// Takes the answer whose difference is shown.
    pub(super) fn take_what_if(&mut self) {
        if let Screen::WhatIf(WhatIf {
            question, answer, ..
        }) = self.place().screen
        {
            self.places.pop();
            self.take(question, answer);
        }
    }

    /// The lines that one other answer would have brought.
    pub(super) fn why_not(&mut self) {
        let misses = self.misses();
        self.places.push(Place::new(Screen::WhyNot(misses)));
    }

    /// The same after an answer was changed from there.
    pub(super) fn renew_misses(&mut self) {
        if matches!(self.place().screen, Screen::WhyNot(_)) {
            let misses = self.misses();
            self.place_mut().screen = Screen::WhyNot(misses);
        }
    }

    fn misses(&self) -> Vec<NearMiss> {
        let catalog = self.catalog.as_ref();
        catalog.map_or_else(Vec::new, |catalog| {
            near_misses(catalog, &self.session.answers, self.setup.days)
        })
    }

    /// To the question that keeps a line away, the cursor on the answer that would bring it.
    pub(super) fn try_miss(&mut self, miss: NearMiss) {
        self.change(miss.question);
        self.go_to(&Row::Option(miss.option));
    }
}

/// An answer as the list repeats it.
fn label(list: &Checklist, question: QuestionIx) -> String {
    let source = AnswerSource::Question(question);
    let line = list.answers.iter().find(|line| line.source == source);
    line.map_or_else(|| "还没回答".to_owned(), |line| line.label.clone())
}
