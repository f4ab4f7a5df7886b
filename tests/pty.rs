//! The wizard in a real pseudo-terminal, from launch to the written file, and through everything that can happen to a
//! terminal meanwhile.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod terminal;

use std::fs;

use rustix::process::Signal;
use terminal::{Key, Session, Start};

const TITLE: &str = "医保转移向导";

#[test]
fn enter_alone_leads_from_launch_to_the_written_file() {
    let mut session = Session::start(&Start::default());
    session.wait_for(TITLE);
    session.go_to_list();
    session.wait_for("可以申请转移了");
    session.press(Key::Char('e'));
    session.wait_for("会写到");
    session.press(Key::Enter);
    session.wait_for("清单存好了");
    session.press(Key::Enter);
    assert_eq!(session.exit_code(), 0);
    let path = session.folder().join("医保转移清单-2026-11-21.txt");
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("可以申请转移了"), "{written}");
    assert!(written.contains("跨省"), "{written}");
    session.assert_given_back();
    session.wait_for("清单在");
}

#[test]
fn a_place_is_typed_picked_left_open_and_the_same_at_both_ends() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    for number in ["第 1 题", "第 2 题", "第 3 题"] {
        session.wait_for(number);
        session.press(Key::Enter);
    }
    session.wait_for("第 4 题");
    session.wait_for("说不清，跳过这一题");
    // Typing finds, Enter takes the first that was found, and a province shows its cities.
    session.type_text("gd");
    session.wait_for("广东省");
    session.press(Key::Enter);
    session.wait_for("广东这几个市县收录了自己的规定");
    session.wait_for("广东省（不在下面这几个里）");
    // Back from the cities is back to the search, which still has what was typed.
    session.press(Key::Esc);
    session.wait_for("找  gd");
    session.press(Key::Enter);
    session.wait_for("广东省（不在下面这几个里）");
    session.press(Key::Down);
    session.press(Key::Enter);
    // 广州 is taken; back to it, and 说不清 instead.
    session.wait_for("第 5 题");
    session.press(Key::Esc);
    session.wait_for("第 4 题");
    session.wait_for("找  广州");
    session.press(Key::Control('u'));
    session.wait_for("打地名、拼音");
    for _ in 0..3 {
        session.press(Key::Up);
    }
    session.wait_for("▸ 说不清");
    session.press(Key::Enter);
    session.wait_for("第 5 题");
    session.press(Key::Enter);
    // Nothing said of either: 范围 is asked in full.
    session.wait_for("第 6 题");
    session.wait_for("1  不在一个省");
    session.press(Key::Esc);
    session.wait_for("第 5 题");
    session.type_text("xm");
    session.wait_for("厦门市");
    session.press(Key::Enter);
    session.wait_for("第 6 题");
    session.wait_for("1  不在一个省");
    session.press(Key::Esc);
    session.wait_for("第 5 题");
    session.press(Key::Esc);
    session.wait_for("第 4 题");
    session.type_text("xm");
    session.wait_for("厦门市");
    session.press(Key::Enter);
    session.wait_for("第 5 题");
    session.wait_for("找  厦门");
    session.press(Key::Enter);
    // The same city at both ends: 跨省 is out, and the cursor waits on 不清楚.
    session.wait_for("第 6 题");
    session.wait_for("按你选的两个地方，不会是：跨省");
    session.wait_for("▸ 3  不清楚");
    session.press(Key::Char('2'));
    session.wait_for("第 7 题");
    session.press(Key::Control('c'));
    assert_eq!(session.exit_code(), 130);
    session.assert_given_back();
}

#[test]
fn an_existing_file_survives_until_a_yes() {
    let mut session = Session::start(&Start::default());
    let path = session.folder().join("医保转移清单-2026-11-21.txt");
    fs::write(&path, "原来的").unwrap();
    session.go_to_list();
    session.press(Key::Char('e'));
    // A free name is offered at once; who types the taken one is asked.
    session.wait_for("医保转移清单-2026-11-21-2.txt");
    session.press(Key::Up);
    session.press(Key::Up);
    session.press(Key::Control('u'));
    session.type_text("医保转移清单-2026-11-21");
    session.press(Key::Enter);
    session.press(Key::Enter);
    session.wait_for("这个文件已经有了");
    assert_eq!(fs::read_to_string(&path).unwrap(), "原来的");
    session.press(Key::Down);
    session.press(Key::Enter);
    session.wait_for("清单存好了");
    assert!(fs::read_to_string(&path).unwrap().contains("结论"));
}

#[test]
fn a_folder_that_is_not_there_is_told_and_another_taken() {
    let mut session = Session::start(&Start::default());
    session.go_to_list();
    session.press(Key::Char('e'));
    session.wait_for("会写到");
    session.press(Key::Up);
    session.type_text("/nowhere");
    session.wait_for("/nowhere/");
    session.press(Key::Enter);
    session.press(Key::Enter);
    session.wait_for("不存在");
    session.press(Key::Down);
    session.press(Key::Enter);
    session.press(Key::Enter);
    session.wait_for("清单存好了");
    let name = "医保转移清单-2026-11-21.txt";
    assert!(session.home().join(name).is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_there_is_never_said_to_be_missing() {
    let mut session = Session::start(&Start::default());
    session.go_to_list();
    session.press(Key::Char('e'));
    session.wait_for("会写到");
    session.press(Key::Up);
    session.press(Key::Control('u'));
    session.type_text("/proc");
    session.wait_for("/proc/");
    session.press(Key::Enter);
    session.press(Key::Enter);
    session.wait_for("没有权限写这里");
    assert!(!session.screen().contains("不存在"));
}

#[test]
fn a_paste_answers_nothing_and_fills_a_field() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    assert!(session.takes_pastes());
    session.paste("1\r1\r1\r1\r");
    session.wait_for("粘贴的内容没有用上");
    assert!(session.screen().contains("第 1 题"), "{}", session.screen());
    session.press(Key::Esc);
    session.wait_for("查网传说法");
    session.press(Key::Down);
    session.press(Key::Enter);
    session.wait_for("一共");
    session.paste("余额\rq\r");
    session.wait_for("找  余额");
    session.press(Key::Control('c'));
    assert_eq!(session.exit_code(), 130);
    session.assert_given_back();
}

#[test]
fn leaving_from_the_first_screen_gives_the_terminal_back() {
    let mut session = Session::start(&Start::default());
    session.wait_for(TITLE);
    session.press(Key::Char('q'));
    assert_eq!(session.exit_code(), 1);
    session.assert_given_back();
}

#[test]
fn a_panic_while_drawing_gives_the_terminal_back() {
    panics("draw");
}

#[test]
fn a_panic_in_a_helper_thread_gives_the_terminal_back() {
    panics("thread");
}

#[track_caller]
fn panics(place: &str) {
    let mut session = Session::start(&Start {
        env: &[("YIQIAN_TEST_PANIC", place)],
        ..Start::default()
    });
    assert_eq!(session.exit_code(), 101);
    session.assert_given_back();
    session.wait_for("程序出错了");
}

#[test]
fn signals_end_the_program_with_their_code() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::INT, 130),
        (Signal::HUP, 129),
        (Signal::QUIT, 131),
    ] {
        let mut session = Session::start(&Start::default());
        session.wait_for(TITLE);
        // The threads start behind the first frame; a question on screen means they run.
        session.press(Key::Enter);
        session.wait_for("第 1 题");
        session.signal(signal);
        assert_eq!(session.exit_code(), code, "{signal:?}");
        session.assert_given_back();
    }
}

#[test]
fn control_c_leaves_at_once() {
    let mut session = Session::start(&Start::default());
    session.go_to_list();
    session.press(Key::Control('c'));
    assert_eq!(session.exit_code(), 130);
    session.assert_given_back();
}

#[test]
fn control_backslash_leaves_at_once() {
    let mut session = Session::start(&Start::default());
    session.wait_for(TITLE);
    session.press(Key::Control('\\'));
    assert_eq!(session.exit_code(), 131);
    session.assert_given_back();
}

/// What an interactive shell does: a process group of its own for the program, and `fg` when asked.
const JOB_CONTROL: &str =
    r#"set -m; "$0"; echo "stopped $?"; read -r go; fg >/dev/null; echo "over $?""#;

#[test]
fn control_z_stops_and_fg_draws_again() {
    let mut session = Session::start(&Start {
        shell: Some(JOB_CONTROL),
        ..Start::default()
    });
    session.go_to_question();
    session.press(Key::Control('z'));
    // 128 + SIGSTOP or SIGTSTP, as the shell tells it.
    session.wait_for("stopped 1");
    session.assert_given_back();
    session.resize(100, 30);
    session.press(Key::Enter);
    session.wait_for("为什么问");
    assert!(session.in_alternate_screen());
    session.press(Key::Char('q'));
    session.wait_for("over 1");
    session.assert_given_back();
}

/// With no shell behind it (`ssh -t host yiqian`) nothing would ever continue the program.
#[test]
fn control_z_does_nothing_where_nobody_could_continue_the_program() {
    for shell in [None, Some(r#""$0"; exit $?"#)] {
        let mut session = Session::start(&Start {
            shell,
            ..Start::default()
        });
        session.go_to_question();
        session.press(Key::Control('z'));
        session.press(Key::Down);
        session.wait_for("▸ 2");
        assert!(session.in_alternate_screen());
        session.press(Key::Char('q'));
        assert_eq!(session.exit_code(), 1);
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_program() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    session.press(Key::Enter);
    session.wait_for("第 2 题");
    session.hang_up();
    assert_eq!(session.exit_code(), 129);
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    session.resize(30, 8);
    session.wait_for("请放大到");
    session.resize(120, 40);
    session.wait_for("依据");
    session.resize(60, 20);
    session.wait_until("a narrow screen", |s| {
        s.contains("第 1 题") && !s.contains("依据")
    });
}

#[test]
fn a_terminal_that_does_not_know_its_size_gets_a_usual_one() {
    let session = Session::start(&Start {
        size: (0, 0),
        ..Start::default()
    });
    session.wait_for(TITLE);
    session.wait_for("q 离开");
}

#[test]
fn no_color_leaves_marks_only() {
    let mut session = Session::start(&Start {
        env: &[("NO_COLOR", "1"), ("LC_ALL", "C"), ("TERM", "vt100")],
        ..Start::default()
    });
    session.go_to_question();
    assert!(session.screen().contains("▸ 1"), "{}", session.screen());
    assert!(!session.has_color());
}

#[test]
fn nothing_is_written_for_a_key_that_means_nothing() {
    let mut session = Session::start(&Start::default());
    session.go_to_question();
    // The footer is what a frame ends with.
    session.wait_for("i 为什么问   ? 帮助   q 离开");
    let before = session.bytes();
    session.type_text("xyz");
    // A key that does mean something shows that the others were worked off.
    session.press(Key::Down);
    session.wait_for("▸ 2");
    let written = session.bytes() - before;
    assert!(written < 500, "{written} bytes for one step down");
}

#[test]
fn a_batch_shows_how_far_it_is_and_takes_the_bar_away() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("staff.csv");
    let rows = "甲,临时外出,异地转诊\n".repeat(300);
    fs::write(&table, format!("姓名,情形,外出原因\n{rows}")).unwrap();
    let run = |term: &str| {
        let out = folder.path().join(term);
        let args = [table.to_str().unwrap(), out.to_str().unwrap()];
        let mut session = Session::start(&Start {
            args: &["batch", args[0], "-o", args[1]],
            env: &[("TERM", term)],
            ..Start::default()
        });
        assert_eq!(session.exit_code(), 0);
        session.wait_for("写好了 300 份清单");
        assert!(
            !session.screen().contains(['#', '[']),
            "{}",
            session.screen()
        );
        session.bytes()
    };
    // A terminal that cannot take anything back gets no bar.
    let (drawn, plain) = (run("xterm-256color"), run("dumb"));
    assert!(
        drawn > plain + 100,
        "{drawn} bytes with a bar, {plain} without"
    );
}
