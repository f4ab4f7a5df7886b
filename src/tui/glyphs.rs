//! The marks drawn on screen, in one place.
//!
//! Every mark is one column wide in both width conventions (checked by a test), because a terminal set up for Chinese
//! draws "ambiguous" marks such as `─` or `●` two columns wide and would push the rest of the line aside.

/// One set of marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Glyphs {
    /// Before the row the cursor is on.
    pub(super) cursor: &'static str,
    /// Before a line of a list.
    pub(super) bullet: &'static str,
    /// A light rule.
    pub(super) rule: &'static str,
    /// The part of the rule that shows how far the interview is.
    pub(super) rule_done: &'static str,
    /// Between two panes.
    pub(super) divider: &'static str,
}

/// For terminals that can show more than ASCII.
pub(super) const UNICODE: Glyphs = Glyphs {
    cursor: "▸",
    bullet: "◦",
    rule: "╌",
    rule_done: "╍",
    divider: "╎",
};

/// For `--ascii`.
pub(super) const ASCII: Glyphs = Glyphs {
    cursor: ">",
    bullet: "-",
    rule: "-",
    rule_done: "=",
    divider: "|",
};

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::{ASCII, Glyphs, UNICODE};

    fn all(set: &Glyphs) -> [&'static str; 5] {
        [set.cursor, set.bullet, set.rule, set.rule_done, set.divider]
    }

    #[test]
    fn every_mark_is_narrow_in_both_width_conventions() {
        for mark in all(&UNICODE) {
            assert_eq!((mark.width(), mark.width_cjk()), (1, 1), "{mark}");
        }
    }

    #[test]
    fn the_ascii_set_is_ascii() {
        for mark in all(&ASCII) {
            assert!(mark.is_ascii(), "{mark}");
        }
    }
}
