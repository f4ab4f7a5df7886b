//! Help, version, and command lines that are refused.

use super::*;

#[test]
fn help_is_chinese_throughout() {
    for (name, args) in [
        ("root", &["--help"] as &[&str]),
        ("checklist", &["checklist", "--help"]),
        ("questions", &["questions", "-h"]),
        ("claims", &["claims", "-h"]),
        ("check", &["check", "-h"]),
    ] {
        let run = run(args);
        assert_eq!(run.code, Some(0));
        assert_eq!(run.err, "");
        for english in [
            "Usage", "Options", "Commands", "Print", "default", "possible",
        ] {
            assert!(!run.out.contains(english), "{name}: {english}");
        }
        insta::assert_snapshot!(format!("help_{name}"), run.out);
    }
}

#[test]
fn wrong_command_lines_are_explained_in_chinese() {
    let lines = [
        "chek",
        "help",
        "--fromat=json",
        "--set scope=same-pool",
        "checklist --fromat json",
        "checklist --format jso",
        "checklist --format pdf",
        "checklist --format",
        "claims --fromat=json",
        "checklist --format json --format txt",
        "checklist --force",
        "checklist --force=yes -o a.txt",
        "checklist --as-of 2026/11/21",
        "checklist --apply-on 2026-02-30",
        "checklist scope=same-pool",
        "checklist --content",
        "check a b",
        "-x",
    ];
    let messages: Vec<String> = lines
        .iter()
        .map(|line| {
            let args: Vec<&str> = line.split(' ').collect();
            format!("$ yiqian {line}\n{}", usage_error(&args))
        })
        .collect();
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn all_wrong_answers_are_reported_together() {
    let message = usage_error(&[
        "checklist",
        "--set",
        "scop=cross-province",
        "--set",
        "scope=cross-provinc",
        "--set",
        "accepted-on=gestern",
        "--set",
        "left",
    ]);
    insta::assert_snapshot!(message);
}

#[test]
fn without_a_terminal_the_wizard_names_the_commands_that_do_without() {
    let message = usage_error(&[]);
    assert!(message.contains("不是终端"), "{message}");
    assert!(message.contains("yiqian checklist"), "{message}");
    assert!(message.contains("yiqian questions"), "{message}");
}

#[test]
fn a_day_before_the_pack_applies_is_refused() {
    let message = usage_error(&["checklist", "--apply-on", "2021-11-30"]);
    assert!(message.contains("2021-11-30 太早"), "{message}");
    assert!(message.contains("2021-12-01"), "{message}");
    assert_eq!(
        run(&["checklist", "--apply-on", "2021-12-01"]).code,
        Some(0)
    );
}

#[test]
fn a_wrong_day_in_the_environment_is_refused() {
    let folder = folder();
    let mut command = command(folder.path());
    command.env("YIQIAN_TODAY", "heute").arg("questions");
    let run = finish(command);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("YIQIAN_TODAY"), "{}", run.err);
}

#[test]
fn the_version_names_program_and_pack() {
    let run = run(&["--version"]);
    assert_eq!(run.code, Some(0));
    let version = env!("CARGO_PKG_VERSION");
    assert!(
        run.out.contains(&format!("yiqian {version}\n")),
        "{}",
        run.out
    );
    assert!(run.out.contains("核验日期 "), "{}", run.out);
}

#[test]
fn a_stale_pack_is_announced_by_every_command() {
    for args in [
        &["checklist", "--as-of", "2027-01-01"] as &[&str],
        &["questions", "--as-of", "2027-01-01"],
        &["claims", "--as-of", "2027-01-01"],
        &["regions", "--as-of", "2027-01-01"],
        &["check", "--as-of", "2027-01-01"],
        &["--version", "--as-of", "2027-01-01"],
    ] {
        let run = run(args);
        assert_eq!(run.code, Some(0), "{args:?}");
        assert!(run.err.contains("已过复核期限"), "{args:?}: {}", run.err);
    }
}
