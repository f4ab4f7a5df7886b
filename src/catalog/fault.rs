//! What is said about a text that could not be read.

use super::hints::hint;
use super::report::Report;
use super::suggest::suggest;
use super::yaml::{Fault, FaultKind, MAX_DEPTH};

/// Reports why `text` could not be read, or the likelier cause found by looking at it.
pub(super) fn report_fault(fault: &Fault, text: &str, report: &mut Report) {
    if let Some((line, cause, next)) = hint(text) {
        report.add(line, cause, next);
        return;
    }
    let (cause, next) = say(&fault.kind);
    report.add(fault.line, cause, next);
}

fn say(kind: &FaultKind) -> (String, String) {
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
            return ("这里的写法不对".to_owned(), format!("应当写{expected}"));
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
        FaultKind::Documents => (
            "一个文件只能有一份内容，不能用 `---` 分开",
            "删掉 `---` 这一行",
        ),
        FaultKind::Syntax => (
            "这里读不通",
            "检查这一行和上一行的缩进、引号和括号；文字里有 `: ` 或 ` #` 的，整段加上英文双引号",
        ),
    };
    (cause.to_owned(), next.to_owned())
}
