//! Mutants of the pack: small wrong changes to its rules, and who notices them.
//!
//! ```text
//! cargo run --release --example mutants -- --date 2026-11-22 > docs/mutants.md
//! cargo run --example mutants -- --sample 50 --seed 1 --at-least 90    # what CI runs
//! ```
//!
//! A mutant is caught when the pack does not load, is not proved, or fails a case of `content/cases/`. Snapshots and the
//! digest do not count: they see every change and cannot tell a right one from a wrong one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a program for developers: it stops with the place that went wrong"
)]
#![allow(clippy::string_slice, reason = "cut where digits begin and end")]
#![allow(unreachable_pub, dead_code, reason = "shared with the tests")]

#[path = "../../tests/common/mod.rs"]
mod common;
#[path = "../../tests/cases/files.rs"]
mod files;
mod judge;
mod mutate;
#[path = "../../tests/cases/names.rs"]
mod names;
mod pack;
#[path = "../../tests/cases/people.rs"]
mod people;
#[path = "../../tests/cases/reading.rs"]
mod reading;
mod report;
mod rules;
#[path = "../../tests/cases/seen.rs"]
mod seen;
#[path = "../../tests/cases/story.rs"]
mod story;
mod support;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;

/// What is asked for.
#[derive(Parser)]
struct Args {
    /// How many mutants, picked by the seed; all without it.
    #[arg(long)]
    sample: Option<usize>,
    /// Picks the sample.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Exit with 1 when less than this share is caught, in percent.
    #[arg(long, default_value_t = 0)]
    at_least: usize,
    /// Only kinds whose name has this in it.
    #[arg(long)]
    kind: Option<String>,
    /// The day written into the report.
    #[arg(long, default_value = "an unnamed day")]
    date: String,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let pack = pack::Pack::read();
    let judge = judge::Judge::new(&pack);
    let mut mutants = mutate::all(&pack);
    if let Some(kind) = &args.kind {
        mutants.retain(|mutant| mutant.kind.contains(kind));
    }
    if let Some(size) = args.sample {
        pick(&mut mutants, size, args.seed);
    }
    if !judge.failing.is_empty() {
        let failing = judge.failing.join(", ");
        let note = format!("left out, for they fail on the pack itself: {failing}\n");
        std::io::stderr().write_all(note.as_bytes()).unwrap();
    }
    let fates = judge.all(&pack, &mutants);
    let report = report::Report::new(&mutants, &fates);
    let text = report.text(&args.date, args.sample.map(|_| args.seed));
    std::io::stdout().write_all(text.as_bytes()).unwrap();
    if report.caught() * 100 < args.at_least * report.alive() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Keeps `size` of them, in order.
fn pick(mutants: &mut Vec<mutate::Mutant>, size: usize, seed: u64) {
    let mut random = mutate::Random(seed);
    while mutants.len() > size {
        mutants.remove(random.below(mutants.len()));
    }
}
