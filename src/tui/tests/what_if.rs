//! What another answer would change: before it is taken, beside the options, and the lines that are not there.

use super::{
    super::{action::Action::*, rows::Row, screens::Screen, update::Effect},
    press, sample, screen, wizard,
};
use crate::{catalog::OptionIx, engine::Answer, tui::app::App};

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (120, 40)];

fn at_review(size: (u16, u16)) -> App {
    let mut app = wizard(size);
    press(&mut app, &[Enter, Enter, Enter, Enter, Enter]);
    assert!(matches!(app.place().screen, Screen::Review));
    app
}

#[test]
fn a_change_is_shown_before_it_is_taken() {
    for (width, height) in SIZES {
        let mut app = at_review((width, height));
        let before = app.session.clone();
        app.go_to(&Row::Answer(sample::SCOPE));
        press(&mut app, &[Enter, Pick(3)]);
        assert_eq!(app.session, before);
        insta::assert_snapshot!(format!("what_if_{width}x{height}"), screen(&app));
        // Esc leaves it, with the cursor still on the option.
        press(&mut app, &[Back]);
        assert_eq!(app.session, before);
        assert_eq!(app.row(), Some(Row::Option(OptionIx(2))));
        // Enter takes it.
        assert_eq!(press(&mut app, &[Enter, Enter]), Effect::Keep);
        let taken = Some(Answer::Choice(OptionIx(2)));
        assert_eq!(app.session.answers.get(sample::SCOPE), taken);
        assert!(matches!(app.place().screen, Screen::Review));
    }
}

#[test]
fn a_change_that_changes_nothing_is_taken_at_once() {
    let mut app = at_review((80, 24));
    app.go_to(&Row::Answer(sample::SCOPE));
    press(&mut app, &[Enter, Pick(2)]);
    // The same lines, by another province; only the reasons differ.
    assert!(
        matches!(app.place().screen, Screen::Review),
        "{}",
        screen(&app)
    );
}

#[test]
fn nothing_stands_in_the_way_through_the_questions() {
    let mut app = wizard((80, 24));
    press(&mut app, &[Enter, Enter, Back, Pick(3)]);
    assert!(!matches!(app.place().screen, Screen::WhatIf(_)));
}

#[test]
fn lines_that_are_not_there_name_the_answer_that_would_bring_them() {
    for (width, height) in SIZES {
        let mut app = at_review((width, height));
        press(&mut app, &[Enter, WhyNot]);
        insta::assert_snapshot!(format!("why_not_{width}x{height}"), screen(&app));
        let Some(Row::Miss(miss)) = app.row() else {
            panic!("{}", screen(&app))
        };
        press(&mut app, &[Enter]);
        assert_eq!(app.row(), Some(Row::Option(miss.option)));
        press(&mut app, &[Back]);
        assert!(matches!(app.place().screen, Screen::WhyNot(_)));
    }
}

#[test]
fn a_line_brought_from_there_is_not_listed_any_more() {
    let mut app = at_review((80, 24));
    press(&mut app, &[Enter, WhyNot]);
    let Screen::WhyNot(before) = app.place().screen.clone() else {
        panic!()
    };
    app.go_to(&Row::Miss(before[0]));
    press(&mut app, &[Enter]);
    let tick = matches!(app.asked_kind(), Some(crate::catalog::Kind::Several));
    press(
        &mut app,
        if tick {
            &[Enter, Enter, Enter]
        } else {
            &[Enter, Enter]
        },
    );
    let Screen::WhyNot(after) = &app.place().screen else {
        panic!("{}", screen(&app))
    };
    assert!(after.iter().all(|miss| miss.entry != before[0].entry));
}

#[test]
fn wide_terminals_show_what_the_option_under_the_cursor_would_change() {
    let mut app = wizard((120, 40));
    press(&mut app, &[Enter, Enter, Enter]);
    insta::assert_snapshot!("preview", screen(&app));
    press(&mut app, &[Down]);
    assert!(
        screen(&app).contains("选“没停保”会怎样"),
        "{}",
        screen(&app)
    );
    press(&mut app, &[Enter, Back]);
    assert!(screen(&app).contains("就是现在的回答"), "{}", screen(&app));
    app.resized((80, 24));
    assert!(app.preview.is_none());
}

#[test]
fn a_tick_is_compared_with_the_same_ticks_without_it() {
    let mut app = wizard((120, 40));
    press(&mut app, &[Enter, Enter, Enter, Enter, Down, Down, Down]);
    insta::assert_snapshot!("preview_several", screen(&app));
}
