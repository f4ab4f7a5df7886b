//! What actions lead to.

use super::{
    super::{action::Action::*, rows::Row, screens::Screen, update::Effect},
    at_list, press, sample, screen, starting, type_text, unkept, wizard,
};
use crate::{
    catalog::{OptionIx, OptionSet},
    engine::Answer,
};

const SIZE: (u16, u16) = (80, 24);

#[test]
fn everything_has_a_row() {
    let mut app = at_list(SIZE);
    for row in [Row::Export, Row::Review, Row::Claims, Row::Help, Row::Leave] {
        assert!(app.rows().contains(&row), "{row:?}");
    }
    app.go_to(&Row::Export);
    press(&mut app, &[Enter]);
    assert!(matches!(app.place().screen, Screen::Export(_)));
    for row in [Row::Back, Row::Leave] {
        assert!(app.rows().contains(&row), "{row:?}");
    }
}

#[test]
fn going_back_keeps_later_answers() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Pick(2), Enter, Pick(2)]);
    let answers = app.session.answers.clone();
    press(&mut app, &[Back, Back, Back, Back, Back]);
    assert!(matches!(app.place().screen, Screen::Welcome));
    assert_eq!(app.session.answers, answers);
    assert_eq!(app.row(), Some(Row::Resume));
}

#[test]
fn an_earlier_answer_is_preselected() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Pick(2), Back]);
    assert_eq!(app.row(), Some(Row::Option(OptionIx(1))));
    press(&mut app, &[Pick(4), Back]);
    assert_eq!(app.row(), Some(Row::Unknown));
}

#[test]
fn an_answer_is_changed_in_place() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter, Enter]);
    press(&mut app, &[Up, Up, Enter, Pick(2), Enter]);
    assert!(matches!(app.place().screen, Screen::Review));
    assert_eq!(
        app.session.answers.get(sample::LEFT),
        Some(Answer::Choice(OptionIx(1)))
    );
}

#[test]
fn a_change_that_brings_a_question_points_at_it() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter, Enter]);
    press(&mut app, &[Home, Down, Enter, Pick(2), Enter]);
    assert_eq!(app.row(), Some(Row::Answer(sample::ACCEPTED)));
    assert_eq!(app.notice.as_deref(), Some("还有 1 题没回答。"));
    assert!(
        app.list
            .as_ref()
            .is_some_and(|l| l.dropped == [sample::LEFT])
    );
}

#[test]
fn several_can_be_ticked_with_enter_alone() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter]);
    press(&mut app, &[Down, Enter, Down, Down, Enter, Enter]);
    let ticked = OptionSet::only(OptionIx(0)).with(OptionIx(2));
    assert_eq!(
        app.session.answers.get(sample::ALSO),
        Some(Answer::Several(ticked))
    );
}

#[test]
fn space_unticks_and_enter_goes_on() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter]);
    press(&mut app, &[Down, Tick, Tick, Down, Tick, Enter]);
    let ticked = OptionSet::only(OptionIx(1));
    assert_eq!(
        app.session.answers.get(sample::ALSO),
        Some(Answer::Several(ticked))
    );
}

#[test]
fn all_ticks_can_be_taken_away_by_a_row() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter, Pick(1)]);
    app.go_to(&Row::Untick);
    press(&mut app, &[Enter, Enter]);
    assert_eq!(
        app.session.answers.get(sample::ALSO),
        Some(Answer::Several(OptionSet::EMPTY))
    );
}

#[test]
fn a_date_is_typed() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Pick(2)]);
    assert!(app.is_typing());
    type_text(&mut app, "11月2日");
    press(&mut app, &[Enter]);
    let date = sample::day("2026-11-02");
    assert_eq!(
        app.session.answers.get(sample::ACCEPTED),
        Some(Answer::Date(date))
    );
}

#[test]
fn a_bad_date_stays_and_says_why() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Pick(2)]);
    type_text(&mut app, "2027-1-1");
    press(&mut app, &[Enter]);
    assert_eq!(app.session.answers.get(sample::ACCEPTED), None);
    assert!(screen(&app).contains("还没到"));
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    let mut app = unkept(SIZE);
    assert_eq!(press(&mut app, &[Leave]), Effect::Leave(1));
    press(&mut app, &[Enter, Enter]);
    assert_eq!(press(&mut app, &[Leave]), Effect::Draw);
    assert_eq!(press(&mut app, &[Enter]), Effect::Draw);
    assert!(matches!(app.place().screen, Screen::Question(_)));
    assert_eq!(press(&mut app, &[Leave, Down, Enter]), Effect::Leave(1));
    press(&mut app, &[Back, Leave]);
    assert_eq!(press(&mut app, &[Leave]), Effect::Leave(1));
}

#[test]
fn control_c_never_asks() {
    let mut app = at_list(SIZE);
    assert_eq!(press(&mut app, &[Interrupt]), Effect::Leave(130));
    assert_eq!(press(&mut app, &[Quit]), Effect::Leave(131));
}

#[test]
fn a_key_before_the_pack_is_read_is_kept() {
    let mut app = starting(SIZE);
    press(&mut app, &[Enter]);
    assert!(matches!(app.place().screen, Screen::Loading));
    app.loaded(Ok(std::sync::Arc::new(sample::catalog())));
    assert!(matches!(app.place().screen, Screen::Question(_)));
}

#[test]
fn a_broken_pack_ends_with_its_code() {
    let mut app = starting(SIZE);
    app.loaded(Err(crate::catalog::Problems(Vec::new())));
    assert_eq!(press(&mut app, &[Enter]), Effect::Leave(3));
}

#[test]
fn what_to_find_out_can_be_answered_from_the_list() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Pick(3), Enter, Enter]);
    assert!(
        app.list
            .as_ref()
            .is_some_and(|l| l.outcome.verdict.is_none())
    );
    press(&mut app, &[Down, Down, Enter, Pick(1)]);
    assert!(matches!(app.place().screen, Screen::List(_)));
    assert!(
        app.list
            .as_ref()
            .is_some_and(|l| l.outcome.verdict.is_some())
    );
}

#[test]
fn claims_are_found_while_typing_and_read() {
    let mut app = wizard(SIZE);
    app.go_to(&Row::Claims);
    press(&mut app, &[Enter]);
    assert!(app.is_typing());
    type_text(&mut app, "买药");
    assert_eq!(app.found(), [crate::catalog::ClaimIx(1)]);
    press(&mut app, &[Enter, Enter]);
    assert!(matches!(app.place().screen, Screen::Claim(_)));
    // Enter comes back, and `/` goes to the field from wherever the cursor is.
    press(&mut app, &[Enter, Find]);
    assert_eq!(app.row(), Some(Row::Find));
    press(&mut app, &[Back]);
    assert!(matches!(app.place().screen, Screen::Welcome));
}

#[test]
fn claims_asked_for_before_the_pack_is_read_appear_with_it() {
    let mut app = starting(SIZE);
    app.go_to(&Row::Claims);
    press(&mut app, &[Enter]);
    assert!(app.is_waiting());
    assert!(screen(&app).contains("正在读取政策包"));
    app.loaded(Ok(std::sync::Arc::new(sample::catalog())));
    assert!(screen(&app).contains("一共 3 条。"), "{}", screen(&app));
}
