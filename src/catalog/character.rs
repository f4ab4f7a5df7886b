//! Characters that no text of a pack, no screen and no file may carry.

/// Whether the character could steer a terminal or hide text: controls, DEL, C1, zero-width and bidirectional marks,
/// the byte-order mark, the soft hyphen and tag characters. Line breaks and tabs count as controls.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' | '\u{00AD}' | '\u{E0000}'..='\u{E007F}')
}
