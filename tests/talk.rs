//! What to say at the counter and on the phone: everything on the list that is to be said, and nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use common::{XUZHOU_TO_HEFEI, catalog, days, list, random_answers};
use proptest::prelude::*;
use serde_json::Value;
use yiqian::catalog::Moment;
use yiqian::engine::{Certainty, Checklist};
use yiqian::export::{html, json, markdown, text};
use yiqian::text::{talk, words_to_say};

/// Text without line breaks and indents, as a page breaks it.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_common_case_has_words_for_every_moment() {
    let talk = talk(catalog(), &list(&XUZHOU_TO_HEFEI));
    let headings: Vec<&str> = talk.groups.iter().map(|group| group.heading).collect();
    assert_eq!(
        headings,
        [
            "打 12393、到窗口，照着问",
            "对方要规定里没有的材料",
            "对方不受理，或推给别处",
            "过了期限还没办完"
        ]
    );
    assert!(talk.case.contains("范围：跨省"), "{}", talk.case);
    let late = talk.groups[3].dates.as_deref().unwrap();
    assert_eq!(
        late,
        "按清单上的日期，最晚 2026-12-14 全部办完；还没办完，从 2026-12-15 起催。"
    );
}

/// The page as JSON has it.
fn in_json(list: &Checklist) -> Vec<Value> {
    let list: Value = serde_json::from_str(&json(catalog(), list)).unwrap();
    list["talk"].as_array().unwrap().clone()
}

#[test]
fn the_page_is_in_json_with_its_moments_and_sources() {
    let list = list(&XUZHOU_TO_HEFEI);
    let groups = in_json(&list);
    let kinds: Vec<&str> = groups.iter().map(|g| g["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["case", "ask", "papers", "refused", "late"]);
    let case = groups[0]["lines"][0]["say"][0].as_str().unwrap();
    assert_eq!(case, format!("{}。", talk(catalog(), &list).case));
    assert_eq!(
        groups[4]["dates"].as_str(),
        talk(catalog(), &list).groups[3].dates.as_deref()
    );
    let papers = groups[2]["lines"].as_array().unwrap();
    let shown = papers
        .iter()
        .flat_map(|line| line["cite"].as_array().unwrap());
    let shown: Vec<&Value> = shown.collect();
    assert!(!shown.is_empty() && shown.iter().all(|cite| cite["quote"].is_string()));
    // Nothing answered: no case to tell, and what is open is asked first.
    let open = in_json(&common::list(&[]));
    assert_eq!(open[0]["kind"], "ask");
    assert!(open[0]["lines"][0]["entry"].is_null());
}

#[test]
fn a_refused_case_asks_for_the_reason_with_its_source() {
    let mut refused = XUZHOU_TO_HEFEI;
    refused[4] = ("stage", "refused");
    let refused = refused.into_iter().chain([("refusal", "papers")]);
    let refused: Vec<(&str, &str)> = refused.collect();
    let talk = talk(catalog(), &list(&refused));
    let papers = talk
        .groups
        .iter()
        .find(|g| g.heading.contains("材料"))
        .unwrap();
    assert!(papers.lines.iter().any(|line| !line.sources.is_empty()));
    let said = papers.lines.iter().flat_map(|line| &line.say);
    assert!(said.into_iter().any(|say| say.contains("依据是哪份文件？")));
}

#[test]
fn every_moment_has_entries_and_words() {
    let entries = catalog()
        .entries
        .iter()
        .filter(|entry| entry.talk.is_some());
    let mut moments = std::collections::BTreeSet::new();
    for entry in entries {
        moments.insert(format!("{:?}", entry.talk.unwrap()));
        assert!(!entry.note.is_empty(), "{}", entry.id);
    }
    for moment in [Moment::Papers, Moment::Refused, Moment::Late] {
        assert!(moments.contains(&format!("{moment:?}")), "{moment:?}");
    }
}

#[test]
fn no_quotation_of_the_notes_is_cut_in_half() {
    for entry in &catalog().entries {
        for (lead, words) in words_to_say(&entry.note) {
            assert!(
                entry.note.contains(&format!("{lead}：“{words}”")),
                "{}",
                entry.id
            );
            for (open, close) in [('“', '”'), ('（', '）'), ('‘', '’')] {
                let (opened, closed) = (words.matches(open).count(), words.matches(close).count());
                assert_eq!(opened, closed, "{}：{words}", entry.id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn what_is_sure_and_to_be_said_is_said_once_on_every_face(answers in random_answers()) {
        let list = Checklist::build(catalog(), &answers, days());
        let talk = talk(catalog(), &list);
        let told: Vec<_> = talk.groups.iter().flat_map(|g| &g.lines).filter_map(|l| l.entry).collect();
        let sure = list.sections.iter().flat_map(|s| &s.lines);
        let mut wanted: Vec<_> = sure
            .filter(|line| line.certainty == Certainty::Sure)
            .map(|line| line.entry)
            .filter(|&e| {
                let entry = catalog().entry(e);
                entry.talk.is_some() || !words_to_say(&entry.note).is_empty()
            })
            .collect();
        wanted.sort_unstable();
        let mut sorted = told.clone();
        sorted.sort_unstable();
        prop_assert_eq!(&sorted, &wanted);
        let faces = [
            text(catalog(), &list),
            markdown(catalog(), &list).replace('\\', ""),
            html(catalog(), &list),
        ];
        let groups = in_json(&list).into_iter().filter(|group| group["kind"] != "case");
        for (written, group) in groups.zip(&talk.groups) {
            prop_assert_eq!(&written["heading"], group.heading);
            let lines = written["lines"].as_array().unwrap();
            prop_assert_eq!(lines.len(), group.lines.len());
            for (written, line) in lines.iter().zip(&group.lines) {
                prop_assert_eq!(&written["about"], &line.about);
                prop_assert_eq!(&written["say"], &serde_json::json!(line.say));
                let entry = line.entry.map(|ix| catalog().entry(ix).id.as_str());
                prop_assert_eq!(written["entry"].as_str(), entry);
                prop_assert_eq!(written["cite"].as_array().unwrap().len(), line.sources.len());
            }
        }
        for face in faces {
            let face = joined(&face);
            for line in talk.groups.iter().flat_map(|group| &group.lines) {
                for say in &line.say {
                    prop_assert!(face.contains(&joined(say)), "{}", say);
                }
            }
        }
    }
}
