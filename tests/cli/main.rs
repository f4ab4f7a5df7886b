//! Every command line, from outside: what it prints, what it refuses and with which exit code.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails may say so by panicking"
)]

mod check;
mod checklist;
mod claims;
mod listings;
#[cfg(unix)]
mod outside;
mod usage;

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use assert_cmd::cargo::CommandCargoExt as _;
use tempfile::TempDir;

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// The program in an empty folder, with a fixed day and no terminal.
fn command(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("yiqian").unwrap();
    command
        .current_dir(folder)
        .env("YIQIAN_TODAY", "2026-11-21")
        .stdin(Stdio::null());
    command
}

fn finish(mut command: Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run_in<S: AsRef<OsStr>>(folder: &Path, args: &[S]) -> Run {
    let mut command = command(folder);
    command.args(args);
    finish(command)
}

fn run(args: &[&str]) -> Run {
    run_in(folder().path(), args)
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The message of a run that must be refused as wrong usage.
#[track_caller]
fn usage_error(args: &[&str]) -> String {
    let run = run(args);
    assert_eq!(run.code, Some(2), "{args:?}: {}", run.err);
    assert_eq!(run.out, "", "{args:?}");
    run.err
}
