//! Ticks and notes: as they stand on the list and beside a line's details, and the screen where a note is written.

use super::{Page, Paragraph, input::put_input, put_plain_row};
use crate::{
    catalog::EntryIx,
    session::LONGEST_NOTE,
    tui::{app::App, keeping::Keeping, rows::Row, screens::NoteForm},
};

/// The box before a line of the list.
pub(super) fn tick_box(app: &App, entry: EntryIx) -> &'static str {
    if app.is_done(entry) { "[x] " } else { "[ ] " }
}

/// When a line was done, as a mark behind it.
pub(super) fn done_mark(app: &App, id: &str) -> Option<String> {
    let day = app.session.done_on(id)?;
    Some(format!("{} 办好", day.format("%m-%d")))
}

/// The note on a line, under it.
pub(super) fn put_note(app: &App, id: &str, indent: usize, page: &mut Page) {
    let note = app.session.note_on(id);
    if !note.is_empty() {
        let before = format!("{}备注：", " ".repeat(indent));
        let style = app.theme().strong;
        page.paragraph(&Paragraph::new(note, app.theme().plain).before(&before, style));
        page.extend_row();
    }
}

/// The rows above a line's details.
pub(super) fn put_rows(app: &App, id: &str, page: &mut Page) {
    let done = app.session.done_on(id);
    let ticked = done.map_or_else(
        || "[ ] 还没办好（回车勾上）".to_owned(),
        |day| format!("[x] {day} 办好了（回车取消）"),
    );
    let note = app.session.note_on(id);
    for row in app.rows() {
        match row {
            Row::Done => put_plain_row(app, page, &ticked),
            Row::Note if note.is_empty() => put_plain_row(app, page, "写一条备注"),
            Row::Note => put_plain_row(app, page, &format!("备注：{note}")),
            _ => put_plain_row(app, page, "返回清单"),
        }
    }
}

/// The note being written.
pub(super) fn note(app: &App, form: &NoteForm, page: &mut Page) {
    let Some(catalog) = &app.catalog else {
        return;
    };
    let theme = app.theme();
    page.text(&catalog.entry(form.entry).text, theme.strong);
    page.blank();
    for row in app.rows() {
        match row {
            Row::NoteField => {
                let label = ("备注  ", theme.quiet);
                put_input(app, page, label, &form.field, "比如：打过电话，让等三天");
                page.text(
                    "不要写姓名、身份证号、电话号码、银行卡号。写哪天问的、怎么答的就够了。",
                    theme.caution,
                );
                let kept = match app.keeping {
                    Keeping::On => "，打一个字存一个字",
                    _ => "",
                };
                let words = format!("最多 {LONGEST_NOTE} 个字{kept}。");
                page.text(&words, theme.quiet);
                page.blank();
            }
            Row::NoNote => put_plain_row(app, page, "删掉这条备注"),
            _ => put_plain_row(app, page, "写好了，返回"),
        }
    }
}
