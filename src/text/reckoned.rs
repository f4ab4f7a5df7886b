//! Days that an entry's months come to, in words.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::catalog::Entry;
use crate::engine::{Days, Line, Reckoned};

/// The note of a line, behind the days that its months come to.
pub fn line_note_text(entry: &Entry, line: &Line, days: Days) -> String {
    match line.reckoned {
        Some(reckoned) => format!("{}{}", reckoned_text(reckoned, days), entry.note),
        None => entry.note.clone(),
    }
}

/// What the day is, in a few words.
pub fn reckoned_label(reckoned: Reckoned) -> String {
    match reckoned {
        Reckoned::LastDay { paid, months, .. } => format!(
            "断缴不超过 {months} 个月的最后一天（从最后缴费的 {} 数，以当地为准）",
            month(paid)
        ),
        Reckoned::Wait {
            enrolled, latest, ..
        } => match latest {
            Some(latest) => format!(
                "等待期最早这天前后满，最晚 {latest} 前后（按 {enrolled} 参保缴费算，以当地为准）"
            ),
            None => {
                format!("等待期最早这天前后满（按 {enrolled} 参保缴费算，以当地为准）")
            }
        },
    }
}

/// Whole sentences: the day, how far off it is, how it was counted and that the place's own count decides.
fn reckoned_text(reckoned: Reckoned, days: Days) -> String {
    match reckoned {
        Reckoned::LastDay {
            paid,
            months,
            date,
            days_left,
        } => {
            let paid = month(paid);
            let how = match days_left {
                0 => "就是今天".to_owned(),
                1.. => format!("还剩 {days_left} 天"),
                _ => format!(
                    "已经过了 {} 天，多半要按断缴超过 {months} 个月算",
                    days_left.unsigned_abs()
                ),
            };
            format!(
                "最后缴到 {paid}，往后数 {months} 个月，到 {}为止，{how}。这是按整月数的，从哪天起算，以当地为准。",
                dated(date)
            )
        }
        Reckoned::Wait {
            enrolled,
            earliest,
            latest,
        } => {
            let from = if enrolled == days.today {
                "今天".to_owned()
            } else {
                format!("{enrolled} ")
            };
            let until = match latest {
                Some(latest) => format!("最早 {earliest}、最晚 {latest} 前后等满"),
                None => format!("最早也要到 {earliest} 前后才等满"),
            };
            format!("{from}参保缴费的话，{until}，以当地为准。")
        }
    }
}

/// `2026-11-30 周一`.
pub fn dated(date: NaiveDate) -> String {
    format!("{date} {}", weekday(date))
}

/// `2026-08`.
fn month(date: NaiveDate) -> String {
    date.format("%Y-%m").to_string()
}

fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}
