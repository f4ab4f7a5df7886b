//! Properties of the engine on the real pack.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::{Walk, XUZHOU_TO_HEFEI, catalog, days, list, random_answers};
use proptest::prelude::*;
use yiqian::catalog::{Derivation, DerivedIx, EntryIx, OptionIx, OptionSet, Rule, VerdictKind};
use yiqian::engine::{
    Answer, Answers, Certainty, Checklist, Days, Interview, SureShare, parse_answers, write_answers,
};

#[test]
fn every_complete_set_of_answers_ends_in_exactly_one_verdict() {
    let catalog = catalog();
    // The engine stops at the first verdict that holds, so disjointness is held by turning the order round.
    let mut reversed = catalog.clone();
    reversed.verdicts.reverse();
    reversed.entries.clear();
    let mut walk = Walk::default();
    walk.every_ending(catalog, &mut |answers, list| {
        let verdict = list.outcome.verdict.map(|v| catalog.verdict(v).id.as_str());
        assert!(
            verdict.is_some(),
            "no verdict for {}",
            common::shown(answers)
        );
        let other = Checklist::build(&reversed, answers, days()).outcome.verdict;
        let other = other.map(|v| reversed.verdict(v).id.as_str());
        assert_eq!(verdict, other, "{}", common::shown(answers));
    });
    assert!(
        walk.endings > 500,
        "only {} endings were walked",
        walk.endings
    );
    assert_eq!(
        walk.verdicts_seen.len(),
        catalog.verdicts.len(),
        "a verdict was never reached"
    );
}

#[test]
fn a_complete_list_is_sure_and_whole() {
    use yiqian::catalog::Section::{Channels, Materials, Steps, TimeLimits};
    let catalog = catalog();
    let mut walk = Walk {
        ticking: true,
        ..Walk::default()
    };
    walk.every_ending(catalog, &mut |answers, list| {
        let lines = || list.sections.iter().flat_map(|s| &s.lines);
        assert!(
            lines().all(|l| l.certainty == Certainty::Sure),
            "{}",
            common::shown(answers)
        );
        assert!(list.find_out.is_empty(), "{}", common::shown(answers));
        let kind = list.outcome.verdict.map(|v| catalog.verdict(v).kind);
        if matches!(kind, Some(VerdictKind::Apply | VerdictKind::Prepare)) {
            for section in [Materials, Channels, Steps, TimeLimits] {
                let there = list.sections.iter().any(|s| s.section == section);
                assert!(
                    there,
                    "{} is empty for {}",
                    section.title(),
                    common::shown(answers)
                );
            }
        }
        for line in lines() {
            let entry = catalog.entry(line.entry);
            let with = entry
                .excludes
                .iter()
                .find(|other| lines().any(|l| l.entry == **other));
            assert_eq!(
                with,
                None,
                "{} excludes it: {}",
                entry.id,
                common::shown(answers)
            );
        }
    });
}

#[test]
fn every_line_rests_on_a_source_and_every_question_can_be_found_out() {
    let catalog = catalog();
    for entry in &catalog.entries {
        assert!(!entry.cite.is_empty(), "{}", entry.id);
    }
    for question in &catalog.questions {
        assert!(!question.find_out.is_empty(), "{}", question.id);
    }
}

#[test]
fn enter_alone_leads_to_a_full_list_in_nine_questions_and_two_skips() {
    let catalog = catalog();
    let mut answers = Answers::default();
    let mut asked = 0;
    let mut skipped = 0;
    while let Some(question) = Interview::replay(catalog, &answers, days()).next() {
        let answer = common::first_answer(catalog, question);
        answers.set(question, answer);
        // Places are the only questions of which Enter takes 跳过.
        if answer == Answer::Unknown {
            skipped += 1;
        } else {
            asked += 1;
        }
    }
    assert!((6..=9).contains(&asked), "{asked} questions");
    assert_eq!(skipped, 2);
    let list = Checklist::build(catalog, &answers, days());
    assert_eq!(
        list.outcome.verdict.map(|v| catalog.verdict(v).id.as_str()),
        Some("apply-now")
    );
    assert_eq!(
        list.sections.len(),
        8,
        "every section has a line for the common case"
    );
    assert!(!list.timeline.milestones.is_empty());
}

#[test]
fn unasked_answers_never_reach_the_list() {
    let with = list(&[
        ("situation", "trip"),
        ("trip-reason", "own"),
        ("left", "no"),
        ("years", "short"),
    ]);
    let without = list(&[("situation", "trip"), ("trip-reason", "own")]);
    assert_eq!(with.dropped.len(), 2);
    assert_eq!(with.sections, without.sections);
    assert_eq!(with.outcome, without.outcome);
    assert_eq!(with.answers, without.answers);
}

#[test]
fn a_day_apart_lists_differ_by_what_the_new_law_changes_and_nothing_else() {
    let catalog = catalog();
    let rests_on_the_law = |entry: EntryIx| {
        let cite = &catalog.entry(entry).cite;
        cite.iter()
            .any(|c| catalog.fact(c.fact).title == "中华人民共和国医疗保障法")
    };
    let on = |answers: &Answers, day: &str| -> BTreeSet<EntryIx> {
        let days = Days {
            apply_on: common::date(day),
            ..days()
        };
        let list = Checklist::build(catalog, answers, days);
        let lines = list.sections.iter().flat_map(|s| &s.lines);
        lines.map(|line| line.entry).collect()
    };
    let mut seen = BTreeSet::new();
    let mut walk = Walk::default();
    walk.every_ending(catalog, &mut |answers, _| {
        let before = on(answers, "2026-12-31");
        let after = on(answers, "2027-01-01");
        for &line in before.symmetric_difference(&after) {
            seen.insert(line);
            // A line that goes because one of the new law takes its place rests on the old one.
            let replaced = || {
                let excluded = &catalog.entry(line).excludes;
                excluded
                    .iter()
                    .any(|other| after.contains(other) && rests_on_the_law(*other))
            };
            assert!(
                rests_on_the_law(line) || replaced(),
                "{} changes: {}",
                catalog.entry(line).id,
                common::shown(answers)
            );
        }
        for &line in before.intersection(&after) {
            assert!(!rests_on_the_law(line), "{} stays", catalog.entry(line).id);
        }
    });
    let ids: Vec<&str> = seen.iter().map(|&e| catalog.entry(e).id.as_str()).collect();
    assert!(
        ids.contains(&"rem-law-coming") && ids.contains(&"rem-law-in-force"),
        "{ids:?}"
    );
}

/// The common case with the first gate open to doubt.
fn not_sure_of_having_left(joined: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut answers = XUZHOU_TO_HEFEI[..7].to_vec();
    answers[5].1 = "unknown";
    answers[6].1 = joined;
    answers
}

#[test]
fn one_gate_answered_no_is_enough_to_be_sure() {
    let list = list(&not_sure_of_having_left("no"));
    let verdict = list
        .outcome
        .verdict
        .map(|v| catalog().verdict(v).id.as_str());
    assert_eq!(verdict, Some("gates-first"));
}

#[test]
fn an_open_conclusion_names_what_is_possible_and_how_to_find_out() {
    let list = list(&not_sure_of_having_left("yes"));
    assert_eq!(list.outcome.verdict, None);
    let possible: Vec<_> = list
        .outcome
        .possible
        .iter()
        .map(|&v| catalog().verdict(v).id.as_str())
        .collect();
    assert_eq!(possible, ["apply-now", "gates-first"]);
    let first = list
        .find_out
        .first()
        .map(|&q| catalog().question(q).id.as_str());
    assert_eq!(first, Some("left"));
}

/// A list that hangs on dozens of answers nobody gave is of no use at a counter.
#[test]
fn with_the_insurance_and_the_scope_alone_well_over_half_is_sure() {
    let share = SureShare::measure(catalog(), days()).unwrap();
    assert!(share.shown > 200, "{share:?}");
    assert!(share.percent() >= 60, "{share:?}");
    assert!(share.least > 50, "{share:?}");
}

#[test]
fn what_hangs_on_much_is_held_back_and_what_is_held_back_comes_with_its_answer() {
    let known = [
        ("situation", "move"),
        ("from-insurance", "employee"),
        ("to-insurance", "employee"),
        ("scope", "cross-province"),
        ("stage", "not-applied"),
        ("joined", "yes"),
        ("gap", "none"),
    ];
    let list = |more: &[(&str, &str)]| {
        let answers = parse_answers(catalog(), known.iter().chain(more).copied()).unwrap();
        Checklist::build(catalog(), &answers, days())
    };
    let shown = |list: &Checklist, id: &str| {
        let lines = list.sections.iter().flat_map(|s| &s.lines);
        lines.clone().any(|l| catalog().entry(l.entry).id == id)
    };
    let held =
        |list: &Checklist, id: &str| list.held.iter().any(|l| catalog().entry(l.entry).id == id);
    // One open question is worth a 视情况; a tick that nobody made is not, but a line that stands without a tick is.
    let open = list(&[]);
    assert!(shown(&open, "stop-employer") && !held(&open, "stop-employer"));
    assert!(held(&open, "step-veteran") && !shown(&open, "step-veteran"));
    assert!(shown(&open, "ask-arrears"));
    let ticked = list(&[("also", "veteran")]);
    assert!(shown(&ticked, "step-veteran") && !held(&ticked, "step-veteran"));
    assert!(!held(&list(&[("also", "none")]), "step-veteran"));
    let also = catalog().find_question("also").unwrap();
    assert_eq!(open.held_for(also), open.held.len());
}

#[test]
fn a_last_day_is_never_held_back_and_the_common_answers_are_shown() {
    let list = |more: &[(&str, &str)]| {
        let known = [("situation", "move"), ("scope", "cross-province")];
        let answers = parse_answers(catalog(), known.iter().chain(more).copied()).unwrap();
        Checklist::build(catalog(), &answers, days())
    };
    let shown = |list: &Checklist, id: &str| {
        let mut lines = list.sections.iter().flat_map(|s| &s.lines);
        lines.any(|l| catalog().entry(l.entry).id == id)
    };
    // The month is not known, and neither is whether the new place has insured already.
    let jobs = [
        ("from-insurance", "employee"),
        ("to-insurance", "employee"),
        ("gap", "within-3"),
    ];
    let gap = list(&jobs);
    assert!(shown(&gap, "cov-join-within-3"));
    assert_eq!(gap.reckoned().count(), 0);
    // Somebody who does not know the stage has probably not applied, and must hear what comes first.
    let residents = list(&[("from-insurance", "resident"), ("to-insurance", "resident")]);
    for common in ["join-next-year", "step-next-year-when"] {
        assert!(shown(&residents, common), "{common}");
    }
    assert!(!shown(&residents, "step-overdue-find"));
    let asked: Vec<&str> = residents
        .find_out
        .iter()
        .map(|&q| catalog().question(q).id.as_str())
        .collect();
    assert!(asked.contains(&"joined-next-year"), "{asked:?}");
    assert!(!asked.contains(&"refusal"), "{asked:?}");
}

#[test]
fn a_date_counts_although_it_is_open_whether_it_was_asked() {
    let answers = [
        ("situation", "move"),
        ("stage", "applied"),
        ("accepted-on", "2026-09-01"),
        ("from-insurance", "employee"),
        ("to-insurance", "employee"),
    ];
    let answers = parse_answers(catalog(), answers).unwrap();
    let list = Checklist::build(catalog(), &answers, days());
    let possible: Vec<&str> = list
        .outcome
        .possible
        .iter()
        .map(|&v| catalog().verdict(v).id.as_str())
        .collect();
    assert_eq!(possible, ["overdue", "same-pool"]);
}

#[test]
fn an_answer_narrows_what_an_earlier_question_left_open_may_be() {
    let list = |answers: &[(&str, &str)]| {
        let answers = parse_answers(catalog(), answers.iter().copied()).unwrap();
        Checklist::build(catalog(), &answers, days())
    };
    let possible = |list: &Checklist| -> Vec<&str> {
        list.outcome
            .possible
            .iter()
            .map(|&v| catalog().verdict(v).id.as_str())
            .collect()
    };
    // Who joins somewhere new does not leave the insurance where it is.
    assert!(possible(&list(&[])).contains(&"long-stay-filing"));
    let joins = list(&[("to-insurance", "employee")]);
    assert!(!possible(&joins).contains(&"long-stay-filing"));
    assert!(possible(&joins).contains(&"same-pool"));
    // What is said of the question itself counts for more.
    let stays = list(&[("to-insurance", "employee"), ("situation", "retired")]);
    let verdict = stays
        .outcome
        .verdict
        .map(|v| catalog().verdict(v).id.as_str());
    assert_eq!(verdict, Some("long-stay-filing"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn replay_is_idempotent(answers in random_answers()) {
        let first = Interview::replay(catalog(), &answers, days());
        let again = Interview::replay(catalog(), &answers, days());
        prop_assert_eq!(first, again);
        prop_assert_eq!(
            Checklist::build(catalog(), &answers, days()),
            Checklist::build(catalog(), &answers, days())
        );
    }

    #[test]
    fn the_order_of_answering_does_not_matter(
        answers in random_answers(), seed in any::<u64>()
    ) {
        let mut shuffled = write_answers(catalog(), &answers);
        let len = shuffled.len().max(1);
        for at in 0..shuffled.len() {
            let with = usize::try_from(seed.rotate_left(u32::try_from(at).unwrap()) % len as u64).unwrap();
            shuffled.swap(at, with);
        }
        let parsed = parse_answers(
            catalog(),
            shuffled.iter().map(|(q, v)| (q.as_str(), v.as_str())),
        ).unwrap();
        prop_assert_eq!(&parsed, &answers);
        prop_assert_eq!(
            Checklist::build(catalog(), &parsed, days()),
            Checklist::build(catalog(), &answers, days())
        );
    }

    #[test]
    fn more_answers_never_falsify_a_sure_line(
        answers in random_answers(), keep in proptest::collection::vec(any::<bool>(), 32)
    ) {
        let catalog = catalog();
        let mut fewer = Answers::default();
        for ((question, answer), keep) in answers.iter().zip(keep) {
            fewer.set(question, if keep { answer } else { Answer::Unknown });
        }
        let before = Checklist::build(catalog, &fewer, days());
        let after = Checklist::build(catalog, &answers, days());
        // An answer that says of another what that one denies: the two contradict one another, and nothing follows.
        let contradicted = answers.iter().any(|(given, answer)| {
            let Answer::Choice(option) = answer else { return false };
            let implies = &catalog.question(given).option(option).implies;
            implies.iter().any(|&(about, left)| match answers.get(about) {
                Some(Answer::Choice(said)) => !left.contains(said),
                _ => false,
            })
        });
        prop_assume!(!contradicted);
        for line in before.sections.iter().flat_map(|s| &s.lines) {
            if line.certainty == Certainty::Sure {
                let still = after
                    .sections
                    .iter()
                    .flat_map(|s| &s.lines)
                    .any(|l| l.entry == line.entry && l.certainty == Certainty::Sure);
                prop_assert!(still, "{} was sure and is gone", catalog.entry(line.entry).id);
            }
        }
        if let Some(verdict) = before.outcome.verdict {
            prop_assert_eq!(after.outcome.verdict, Some(verdict));
        }
        // What was ruled out stays out.
        let may_be = |list: &Checklist, entry| {
            let shown = list.sections.iter().flat_map(|s| &s.lines);
            shown.chain(&list.held).any(|l| l.entry == entry)
        };
        for line in after.sections.iter().flat_map(|s| &s.lines) {
            prop_assert!(may_be(&before, line.entry), "{} came from nowhere", catalog.entry(line.entry).id);
        }
    }
}

#[test]
fn answers_derived_from_one_another_are_looked_into_once() {
    // Each names the one before it twice: a walk that looked into every naming would take 2 to the power of 60 steps.
    let mut deep = catalog().clone();
    let situation = deep.find_question("situation").unwrap();
    let first = Rule::Answer(situation, OptionSet::only(OptionIx(0)));
    let mut case = first.clone();
    for at in 0..60 {
        let ix = DerivedIx(deep.derived.len());
        let mut derived = deep.derived[0].clone();
        derived.id = format!("deep-{at}");
        derived.by = Derivation::Cases(vec![case.clone(), Rule::Not(Box::new(case.clone()))]);
        derived.options.truncate(2);
        deep.derived.push(derived);
        case = Rule::Derived(ix, OptionSet::only(OptionIx(0)));
    }
    deep.entries[0].when = case;
    let open = Checklist::build(&deep, &Answers::default(), days());
    let shown = open.sections.iter().flat_map(|s| &s.lines);
    let line = shown.chain(&open.held).find(|l| l.entry.0 == 0).unwrap();
    assert_eq!(line.depends_on, [situation]);
    let mut answers = Answers::default();
    answers.set(situation, Answer::Choice(OptionIx(0)));
    let sure = Checklist::build(&deep, &answers, days());
    let line = sure
        .sections
        .iter()
        .flat_map(|s| &s.lines)
        .find(|l| l.entry.0 == 0)
        .unwrap();
    assert_eq!(line.because.len(), 1);
}
