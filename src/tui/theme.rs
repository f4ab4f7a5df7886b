//! The few styles there are. Default colours throughout, so that dark and light terminals both read well; colour only
//! underlines what a mark or a word already says.

use ratatui::style::{Color, Modifier, Style};

/// Named styles. All are derived from one choice: colour or none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    /// Ordinary text.
    pub(super) plain: Style,
    /// What is secondary: reasons, sources, key names.
    pub(super) quiet: Style,
    /// Headings and the question asked.
    pub(super) strong: Style,
    /// The row under the cursor and the product's name.
    pub(super) accent: Style,
    /// Something to look out for.
    pub(super) caution: Style,
}

impl Theme {
    /// The styles with or without colour.
    pub(super) fn new(color: bool) -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let tint = |color_of| if color { bold.fg(color_of) } else { bold };
        Self {
            plain: Style::new(),
            quiet: Style::new().add_modifier(Modifier::DIM),
            strong: bold,
            accent: tint(Color::Cyan),
            caution: tint(Color::Red),
        }
    }
}
