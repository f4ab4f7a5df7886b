//! Which lines are held back until more is known.
//!
//! What hangs on one open question with few answers is shown, as 视情况. The rest is probably not for this person, and
//! dozens of such lines bury those that are sure.

use super::state::State;
use super::{Answer, Answers, Certainty, Condition, Days, Line, Reckoned, SectionLines, Truth};
use crate::catalog::{Catalog, Kind, OptionSet, QuestionIx};

/// From how many options on a question has so many answers that a line which needs a certain one of them is unlikely.
const MANY: usize = 4;

/// Takes the lines that are held back out of the sections, and the sections that had no other. [`Line::only_if`] must be
/// there already.
pub(super) fn hold_back(
    catalog: &Catalog,
    answers: &Answers,
    days: Days,
    sections: &mut Vec<SectionLines>,
) -> Vec<Line> {
    let mut held = Vec::new();
    for section in sections.iter_mut() {
        let back = section
            .lines
            .extract_if(.., |line| is_held_back(catalog, answers, days, line));
        held.extend(back);
    }
    sections.retain(|section| !section.lines.is_empty());
    held
}

fn is_held_back(catalog: &Catalog, answers: &Answers, days: Days, line: &Line) -> bool {
    // A last day that is held back may be lost.
    let last_day = matches!(line.reckoned, Some(Reckoned::LastDay { .. }));
    if line.certainty == Certainty::Sure || last_day {
        return false;
    }
    match line.depends_on.as_slice() {
        [question] if catalog.question(*question).kind == Kind::Several => {
            needs_a_tick(catalog, answers, days, line, *question)
        }
        [_] => line
            .only_if
            .iter()
            .any(|only| is_one_of_many(catalog, only)),
        _ => true,
    }
}

fn is_one_of_many(catalog: &Catalog, only: &Condition) -> bool {
    let answers = catalog.question(only.question).options.len();
    answers >= MANY && only.options.iter().nth(1).is_none()
}

/// Whether the line falls away when nothing is ticked, which is the common case.
fn needs_a_tick(
    catalog: &Catalog,
    answers: &Answers,
    days: Days,
    line: &Line,
    question: QuestionIx,
) -> bool {
    let mut nothing = answers.clone();
    nothing.set(question, Answer::Several(OptionSet::EMPTY));
    let state = State::new(catalog, &nothing, days);
    state.test(&catalog.entry(line.entry).when) == Truth::No
}
