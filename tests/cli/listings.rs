//! `yiqian questions` and `yiqian regions`: what can be answered, and what is recorded where.

use super::*;

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

#[test]
fn regions_says_how_much_is_recorded_where() {
    let text = run(&["regions"]);
    assert_eq!(text.code, Some(0), "{}", text.err);
    assert!(
        text.out.starts_with("已收录 83 个地方的 298 条规定。"),
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
    assert_eq!(regions.iter().map(topics).sum::<u64>(), 298);
    let version = run(&["--version"]);
    assert!(
        version.out.contains("收录 83 个地方的 298 条规定"),
        "{}",
        version.out
    );
}

#[test]
fn regions_writes_out_the_rules_of_a_place_and_of_what_lies_in_it() {
    let text = run(&["regions", "粤"]);
    assert_eq!(text.code, Some(0), "{}", text.err);
    for there in [
        "广东省（440000）",
        "【个人账户余额】",
        "编号 gd-account-not-moved",
        "依据：《广东省基本医疗保险关系省内转移接续暂行办法》",
        "深圳市（440300）",
        "没收录：",
    ] {
        assert!(text.out.contains(there), "{there}\n{}", text.out);
    }
    assert!(!text.out.contains("福建"), "{}", text.out);
    let json = run(&["regions", "广东", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let codes = json["regions"].as_array().unwrap().iter();
    let codes: Vec<&str> = codes.map(|one| one["code"].as_str().unwrap()).collect();
    assert!(codes.len() > 1, "{codes:?}");
    assert!(codes.iter().all(|code| code.starts_with("44")), "{codes:?}");
}

#[test]
fn regions_says_what_a_place_may_be_that_it_does_not_know() {
    let several = run(&["regions", "gz"]);
    assert_eq!(several.code, Some(2));
    assert!(
        several.err.contains("贵州（520000）、广州（440100）"),
        "{}",
        several.err
    );
    let unknown = run(&["regions", "广冬"]);
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown.err.contains("是不是想写 广东（440000）"),
        "{}",
        unknown.err
    );
}

#[test]
fn the_rules_of_a_place_say_what_they_make_of_the_conclusion() {
    let shown = run(&["regions", "甘肃"]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    assert!(
        shown.out.contains("结论写成：省内不用转移，不用申请"),
        "{}",
        shown.out
    );
}
