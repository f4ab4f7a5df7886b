//! A row with a field to type in.

use ratatui::style::Style;

use super::{Page, Paragraph, page::MARGIN};
use crate::{
    text,
    tui::{app::App, field::Field},
};

/// Puts the screen's next row on the page: a label, and behind it the field, or while nothing is in it the example. The
/// part shown is as wide as the room, so the row is always one line.
pub(super) fn put_input(
    app: &App,
    page: &mut Page,
    label: (&str, Style),
    field: &Field,
    example: &str,
) {
    let theme = app.theme();
    let here = page.rows.len() == app.place().row;
    // A search for a place is typed from any of its rows.
    let typing = here || app.is_searching_place();
    let (label, label_style) = label;
    let indent = text::width(label);
    let (shown, column) = field.window(page.columns().saturating_sub(indent));
    if typing {
        page.cursor = Some((page.lines.len(), MARGIN + indent + column));
    }
    let (content, style) = if field.is_empty() {
        (example, theme.quiet)
    } else if typing {
        (shown.as_str(), theme.accent)
    } else {
        (shown.as_str(), theme.plain)
    };
    let mark = here.then_some((app.glyphs().cursor, theme.accent));
    let row = Paragraph::new(content, style).before(label, label_style);
    page.row(mark, &row);
}
