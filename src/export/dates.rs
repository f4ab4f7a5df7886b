//! Dates and what was counted, in words.

use crate::engine::{Milestone, Month, legend};

/// The days of a week, as they head a month.
pub(super) const WEEK: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// `2026 年 11 月`, with a word when its working days are an estimate.
pub(super) fn month_title(month: &Month) -> String {
    let estimated = if month.estimated { "（估算）" } else { "" };
    format!("{} 年 {} 月{estimated}", month.year, month.month)
}

/// What the letters of these months mean: `受 受理，出 转出最晚办完，休 休息日`.
pub(super) fn month_legend(months: &[Month]) -> String {
    let marks = legend(months).into_iter();
    let marks: Vec<String> = marks
        .map(|mark| format!("{} {}", mark.letter(), mark.label()))
        .collect();
    marks.join("，")
}

/// `转出最晚办完（第 10 个工作日，跳过周末 2 天、国庆节 7 天）`.
pub(super) fn milestone_text(milestone: &Milestone) -> String {
    let mut notes = Vec::new();
    if milestone.workdays > 1 {
        notes.push(format!("再过 {} 个工作日", milestone.workdays));
    }
    let mut passed: Vec<(&str, usize)> = Vec::new();
    for skipped in &milestone.skipped {
        match passed.iter_mut().find(|(why, _)| *why == skipped.why) {
            Some((_, days)) => *days += 1,
            None => passed.push((&skipped.why, 1)),
        }
    }
    if !passed.is_empty() {
        let passed: Vec<String> = passed
            .iter()
            .map(|(why, days)| format!("{why} {days} 天"))
            .collect();
        notes.push(format!("跳过{}", passed.join("、")));
    }
    if milestone.estimated {
        notes.push("估算：那一年的放假安排还没公布".to_owned());
    }
    let label = milestone.kind.label();
    if notes.is_empty() {
        label.to_owned()
    } else {
        format!("{label}（{}）", notes.join("，"))
    }
}
