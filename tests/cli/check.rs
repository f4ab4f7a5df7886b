//! `yiqian check`: everything that is wrong with a pack.

use std::fs;

use super::*;

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
