//! Content lines of RFC 5545: escaped, folded, ended with CRLF.

use crate::text::clean;

/// The longest line in octets, without its line end.
const FOLD: usize = 75;

/// The lines written so far.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A property whose value is a token of ours.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A property whose value is any text.
    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        self.fold(&format!("{name}:{}", escape(text)));
    }

    /// Breaks the line between characters; a further line starts with a space, which counts.
    fn fold(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > FOLD {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// All lines.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn folds_between_characters_at_75_octets() {
        let mut lines = Lines::default();
        lines.put_text("SUMMARY", &"长".repeat(60));
        let text = lines.finish();
        let expected = format!(
            "SUMMARY:{}\r\n {}\r\n {}\r\n",
            "长".repeat(22),
            "长".repeat(24),
            "长".repeat(14)
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn no_text_starts_a_property() {
        let mut lines = Lines::default();
        lines.put_text("SUMMARY", "a;b,c\\d\r\nATTACH:x\rURL:y");
        assert_eq!(
            lines.finish(),
            "SUMMARY:a\\;b\\,c\\\\d\u{FFFD}\\nATTACH:x\u{FFFD}URL:y\r\n"
        );
    }
}
