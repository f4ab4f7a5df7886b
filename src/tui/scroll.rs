//! Moving the cursor, and keeping it in view.

use super::{app::App, screens::Screen, view};

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// One row or line up.
    Up,
    /// One row or line down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the beginning.
    Start,
    /// To the end.
    End,
}

impl Move {
    /// The position moved to, from `at`, in `0..=last`, a screenful being `page`.
    fn from(self, at: usize, last: usize, page: usize) -> usize {
        match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at + 1,
            Self::PageUp => at.saturating_sub(page),
            Self::PageDown => at + page,
            Self::Start => 0,
            Self::End => last,
        }
        .min(last)
    }
}

impl App {
    /// Whether the arrows move the list's pane.
    pub(super) fn pane_focused(&self) -> bool {
        matches!(&self.place().screen, Screen::List(aside) if aside.focused)
    }

    /// Whether the list's pane holds more than it can show.
    pub(super) fn pane_scrolls(&self) -> bool {
        matches!(self.place().screen, Screen::List(_)) && view::measure(self).aside_last.is_some()
    }

    /// Whether the row under the cursor begins outside the view.
    pub(super) fn row_hidden(&self) -> bool {
        let measure = view::measure(self);
        let place = self.place();
        let view = place.scroll..place.scroll + measure.height;
        let row = measure.rows.get(place.row);
        row.is_some_and(|row| !view.contains(&row.start))
    }

    /// Moves the cursor, or what is read.
    pub(super) fn shift(&mut self, by: Move) {
        if self.too_small() {
            return;
        }
        let measure = view::measure(self);
        if let Some(last) = measure.aside_last
            && let Screen::List(aside) = &mut self.place_mut().screen
            && aside.focused
        {
            aside.scroll = by.from(aside.scroll, last, measure.aside_height.max(2) - 1);
            return;
        }
        let page = measure.height.max(2) - 1;
        let last_line = measure.total.saturating_sub(measure.height);
        let rows = &measure.rows;
        let place = self.place_mut();
        if rows.is_empty() {
            place.scroll = by.from(place.scroll, last_line, page);
            return;
        }
        let last = rows.len() - 1;
        let row = place.row.min(last);
        // Text above the first row and below the last is read by scrolling; the cursor stays on its row.
        let looks = match by {
            Move::Up | Move::PageUp | Move::Start => {
                place.scroll > 0 && (row == 0 || row == last && rows[row].start < place.scroll)
            }
            Move::Down | Move::PageDown | Move::End => {
                place.scroll < last_line
                    && (row == last || row == 0 && rows[row].start >= place.scroll + measure.height)
            }
        };
        if looks {
            place.scroll = by.from(place.scroll, last_line, page);
            place.looking = true;
            return;
        }
        place.row = match by {
            Move::PageDown => {
                let line = rows[row].start + page;
                rows.iter().rposition(|r| r.start <= line).unwrap_or(last)
            }
            Move::PageUp => {
                let line = rows[row].start.saturating_sub(page);
                rows.iter().position(|r| r.start >= line).unwrap_or(0)
            }
            step => step.from(row, last, page),
        };
        if let Screen::List(aside) = &mut place.screen {
            aside.scroll = 0;
        }
    }

    /// After any change: the cursor on a row there is, and that row in view.
    pub(super) fn settle(&mut self) {
        if self.too_small() {
            return;
        }
        self.look_ahead();
        let last = self.rows().len().saturating_sub(1);
        let place = self.place_mut();
        place.row = place.row.min(last);
        let row = place.row;
        let measure = view::measure(self);
        let last_line = measure.total.saturating_sub(measure.height);
        let place = self.place_mut();
        if let Some(range) = measure.rows.get(row)
            && !place.looking
        {
            // The text above the first row and below the last has no row of its own to bring it into view.
            let start = if row == 0 { 0 } else { measure.leads[row] };
            let end = if row == last {
                measure.total
            } else {
                range.end
            };
            if place.scroll + measure.height < end {
                place.scroll = end - measure.height;
            }
            if place.scroll > start && range.end <= start + measure.height {
                place.scroll = start;
            }
            if place.scroll > range.start || range.start >= place.scroll + measure.height {
                place.scroll = range.start;
            }
        }
        place.scroll = place.scroll.min(last_line);
        if let Screen::List(aside) = &mut place.screen {
            aside.focused &= measure.aside_last.is_some();
            aside.scroll = aside.scroll.min(measure.aside_last.unwrap_or(0));
        }
    }
}
