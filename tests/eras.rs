//! What depends on the month somebody joined at a place that moves people automatically since some day: asked only there,
//! never guessed, and the same on every face.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use common::{XUZHOU_TO_HEFEI, catalog, date, days};
use yiqian::catalog::{
    Catalog, Derivation, EntryIx, Local, OptionIx, OptionSet, PlaceIx, RegionSource as _, Rule,
};
use yiqian::engine::{
    Answers, Certainty, Checklist, Days, Interview, check_dates, parse_answers, prove,
    prove_regions, read_code, write_answers, write_code,
};
use yiqian::export::{json, text};
use yiqian::pack::PackSource;

/// The pack with the three provinces that have such a day.
fn pack() -> Catalog {
    let codes = ["320000", "330000", "430000"].into_iter();
    let provinces: Vec<PlaceIx> = codes
        .map(|code| catalog().place_with_code(code).unwrap())
        .collect();
    let added = PackSource::BuiltIn.add_regions(catalog(), &provinces);
    added.unwrap().unwrap()
}

/// Somebody who moved inside a province, with these answers besides or instead.
fn answers(more: &[(&str, &str)]) -> Answers {
    let common = XUZHOU_TO_HEFEI.iter().filter(|(id, _)| *id != "scope");
    let scope = ("scope", "within-province");
    let given = |id: &str| more.iter().any(|(other, _)| *other == id);
    let common = common.chain(std::iter::once(&scope));
    let common = common.filter(|(id, _)| !given(id));
    parse_answers(catalog(), common.chain(more).copied()).unwrap()
}

fn asks(answers: &Answers) -> bool {
    let month = catalog().find_question("joined-month").unwrap();
    let interview = Interview::replay(catalog(), answers, days());
    interview.steps.iter().any(|step| step.question == month)
}

/// The derived answer as it stands among the answers of the list.
fn era(more: &[(&str, &str)]) -> Option<String> {
    let list = Checklist::build(&pack(), &answers(more), days());
    let ids = ["before", "since"];
    let shown = list.answers.into_iter();
    shown
        .map(|line| line.option)
        .find(|id| ids.contains(&id.as_str()))
}

#[test]
fn the_month_is_asked_where_it_decides_and_nowhere_else() {
    let hangzhou = ("to-region", "330100");
    assert!(asks(&answers(&[hangzhou])));
    // The place entered is told from the province of the place left.
    assert!(asks(&answers(&[
        ("from-region", "330200"),
        ("to-region", "unknown")
    ])));
    for other in [
        &[("to-region", "440100")][..],
        &[("to-region", "unknown")],
        &[],
        &[hangzhou, ("joined", "no")],
        &[hangzhou, ("scope", "cross-province")],
        &[hangzhou, ("scope", "same-pool")],
        &[hangzhou, ("to-insurance", "resident")],
        &[hangzhou, ("situation", "at-age")],
        &[hangzhou, ("stage", "applied")],
        &[("to-region", "320100"), ("to-insurance", "flexible")],
    ] {
        assert!(!asks(&answers(other)), "{other:?}");
    }
    assert!(asks(&answers(&[("to-region", "320100")])));
    assert!(asks(&answers(&[
        ("to-region", "430100"),
        ("to-insurance", "flexible")
    ])));
}

#[test]
fn a_month_that_the_day_parts_in_two_is_left_open() {
    let at = |place, month| era(&[("to-region", place), ("joined-month", month)]);
    // 浙江 since 2022-09-01, 湖南 since 2025-07-10, 江苏 since 2025-09-01.
    assert_eq!(at("330100", "2022-08").as_deref(), Some("before"));
    assert_eq!(at("330100", "2022-09").as_deref(), Some("since"));
    assert_eq!(at("430000", "2025-06").as_deref(), Some("before"));
    assert_eq!(at("430000", "2025-07"), None);
    assert_eq!(at("430000", "2025-08").as_deref(), Some("since"));
    assert_eq!(at("320281", "2025-08").as_deref(), Some("before"));
    assert_eq!(at("320281", "2025-09").as_deref(), Some("since"));
    assert_eq!(at("330100", "unknown"), None);
    assert_eq!(at("440100", "2022-08"), None);
}

#[test]
fn more_answers_take_no_sure_line_away() {
    let pack = pack();
    let sure = |more: &[(&str, &str)]| -> Vec<EntryIx> {
        let list = Checklist::build(&pack, &answers(more), days());
        let lines = list.sections.iter().flat_map(|section| &section.lines);
        let sure = lines.filter(|line| line.certainty == Certainty::Sure);
        sure.map(|line| line.entry).collect()
    };
    for place in ["330100", "430100", "320100"] {
        let open = sure(&[("to-region", place)]);
        for month in ["2020-01", "2025-07", "2026-10"] {
            let known = sure(&[("to-region", place), ("joined-month", month)]);
            for line in &open {
                // A line may give way to a rule of the place, which is then sure.
                let taken = known.iter().filter_map(|&at| pack.entry(at).local.as_ref());
                let taken = taken.flat_map(Local::taken).any(|at| at == line);
                let id = &pack.entry(*line).id;
                assert!(taken || known.contains(line), "{place} {month}: {id}");
            }
        }
    }
}

#[test]
fn every_face_carries_the_month_and_what_follows_from_it() {
    let answers = answers(&[("to-region", "330100"), ("joined-month", "2022-08")]);
    let written = write_answers(catalog(), &answers);
    assert!(written.contains(&("joined-month".into(), "2022-08".into())));
    let code = write_code(catalog(), &answers).unwrap();
    assert_eq!(read_code(catalog(), &code).unwrap().answers, answers);
    let list = Checklist::build(&pack(), &answers, days());
    let shown = text(&pack(), &list);
    assert!(shown.contains("参保月份      2022-08"), "{shown}");
    assert!(shown.contains("省内自动转    参保时还没实行"), "{shown}");
    let json = json(&pack(), &list);
    assert!(
        json.contains("\"joined-month\"") && json.contains("\"joined-era\""),
        "{json}"
    );
    assert!(!json.contains("auto-here"), "{json}");
}

#[test]
fn a_month_to_come_is_refused() {
    let answers = answers(&[("to-region", "330100"), ("joined-month", "2026-12")]);
    let problems = check_dates(catalog(), &answers, days()).unwrap_err();
    assert!(problems.to_string().contains("2026-12"), "{problems}");
    let later = Days {
        today: date("2026-12-01"),
        apply_on: date("2026-12-01"),
    };
    assert!(check_dates(catalog(), &answers, later).is_ok());
}

#[test]
fn a_code_from_before_the_question_still_means_the_same() {
    // Written by the pack that had no question for the month: 宁波 to 杭州, as in `answers`.
    let restored = read_code(catalog(), OLD).unwrap();
    let expected = answers(&[("from-region", "330200"), ("to-region", "330100")]);
    assert_eq!(restored.answers, expected);
    assert!(restored.notes.is_empty(), "{:?}", restored.notes);
}

const OLD: &str = "2JWK-86E7-6JTC-343Y-C5AJ-2362-AMAT";

#[test]
fn the_proof_tells_the_eras_apart() {
    let pack = pack();
    let era = pack.derived.iter().position(|d| d.id == "joined-era");
    let era = yiqian::catalog::DerivedIx(era.unwrap());
    let is = |at| Rule::Derived(era, OptionSet::only(OptionIx(at)));
    let at = |pack: &Catalog| {
        let at = pack.entries.iter().position(|e| e.id == "zj-joined-since");
        at.unwrap()
    };
    let with = |when: Rule| {
        let mut changed = pack.clone();
        let at = at(&changed);
        changed.entries[at].when = when;
        prove_regions(&changed, days().today).unreachable
    };
    assert!(with(is(0)).is_empty());
    assert!(with(is(1)).is_empty());
    assert_eq!(with(Rule::All(vec![is(0), is(1)])), ["zj-joined-since"]);
    // Nobody is asked where no place has a day.
    let mut nowhere = catalog().clone();
    for derived in &mut nowhere.derived {
        if let Derivation::PlaceDays { days, .. } = &mut derived.by {
            days.clear();
        }
    }
    assert_eq!(prove(&nowhere, days().today).unreachable, ["joined-month"]);
}

#[test]
fn across_provinces_no_month_is_asked_for() {
    // 范围 was answered 省内, but the places say otherwise.
    assert!(!asks(&answers(&[
        ("from-region", "440100"),
        ("to-region", "330100")
    ])));
}
