//! Fields: keys, pastes, and what is not taken.

use super::{
    super::{action::Action::*, rows::Row, screens::Screen},
    press, sample, screen, type_text, wizard,
};
use crate::{engine::Answers, tui::app::App};

const SIZE: (u16, u16) = (80, 24);

fn at_date() -> App {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Pick(2)]);
    assert_eq!(app.row(), Some(Row::Date));
    app
}

#[test]
fn a_paste_never_answers_a_question() {
    let mut app = wizard(SIZE);
    app.paste("\r\r1\r");
    assert!(matches!(app.place().screen, Screen::Welcome));
    press(&mut app, &[Enter]);
    app.paste("1\r1\r1\r");
    assert_eq!(app.session.answers, Answers::default());
    assert!(screen(&app).contains("粘贴的内容没有用上：这里用方向键选。"));
}

#[test]
fn a_paste_gives_a_field_its_first_line_cleaned() {
    let mut app = wizard(SIZE);
    app.go_to(&Row::Claims);
    press(&mut app, &[Enter]);
    app.paste("\n  买\u{1b}药\r\n余额\r\n");
    assert!(screen(&app).contains("找  买药"), "{}", screen(&app));
    assert!(screen(&app).contains("只用了粘贴内容的第一行。"));
}

#[test]
fn a_date_field_takes_a_pasted_date_only() {
    let mut app = at_date();
    app.paste("昨天\n");
    assert!(screen(&app).contains("粘贴的内容不是日期"));
    app.paste("2026-11-02\n");
    press(&mut app, &[Enter]);
    let date = sample::day("2026-11-02");
    let answer = app.session.answers.get(sample::ACCEPTED);
    assert_eq!(answer, Some(crate::engine::Answer::Date(date)));
}

#[test]
fn letters_are_refused_in_a_date() {
    let mut app = at_date();
    type_text(&mut app, "12q?-x20");
    assert!(screen(&app).contains("日期  12-20"), "{}", screen(&app));
    press(&mut app, &[Type('q')]);
    assert!(screen(&app).contains("日期只填数字"));
}

#[test]
fn the_date_typed_is_said_back_with_its_weekday() {
    let mut app = at_date();
    type_text(&mut app, "12-20");
    assert!(
        screen(&app).contains("就是 2025-12-20 周六"),
        "{}",
        screen(&app)
    );
    type_text(&mut app, "-9999");
    assert!(!screen(&app).contains("就是"));
}
