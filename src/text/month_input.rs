//! Reading a month as people type it: `202608`, `2026/8`, `2026年8月`, `8月`.

use chrono::{Datelike as _, Months, NaiveDate};

use super::date_input::allowed_in_date;
use super::half_width;

/// Why what was typed cannot be taken, as a whole Chinese sentence that says what to do.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MonthError {
    /// Nothing typed.
    #[error("还没填。填年和月，比如 2026-08；不知道就答“不清楚”。")]
    Empty,
    /// Not a month of any calendar.
    #[error("看不懂这个月份。照 2026-08 这样填：年-月。")]
    NotAMonth,
    /// After this month.
    #[error("{0} 还没到（现在是 {1}）。看看年份和月份对不对。")]
    Future(String, String),
}

/// Reads a month that is not after that of `today`, as its first day. Without a year, the last such month is meant.
///
/// # Errors
/// See [`MonthError`].
pub fn parse_month(typed: &str, today: NaiveDate) -> Result<NaiveDate, MonthError> {
    if typed.trim().is_empty() {
        return Err(MonthError::Empty);
    }
    if !typed.chars().all(allowed_in_date) {
        return Err(MonthError::NotAMonth);
    }
    let digits: String = typed.chars().map(half_width).collect();
    let parts: Vec<&str> = digits
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let month = match parts.as_slice() {
        // A whole date says its month too.
        [one] if one.len() == 6 || one.len() == 8 => first(
            one.get(..4).unwrap_or_default(),
            one.get(4..6).unwrap_or_default(),
        ),
        [month] if month.len() <= 2 => latest(month, today),
        [year, month] | [year, month, _] => first(year, month),
        _ => None,
    }
    .ok_or(MonthError::NotAMonth)?;
    if month > today {
        let text = |date: NaiveDate| date.format("%Y-%m").to_string();
        return Err(MonthError::Future(text(month), text(today)));
    }
    Ok(month)
}

/// The month meant by what was typed so far, past or not; none while it is not a month.
pub fn month_meant(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    parse_month(typed, today).ok()
}

fn first(year: &str, month: &str) -> Option<NaiveDate> {
    let number: i32 = year.parse().ok()?;
    let year = match year.len() {
        4 => number,
        2 => 2000 + number,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, 1)
}

fn latest(month: &str, today: NaiveDate) -> Option<NaiveDate> {
    let this_year = NaiveDate::from_ymd_opt(today.year(), month.parse().ok()?, 1)?;
    if this_year <= today {
        Some(this_year)
    } else {
        this_year.checked_sub_months(Months::new(12))
    }
}

#[cfg(test)]
mod tests {
    use super::{MonthError, parse_month};

    fn day(text: &str) -> chrono::NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn reads_what_people_type() {
        for typed in [
            "2026-08",
            "202608",
            "2026/8",
            "2026.8",
            "2026年8月",
            "26-8",
            "8",
            "8月",
            "08",
            "２０２６年８月",
            " 2026 8 ",
            "2026-08-31",
            "20260815",
        ] {
            let read = parse_month(typed, day("2026-11-21"));
            assert_eq!(read, Ok(day("2026-08-01")), "{typed}");
        }
        // This month is no future, and without a year the last such month is meant.
        let today = day("2026-11-21");
        assert_eq!(parse_month("11", today), Ok(day("2026-11-01")));
        assert_eq!(parse_month("12月", today), Ok(day("2025-12-01")));
    }

    #[test]
    fn says_what_is_wrong() {
        let today = day("2026-11-21");
        assert_eq!(parse_month(" ", today), Err(MonthError::Empty));
        for typed in [
            "上个月",
            "13",
            "2026-13",
            "0",
            "202600",
            "26081",
            "2026-8-1-1",
        ] {
            assert_eq!(
                parse_month(typed, today),
                Err(MonthError::NotAMonth),
                "{typed}"
            );
        }
        let future = MonthError::Future("2026-12".to_owned(), "2026-11".to_owned());
        assert_eq!(parse_month("2026-12", today), Err(future));
    }
}
