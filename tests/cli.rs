//! Every command line, from outside: what it prints, what it refuses and with which exit code.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails may say so by panicking"
)]

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use assert_cmd::cargo::CommandCargoExt as _;
use tempfile::TempDir;

/// What one run of the program did.
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

fn skip(test: &str, why: &str) {
    let mut err = std::io::stderr().lock();
    writeln!(err, "跳过 {test}：{why}").unwrap();
}

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

#[test]
fn a_list_is_printed_and_unasked_answers_are_named() {
    let run = run(&[
        "checklist",
        "--set",
        "situation=trip",
        "--set",
        "scope=same-pool",
    ]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("结论：不办转移，办临时外出就医备案"));
    assert_eq!(run.err, "没有用上 scope（范围）：这种情形不问它。\n");
}

#[test]
fn the_list_as_json_parses() {
    let run = run(&[
        "checklist",
        "--format",
        "json",
        "--apply-on",
        "2026-12-01",
        "--set",
        "situation=retired",
    ]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["as_of"], "2026-11-21");
    assert_eq!(json["apply_on"], "2026-12-01");
    assert_eq!(json["verdict"]["id"], "long-stay-filing");
}

#[test]
fn a_list_goes_to_a_file_and_an_existing_one_needs_force() {
    let dir = folder();
    let args = ["checklist", "--set", "situation=trip", "-o", "清单.txt"];
    let first = run_in(dir.path(), &args);
    assert_eq!(first.code, Some(0), "{}", first.err);
    let path = dir.path().canonicalize().unwrap().join("清单.txt");
    assert_eq!(first.out, format!("已写好：{}\n", path.display()));
    let list = fs::read_to_string(&path).unwrap();
    assert!(list.contains("医保转移清单"));

    fs::write(&path, "旧内容").unwrap();
    let second = run_in(dir.path(), &args);
    assert_eq!(second.code, Some(4));
    assert_eq!(second.out, "");
    assert!(second.err.contains("“清单.txt”已经存在"), "{}", second.err);
    assert!(second.err.contains("--force"), "{}", second.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "旧内容");

    let forced = run_in(dir.path(), &[&args[..], &["--force"]].concat());
    assert_eq!(forced.code, Some(0), "{}", forced.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), list);
}

#[test]
fn a_file_that_cannot_be_written_gives_4_and_says_why() {
    for (path, why) in [
        ("no/list.txt", "文件夹“no”不存在"),
        ("/dev/full", "管道或设备"),
        (".", "这是文件夹"),
    ] {
        let run = run(&["checklist", "-o", path]);
        assert_eq!(run.code, Some(4), "{path}");
        assert!(run.err.contains(why), "{path}: {}", run.err);
    }
}

#[test]
fn the_questions_are_listed_with_their_public_ids() {
    let text = run(&["questions"]);
    assert_eq!(text.code, Some(0));
    assert!(text.out.contains("cross-province"));
    let run = run(&["questions", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["schema"], 1);
    let questions = json["questions"].as_array().unwrap();
    assert_eq!(questions[0]["id"], "situation");
    for question in questions {
        let id = question["id"].as_str().unwrap();
        assert!(text.out.contains(id), "{id}");
        assert_eq!(question["unknown"], true);
        let kind = question["kind"].as_str().unwrap();
        assert!(
            ["choice", "several", "date", "month", "place"].contains(&kind),
            "{kind}"
        );
        let options = question["options"].as_array().unwrap();
        let typed = ["date", "month", "place"].contains(&kind);
        assert_eq!(options.is_empty(), typed, "{id}");
        for option in options {
            assert!(option["id"].is_string() && option["label"].is_string());
        }
    }
}

#[cfg(unix)]
#[test]
fn check_says_which_pack_it_took() {
    let built_in = run(&["check"]);
    assert_eq!(built_in.code, Some(0), "{}", built_in.err);
    assert!(built_in.out.contains("自带的政策包"), "{}", built_in.out);
    assert!(built_in.out.contains("没有发现问题"), "{}", built_in.out);

    let dir = folder();
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    std::os::unix::fs::symlink(&ours, dir.path().join("content")).unwrap();
    let here = run_in(dir.path(), &["check"]);
    assert_eq!(here.code, Some(0), "{}", here.err);
    assert!(
        here.out
            .contains(&format!("{}/content", dir.path().display())),
        "{}",
        here.out
    );

    let named = run(&["check", ours.to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&named.out).unwrap();
    assert_eq!(json["pack"]["folder"], ours.to_str().unwrap());
    assert!(json["entries"].as_u64().unwrap() >= 60);
    assert_eq!(json["problems"].as_array().unwrap().len(), 0);
    assert!(json["claims"].as_u64().unwrap() >= 115);
    let paths = json["paths"].as_str().unwrap();
    assert!(paths.parse::<u128>().unwrap() > 500, "{paths}");
    for empty in [
        "unreachable",
        "dead_questions",
        "dead_options",
        "unsourced",
        "figures_without_quote",
    ] {
        assert_eq!(json[empty], serde_json::json!([]), "{empty}");
    }
}

#[test]
fn claims_are_listed_and_searched() {
    let all = run(&["claims"]);
    assert_eq!(all.code, Some(0));
    assert_eq!(all.err, "");
    let head = all.out.lines().next().unwrap();
    assert!(
        head.ends_with(" 条网传说法。只看有关的：yiqian claims 词"),
        "{head}"
    );
    assert!(all.out.contains("（编号 cl-001）") && all.out.contains("（编号 cl-115）"));

    let one = run(&["claims", "1-3个工作日"]);
    insta::assert_snapshot!(one.out);

    let two = run(&["claims", "过时", "20个工作日"]);
    let head = two.out.lines().next().unwrap();
    assert!(
        head.contains(" 条网传说法里，有“过时”“20个工作日”的 1 条（政策包"),
        "{head}"
    );

    let unsourced = run(&["claims", "转移关系转移申请表"]);
    assert_eq!(unsourced.code, Some(0));
    assert_eq!(
        unsourced.out,
        "115 条网传说法里没有“转移关系转移申请表”。\n换一个短些的词再找；看全部：yiqian claims\n"
    );
}

#[test]
fn claims_as_json_have_their_reading_and_sources() {
    let run = run(&["claims", "--format", "json", "社会保险关系转移申请表"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["pack"]["stale"], false);
    let claims = json["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0]["id"], "cl-032");
    assert_eq!(claims[0]["reading"], "unsure");
    assert_eq!(claims[0]["cite"], serde_json::json!([]));
    assert_eq!(claims[0]["none_found"], "2026-11-21");

    let none = run_in(folder().path(), &["claims", "--format", "json", "吃饭"]);
    let json: serde_json::Value = serde_json::from_str(&none.out).unwrap();
    assert_eq!(json["claims"], serde_json::json!([]));
}

#[test]
fn a_broken_pack_gives_3_and_every_problem() {
    let dir = folder();
    fs::write(dir.path().join("manifest.yaml"), "titel: x\n").unwrap();
    let path = dir.path().to_str().unwrap();
    for args in [
        &["check", path] as &[&str],
        &["checklist", "--content", path],
        &["questions", "--content", path],
    ] {
        let run = run(args);
        assert_eq!(run.code, Some(3), "{args:?}: {}", run.err);
        assert_eq!(run.out, "", "{args:?}");
        assert!(run.err.contains("manifest.yaml:1"), "{args:?}: {}", run.err);
    }
    let run = run(&["check", path, "--format", "json"]);
    assert_eq!(run.code, Some(3));
    assert_eq!(run.err, "");
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let problems = json["problems"].as_array().unwrap();
    let in_manifest = problems.iter().find(|p| p["file"] == "manifest.yaml");
    let problem = in_manifest.unwrap();
    assert_eq!(problem["line"], 1);
    assert!(problem["cause"].is_string() && problem["next"].is_string());
}

#[test]
fn check_lists_what_turns_within_six_months_and_what_is_retired() {
    let stale = |day: &str| {
        let run = run(&["check", "--format", "json", "--as-of", day]);
        let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        json["stale"].clone()
    };
    let what = |day: &str, id: &str| {
        let stale = stale(day);
        let turnings = stale.as_array().unwrap().iter();
        turnings
            .filter(|turning| turning["entry"] == id)
            .map(|turning| format!("{} {}", turning["what"], turning["on"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(what("2026-06-30", "rem-law-in-force"), none);
    assert_eq!(
        what("2026-07-01", "rem-law-in-force"),
        ["starts 2027-01-01"]
    );
    assert_eq!(what("2026-12-31", "rem-law-coming"), ["ends 2027-01-01"]);
    assert_eq!(what("2027-01-01", "rem-law-in-force"), none);
    assert_eq!(what("2027-01-01", "rem-law-coming"), ["retired 2027-01-01"]);

    let text = run(&["check", "--as-of", "2026-11-21"]).out;
    assert!(
        text.contains("从 2026-11-21 起六个月内生效、失效的事项，和已失效的：\n"),
        "{text}"
    );
    assert!(
        text.contains("  - 2027-01-01 生效  rem-law-in-force\n"),
        "{text}"
    );
    assert!(
        text.contains("  - 2027-01-01 失效  rem-law-coming\n"),
        "{text}"
    );
    let text = run(&["check", "--as-of", "2027-02-01"]).out;
    assert!(
        text.contains("  - 2027-01-01 已失效  rem-law-coming\n"),
        "{text}"
    );
}

#[test]
fn check_names_figures_without_a_quote_and_texts_without_a_source() {
    let dir = changed_pack("verdicts.yaml", "都满足：", "都满足 3 年：");
    let path = dir.path().to_str().unwrap();
    let entries = dir.path().join("entries/first.yaml");
    let text = fs::read_to_string(&entries).unwrap();
    let (before, after) = text.split_once("  cite: [").unwrap();
    let (_, after) = after.split_once('\n').unwrap();
    fs::write(&entries, format!("{before}  cite: []\n{after}")).unwrap();
    let run = run(&["check", path, "--format", "json"]);
    assert_eq!(run.code, Some(3));
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let lines = |key: &str| json[key].as_array().unwrap().clone();
    let figures = lines("figures_without_quote");
    assert_eq!(figures.len(), 1, "{figures:?}");
    let says = figures[0].as_str().unwrap();
    assert!(
        says.contains("`text` 里的“3 年”，依据（") && says.contains("）的引句里没有。"),
        "{says}"
    );
    let unsourced = lines("unsourced");
    assert_eq!(unsourced.len(), 1, "{unsourced:?}");
    assert!(
        unsourced[0].as_str().unwrap().contains("没有写依据"),
        "{unsourced:?}"
    );
}

/// A copy of our pack in which one text of one file is another.
fn changed_pack(file: &str, from: &str, to: &str) -> TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for item in fs::read_dir(from).unwrap() {
            let path = item.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &target);
            } else {
                fs::copy(&path, &target).unwrap();
            }
        }
    }
    let dir = folder();
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    copy(&ours, dir.path());
    let path = dir.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(&path, text.replace(from, to)).unwrap();
    dir
}

#[test]
fn a_pack_that_leaves_some_answers_without_a_verdict_is_not_proved() {
    let dir = changed_pack(
        "verdicts.yaml",
        "when: {situation: trip}",
        "when: {situation: trip, trip-reason: own}",
    );
    let path = dir.path().to_str().unwrap();
    let text = run(&["check", path]);
    assert_eq!(text.code, Some(3), "{}", text.out);
    assert!(!text.out.contains("没有发现问题"), "{}", text.out);
    assert!(text.err.contains("没有结论"), "{}", text.err);

    let run = run(&["check", path, "--format", "json"]);
    assert_eq!(run.code, Some(3));
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert!(json["entries"].as_u64().unwrap() > 0);
    let causes = json["problems"].as_array().unwrap();
    let says = |p: &serde_json::Value| p["cause"].as_str().unwrap().contains("没有结论");
    assert!(causes.iter().any(says), "{causes:?}");
}

#[cfg(unix)]
mod unix {
    use std::io::Read as _;
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    #[test]
    fn arguments_that_are_not_utf8_are_refused_not_fatal() {
        let bad = OsStr::from_bytes(b"\xff\xfe");
        let folder = folder();
        for args in [
            vec![bad],
            vec![OsStr::new("checklist"), OsStr::new("--set"), bad],
            vec![OsStr::new("checklist"), OsStr::new("--as-of"), bad],
        ] {
            let run = run_in(folder.path(), &args);
            assert_eq!(run.code, Some(2), "{args:?}");
            assert!(!run.err.contains("panicked"), "{}", run.err);
        }
        // A path may be anything the file system takes.
        let run = run_in(
            folder.path(),
            &[OsStr::new("checklist"), OsStr::new("-o"), bad],
        );
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(folder.path().join(bad).is_file());
    }

    #[test]
    fn messages_show_hostile_arguments_harmless() {
        for args in [
            &["\u{1b}[31m"] as &[&str],
            &["--\u{1b}]0;x\u{7}"],
            &["checklist", "--set", "\u{1b}[31m\u{202e}=x"],
            &["checklist", "--format", "\u{9b}31m"],
            &["checklist", "--content", "\u{1b}[31m"],
        ] {
            let run = run(args);
            assert!(
                !run.err.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']),
                "{:?}",
                run.err
            );
        }
    }

    #[test]
    fn a_reader_that_leaves_early_is_no_error() {
        let folder = folder();
        let mut command = command(folder.path());
        // The reader is gone before the first byte.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        command
            .args(["checklist"])
            .stdout(writer)
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut err = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut err)
            .unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert_eq!(err, "");
    }

    #[test]
    fn a_full_device_gives_4_and_a_sentence() {
        let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
            return skip("/dev/full", "这个系统没有它");
        };
        let folder = folder();
        let mut command = command(folder.path());
        command.arg("questions").stdout(full).stderr(Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(4));
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.contains("磁盘满了"), "{err}");
    }

    #[test]
    fn a_file_size_limit_is_reported_and_leaves_the_old_file() {
        let dir = folder();
        let path = dir.path().join("a.txt");
        fs::write(&path, "旧内容").unwrap();
        let mut shell = Command::new("sh");
        let program = command(dir.path()).get_program().to_owned();
        shell
            .args(["-c", "ulimit -f 1; exec \"$0\" checklist -o a.txt --force"])
            .arg(program)
            .current_dir(dir.path());
        let run = finish(shell);
        assert_eq!(run.code, Some(4), "{}", run.err);
        assert!(run.err.contains("超过了允许的文件大小"), "{}", run.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), "旧内容");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_without_permission_is_called_that() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = folder();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
        // Root may write everywhere, so the program runs as nobody.
        let mut as_nobody = Command::new("setpriv");
        let program = command(dir.path()).get_program().to_owned();
        let nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups"];
        let usable = Command::new("setpriv")
            .args(nobody)
            .arg(&program)
            .arg("--help")
            .output()
            .is_ok_and(|o| o.status.success());
        if !usable {
            return skip("没有权限", "这里不能用 setpriv 换用户");
        }
        as_nobody
            .args(nobody)
            .arg(program)
            .args(["checklist", "-o"])
            .arg(dir.path().join("a.txt"));
        let run = finish(as_nobody);
        assert_eq!(run.code, Some(4), "{}", run.err);
        assert!(run.err.contains("没有权限"), "{}", run.err);
    }
}

/// The common case, as arguments.
const READY: [&str; 10] = [
    "--set",
    "situation=move",
    "--set",
    "from-insurance=employee",
    "--set",
    "scope=cross-province",
    "--set",
    "stage=applied",
    "--set",
    "accepted-on=2026-11-20",
];

#[test]
fn every_format_is_written_and_printed_the_same() {
    for (format, start) in [
        ("txt", "====="),
        ("md", "# 医保转移清单\n"),
        ("html", "<!DOCTYPE html>\n"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("json", "{\n"),
    ] {
        let folder = folder();
        let args: Vec<&str> = ["checklist", "--format", format]
            .into_iter()
            .chain(READY)
            .collect();
        let printed = run_in(folder.path(), &args);
        assert_eq!(printed.code, Some(0), "{}", printed.err);
        assert!(printed.out.starts_with(start), "{}", printed.out);
        let args: Vec<&str> = args.into_iter().chain(["-o", "清单"]).collect();
        assert_eq!(run_in(folder.path(), &args).code, Some(0));
        let written = fs::read_to_string(folder.path().join("清单")).unwrap();
        assert_eq!(written, printed.out);
    }
}

#[test]
fn a_calendar_without_dates_is_not_written() {
    let folder = folder();
    let run = run_in(
        folder.path(),
        &[
            "checklist",
            "--set",
            "situation=trip",
            "--format",
            "ics",
            "-o",
            "a.ics",
        ],
    );
    assert_eq!(run.code, Some(2));
    assert_eq!(run.out, "");
    assert!(run.err.contains("没有写日历"), "{}", run.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn old_windows_programs_can_read_the_text() {
    let bytes = |args: &[&str]| {
        let folder = folder();
        let mut command = command(folder.path());
        command.arg("checklist").args(READY).args(args);
        command.output().unwrap().stdout
    };
    let plain = String::from_utf8(bytes(&[])).unwrap();
    let marked = String::from_utf8(bytes(&["--encoding", "utf-8-bom"])).unwrap();
    assert_eq!(marked.strip_prefix('\u{FEFF}'), Some(plain.as_str()));
    let old = bytes(&["--encoding", "gb18030"]);
    let (read, _, broken) = encoding_rs::GB18030.decode(&old);
    assert!(!broken && read == plain);
    let windows = bytes(&["--encoding", "gb18030", "--crlf"]);
    let (read, _, _) = encoding_rs::GB18030.decode(&windows);
    assert_eq!(read, plain.replace('\n', "\r\n"));
    // As the old programs know it.
    let (read, _, broken) = encoding_rs::GBK.decode(&windows);
    assert!(!broken && read.contains("医保转移清单"));
}

#[test]
fn encodings_are_refused_where_the_format_has_its_own() {
    for format in ["html", "ics", "json"] {
        for option in [&["--encoding", "gb18030"][..], &["--crlf"]] {
            let args: Vec<&str> = ["checklist", "--format", format]
                .iter()
                .chain(option)
                .copied()
                .collect();
            let message = usage_error(&args);
            assert!(
                message.contains(option[0]) && message.contains(format),
                "{message}"
            );
        }
    }
}

#[test]
fn regions_says_how_much_is_recorded_where() {
    let text = run(&["regions"]);
    assert_eq!(text.code, Some(0), "{}", text.err);
    assert!(
        text.out.starts_with("已收录 83 个地方的 297 条规定。"),
        "{}",
        text.out
    );
    assert!(text.out.contains("  350200  厦门市"), "{}", text.out);
    assert!(
        text.out.lines().all(|line| yiqian::text::width(line) <= 80),
        "{}",
        text.out
    );
    let json = run(&["regions", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let regions = json["regions"].as_array().unwrap();
    assert_eq!(regions.len(), 83);
    let topics = |at: &serde_json::Value| -> u64 {
        let topics = at["topics"].as_object().unwrap();
        assert_eq!(topics.len(), 14);
        topics.values().map(|count| count.as_u64().unwrap()).sum()
    };
    assert_eq!(regions.iter().map(topics).sum::<u64>(), 297);
    let version = run(&["--version"]);
    assert!(
        version.out.contains("收录 83 个地方的 297 条规定"),
        "{}",
        version.out
    );
}

#[test]
fn a_place_that_is_not_known_names_the_nearest() {
    let run = run(&["checklist", "--set", "to-region=广冬"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("是不是想写 广东（440000）？"),
        "{}",
        run.err
    );
}
