//! The wizard, driven in a pseudo-terminal, writes the same list to the letter as every other face.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    dead_code,
    unreachable_pub,
    reason = "tests, and the stories are shared"
)]

mod common;
#[path = "cases/files.rs"]
mod files;
#[path = "cases/story.rs"]
mod story;
mod terminal;

use std::fs;

use chrono::Datelike as _;
use common::{catalog, days, random_answers, shown};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use terminal::{Key, Session, Start};
use yiqian::catalog::{Kind, OptionIx, QuestionIx};
use yiqian::engine::{Answer, Answers, Checklist, Interview, localize};
use yiqian::export;
use yiqian::pack::PackSource;

/// Every so many stories is driven through; all of them would take minutes.
const STEP: usize = 16;
/// How many random people besides.
const RANDOM: usize = 12;

#[test]
fn the_wizard_writes_the_list_of_every_other_face() {
    let stories = story::cases();
    let told = stories.iter().step_by(STEP);
    let told = told.map(|(_, case)| case.answers(catalog()).unwrap());
    let mut runner = TestRunner::deterministic();
    let random = (0..RANDOM).map(|_| random_answers().new_tree(&mut runner).unwrap().current());
    for wanted in told.chain(random) {
        let (written, answers) = through_wizard(&wanted);
        let added = localize(&PackSource::BuiltIn, catalog(), &answers).unwrap();
        let catalog = added.as_ref().unwrap_or_else(|| catalog());
        let list = Checklist::build(catalog, &answers, days());
        assert_eq!(written, export::text(catalog, &list), "{}", shown(&answers));
    }
}

/// Answers what is asked as wanted, else 不清楚, and gives the file written and the answers that came of it.
fn through_wizard(wanted: &Answers) -> (String, Answers) {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    let mut answers = Answers::default();
    loop {
        let interview = Interview::replay(catalog(), &answers, days());
        let Some(open) = interview.next() else {
            break;
        };
        let (number, _) = interview.progress(open);
        session.wait_for(&format!("第 {number} 题"));
        let start: String = catalog().question(open).text.chars().take(6).collect();
        session.wait_for(&start);
        let ruled_out = |option: OptionIx| interview.ruled_out.contains(&(open, option));
        let first = catalog().calendar.span().unwrap().0;
        let answer = match wanted.get(open) {
            Some(Answer::Date(date)) if date.year() < first => Answer::Unknown,
            Some(Answer::Choice(option)) if ruled_out(option) => Answer::Unknown,
            given => given.unwrap_or(Answer::Unknown),
        };
        press(&mut session, open, answer, &ruled_out);
        answers.set(open, answer);
    }
    session.wait_for("看清单");
    session.press(Key::Enter);
    session.wait_for("结论");
    session.press(Key::Char('e'));
    session.wait_for("会写到");
    session.press(Key::Enter);
    session.wait_for("清单存好了");
    let path = session.folder().join("医保转移清单-2026-11-21.txt");
    (fs::read_to_string(path).unwrap(), answers)
}

/// The keys of an answer.
fn press(
    session: &mut Session,
    question: QuestionIx,
    answer: Answer,
    ruled_out: &dyn Fn(OptionIx) -> bool,
) {
    let asked = catalog().question(question);
    let before = |option: usize| (0..option).filter(|&o| !ruled_out(OptionIx(o))).count();
    let digit =
        |number: usize| Key::Char(char::from_digit(u32::try_from(number).unwrap(), 10).unwrap());
    match answer {
        Answer::Choice(option) => session.press(digit(before(option.0) + 1)),
        Answer::Several(ticked) => {
            for option in ticked.iter() {
                session.press(digit(option.0 + 1));
            }
            let last = ticked.iter().last().map_or(0, |option| option.0 + 1);
            for _ in 0..last {
                session.press(Key::Up);
            }
            session.press(Key::Enter);
        }
        Answer::Date(date) => {
            session.type_text(&date.format("%Y%m%d").to_string());
            session.press(Key::Enter);
        }
        Answer::Place(place) => {
            let found = catalog().place(place);
            session.type_text(&found.code);
            session.press(Key::Down);
            session.press(Key::Enter);
            if found.of.is_none() && !catalog().places_in(place).is_empty() {
                session.press(Key::Enter);
            }
        }
        Answer::Unknown => match asked.kind {
            Kind::Choice => session.press(digit(before(asked.options.len()) + 1)),
            Kind::Several => {
                session.press(digit(asked.options.len() + 1));
                session.press(Key::Enter);
            }
            Kind::Date | Kind::Month => {
                session.press(Key::Down);
                session.press(Key::Enter);
            }
            // The first row skips the question.
            Kind::Place => session.press(Key::Enter),
        },
    }
}
