//! The one way to write a date, and a month.

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

/// Reads `YYYY-MM`, and nothing else, as the first day of the month.
pub fn parse_month(text: &str) -> Option<NaiveDate> {
    parse_date(&format!("{text}-01"))
}

#[cfg(test)]
mod tests {
    use super::{parse_date, parse_month};

    #[test]
    fn a_month_is_a_date_without_its_day() {
        assert_eq!(parse_month("2026-08"), parse_date("2026-08-01"));
        for other in ["2026-13", "2026-8", "202608", "2026-08-01", ""] {
            assert_eq!(parse_month(other), None, "{other}");
        }
    }

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
