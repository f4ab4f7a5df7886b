//! A page of plain text: lines of at most [`Page::WIDTH`] columns, hanging indents, nothing hostile, no spaces at line
//! ends. Every character of a text list passes through here.

use crate::text::{clean, width, wrap};

/// The text written so far.
#[derive(Debug, Default)]
pub(crate) struct Page(String);

impl Page {
    /// Two columns short of 80: where marks such as “ ” are drawn two columns wide, a line still fits.
    const WIDTH: usize = 78;

    /// A rule across the page.
    pub(crate) fn rule(&mut self, mark: char) {
        self.0.extend(std::iter::repeat_n(mark, Self::WIDTH));
        self.0.push('\n');
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) {
        self.0.push('\n');
    }

    /// A heading over a thin rule, with an empty line above.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        self.line("", text);
        self.rule('-');
    }

    /// A paragraph behind a mark; its further lines are indented by the width of the mark.
    pub(crate) fn line(&mut self, mark: &str, text: &str) {
        let mark = clean(mark);
        let indent = width(&mark);
        for (at, line) in wrap(&clean(text), Self::WIDTH.saturating_sub(indent))
            .iter()
            .enumerate()
        {
            let lead = if at == 0 {
                mark.clone()
            } else {
                " ".repeat(indent)
            };
            let whole = format!("{lead}{line}");
            self.0.push_str(whole.trim_end());
            self.0.push('\n');
        }
    }

    /// The page as it stands.
    pub(crate) fn finish(self) -> String {
        self.0
    }
}
