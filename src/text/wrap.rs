//! Breaking text into lines by UAX #14, so that no 。，） starts a line; widths are display columns.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// The display columns a text takes: 2 for 汉字 and full-width marks.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Breaks a text into lines of at most `columns` display columns, at the places UAX #14 allows. A word wider than a
/// line is broken between graphemes. Text is not lost, except spaces at the end of a line. `\n` breaks always. An empty
/// text gives one empty line. With fewer than 2 columns a wide glyph cannot fit and stands alone, too wide.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut wrapping = Wrapping {
        columns,
        line: String::new(),
        used: 0,
        lines: Vec::new(),
    };
    let mut start = 0;
    for (end, kind) in linebreaks(text) {
        let piece = text.get(start..end).unwrap_or_default();
        start = end;
        wrapping.piece(piece.trim_end_matches(['\n', '\r']));
        if kind == BreakOpportunity::Mandatory && end < text.len() {
            wrapping.end_line();
        }
    }
    wrapping.end_line();
    wrapping.lines
}

/// The lines so far and the one being filled. Its width is carried along: measuring it again for every piece would take
/// for ever on a long text of no width.
struct Wrapping {
    columns: usize,
    line: String,
    used: usize,
    lines: Vec<String>,
}

impl Wrapping {
    fn piece(&mut self, piece: &str) {
        if self.used + piece.trim_end().width() <= self.columns {
            self.push(piece);
            return;
        }
        if !self.line.trim_end().is_empty() {
            self.end_line();
        }
        self.line.clear();
        self.used = 0;
        if piece.trim_end().width() <= self.columns {
            self.push(piece);
            return;
        }
        for grapheme in piece.graphemes(true) {
            if self.used + grapheme.width() > self.columns && !self.line.is_empty() {
                self.end_line();
            }
            self.push(grapheme);
        }
    }

    fn push(&mut self, text: &str) {
        self.line.push_str(text);
        self.used += text.width();
    }

    fn end_line(&mut self) {
        self.lines.push(self.line.trim_end().to_owned());
        self.line.clear();
        self.used = 0;
    }
}

/// The longest start of the text that fits `columns` display columns, cut between graphemes.
pub fn take_columns(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > columns {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The text with spaces behind it up to `columns` display columns; as it is when already wider.
pub fn pad_to(text: &str, columns: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(
        ' ',
        columns.saturating_sub(text.width()),
    ));
    padded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keeps_closing_marks_off_line_starts() {
        let lines = wrap("先停保，再参保（两地都要），然后申请。", 10);
        for line in &lines {
            assert!(!line.starts_with(['，', '。', '）']), "{lines:?}");
        }
    }

    #[test]
    fn breaks_a_long_word_between_graphemes() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn breaks_where_the_text_says_so() {
        assert_eq!(wrap("甲\n\n乙", 10), ["甲", "", "乙"]);
    }

    #[test]
    fn cuts_before_half_a_wide_glyph() {
        assert_eq!(take_columns("中文字", 5), "中文");
    }

    proptest! {
        #[test]
        fn never_wider_than_the_box_and_nothing_lost(text in "[a-z0-9 中文，。（）“”、—…]{0,60}", columns in 4usize..40) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(line.width() <= columns, "{line:?}");
            }
            let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
