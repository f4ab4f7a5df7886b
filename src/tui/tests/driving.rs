//! What actions lead to.

use super::{
    super::{action::Action::*, app::Screen, rows::Row, update::Effect},
    press, sample, screen, starting, type_text, wizard,
};
use crate::{
    catalog::{OptionIx, OptionSet},
    engine::Answer,
    export::Overwrite,
    tui::app::App,
};

const SIZE: (u16, u16) = (80, 24);

fn at_list() -> App {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter, Enter, Enter]);
    assert!(matches!(app.place().screen, Screen::List(_)));
    app
}

#[test]
fn enter_alone_leads_to_a_written_list() {
    let mut app = at_list();
    let effect = press(&mut app, &[Export, Enter]);
    let path = "/home/me/医保转移清单-2026-11-21.txt".into();
    assert_eq!(effect, Effect::Save(path, Overwrite::Never));
    app.written(Ok("/home/me/医保转移清单-2026-11-21.txt".into()));
    assert_eq!(press(&mut app, &[Enter]), Effect::Leave(0));
}

#[test]
fn everything_has_a_row() {
    let mut app = at_list();
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
    let answers = app.answers.clone();
    press(&mut app, &[Back, Back, Back, Back, Back]);
    assert!(matches!(app.place().screen, Screen::Welcome));
    assert_eq!(app.answers, answers);
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
    press(&mut app, &[Up, Up, Enter, Pick(2)]);
    assert!(matches!(app.place().screen, Screen::Review));
    assert_eq!(
        app.answers.get(sample::LEFT),
        Some(Answer::Choice(OptionIx(1)))
    );
}

#[test]
fn a_change_that_brings_a_question_points_at_it() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter, Enter]);
    press(&mut app, &[Home, Down, Enter, Pick(2)]);
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
    assert_eq!(app.answers.get(sample::ALSO), Some(Answer::Several(ticked)));
}

#[test]
fn space_unticks_and_enter_goes_on() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter]);
    press(&mut app, &[Down, Tick, Tick, Down, Tick, Enter]);
    let ticked = OptionSet::only(OptionIx(1));
    assert_eq!(app.answers.get(sample::ALSO), Some(Answer::Several(ticked)));
}

#[test]
fn all_ticks_can_be_taken_away_by_a_row() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Enter, Enter, Pick(1)]);
    app.go_to(&Row::Untick);
    press(&mut app, &[Enter, Enter]);
    assert_eq!(
        app.answers.get(sample::ALSO),
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
    assert_eq!(app.answers.get(sample::ACCEPTED), Some(Answer::Date(date)));
}

#[test]
fn a_bad_date_stays_and_says_why() {
    let mut app = wizard(SIZE);
    press(&mut app, &[Enter, Enter, Pick(2)]);
    type_text(&mut app, "2027-1-1");
    press(&mut app, &[Enter]);
    assert_eq!(app.answers.get(sample::ACCEPTED), None);
    assert!(screen(&app).contains("还没到"));
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    let mut app = wizard(SIZE);
    assert_eq!(press(&mut app, &[Leave]), Effect::Leave(1));
    press(&mut app, &[Enter, Enter]);
    assert_eq!(press(&mut app, &[Leave]), Effect::Draw);
    assert_eq!(press(&mut app, &[Enter]), Effect::Draw);
    assert!(matches!(app.place().screen, Screen::Question(_)));
    assert_eq!(press(&mut app, &[Leave, Down, Enter]), Effect::Leave(1));
}

#[test]
fn a_written_list_is_nothing_to_lose_until_an_answer_changes() {
    let mut app = at_list();
    press(&mut app, &[Export, Enter]);
    app.written(Ok("/home/me/a.txt".into()));
    assert_eq!(press(&mut app, &[Leave]), Effect::Leave(0));
    press(&mut app, &[Back, Review, Home, Enter, Pick(2)]);
    assert_eq!(press(&mut app, &[Leave]), Effect::Draw);
    assert!(matches!(app.place().screen, Screen::Leave));
}

#[test]
fn control_c_never_asks() {
    let mut app = at_list();
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
fn an_existing_file_is_replaced_only_after_a_yes() {
    let mut app = at_list();
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
fn a_name_with_a_slash_is_refused() {
    let mut app = at_list();
    press(&mut app, &[Export]);
    app.go_to(&Row::Name);
    type_text(&mut app, "/x");
    assert_eq!(press(&mut app, &[Enter, Enter]), Effect::Draw);
    assert!(screen(&app).contains("文件名里不能有"));
}

#[test]
fn another_folder_is_offered_after_a_failure() {
    let mut app = at_list();
    press(&mut app, &[Export]);
    app.export_failed("不能写".to_owned());
    app.go_to(&Row::OtherFolder("/tmp".into()));
    let effect = press(&mut app, &[Enter, Enter]);
    let path = "/tmp/医保转移清单-2026-11-21.txt".into();
    assert_eq!(effect, Effect::Save(path, Overwrite::Never));
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
    press(&mut app, &[Down, Enter, Pick(1)]);
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

#[test]
fn keys_work_in_a_window_too_small() {
    let mut app = wizard((10, 3));
    assert_eq!(press(&mut app, &[Down, PageDown, Leave]), Effect::Leave(1));
}

#[test]
fn a_new_size_keeps_the_cursor_in_view() {
    let mut app = at_list();
    press(&mut app, &[End, Up, Up, Up, Up, Up]);
    for size in [(60, 20), (40, 12), (20, 5), (120, 40), (80, 24)] {
        app.resized(size);
        let shown = screen(&app);
        assert!(app.too_small() || shown.contains('▸'), "{size:?}\n{shown}");
    }
}

#[test]
fn the_name_follows_the_format_until_it_has_an_ending_of_its_own() {
    let mut app = at_list();
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
fn a_list_without_dates_says_why_it_is_no_calendar() {
    let mut app = at_list();
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
