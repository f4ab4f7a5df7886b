//! Writing HTML: markup of ours as it is, everything else escaped.

use crate::text::clean;

/// The page written so far.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Markup of ours. Nothing that comes from a pack or a person may be in it.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Any text, shown as it is, line ends too. A text of one line may stand in the quotes of an attribute.
    pub(super) fn text(&mut self, text: &str) {
        for c in clean(text).chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                '\n' => self.raw("<br/>"),
                // Characters that no page may hold.
                '\u{FFFE}' | '\u{FFFF}' => self.0.push('\u{FFFD}'),
                c => self.0.push(c),
            }
        }
    }

    /// An element holding this text.
    pub(super) fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        self.close(name, text);
    }

    /// An element of a class holding this text.
    pub(super) fn classed(&mut self, name: &str, class: &str, text: &str) {
        self.raw(&format!("<{name} class=\"{class}\">"));
        self.close(name, text);
    }

    fn close(&mut self, name: &str, text: &str) {
        self.text(text);
        self.raw(&format!("</{name}>\n"));
    }

    /// The page as it stands.
    pub(super) fn finish(self) -> String {
        self.0
    }
}
