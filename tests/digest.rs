//! What the pack says to whom, in one small file: its diff shows at review what a change of the content did.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use common::{catalog, date, days, every_answer, first_answer};
use yiqian::catalog::{Catalog, Derivation, QuestionIx, Rule, Section};
use yiqian::engine::{
    AnswerLine, AnswerSource, Answers, Checklist, Days, Interview, write_answers,
};

/// From this day another law holds.
const LATER: &str = "2027-01-01";
const MOST_BYTES: usize = 200_000;
const HEAD: &str = "\
Which lists the pack gives. Made by tests/digest.rs; do not edit. Renew it with: UPDATE_DIGEST=1 cargo test --test digest
=  a verdict: how many interviews of this digest end in it, and the entries and claims that all of them have
*  one interview over the questions that decide, the rest by the first option: lines in each section, further entries
~  the one above with other answers: what they bring (+) and take (-), where that is new for the verdict
>  the first of these for an application on 2027-01-01

";

/// A list in short.
struct Short {
    verdict: String,
    /// What was asked, and what was computed from the answers: interviews of one kind differ in little.
    kind: Vec<String>,
    counts: String,
    /// Entries and claims by id.
    entries: BTreeSet<String>,
}

fn kind(line: &AnswerLine) -> String {
    match line.source {
        AnswerSource::Question(question) => question.0.to_string(),
        AnswerSource::Derived(_) => line.option.clone(),
    }
}

fn short(catalog: &Catalog, answers: &Answers, days: Days) -> Short {
    let list = Checklist::build(catalog, answers, days);
    let lines_of = |section| {
        let found = list.sections.iter().find(|s| s.section == section);
        found.map_or(0, |s| s.lines.len()).to_string()
    };
    let lines = list.sections.iter().flat_map(|s| &s.lines);
    let claims = list.claims.iter().map(|line| &catalog.claim(line.claim).id);
    Short {
        verdict: list
            .outcome
            .verdict
            .map_or_else(|| "open".to_owned(), |v| catalog.verdict(v).id.clone()),
        kind: list.answers.iter().map(kind).collect(),
        counts: Section::ALL.map(lines_of).join("/"),
        entries: lines
            .map(|line| &catalog.entry(line.entry).id)
            .chain(claims)
            .cloned()
            .collect(),
    }
}

/// The questions the verdict depends on.
fn deciding(catalog: &Catalog) -> BTreeSet<QuestionIx> {
    let mut found = BTreeSet::new();
    for verdict in &catalog.verdicts {
        gather(catalog, &verdict.when, &mut found);
    }
    found
}

fn gather(catalog: &Catalog, rule: &Rule, found: &mut BTreeSet<QuestionIx>) {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => {
            for part in parts {
                gather(catalog, part, found);
            }
        }
        Rule::Not(part) => gather(catalog, part, found),
        Rule::Answer(question, _) => {
            if found.insert(*question) {
                gather(catalog, &catalog.question(*question).when, found);
            }
        }
        Rule::Derived(derived, _) => match &catalog.derived(*derived).by {
            Derivation::Cases(cases) => {
                for case in cases {
                    gather(catalog, case, found);
                }
            }
            Derivation::WorkdaysSince { of, .. }
            | Derivation::PlaceDays { of, .. }
            | Derivation::MonthSince { of, .. } => {
                gather(catalog, &catalog.question(*of).when, found);
                found.insert(*of);
            }
        },
        Rule::Verdict(_) => {}
    }
}

/// Every interview over the deciding questions; the others are answered by their first option.
fn walk(
    catalog: &Catalog,
    deciding: &BTreeSet<QuestionIx>,
    answers: &mut Answers,
    found: &mut Vec<Answers>,
) {
    let Some(question) = Interview::replay(catalog, answers, days()).next() else {
        found.push(answers.clone());
        return;
    };
    let all = if deciding.contains(&question) {
        every_answer(catalog, question)
    } else {
        vec![first_answer(catalog, question)]
    };
    for answer in all {
        answers.set(question, answer);
        walk(catalog, deciding, answers, found);
    }
    answers.remove(question);
}

fn shown(catalog: &Catalog, answers: &Answers, only: impl Fn(&str) -> bool) -> String {
    let pairs = write_answers(catalog, answers);
    let kept = pairs.iter().filter(|(question, _)| only(question));
    let words: Vec<String> = kept.map(|(q, v)| format!("{q}={v}")).collect();
    words.join(" ")
}

fn joined<'a>(ids: impl Iterator<Item = &'a String>, mark: &str) -> String {
    ids.fold(String::new(), |mut text, id| {
        let _ = write!(text, " {mark}{id}");
        text
    })
}

fn difference(from: &Short, to: &Short) -> String {
    let gone = joined(from.entries.difference(&to.entries), "-");
    let come = joined(to.entries.difference(&from.entries), "+");
    come + &gone
}

fn digest(catalog: &Catalog) -> String {
    let deciding = deciding(catalog);
    let mut interviews = Vec::new();
    walk(catalog, &deciding, &mut Answers::default(), &mut interviews);
    let mut by_verdict: BTreeMap<String, Vec<(Answers, Short)>> = BTreeMap::new();
    for answers in interviews {
        let short = short(catalog, &answers, days());
        let same = by_verdict.entry(short.verdict.clone()).or_default();
        same.push((answers, short));
    }
    let mut text = HEAD.to_owned();
    for (verdict, lists) in &by_verdict {
        let (first, list) = &lists[0];
        let mut common = list.entries.clone();
        for (_, list) in lists {
            common.retain(|id| list.entries.contains(id));
        }
        let _ = writeln!(
            text,
            "= {verdict} ({}){}",
            lists.len(),
            joined(common.iter(), "")
        );
        // No change at all is not worth a line.
        let mut seen = BTreeSet::from([String::new()]);
        let mut kinds = BTreeSet::new();
        for (answers, list) in lists {
            let decided = |id: &str| deciding.iter().any(|&q| catalog.question(q).id == id);
            let further = joined(list.entries.difference(&common), "");
            let shown = shown(catalog, answers, decided);
            let _ = writeln!(text, "* {shown} | {}{further}", list.counts);
            if kinds.insert(&list.kind) {
                text.push_str(&others(catalog, &deciding, answers, list, &mut seen));
            }
        }
        let later = Days {
            apply_on: date(LATER),
            ..days()
        };
        let change = difference(list, &short(catalog, first, later));
        let _ = writeln!(text, ">{change}\n");
    }
    text
}

/// Every other way to answer the questions that do not decide. Told only when it brings or takes a line that no other told
/// with this verdict.
fn others(
    catalog: &Catalog,
    deciding: &BTreeSet<QuestionIx>,
    answers: &Answers,
    list: &Short,
    seen: &mut BTreeSet<String>,
) -> String {
    let every = (0..catalog.questions.len()).map(QuestionIx).collect();
    let mut decided = answers.clone();
    for (question, _) in answers.iter().filter(|(q, _)| !deciding.contains(q)) {
        decided.remove(question);
    }
    let mut interviews = Vec::new();
    walk(catalog, &every, &mut decided, &mut interviews);
    let before: BTreeSet<_> = write_answers(catalog, answers).into_iter().collect();
    let mut text = String::new();
    for other in interviews {
        let change = difference(list, &short(catalog, &other, days()));
        let news = change
            .split(' ')
            .filter(|word| seen.insert((*word).to_owned()));
        if news.count() > 0 {
            let now = write_answers(catalog, &other).into_iter();
            let new: Vec<String> = now
                .filter(|pair| !before.contains(pair))
                .map(|(question, answer)| format!("{question}={answer}"))
                .collect();
            let _ = writeln!(text, "~ {} |{change}", new.join(" "));
        }
    }
    text
}

#[test]
fn the_digest_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/digest.txt");
    let now = digest(catalog());
    #[expect(clippy::disallowed_methods, reason = "a switch of this test alone")]
    let update = std::env::var("UPDATE_DIGEST").is_ok();
    if update {
        std::fs::write(&path, &now).unwrap();
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let changed: Vec<String> = now
        .lines()
        .filter(|line| !before.lines().any(|old| old == *line))
        .take(10)
        .map(|line| line.chars().take(160).collect())
        .collect();
    assert!(
        now == before,
        "清单变了。看看变的是不是你要的，然后运行：UPDATE_DIGEST=1 cargo test --test digest，把 tests/digest.txt 一起提交。变了的头几行：\n{}",
        changed.join("\n")
    );
}

#[test]
fn the_digest_stays_small_and_names_every_entry_and_most_claims() {
    let text = digest(catalog());
    assert!(text.len() < MOST_BYTES, "{} bytes", text.len());
    let words: BTreeSet<&str> = text
        .split_whitespace()
        .map(|word| word.trim_start_matches(['+', '-']))
        .collect();
    let missing: Vec<&str> = catalog()
        .entries
        .iter()
        .map(|entry| entry.id.as_str())
        .filter(|id| !words.contains(id))
        .collect();
    assert!(missing.is_empty(), "no list of the digest has: {missing:?}");
    // A claim may need three answers that do not decide, at once; the digest would grow too large with all of them.
    let claims = &catalog().claims;
    let told = claims
        .iter()
        .filter(|c| words.contains(c.id.as_str()))
        .count();
    assert!(
        told * 100 >= claims.len() * 95,
        "{told} of {}",
        claims.len()
    );
}
