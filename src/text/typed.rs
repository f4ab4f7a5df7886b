//! What an input method set to full width types.

/// The half-width form of a full-width character (`１` to `1`, `？` to `?`, `　` to a space); any other as it is.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}
