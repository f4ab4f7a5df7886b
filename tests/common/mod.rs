//! What several test programs share: the built-in pack, fixed days, walking every interview.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, reason = "each test program uses its own part")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use yiqian::catalog::{Catalog, Kind, OptionIx, OptionSet, QuestionIx, Rule};
use yiqian::engine::{Answer, Answers, Checklist, Days, Interview, parse_answers, write_answers};

/// The built-in pack.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| yiqian::pack::built_in().unwrap_or_else(|problems| panic!("{problems}")))
}

/// A date.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The fixed days of the tests.
pub fn days() -> Days {
    Days {
        today: date("2026-11-21"),
        apply_on: date("2026-11-21"),
    }
}

/// The list for answers written as pairs.
pub fn list(answers: &[(&str, &str)]) -> Checklist {
    let answers = parse_answers(catalog(), answers.iter().copied()).unwrap();
    Checklist::build(catalog(), &answers, days())
}

/// Answers in one line, for messages.
pub fn shown(answers: &Answers) -> String {
    let pairs = write_answers(catalog(), answers);
    pairs
        .iter()
        .map(|(q, v)| format!("{q}={v}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What Enter alone answers.
pub fn first_answer(catalog: &Catalog, question: QuestionIx) -> Answer {
    match catalog.question(question).kind {
        Kind::Choice => Answer::Choice(OptionIx(0)),
        Kind::Several => Answer::Several(OptionSet::EMPTY),
        Kind::Date => Answer::Date(days().today),
        Kind::Place => Answer::Unknown,
    }
}

/// Every answer worth telling apart: each option, nothing, all and each alone of a several-question, and dates in
/// every stage of a transfer.
pub fn every_answer(catalog: &Catalog, question: QuestionIx) -> Vec<Answer> {
    let question = catalog.question(question);
    let options = (0..question.options.len()).map(OptionIx);
    match question.kind {
        Kind::Choice => options.map(Answer::Choice).collect(),
        Kind::Several => std::iter::once(OptionSet::EMPTY)
            .chain(options.map(OptionSet::only))
            .chain([OptionSet::all(question.options.len())])
            .map(Answer::Several)
            .collect(),
        Kind::Date => ["2026-11-20", "2026-11-05", "2026-09-01"]
            .map(|d| Answer::Date(date(d)))
            .into(),
        // The places are proved apart, in tests/regions.rs.
        Kind::Place => vec![Answer::Unknown],
    }
}

/// Walks every interview to its end.
#[derive(Default)]
pub struct Walk {
    /// Whether every option of a several-question is ticked in turn; else nothing is ticked.
    pub ticking: bool,
    /// How many endings there were.
    pub endings: usize,
    /// The verdicts they ended in.
    pub verdicts_seen: BTreeSet<usize>,
}

impl Walk {
    /// Calls `visit` with every complete set of answers and its list.
    pub fn every_ending(&mut self, catalog: &Catalog, visit: &mut dyn FnMut(&Answers, &Checklist)) {
        self.step(catalog, &mut Answers::default(), visit);
    }

    fn step(
        &mut self,
        catalog: &Catalog,
        answers: &mut Answers,
        visit: &mut dyn FnMut(&Answers, &Checklist),
    ) {
        let Some(question) = Interview::replay(catalog, answers, days()).next() else {
            self.endings += 1;
            let list = Checklist::build(catalog, answers, days());
            self.verdicts_seen.extend(list.outcome.verdict.map(|v| v.0));
            visit(answers, &list);
            return;
        };
        let all = every_answer(catalog, question);
        let ticks = catalog.question(question).kind == Kind::Several && !self.ticking;
        for answer in if ticks { &all[..1] } else { &all[..] } {
            answers.set(question, *answer);
            self.step(catalog, answers, visit);
        }
        answers.remove(question);
    }
}

/// Any answers to any questions, asked or not.
pub fn random_answers() -> impl Strategy<Value = Answers> {
    let count = catalog().questions.len();
    proptest::collection::vec((any::<u64>(), 0u8..5), count).prop_map(|picks| {
        let catalog = catalog();
        let mut answers = Answers::default();
        for (at, (pick, fate)) in picks.into_iter().enumerate() {
            let question = QuestionIx(at);
            let options = catalog.question(question).options.len();
            let pick = usize::try_from(pick % 1_000_003).unwrap();
            let answer = match (fate, catalog.question(question).kind) {
                (0, _) => continue,
                (1, _) | (_, Kind::Place) => Answer::Unknown,
                (_, Kind::Choice) => Answer::Choice(OptionIx(pick % options)),
                (_, Kind::Several) => Answer::Several(
                    (0..options)
                        .map(OptionIx)
                        .filter(|o| pick >> o.0 & 1 == 1)
                        .collect(),
                ),
                (_, Kind::Date) => Answer::Date(
                    days().today - chrono::Days::new(u64::try_from(pick % 90).unwrap()),
                ),
            };
            answers.set(question, answer);
        }
        answers
    })
}

/// Whether a rule names a question.
pub fn names(rule: &Rule, question: QuestionIx) -> bool {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => parts.iter().any(|part| names(part, question)),
        Rule::Not(part) => names(part, question),
        Rule::Answer(named, _) => *named == question,
        Rule::Derived(..) | Rule::Verdict(_) => false,
    }
}
