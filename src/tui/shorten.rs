//! Long paths in little room.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text;

/// The text in at most `columns` display columns: its middle becomes `…`, because a path is known by both its ends.
pub(super) fn middle(content: &str, columns: usize) -> String {
    if text::width(content) <= columns {
        return content.to_owned();
    }
    let room = columns.saturating_sub(1);
    let front = text::take_columns(content, room / 2);
    let mut rest = room - text::width(front);
    let mut start = content.len();
    for (at, grapheme) in content.grapheme_indices(true).rev() {
        let Some(left) = rest.checked_sub(text::width(grapheme)) else {
            break;
        };
        rest = left;
        start = at;
    }
    format!("{front}…{}", content.get(start..).unwrap_or_default())
}

/// The words with the path behind them, the path shortened until both stand on two lines of this many columns.
pub(super) fn two_lines(words: &str, path: &str, columns: usize) -> String {
    let mut room = text::width(path).min(2 * columns);
    loop {
        let line = format!("{words}{}", middle(path, room));
        if room < 8 || text::wrap(&line, columns).len() <= 2 {
            return line;
        }
        room -= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::{middle, two_lines};
    use crate::text;

    #[test]
    fn both_ends_stay() {
        assert_eq!(middle("/home/me/清单.txt", 40), "/home/me/清单.txt");
        assert_eq!(middle("/home/me/医保转移清单.txt", 16), "/home/m…清单.txt");
    }

    #[test]
    fn a_long_name_takes_two_lines() {
        let path = format!("/home/me/{}.txt", "长".repeat(200));
        for columns in [36, 56, 76] {
            let shown = two_lines("会写到：", &path, columns);
            assert!(text::wrap(&shown, columns).len() <= 2, "{shown}");
            assert!(shown.ends_with("长.txt"), "{shown}");
        }
    }
}
