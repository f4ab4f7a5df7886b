//! Where things stand on the screen.

use ratatui::layout::Rect;

use crate::tui::{
    app::App,
    rows::Row,
    screens::{Item, Screen},
};

/// Where things stand.
pub(super) struct Areas {
    /// The title bar.
    pub(super) title: Rect,
    /// The rule below it.
    pub(super) rule: Rect,
    /// The main text.
    pub(super) body: Rect,
    /// Details beside or below it.
    pub(super) aside: Option<Rect>,
    /// Remarks, and how much is out of sight.
    pub(super) status: Rect,
    /// The keys.
    pub(super) footer: Rect,
}

/// The fewest rows in which a narrow list keeps room for a pane below it.
const WITH_PANE: u16 = 22;

/// Whether the row under the cursor has more to it than the list says.
fn has_details(app: &App) -> bool {
    let open = app
        .list
        .as_ref()
        .is_some_and(|l| l.outcome.verdict.is_none());
    match app.row() {
        Some(Row::Item(Item::Verdict)) => !open,
        row => matches!(row, Some(Row::Item(_))),
    }
}

impl Areas {
    /// The areas of the screen shown; the size is at least [`crate::tui::app::SMALLEST`].
    pub(super) fn of(app: &App, (width, height): (u16, u16)) -> Self {
        let line = |y| Rect::new(0, y, width, 1);
        // Low terminals give up the empty line under the rule, not text.
        let top = if height >= 16 { 3 } else { 2 };
        let inner = Rect::new(0, top, width, height.saturating_sub(top + 2));
        let (body, aside) = match &app.place().screen {
            Screen::Question(_) | Screen::List(_) | Screen::Claims(_) if app.is_wide() => {
                let left = width * 11 / 20;
                let right = Rect::new(left + 1, inner.y, width - left - 1, inner.height);
                (
                    Rect {
                        width: left,
                        ..inner
                    },
                    Some(right),
                )
            }
            Screen::List(_) if height >= WITH_PANE && has_details(app) => {
                let below = inner.height / 3;
                let upper = inner.height - below - 1;
                let low = Rect::new(0, inner.y + upper + 1, width, below);
                (
                    Rect {
                        height: upper,
                        ..inner
                    },
                    Some(low),
                )
            }
            _ => (inner, None),
        };
        Self {
            title: line(0),
            rule: line(1),
            body,
            aside,
            status: Rect {
                width: if app.is_wide() { body.width } else { width },
                ..line(height - 2)
            },
            footer: line(height - 1),
        }
    }
}
