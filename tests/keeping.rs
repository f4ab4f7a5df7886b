//! What the wizard keeps from one start to the next, in a real terminal and through its death at any moment.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod terminal;

use std::fs;

use rustix::process::Signal;
use terminal::{Key, Session, Start};

const ASKED: &str = "有上次的记录";

#[test]
fn a_kill_at_any_moment_loses_no_answer_and_no_tick() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    for answered in 1..4 {
        session.press(Key::Enter);
        session.wait_for(&format!("第 {} 题", answered + 1));
        session.kill();
        session = session.start_again(&Start::default());
        session.wait_for(&format!("答了 {answered} 题"));
        session.press(Key::Enter);
        session.wait_for(&format!("第 {} 题", answered + 1));
    }
    // A screen that only differs may be half drawn; the number of the question is what tells the next one.
    for number in 5.. {
        session.press(Key::Enter);
        let next = format!("第 {number} 题");
        session.wait_until(&next, |s| s.contains(&next) || s.contains("看一遍"));
        if session.screen().contains("看一遍") {
            break;
        }
    }
    session.press(Key::Enter);
    session.wait_for("下面还有");
    for ticked in 1..3 {
        session.go_to_line();
        session.press(Key::Char(' '));
        session.wait_for("▸ [x]");
        session.kill();
        session = session.start_again(&Start::default());
        session.wait_for(&format!("勾了 {ticked} 项"));
        session.press(Key::Enter);
        session.wait_for("下面还有");
    }
}

#[test]
fn the_first_screen_says_when_the_record_was_saved() {
    let at = |time| Start {
        env: time,
        ..Start::default()
    };
    let mut session = Session::start(&at(&[("YIQIAN_TODAY", "2026-11-21 14:05")]));
    session.go_to_question();
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.kill();
    let mut session = session.start_again(&at(&[("YIQIAN_TODAY", "2026-11-22")]));
    session.wait_for("2026-11-21 14:05 保存：答了 1 题");
    session.kill();
    // A record of the time when only the day was kept.
    let text = fs::read_to_string(session.record()).unwrap();
    let old = text.replace("2026-11-21 14:05", "2026-11-20");
    fs::write(
        session.record(),
        old.replace("\"schema\": 2", "\"schema\": 1"),
    )
    .unwrap();
    let session = session.start_again(&Start::default());
    session.wait_for("2026-11-20 保存：答了 1 题");
}

#[test]
fn a_kill_loses_no_character_of_a_note() {
    let mut session = Session::start(&Start::default());
    session.go_to_list();
    session.go_to_line();
    session.press(Key::Char('n'));
    session.wait_for("不要写姓名");
    session.type_text("周三再去");
    session.wait_for("备注  周三再去");
    session.kill();
    let session = session.start_again(&Start::default());
    session.wait_for("写了 1 条备注");
    assert!(
        fs::read_to_string(session.record())
            .unwrap()
            .contains("周三再去")
    );
}

#[test]
fn a_written_list_carries_the_ticks_and_the_notes() {
    let mut session = Session::start(&Start::default());
    session.go_to_list();
    session.go_to_line();
    session.press(Key::Char(' '));
    session.wait_for("▸ [x]");
    session.press(Key::Char('n'));
    session.wait_for("不要写姓名");
    session.type_text("周三再去");
    session.wait_for("备注  周三再去");
    session.press(Key::Enter);
    session.wait_for("备注：周三再去");
    session.press(Key::Char('e'));
    session.wait_for("勾选和备注也写进去");
    session.press(Key::Enter);
    session.wait_for("清单存好了");
    let path = session.folder().join("医保转移清单-2026-11-21.txt");
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.matches("\n[x] ").count(), 1, "{text}");
    let marks = "\n    办好：2026-11-21\n    备注：周三再去\n";
    assert!(text.contains(marks), "{text}");
}

#[test]
fn a_signal_and_a_vanished_terminal_lose_nothing() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut session = Session::start(&Start::default());
        session.go_to_question();
        session.press(Key::Enter);
        session.wait_for("第 2 题");
        session.signal(signal);
        session.exit_code();
        let session = session.start_again(&Start::default());
        session.wait_for("答了 1 题");
    }
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.hang_up();
    session.exit_code();
    session.start_again(&Start::default()).wait_for("答了 1 题");
}

#[test]
fn a_second_window_says_so_and_only_reads() {
    let mut first = Session::start(&Start::default());
    first.go_to_question();
    first.press(Key::Enter);
    first.wait_for("第 2 题");
    let record = fs::read(first.record()).unwrap();
    let mut second = first.start_again(&Start::default());
    second.wait_for("另一个窗口正在用这份记录");
    second.press(Key::Enter);
    second.wait_for("第 2 题");
    second.press(Key::Enter);
    second.wait_for("第 3 题");
    assert!(
        second.screen().contains("只看，不保存"),
        "{}",
        second.screen()
    );
    assert_eq!(fs::read(second.record()).unwrap(), record);
    // What it would lose it asks about.
    second.press(Key::Char('q'));
    second.wait_for("现在离开");
    second.press(Key::Control('c'));
    assert_eq!(second.exit_code(), 130);
    first.press(Key::Enter);
    first.wait_for("第 3 题");
    first.press(Key::Char('q'));
    assert_eq!(first.exit_code(), 1);
    first.wait_for("下次运行 yiqian 接着来");
    first.start_again(&Start::default()).wait_for("答了 2 题");
}

#[test]
fn without_saving_nothing_is_read_or_written() {
    let args: &[&str] = &["--no-save"];
    let unsaved = Start {
        args,
        ..Start::default()
    };
    let mut session = Session::start(&unsaved);
    session.go_to_question();
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.press(Key::Control('c'));
    session.exit_code();
    assert!(!session.home().join(".local").exists());
    let mut session = session.start_again(&Start::default());
    session.go_to_question();
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.press(Key::Char('q'));
    session.exit_code();
    let record = fs::read(session.record()).unwrap();
    let mut session = session.start_again(&unsaved);
    session.go_to_question();
    assert!(!session.screen().contains(ASKED));
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    assert_eq!(fs::read(session.record()).unwrap(), record);
}

#[test]
fn the_next_person_starts_with_nothing_on_the_disk() {
    let mut session = Session::start(&Start::default());
    session.go_to_list();
    assert!(session.record().exists());
    session.press(Key::Char('x'));
    session.wait_for("清掉，下一位");
    session.press(Key::Down);
    session.press(Key::Enter);
    session.wait_for("清干净了");
    assert!(!session.record().exists());
    assert!(session.screen().contains("第 1 题"));
}

#[test]
fn a_record_is_deleted_from_the_first_screen() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.kill();
    let mut session = session.start_again(&Start::default());
    session.wait_for(ASKED);
    session.press(Key::Down);
    session.press(Key::Down);
    session.press(Key::Enter);
    session.wait_for("找不回来");
    session.press(Key::Down);
    session.press(Key::Enter);
    session.wait_for("记录删掉了");
    assert!(!session.record().exists());
}

#[test]
fn what_cannot_be_kept_is_said_and_the_wizard_goes_on() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    // A folder in the place of the record: no write can replace it, not even root's.
    fs::create_dir(session.record()).unwrap();
    session.press(Key::Enter);
    session.wait_for("没有存上");
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.press(Key::Enter);
    session.wait_for("第 3 题");
    session.press(Key::Char('q'));
    session.wait_for("现在离开");
}

#[test]
fn a_place_where_nothing_can_be_kept_is_said_at_the_start() {
    let session = Session::start(&Start {
        env: &[("XDG_STATE_HOME", "/dev/null/state")],
        ..Start::default()
    });
    session.wait_for("用不了");
    session.wait_for("不影响继续回答");
}

#[test]
fn a_torn_record_is_told_and_put_aside() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.kill();
    let text = fs::read_to_string(session.record()).unwrap();
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    fs::write(session.record(), half).unwrap();
    let session = session.start_again(&Start::default());
    session.wait_for("上次的记录坏了");
    assert!(!session.record().exists());
}
