//! Which lines are held back until more is known.
//!
//! What the common answers would bring is shown, as 视情况, and so is what half of the answers to a single open question
//! would bring. The rest is probably not for this person, and dozens of such lines bury those that are sure.

use super::state::State;
use super::{Certainty, Condition, Line, SectionLines, Truth};
use crate::catalog::{Kind, Months, MonthsAfter};

/// From how many options on a question is not guessed at: what kind of case it is, why something was refused.
const MANY: usize = 4;

/// Takes the lines that are held back out of the sections, and the sections that had no other. [`Line::only_if`] must be
/// there already.
pub(super) fn hold_back<'c>(
    now: &State<'c>,
    common: &State<'c>,
    sections: &mut Vec<SectionLines>,
) -> Vec<Line> {
    let holding = Holding { now, common };
    let mut held = Vec::new();
    for section in sections.iter_mut() {
        held.extend(
            section
                .lines
                .extract_if(.., |line| holding.holds_back(line)),
        );
    }
    sections.retain(|section| !section.lines.is_empty());
    held
}

struct Holding<'s, 'c> {
    now: &'s State<'c>,
    /// With every open question answered the common way.
    common: &'s State<'c>,
}

impl Holding<'_, '_> {
    fn holds_back(&self, line: &Line) -> bool {
        let entry = self.now.catalog.entry(line.entry);
        // A last day that is held back may be lost, whether it can be reckoned yet or not.
        let paid = |months: Months| matches!(months.after, MonthsAfter::Paid(_));
        let last_day = entry.months.is_some_and(paid);
        let guessed = line.depends_on.iter();
        let guessed = guessed.filter(|q| {
            let many = self.now.options_left(**q).iter().count() >= MANY;
            many && self.now.asking(**q) == Truth::Yes
        });
        let commonly = guessed.count() == 0 && self.common.test(&entry.when) == Truth::Yes;
        if line.certainty == Certainty::Sure || last_day || commonly {
            return false;
        }
        match line.depends_on.as_slice() {
            // A tick that nobody made: with none, the common case, the line falls away.
            [question] if self.now.catalog.question(*question).kind == Kind::Several => true,
            [_] => line.only_if.iter().any(|only| self.is_unlikely(only)),
            _ => true,
        }
    }

    /// Whether fewer than half of the answers would do. Of a question that others have narrowed down only the common one
    /// left is likely.
    fn is_unlikely(&self, only: &Condition) -> bool {
        let left = self.now.options_left(only.question);
        let answers = left.iter().count();
        let narrowed = answers < self.now.catalog.question(only.question).options.len();
        let common = left.iter().next();
        let common = common.is_some_and(|common| only.options.contains(common));
        only.options.iter().count() * 2 < answers || narrowed && !common
    }
}
