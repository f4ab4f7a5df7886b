//! `yiqian claims`: what people say on the net.

use super::*;

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
