//! `yiqian checklist`: the list on the screen and in a file.

use std::fs;

use super::*;

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
fn a_place_that_is_not_known_names_the_nearest() {
    let run = run(&["checklist", "--set", "to-region=广冬"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("是不是想写 广东（440000）？"),
        "{}",
        run.err
    );
}
