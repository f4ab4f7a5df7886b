//! The one way to write a date.

use chrono::NaiveDate;

/// Reads `YYYY-MM-DD`, and nothing else: chrono alone would also take `2026-1-2` and `+2026-01-02`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn takes_one_way_of_writing() {
        assert!(parse_date("2026-01-02").is_some());
        for other in [
            "2026-1-2",
            "+2026-1-01",
            "2026-02-30",
            "20260102",
            "2026/01/02",
            " 2026-01-02",
            "",
        ] {
            assert_eq!(parse_date(other), None, "{other}");
        }
    }
}
