//! Where the rule of the place entered says that nothing is applied for, the conclusion says so, with whose rule it is; the
//! country's conclusion is still computed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::sync::LazyLock;

use common::{XUZHOU_TO_HEFEI, catalog, days};
use yiqian::catalog::{Catalog, Confidence, Reach, RegionSource as _};
use yiqian::engine::{Certainty, Checklist, Difference, parse_answers, prove_regions};
use yiqian::export::{calendar, html, json, markdown, text};
use yiqian::pack::PackSource;
use yiqian::text::{conclusion, conclusion_title};

static EVERYWHERE: LazyLock<Catalog> = LazyLock::new(|| {
    let added = PackSource::BuiltIn.add_regions(catalog(), &catalog().provinces());
    added.unwrap().unwrap()
});

/// Somebody who moved inside a province, with these answers besides or instead.
fn list(more: &[(&str, &str)]) -> Checklist {
    let given = |id: &str| more.iter().any(|(other, _)| *other == id);
    let scope = ("scope", "within-province");
    let common = XUZHOU_TO_HEFEI.iter().filter(|(id, _)| *id != "scope");
    let common = common.chain(std::iter::once(&scope));
    let pairs = common.filter(|(id, _)| !given(id)).chain(more).copied();
    Checklist::build(
        &EVERYWHERE,
        &parse_answers(&EVERYWHERE, pairs).unwrap(),
        days(),
    )
}

fn title(more: &[(&str, &str)]) -> String {
    conclusion(&EVERYWHERE, &list(more)).unwrap().title
}

const GANSU: (&str, &str) = ("to-region", "620000");

#[test]
fn the_rule_of_the_place_entered_speaks_at_the_conclusion() {
    assert_eq!(
        title(&[GANSU]),
        "省内不用转移，不用申请（地方·甘肃的规定·转入地）"
    );
    assert_eq!(
        title(&[GANSU, ("left", "no")]),
        "省内不用转移：原地停保、新地方参保就行（地方·甘肃的规定·转入地）"
    );
    let hangzhou = ("to-region", "330100");
    assert_eq!(
        title(&[hangzhou, ("joined", "no")]),
        "先停保、参保；省内自动转，不用申请（地方·浙江的规定·转入地）"
    );
    let since = ("joined-month", "2023-01");
    assert_eq!(
        title(&[hangzhou, since]),
        "不用申请：省内自动转，先查过来没有（地方·浙江的规定·转入地）"
    );
    assert_eq!(
        title(&[hangzhou, since, ("left", "no")]),
        "先停保；省内自动转，不用申请（地方·浙江的规定·转入地）"
    );
}

#[test]
fn what_is_not_sure_and_what_is_elsewhere_says_nothing() {
    let national = "可以申请转移了";
    for other in [
        &[("to-region", "330100"), ("joined-month", "2022-01")][..],
        &[("from-region", "620000"), ("scope", "cross-province")],
        &[GANSU, ("scope", "cross-province")],
        &[("to-region", "440100")],
        &[],
    ] {
        assert_eq!(title(other), national, "{other:?}");
    }
}

/// Whether the place says it otherwise may be open while the verdict is not: then the conclusion is open.
#[test]
fn what_only_may_hold_leaves_the_conclusion_open() {
    for open in [
        &[("to-region", "330100")][..],
        &[("to-region", "430100"), ("joined-month", "2025-07")],
    ] {
        let list = list(open);
        assert!(list.outcome.verdict.is_some());
        assert_eq!(list.outcome.conclusion(), None);
        assert!(!list.shows_dates(), "{open:?}");
        let possible = yiqian::text::possible_conclusions(&EVERYWHERE, &list);
        assert_eq!(possible[0], "可以申请转移了");
        assert!(
            possible[1].starts_with("不用申请：省内自动转"),
            "{possible:?}"
        );
    }
    // Both verdicts that are possible have the words of the place, and none of the country's is left.
    let both = list(&[GANSU, ("left", "unknown")]);
    let possible = yiqian::text::possible_conclusions(&EVERYWHERE, &both);
    assert!(
        possible
            .iter()
            .all(|title| title.starts_with("省内不用转移")),
        "{possible:?}"
    );
    for open in ["scope", "situation"] {
        let list = list(&[GANSU, (open, "unknown")]);
        assert_eq!(list.outcome.conclusion(), None, "{open}");
    }
}

#[test]
fn every_face_shows_it_with_its_source_and_json_keeps_the_country_s() {
    let list = list(&[GANSU]);
    let words = "省内不用转移，不用申请（地方·甘肃的规定·转入地）";
    let flat = |text: &str| text.replace(['\n', ' ', '\\'], "");
    for shown in [
        text(&EVERYWHERE, &list),
        markdown(&EVERYWHERE, &list),
        html(&EVERYWHERE, &list),
    ] {
        let shown = flat(&shown);
        assert!(shown.contains(&format!("结论：{words}")), "{shown}");
        assert!(
            shown.contains("写的是“可以申请转移了”，你那里照当地的。"),
            "{shown}"
        );
        assert!(!shown.contains("结论：可以申请转移了"), "{shown}");
    }
    let json = json(&EVERYWHERE, &list);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["verdict"]["id"], "apply-now");
    assert_eq!(json["verdict"]["local"]["entry"], "gs-no-transfer");
    assert_eq!(json["verdict"]["local"]["title"], "省内不用转移，不用申请");
    let none = calendar(&EVERYWHERE, &list).unwrap_err().to_string();
    assert!(
        none.contains("没有要等的日期") && none.contains("不用申请"),
        "{none}"
    );
    let shown = conclusion(&EVERYWHERE, &list).unwrap();
    let cited = shown
        .cite
        .iter()
        .map(|cite| EVERYWHERE.fact(cite.fact).id.as_str());
    assert_eq!(cited.collect::<Vec<_>>(), ["620000-01"]);
}

#[test]
fn a_change_of_the_place_s_words_is_a_change_of_the_conclusion() {
    let hangzhou = ("to-region", "330100");
    let before = list(&[hangzhou, ("joined-month", "2022-01")]);
    let after = list(&[hangzhou, ("joined-month", "2023-01")]);
    let difference = Difference::between(&before, &after);
    let (was, is) = difference.conclusion.unwrap();
    assert_eq!(
        conclusion_title(&EVERYWHERE, was.unwrap()),
        "可以申请转移了"
    );
    let words = "不用申请：省内自动转，先查过来没有";
    assert_eq!(conclusion_title(&EVERYWHERE, is.unwrap()), words);
}

#[test]
fn only_lines_that_are_known_speak() {
    let speaking = EVERYWHERE.entries.iter().filter(|entry| {
        entry
            .local
            .as_ref()
            .is_some_and(|local| !local.concludes.is_empty())
    });
    let mut count = 0;
    for entry in speaking {
        count += 1;
        assert_eq!(entry.reach, Reach::Local, "{}", entry.id);
        for cite in &entry.cite {
            assert!(
                EVERYWHERE.fact(cite.fact).confidence > Confidence::Low,
                "{}",
                entry.id
            );
        }
    }
    assert!(count >= 7, "{count}");
    let list = list(&[GANSU]);
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    let mut lines = lines.filter(|line| {
        list.outcome
            .conclusion()
            .is_some_and(|shown| shown.local == Some(line.entry))
    });
    assert_eq!(lines.next().unwrap().certainty, Certainty::Sure);
}

#[test]
fn two_lines_that_both_speak_are_seen() {
    let mut broken = EVERYWHERE.clone();
    let entry = |pack: &Catalog, id: &str| pack.entries.iter().position(|e| e.id == id).unwrap();
    let (one, other) = (
        entry(&broken, "gs-no-transfer"),
        entry(&broken, "gs-time-within"),
    );
    let words = broken.entries[one]
        .local
        .as_ref()
        .unwrap()
        .concludes
        .clone();
    broken.entries[other].local.as_mut().unwrap().concludes = words;
    let problems = prove_regions(&broken, days().today).problems;
    let both = |p: &String| p.contains("gs-no-transfer 和 gs-time-within 都改写结论");
    assert!(problems.iter().any(both), "{problems:?}");
    // 江苏 and 甘肃 never meet.
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn words_for_a_conclusion_that_never_comes_are_seen() {
    let mut broken = EVERYWHERE.clone();
    let at = broken
        .entries
        .iter()
        .position(|e| e.id == "zj-auto")
        .unwrap();
    let apply = broken
        .verdicts
        .iter()
        .position(|v| v.id == "waiting")
        .unwrap();
    let local = broken.entries[at].local.as_mut().unwrap();
    local.concludes[0].verdicts = std::iter::once(yiqian::catalog::VerdictIx(apply)).collect();
    let problems = prove_regions(&broken, days().today).problems;
    let never = "zj-auto 成立的时候，结论从来不是 waiting。从它的 `concludes` 里删掉";
    assert_eq!(problems, [never]);
}
