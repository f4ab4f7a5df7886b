//! One line of text being typed.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text;

/// A text field with its cursor. Invariant: the cursor stands between two graphemes, and no character in the text could
/// steer a terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Field {
    before: String,
    after: String,
}

impl Field {
    /// How many bytes a field takes; more is not taken, so that a huge paste cannot stall the screen.
    const MAX: usize = 4096;

    /// A field holding this text, the cursor behind it.
    pub(super) fn new(content: &str) -> Self {
        Self {
            before: text::clean(content).replace('\n', " "),
            after: String::new(),
        }
    }

    /// What is in it.
    pub(super) fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Whether nothing is before the cursor.
    pub(super) fn at_start(&self) -> bool {
        self.before.is_empty()
    }

    /// Puts a character in at the cursor. Controls and invisible characters are not taken.
    pub(super) fn insert(&mut self, c: char) {
        let mut buffer = [0; 4];
        let typed: &str = c.encode_utf8(&mut buffer);
        if self.before.len() + self.after.len() < Self::MAX
            && c != '\n'
            && text::clean(typed) == typed
        {
            self.before.push(c);
        }
    }

    /// Takes out what is before the cursor.
    pub(super) fn erase(&mut self) {
        if let Some((at, _)) = self.before.grapheme_indices(true).next_back() {
            self.before.truncate(at);
        }
    }

    /// Takes out what is behind the cursor.
    pub(super) fn delete(&mut self) {
        if let Some(grapheme) = self.after.graphemes(true).next() {
            self.after.drain(..grapheme.len());
        }
    }

    /// Takes out the word before the cursor, and the spaces between the two.
    pub(super) fn erase_word(&mut self) {
        let kept = self.before.trim_end();
        let at = kept.split_word_bound_indices().next_back();
        let at = at.map_or(0, |(at, _)| at);
        self.before.truncate(at);
    }

    /// Takes out everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// One place to the left.
    pub(super) fn left(&mut self) {
        if let Some((at, _)) = self.before.grapheme_indices(true).next_back() {
            let moved = self.before.split_off(at);
            self.after.insert_str(0, &moved);
        }
    }

    /// One place to the right.
    pub(super) fn right(&mut self) {
        if let Some(grapheme) = self.after.graphemes(true).next() {
            let moved: String = self.after.drain(..grapheme.len()).collect();
            self.before.push_str(&moved);
        }
    }

    /// Before everything.
    pub(super) fn home(&mut self) {
        self.after.insert_str(0, &self.before);
        self.before.clear();
    }

    /// Behind everything.
    pub(super) fn end(&mut self) {
        self.before.push_str(&self.after);
        self.after.clear();
    }

    /// The part that fits `columns` display columns with the cursor in it, and the cursor's column in that part. A mark
    /// stands where something is cut off.
    pub(super) fn window(&self, columns: usize) -> (String, usize) {
        const CUT: &str = "…";
        let cut = text::width(CUT);
        let mut start = 0;
        let mut room = columns.saturating_sub(1);
        if text::width(&self.before) > room {
            room = room.saturating_sub(cut);
        }
        for (at, grapheme) in self.before.grapheme_indices(true) {
            if text::width(self.before.get(start..).unwrap_or_default()) <= room {
                break;
            }
            start = at + grapheme.len();
        }
        let mark = if start > 0 { CUT } else { "" };
        let shown = format!("{mark}{}", self.before.get(start..).unwrap_or_default());
        let column = text::width(&shown);
        let left = columns.saturating_sub(column);
        if text::width(&self.after) <= left {
            return (format!("{shown}{}", self.after), column);
        }
        let rest = text::take_columns(&self.after, left.saturating_sub(cut));
        (format!("{shown}{rest}{CUT}"), column)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Field;

    #[test]
    fn edits_around_wide_glyphs() {
        let mut field = Field::new("清单甲");
        field.left();
        field.erase();
        field.insert('x');
        field.delete();
        assert_eq!(field.text(), "清x");
        field.home();
        field.insert('a');
        assert_eq!(field.text(), "a清x");
    }

    #[test]
    fn takes_no_control_character() {
        let mut field = Field::new("a\u{1b}b");
        for c in ['\u{1b}', '\u{202e}', '\n', '\u{9b}'] {
            field.insert(c);
        }
        assert_eq!(field.text(), "a\u{FFFD}b");
    }

    #[test]
    fn shows_the_part_around_the_cursor() {
        let field = Field::new("一二三四五六");
        assert_eq!(field.window(6), ("…五六".to_owned(), 5));
        let mut field = Field::new("一二三四五六");
        field.home();
        assert_eq!(field.window(6), ("一二…".to_owned(), 0));
        field.end();
        assert_eq!(field.window(13), ("一二三四五六".to_owned(), 12));
    }

    #[test]
    fn takes_out_words_and_all() {
        let mut field = Field::new("my list.txt  ");
        field.erase_word();
        assert_eq!(field.text(), "my ");
        field.erase_word();
        assert_eq!(field.text(), "");
        let mut field = Field::new("a b");
        field.left();
        field.clear();
        assert!(field.is_empty());
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_inside_the_window(content in "[a-z中文é]{0,30}", lefts in 0usize..40, columns in 3usize..20) {
            let mut field = Field::new(&content);
            for _ in 0..lefts {
                field.left();
            }
            let (shown, column) = field.window(columns);
            prop_assert!(column < columns);
            prop_assert!(crate::text::width(&shown) <= columns);
            prop_assert_eq!(field.text(), content);
        }
    }
}
