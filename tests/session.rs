//! Saving and finding again: nothing torn, nothing lost, nothing overwritten that is not ours.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use std::path::Path;

use chrono::NaiveDateTime;
use common::{catalog, date, days};
use yiqian::engine::parse_answers;
use yiqian::export::Mark;
use yiqian::session::{Found, Session, Store, forget};

/// Another day than the list's, as where the list is made for a day to come.
fn clock() -> NaiveDateTime {
    date("2026-11-22").and_hms_opt(14, 5, 59).unwrap()
}

fn session() -> Session {
    let answers = [("situation", "trip"), ("trip-reason", "own")];
    let mut session = Session {
        answers: parse_answers(catalog(), answers).unwrap(),
        ..Session::default()
    };
    session.toggle("hotline", date("2026-11-20"));
    session.note("hotline", "打过了，让等三天");
    session
}

fn saved(folder: &Path) -> Store {
    let store = Store::open(folder, clock).unwrap();
    store.save(catalog(), &session(), days()).unwrap();
    store
}

fn found(folder: &Path) -> Found {
    Store::open(folder, clock)
        .unwrap()
        .find(catalog(), days())
        .unwrap()
}

fn rewrite(folder: &Path, from: &str, to: &str) {
    let path = folder.join("session.json");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(&path, text.replace(from, to)).unwrap();
}

#[test]
fn what_was_saved_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    let Found::Record {
        session: read,
        saved_at,
        changes,
    } = found(folder.path())
    else {
        panic!()
    };
    assert_eq!(read, session());
    assert_eq!(saved_at.to_string(), "2026-11-22 14:05");
    assert!(changes.is_empty(), "{changes:?}");
}

#[test]
fn nothing_saved_is_nothing_found() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(found(&folder.path().join("new/deeper")), Found::Nothing);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("yiqian");
    drop(saved(&inside));
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&inside), 0o700);
    assert_eq!(mode(&inside.join("session.json")), 0o600);
}

#[test]
fn a_second_window_reads_and_does_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let first = saved(folder.path());
    let mut second = Store::open(folder.path(), clock).unwrap();
    assert!(!first.is_read_only());
    assert!(second.is_read_only());
    assert!(matches!(
        second.find(catalog(), days()).unwrap(),
        Found::Record { .. }
    ));
    let refused = second
        .save(catalog(), &Session::default(), days())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "另一个窗口正在用这份记录，这里只能看，不保存"
    );
    drop(first);
    assert!(!Store::open(folder.path(), clock).unwrap().is_read_only());
}

#[test]
fn a_torn_record_is_put_aside_and_told() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    let path = folder.path().join("session.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, &text.as_bytes()[..text.len() / 2]).unwrap();
    let Found::SetAside { path: aside, why } = found(folder.path()) else {
        panic!()
    };
    assert!(why.contains("读不懂"), "{why}");
    assert_eq!(aside.file_name().unwrap(), "session.bad-2026-11-21-1.json");
    assert!(aside.exists() && !path.exists());
    assert_eq!(found(folder.path()), Found::Nothing);
}

#[test]
fn a_record_that_is_not_text_is_put_aside() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("session.json"), [0xff, 0xfe, 0x00]).unwrap();
    assert!(matches!(found(folder.path()), Found::SetAside { .. }));
}

#[test]
fn a_record_of_the_time_when_only_the_day_was_kept_is_read_and_the_hour_comes_with_the_next_save() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    rewrite(folder.path(), "\"schema\": 2", "\"schema\": 1");
    rewrite(folder.path(), "2026-11-22 14:05", "2026-11-20");
    let when = |store: &mut Store| match store.find(catalog(), days()).unwrap() {
        Found::Record {
            session, saved_at, ..
        } => (session, saved_at.to_string()),
        other => panic!("{other:?}"),
    };
    let mut store = Store::open(folder.path(), clock).unwrap();
    let (read, day) = when(&mut store);
    assert_eq!((&read, day.as_str()), (&session(), "2026-11-20"));
    store.save(catalog(), &read, days()).unwrap();
    assert_eq!(when(&mut store).1, "2026-11-22 14:05");
    // What is neither is damage.
    rewrite(folder.path(), "2026-11-22 14:05", "2026-11-22 25:05");
    drop(store);
    assert!(matches!(found(folder.path()), Found::SetAside { .. }));
}

#[test]
fn a_newer_programs_record_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    rewrite(
        folder.path(),
        "\"schema\": 2",
        "\"schema\": 3, \"more\": true",
    );
    let before = std::fs::read(folder.path().join("session.json")).unwrap();
    let mut store = Store::open(folder.path(), clock).unwrap();
    assert!(matches!(
        store.find(catalog(), days()).unwrap(),
        Found::Newer { .. }
    ));
    assert!(store.save(catalog(), &session(), days()).is_err());
    assert_eq!(
        std::fs::read(folder.path().join("session.json")).unwrap(),
        before
    );
}

#[test]
fn a_newer_pack_says_what_it_changed_for_this_person() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    rewrite(folder.path(), &catalog().manifest.version, "2026.10.1");
    rewrite(folder.path(), "\"hotline\",", "\"gone-entry\",");
    let Found::Record {
        session: read,
        changes,
        ..
    } = found(folder.path())
    else {
        panic!()
    };
    assert_eq!(read, session());
    let text = changes.join("\n");
    assert!(text.contains("政策包从 2026.10.1 换成了"), "{text}");
    assert!(
        text.contains("清单上新有：拿不准、办不动，打医保热线 12393。"),
        "{text}"
    );
    assert!(text.contains("清单上不再有：gone-entry"), "{text}");
}

#[test]
fn an_answer_the_pack_no_longer_knows_is_named_and_the_rest_kept() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    rewrite(
        folder.path(),
        "\"trip-reason\": \"own\"",
        "\"trip-reason\": \"gone\"",
    );
    let Found::Record {
        session: read,
        changes,
        ..
    } = found(folder.path())
    else {
        panic!()
    };
    assert_eq!(read.answers.iter().count(), 1);
    assert!(
        changes[0].contains("“trip-reason”没有“gone”这个选项"),
        "{changes:?}"
    );
}

#[test]
fn a_note_cannot_steer_the_terminal_and_is_not_endless() {
    let mut session = Session::default();
    session.note("hotline", "\u{1b}[2J红\n绿");
    assert_eq!(session.marks["hotline"].note, "\u{FFFD}[2J红 绿");
    session.note("hotline", &"长".repeat(500));
    assert_eq!(session.marks["hotline"].note.chars().count(), 200);
    session.note("hotline", " ");
    assert!(session.marks.is_empty());
    let mark = Mark {
        done_on: Some(date("2026-11-21")),
        note: String::new(),
    };
    session.toggle("hotline", date("2026-11-21"));
    assert_eq!(session.marks["hotline"], mark);
    session.toggle("hotline", date("2026-11-22"));
    assert!(session.marks.is_empty());
}

#[test]
fn forgetting_removes_ours_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    std::fs::write(folder.path().join("notes.txt"), "别人的").unwrap();
    let removed = forget(folder.path()).unwrap();
    let names: Vec<_> = removed
        .iter()
        .map(|p| p.file_name().unwrap().to_str().unwrap())
        .collect();
    assert_eq!(names, ["session.json", "session.lock"]);
    assert!(folder.path().join("notes.txt").exists());
    std::fs::remove_file(folder.path().join("notes.txt")).unwrap();
    drop(saved(folder.path()));
    forget(folder.path()).unwrap();
    assert!(!folder.path().exists());
    assert!(forget(folder.path()).unwrap().is_empty());
}

#[test]
fn clearing_takes_the_record_and_keeps_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = saved(folder.path());
    store.clear().unwrap();
    assert_eq!(store.find(catalog(), days()).unwrap(), Found::Nothing);
    assert!(Store::open(folder.path(), clock).unwrap().is_read_only());
}

#[test]
fn ticks_not_answered_with_yet_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let also = catalog().find_question("also").unwrap();
    let ticks = yiqian::catalog::OptionSet::only(yiqian::catalog::OptionIx(1));
    let mut ticked = session();
    ticked.drafts.insert(also, ticks);
    let store = Store::open(folder.path(), clock).unwrap();
    store.save_unsynced(catalog(), &ticked, days()).unwrap();
    yiqian::session::sync(&store.path()).unwrap();
    drop(store);
    let Found::Record { session: read, .. } = found(folder.path()) else {
        panic!()
    };
    assert_eq!(read, ticked);
}

#[test]
fn an_answer_without_use_is_kept_told_once_and_used_again() {
    let folder = tempfile::tempdir().unwrap();
    drop(saved(folder.path()));
    rewrite(
        folder.path(),
        "\"trip-reason\": \"own\"",
        "\"trip-reason\": \"gone\", \"gone-question\": \"yes\"",
    );
    let reread = || {
        let mut store = Store::open(folder.path(), clock).unwrap();
        match store.find(catalog(), days()).unwrap() {
            Found::Record {
                session, changes, ..
            } => (store, session, changes),
            other => panic!("{other:?}"),
        }
    };
    let (store, session, changes) = reread();
    assert_eq!(changes.len(), 2, "{changes:?}");
    store.save(catalog(), &session, days()).unwrap();
    drop(store);
    let (store, session, changes) = reread();
    assert!(changes.is_empty(), "{changes:?}");
    assert_eq!(session.unused["gone-question"], "yes");
    store.save(catalog(), &session, days()).unwrap();
    drop(store);
    // A pack that knows the option again.
    rewrite(
        folder.path(),
        "\"trip-reason\": \"gone\"",
        "\"trip-reason\": \"own\"",
    );
    let (_, session, _) = reread();
    let trip = catalog().find_question("trip-reason").unwrap();
    assert!(session.answers.get(trip).is_some());
    assert!(!session.unused.contains_key("trip-reason"));
}

#[test]
fn nothing_is_forgotten_under_another_window() {
    let folder = tempfile::tempdir().unwrap();
    let window = saved(folder.path());
    let refused = forget(folder.path()).unwrap_err().to_string();
    assert!(refused.contains("另一个窗口"), "{refused}");
    assert!(window.path().exists());
    drop(window);
    assert_eq!(forget(folder.path()).unwrap().len(), 2);
}

#[test]
fn a_window_that_only_reads_moves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let first = saved(folder.path());
    std::fs::write(first.path(), "{").unwrap();
    let found = found(folder.path());
    assert!(matches!(found, Found::Damaged { .. }), "{found:?}");
    assert_eq!(std::fs::read_to_string(first.path()).unwrap(), "{");
}

#[cfg(unix)]
#[test]
fn a_record_others_could_read_is_private_again_when_saved() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let store = saved(folder.path());
    let loose = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(store.path(), loose).unwrap();
    store.save(catalog(), &session(), days()).unwrap();
    let mode = std::fs::metadata(store.path())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let pipe = |path: &Path| mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0);
    let folder = tempfile::tempdir().unwrap();
    pipe(&folder.path().join("session.json")).unwrap();
    let Found::SetAside { path: aside, why } = found(folder.path()) else {
        panic!()
    };
    assert_eq!(why, "不是普通文件");
    assert!(aside.symlink_metadata().is_ok());
    forget(folder.path()).unwrap();
    assert!(!folder.path().exists());
    std::fs::create_dir(folder.path()).unwrap();
    pipe(&folder.path().join("session.lock")).unwrap();
    let refused = Store::open(folder.path(), clock).unwrap_err().to_string();
    assert!(refused.contains("不是普通文件"), "{refused}");
}
