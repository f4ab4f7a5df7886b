//! The proof against the real pack, and against brute force on small packs.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use common::{Walk, catalog, date, days};
use yiqian::catalog::Rule;
use yiqian::engine::prove;

#[test]
fn the_built_in_pack_is_proved() {
    let proof = prove(catalog(), date("2026-11-21"));
    assert!(proof.problems.is_empty(), "{}", proof.problems.join("\n"));
    for proved in &proof.proved {
        assert!(proved.sets > 0, "{} was checked over nothing", proved.what);
    }
}

#[test]
fn a_verdict_taken_away_is_missed() {
    let mut broken = catalog().clone();
    let at = broken
        .verdicts
        .iter()
        .position(|v| v.id == "overdue")
        .unwrap();
    broken.verdicts[at].when = Rule::Any(Vec::new());
    let proof = prove(&broken, days().today);
    assert!(
        proof.problems.iter().any(|p| p.contains("没有结论")),
        "{:?}",
        proof.problems
    );
    assert!(proof.unreachable.contains(&"overdue".to_owned()));
}

#[test]
fn a_claim_nobody_can_reach_is_seen() {
    let mut broken = catalog().clone();
    broken.claims[0].when = Rule::Any(Vec::new());
    let proof = prove(&broken, days().today);
    assert_eq!(proof.unreachable, ["cl-001"]);
    let sentence = "没有任何答案能走到 cl-001。删掉它，或改它的 when";
    assert_eq!(proof.problems, [sentence]);
}

#[test]
fn two_verdicts_at_once_are_seen() {
    let mut broken = catalog().clone();
    let at = broken
        .verdicts
        .iter()
        .position(|v| v.id == "trip-filing")
        .unwrap();
    broken.verdicts[at].when = broken
        .verdicts
        .iter()
        .find(|v| v.id == "inherit")
        .unwrap()
        .when
        .clone();
    let proof = prove(&broken, days().today);
    let both = |p: &String| p.contains("trip-filing、inherit");
    assert!(proof.problems.iter().any(both), "{:?}", proof.problems);
}

#[test]
fn an_option_no_rule_tells_apart_is_dead() {
    let mut broken = catalog().clone();
    let question = broken.find_question("trip-reason").unwrap();
    for entry in &mut broken.entries {
        if common::names(&entry.when, question) {
            entry.when = Rule::always();
        }
    }
    broken
        .claims
        .retain(|claim| !common::names(&claim.when, question));
    let proof = prove(&broken, days().today);
    assert_eq!(proof.dead_questions, ["trip-reason"]);
}

#[test]
fn the_number_of_interviews_is_the_number_that_a_walk_finds() {
    // Brute force walks a several-question by a sample of its sets, so it is taken out first.
    let mut small = catalog().clone();
    let also = small.find_question("also").unwrap();
    small.questions[also.0].when = Rule::Any(Vec::new());
    let mut walk = Walk::default();
    walk.every_ending(&small, &mut |_, _| {});
    assert_eq!(prove(&small, days().today).paths, walk.endings as u128);
}
