//! `yiqian batch`, from outside: a spreadsheet in, lists and a summary out, and everything that can be wrong with it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use assert_cmd::cargo::CommandCargoExt as _;
use tempfile::TempDir;

const GOOD: &str = "姓名,情形,外出原因\n张三,临时外出,异地转诊\n李四,trip,\n";

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, args: &[&str]) -> Run {
    let output = Command::cargo_bin("yiqian")
        .unwrap()
        .args(args)
        .current_dir(folder)
        .env("YIQIAN_TODAY", "2026-11-21")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn with(csv: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("staff.csv"), csv).unwrap();
    folder
}

fn batch(folder: &TempDir) -> Run {
    run(folder.path(), &["batch", "staff.csv", "-o", "out"])
}

fn summary(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("out/汇总.csv")).unwrap()
}

#[test]
fn writes_a_list_a_row_and_a_summary() {
    let folder = with(GOOD);
    let run = batch(&folder);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(
        run.out.starts_with("写好了 2 份清单。汇总：/"),
        "{}",
        run.out
    );
    let list = fs::read_to_string(folder.path().join("out/张三.txt")).unwrap();
    assert!(list.contains("异地转诊"), "{list}");
    let unsure = fs::read_to_string(folder.path().join("out/李四.txt")).unwrap();
    assert!(
        unsure.contains("不清楚"),
        "an empty cell is 不清楚: {unsure}"
    );
    let folder = with(
        "工号,情形,原来的医保,新地方的医保,范围,办到哪一步,原地停保,新地参保,断缴,受理日\n\
         01,换城市或换工作,职工（单位）,employee,跨省,还没申请,没停保,已参保,没断缴,\n\
         -2,换城市或换工作,职工（单位）,居民,跨省,已申请,,,没断缴,2026/11/16\n",
    );
    assert_eq!(batch(&folder).err, "");
    let summary = summary(&folder);
    assert!(summary.starts_with('\u{FEFF}'));
    insta::assert_snapshot!(summary.replace('\r', ""));
}

/// One calendar may take in the dates of many people.
#[test]
fn people_with_the_same_answers_keep_their_own_events() {
    let person = |name: &str| {
        format!(
            "{name},换城市或换工作,职工（单位）,职工（单位）,跨省,还没申请,已停保,没参保,断缴 3 个月内,2026/8\n"
        )
    };
    let head =
        "姓名,情形,原来的医保,新地方的医保,范围,办到哪一步,原地停保,新地参保,断缴,最后缴费\n";
    let folder = with(head.to_owned() + &person("张三") + &person("李四") + &person("张三"));
    let run = run(
        folder.path(),
        &["batch", "staff.csv", "-o", "out", "--format", "ics"],
    );
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let read =
        |name: &str| fs::read_to_string(folder.path().join(format!("out/{name}.ics"))).unwrap();
    let uids = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    let (one, other, namesake) = (read("张三"), read("李四"), read("张三-2"));
    assert!(!uids(&one).is_empty());
    assert!(uids(&one).iter().all(|uid| !uids(&other).contains(uid)));
    assert!(uids(&one).iter().all(|uid| !uids(&namesake).contains(uid)));
    assert!(one.contains("SUMMARY:张三 医保转移："), "{one}");
    // Before one can apply the next date is the last one to join.
    assert!(summary(&folder).contains("2026-11-30 断缴不超过 3 个月的最后一天"));
}

#[test]
fn reads_what_spreadsheets_save() {
    let gb = encoding_rs::GB18030.encode(GOOD).0.into_owned();
    let bom = format!("\u{FEFF}{GOOD}").into_bytes();
    let windows = GOOD.replace('\n', "\r\n").into_bytes();
    let ids = "姓名,situation,去外地看病是哪种情况？\n张三,只是临时去外地（看病、出差、探亲）,referred\n李四,只是临时去外地(看病、出差、探亲),不清楚\n";
    for bytes in [gb, bom, windows, ids.as_bytes().to_vec()] {
        let folder = with(&bytes);
        let run = batch(&folder);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        let list = fs::read(folder.path().join("out/张三.txt")).unwrap();
        let expected = with(GOOD);
        batch(&expected);
        assert_eq!(
            list,
            fs::read(expected.path().join("out/张三.txt")).unwrap()
        );
    }
}

#[test]
fn wrong_rows_are_told_with_their_place_and_the_others_written() {
    let folder = with(
        "姓名,情形,受理日,其他情况\n张三,临时外除,,\n李四,临时外出,,\n\n=1+1,换城市或换工作,2026-13-01,要代办、单位欠肥\n王五,临时外出,,,多了\n赵六,\"临时外出\n换,,\n",
    );
    let run = batch(&folder);
    assert_eq!(run.code, Some(1));
    insta::assert_snapshot!(format!(
        "{}\n{}",
        run.err,
        summary(&folder).replace('\r', "")
    ));
    assert!(folder.path().join("out/李四.txt").exists());
    assert!(!folder.path().join("out/张三.txt").exists());
}

#[test]
fn a_table_that_is_none_is_refused_before_anything_is_made() {
    let cases: [(&str, &[u8]); 8] = [
        ("empty", b""),
        ("blank", b"\n\n\n"),
        ("excel", b"PK\x03\x04rest"),
        ("utf-16", b"\xff\xfea\0,\0"),
        ("no question", "姓名,工号\n张三,1\n".as_bytes()),
        ("misspelt", "姓名,情型,范维\n".as_bytes()),
        ("twice", "姓名,情形,situation\n".as_bytes()),
        ("tabs", "姓名\t情形\n张三\t临时外出\n".as_bytes()),
    ];
    let mut told = Vec::new();
    for (name, bytes) in cases {
        let folder = with(bytes);
        let run = batch(&folder);
        assert_eq!(run.code, Some(2), "{name}");
        assert!(!folder.path().join("out").exists(), "{name}");
        told.push(format!("{name}\n{}", run.err));
    }
    let folder = with(GOOD);
    let missing = self::run(folder.path(), &["batch", "no.csv", "-o", "out"]);
    told.push(format!("missing\n{}", missing.err));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn nothing_that_is_there_is_replaced_without_force() {
    let folder = with(GOOD);
    assert_eq!(batch(&folder).code, Some(0));
    let path = folder.path().join("out/张三.txt");
    fs::write(&path, "原来的").unwrap();
    let again = batch(&folder);
    assert_eq!(again.code, Some(4));
    assert!(again.err.contains("--force"), "{}", again.err);
    fs::remove_file(folder.path().join("out/汇总.csv")).unwrap();
    let again = batch(&folder);
    assert_eq!(again.code, Some(4));
    assert!(again.err.contains("张三.txt"), "{}", again.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "原来的");
    let forced = run(
        folder.path(),
        &["batch", "staff.csv", "-o", "out", "--force"],
    );
    assert_eq!(forced.code, Some(0), "{}", forced.err);
    assert_ne!(fs::read_to_string(&path).unwrap(), "原来的");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let folder = with(GOOD);
    fs::write(folder.path().join("file"), "文件").unwrap();
    let run_into = |to: &str| run(folder.path(), &["batch", "staff.csv", "-o", to]);
    let file = run_into("file");
    assert_eq!(file.code, Some(4));
    assert!(file.err.contains("是文件，不是文件夹"), "{}", file.err);
    assert_eq!(
        fs::read_to_string(folder.path().join("file")).unwrap(),
        "文件"
    );
    let deep = run_into("no/where");
    assert_eq!(deep.code, Some(4));
    assert!(deep.err.contains("不存在"), "{}", deep.err);
}

#[cfg(unix)]
#[test]
fn a_full_disk_stops_the_work_and_says_how_far_it_came() {
    // The limit stands in for a full disk: the first list is larger than it, the empty summary is not.
    let folder = with(GOOD);
    let exe = Command::cargo_bin("yiqian").unwrap();
    let script = format!(
        "ulimit -f 1; exec {} batch staff.csv -o out",
        exe.get_program().to_str().unwrap()
    );
    let output = Command::new("bash")
        .args(["-c", &script])
        .current_dir(folder.path())
        .env("YIQIAN_TODAY", "2026-11-21")
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{err}");
    assert!(
        err.contains("已经写好 0 份") && err.contains("没有写出"),
        "{err}"
    );
    let left: Vec<_> = fs::read_dir(folder.path().join("out")).unwrap().collect();
    assert_eq!(
        left.len(),
        1,
        "only the summary, no temporary file: {left:?}"
    );
}

#[test]
fn names_stay_in_the_folder_and_doubles_are_numbered() {
    let folder = with("姓名,情形\n../../a,临时外出\n张三,临时外出\n张三,临时外出\n,临时外出\n");
    assert_eq!(batch(&folder).code, Some(0));
    let mut files: Vec<String> = fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|item| item.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(
        files,
        [
            "_.._a.txt",
            "张三-2.txt",
            "张三.txt",
            "汇总.csv",
            "第5行.txt"
        ]
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn every_format_is_written() {
    for format in ["md", "html", "json"] {
        let folder = with(GOOD);
        let run = run(
            folder.path(),
            &["batch", "staff.csv", "-o", "out", "--format", format],
        );
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(folder.path().join(format!("out/张三.{format}")).exists());
    }
    // Nobody here has dates, which is no mistake of the table.
    let folder = with(GOOD);
    let run = run(
        folder.path(),
        &["batch", "staff.csv", "-o", "out", "--format", "ics"],
    );
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(summary(&folder).contains("没有写日历"));
}

#[test]
fn places_are_read_in_any_spelling_and_bring_their_rules() {
    let folder = with(
        "姓名,情形,原来的医保,新地方的医保,原来的地方,新地方,范围,办到哪一步,原地停保,新地参保,断缴,其他情况\n\
         甲,move,employee,employee,泉州,xm,省内跨统筹区,还没申请,已停保,已参保,没断缴,没有\n\
         乙,move,employee,employee,440000,广冬\n\
         丙,move,employee,employee,不想说,青海,跨省,还没申请,已停保,已参保,没断缴,没有\n",
    );
    let run = batch(&folder);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(
        run.err.contains(
            "第 3 行第 6 列（新地方）：没有收录“广冬”这个地方。是不是想写 广东（440000）？"
        ),
        "{}",
        run.err
    );
    let list =
        |name: &str| fs::read_to_string(folder.path().join(format!("out/{name}.txt"))).unwrap();
    assert!(
        list("甲").contains("地方·福建的规定·转入地"),
        "{}",
        list("甲")
    );
    assert!(!list("丙").contains("福建"), "{}", list("丙"));
    assert!(list("丙").contains("：未收录本省细则"), "{}", list("丙"));
}

#[test]
fn a_scope_that_the_places_rule_out_is_explained_on_the_list() {
    let folder = with(
        "姓名,情形,原来的医保,新地方的医保,原来的地方,新地方,范围\n\
         甲,move,employee,employee,泉州,xm,跨省\n",
    );
    let run = batch(&folder);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let list = fs::read_to_string(folder.path().join("out/甲.txt")).unwrap();
    let list = list.replace(['\n', ' '], "");
    assert!(
        list.contains("“范围”你答的是“跨省”，和选的两个地方对不上"),
        "{list}"
    );
}

/// The pack of the repository in a folder of its own, the rules of 福建 broken.
fn broken_pack(folder: &TempDir) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let to = folder.path().join("pack");
    let copied = Command::new("cp").arg("-r").args([&from, &to]).status();
    assert!(copied.unwrap().success());
    fs::write(to.join("regions/350000.yaml"), "- {").unwrap();
}

#[test]
fn a_row_of_a_broken_province_fails_alone() {
    let person =
        |name: &str, to: &str| format!("{name},换城市或换工作,职工（单位）,职工（单位）,,{to}\n");
    let head = "姓名,情形,原来的医保,新地方的医保,原来的地方,新地方\n";
    let rows = [
        person("甲", "北京"),
        person("乙", "厦门"),
        person("丙", "泉州"),
        person("丁", "广东"),
    ];
    let folder = with(head.to_owned() + &rows.concat());
    broken_pack(&folder);
    let run = run(
        folder.path(),
        &["--content", "pack", "batch", "staff.csv", "-o", "out"],
    );
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(
        run.out
            .starts_with("写好了 2 份清单。有 2 行有问题，没有写。"),
        "{}",
        run.out
    );
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
    assert!(
        run.err
            .contains("第 3 行：福建的地方规定读不出来（regions/350000.yaml"),
        "{}",
        run.err
    );
    let summary = summary(&folder);
    assert_eq!(summary.lines().count(), 5, "{summary}");
    let failed = summary.lines().nth(2).unwrap();
    assert!(
        failed.starts_with("乙,,,,,") && failed.contains("读不出来"),
        "{summary}"
    );
    assert!(folder.path().join("out/丁.txt").exists());
}

#[test]
fn what_was_written_before_a_full_stop_is_in_the_summary() {
    let folder = with("姓名,情形,外出原因\n张三,临时外出,异地转诊\n李四,trip,\n王五,trip,\n");
    fs::create_dir_all(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/李四.txt"), "原来的").unwrap();
    let run = batch(&folder);
    assert_eq!(run.code, Some(4), "{}", run.err);
    assert!(run.err.contains("已经写好 1 份"), "{}", run.err);
    let summary = summary(&folder);
    assert_eq!(summary.lines().count(), 2, "{summary}");
    assert!(summary.contains("张三"), "{summary}");
}
