//! The yearly tables of working days.

use chrono::{Datelike, NaiveDate, Weekday};

use super::values::{date, optional, text};
use crate::catalog::list::Sourced;
use crate::catalog::raw::Text;
use crate::catalog::raw_calendar::{RawHoliday, RawYear};
use crate::catalog::report::Report;
use crate::catalog::{Calendar, CalendarYear, Holiday};

/// Checks the tables and puts them in order of the years.
pub(super) fn calendar(years: Vec<Sourced<'_, RawYear>>, report: &mut Report) -> Calendar {
    let mut years = years;
    years.sort_unstable_by_key(|y| (y.raw.year.value, y.file));
    let mut before: Option<i32> = None;
    let mut checked = Vec::with_capacity(years.len());
    for sourced in years {
        report.enter(sourced.file, sourced.line, String::new());
        let year = sourced.raw.year.value;
        if before.is_some_and(|before| year != before.saturating_add(1)) {
            report.add(
                sourced.raw.year.line,
                format!("{year} 年没有接上前一张表"),
                "一年一张表，年份要连续、不重复",
            );
        }
        before = Some(year);
        checked.push(table(*sourced.raw, report));
    }
    Calendar { years: checked }
}

fn table(raw: RawYear, report: &mut Report) -> CalendarYear {
    let year = raw.year.value;
    let off = raw.off.into_iter();
    let off = off.filter_map(|raw| holiday(raw, year, report)).collect();
    let work = raw.work.iter();
    let work = work.filter_map(|raw| work_day(raw, year, report)).collect();
    CalendarYear {
        year,
        doc_no: optional(raw.doc_no, "doc_no", report),
        off,
        work,
    }
}

fn holiday(raw: RawHoliday, year: i32, report: &mut Report) -> Option<Holiday> {
    let from = date_of(&raw.from, year, report);
    let to = date_of(&raw.to, year, report);
    let name = text(raw.name, "name", report);
    let (from, to) = (from?, to?);
    if from > to {
        report.add(raw.to.line, "`to` 早于 `from`", "把两个日期对调");
    }
    Some(Holiday { name, from, to })
}

fn work_day(raw: &Text, year: i32, report: &mut Report) -> Option<NaiveDate> {
    let day = date_of(raw, year, report)?;
    if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        report.add(
            raw.line,
            format!("{day} 不是周六或周日"),
            "`work` 只写调休上班的周末",
        );
    }
    Some(day)
}

fn date_of(raw: &Text, year: i32, report: &mut Report) -> Option<NaiveDate> {
    let day = date(raw, report)?;
    if day.year() != year {
        report.add(
            raw.line,
            format!("{day} 不在 {year} 年"),
            "写到那一年的表里",
        );
    }
    Some(day)
}
