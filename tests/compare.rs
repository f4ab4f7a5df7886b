//! What another answer would change.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use common::{XUZHOU_TO_HEFEI, catalog, days, list, random_answers};
use proptest::prelude::*;
use yiqian::engine::{
    Answer, Answers, Checklist, Difference, near_misses, parse_answers, with_answer,
};

#[test]
fn a_changed_answer_says_what_comes_and_what_goes() {
    let answers = parse_answers(catalog(), XUZHOU_TO_HEFEI).unwrap();
    let gap = catalog().find_question("gap").unwrap();
    let over = catalog().question(gap).find_option("over-3").unwrap();
    let changed = with_answer(catalog(), &answers, days(), gap, Answer::Choice(over));
    let difference = Difference::between(&list(&XUZHOU_TO_HEFEI), &changed);
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
    assert_eq!(difference.conclusion, None);
    assert!(!difference.dates);
}

#[test]
fn near_misses_are_at_most_five_and_one_answer_away() {
    let answers = parse_answers(catalog(), XUZHOU_TO_HEFEI).unwrap();
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

/// What a difference is of: the lines with their certainty and days, the conclusion and the timeline.
fn compared(list: &Checklist) -> impl PartialEq + std::fmt::Debug {
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    let lines: Vec<_> = lines
        .map(|line| (line.entry, line.certainty, line.reckoned))
        .collect();
    (lines, list.outcome.verdict, list.timeline.clone())
}

/// That a difference is empty exactly where nothing differs, and the other way round is the same the other way round.
fn holds(one: &Answers, other: &Answers) -> Result<(), TestCaseError> {
    let one = Checklist::build(catalog(), one, days());
    let other = Checklist::build(catalog(), other, days());
    let there = Difference::between(&one, &other);
    let back = Difference::between(&other, &one);
    prop_assert!(Difference::between(&one, &one).is_empty());
    prop_assert_eq!(there.is_empty(), compared(&one) == compared(&other));
    prop_assert_eq!(there.added, back.removed);
    prop_assert_eq!(there.removed, back.added);
    prop_assert_eq!(there.settled, back.unsettled);
    prop_assert_eq!(there.unsettled, back.settled);
    prop_assert_eq!(there.dates, back.dates);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_difference_only_between_equal_lists(one in random_answers(), other in random_answers()) {
        holds(&one, &other)?;
        // One answer apart, where much stays the same.
        for (question, answer) in other.iter() {
            let mut near = one.clone();
            near.set(question, answer);
            holds(&one, &near)?;
            near.set(question, Answer::Unknown);
            holds(&one, &near)?;
        }
    }
}

#[test]
fn what_becomes_unsure_is_told() {
    let mut answers = parse_answers(catalog(), XUZHOU_TO_HEFEI).unwrap();
    let before = Checklist::build(catalog(), &answers, days());
    answers.set(catalog().find_question("gap").unwrap(), Answer::Unknown);
    let after = Checklist::build(catalog(), &answers, days());
    let difference = Difference::between(&before, &after);
    let ids = |entries: &[yiqian::catalog::EntryIx]| -> Vec<String> {
        let ids = entries.iter().map(|&e| catalog().entry(e).id.clone());
        ids.collect()
    };
    assert_eq!(ids(&difference.unsettled), ["cov-no-gap"]);
    assert!(difference.settled.is_empty());
}

#[test]
fn a_last_day_that_moves_is_a_change_of_dates() {
    let with = |month: &str| {
        let mut pairs: Vec<_> = XUZHOU_TO_HEFEI
            .into_iter()
            .filter(|(q, _)| *q != "joined" && *q != "gap")
            .collect();
        pairs.extend([("joined", "no"), ("gap", "within-3"), ("last-paid", month)]);
        Checklist::build(catalog(), &parse_answers(catalog(), pairs).unwrap(), days())
    };
    let (before, after) = (with("2026-08"), with("2026-09"));
    assert_eq!(before.timeline, after.timeline);
    assert!(Difference::between(&before, &after).dates);
}

#[test]
fn json_names_the_near_misses() {
    let list = list(&XUZHOU_TO_HEFEI);
    let json: serde_json::Value =
        serde_json::from_str(&yiqian::export::json(catalog(), &list)).unwrap();
    let answers = parse_answers(catalog(), XUZHOU_TO_HEFEI).unwrap();
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
    let open: Vec<_> = XUZHOU_TO_HEFEI
        .into_iter()
        .filter(|(question, _)| *question != "gap")
        .collect();
    let before = Checklist::build(catalog(), &parse_answers(catalog(), open).unwrap(), days());
    let difference = Difference::between(&before, &list(&XUZHOU_TO_HEFEI));
    let ids: Vec<&str> = difference
        .settled
        .iter()
        .map(|&entry| catalog().entry(entry).id.as_str())
        .collect();
    assert_eq!(ids, ["cov-no-gap"]);
    assert!(difference.added.is_empty());
}
