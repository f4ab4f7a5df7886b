//! The examples of `docs/CONTENT.md` are laid over the real pack: the good ones load and prove, the broken ones bring the
//! report shown below them.
//!
//! A comment before a fenced block says what it is: `<!-- example: FILE -->` and `<!-- broken: FILE -->` go to the end of
//! that file of the pack, `<!-- reports -->` is what the broken example above it brings, with 行 for the number of the
//! line, `<!-- rule -->` is a condition, `<!-- case -->` a story, `<!-- people -->` whom a claim is for, and
//! `<!-- reading -->` a piece of the second reading; the last two speak of the examples.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;
#[path = "cases/files.rs"]
mod files;
#[path = "cases/names.rs"]
mod names;
#[path = "cases/people.rs"]
#[allow(
    dead_code,
    reason = "the people of the pack's claims are looked at elsewhere"
)]
mod people;
#[path = "cases/reading.rs"]
#[allow(dead_code, reason = "the reading of the pack is looked at elsewhere")]
mod reading;
#[path = "cases/seen.rs"]
mod seen;
#[path = "cases/story.rs"]
#[allow(dead_code, reason = "the stories of the pack are run elsewhere")]
mod story;

use std::borrow::Cow;
use std::fmt::Write as _;

use common::days;
use yiqian::catalog::{Catalog, PackFile, add_regions, load};
use yiqian::engine::{prove, prove_regions};
use yiqian::pack::{PackSource, calendar, read};

const GUIDE: &str = include_str!("../docs/CONTENT.md");

/// A marked block of the guide.
struct Block {
    /// `example`, `broken`, `reports`, `rule`, `case`, `people`, `reading`.
    kind: &'static str,
    /// The file it goes to, for the first two.
    file: &'static str,
    text: String,
}

/// Every block with a mark. A fenced block of YAML without one fails, so that no example goes untested.
fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut mark = None;
    let mut lines = GUIDE.lines();
    while let Some(line) = lines.next() {
        if let Some(comment) = line.strip_prefix("<!-- ") {
            mark = comment.strip_suffix(" -->");
        } else if line.starts_with("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let text = text.join("\n") + "\n";
            let mark = mark
                .take()
                .unwrap_or_else(|| panic!("no mark before:\n{text}"));
            let (kind, file) = mark.split_once(": ").unwrap_or((mark, ""));
            blocks.push(Block { kind, file, text });
        } else if !line.is_empty() {
            mark = None;
        }
    }
    blocks
}

fn of_kind(kind: &str) -> Vec<Block> {
    let found: Vec<Block> = blocks().into_iter().filter(|b| b.kind == kind).collect();
    assert!(!found.is_empty(), "the guide shows no `{kind}`");
    found
}

/// Whether a file holds the rules of a province, which are read after the rest.
fn is_of_province(path: &str) -> bool {
    path.contains("regions/") && path.contains("0000.yaml")
}

/// A file of the pack with a text at its end.
fn extended(path: &str, bytes: &[u8], text: &str) -> PackFile<'static> {
    let before = String::from_utf8(bytes.to_vec()).unwrap();
    PackFile {
        path: path.to_owned(),
        bytes: Cow::Owned(format!("{before}\n{text}").into_bytes()),
    }
}

/// The built-in pack with these texts at the ends of these files, loaded; else the report. Of the provinces only 青海 is
/// read.
fn load_with(additions: &[(&str, &str)]) -> Result<Catalog, String> {
    let mut files: Vec<PackFile<'_>> = read(&PackSource::BuiltIn).unwrap();
    // A pack without answer codes, so that an example need not carry its slot as well.
    files.retain(|file| file.path != "slots.yaml");
    let mut regions: Vec<PackFile<'_>> = ["regions/630000.yaml", "evidence/regions/630000.yaml"]
        .map(|path| extended(path, &std::fs::read(format!("content/{path}")).unwrap(), ""))
        .into();
    for (path, text) in additions {
        let all = if is_of_province(path) {
            &mut regions
        } else {
            &mut files
        };
        let file = all.iter_mut().find(|file| file.path == *path);
        let file = file.unwrap_or_else(|| panic!("the pack has no {path}"));
        *file = extended(path, &file.bytes, text);
    }
    let base = load(&files, &calendar()).map_err(|problems| problems.to_string())?;
    if !additions.iter().any(|(path, _)| is_of_province(path)) {
        return Ok(base);
    }
    let qinghai = base.place_with_code("630000").unwrap();
    add_regions(&base, &[qinghai], &regions).map_err(|problems| problems.to_string())
}

/// The same, and proved.
fn check(additions: &[(&str, &str)]) -> Result<Catalog, String> {
    let catalog = load_with(additions)?;
    let mut problems = prove_regions(&catalog, days().today).problems;
    let mut national = catalog.clone();
    national.entries.retain(|entry| entry.local.is_none());
    problems.extend(prove(&national, days().today).problems);
    if problems.is_empty() {
        Ok(catalog)
    } else {
        Err(problems.join("\n"))
    }
}

/// `entries/steps.yaml:208：…` without the number, which every change of the pack moves.
fn without_lines(report: &str) -> String {
    let one = |line: &str| match line.split_once(".yaml:") {
        Some((file, rest)) => {
            format!(
                "{file}.yaml:行{}",
                rest.trim_start_matches(|c: char| c.is_ascii_digit())
            )
        }
        None => line.to_owned(),
    };
    report.lines().map(|line| one(line) + "\n").collect()
}

/// The pack with all good examples.
fn with_examples() -> Catalog {
    let examples = of_kind("example");
    let additions: Vec<(&str, &str)> = examples.iter().map(|b| (b.file, b.text.as_str())).collect();
    check(&additions).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn the_examples_load_and_prove_together() {
    let catalog = with_examples();
    assert!(
        catalog
            .entries
            .iter()
            .any(|entry| entry.id.starts_with("guide-"))
    );
}

#[test]
fn the_broken_examples_bring_the_reports_shown() {
    let blocks = blocks();
    let broken = of_kind("broken").len();
    let pairs: Vec<(&Block, &Block)> = blocks
        .iter()
        .zip(blocks.iter().skip(1))
        .filter(|(one, next)| one.kind == "broken" && next.kind == "reports")
        .collect();
    assert_eq!(pairs.len(), broken, "each broken example has its report");
    let mut wrong = String::new();
    for (example, report) in pairs {
        let found = without_lines(
            &check(&[(example.file, &example.text)])
                .err()
                .unwrap_or_default(),
        );
        if found != report.text {
            let _ = writeln!(wrong, "{}brings:\n{found}", example.text);
        }
    }
    assert!(wrong.is_empty(), "the guide shows other reports:\n{wrong}");
}

#[test]
fn the_rules_shown_can_be_written() {
    for rule in of_kind("rule") {
        let when = rule
            .text
            .lines()
            .fold(String::new(), |text, line| text + "    " + line + "\n");
        let entry = format!(
            "- id: guide-rule\n  section: steps\n  text: 正文。\n  when:\n{when}  reach: national\n  cite: [N43-02]\n"
        );
        load_with(&[("entries/steps.yaml", &entry)]).unwrap_or_else(|report| panic!("{report}"));
    }
}

#[test]
fn the_story_shown_holds() {
    for block in of_kind("case") {
        let cases: Vec<story::Case> = serde_yaml::from_str(&block.text).unwrap();
        for case in cases {
            let faults = seen::faults(&case, "guide", common::catalog());
            assert!(faults.is_empty(), "{}: {}：{faults:?}", case.id, case.story);
        }
    }
}

#[test]
fn the_people_and_the_readings_shown_fit_the_examples() {
    let catalog = with_examples();
    let cases = story::cases();
    let mut faults = Vec::new();
    for block in of_kind("people") {
        let shown: Vec<people::People> = serde_yaml::from_str(&block.text).unwrap();
        let shown: Vec<_> = shown.into_iter().map(|p| ("guide".to_owned(), p)).collect();
        for (_, one) in &shown {
            let named = one.shown_to.iter().chain(&one.not_shown_to);
            let unknown = |id: &&String| !cases.iter().any(|(_, case)| case.id == **id);
            faults.extend(named.filter(unknown).map(|id| format!("no story {id}")));
        }
        let wrong = cases
            .iter()
            .flat_map(|(_, case)| people::faults(&shown, case, &catalog));
        faults.extend(wrong);
    }
    for block in of_kind("reading") {
        let shown: Vec<reading::Reading> = serde_yaml::from_str(&block.text).unwrap();
        let wrong = shown
            .iter()
            .flat_map(|one| reading::faults("guide", one, &catalog));
        faults.extend(wrong);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
