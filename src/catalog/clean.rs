//! Making foreign text harmless before it reaches a screen, a file or a message.

/// Replaces every character that could steer a terminal or hide text by `U+FFFD`: controls except `\n` (a tab becomes a
/// space), DEL, C1, zero-width and bidirectional marks, the byte-order mark, the soft hyphen and tag characters.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\t' => ' ',
            c if is_unsafe(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

/// Whether the character must not reach a terminal or a file.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' | '\u{00AD}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn replaces_what_could_steer_a_terminal() {
        for hostile in [
            "\u{1b}[31m",
            "\u{9b}31m",
            "\u{7f}",
            "\u{202e}",
            "\u{200b}",
            "\u{feff}",
            "\r",
            "\0",
        ] {
            let shown = clean(&format!("甲{hostile}乙"));
            assert!(shown.contains('\u{FFFD}'), "{hostile:?}");
            assert!(!shown.contains(hostile), "{hostile:?}");
        }
    }

    #[test]
    fn keeps_line_breaks_and_chinese() {
        assert_eq!(clean("一\n二\t三，“四”"), "一\n二 三，“四”");
    }
}
