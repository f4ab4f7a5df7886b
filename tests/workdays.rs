//! The dates of a transfer against an independent calendar library, and the days around holidays.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use chrono::NaiveDate;
use common::{XUZHOU_TO_HEFEI, catalog, date};
use yiqian::catalog::DayKind;
use yiqian::engine::{Certainty, Checklist, Days, MilestoneKind, parse_answers};

fn list(answers: &[(&str, &str)], day: NaiveDate) -> Checklist {
    let answers = parse_answers(catalog(), answers.iter().copied()).unwrap();
    Checklist::build(
        catalog(),
        &answers,
        Days {
            today: day,
            apply_on: day,
        },
    )
}

fn dates(list: &Checklist) -> Vec<NaiveDate> {
    list.timeline.milestones.iter().map(|m| m.date).collect()
}

#[test]
fn every_date_equals_that_of_an_independent_library() {
    let fixture = include_str!("fixtures/workdays.txt");
    let mut days = 0;
    for line in fixture.lines().filter(|line| !line.starts_with('#')) {
        let expected: Vec<NaiveDate> = line.split(' ').map(date).collect();
        let timeline = list(&XUZHOU_TO_HEFEI, expected[0]).timeline;
        let counted: Vec<NaiveDate> = timeline.milestones.iter().map(|m| m.date).collect();
        assert_eq!(counted, expected, "applied on {}", expected[0]);
        assert!(
            timeline.milestones.iter().all(|m| !m.estimated),
            "applied on {}",
            expected[0]
        );
        days += 1;
    }
    assert!(days >= 600, "only {days} days were compared");
}

#[test]
fn the_days_passed_over_are_named() {
    // From the Friday before 国庆 2025: the holiday runs 10-01 to 10-08, and Saturday 10-11 is worked.
    let list = list(&XUZHOU_TO_HEFEI, date("2025-09-26"));
    let out = &list.timeline.milestones[2];
    assert_eq!(out.kind, MilestoneKind::TransferOut);
    let names: Vec<&str> = out.skipped.iter().map(|s| s.why.as_str()).collect();
    assert_eq!(names.iter().filter(|n| **n == "国庆节、中秋节").count(), 8);
    assert!(
        !out.skipped.iter().any(|s| s.date == date("2025-10-11")),
        "made a working day"
    );
    assert!(
        !out.skipped.iter().any(|s| s.date == date("2025-09-28")),
        "made a working day"
    );
}

#[test]
fn a_year_without_a_notice_is_an_estimate_and_says_so() {
    let list = list(&XUZHOU_TO_HEFEI, date("2026-12-21"));
    let estimated: Vec<bool> = list
        .timeline
        .milestones
        .iter()
        .map(|m| m.estimated)
        .collect();
    assert_eq!(estimated, [false, false, true, true, true]);
}

#[test]
fn a_year_outside_the_table_gets_a_sentence_and_no_date() {
    for day in ["2028-12-30", "2031-05-05", "2023-06-01"] {
        let timeline = list(&XUZHOU_TO_HEFEI, date(day)).timeline;
        assert!(timeline.milestones.is_empty(), "{day}");
        assert!(
            timeline.refused.unwrap().contains("2024 年到 2028 年"),
            "{day}"
        );
    }
}

#[test]
fn what_has_been_accepted_is_counted_from_that_day() {
    let mut applied = XUZHOU_TO_HEFEI[..4].to_vec();
    applied.extend([
        ("stage", "applied"),
        ("accepted-on", "2026-11-02"),
        ("gap", "none"),
        ("also", "none"),
    ]);
    // 2026-11-02 + 10 working days = 11-16, + 5 = 11-23; on the last day it is not late, the day after it is.
    let on_the_last_day = list(&applied, date("2026-11-23"));
    assert_eq!(
        dates(&on_the_last_day),
        ["2026-11-02", "2026-11-16", "2026-11-23", "2026-11-24"].map(date)
    );
    let verdict = |list: &Checklist| {
        list.outcome
            .verdict
            .map(|v| catalog().verdict(v).id.clone())
    };
    assert_eq!(verdict(&on_the_last_day).as_deref(), Some("waiting"));
    assert_eq!(
        verdict(&list(&applied, date("2026-11-24"))).as_deref(),
        Some("overdue")
    );
}

#[test]
fn nobody_knows_the_day_of_acceptance_so_nothing_is_counted() {
    let mut applied = XUZHOU_TO_HEFEI[..4].to_vec();
    applied.extend([("stage", "applied"), ("accepted-on", "unknown")]);
    let list = list(&applied, date("2026-11-21"));
    assert!(list.timeline.milestones.is_empty());
    assert_eq!(list.outcome.verdict, None);
    let find_out: Vec<&str> = list
        .find_out
        .iter()
        .map(|&q| catalog().question(q).id.as_str())
        .collect();
    assert_eq!(find_out.first(), Some(&"accepted-on"));
}

#[test]
fn every_published_day_is_what_its_notice_says() {
    let calendar = &catalog().calendar;
    for year in calendar.years.iter().filter(|y| y.doc_no.is_some()) {
        for holiday in &year.off {
            for day in holiday.from.iter_days().take_while(|d| *d <= holiday.to) {
                assert_eq!(
                    calendar.kind(day),
                    Some(DayKind::Holiday(&holiday.name)),
                    "{day}"
                );
            }
        }
        for &day in &year.work {
            assert_eq!(calendar.kind(day), Some(DayKind::MadeWorkday), "{day}");
        }
    }
}

#[test]
fn the_weekend_after_the_last_day_is_late_and_older_than_the_calendar_is_late_too() {
    let applied = |on: &'static str| {
        let mut answers = XUZHOU_TO_HEFEI[..4].to_vec();
        answers.extend([
            ("stage", "applied"),
            ("accepted-on", on),
            ("gap", "none"),
            ("also", "none"),
        ]);
        answers
    };
    let verdict = |on, today| {
        let list = list(&applied(on), date(today));
        list.outcome
            .verdict
            .map(|v| catalog().verdict(v).id.clone())
    };
    // Accepted on Friday 2026-10-30: the 15th working day is Friday 2026-11-20.
    assert_eq!(
        verdict("2026-10-30", "2026-11-20").as_deref(),
        Some("waiting")
    );
    assert_eq!(
        verdict("2026-10-30", "2026-11-21").as_deref(),
        Some("overdue")
    );
    assert_eq!(
        verdict("2023-12-01", "2026-11-21").as_deref(),
        Some("overdue")
    );
    // Too close to the start of the table to be sure; what it hangs on is named.
    assert_eq!(verdict("2023-12-25", "2024-01-05"), None);
    let open = list(&applied("2023-12-25"), date("2024-01-05"));
    let maybe = open
        .sections
        .iter()
        .flat_map(|s| &s.lines)
        .filter(|l| !l.depends_on.is_empty());
    assert!(maybe.count() > 0);
    let hanging = open.sections.iter().flat_map(|s| &s.lines);
    assert!(
        hanging
            .filter(|l| l.certainty == Certainty::Maybe)
            .all(|l| !l.depends_on.is_empty())
    );
}

/// The months say of every day what the calendar and the timeline say.
#[test]
fn months_agree_with_the_calendar_and_the_timeline() {
    use yiqian::catalog::DayKind;
    use yiqian::engine::{Checklist, DayMark, Days, legend, months, parse_answers};
    let catalog = common::catalog();
    let answers = parse_answers(catalog, XUZHOU_TO_HEFEI).unwrap();
    let first: chrono::NaiveDate = "2024-01-01".parse().unwrap();
    for day in first.iter_days().take(900).step_by(7) {
        let list = Checklist::build(
            catalog,
            &answers,
            Days {
                today: day,
                apply_on: day,
            },
        );
        let months = months(&catalog.calendar, &list);
        let days: Vec<_> = months
            .iter()
            .flat_map(|m| m.weeks.iter().flatten().flatten())
            .collect();
        // Every day once, Monday first, from the first of a month to the last of one.
        assert!(
            days.windows(2)
                .all(|w| w[0].date.succ_opt() == Some(w[1].date))
        );
        for month in &months {
            for (at, day) in month.weeks.iter().flat_map(|week| week.iter().enumerate()) {
                use chrono::Datelike as _;
                let Some(day) = day else { continue };
                assert_eq!(day.date.weekday().num_days_from_monday() as usize, at);
                assert_eq!(
                    (day.date.year(), day.date.month()),
                    (month.year, month.month)
                );
            }
        }
        for milestone in &list.timeline.milestones {
            let shown = days.iter().find(|d| d.date == milestone.date).unwrap();
            assert!(matches!(shown.mark, DayMark::Milestone(_)), "{milestone:?}");
        }
        for day in days {
            let off = match catalog.calendar.kind(day.date) {
                Some(kind @ (DayKind::Weekend | DayKind::Holiday(_))) => !kind.is_workday(),
                _ => false,
            };
            match day.mark {
                DayMark::Off => assert!(off),
                DayMark::Workday | DayMark::MadeWorkday => assert!(!off),
                DayMark::Today | DayMark::Milestone(_) => {}
            }
        }
        let letters: Vec<&str> = legend(&months).into_iter().map(DayMark::letter).collect();
        assert!(
            letters.contains(&"休") && letters.contains(&"催"),
            "{letters:?}"
        );
    }
}
