//! What is kept, found again, ticked, noted and deleted.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::channel,
};

use super::{
    super::{
        action::Action::*,
        keeper::Keeper,
        keeping::Keeping,
        rows::Row,
        screens::{Erase, Place, Screen},
        update::Effect,
    },
    press, sample, screen, starting, unkept, wizard,
};
use crate::{
    catalog::{OptionIx, OptionSet, QuestionIx},
    engine::Answer,
    session::{Found, Session, Store, StoreError},
    tui::app::App,
};

const SIZE: (u16, u16) = (80, 24);
const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (120, 40)];

/// The record of somebody who has answered all and ticked one line.
fn record() -> Session {
    let mut session = Session::default();
    for question in 0..5 {
        let answer = Answer::Choice(OptionIx(0));
        session.answers.set(QuestionIx(question), answer);
    }
    session.answers.remove(sample::ACCEPTED);
    let none = Answer::Several(OptionSet::EMPTY);
    session.answers.set(sample::ALSO, none);
    session.toggle("app", sample::day("2026-11-20"));
    session.note("app", "打过电话，让等三天");
    session
}

/// The wizard as it starts where there is a record.
fn with_record(size: (u16, u16), found: Found, read_only: bool) -> App {
    let mut app = starting(size);
    let catalog = sample::catalog();
    app.take_record(&catalog, Ok(found), read_only);
    app.loaded(Ok(std::sync::Arc::new(catalog)));
    app
}

fn found(changes: Vec<String>) -> Found {
    Found::Record {
        session: record(),
        saved_at: sample::saved_at(),
        changes,
    }
}

fn resumed() -> App {
    let mut app = with_record(SIZE, found(Vec::new()), false);
    assert_eq!(press(&mut app, &[Enter]), Effect::Keep);
    app
}

fn at_line(app: &mut App, id: &str) {
    let at = app.rows().iter().position(|row| match row {
        Row::Item(item) => app
            .entry_of(*item)
            .is_some_and(|e| sample::catalog().entry(e).id == id),
        _ => false,
    });
    app.place_mut().row = at.unwrap();
    app.settle();
}

#[test]
fn the_record_is_offered() {
    for (width, height) in SIZES {
        let app = with_record((width, height), found(Vec::new()), false);
        insta::assert_snapshot!(format!("resume_{width}x{height}"), screen(&app));
    }
}

#[test]
fn the_first_frame_says_that_the_record_is_being_read() {
    let mut setup = starting(SIZE).setup;
    setup.has_record = true;
    let mut app = App::new(setup);
    assert!(
        screen(&app).contains("正在读取上次的记录"),
        "{}",
        screen(&app)
    );
    // Not there any more, or nothing in it.
    app.loaded(Ok(std::sync::Arc::new(sample::catalog())));
    assert!(matches!(app.place().screen, Screen::Welcome));
}

#[test]
fn going_on_leads_to_the_list_with_its_ticks() {
    let app = resumed();
    assert!(matches!(app.place().screen, Screen::List(_)));
    assert_eq!(app.session, record());
    assert!(screen(&app).contains("可以申请转移了"));
}

#[test]
fn going_on_half_way_leads_to_the_next_question() {
    let mut session = record();
    session.answers.remove(sample::ALSO);
    let found = Found::Record {
        session,
        saved_at: sample::saved_at(),
        changes: Vec::new(),
    };
    let mut app = with_record(SIZE, found, false);
    assert!(screen(&app).contains("还差 1 题"), "{}", screen(&app));
    press(&mut app, &[Enter]);
    assert!(app.rows().contains(&Row::GoOn), "{}", screen(&app));
}

#[test]
fn what_a_newer_pack_changed_is_told_before_going_on() {
    for (width, height) in SIZES {
        let changes = vec![
            "政策包从 2026.10.1 换成了 2026.11.1。".to_owned(),
            "清单上新有：在新地方接着缴费，别断。断缴超过 3 个月的，可能要等待。".to_owned(),
        ];
        let mut app = with_record((width, height), found(changes), false);
        assert_eq!(press(&mut app, &[Enter]), Effect::Keep);
        insta::assert_snapshot!(format!("news_{width}x{height}"), screen(&app));
        press(&mut app, &[Enter]);
        assert!(matches!(app.place().screen, Screen::List(_)));
    }
}

#[test]
fn beginning_anew_leaves_the_record_until_the_first_answer() {
    let mut app = with_record(SIZE, found(Vec::new()), false);
    assert_eq!(press(&mut app, &[Down, Enter]), Effect::Draw);
    assert!(app.session.is_empty());
    assert_eq!(press(&mut app, &[Enter]), Effect::Keep);
}

#[test]
fn the_record_is_deleted_after_a_yes_only() {
    let mut app = with_record(SIZE, found(Vec::new()), false);
    press(&mut app, &[Down, Down, Enter]);
    assert!(matches!(app.place().screen, Screen::Erase(Erase::Record)));
    press(&mut app, &[Enter]);
    assert!(matches!(app.place().screen, Screen::Resume));
    assert_eq!(press(&mut app, &[Enter, Down, Enter]), Effect::Erase);
    app.erased(Ok(()));
    assert!(matches!(app.place().screen, Screen::Welcome));
    assert!(screen(&app).contains("记录删掉了"), "{}", screen(&app));
}

#[test]
fn the_next_person_finds_nothing_of_the_one_before() {
    for (width, height) in SIZES {
        let mut app = resumed();
        app.resized((width, height));
        press(&mut app, &[NextPerson]);
        insta::assert_snapshot!(format!("next_{width}x{height}"), screen(&app));
        assert_eq!(press(&mut app, &[Down, Enter]), Effect::Erase);
        // What cannot be deleted is not forgotten either.
        let path = PathBuf::from("/home/me/session.json");
        let cause = std::io::ErrorKind::PermissionDenied.into();
        app.erased(Err(StoreError::Folder { path, cause }));
        assert!(screen(&app).contains("没有删掉"), "{}", screen(&app));
        assert!(!app.session.is_empty());
        press(&mut app, &[Enter, NextPerson, Down, Enter]);
        app.erased(Ok(()));
        assert!(app.session.is_empty() && app.kept.is_empty() && app.saved.is_none());
        let shown = screen(&app);
        assert!(
            shown.contains("第 1 题") && shown.contains("清干净了"),
            "{shown}"
        );
        assert!(!app.would_lose());
    }
}

#[test]
fn the_next_person_is_asked_for_on_the_list_only() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, NextPerson]);
    assert!(matches!(app.place().screen, Screen::Question(_)));
}

#[test]
fn a_line_is_ticked_with_space_and_by_its_details() {
    let mut app = resumed();
    at_line(&mut app, "balance");
    assert_eq!(press(&mut app, &[Tick]), Effect::Keep);
    assert_eq!(
        app.session.done_on("balance"),
        Some(sample::day("2026-11-21"))
    );
    assert!(screen(&app).contains("[x] 全国"), "{}", screen(&app));
    assert!(screen(&app).contains("11-21 办好"), "{}", screen(&app));
    press(&mut app, &[Tick]);
    assert_eq!(app.session.done_on("balance"), None);
    press(&mut app, &[Enter, Down, Enter]);
    assert_eq!(
        app.session.done_on("balance"),
        Some(sample::day("2026-11-21"))
    );
    assert!(
        screen(&app).contains("[x] 2026-11-21 办好了"),
        "{}",
        screen(&app)
    );
    // Enter alone comes back and ticks nothing.
    press(&mut app, &[Up, Enter, Enter, Enter]);
    assert!(matches!(app.place().screen, Screen::List(_)));
    assert!(app.session.done_on("balance").is_some());
}

#[test]
fn a_tick_belongs_to_the_entry_wherever_it_stands() {
    let mut app = resumed();
    at_line(&mut app, "app");
    assert!(app.entry_here().is_some_and(|e| app.is_done(e)));
    // Another answer puts lines before it and takes it away again.
    app.session
        .answers
        .set(sample::SCOPE, Answer::Choice(OptionIx(2)));
    app.recompute();
    assert!(!screen(&app).contains("[x]"));
    app.session
        .answers
        .set(sample::SCOPE, Answer::Choice(OptionIx(1)));
    app.recompute();
    at_line(&mut app, "app");
    assert!(app.entry_here().is_some_and(|e| app.is_done(e)));
}

#[test]
fn a_note_is_written_with_a_cursor_and_kept_at_every_character() {
    for (width, height) in SIZES {
        let mut app = resumed();
        app.resized((width, height));
        at_line(&mut app, "balance");
        press(&mut app, &[Note]);
        assert!(app.is_typing());
        for c in "周三q再去".chars() {
            assert_eq!(press(&mut app, &[Type(c)]), Effect::Keep);
        }
        assert_eq!(app.session.note_on("balance"), "周三q再去");
        insta::assert_snapshot!(format!("note_{width}x{height}"), screen(&app));
        press(&mut app, &[Enter]);
        assert!(screen(&app).contains("备注：周三q再去"), "{}", screen(&app));
        press(&mut app, &[Note, Down, Down, Enter]);
        assert_eq!(app.session.note_on("balance"), "");
    }
}

#[test]
fn a_note_is_cut_at_its_longest_and_says_so() {
    let mut app = resumed();
    at_line(&mut app, "balance");
    press(&mut app, &[Note]);
    assert_eq!(app.paste(&"长".repeat(300)), Effect::Keep);
    assert_eq!(app.session.note_on("balance").chars().count(), 200);
    assert!(screen(&app).contains("最多 200 个字"), "{}", screen(&app));
    press(&mut app, &[Home, Type('短')]);
    assert_eq!(app.session.note_on("balance").chars().count(), 200);
}

#[test]
fn a_second_window_says_so_and_marks_nothing() {
    for (width, height) in SIZES {
        let mut app = with_record((width, height), found(Vec::new()), true);
        insta::assert_snapshot!(format!("second_{width}x{height}"), screen(&app));
        assert_eq!(press(&mut app, &[Enter]), Effect::Draw);
        at_line(&mut app, "balance");
        press(&mut app, &[Tick]);
        assert_eq!(app.session, record());
        assert!(screen(&app).contains("这里只能看"), "{}", screen(&app));
        press(&mut app, &[Note]);
        assert!(matches!(app.place().screen, Screen::List(_)));
        // Nothing of this window is lost.
        assert_eq!(press(&mut app, &[Leave]), Effect::Leave(0));
    }
}

#[test]
fn a_torn_record_is_told_and_one_begins_anew() {
    let found = Found::SetAside {
        path: "/home/me/.local/state/yiqian/session.bad-2026-11-21-1.json".into(),
        why: "第 3 行第 1 列读不懂".into(),
    };
    let app = with_record(SIZE, found, false);
    insta::assert_snapshot!("torn", screen(&app));
}

#[test]
fn a_newer_programs_record_is_told_and_not_written_over() {
    let newer = Found::Newer {
        path: "/home/me/session.json".into(),
    };
    let mut app = with_record(SIZE, newer, true);
    assert_eq!(app.keeping, Keeping::Newer);
    assert!(screen(&app).contains("更新的程序"), "{}", screen(&app));
    assert_eq!(press(&mut app, &[Enter, Enter]), Effect::Draw);
}

#[test]
fn trouble_met_in_a_hurry_is_told_all_the_same() {
    let mut app = starting(SIZE);
    press(&mut app, &[Enter]);
    let catalog = sample::catalog();
    app.take_record(&catalog, Ok(Found::Nothing), true);
    app.loaded(Ok(std::sync::Arc::new(catalog)));
    assert!(
        screen(&app).contains("另一个窗口也开着"),
        "{}",
        screen(&app)
    );
    press(&mut app, &[Enter]);
    assert!(screen(&app).contains("第 1 题"), "{}", screen(&app));
    assert!(screen(&app).contains("只看，不保存"), "{}", screen(&app));
}

#[test]
fn what_cannot_be_kept_is_told_once_and_leaving_asks() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter]);
    let path = PathBuf::from("/home/me/session.json");
    let full = StoreError::Write(crate::export::WriteError::Full(path));
    app.keep_failed(&full.to_string());
    insta::assert_snapshot!("not_kept", screen(&app));
    press(&mut app, &[Enter]);
    // The next change is tried again, and when that fails too nothing more is said.
    assert_eq!(app.update(Enter), Effect::Keep);
    app.keep_failed(&full.to_string());
    assert!(matches!(app.place().screen, Screen::Question(_)));
    assert!(screen(&app).contains("没存上"), "{}", screen(&app));
    assert_eq!(press(&mut app, &[Leave]), Effect::Draw);
    let shown = screen(&app);
    assert!(
        shown.contains("最近的改动就没有了") && shown.contains("前面的存好了"),
        "{shown}"
    );
    // And when it goes well all is as before.
    press(&mut app, &[Enter]);
    assert_eq!(press(&mut app, &[Enter]), Effect::Keep);
    assert_eq!(app.keeping, Keeping::On);
    assert!(!app.would_lose());
}

#[test]
fn a_disk_that_does_not_answer_is_told_once_and_keeping_goes_on() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter]);
    app.sync_failed("磁盘出错");
    assert!(screen(&app).contains("不一定存得住"), "{}", screen(&app));
    assert_eq!(press(&mut app, &[Enter, Enter]), Effect::Keep);
    app.sync_failed("磁盘出错");
    assert!(matches!(app.place().screen, Screen::Question(_)));
    assert_eq!(press(&mut app, &[Leave]), Effect::Leave(1));
}

#[test]
fn with_keeping_on_leaving_never_asks() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter, Tick]);
    assert_eq!(press(&mut app, &[Leave]), Effect::Leave(1));
    let mut app = unkept(SIZE);
    press(&mut app, &[Enter, Enter]);
    assert_eq!(press(&mut app, &[Leave]), Effect::Draw);
}

#[test]
fn a_key_before_the_record_is_read_does_no_harm() {
    let mut setup = starting(SIZE).setup;
    setup.has_record = true;
    let mut app = App::new(setup);
    assert_eq!(press(&mut app, &[Enter, Enter]), Effect::Draw);
    let catalog = sample::catalog();
    app.take_record(&catalog, Ok(found(Vec::new())), false);
    app.loaded(Ok(std::sync::Arc::new(catalog)));
    assert_eq!(app.row(), Some(Row::GoOnWithRecord));
}

#[test]
fn the_next_person_has_no_record_of_a_store_that_could_not_be_opened() {
    let erase = |folder: &Path| {
        let mut app = wizard(SIZE);
        app.session.answers.set(sample::LEFT, Answer::Unknown);
        app.keeping = Keeping::Failed;
        app.places.push(Place::new(Screen::Erase(Erase::Person)));
        Keeper::new(channel().0, Some(folder.to_owned())).erase(&mut app);
        assert!(app.session.is_empty());
        screen(&app)
    };
    let folder = tempfile::tempdir().unwrap();
    let record = Store::record_in(folder.path());
    fs::write(&record, "{}").unwrap();
    assert!(erase(folder.path()).contains("清干净了"));
    assert!(!record.exists());
    assert!(erase(&folder.path().join("none")).contains("清干净了"));
    // What cannot be removed is not said to be gone.
    fs::create_dir(&record).unwrap();
    let shown = erase(folder.path());
    assert!(
        shown.contains("旧记录没有删掉") && !shown.contains("清干净了"),
        "{shown}"
    );
}
