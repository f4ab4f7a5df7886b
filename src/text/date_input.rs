//! Reading a date as people type it: `20261102`, `2026/11/2`, `11-2`, `11月2日`.

use chrono::{Datelike as _, NaiveDate};

use super::half_width;

/// Why what was typed cannot be taken, as a whole Chinese sentence that says what to do.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing typed.
    #[error("还没填。填日期，比如 2026-11-02；不知道就选“不清楚”。")]
    Empty,
    /// Not a day of any calendar.
    #[error("看不懂这个日期。照 2026-11-02 这样填：年-月-日。")]
    NotADate,
    /// After today.
    #[error("{0} 还没到（今天是 {1}）。看看年份和月份对不对。")]
    Future(NaiveDate, NaiveDate),
    /// Before the first year of the calendar.
    #[error("工作日表从 {0} 年开始，更早的算不出来。这里选“不清楚”，再拨 12393 催办。")]
    TooEarly(i32),
}

/// The day meant by what was typed so far, past or not; none while it is not a date.
pub fn date_meant(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    match parse_date(typed, today, None) {
        Ok(date) | Err(DateError::Future(date, _)) => Some(date),
        Err(_) => None,
    }
}

/// Reads a date that is not after `today` and not before the year `first_year`. Without a year, the last such day is
/// meant.
///
/// # Errors
/// See [`DateError`].
pub fn parse_date(
    typed: &str,
    today: NaiveDate,
    first_year: Option<i32>,
) -> Result<NaiveDate, DateError> {
    let digits: String = typed.chars().map(half_width).collect();
    let parts: Vec<&str> = digits
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    if typed.trim().is_empty() {
        return Err(DateError::Empty);
    }
    if !typed.chars().all(allowed_in_date) {
        return Err(DateError::NotADate);
    }
    let date = match parts.as_slice() {
        [one] if one.len() == 8 => whole(one),
        [month, day] => latest(month, day, today),
        [year, month, day] => day_of(full_year(year), month, day),
        _ => None,
    }
    .ok_or(DateError::NotADate)?;
    if date > today {
        return Err(DateError::Future(date, today));
    }
    match first_year {
        Some(year) if date.year() < year => Err(DateError::TooEarly(year)),
        _ => Ok(date),
    }
}

/// Whether the character can be part of a date.
pub fn allowed_in_date(c: char) -> bool {
    let c = half_width(c);
    c.is_ascii_digit()
        || c.is_whitespace()
        || matches!(
            c,
            '-' | '/' | '.' | '年' | '月' | '日' | '号' | '－' | '／' | '．' | '。' | '—'
        )
}

fn whole(digits: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(digits, "%Y%m%d").ok()
}

fn full_year(year: &str) -> Option<i32> {
    let number: i32 = year.parse().ok()?;
    match year.len() {
        4 => Some(number),
        2 => Some(2000 + number),
        _ => None,
    }
}

fn day_of(year: Option<i32>, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year?, month.parse().ok()?, day.parse().ok()?)
}

fn latest(month: &str, day: &str, today: NaiveDate) -> Option<NaiveDate> {
    // 29 February needs up to eight years to come round.
    (0..=8)
        .filter_map(|back| day_of(Some(today.year() - back), month, day))
        .find(|date| *date <= today)
}

#[cfg(test)]
mod tests {
    use super::{DateError, parse_date};

    fn day(text: &str) -> chrono::NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn reads_what_people_type() {
        for typed in [
            "2026-11-02",
            "20261102",
            "2026/11/2",
            "2026.11.2",
            "2026年11月2日",
            "11-2",
            "11月2日",
            "11月2号",
            "26-11-2",
            "２０２６－１１－０２",
            " 2026 11 2 ",
        ] {
            assert_eq!(
                parse_date(typed, day("2026-11-21"), Some(2024)),
                Ok(day("2026-11-02")),
                "{typed}"
            );
        }
    }

    #[test]
    fn without_a_year_the_last_such_day_is_meant() {
        let today = day("2026-11-21");
        assert_eq!(parse_date("12-31", today, None), Ok(day("2025-12-31")));
        assert_eq!(parse_date("2-29", today, None), Ok(day("2024-02-29")));
    }

    #[test]
    fn says_what_is_wrong() {
        let today = day("2026-11-21");
        assert_eq!(parse_date("  ", today, None), Err(DateError::Empty));
        for typed in [
            "昨天",
            "2026-13-01",
            "2026-02-30",
            "1102",
            "x2026-11-02",
            "99999999999-1-1",
        ] {
            assert_eq!(
                parse_date(typed, today, None),
                Err(DateError::NotADate),
                "{typed}"
            );
        }
        assert_eq!(
            parse_date("2026-11-22", today, None),
            Err(DateError::Future(day("2026-11-22"), today))
        );
        assert_eq!(
            parse_date("2023-12-31", today, Some(2024)),
            Err(DateError::TooEarly(2024))
        );
    }
}
