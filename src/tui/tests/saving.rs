//! From the list to a file.

use super::{
    super::{action::Action::*, rows::Row, screens::Screen, update::Effect},
    at_list, press, sample, screen, type_text,
};
use crate::{
    export::{Format, Overwrite, WriteError},
    tui::{app::App, keeping::Keeping},
};

const SIZE: (u16, u16) = (80, 24);

fn at_form() -> App {
    let mut app = at_list(SIZE);
    press(&mut app, &[Export]);
    assert_eq!(app.row(), Some(Row::Write));
    app
}

fn name(app: &mut App, typed: &str) {
    app.go_to(&Row::Name);
    press(app, &[Clear]);
    type_text(app, typed);
}

#[test]
fn enter_alone_leads_to_a_written_list() {
    let mut app = at_list(SIZE);
    let effect = press(&mut app, &[Export, Enter]);
    let path = "/home/me/医保转移清单-2026-11-21.txt".into();
    assert_eq!(effect, Effect::Save(path, Overwrite::Never));
    app.written(Ok("/home/me/医保转移清单-2026-11-21.txt".into()));
    assert_eq!(press(&mut app, &[Enter]), Effect::Leave(0));
}

#[test]
fn a_written_list_is_nothing_to_lose_until_an_answer_changes() {
    let mut app = at_list(SIZE);
    app.keeping = Keeping::Off;
    app.kept = crate::session::Session::default();
    press(&mut app, &[Export, Enter]);
    app.written(Ok("/home/me/a.txt".into()));
    assert_eq!(press(&mut app, &[Leave]), Effect::Leave(0));
    press(&mut app, &[Back, Review, Home, Enter, Pick(2), Enter]);
    assert_eq!(press(&mut app, &[Leave]), Effect::Draw);
    assert!(matches!(app.place().screen, Screen::Leave));
}

#[test]
fn an_existing_file_is_replaced_only_after_a_yes() {
    let mut app = at_list(SIZE);
    press(&mut app, &[Export, Enter]);
    app.written(Err(crate::export::WriteError::Exists(
        "/home/me/a.txt".into(),
    )));
    assert_eq!(app.row(), Some(Row::Rename));
    press(&mut app, &[Enter]);
    assert_eq!(app.row(), Some(Row::Name));
    app.written(Err(crate::export::WriteError::Exists(
        "/home/me/a.txt".into(),
    )));
    let effect = press(&mut app, &[Down, Enter]);
    assert_eq!(
        effect,
        Effect::Save("/home/me/a.txt".into(), Overwrite::Replace)
    );
}

#[test]
fn a_free_name_is_asked_for_and_taken() {
    let mut app = at_list(SIZE);
    let path = "/home/me/医保转移清单-2026-11-21.txt".into();
    assert_eq!(press(&mut app, &[Export]), Effect::FindName(path));
    app.take_name("/home/me/医保转移清单-2026-11-21-2.txt".as_ref());
    let path = "/home/me/医保转移清单-2026-11-21-2.txt".into();
    assert_eq!(
        press(&mut app, &[Enter]),
        Effect::Save(path, Overwrite::Never)
    );
}

#[test]
fn another_name_for_a_taken_one_is_asked_for() {
    let mut app = at_form();
    name(&mut app, "a");
    press(&mut app, &[Enter, Enter]);
    app.written(Err(WriteError::Exists("/home/me/a.txt".into())));
    assert_eq!(
        press(&mut app, &[Enter]),
        Effect::FindName("/home/me/a.txt".into())
    );
}

#[test]
fn a_name_with_a_slash_is_refused_once_and_while_it_has_one() {
    let mut app = at_form();
    name(&mut app, "a/");
    assert_eq!(press(&mut app, &[Enter, Enter]), Effect::Draw);
    assert_eq!(app.row(), Some(Row::Name));
    assert_eq!(screen(&app).matches("文件名里不能有").count(), 1);
    press(&mut app, &[Erase]);
    assert!(!screen(&app).contains("文件名里不能有"));
}

#[test]
fn a_name_without_an_extension_gets_one() {
    for (typed, written) in [("清单", "清单.txt"), ("a.md", "a.md"), ("a.", "a.txt")] {
        let mut app = at_form();
        name(&mut app, typed);
        let path = format!("/home/me/{written}").into();
        let effect = press(&mut app, &[Enter, Enter]);
        assert_eq!(effect, Effect::Save(path, Overwrite::Never));
    }
}

#[test]
fn the_cursor_goes_where_the_failure_is_mended() {
    let path = || "/home/me/a.txt".into();
    for (error, row) in [
        (WriteError::NameTooLong(path()), Row::Name),
        (WriteError::IsDirectory(path()), Row::Name),
        (WriteError::NoPermission(path()), Row::Folder),
        (WriteError::ParentMissing(path()), Row::Folder),
    ] {
        let mut app = at_form();
        let said = error.to_string();
        app.written(Err(error));
        assert_eq!(app.row(), Some(row), "{said}");
        // What was said is over once something is changed.
        let cause: String = said.chars().skip_while(|c| *c != '：').take(6).collect();
        assert!(screen(&app).contains(&cause), "{}", screen(&app));
        type_text(&mut app, "x");
        assert!(!screen(&app).contains(&cause), "{}", screen(&app));
    }
}

#[test]
fn other_folders_are_offered_the_passing_one_last() {
    let mut app = at_form();
    app.written(Err(WriteError::NoPermission("/home/me/a.txt".into())));
    let shown = screen(&app);
    let at = |text: &str| shown.find(text).unwrap();
    assert!(
        at("改存到  /home/you") < at("改存到  /tmp（重启后会清掉）"),
        "{shown}"
    );
    app.go_to(&Row::OtherFolder("/tmp".into()));
    let effect = press(&mut app, &[Enter, Enter]);
    let path = "/tmp/医保转移清单-2026-11-21.txt".into();
    assert_eq!(effect, Effect::Save(path, Overwrite::Never));
}

#[test]
fn a_long_name_does_not_fill_the_screen() {
    for size in [(80, 24), (60, 20), (40, 12)] {
        let mut app = at_form();
        app.resized(size);
        let long = "长".repeat(200);
        name(&mut app, &long);
        let path = format!("/home/me/{long}.txt").into();
        app.written(Err(WriteError::NameTooLong(path)));
        let shown = screen(&app);
        assert!(
            shown.matches('长').count() <= 2 * usize::from(size.0),
            "{shown}"
        );
        assert!(shown.contains("文件名  …长"), "{shown}");
        if size.0 >= 60 {
            assert!(shown.contains("会写到"), "{shown}");
        }
    }
}

#[test]
fn the_name_follows_the_format_until_it_has_an_ending_of_its_own() {
    let mut app = at_list(SIZE);
    app.update(Export);
    let shown = |app: &App| match &app.place().screen {
        Screen::Export(form) => (form.format.id(), form.name.text()),
        other => panic!("{other:?}"),
    };
    app.go_to(&Row::Format);
    let mut seen = Vec::new();
    for _ in 0..5 {
        app.update(Enter);
        assert_eq!(app.row(), Some(Row::Format));
        let (id, name) = shown(&app);
        assert!(name.ends_with(&format!("-2026-11-21.{id}")), "{name}");
        seen.push(id);
    }
    assert_eq!(seen, ["md", "html", "ics", "json", "txt"]);
    app.go_to(&Row::Name);
    app.update(Type('x'));
    app.go_to(&Row::Format);
    app.update(Enter);
    let (id, name) = shown(&app);
    assert_eq!((id, name.as_str()), ("md", "医保转移清单-2026-11-21.txtx"));
    assert_eq!(app.format().id(), "md");
}

#[test]
fn the_form_says_that_ticks_and_notes_are_written() {
    let words = "勾选和备注也写进去";
    let mut app = at_form();
    assert!(!screen(&app).contains(words), "{}", screen(&app));
    app.session.note("app", "周三再去");
    assert!(screen(&app).contains(words), "{}", screen(&app));
    // Not by a calendar, and not those of lines that are not on this list.
    while app.format() != Format::Calendar {
        app.next_format();
    }
    assert!(!screen(&app).contains(words), "{}", screen(&app));
    app.next_format();
    app.session.note("app", "");
    app.session.note("not-on-this-list", "周三再去");
    assert!(!screen(&app).contains(words), "{}", screen(&app));
}

#[test]
fn a_list_without_dates_says_why_it_is_no_calendar() {
    let mut app = at_list(SIZE);
    press(&mut app, &[Export]);
    let list = crate::engine::Checklist::build(
        &sample::catalog(),
        &crate::engine::Answers::default(),
        app.setup.days,
    );
    let no_dates = crate::export::calendar(&sample::catalog(), &list).unwrap_err();
    app.not_in_format(&no_dates);
    assert_eq!(app.row(), Some(Row::Format));
    assert!(screen(&app).contains("没有写日历"));
}
