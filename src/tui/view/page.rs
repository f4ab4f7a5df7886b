//! A screen's text, broken into lines for one width. Everything the cursor can stand on is a row of it.

use std::ops::Range;

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::text;

/// Columns left and right of the text. The cursor mark hangs in the left margin, so that all text stands in one line.
pub(super) const MARGIN: usize = 2;

/// Lines ready to be drawn, and where the rows are in them.
#[derive(Debug, Default)]
pub(in crate::tui) struct Page {
    /// The lines, each at most as wide as the page.
    pub(in crate::tui) lines: Vec<Line<'static>>,
    /// The lines of every row, in the order of [`crate::tui::app::App::rows`].
    pub(in crate::tui) rows: Vec<Range<usize>>,
    /// For every row, the first line worth showing with it: its heading, when it has one.
    pub(in crate::tui) leads: Vec<usize>,
    /// The line and column of the text cursor, while a field is typed in.
    pub(in crate::tui) cursor: Option<(usize, usize)>,
    width: usize,
}

/// One paragraph to be put on a page.
pub(super) struct Paragraph<'a> {
    /// What stands before the first line; the others are indented by its width.
    pub(super) before: (&'a str, Style),
    /// The text.
    pub(super) text: &'a str,
    /// Its style.
    pub(super) style: Style,
    /// A mark behind the last word.
    pub(super) after: Option<(String, Style)>,
}

impl<'a> Paragraph<'a> {
    /// Text alone.
    pub(super) fn new(text: &'a str, style: Style) -> Self {
        Self {
            before: ("", Style::new()),
            text,
            style,
            after: None,
        }
    }

    /// With something before its first line.
    pub(super) fn before(mut self, before: &'a str, style: Style) -> Self {
        self.before = (before, style);
        self
    }

    /// With a mark behind its last word.
    pub(super) fn after(mut self, mark: String, style: Style) -> Self {
        self.after = (!mark.is_empty()).then_some((mark, style));
        self
    }
}

impl Page {
    /// An empty page for this many columns.
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// The columns between the margins.
    pub(super) fn columns(&self) -> usize {
        self.width.saturating_sub(2 * MARGIN)
    }

    /// An empty line; never two in a row and none at the top.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|l| l.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// A paragraph of plain text.
    pub(super) fn text(&mut self, text: &str, style: Style) {
        self.paragraph(&Paragraph::new(text, style));
    }

    /// One line of these pieces, which together fit between the margins.
    pub(super) fn line(&mut self, pieces: Vec<Span<'static>>) {
        let margin = Span::raw(" ".repeat(MARGIN));
        let line = std::iter::once(margin).chain(pieces);
        self.lines.push(line.collect());
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph<'_>) {
        self.put(" ".repeat(MARGIN), Style::new(), paragraph);
    }

    /// A row, with the cursor's mark when it is the one the cursor is on.
    pub(super) fn row(&mut self, mark: Option<(&str, Style)>, paragraph: &Paragraph<'_>) {
        let start = self.lines.len();
        let (mark, style) = mark.unwrap_or((" ", Style::new()));
        self.put(text::pad_to(mark, MARGIN), style, paragraph);
        let before = self.rows.last().map_or(0, |r| r.end);
        self.leads.push(before.max(start.saturating_sub(3)));
        self.rows.push(start..self.lines.len());
    }

    /// Makes what was put since a part of the row before it, so that it comes into view with it.
    pub(super) fn extend_row(&mut self) {
        let end = self.lines.len();
        if let Some(row) = self.rows.last_mut() {
            row.end = end;
        }
    }

    fn put(&mut self, margin: String, margin_style: Style, paragraph: &Paragraph<'_>) {
        let (before, before_style) = paragraph.before;
        let indent = text::width(before);
        let columns = self.columns().saturating_sub(indent);
        let mut wrapped = text::wrap(paragraph.text, columns);
        let last = wrapped.pop().unwrap_or_default();
        let mut lead = vec![
            Span::styled(margin, margin_style),
            Span::styled(before.to_owned(), before_style),
        ];
        for line in wrapped {
            lead.push(Span::styled(line, paragraph.style));
            self.lines.push(Line::from(std::mem::take(&mut lead)));
            lead.push(Span::raw(" ".repeat(MARGIN + indent)));
        }
        let used = text::width(&last);
        lead.push(Span::styled(last, paragraph.style));
        if let Some((mark, style)) = &paragraph.after {
            if used + 2 + text::width(mark) > columns {
                self.lines.push(Line::from(std::mem::take(&mut lead)));
                lead.push(Span::raw(" ".repeat(MARGIN + indent)));
            } else {
                lead.push(Span::raw("  "));
            }
            lead.push(Span::styled(mark.clone(), *style));
        }
        self.lines.push(Line::from(lead));
    }
}
