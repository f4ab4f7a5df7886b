//! One checklist, every face: the same answers give the same list to the letter, however they were given.
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

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use chrono::Datelike as _;
use common::{catalog, days, month, shown};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use yiqian::batch::{self, Job, Watcher};
use yiqian::catalog::{Kind, OptionIx, OptionSet, PlaceIx};
use yiqian::engine::{
    Answer, Answers, Checklist, Interview, localize, parse_answers, read_code, write_answers,
    write_code,
};
use yiqian::export::{self, Encoding, Format, Overwrite};
use yiqian::pack::PackSource;
use yiqian::plain;
use yiqian::session::read_answers;

/// Every question answered that is asked, 不清楚 among the answers.
fn complete_answers() -> impl Strategy<Value = Answers> {
    proptest::collection::vec(any::<u32>(), catalog().questions.len()).prop_map(|picks| {
        let mut answers = Answers::default();
        loop {
            let interview = Interview::replay(catalog(), &answers, days());
            let Some(open) = interview.next() else {
                return answers;
            };
            let left = |option: &OptionIx| !interview.ruled_out.contains(&(open, *option));
            let pick = usize::try_from(picks[open.0]).unwrap();
            let question = catalog().question(open);
            let count = question.options.len();
            let answer = match question.kind {
                _ if pick % 7 == 0 => Answer::Unknown,
                Kind::Choice => {
                    let left: Vec<OptionIx> = (0..count).map(OptionIx).filter(left).collect();
                    Answer::Choice(left[pick / 7 % left.len()])
                }
                Kind::Several => Answer::Several(
                    (0..count)
                        .map(OptionIx)
                        .filter(|o| pick >> (o.0 + 3) & 1 == 1)
                        .collect(),
                ),
                Kind::Month => Answer::Date(month(u32::try_from(pick % 30).unwrap())),
                Kind::Date => Answer::Date(
                    days().today - chrono::Days::new(u64::try_from(pick % 90).unwrap()),
                ),
                Kind::Place => Answer::Place(PlaceIx(pick / 7 % catalog().places.len())),
            };
            answers.set(open, answer);
        }
    })
}

fn list(answers: &Answers) -> String {
    let added = localize(&PackSource::BuiltIn, catalog(), answers).unwrap();
    let catalog = added.as_ref().unwrap_or_else(|| catalog());
    export::text(catalog, &Checklist::build(catalog, answers, days()))
}

/// What one types for these answers.
fn typed(answers: &Answers) -> String {
    let mut typed = Vec::new();
    for step in Interview::replay(catalog(), answers, days()).steps {
        typed.push(match step.answer.unwrap() {
            Answer::Unknown => "0\n".to_owned(),
            Answer::Choice(option) => format!("{}\n", option.0 + 1),
            Answer::Several(OptionSet::EMPTY) => "\n".to_owned(),
            Answer::Several(ticked) => {
                let numbers: Vec<String> = ticked.iter().map(|o| (o.0 + 1).to_string()).collect();
                format!("{}\n\n", numbers.join(" "))
            }
            Answer::Date(date) => format!("{}\n", date.format("%Y%m%d")),
            // Where cities are read out, one more Enter takes the province.
            Answer::Place(place) if catalog().place(place).of.is_some() => {
                format!("{}\n", catalog().place(place).code)
            }
            Answer::Place(place) => {
                let enter = if catalog().places_in(place).is_empty() {
                    ""
                } else {
                    "\n"
                };
                format!("{}\n{enter}", catalog().place(place).code)
            }
        });
    }
    typed.concat() + "\n\n"
}

fn through_plain(answers: &Answers) -> String {
    let setup = plain::Setup {
        catalog: catalog(),
        regions: &PackSource::BuiltIn,
        days: days(),
        store: None,
        folder: "/nowhere".into(),
    };
    let mut out = Vec::new();
    plain::run(setup, typed(answers).as_bytes(), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let list = out.split_once("清单从下一行开始。\n");
    let (_, list) = list.unwrap_or_else(|| panic!("{}: {out}", shown(answers)));
    list.split_once("清单到这里结束。\n").unwrap().0.to_owned()
}

fn through_set(answers: &Answers) -> String {
    let pairs = write_answers(catalog(), answers);
    let pairs = pairs.iter().map(|(q, v)| (q.as_str(), v.as_str()));
    list(&parse_answers(catalog(), pairs).unwrap())
}

fn through_files(answers: &Answers, folder: &Path) -> [String; 2] {
    let pairs = write_answers(catalog(), answers);
    let yaml: Vec<String> = pairs.iter().map(|(q, v)| format!("{q}: [{v}]\n")).collect();
    let yaml = yaml.concat();
    let map: std::collections::BTreeMap<_, _> = pairs.into_iter().collect();
    let json = serde_json::json!({"schema": 1, "answers": map, "marks": {}}).to_string();
    [("answers.yaml", yaml), ("session.json", json)].map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        list(&read_answers(catalog(), &path).unwrap_or_else(|wrong| panic!("{wrong}")))
    })
}

fn through_code(answers: &Answers) -> String {
    let code = write_code(catalog(), answers).unwrap();
    list(&read_code(catalog(), &code).unwrap().answers)
}

/// A cell in Chinese.
fn cell(answers: &Answers, question: yiqian::catalog::QuestionIx) -> String {
    let asked = catalog().question(question);
    let short = |o: OptionIx| asked.option(o).short.as_str();
    match answers.get(question) {
        None | Some(Answer::Unknown) => String::new(),
        Some(Answer::Choice(option)) => short(option).to_owned(),
        Some(Answer::Several(OptionSet::EMPTY)) => "没有".to_owned(),
        Some(Answer::Several(ticked)) => ticked.iter().map(short).collect::<Vec<_>>().join("、"),
        Some(Answer::Date(date)) => date.format("%Y/%-m/%-d").to_string(),
        Some(Answer::Place(place)) => catalog().place(place).name.clone(),
    }
}

struct Nobody;

impl Watcher for Nobody {
    fn progress(&mut self, _done: usize, _of: usize) {}
    fn problem(&mut self, problem: &str) {
        panic!("{problem}");
    }
}

fn through_batch(people: &[Answers], folder: &Path) -> Vec<String> {
    let questions = || (0..catalog().questions.len()).map(yiqian::catalog::QuestionIx);
    let mut csv = csv::Writer::from_path(folder.join("people.csv")).unwrap();
    let header = questions().map(|q| catalog().question(q).short.clone());
    csv.write_record(std::iter::once("姓名".to_owned()).chain(header))
        .unwrap();
    for (at, answers) in people.iter().enumerate() {
        let cells = questions().map(|q| cell(answers, q));
        csv.write_record(std::iter::once(at.to_string()).chain(cells))
            .unwrap();
    }
    csv.flush().unwrap();
    let job = Job {
        catalog: catalog(),
        regions: &PackSource::BuiltIn,
        days: days(),
        input: folder.join("people.csv"),
        folder: folder.join("out"),
        format: Format::Text,
        encoding: Encoding::Utf8,
        overwrite: Overwrite::Never,
    };
    let totals = batch::run(&job, &mut Nobody).unwrap();
    assert_eq!((totals.written, totals.failed), (people.len(), 0));
    let read = |at: usize| fs::read_to_string(job.folder.join(format!("{at}.txt"))).unwrap();
    (0..people.len()).map(read).collect()
}

/// The answers of a story to what it is asked, 不清楚 where it says nothing: what an interview can give.
fn told(case: &story::Case) -> Answers {
    let given = case.answers(catalog()).unwrap();
    let (first, _) = catalog().calendar.span().unwrap();
    let mut answers = Answers::default();
    while let Some(open) = Interview::replay(catalog(), &answers, days()).next() {
        let answer = match given.get(open) {
            // Who is asked for such a day is told to leave it open.
            Some(Answer::Date(date)) if date.year() < first => Answer::Unknown,
            answer => answer.unwrap_or(Answer::Unknown),
        };
        answers.set(open, answer);
    }
    answers
}

#[test]
fn every_story_is_the_same_list_on_every_face() {
    let folder = tempfile::tempdir().unwrap();
    // The faces are driven on one day; what was said to have happened after it cannot be typed.
    let stories = story::cases();
    let stories = stories.iter().filter(|(_, case)| case.days() == days());
    let people: Vec<(&str, Answers)> = stories
        .map(|(_, case)| (case.id.as_str(), told(case)))
        .collect();
    assert!(people.len() > 200, "{}", people.len());
    for (id, answers) in &people {
        let body = list(answers);
        assert_eq!(through_plain(answers), body, "plain: {id}");
        assert_eq!(through_set(answers), body, "set: {id}");
        assert_eq!(through_code(answers), body, "code: {id}");
        for read in through_files(answers, folder.path()) {
            assert_eq!(read, body, "answers file: {id}");
        }
    }
    let answers: Vec<Answers> = people.iter().map(|(_, answers)| answers.clone()).collect();
    let lists = through_batch(&answers, folder.path());
    for (list_of_batch, (id, answers)) in lists.iter().zip(&people) {
        assert_eq!(*list_of_batch, list(answers), "batch: {id}");
    }
}

#[test]
fn every_face_gives_the_same_list_to_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let people = RefCell::new(Vec::new());
    let mut runner = TestRunner::new(ProptestConfig::with_cases(60));
    runner
        .run(&complete_answers(), |answers| {
            let body = list(&answers);
            prop_assert_eq!(
                &through_plain(&answers),
                &body,
                "plain: {}",
                shown(&answers)
            );
            prop_assert_eq!(&through_set(&answers), &body, "set: {}", shown(&answers));
            for read in through_files(&answers, folder.path()) {
                prop_assert_eq!(&read, &body, "answers file: {}", shown(&answers));
            }
            prop_assert_eq!(&through_code(&answers), &body, "code: {}", shown(&answers));
            people.borrow_mut().push(answers);
            Ok(())
        })
        .unwrap();
    let people = people.into_inner();
    for (list_of_batch, answers) in through_batch(&people, folder.path()).iter().zip(&people) {
        assert_eq!(*list_of_batch, list(answers), "batch: {}", shown(answers));
    }
}
