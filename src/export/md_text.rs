//! Any text as Markdown that shows it as it is.

use crate::text::clean;

/// The text as one line that Markdown shows as it is: nothing in it is markup, a link, or the start of a list.
pub(super) fn escape(text: &str) -> String {
    let text = clean(text);
    let words: Vec<&str> = text.split('\n').map(str::trim).collect();
    let text = words.join(" ");
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len());
    let marker = starts_like_a_list(text);
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        // Bare addresses would become links.
        let address = rest.starts_with("://") || (c == '.' && ends_with_www(&escaped));
        if r"\`*_[]<>#&|~$".contains(c) || Some(at) == marker || address {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    let end = text.len().checked_sub(3).and_then(|at| text.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Where the mark is that would make the text a list item or a rule: `-`, `+`, `1. `, `1) `.
fn starts_like_a_list(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut rest = text.get(digits..)?.chars();
    let mark = rest.next()?;
    let starts = match digits {
        0 => "-+=".contains(mark),
        _ => ".)".contains(mark) && rest.next().is_none_or(|c| c == ' '),
    };
    starts.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_is_shown_as_it_is() {
        for (text, escaped) in [
            ("先停保，再参保。", "先停保，再参保。"),
            ("- 甲", r"\- 甲"),
            ("1. 甲", r"1\. 甲"),
            ("2026.11.1", "2026.11.1"),
            ("10 个工作日", "10 个工作日"),
            ("[甲](https://a.b)", r"\[甲\](https\://a.b)"),
            ("www.a.b", r"www\.a.b"),
            ("甲\n# 乙", r"甲 \# 乙"),
            ("<b>&amp;", r"\<b\>\&amp;"),
        ] {
            assert_eq!(escape(text), escaped);
        }
        assert_eq!(escape("\u{202e}a"), "\u{FFFD}a");
    }
}
