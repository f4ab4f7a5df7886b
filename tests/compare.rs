//! What another answer would change.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use common::{catalog, days, list, random_answers};
use proptest::prelude::*;
use yiqian::engine::{Answer, Checklist, Difference, near_misses, parse_answers, with_answer};

const READY: [(&str, &str); 9] = [
    ("situation", "move"),
    ("from-insurance", "employee"),
    ("to-insurance", "employee"),
    ("scope", "cross-province"),
    ("stage", "not-applied"),
    ("left", "yes"),
    ("joined", "yes"),
    ("gap", "none"),
    ("also", "none"),
];

#[test]
fn a_changed_answer_says_what_comes_and_what_goes() {
    let answers = parse_answers(catalog(), READY).unwrap();
    let gap = catalog().find_question("gap").unwrap();
    let over = catalog().question(gap).find_option("over-3").unwrap();
    let changed = with_answer(catalog(), &answers, days(), gap, Answer::Choice(over));
    let difference = Difference::between(&list(&READY), &changed);
    let ids = |entries: &[yiqian::catalog::EntryIx]| {
        entries
            .iter()
            .map(|&e| catalog().entry(e).id.clone())
            .collect::<Vec<_>>()
    };
    assert!(
        ids(&difference.removed).contains(&"cov-no-gap".to_owned()),
        "{difference:?}"
    );
    assert!(!difference.added.is_empty());
    assert_eq!(difference.verdict, None);
    assert!(!difference.dates);
}

#[test]
fn near_misses_are_at_most_five_and_one_answer_away() {
    let answers = parse_answers(catalog(), READY).unwrap();
    let misses = near_misses(catalog(), &answers, days());
    assert!((1..=5).contains(&misses.len()), "{misses:?}");
    for miss in misses {
        let question = catalog().question(miss.question);
        let other = match answers.get(miss.question).unwrap() {
            Answer::Several(ticked) => Answer::Several(ticked.with(miss.option)),
            _ => Answer::Choice(miss.option),
        };
        let changed = with_answer(catalog(), &answers, days(), miss.question, other);
        let brought = changed
            .sections
            .iter()
            .flat_map(|s| &s.lines)
            .any(|l| l.entry == miss.entry);
        assert!(
            brought,
            "{} for {}",
            catalog().entry(miss.entry).id,
            question.id
        );
    }
}

proptest! {
    #[test]
    fn no_difference_only_between_equal_lists(one in random_answers(), other in random_answers()) {
        let one = Checklist::build(catalog(), &one, days());
        let other = Checklist::build(catalog(), &other, days());
        let there = Difference::between(&one, &other);
        let back = Difference::between(&other, &one);
        prop_assert!(Difference::between(&one, &one).is_empty());
        prop_assert_eq!(there.added, back.removed);
        prop_assert_eq!(there.removed, back.added);
    }
}

#[test]
fn json_names_the_near_misses() {
    let list = list(&READY);
    let json: serde_json::Value =
        serde_json::from_str(&yiqian::export::json(catalog(), &list)).unwrap();
    let answers = parse_answers(catalog(), READY).unwrap();
    let misses = near_misses(catalog(), &answers, days());
    let told = json["why_not"].as_array().unwrap();
    assert_eq!(told.len(), misses.len());
    for (told, miss) in told.iter().zip(misses) {
        let question = catalog().question(miss.question);
        assert_eq!(told["entry"], catalog().entry(miss.entry).id);
        assert_eq!(told["question"], question.id);
        assert_eq!(told["option"], question.option(miss.option).id);
    }
}

#[test]
fn what_becomes_sure_was_there_and_open_before() {
    let open: Vec<_> = READY
        .into_iter()
        .filter(|(question, _)| *question != "gap")
        .collect();
    let before = Checklist::build(catalog(), &parse_answers(catalog(), open).unwrap(), days());
    let difference = Difference::between(&before, &list(&READY));
    let ids: Vec<&str> = difference
        .settled
        .iter()
        .map(|&entry| catalog().entry(entry).id.as_str())
        .collect();
    assert_eq!(ids, ["cov-no-gap"]);
    assert!(difference.added.is_empty());
}
