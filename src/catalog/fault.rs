//! What is said about a text that could not be read.

use super::hints::{SEPARATOR, hint};
use super::report::Report;
use super::suggest::suggest;
use super::yaml::{Fault, FaultKind, MAX_DEPTH};

/// Reports why `text` could not be read, or the likelier cause found by looking at it.
pub(super) fn report_fault(fault: &Fault, text: &str, report: &mut Report) {
    if let Some((line, cause, next)) = hint(text) {
        report.add(line, cause, next);
        return;
    }
    let (cause, next) = say(&fault.kind, &key_before(text, fault));
    let line = match fault.kind {
        // The parser misses a key where the map ends; the item's first line is where one looks.
        FaultKind::MissingKey(key) if !has_key(text, key) => 1,
        _ => fault.line,
    };
    report.add(line, cause, next);
}

/// Whether the item itself has this key, so that a missing one must be missing deeper within it.
fn has_key(text: &str, key: &str) -> bool {
    text.lines().any(|line| {
        let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("  "));
        line.and_then(|line| line.strip_prefix(key))
            .is_some_and(|rest| rest.starts_with(':'))
    })
}

/// The key whose value the fault is about: the last one before it on its line. Empty when there is none.
fn key_before(text: &str, fault: &Fault) -> String {
    let line = text.lines().nth(fault.line - 1).unwrap_or_default();
    let before: String = line.chars().take(fault.column - 1).collect();
    let Some((before, _)) = before.rsplit_once(": ") else {
        return String::new();
    };
    let key = before.rsplit([' ', '{', ',', '[']).next();
    key.unwrap_or_default().trim_matches('"').to_owned()
}

fn say(kind: &FaultKind, value_of: &str) -> (String, String) {
    let (cause, next) = match kind {
        FaultKind::UnknownKey(key, known) => {
            return (
                format!("不认识的字段 `{key}`"),
                suggest(key, known.iter().copied()),
            );
        }
        FaultKind::MissingKey(key) => {
            return (format!("缺少 `{key}`"), format!("补上一行 `{key}: …`"));
        }
        FaultKind::DuplicateKey(key) => {
            let key = key.as_deref().unwrap_or("同一个字段");
            return (format!("`{key}` 写了两次"), "只留一个".to_owned());
        }
        FaultKind::WrongType(expected) => {
            let cause = if value_of.is_empty() {
                "这里的写法不对".to_owned()
            } else {
                format!("`{value_of}` 的写法不对")
            };
            return (cause, format!("应当写{expected}"));
        }
        FaultKind::TooDeep => {
            return (
                format!("嵌套超过 {MAX_DEPTH} 层"),
                "把列表和条件写浅一些".to_owned(),
            );
        }
        FaultKind::Alias => (
            "用了 YAML 的锚点或别名（`&`、`*`、`<<`），这里不接受",
            "把内容直接写出来；文字以 & 或 * 开头的，加上引号",
        ),
        FaultKind::TooLarge => ("这一条太大", "拆成几条"),
        FaultKind::Documents => SEPARATOR,
        FaultKind::Syntax => (
            "这里读不通",
            "检查这一行和上一行的缩进、引号和括号；文字里有 `: ` 或 ` #` 的，整段加上英文双引号",
        ),
    };
    (cause.to_owned(), next.to_owned())
}
