//! The proof against brute force: on small random packs it must find exactly what trying every answer finds.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::{date, days};
use proptest::prelude::*;
use yiqian::catalog::{
    Calendar, Catalog, Derivation, Derived, DerivedIx, DerivedOption, Effective, Entry, Kind,
    Manifest, OptionIx, OptionSet, Question, QuestionIx, QuestionOption, Reach, Rule, Section,
    Verdict, VerdictIx, VerdictKind,
};
use yiqian::engine::{Answer, Answers, Checklist, Interview, prove};

/// What a random rule may name: questions before this one, derived answers before this one, verdicts or not.
#[derive(Debug, Clone)]
struct Scope {
    questions: Vec<(Kind, usize)>,
    derived: Vec<usize>,
    verdicts: usize,
}

/// A number that picks one of so many.
fn pick(from: u64, of: usize) -> usize {
    usize::try_from(from % of as u64).unwrap()
}

/// Reads random numbers one after the other.
struct Dice<'d> {
    numbers: &'d [u64],
    at: usize,
}

impl Dice<'_> {
    fn roll(&mut self, of: usize) -> usize {
        let number = self.numbers[self.at % self.numbers.len()];
        // Going round again must not repeat the same pattern.
        let turned = number.rotate_left(u32::try_from(self.at / self.numbers.len() % 64).unwrap());
        self.at += 1;
        pick(turned, of)
    }

    fn set(&mut self, options: usize) -> OptionSet {
        let mut set = OptionSet::only(OptionIx(self.roll(options)));
        for option in 0..options {
            if self.roll(3) == 0 {
                set = set.with(OptionIx(option));
            }
        }
        set
    }

    fn rule(&mut self, scope: &Scope, depth: usize) -> Rule {
        let parts = |dice: &mut Self| {
            let count = 1 + dice.roll(2);
            (0..count)
                .map(|_| dice.rule(scope, depth - 1))
                .collect::<Vec<_>>()
        };
        match self.roll(if depth == 0 { 4 } else { 8 }) {
            4 => Rule::All(parts(self)),
            5 => Rule::Any(parts(self)),
            6 | 7 => Rule::Not(Box::new(self.rule(scope, depth - 1))),
            3 if scope.verdicts > 0 => {
                let verdict = VerdictIx(self.roll(scope.verdicts));
                Rule::Verdict(std::iter::once(verdict).collect())
            }
            2 if !scope.derived.is_empty() => {
                let derived = self.roll(scope.derived.len());
                Rule::Derived(DerivedIx(derived), self.set(scope.derived[derived]))
            }
            _ if scope.questions.is_empty() => Rule::always(),
            _ => {
                let question = self.roll(scope.questions.len());
                let options = scope.questions[question].1;
                Rule::Answer(QuestionIx(question), self.set(options))
            }
        }
    }
}

/// A small pack: two to four questions, some asked on conditions, one derived answer or none, verdicts that are a
/// partition of the answers to the first question or any rules at all, and a few entries.
fn small_pack(numbers: &[u64]) -> Catalog {
    let mut dice = Dice { numbers, at: 0 };
    let mut scope = Scope {
        questions: Vec::new(),
        derived: Vec::new(),
        verdicts: 0,
    };
    let mut questions = Vec::new();
    for at in 0..2 + dice.roll(3) {
        let asked_always = at == 0 || dice.roll(2) == 0;
        let when = if asked_always {
            Rule::always()
        } else {
            dice.rule(&scope, 1)
        };
        let several = at > 0 && dice.roll(4) == 0;
        let kind = if several { Kind::Several } else { Kind::Choice };
        let options = 2 + dice.roll(2);
        questions.push(question(&format!("q{at}"), kind, options, when));
        scope.questions.push((kind, options));
    }
    let mut derived = Vec::new();
    if dice.roll(2) == 0 {
        let options = 2;
        let cases = (0..options).map(|_| dice.rule(&scope, 1)).collect();
        derived.push(Derived {
            id: "d0".into(),
            short: "推算".into(),
            by: Derivation::Cases(cases),
            options: (0..options)
                .map(|o| DerivedOption {
                    id: format!("o{o}"),
                    label: "值".into(),
                })
                .collect(),
            shown: true,
        });
        scope.derived.push(options);
    }
    let partition = dice.roll(3) > 0;
    let count = if partition { scope.questions[0].1 } else { 2 };
    let verdicts: Vec<Verdict> = (0..count)
        .map(|at| {
            let only = Rule::Answer(QuestionIx(0), OptionSet::only(OptionIx(at)));
            let when = if partition {
                only
            } else {
                dice.rule(&scope, 2)
            };
            verdict(&format!("v{at}"), when)
        })
        .collect();
    // Rules over a verdict have a meaning only where there is exactly one.
    scope.verdicts = if partition { count } else { 0 };
    let entries = (0..=dice.roll(4))
        .map(|at| entry(&format!("e{at}"), dice.rule(&scope, 2)))
        .collect();
    Catalog {
        places: Vec::new(),
        topics: Vec::new(),
        local_claims: Vec::new(),
        regions: Vec::new(),
        place_questions: yiqian::catalog::PlaceQuestions::default(),
        manifest: manifest(),
        questions,
        derived,
        verdicts,
        slots: Vec::new(),
        entries,
        claims: Vec::new(),
        facts: Vec::new(),
        terms: Vec::new(),
        calendar: Calendar::default(),
    }
}

fn manifest() -> Manifest {
    Manifest {
        title: "试验包".into(),
        version: "2026.11.1".into(),
        verified_on: date("2026-11-21"),
        review_by: date("2027-01-01"),
        applies_from: date("2021-12-01"),
        report: String::new(),
        hotline: String::new(),
        changes: Vec::new(),
        renames: Vec::new(),
    }
}

fn question(id: &str, kind: Kind, options: usize, when: Rule) -> Question {
    let option = |o| QuestionOption {
        implies: Vec::new(),
        id: format!("o{o}"),
        label: "选项".into(),
        short: "选项".into(),
    };
    Question {
        id: id.into(),
        kind,
        short: "题".into(),
        text: "题".into(),
        why: "因为".into(),
        find_out: "问".into(),
        cite: Vec::new(),
        when,
        options: (0..options).map(option).collect(),
    }
}

fn verdict(id: &str, when: Rule) -> Verdict {
    Verdict {
        id: id.into(),
        kind: VerdictKind::NotNeeded,
        title: "结论".into(),
        text: "结论".into(),
        when,
        cite: Vec::new(),
    }
}

fn entry(id: &str, when: Rule) -> Entry {
    Entry {
        local: None,
        id: id.into(),
        section: Section::Steps,
        text: "事项".into(),
        note: String::new(),
        when,
        reach: Reach::National,
        side: None,
        talk: None,
        clock: None,
        months: None,
        effective: Effective::default(),
        cite: Vec::new(),
        derived: Vec::new(),
        excludes: Vec::new(),
    }
}

/// Every complete set of answers, each option and each set of ticks tried.
fn every_ending(catalog: &Catalog, answers: &mut Answers, visit: &mut dyn FnMut(&Answers)) {
    let Some(question) = Interview::replay(catalog, answers, days()).next() else {
        visit(answers);
        return;
    };
    let asked = catalog.question(question);
    let count = asked.options.len();
    let all: Vec<Answer> = match asked.kind {
        Kind::Choice => (0..count).map(|o| Answer::Choice(OptionIx(o))).collect(),
        _ => (0..1_usize << count)
            .map(|bits| {
                let ticked = (0..count).filter(|o| bits >> o & 1 == 1);
                Answer::Several(ticked.map(OptionIx).collect())
            })
            .collect(),
    };
    for answer in all {
        answers.set(question, answer);
        every_ending(catalog, answers, visit);
    }
    answers.remove(question);
}

/// The verdicts that hold: each alone in a pack of its own, since the engine stops at the first.
fn holding(catalog: &Catalog, answers: &Answers) -> BTreeSet<usize> {
    let holds = |at: &usize| {
        let mut alone = catalog.clone();
        alone.entries = vec![entry("probe", catalog.verdicts[*at].when.clone())];
        !Checklist::build(&alone, answers, days()).is_empty()
    };
    (0..catalog.verdicts.len()).filter(holds).collect()
}

/// What stands on the list: verdicts that hold and entries, the answers themselves not counted.
fn shown(catalog: &Catalog, answers: &Answers) -> (BTreeSet<usize>, Vec<usize>) {
    let list = Checklist::build(catalog, answers, days());
    let lines = list.sections.iter().flat_map(|s| &s.lines);
    (
        holding(catalog, answers),
        lines.map(|line| line.entry.0).collect(),
    )
}

/// What trying every answer finds.
#[derive(Debug, Default)]
struct Found {
    endings: usize,
    /// Whether every ending has exactly one verdict.
    one_verdict: bool,
    reached: BTreeSet<String>,
    /// Questions for which two endings that differ in that answer alone give different lists.
    alive: BTreeSet<String>,
    /// Pairs of options, as the proof writes them, that give different lists with all else the same.
    differ: BTreeSet<String>,
}

fn brute_force(catalog: &Catalog) -> Found {
    let mut found = Found {
        one_verdict: true,
        ..Found::default()
    };
    let mut endings = Vec::new();
    every_ending(catalog, &mut Answers::default(), &mut |answers| {
        endings.push((answers.clone(), shown(catalog, answers)));
    });
    found.endings = endings.len();
    for (answers, (verdicts, entries)) in &endings {
        found.one_verdict &= verdicts.len() == 1;
        let verdicts = verdicts.iter().map(|v| catalog.verdicts[*v].id.clone());
        let entries = entries.iter().map(|e| catalog.entries[*e].id.clone());
        let asked = answers.iter().map(|(q, _)| catalog.question(q).id.clone());
        found.reached.extend(verdicts.chain(entries).chain(asked));
    }
    for (one, list) in &endings {
        for (other, other_list) in &endings {
            let differing: Vec<QuestionIx> = one
                .iter()
                .filter(|(q, a)| other.get(*q).is_some_and(|b| b != *a))
                .map(|(q, _)| q)
                .collect();
            if let [question] = differing[..]
                && list != other_list
            {
                let asked = catalog.question(question);
                found.alive.insert(asked.id.clone());
                let pair = pair(asked, one.get(question), other.get(question));
                found.differ.extend(pair);
            }
        }
    }
    found
}

/// `q0=o0|o1`, or `q1=o0|不勾` for a tick; none when more than one option is exchanged.
fn pair(question: &Question, one: Option<Answer>, other: Option<Answer>) -> Option<String> {
    let (first, second) = match (one?, other?) {
        (Answer::Choice(a), Answer::Choice(b)) if a < b => (a, question.option(b).id.as_str()),
        (Answer::Several(a), Answer::Several(b)) => {
            let mut more = a.iter().filter(|o| !b.contains(*o));
            let tick = more
                .next()
                .filter(|_| more.next().is_none() && b.is_subset(a))?;
            (tick, "不勾")
        }
        _ => return None,
    };
    Some(format!(
        "{}={}|{second}",
        question.id,
        question.option(first).id
    ))
}

fn all_ids(catalog: &Catalog) -> BTreeSet<String> {
    let questions = catalog.questions.iter().map(|q| q.id.clone());
    let verdicts = catalog.verdicts.iter().map(|v| v.id.clone());
    let entries = catalog.entries.iter().map(|e| e.id.clone());
    questions.chain(verdicts).chain(entries).collect()
}

/// The rules of a pack, for messages.
fn rules(catalog: &Catalog) -> String {
    let questions = catalog
        .questions
        .iter()
        .map(|q| (&q.id, q.kind, q.options.len(), &q.when));
    let derived = catalog.derived.iter().map(|d| &d.by);
    let verdicts = catalog.verdicts.iter().map(|v| (&v.id, &v.when));
    let entries = catalog.entries.iter().map(|e| (&e.id, &e.when));
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}",
        questions.collect::<Vec<_>>(),
        derived.collect::<Vec<_>>(),
        verdicts.collect::<Vec<_>>(),
        entries.collect::<Vec<_>>()
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_proof_finds_what_trying_every_answer_finds(
        numbers in proptest::collection::vec(any::<u64>(), 40..80)
    ) {
        let catalog = small_pack(&numbers);
        let found = brute_force(&catalog);
        let proof = prove(&catalog, days().today);

        let one_verdict = !proof.problems.iter().any(|p| p.contains("恰好有一个结论"));
        prop_assert_eq!(one_verdict, found.one_verdict, "{}\n{:#?}", rules(&catalog), proof.problems);

        let unreachable: BTreeSet<String> = proof.unreachable.iter().cloned().collect();
        let never: BTreeSet<String> =
            all_ids(&catalog).difference(&found.reached).cloned().collect();
        prop_assert_eq!(&unreachable, &never, "{}", rules(&catalog));

        prop_assert_eq!(proof.paths, found.endings as u128, "{}", rules(&catalog));

        // What the proof calls dead must be dead. It may miss a dead question, never bury a living one.
        for dead in &proof.dead_questions {
            prop_assert!(!found.alive.contains(dead), "{} is alive\n{}", dead, rules(&catalog));
        }
        for alike in &proof.dead_options {
            prop_assert!(!found.differ.contains(alike), "{} differ\n{}", alike, rules(&catalog));
        }
    }
}

/// Found by the comparison above: the ticks of `q1` matter only through `q2`, which hides `q3`.
#[test]
fn a_question_that_works_through_another_that_hides_a_third_is_alive() {
    let answer =
        |question, option| Rule::Answer(QuestionIx(question), OptionSet::only(OptionIx(option)));
    let asked_on = |id: &str, when| question(id, Kind::Choice, 2, when);
    let mut pack = small_pack(&[0]);
    pack.questions = vec![
        asked_on("q0", Rule::always()),
        asked_on("q1", Rule::always()),
        asked_on("q2", answer(1, 0)),
        asked_on("q3", Rule::Not(Box::new(answer(2, 1)))),
    ];
    let q3_is_asked = Rule::Any(vec![answer(3, 0), answer(3, 1)]);
    pack.derived = Vec::new();
    pack.verdicts = vec![verdict("v0", answer(0, 0)), verdict("v1", answer(0, 1))];
    pack.entries = vec![entry("e0", q3_is_asked)];
    let proof = prove(&pack, days().today);
    assert_eq!(proof.dead_questions, ["q3"]);
}

#[test]
fn the_random_packs_hold_everything_the_proof_can_find() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let strategy = proptest::collection::vec(any::<u64>(), 40..80);
    let (mut bad, mut unreachable, mut dead, mut alike, mut sound) = (0, 0, 0, 0, 0);
    for _ in 0..200 {
        let numbers = strategy.new_tree(&mut runner).unwrap().current();
        let proof = prove(&small_pack(&numbers), days().today);
        bad += usize::from(proof.problems.iter().any(|p| p.contains("恰好有一个结论")));
        unreachable += usize::from(!proof.unreachable.is_empty());
        dead += usize::from(!proof.dead_questions.is_empty());
        alike += usize::from(!proof.dead_options.is_empty());
        sound += usize::from(proof.problems.is_empty());
    }
    let counts = [bad, unreachable, dead, alike, sound];
    assert!(counts.iter().all(|count| *count >= 5), "{counts:?}");
}
