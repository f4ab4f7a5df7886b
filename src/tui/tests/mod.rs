//! Tests of the wizard without a terminal: actions in, screens out.

mod driving;
mod fuzz;
mod keeping;
mod places;
mod sample;
mod saving;
mod screens;
mod ticking;
mod typing;
mod what_if;
mod windows;

use std::sync::Arc;

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use unicode_width::UnicodeWidthStr as _;

use super::{
    action::Action,
    app::{App, Setup},
    keeping::Keeping,
    screens::Screen,
    update::Effect,
    view,
};
use crate::engine::Days;

/// The wizard of the sample pack at this size, the pack already read.
fn wizard(size: (u16, u16)) -> App {
    let mut app = starting(size);
    app.loaded(Ok(Arc::new(sample::catalog())));
    app
}

/// The wizard of the sample pack that keeps nothing.
fn unkept(size: (u16, u16)) -> App {
    let mut app = wizard(size);
    app.keeping = Keeping::Off;
    app
}

/// The wizard before the pack is read.
fn starting((width, height): (u16, u16)) -> App {
    let today = sample::day("2026-11-21");
    App::new(Setup {
        manifest: sample::manifest(),
        recorded: (3, 2),
        days: Days {
            today,
            apply_on: today,
        },
        ascii: false,
        color: true,
        folder: "/home/me".into(),
        other_folders: vec!["/home/you".into()],
        temp_folder: "/tmp".into(),
        size: (width, height),
        keeping: Keeping::On,
        has_record: false,
    })
}

/// The wizard at the list of the sample's common case.
fn at_list(size: (u16, u16)) -> App {
    let mut app = wizard(size);
    press(&mut app, &[Action::Enter; 6]);
    assert!(matches!(app.place().screen, Screen::List(_)));
    app
}

/// Applies actions one after the other.
fn press(app: &mut App, actions: &[Action]) -> Effect {
    let mut last = Effect::Draw;
    for action in actions {
        last = app.update(*action);
        if last == Effect::Keep {
            app.is_kept();
        }
    }
    last
}

/// Types a text into the field under the cursor.
fn type_text(app: &mut App, text: &str) {
    for c in text.chars() {
        app.update(Action::Type(c));
    }
}

/// What stands on the screen.
fn screen(app: &App) -> String {
    let (width, height) = app.setup.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view::draw(app, frame)).unwrap();
    screen_text(terminal.backend().buffer())
}

/// A buffer as text: one line a row, the cells behind wide glyphs left out, no spaces at the end.
fn screen_text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut text = String::new();
    for y in area.top()..area.bottom() {
        let mut line = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width().max(1)).unwrap();
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
