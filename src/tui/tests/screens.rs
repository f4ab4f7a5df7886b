//! Every screen as reviewed text, at three sizes and where it is too small.

use super::{super::action::Action::*, press, sample, screen, starting, type_text, wizard};
use crate::{
    catalog::{Problem, ProblemKind, Problems},
    engine::Answer,
    tui::{action::Action, app::App, rows::Row, screens::Item},
};

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (120, 40)];

/// Snapshots the screen the actions lead to, at every size.
#[track_caller]
fn shows(name: &str, prepare: impl Fn(&mut App)) {
    for (width, height) in SIZES {
        let mut app = wizard((width, height));
        prepare(&mut app);
        let shown = screen(&app);
        assert_fits(&shown, width.into());
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), shown);
    }
}

/// No line starts with a closing mark, none is wider than the screen.
#[track_caller]
fn assert_fits(shown: &str, width: usize) {
    for line in shown.lines() {
        assert!(crate::text::width(line) <= width, "{line}");
        assert!(
            !line
                .trim_start()
                .starts_with(['，', '。', '）', '、', '；']),
            "{line}"
        );
    }
}

/// 不在一个省，还没申请，已经停保，没有别的情况.
const COMMON: [Action; 5] = [Enter, Enter, Enter, Enter, Enter];

fn to_list(app: &mut App) {
    press(app, &COMMON);
    press(app, &[Enter]);
}

/// The list of somebody who knows nothing.
fn to_open_list(app: &mut App) {
    for question in [
        sample::SCOPE,
        sample::STAGE,
        sample::ACCEPTED,
        sample::LEFT,
        sample::ALSO,
    ] {
        app.session.answers.set(question, Answer::Unknown);
    }
    app.recompute();
    press(app, &[Enter, Enter]);
}

#[test]
fn welcome() {
    shows("welcome", |_| {});
}

#[test]
fn welcome_says_that_the_pack_is_stale() {
    let mut app = wizard((80, 24));
    app.setup.days.today = sample::day("2027-01-01");
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn loading() {
    let mut app = starting((80, 24));
    press(&mut app, &[Enter]);
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn question() {
    shows("question", |app| {
        press(app, &[Enter]);
    });
}

#[test]
fn question_with_the_cursor_on_unknown() {
    shows("question_unknown", |app| {
        press(app, &[Enter, Down, Down, Down]);
    });
}

#[test]
fn several() {
    shows("several", |app| {
        press(
            app,
            &[Enter, Enter, Enter, Enter, Down, Tick, Down, Down, Tick],
        );
    });
}

#[test]
fn date() {
    shows("date", |app| {
        press(app, &[Enter, Enter, Pick(2)]);
    });
}

#[test]
fn date_that_is_none() {
    shows("date_error", |app| {
        press(app, &[Enter, Enter, Pick(2)]);
        type_text(app, "11月31日");
        press(app, &[Enter]);
    });
}

#[test]
fn why() {
    shows("why", |app| {
        press(app, &[Enter, Why]);
    });
}

#[test]
fn review() {
    shows("review", |app| {
        press(app, &COMMON);
    });
}

#[test]
fn review_names_answers_that_do_not_count() {
    let mut app = wizard((80, 24));
    press(&mut app, &COMMON);
    press(&mut app, &[Home, Enter, Pick(3), Enter]);
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn review_after_a_change_that_brings_a_question() {
    let mut app = wizard((80, 24));
    press(&mut app, &COMMON);
    press(&mut app, &[Home, Down, Enter, Pick(2), Enter]);
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn list() {
    shows("list", to_list);
}

#[test]
fn list_scrolled_to_a_local_line() {
    shows("list_line", |app| {
        to_list(app);
        press(app, &[Down, Down, Down, Down, Down, Down, Down, Down, Down]);
    });
}

#[test]
fn list_end() {
    shows("list_end", |app| {
        to_list(app);
        press(app, &[End]);
    });
}

#[test]
fn list_with_the_detail_pane_in_front() {
    let mut app = wizard((80, 24));
    to_list(&mut app);
    press(
        &mut app,
        &[Down, Down, Down, Down, Down, Down, Down, NextPane, Down],
    );
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn a_line_that_hangs_on_something_is_not_called_everybodys() {
    let mut app = wizard((120, 40));
    to_open_list(&mut app);
    let line = |row: &Row| matches!(row, Row::Item(Item::Line(..)));
    let first = app.rows().iter().position(line).unwrap();
    press(&mut app, &vec![Down; first]);
    let shown = screen(&app);
    assert!(shown.contains("视情况："), "{shown}");
    assert!(!shown.contains("每个人"), "{shown}");
}

#[test]
fn open_list() {
    shows("open", to_open_list);
}

#[test]
fn detail() {
    shows("detail", |app| {
        to_list(app);
        press(app, &[Enter, Back]);
        press(app, &[Down; 9]);
        press(app, &[Enter]);
    });
}

#[test]
fn milestone_detail() {
    let mut app = wizard((80, 24));
    to_list(&mut app);
    press(&mut app, &[Down, Down, Down, Down, Enter]);
    insta::assert_snapshot!(screen(&app));
}

fn to_last_claim(app: &mut App) {
    press(app, &[End]);
    while !matches!(
        app.row(),
        Some(Row::Item(crate::tui::screens::Item::Claim(_)))
    ) {
        press(app, &[Up]);
    }
}

#[test]
fn list_at_the_claims() {
    shows("list_claims", |app| {
        to_list(app);
        to_last_claim(app);
    });
}

#[test]
fn a_claim_of_the_list() {
    let mut app = wizard((80, 24));
    to_list(&mut app);
    to_last_claim(&mut app);
    press(&mut app, &[Enter]);
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn claims() {
    shows("claims", |app| {
        app.go_to(&Row::Claims);
        press(app, &[Enter, Down]);
    });
}

#[test]
fn claims_searched() {
    let mut app = wizard((80, 24));
    app.go_to(&Row::Claims);
    press(&mut app, &[Enter]);
    type_text(&mut app, "工作日 过时");
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn no_claim_found() {
    let mut app = wizard((80, 24));
    app.go_to(&Row::Claims);
    press(&mut app, &[Enter]);
    type_text(&mut app, "吃饭");
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn a_claim_without_a_source() {
    shows("claim", |app| {
        app.go_to(&Row::Claims);
        press(app, &[Enter, Down, Down, Enter]);
    });
}

#[test]
fn list_and_claims_say_that_the_pack_is_stale() {
    let mut app = wizard((80, 24));
    app.setup.days.today = sample::day("2027-01-01");
    app.go_to(&Row::Claims);
    let sentence = "注意：这个政策包过了复核期限（2027-01-01）";
    press(&mut app, &[Enter]);
    assert!(screen(&app).contains(sentence), "{}", screen(&app));
    press(&mut app, &[Back, Home]);
    to_list(&mut app);
    assert!(screen(&app).contains(sentence), "{}", screen(&app));
}

#[test]
fn export() {
    shows("export", |app| {
        to_list(app);
        press(app, &[Export]);
    });
}

#[test]
fn export_failed() {
    let mut app = wizard((80, 24));
    to_list(&mut app);
    press(&mut app, &[Export]);
    app.written(Err(crate::export::WriteError::NoPermission(
        "/home/me/医保转移清单-2026-11-21.txt".into(),
    )));
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn export_onto_a_file() {
    let mut app = wizard((80, 24));
    to_list(&mut app);
    press(&mut app, &[Export]);
    app.written(Err(crate::export::WriteError::Exists(
        "/home/me/清单.txt".into(),
    )));
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn exported() {
    let mut app = wizard((80, 24));
    to_list(&mut app);
    press(&mut app, &[Export]);
    app.written(Ok("/home/me/医保转移清单-2026-11-21.txt".into()));
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn help() {
    shows("help", |app| {
        press(app, &[Help]);
    });
}

#[test]
fn terms() {
    let mut app = wizard((80, 24));
    press(&mut app, &[Help, Enter]);
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn leave() {
    shows("leave", |app| {
        app.keeping = crate::tui::keeping::Keeping::Off;
        press(app, &[Enter, Enter, Leave]);
    });
}

#[test]
fn broken_pack() {
    let mut app = starting((80, 24));
    let problem = Problem {
        file: "questions.yaml".into(),
        line: 12,
        item: "问题 scope".into(),
        cause: "不认识的键“lable”".into(),
        next: "是不是想写 `label`？".into(),
        kind: ProblemKind::Other,
    };
    app.loaded(Err(Problems(vec![problem])));
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn too_small() {
    for size in [(39, 24), (80, 11), (20, 5), (9, 3), (3, 2)] {
        let app = wizard(size);
        insta::assert_snapshot!(format!("small_{}x{}", size.0, size.1), screen(&app));
    }
}

#[test]
fn smallest() {
    let mut app = wizard((40, 12));
    press(&mut app, &[Enter]);
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn ascii_set_draws_no_mark_outside_ascii() {
    let mut app = wizard((120, 40));
    app.setup.ascii = true;
    to_list(&mut app);
    press(&mut app, &[Down, Down]);
    let shown = screen(&app);
    for mark in ["▸", "◦", "╌", "╍", "╎"] {
        assert!(!shown.contains(mark), "{shown}");
    }
    assert!(shown.contains("> 2026") && shown.contains("==="), "{shown}");
}

#[test]
fn calendar() {
    shows("calendar", |app| {
        to_list(app);
        press(app, &[Calendar]);
    });
}

#[test]
fn there_is_no_calendar_without_dates() {
    let mut app = wizard((80, 24));
    press(&mut app, &[Enter, Enter, Enter, Pick(2), Enter, Enter]);
    assert!(!app.rows().contains(&Row::Calendar), "{}", screen(&app));
    press(&mut app, &[Calendar]);
    assert!(!matches!(
        app.place().screen,
        crate::tui::screens::Screen::Calendar
    ));
    assert!(
        screen(&app).contains("这份清单没有日期。"),
        "{}",
        screen(&app)
    );
}

#[test]
fn talk() {
    shows("talk", |app| {
        to_list(app);
        press(app, &[Talk]);
    });
}
