//! The bytes of a text file, for readers that do not expect UTF-8 with `\n`.

use encoding_rs::GB18030;

/// How a text becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// UTF-8 as it is.
    #[default]
    Utf8,
    /// UTF-8 behind a byte-order mark, by which old Notepad and spreadsheets know it.
    Utf8Bom,
    /// GB18030, which programs that expect GBK read too.
    Gb18030,
}

impl Encoding {
    /// All encodings in the order offered.
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf8Bom, Self::Gb18030];

    /// The public id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Gb18030 => "gb18030",
        }
    }

    /// The bytes. GB18030 holds every character; of those for private use it gives a few their later public meaning, and
    /// the one it cannot hold becomes `U+FFFD`.
    pub fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Bom => format!("\u{FEFF}{text}").into_bytes(),
            Self::Gb18030 => {
                let text = text.replace('\u{E5E5}', "\u{FFFD}");
                GB18030.encode(&text).0.into_owned()
            }
        }
    }
}

/// The text with the line ends of Windows.
pub fn with_crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::Encoding;

    #[test]
    fn gb18030_holds_every_character_with_a_public_meaning() {
        let private = '\u{E000}'..='\u{F8FF}';
        let all: String = ('\0'..=char::MAX)
            .filter(|c| !private.contains(c))
            .collect();
        let bytes = Encoding::Gb18030.encode(&all);
        let (back, unreadable) = GB18030.decode_without_bom_handling(&bytes);
        assert!(!unreadable);
        assert!(back == all, "a character did not survive");
    }

    #[test]
    fn the_one_character_it_does_not_hold_is_no_markup() {
        let expected = Encoding::Gb18030.encode("\u{FFFD}");
        assert_eq!(Encoding::Gb18030.encode("\u{E5E5}"), expected);
    }
}
