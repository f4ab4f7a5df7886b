//! Every JSON the program writes is what `docs/schema/json` says it is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails may say so by panicking"
)]

mod common;

use std::path::Path;

use assert_cmd::Command;
use common::{Walk, XUZHOU_TO_HEFEI, catalog, days, list};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;
use yiqian::engine::Checklist;
use yiqian::export::{Format, json};

fn schema(name: &str) -> Validator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/json");
    let text = std::fs::read_to_string(folder.join(format!("{name}.schema.json"))).unwrap();
    let schema = serde_json::from_str(&text).unwrap();
    jsonschema::meta::validate(&schema).unwrap_or_else(|e| panic!("{name}: {e}"));
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn assert_valid(schema: &Validator, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let wrong: Vec<String> = schema
        .iter_errors(&value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn output(args: &[&str]) -> String {
    let output = Command::cargo_bin("yiqian")
        .unwrap()
        .args(args)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_finished_interview_fits_the_schema() {
    let schema = schema("checklist");
    let mut walk = Walk::default();
    let mut at = 0;
    walk.every_ending(catalog(), &mut |_, list| {
        // One in seven is enough to see every verdict, and fast.
        if at % 7 == 0 {
            assert_valid(&schema, &json(catalog(), list));
        }
        at += 1;
    });
    assert_eq!(walk.verdicts_seen.len(), catalog().verdicts.len());
}

#[test]
fn the_schema_refuses_what_is_not_a_list() {
    let schema = schema("checklist");
    let good: Value = serde_json::from_str(&json(catalog(), &list(&XUZHOU_TO_HEFEI))).unwrap();
    assert!(schema.is_valid(&good));
    for (pointer, bad) in [
        ("/schema", Value::from(2)),
        ("/as_of", Value::from("21.11.2026")),
        ("/verdict/kind", Value::from("maybe")),
        ("/sections/0/entries/0/cite", Value::Array(Vec::new())),
        ("/sections/0/entries/0/certainty", Value::from("maybe")),
        ("/timeline/0/workdays", Value::from(-1)),
        ("/talk/0/kind", Value::from("greeting")),
        ("/talk/1/lines/0/say", Value::Array(Vec::new())),
    ] {
        let mut value = good.clone();
        *value.pointer_mut(pointer).unwrap() = bad;
        assert!(!schema.is_valid(&value), "{pointer}");
    }
}

#[test]
fn a_list_with_ticks_and_notes_fits_the_schema() {
    let schema = schema("checklist");
    let list = list(&XUZHOU_TO_HEFEI);
    let marks = common::marks("hotline", "打过电话");
    let text = Format::Json.render_marked(catalog(), &list, &marks);
    let text = text.unwrap();
    assert_valid(&schema, &text);
    for (from, to) in [("2026-11-20", "20.11.2026"), ("打过电话", "")] {
        assert!(text.contains(from));
        let wrong: Value = serde_json::from_str(&text.replace(from, to)).unwrap();
        assert!(!schema.is_valid(&wrong), "{from}");
    }
}

#[test]
fn questions_fit_their_schema() {
    assert_valid(
        &schema("questions"),
        &output(&["questions", "--format", "json"]),
    );
}

#[test]
fn claims_fit_their_schema() {
    let schema = schema("claims");
    assert_valid(&schema, &output(&["claims", "--format", "json"]));
    assert_valid(
        &schema,
        &output(&["claims", "没有这样的词", "--format", "json"]),
    );
}

#[test]
fn checks_fit_their_schema() {
    let schema = schema("check");
    assert_valid(&schema, &output(&["check", "--format", "json"]));
    let broken = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid/_base/evidence");
    assert_valid(
        &schema,
        &output(&["check", broken.to_str().unwrap(), "--format", "json"]),
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn every_list_fits_the_schema(answers in common::random_answers()) {
        let list = Checklist::build(catalog(), &answers, days());
        assert_valid(&schema("checklist"), &json(catalog(), &list));
    }
}
