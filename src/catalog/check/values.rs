//! Single values: texts, dates, and words out of a fixed list.

use chrono::NaiveDate;

use crate::catalog::clean::is_unsafe;
use crate::catalog::hints::unsafe_character;
use crate::catalog::parse_date;
use crate::catalog::raw::Text;
use crate::catalog::report::Report;
use crate::catalog::suggest::suggest;

/// A text that is there and carries no unsafe character. The line break a block scalar ends with is dropped.
pub(super) fn text(text: Text, key: &str, report: &mut Report) -> String {
    let mut value = text.value;
    if let Some(c) = value.chars().find(|&c| c != '\n' && is_unsafe(c)) {
        report.add(
            text.line,
            format!("`{key}` 里{}", unsafe_character(c)),
            "删掉这个字符，重新输入",
        );
    }
    value.truncate(value.trim_end().len());
    if value.is_empty() {
        report.add(text.line, format!("`{key}` 是空的"), "写上内容");
    }
    value
}

/// As [`text`], for a text that may be left out.
pub(super) fn optional(given: Option<Text>, key: &str, report: &mut Report) -> Option<String> {
    given.map(|given| text(given, key, report))
}

/// A date `YYYY-MM-DD`.
pub(super) fn date(text: &Text, report: &mut Report) -> Option<NaiveDate> {
    let written = text.value.as_str();
    let date = parse_date(written);
    if date.is_none() {
        report.add(
            text.line,
            format!("`{written}` 不是日期"),
            "写成 `年-月-日`，月和日写两位，如 `2026-01-05`",
        );
    }
    date
}

/// One of the words a key takes.
pub(super) fn choice<T: Copy>(
    text: &Text,
    key: &str,
    words: &[(&'static str, T)],
    report: &mut Report,
) -> Option<T> {
    let found = words.iter().find(|(word, _)| *word == text.value);
    if found.is_none() {
        report.add(
            text.line,
            format!("`{key}` 没有 `{}` 这个值", text.value),
            suggest(&text.value, words.iter().map(|(word, _)| *word)),
        );
    }
    found.map(|&(_, value)| value)
}
