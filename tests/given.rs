//! Answers given in files and as codes, the plain face from outside, and what is kept and forgotten.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use assert_cmd::cargo::CommandCargoExt as _;
use tempfile::TempDir;

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("yiqian").unwrap();
    command
        .args(args)
        .current_dir(folder)
        .env("YIQIAN_TODAY", "2026-11-21")
        .env("XDG_STATE_HOME", folder.join("state"))
        .env_remove("ACCESSIBLE")
        .env("TERM", "xterm")
        .stdin(Stdio::null());
    command
}

fn finish(command: &mut Command, typed: &str) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not listen is no failure of the test.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(folder: &TempDir, args: &[&str]) -> Run {
    finish(&mut command(folder.path(), args), "")
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn an_answers_file_gives_the_list_of_the_same_answers() {
    let folder = folder();
    let expected = run(
        &folder,
        &[
            "checklist",
            "--set",
            "situation=student",
            "--set",
            "also=proxy,veteran",
        ],
    );
    assert_eq!(expected.code, Some(0), "{}", expected.err);
    for text in [
        "situation: student\nalso: [proxy, veteran]\n",
        "# 我的\nsituation: \"student\"\nalso:\n  - proxy\n  - veteran\n",
        "{\"situation\": \"student\", \"also\": \"proxy,veteran\"}",
        "\u{FEFF}situation: student\r\nalso: [veteran, proxy]\r\n",
        "{\"schema\": 2, \"pack\": \"2026.11.1\", \"saved_on\": \"2026-11-20 14:05\",\n \"answers\": {\"situation\": \"student\", \"also\": \"proxy,veteran\"},\n \"marks\": {}, \"lines\": []}",
        "{\"schema\": 1, \"pack\": \"2026.11.1\", \"saved_on\": \"2026-11-20\",\n \"answers\": {\"situation\": \"student\", \"also\": \"proxy,veteran\"},\n \"marks\": {}, \"lines\": []}",
    ] {
        fs::write(folder.path().join("a.yaml"), text).unwrap();
        let read = run(&folder, &["checklist", "--answers", "a.yaml"]);
        assert_eq!((read.code, read.err.as_str()), (Some(0), ""), "{text}");
        assert_eq!(read.out, expected.out, "{text}");
    }
}

#[test]
fn everything_wrong_with_an_answers_file_is_told_with_its_line() {
    let folder = folder();
    let cases = [
        "situation: studnet\nscop: cross-province\nalso: [proxi]\naccepted-on: 昨天\nleft:\n",
        "situation: trip\nsituation: move\n",
        "situation： trip\n",
        "situation: {a: b}\n",
        "- situation\n",
        "",
        "schema: 3\nanswers: [{new: shape}]\n",
        "schema: 1\n",
        "a: &x [*x]\n",
    ];
    let mut told = Vec::new();
    for text in cases {
        fs::write(folder.path().join("a.yaml"), text).unwrap();
        let read = run(&folder, &["checklist", "--answers", "a.yaml"]);
        assert_eq!((read.code, read.out.as_str()), (Some(2), ""), "{text}");
        told.push(format!("{text}---\n{}", read.err));
    }
    for path in ["no.yaml", ".", "/dev/zero"] {
        let read = run(&folder, &["checklist", "--answers", path]);
        assert_eq!(read.code, Some(2), "{path}");
        told.push(read.err);
    }
    fs::write(folder.path().join("big.yaml"), "a".repeat(1024 * 1024 + 1)).unwrap();
    told.push(run(&folder, &["checklist", "--answers", "big.yaml"]).err);
    fs::write(
        folder.path().join("deep.yaml"),
        format!("a: {}", "[".repeat(100_000)),
    )
    .unwrap();
    told.push(run(&folder, &["checklist", "--answers", "deep.yaml"]).err);
    insta::assert_snapshot!(told.join("\n"));
}

/// The code on a list.
fn code(list: &str) -> &str {
    let line = list.lines().find_map(|line| line.strip_prefix("答案代码 "));
    line.unwrap_or_else(|| panic!("no code on\n{list}"))
}

#[test]
fn the_code_on_a_list_gives_that_list_again() {
    let folder = folder();
    let list = run(
        &folder,
        &["checklist", "--set", "situation=trip", "--set", "left=yes"],
    );
    let again = run(
        &folder,
        &[
            "checklist",
            "--code",
            &code(&list.out).to_lowercase().replace('-', " "),
        ],
    );
    assert_eq!((again.code, again.out), (Some(0), list.out.clone()));
    assert_eq!(again.err, list.err);
    let json = run(
        &folder,
        &["checklist", "--code", code(&list.out), "--format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["code"], code(&list.out));
    let wrong = run(&folder, &["checklist", "--code", "ABCD"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("第 1 组"), "{}", wrong.err);
}

#[test]
fn what_stands_nearer_counts_and_that_is_said() {
    let folder = folder();
    let other = run(
        &folder,
        &[
            "checklist",
            "--set",
            "situation=posted",
            "--set",
            "posting=own",
        ],
    );
    fs::write(
        folder.path().join("a.yaml"),
        "situation: retired\nposting: employer\n",
    )
    .unwrap();
    let args = [
        "checklist",
        "--set",
        "situation=posted",
        "--answers",
        "a.yaml",
        "--code",
        code(&other.out),
    ];
    let run = run(&folder, &args);
    assert_eq!(run.code, Some(0));
    assert_eq!(
        run.err,
        "“situation”用了 --set 的 posted，没有用 --answers 的 retired。\n“posting”用了 --answers 的 employer，没有用 --code 的 own。\n"
    );
}

#[test]
fn the_plain_face_works_through_a_pipe() {
    let folder = folder();
    let plain = |args: &[&str], typed: &str| finish(&mut command(folder.path(), args), typed);
    let list = run(
        &folder,
        &[
            "checklist",
            "--set",
            "situation=trip",
            "--set",
            "trip-reason=own",
        ],
    )
    .out;
    let done = plain(&["--plain"], "6\n1\n\n\n");
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains(&list), "{}", done.out);
    assert!(!done.out.contains('\u{1b}'));
    let early = plain(&["--plain"], "1\n");
    assert_eq!(early.code, Some(1));
    assert!(early.out.contains("还不能出清单"), "{}", early.out);
    assert!(
        !folder.path().join("state").exists(),
        "a pipe keeps nothing"
    );
    assert_eq!(plain(&["--plain", "--no-save"], "q\n").code, Some(1));
}

#[test]
fn a_terminal_that_cannot_move_or_is_not_seen_gets_lines() {
    let folder = folder();
    for (name, value) in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let run = finish(command(folder.path(), &[]).env(name, value), "6\n");
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert!(run.out.contains("第 1 题"), "{}", run.out);
    }
    let wizard = run(&folder, &[]);
    assert_eq!(wizard.code, Some(2));
    assert!(wizard.err.contains("yiqian --plain"), "{}", wizard.err);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder();
    let exe = command(folder.path(), &[]);
    let script = format!(
        "printf '6\\n1\\n\\n\\n' | {} --plain | head -n 1; exit ${{PIPESTATUS[1]}}",
        exe.get_program().to_str().unwrap()
    );
    let status = Command::new("bash")
        .args(["-c", &script])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn forget_says_what_it_removed_or_that_there_was_nothing() {
    let folder = folder();
    let nothing = run(&folder, &["forget"]);
    assert_eq!(nothing.code, Some(0));
    assert!(nothing.out.starts_with("没有存过什么"), "{}", nothing.out);
    let state = folder.path().join("state/yiqian");
    fs::create_dir_all(&state).unwrap();
    fs::write(state.join("session.json"), "{}").unwrap();
    fs::write(state.join("session.lock"), "").unwrap();
    let removed = run(&folder, &["forget"]);
    assert!(
        removed.out.contains("session.json") && !removed.out.contains(".lock"),
        "{}",
        removed.out
    );
    assert!(!state.exists());
}

#[test]
fn completions_and_the_man_page_name_every_command() {
    let folder = folder();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = run(&folder, &["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert!(
            run.out.contains("checklist") && run.out.contains("batch"),
            "{shell}"
        );
    }
    let man = run(&folder, &["man"]);
    assert_eq!(man.code, Some(0), "{}", man.err);
    for name in [
        ".TH yiqian",
        "yiqian checklist",
        "yiqian batch",
        "\\-\\-plain",
        "\\-\\-code",
    ] {
        assert!(man.out.contains(name), "{name} is not in\n{}", man.out);
    }
    let headings = man.out.lines().filter_map(|l| l.strip_prefix(".SH "));
    for heading in headings {
        let of_a_command = heading.starts_with("\"yiqian ");
        assert!(of_a_command || !heading.is_ascii(), "{heading} is English");
    }
}
