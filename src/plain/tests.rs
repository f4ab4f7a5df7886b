//! Whole conversations, typed line by line, on the built-in pack.

use std::fs;
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use tempfile::TempDir;

use super::{Ended, Setup, run};
use crate::catalog::Catalog;
use crate::engine::{Checklist, Days, parse_answers};
use crate::export;
use crate::session::{Session, Store};

fn days() -> Days {
    let day: NaiveDate = "2026-11-21".parse().unwrap();
    Days {
        today: day,
        apply_on: day,
    }
}

fn catalog() -> Catalog {
    crate::pack::built_in().unwrap()
}

fn converse(typed: &str, folder: &Path, store: Option<Store>) -> (Ended, String) {
    let catalog = catalog();
    let setup = Setup {
        catalog: &catalog,
        regions: &crate::pack::PackSource::BuiltIn,
        days: days(),
        store,
        folder: folder.to_owned(),
    };
    let mut out = Vec::new();
    let ended = run(setup, typed.as_bytes(), &mut out).unwrap();
    (ended, String::from_utf8(out).unwrap())
}

fn says(typed: &str) -> (Ended, String) {
    converse(typed, tempfile::tempdir().unwrap().path(), None)
}

fn list(answers: &[(&str, &str)]) -> String {
    let catalog = catalog();
    let answers = parse_answers(&catalog, answers.iter().copied()).unwrap();
    export::text(&catalog, &Checklist::build(&catalog, &answers, days()))
}

const TRIP: [(&str, &str); 2] = [("situation", "trip"), ("trip-reason", "own")];

#[track_caller]
fn has(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "{word} is not in:\n{said}");
    }
}

#[test]
fn enter_alone_leads_to_the_list_of_the_common_case() {
    let (ended, said) = says(&"\n".repeat(30));
    assert_eq!(ended, Ended::Done);
    has(
        &said,
        &["直接回车选第 1 项。", "已选：跨省", "可以申请转移了"],
    );
}

#[test]
fn enter_alone_takes_no_scope_where_both_places_are_one_city() {
    // 厦门 to 厦门: Enter is not 省内; one city may still be two pools, so it is asked.
    let (_, said) = says("1\n1\n1\nxm\n厦门\n\n3\n+\n");
    has(
        &said,
        &["两头在同一个城市，这一题要你来选", "已选：同一统筹区"],
    );
    assert!(!said.contains("已选：省内跨统筹区"), "{said}");
    let scope = said.split("是什么关系").nth(1).unwrap();
    let how = scope.lines().take(6).collect::<String>();
    assert!(!how.contains("直接回车"), "{how}");
    // An answer of before is still kept by Enter.
    let (_, said) = says("1\n1\n1\nxm\n厦门\n3\n-\n\n+\n");
    has(&said, &["直接回车不变，还是：同一统筹区。"]);
    // Two cities: as everywhere, Enter takes the first that is left.
    let (_, said) = says("1\n1\n1\nxm\n福州\n\n+\n");
    has(&said, &["直接回车选第 2 项。", "已选：省内跨统筹区"]);
    // A province alone says nothing of the city.
    let (_, said) = says("1\n1\n1\n福建\n\n福建\n\n\n+\n");
    has(&said, &["直接回车选第 2 项。", "已选：省内跨统筹区"]);
}

#[test]
fn a_whole_interview_reads_well() {
    let (ended, said) = says("6\n1\n\n\n");
    assert_eq!(ended, Ended::Done);
    let body = list(&TRIP);
    assert!(said.contains(&body), "{said}");
    insta::assert_snapshot!(said.replace(&body, "（清单）\n"));
}

#[test]
fn nothing_moves_a_cursor_and_no_line_is_decorated() {
    let (_, said) = says("*\n6\n?\n1\n\n\n");
    let said = said.replace(&list(&TRIP), "");
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'));
    for mark in ['─', '│', '=', '[', '☐', '>', '●'] {
        assert!(!said.contains(mark), "{mark}");
    }
    assert!(said.lines().all(|line| !line.trim().is_empty()));
}

#[test]
fn a_question_is_explained_with_its_source() {
    let (_, said) = says("*\n？\n");
    assert_eq!(said.matches("为什么问：情形不同").count(), 2);
    has(&said, &["依据：", "答不上来，这样弄清："]);
}

#[test]
fn an_unusable_line_is_answered_with_what_is_allowed() {
    let (_, said) = says("甲\n9\n1 2\n-\n");
    has(
        &said,
        &[
            "没听懂。输入 1 到 8 的数字",
            "没有第 9 项。输入 1 到 8；不清楚就输入 0。",
            "这一题只能选一项",
            "这是第一题，前面没有了。",
        ],
    );
}

#[test]
fn going_back_keeps_what_was_answered() {
    let (_, said) = says("6\n-\n\n2\n");
    has(&said, &["直接回车不变，还是：临时外出。", "异地转诊"]);
}

#[test]
fn several_are_chosen_in_one_line_or_one_after_another() {
    let before = "4\n0\n0\n1\n1\n1\n2\n1\n";
    for typed in ["7 3\n\n", "7\n3\n\n", "1\n3 7\n1\n\n", "７、３\n\n"] {
        let (_, said) = says(&format!("{before}{typed}"));
        has(&said, &["已选：多地没转、退役军人或随军配偶"]);
    }
    let (_, said) = says(&format!("{before}9\n0 1\n0\n"));
    has(&said, &["没有第 9 项", "0 是不清楚", "已选：不清楚"]);
}

#[test]
fn a_date_is_eight_digits_or_what_people_write() {
    let before = "1\n1\n1\n\n\n1\n2\n";
    for typed in ["20261102", "2026/11/2", "11月2日", "２０２６１１０２"] {
        let (_, said) = says(&format!("{before}\nx\n20271102\n19990101\n{typed}\n"));
        has(
            &said,
            &[
                "还没填。输入 8 位数字",
                "看不懂这个日期。",
                "2027-11-02 还没到",
                "更早的算不出来。输入 0",
                "已选：2026-11-02",
            ],
        );
    }
}

#[test]
fn the_end_of_the_input_says_what_is_missing() {
    let (ended, said) = says("1\n1\n");
    assert_eq!(ended, Ended::Early);
    has(&said, &["大约还差 9 题，下一题是“新地方的医保”"]);
    let (ended, said) = says("");
    assert_eq!(ended, Ended::Early);
    has(&said, &["大约还差 11 题，下一题是“情形”"]);
    let (ended, said) = says("6\n1\n");
    assert_eq!(ended, Ended::Done, "nothing is missing");
    has(&said, &[&list(&TRIP)]);
}

#[test]
fn an_endless_line_ends_the_input() {
    let (ended, _) = says(&"1".repeat(100_000));
    assert_eq!(ended, Ended::Early);
}

#[test]
fn leaving_early_is_told_apart_from_being_done() {
    let (ended, said) = says("1\n+\n");
    assert_eq!(ended, Ended::Early);
    has(&said, &["离开了，没有保存答案。"]);
    assert_eq!(says("6\n1\n\nq\n").0, Ended::Done);
}

#[test]
fn an_answer_is_changed_at_the_review() {
    let (ended, said) = says("6\n1\n2\n2\n\n\n");
    assert_eq!(ended, Ended::Done);
    has(&said, &[&list(&[TRIP[0], ("trip-reason", "referred")])]);
    // A change that brings more questions asks them.
    let (_, said) = says("6\n1\n1\n5\n\n1\n\n\n");
    has(
        &said,
        &[
            "这样改，还要多答几题。",
            "没有用上：外出原因",
            &list(&[
                ("situation", "posted"),
                ("from-region", "unknown"),
                ("posting", "employer"),
                ("trip-reason", "own"),
            ]),
        ],
    );
}

#[test]
fn the_list_is_written_and_nothing_replaced_without_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let (_, said) = converse("6\n1\n\n1\n\n\n", folder.path(), None);
    let path = folder.path().join("医保转移清单-2026-11-21.txt");
    has(&said, &["已写好："]);
    assert_eq!(fs::read_to_string(&path).unwrap(), list(&TRIP));

    fs::write(&path, "原来的").unwrap();
    let (_, said) = converse("6\n1\n\n1\n\n\n-\n\n", folder.path(), None);
    has(&said, &["已经存在。输入 1 换成新的", "没有动它"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "原来的");

    let (_, said) = converse("6\n1\n\n1\n\n1\n\n", folder.path(), None);
    has(&said, &["已写好："]);
    assert_eq!(fs::read_to_string(&path).unwrap(), list(&TRIP));

    let (_, said) = converse("6\n1\n\n1\n没有/清单.md\n清单.md\n\n", folder.path(), None);
    has(&said, &["文件夹", "已写好："]);
    let written = fs::read_to_string(folder.path().join("清单.md")).unwrap();
    assert!(written.starts_with('#'), "{written}");
}

fn kept(folder: &TempDir) -> Store {
    Store::open(folder.path(), || days().today.and_time(NaiveTime::MIN)).unwrap()
}

#[test]
fn every_answer_is_kept_and_taken_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let (ended, said) = converse("6\n", folder.path(), Some(kept(&folder)));
    assert_eq!(ended, Ended::Early);
    has(&said, &["已经答的存好了"]);
    let (ended, said) = converse("\n1\n\n\n", folder.path(), Some(kept(&folder)));
    assert_eq!(ended, Ended::Done);
    has(
        &said,
        &[
            "有上次的记录：2026-11-21 00:00 保存，答了 1 题。",
            "已选：继续上次。",
            &list(&TRIP),
        ],
    );
}

#[test]
fn ticks_and_notes_of_the_wizard_stand_on_the_list_and_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = catalog();
    let mut session = Session {
        answers: parse_answers(&catalog, TRIP).unwrap(),
        ..Session::default()
    };
    session.toggle("hotline", days().today);
    session.note("hotline", "周三再去");
    let store = kept(&folder);
    store.save(&catalog, &session, days()).unwrap();
    let typed = "\n\n1\n清单.md\n\n";
    let (_, said) = converse(typed, folder.path(), Some(store));
    let marks = "    办好：2026-11-21\n    备注：周三再去\n";
    has(&said, &["\n[x] ", marks, "已写好："]);
    let written = fs::read_to_string(folder.path().join("清单.md")).unwrap();
    has(&written, &["- [x] ", "  - 备注：周三再去\n"]);
}

#[test]
fn an_earlier_record_is_replaced_or_deleted_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("session.json");
    converse("6\n", folder.path(), Some(kept(&folder)));
    let (_, said) = converse("2\n5\n", folder.path(), Some(kept(&folder)));
    has(&said, &["已选：重新开始"]);
    let text = fs::read_to_string(&record).unwrap();
    assert!(text.contains("posted") && !text.contains("trip"), "{text}");
    let (_, said) = converse("7\n+\n", folder.path(), Some(kept(&folder)));
    has(&said, &["输入 1、2 或 3", "答案存好了"]);
    assert!(record.exists());
    let (_, said) = converse("3\n", folder.path(), Some(kept(&folder)));
    has(&said, &["已选：删除记录"]);
    assert!(!record.exists());
}

#[test]
fn a_second_window_says_that_it_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let _first = kept(&folder);
    let (_, said) = converse("6\n+\n", folder.path(), Some(kept(&folder)));
    has(&said, &["另一个窗口正在用这份记录", "没有保存答案"]);
    assert!(!folder.path().join("session.json").exists());
}

/// An employee who moves, up to the two places.
const TO_PLACES: &str = "1\n1\n1\n";

#[test]
fn a_place_is_named_in_any_spelling_and_its_cities_are_read_out() {
    for typed in ["xm", "厦门", "350200", "Xiamen"] {
        let (_, said) = says(&format!("{TO_PLACES}{typed}\n"));
        has(&said, &["已选：厦门市"]);
    }
    let (_, said) = says(&format!("{TO_PLACES}44\n\n"));
    has(
        &said,
        &[
            "广东有这些市县收录了自己的规定",
            "1：广州市（广东）",
            "已选：广东省",
        ],
    );
    let (_, said) = says(&format!("{TO_PLACES}gd\n1\n"));
    has(&said, &["已选：广州市"]);
    let (_, said) = says(&format!("{TO_PLACES}合肥\n\n"));
    has(&said, &["合肥没有单独收录，按安徽省的", "已选：安徽省"]);
    let (_, said) = says(&format!("{TO_PLACES}shanxi\n2\n"));
    has(&said, &["有几个地方，输入号码：", "1：山西省", "2：陕西省"]);
}

#[test]
fn an_unknown_place_names_the_nearest_and_zero_or_enter_skips() {
    let (_, said) = says(&format!("{TO_PLACES}广冬\n0\n\n"));
    has(
        &said,
        &[
            "没有收录这个地方。是不是想写 广东（440000）？",
            "已选：没有说",
        ],
    );
    assert_eq!(said.matches("已选：没有说").count(), 2);
}

#[test]
fn the_places_decide_the_scope_or_leave_two_answers() {
    let (_, said) = says(&format!("{TO_PLACES}xm\nbj\n"));
    assert!(!said.contains("是什么关系"), "{said}");
    let (_, said) = says(&format!("{TO_PLACES}泉州\nxm\n1\n\n"));
    has(
        &said,
        &[
            "是什么关系",
            "直接回车选第 2 项",
            "没有第 1 项",
            "已选：省内跨统筹区",
        ],
    );
    assert!(!said.contains("1：不在一个省"), "{said}");
}

#[test]
fn the_rules_of_the_places_are_on_the_list() {
    let (ended, said) = says(&format!("{TO_PLACES}泉州\nxm\n{}", "\n".repeat(20)));
    assert_eq!(ended, Ended::Done);
    has(
        &said,
        &["福建省内换城市：转移是当场办结", "地方·福建的规定·转入地"],
    );
}

#[test]
fn a_record_taken_up_again_has_the_rules_of_its_places() {
    let folder = tempfile::tempdir().unwrap();
    let before = format!("{TO_PLACES}泉州\nxm\n");
    let (ended, _) = converse(&before, folder.path(), Some(kept(&folder)));
    assert_eq!(ended, Ended::Early);
    let after = "\n".repeat(20);
    let (_, resumed) = converse(&format!("\n{after}"), folder.path(), Some(kept(&folder)));
    let (_, direct) = says(&format!("{before}{after}"));
    has(&direct, &["地方·福建的规定·转入地"]);
    let end = |said: &str| said.split_once("你的回答：").unwrap().1.to_owned();
    assert!(end(&resumed) == end(&direct), "{resumed}");

    // All is answered: the list comes at once, with nothing answered again.
    let folder = tempfile::tempdir().unwrap();
    converse(
        &format!("{before}{after}"),
        folder.path(),
        Some(kept(&folder)),
    );
    let (_, resumed) = converse("\n\n\n", folder.path(), Some(kept(&folder)));
    assert!(end(&resumed) == end(&direct), "{resumed}");
}

/// A folder with the pack of the program, the rules of 福建 broken.
fn broken_pack() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = crate::pack::read(&crate::pack::PackSource::BuiltIn).unwrap();
    for file in files {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.bytes).unwrap();
    }
    fs::write(folder.path().join("regions/350000.yaml"), "- {").unwrap();
    folder
}

#[test]
fn a_broken_province_is_said_once() {
    let pack = broken_pack();
    let catalog = catalog();
    let setup = Setup {
        catalog: &catalog,
        regions: &crate::pack::PackSource::Folder(pack.path().to_owned()),
        days: days(),
        store: None,
        folder: pack.path().to_owned(),
    };
    let typed = format!("{TO_PLACES}泉州\nxm\n{}", "\n".repeat(20));
    let mut out = Vec::new();
    assert_eq!(run(setup, typed.as_bytes(), &mut out).unwrap(), Ended::Done);
    let said = String::from_utf8(out).unwrap();
    assert_eq!(said.matches("福建的地方规定读不出来").count(), 1, "{said}");
    assert_eq!(said.matches("regions/350000.yaml").count(), 1, "{said}");
}
