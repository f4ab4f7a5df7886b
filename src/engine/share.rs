//! How much of a list is sure when little is known: the measure that the rules of a pack are written to.

use super::{Answer, Answers, Certainty, Checklist, Days};
use crate::catalog::{Catalog, OptionIx, QuestionIx};

/// What is known: the two insurances and 范围.
const KNOWN: [&str; 3] = ["from-insurance", "to-insurance", "scope"];

/// The lines of all lists that somebody may get who answers these three questions and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SureShare {
    /// Lines that stay whatever else is answered.
    pub sure: usize,
    /// All lines shown. What is held back is not among them.
    pub shown: usize,
    /// Of the list that is least sure the share, in whole percent.
    pub least: usize,
}

impl SureShare {
    /// Builds these lists. None for a pack that lacks one of the three questions.
    pub fn measure(catalog: &Catalog, days: Days) -> Option<Self> {
        let [from, to, scope] = KNOWN.map(|id| catalog.find_question(id));
        let mut share = Self {
            least: 100,
            ..Self::default()
        };
        let (from, to, scope) = (from?, to?, scope?);
        for from in answers(catalog, from) {
            for to in answers(catalog, to) {
                for scope in answers(catalog, scope) {
                    let mut known = Answers::default();
                    for (question, answer) in [from, to, scope] {
                        known.set(question, answer);
                    }
                    share.add(&Checklist::build(catalog, &known, days));
                }
            }
        }
        Some(share)
    }

    /// The share of all lists together, in whole percent.
    pub fn percent(&self) -> usize {
        percent(self.sure, self.shown)
    }

    fn add(&mut self, list: &Checklist) {
        // Not all three are asked of everybody: the list would rest on fewer answers than it says.
        if !list.dropped.is_empty() {
            return;
        }
        let lines = list.sections.iter().flat_map(|section| &section.lines);
        let sure = lines
            .filter(|line| line.certainty == Certainty::Sure)
            .count();
        self.sure += sure;
        self.shown += list.len();
        self.least = self.least.min(percent(sure, list.len()));
    }
}

fn answers(catalog: &Catalog, question: QuestionIx) -> impl Iterator<Item = (QuestionIx, Answer)> {
    let options = 0..catalog.question(question).options.len();
    options.map(move |option| (question, Answer::Choice(OptionIx(option))))
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}
