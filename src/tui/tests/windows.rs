//! What fits, in windows of every size.

use super::{
    super::{action::Action::*, rows::Row, screens::Screen},
    at_list, press, screen, wizard,
};
use crate::tui::action::Action;

/// The ways to every screen that has rows.
const WAYS: [&[Action]; 9] = [
    &[],
    &[Enter],
    &[Enter, Enter, Enter, Enter],
    &[Enter, Enter, Enter, Enter, Enter],
    &[Enter, Enter, Enter, Enter, Enter, Enter],
    &[Enter, Enter, Enter, Enter, Enter, Enter, Export],
    &[Enter, Enter, Leave],
    &[Down, Enter],
    &[Help],
];

#[test]
fn the_smallest_window_shows_the_cursor_and_the_keys_a_beginner_needs() {
    for way in WAYS {
        let mut app = wizard((40, 12));
        press(&mut app, way);
        let shown = screen(&app);
        assert!(shown.contains('▸'), "{shown}");
        for key in ["上下 ", "回车 ", "Esc "] {
            let welcome = matches!(app.place().screen, Screen::Welcome);
            assert!(shown.contains(key) || welcome && key == "Esc ", "{shown}");
        }
    }
}

#[test]
fn saving_is_in_view_on_a_list_of_sixty_by_twenty() {
    let app = at_list((60, 20));
    let shown = screen(&app);
    assert_eq!(app.rows().get(1), Some(&Row::Export));
    assert_eq!(shown.matches("存成文件").count(), 2, "{shown}");
    assert!(shown.contains("上下 移动"), "{shown}");
}

#[test]
fn text_above_and_below_the_rows_can_be_read() {
    let mut app = wizard((40, 12));
    let above = "换了城市";
    assert!(!screen(&app).contains(above), "{}", screen(&app));
    press(&mut app, &[PageUp, PageUp]);
    assert!(screen(&app).contains(above), "{}", screen(&app));
    // Enter does not take a row that cannot be seen.
    press(&mut app, &[Enter]);
    assert!(screen(&app).contains("▸ 开始"), "{}", screen(&app));
    press(&mut app, &[Help, End, End]);
    assert!(screen(&app).contains("Ctrl-W"), "{}", screen(&app));
    for _ in 0..40 {
        press(&mut app, &[Up]);
    }
    assert!(screen(&app).contains("▸ 记号和术语"), "{}", screen(&app));
}

#[test]
fn tab_does_nothing_where_nothing_scrolls() {
    let mut app = at_list((120, 40));
    assert!(!screen(&app).contains("Tab"), "{}", screen(&app));
    press(&mut app, &[NextPane]);
    assert!(!app.pane_focused());
    press(&mut app, &[Down]);
    assert_eq!(app.row(), Some(Row::Export));
}

#[test]
fn the_list_has_the_whole_height_where_there_is_nothing_to_add() {
    let mut app = at_list((80, 24));
    assert!(screen(&app).contains("说明"), "{}", screen(&app));
    press(&mut app, &[Down]);
    assert!(!screen(&app).contains("说明"), "{}", screen(&app));
    assert!(!screen(&at_list((60, 20))).contains("说明"));
}

#[test]
fn the_pane_does_not_say_again_what_the_list_says() {
    let app = at_list((80, 24));
    let shown = screen(&app);
    assert_eq!(shown.matches("因为").count(), 1, "{shown}");
    assert!(shown.contains("依据"), "{shown}");
}

#[test]
fn help_fits_eighty_by_twenty_four() {
    let mut app = wizard((80, 24));
    press(&mut app, &[Help]);
    assert!(!screen(&app).contains("下面还有"), "{}", screen(&app));
}

#[test]
fn a_new_size_keeps_the_cursor_in_view() {
    let mut app = at_list((80, 24));
    press(&mut app, &[End, Up, Up, Up, Up, Up]);
    for size in [(60, 20), (40, 12), (20, 5), (120, 40), (80, 24)] {
        app.resized(size);
        let shown = screen(&app);
        assert!(app.too_small() || shown.contains('▸'), "{size:?}\n{shown}");
    }
}
