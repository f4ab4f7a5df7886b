//! The stories of `content/cases/`: each is a person, the answers, and the list that person must get.
//!
//! The stories were written from the evidence. When one fails, either the rules changed for good reason (then the story
//! is changed with the evidence in hand) or the rules are wrong. The messages are Chinese: who keeps the content reads
//! them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;
#[path = "cases/files.rs"]
mod files;
#[path = "cases/names.rs"]
mod names;
#[path = "cases/people.rs"]
mod people;
#[path = "cases/reading.rs"]
mod reading;
#[path = "cases/seen.rs"]
mod seen;
#[path = "cases/story.rs"]
mod story;

use std::collections::BTreeSet;

use common::catalog;
use names::OPEN;
use story::cases;
use yiqian::catalog::{Catalog, Kind, OptionIx, OptionSet, QuestionIx};
use yiqian::engine::Answer;

/// How many stories there are at least.
const AT_LEAST: usize = 120;

#[test]
fn every_person_gets_the_list_the_evidence_gives() {
    let mut report = Vec::new();
    let cases = cases();
    for (file, case) in &cases {
        let faults = seen::faults(case, file, catalog());
        if !faults.is_empty() {
            let faults = faults.join("\n  · ");
            report.push(format!(
                "content/cases/{file} 的 {}：{}\n  · {faults}",
                case.id, case.story
            ));
        }
    }
    assert!(
        report.is_empty(),
        "{} 个案例里有 {} 个不对：\n\n{}\n",
        cases.len(),
        report.len(),
        report.join("\n\n")
    );
}

#[test]
fn every_claim_is_shown_to_whom_it_would_hurt_and_to_nobody_else() {
    let cases = cases();
    let people = people::people();
    let mut report = people::misspelt(&people, &cases, catalog());
    for (_, case) in &cases {
        report.extend(people::faults(&people, case, catalog()));
    }
    assert!(
        report.is_empty(),
        "网传说法给谁看，有 {} 处不对。想想是 claims.yaml 里的 `when` 错了，还是案例放错了：\n\n{}\n",
        report.len(),
        report.join("\n\n")
    );
}

#[test]
fn the_pack_and_the_second_reading_agree() {
    let readings = reading::readings();
    let mut report = reading::uncounted(&readings, catalog());
    for (file, one) in &readings {
        report.extend(reading::faults(file, one, catalog()));
    }
    assert!(
        report.is_empty(),
        "政策包和第二份判读有 {} 处不一样：\n\n{}\n",
        report.len(),
        report.join("\n")
    );
}

#[test]
fn stories_are_many_and_told_apart() {
    let cases = cases();
    assert!(
        cases.len() >= AT_LEAST,
        "案例要有 {AT_LEAST} 个，现在只有 {} 个。",
        cases.len()
    );
    let mut problems = Vec::new();
    let mut ids = BTreeSet::new();
    let mut stories = BTreeSet::new();
    for (file, case) in &cases {
        let mut problem = |text: &str| problems.push(format!("{file} 的 {}：{text}", case.id));
        if !ids.insert(&case.id) {
            problem("id 用了两次。");
        }
        if case.story.is_empty() || !stories.insert(&case.story) {
            problem("故事是空的，或者和别的案例一样。");
        }
        let not: BTreeSet<_> = case.must_not.iter().collect();
        if not.len() < 2 {
            problem("must_not 至少写两个不同的事项。");
        }
        if case.facts.is_empty() || case.must.is_empty() {
            problem("facts 和 must 都不能空。");
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_verdict_option_and_entry_has_a_story() {
    let catalog = catalog();
    let mut told = BTreeSet::new();
    for (_, case) in cases() {
        told.insert(format!("结论 {}", case.verdict));
        told.extend(case.must.iter().map(|id| format!("事项 {id}")));
        let answers = case
            .answers(catalog)
            .unwrap_or_else(|p| panic!("{}：{p}", case.id));
        for (question, answer) in answers.iter() {
            told.extend(answer_names(catalog, question, answer));
        }
    }
    let mut wanted: BTreeSet<String> = BTreeSet::from([format!("结论 {OPEN}")]);
    wanted.extend(catalog.verdicts.iter().map(|v| format!("结论 {}", v.id)));
    wanted.extend(catalog.entries.iter().map(|e| format!("事项 {}", e.id)));
    for (at, question) in catalog.questions.iter().enumerate() {
        let ix = QuestionIx(at);
        if question.kind == Kind::Place {
            continue;
        }
        wanted.extend(answer_names(catalog, ix, Answer::Unknown));
        let options = (0..question.options.len()).map(OptionIx);
        match question.kind {
            Kind::Choice => {
                wanted.extend(options.flat_map(|o| answer_names(catalog, ix, Answer::Choice(o))));
            }
            Kind::Several => wanted.extend(
                options
                    .flat_map(|o| answer_names(catalog, ix, Answer::Several(OptionSet::only(o)))),
            ),
            Kind::Date | Kind::Month | Kind::Place => {}
        }
    }
    let missing: Vec<&String> = wanted.difference(&told).collect();
    assert!(
        missing.is_empty(),
        "还没有案例讲到这些（事项要写进某个案例的 must）：\n{missing:#?}"
    );
}

fn answer_names(catalog: &Catalog, question: QuestionIx, answer: Answer) -> Vec<String> {
    let question = catalog.question(question);
    let name = |o: OptionIx| format!("选项 {}={}", question.id, question.option(o).id);
    match answer {
        Answer::Choice(option) => vec![name(option)],
        Answer::Several(ticked) => ticked.iter().map(name).collect(),
        Answer::Unknown => vec![format!("选项 {}=unknown", question.id)],
        Answer::Date(_) | Answer::Place(_) => Vec::new(),
    }
}
