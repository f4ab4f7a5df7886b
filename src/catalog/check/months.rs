//! The months that an entry counts.

use super::vocabulary::Vocabulary;
use crate::catalog::figures::figures;
use crate::catalog::raw::Text;
use crate::catalog::raw_entry::RawMonths;
use crate::catalog::report::Report;
use crate::catalog::yaml::At;
use crate::catalog::{Kind, Months, MonthsAfter, QuestionIx};

/// What `after` says for the day of enrolling; anything else is a question.
const ENROLLED: &str = "enrolled";

/// The longest count taken.
const MAX_MONTHS: u32 = 120;

pub(super) fn months(
    raw: &At<RawMonths>,
    text: &Text,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Option<Months> {
    let RawMonths {
        after,
        at_least,
        up_to,
    } = &raw.value;
    let printed = figures(&text.value);
    for number in [at_least, up_to].into_iter().flatten() {
        if !(1..=MAX_MONTHS).contains(&number.value) {
            report.add(
                number.line,
                format!("月数 {} 不在 1 到 {MAX_MONTHS} 之间", number.value),
                "改成文件里写的月数",
            );
        } else if !figures(&format!("{} 个月", number.value))
            .iter()
            .all(|figure| printed.contains(figure))
        {
            report.add(
                number.line,
                format!("`months` 里的 {} 个月，正文里没有", number.value),
                "算日期用的数要和正文说的一样，改其中一个",
            );
        }
    }
    let counted = Months {
        after: if after.value == ENROLLED {
            MonthsAfter::Enrolled
        } else {
            MonthsAfter::Paid(question(after, vocabulary, report)?)
        },
        at_least: at_least.as_ref().map(|at| at.value),
        up_to: up_to.as_ref().map(|at| at.value),
    };
    let (cause, next) = match (counted.after, counted.at_least, counted.up_to) {
        (MonthsAfter::Paid(_), Some(_), _) => (
            "从一个月份数起，只有最后一天，没有 `at_least`",
            "删掉 `at_least`，写 `up_to`",
        ),
        (MonthsAfter::Paid(_), None, None) => ("缺少 `up_to`", "写上最多几个月"),
        (MonthsAfter::Enrolled, None, _) => ("缺少 `at_least`", "写上最少几个月"),
        (MonthsAfter::Enrolled, Some(least), Some(most)) if least >= most => (
            "`up_to` 不比 `at_least` 大",
            "只有一个数就删掉 `up_to`，否则把大的写在 `up_to`",
        ),
        _ => return Some(counted),
    };
    report.add(raw.line, cause, next);
    None
}

fn question(id: &Text, vocabulary: &Vocabulary, report: &mut Report) -> Option<QuestionIx> {
    let position = vocabulary.questions.find(id, report)?;
    let (kind, _) = vocabulary.question_options.get(position)?;
    if kind.is_some_and(|kind| kind != Kind::Month) {
        report.add(
            id.line,
            format!("`{}` 问的不是月份", id.value),
            "`after` 要写一个 `kind: month` 的问题，或 `enrolled`",
        );
        return None;
    }
    Some(QuestionIx(position))
}
