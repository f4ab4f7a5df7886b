//! A page of plain text: lines of at most [`Page::WIDTH`] columns, hanging indents, nothing hostile, no spaces at line
//! ends. Every character of a text list passes through here.

use crate::text::{clean, width, wrap};

/// A space at which no line is broken.
const GLUE: char = '\u{A0}';

/// The text with the space between a number and its unit made one that keeps them on one line: `10 个工作日`.
fn glue(text: &str) -> String {
    let mut glued = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let number = glued.ends_with(|before: char| before.is_ascii_digit());
        let unit = chars.peek().is_some_and(|next| !next.is_ascii());
        glued.push(if c == ' ' && number && unit { GLUE } else { c });
    }
    glued
}

/// The text written so far.
#[derive(Debug, Default)]
pub(crate) struct Page(String);

impl Page {
    /// Two columns short of 80: where marks such as “ ” are drawn two columns wide, a line still fits.
    pub(crate) const WIDTH: usize = 78;

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

    /// A paragraph behind a mark; its further lines are indented by the width of the mark. A mark that would leave the
    /// text no room becomes a part of the text.
    pub(crate) fn line(&mut self, mark: &str, text: &str) {
        let mark = clean(mark).replace('\n', " ");
        let indent = width(&mark);
        if indent > Self::WIDTH / 2 {
            return self.line("", &format!("{mark}{text}"));
        }
        let lines = wrap(&glue(&clean(text)), Self::WIDTH - indent);
        for (at, line) in lines.iter().enumerate() {
            let lead = if at == 0 {
                mark.clone()
            } else {
                " ".repeat(indent)
            };
            let whole = format!("{lead}{line}").replace(GLUE, " ");
            self.0.push_str(whole.trim_end());
            self.0.push('\n');
        }
    }

    /// The page as it stands.
    pub(crate) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    fn written(mark: &str, text: &str) -> String {
        let mut page = Page::default();
        page.line(mark, text);
        page.finish()
    }

    #[test]
    fn further_lines_hang_under_the_first() {
        let page = written("[ ] ", &"长".repeat(40));
        let expected = format!("[ ] {}\n    {}\n", "长".repeat(37), "长".repeat(3));
        assert_eq!(page, expected);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        let page = written("", &format!("{} 10 个工作日", "长".repeat(37)));
        assert_eq!(page, format!("{}\n10 个工作日\n", "长".repeat(37)));
    }

    #[test]
    fn a_mark_without_room_beside_it_is_wrapped_with_the_text() {
        let page = written(&"标".repeat(30), &"文".repeat(30));
        let expected = format!(
            "{}{}\n{}\n",
            "标".repeat(30),
            "文".repeat(9),
            "文".repeat(21)
        );
        assert_eq!(page, expected);
    }

    #[test]
    fn an_empty_line_has_no_spaces() {
        assert_eq!(written("    ", "上\n\n下"), "    上\n\n    下\n");
    }
}
