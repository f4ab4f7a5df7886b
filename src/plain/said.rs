//! What a typed line means.

/// A line, understood as far as it can be without knowing the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing: take the default, or go on.
    Nothing,
    /// `-` or `b`
    Back,
    /// `*` or `?`
    Why,
    /// `+` or `q`
    Leave,
    /// One number or more.
    Numbers(Vec<usize>),
    /// Anything else.
    Other,
}

/// Understands a line whose full-width forms were made half-width.
pub(super) fn said(line: &str) -> Said {
    match line {
        "" => return Said::Nothing,
        "-" | "b" | "B" => return Said::Back,
        "*" | "?" => return Said::Why,
        "+" | "q" | "Q" => return Said::Leave,
        _ => {}
    }
    let words = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '.' | '。'));
    let numbers: Option<Vec<usize>> = words
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().ok().filter(|_| is_digits(word)))
        .collect();
    match numbers {
        Some(numbers) if !numbers.is_empty() => Said::Numbers(numbers),
        _ => Said::Other,
    }
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Said, said};

    #[test]
    fn understands_digits_and_the_keys_of_a_keypad() {
        assert_eq!(said(""), Said::Nothing);
        assert_eq!(said("-"), Said::Back);
        assert_eq!(said("b"), Said::Back);
        assert_eq!(said("*"), Said::Why);
        assert_eq!(said("?"), Said::Why);
        assert_eq!(said("+"), Said::Leave);
        assert_eq!(said("q"), Said::Leave);
        assert_eq!(said("3"), Said::Numbers(vec![3]));
        assert_eq!(said("1 3,4、5"), Said::Numbers(vec![1, 3, 4, 5]));
        for other in ["x", "+1", "-3", "1 x", "99999999999999999999999", ",", "³"] {
            assert_eq!(said(other), Said::Other, "{other}");
        }
    }
}
