//! Questions with several answers, and changes that come after.

use super::{
    super::{action::Action::*, rows::Row, screens::Screen},
    press, sample, screen, starting, wizard,
};
use crate::{
    catalog::{OptionIx, OptionSet},
    engine::Answer,
    tui::app::App,
};

const SIZE: (u16, u16) = (80, 24);

fn at_several() -> App {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter]);
    assert!(app.rows().contains(&Row::GoOn));
    app
}

fn ticks(app: &App) -> OptionSet {
    match &app.place().screen {
        Screen::Question(asking) => asking.ticks,
        other => panic!("{other:?}"),
    }
}

#[test]
fn going_back_keeps_the_ticks() {
    let mut app = at_several();
    press(&mut app, &[Pick(1), Pick(3), Back]);
    assert!(screen(&app).contains("勾的都留着"), "{}", screen(&app));
    press(&mut app, &[Enter]);
    let ticked = OptionSet::only(OptionIx(0)).with(OptionIx(2));
    assert_eq!(ticks(&app), ticked);
    press(&mut app, &[Home, Enter]);
    assert_eq!(
        app.session.answers.get(sample::ALSO),
        Some(Answer::Several(ticked))
    );
    assert!(app.session.drafts.is_empty());
}

#[test]
fn the_digit_of_unknown_moves_there_and_enter_answers() {
    let mut app = at_several();
    press(&mut app, &[Pick(1), Pick(4)]);
    assert_eq!(app.row(), Some(Row::Unknown));
    assert_eq!(app.session.answers.get(sample::ALSO), None);
    assert_eq!(ticks(&app), OptionSet::only(OptionIx(0)));
    press(&mut app, &[Enter]);
    assert_eq!(app.session.answers.get(sample::ALSO), Some(Answer::Unknown));
    press(&mut app, &[Back]);
    assert_eq!(ticks(&app), OptionSet::only(OptionIx(0)));
}

#[test]
fn after_a_change_the_cursor_is_on_the_list() {
    let mut app = at_several();
    press(&mut app, &[Enter]);
    press(&mut app, &[Home, Down, Down, Enter, Pick(2), Enter]);
    assert!(matches!(app.place().screen, Screen::Review));
    assert_eq!(app.row(), Some(Row::ShowList));
    // Looking at an answer without changing it moves nothing.
    press(&mut app, &[Home, Enter, Back]);
    assert_eq!(app.row(), Some(Row::Answer(sample::SCOPE)));
}

#[test]
fn more_questions_after_an_unknown_are_explained() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter]);
    let before = app.expected();
    press(&mut app, &[Pick(3)]);
    assert!(app.expected() > before);
    assert!(screen(&app).contains("有不清楚的，会多问几题。"));
}

#[test]
fn keys_in_a_window_too_small_do_nothing_but_leave() {
    let mut app = at_several();
    let before = (app.session.answers.clone(), app.places.len(), screen(&app));
    app.resized((30, 8));
    assert!(screen(&app).contains("离开按 Ctrl-C"), "{}", screen(&app));
    press(
        &mut app,
        &[Enter, Pick(1), Down, Tick, Back, Export, Review],
    );
    app.paste("1");
    app.resized(SIZE);
    assert_eq!(
        before,
        (app.session.answers.clone(), app.places.len(), screen(&app))
    );
}

#[test]
fn the_row_under_the_cursor_is_in_view_from_the_start() {
    for size in [(40, 12), (60, 20), (80, 24)] {
        let shown = screen(&starting(size));
        assert!(shown.contains("▸ 开始"), "{shown}");
    }
}
