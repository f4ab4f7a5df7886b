//! The list as text and as JSON, on the built-in pack: reviewed examples, and what holds for every list.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails may say so by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::{XUZHOU_TO_HEFEI, catalog, days, list, marks};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;
use yiqian::engine::{Answers, Checklist};
use yiqian::export::{json, text, text_marked};

/// Left four months ago, nothing done, no idea whether the old place was left.
const FOUR_MONTHS: [(&str, &str); 9] = [
    ("situation", "move"),
    ("from-insurance", "employee"),
    ("to-insurance", "unknown"),
    ("scope", "unknown"),
    ("stage", "not-applied"),
    ("left", "unknown"),
    ("joined", "no"),
    ("gap", "over-3"),
    ("also", "none"),
];

#[test]
fn the_common_case_reads_well() {
    insta::assert_snapshot!(text(catalog(), &list(&XUZHOU_TO_HEFEI)));
}

#[test]
fn a_retired_person_is_sent_to_filing() {
    let list = list(&[("situation", "retired"), ("household", "not-moved")]);
    insta::assert_snapshot!(text(catalog(), &list));
}

#[test]
fn four_months_without_insurance_says_what_to_do_first() {
    insta::assert_snapshot!(text(catalog(), &list(&FOUR_MONTHS)));
}

#[test]
fn an_applied_case_counts_from_the_day_given() {
    let list = list(&[
        ("situation", "move"),
        ("from-insurance", "resident"),
        ("to-insurance", "employee"),
        ("scope", "cross-province"),
        ("stage", "applied"),
        ("accepted-on", "2026-09-21"),
        ("left", "yes"),
    ]);
    let text = text(catalog(), &list);
    let dates = section(&text, "日期");
    insta::assert_snapshot!(dates);
    assert!(text.contains("没有用上：原地停保"), "{text}");
}

/// The part of a list under this heading.
fn section(text: &str, heading: &str) -> String {
    let lines = text.lines().skip_while(|line| *line != heading);
    lines
        .take_while(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn what_was_ticked_and_noted_stands_with_its_line() {
    let list = list(&XUZHOU_TO_HEFEI);
    let mut marks = marks("hotline", "打过电话，让等三天");
    marks.extend(common::marks("not-on-this-list", "别处的备注"));
    let written = text_marked(catalog(), &list, &marks);
    // Nothing but the box is another, and only of this line; and two lines are new.
    let bare = text(catalog(), &list);
    let hotline = &catalog()
        .entries
        .iter()
        .find(|e| e.id == "hotline")
        .unwrap();
    let start: String = hotline.text.chars().take(8).collect();
    let ticked = bare.replace(&format!("[ ] {start}"), &format!("[x] {start}"));
    assert_ne!(ticked, bare);
    let new = ["    办好：2026-11-20", "    备注：打过电话，让等三天"];
    let others = written.lines().filter(|line| !new.contains(line));
    assert!(others.eq(ticked.lines()), "{written}");
    let at = written.lines().position(|line| line.starts_with("[x] "));
    let below: Vec<&str> = written.lines().skip(at.unwrap() + 1).collect();
    assert!(below.starts_with(&new), "{written}");
    // A note without a tick.
    marks.get_mut("hotline").unwrap().done_on = None;
    let written = text_marked(catalog(), &list, &marks);
    assert!(!written.contains("[x]") && !written.contains("办好："));
    assert!(written.contains(new[1]) && !written.contains("别处的备注"));
}

#[test]
fn a_stale_pack_says_so_at_the_top() {
    let mut days = days();
    let sentence = "已过复核期限（2027-01-01）";
    let fresh = text(
        catalog(),
        &Checklist::build(catalog(), &Answers::default(), days),
    );
    assert!(!fresh.contains(sentence));
    days.today = common::date("2027-01-01");
    let stale = Checklist::build(catalog(), &Answers::default(), days);
    let head: String = text(catalog(), &stale).lines().take(9).collect();
    assert!(head.contains(sentence), "{head}");
    let json: serde_json::Value = serde_json::from_str(&json(catalog(), &stale)).unwrap();
    assert_eq!(json["pack"]["stale"], true);
}

/// What holds for every page: at most 80 columns, no spaces at line ends, a final line end, nothing hostile.
#[track_caller]
fn assert_page_is_sound(page: &str) {
    assert!(page.ends_with('\n') && !page.ends_with("\n\n"));
    for line in page.lines() {
        assert!(line.width() <= 80, "{line}");
        assert_eq!(line, line.trim_end(), "{line:?}");
    }
    assert_eq!(page, yiqian::text::clean(page));
    assert!(!page.contains("\n\n\n"), "two empty lines in a row");
}

#[test]
fn the_json_has_the_documented_shape() {
    let json: serde_json::Value =
        serde_json::from_str(&json(catalog(), &list(&XUZHOU_TO_HEFEI))).unwrap();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let sorted = |names: &[&str]| -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(ToString::to_string).collect();
        names.sort();
        names
    };
    let is = |value: &serde_json::Value, names: &[&str]| {
        let mut found = keys(value);
        found.sort();
        assert_eq!(found, sorted(names));
    };
    is(
        &json,
        &[
            "schema", "pack", "as_of", "apply_on", "answers", "verdict", "sections", "find_out",
            "held", "notes", "why_not", "timeline", "claims", "talk", "code",
        ],
    );
    assert_eq!(json["schema"], 1);
    is(
        &json["pack"],
        &["version", "verified_on", "review_by", "stale"],
    );
    is(
        &json["answers"][0],
        &["question", "option", "label", "derived"],
    );
    is(
        &json["verdict"],
        &["id", "kind", "text", "possible", "because", "cite", "local"],
    );
    assert_eq!(json["verdict"]["kind"], "apply");
    let section = &json["sections"][0];
    is(section, &["id", "title", "entries"]);
    let entry = &section["entries"][0];
    is(
        entry,
        &[
            "id",
            "text",
            "reach",
            "side",
            "region",
            "certainty",
            "depends_on",
            "because",
            "cite",
        ],
    );
    is(
        &entry["cite"][0],
        &[
            "fact", "title", "issuer", "doc_no", "article", "quote", "url",
        ],
    );
    is(
        &json["claims"][0],
        &["id", "says", "reading", "why", "cite", "none_found", "own"],
    );
    is(
        &json["timeline"][0],
        &[
            "stage",
            "label",
            "earliest",
            "latest",
            "workdays",
            "skipped",
            "estimated",
        ],
    );
}

#[test]
fn without_answers_the_json_is_open() {
    let json: serde_json::Value = serde_json::from_str(&json(catalog(), &list(&[]))).unwrap();
    assert_eq!(json["verdict"]["id"], "open");
    assert_eq!(json["verdict"]["kind"], "open");
    assert!(json["verdict"]["possible"].as_array().unwrap().len() > 1);
    let first = &json["find_out"][0];
    assert_eq!(first["question"], "situation");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn every_list_is_whole_and_every_mark_has_its_source(answers in common::random_answers()) {
        let catalog = catalog();
        let list = Checklist::build(catalog, &answers, days());
        let page = text(catalog, &list);
        assert_page_is_sound(&page);
        for line in list.sections.iter().flat_map(|s| &s.lines) {
            let id = &catalog.entry(line.entry).id;
            prop_assert!(page.contains(&format!("（编号 {id}）")), "{}", id);
        }
        for line in &list.claims {
            let id = &catalog.claim(line.claim).id;
            prop_assert!(page.contains(&format!("（编号 {id}）")), "{}", id);
        }
        let marks: BTreeSet<&str> = page
            .split('[')
            .filter_map(|rest| rest.split(']').next())
            .filter(|mark| mark.parse::<usize>().is_ok())
            .collect();
        for mark in marks {
            prop_assert!(page.contains(&format!("\n  [{mark}] ")), "no source {}", mark);
        }
    }

    #[test]
    fn no_text_of_a_pack_can_steer_a_terminal(
        hostile in "[中a \u{0}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}\u{ad}\u{e0041}]{1,40}",
        open in any::<bool>(),
    ) {
        let catalog = common::with_text_everywhere(&hostile);
        let answers = yiqian::engine::parse_answers(&catalog, XUZHOU_TO_HEFEI).unwrap();
        let answers = if open { Answers::default() } else { answers };
        let list = Checklist::build(&catalog, &answers, days());
        let page = text(&catalog, &list);
        prop_assert_eq!(&page, &yiqian::text::clean(&page));
        for line in page.lines() {
            prop_assert!(line.width() <= 80, "{:?}", line);
            prop_assert_eq!(line, line.trim_end());
        }
        let json = json(&catalog, &list);
        prop_assert_eq!(&json, &yiqian::text::clean(&json));
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    }
}
