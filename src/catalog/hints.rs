//! What people do to YAML with a Chinese input method and a Windows editor, found by looking at the text.

use super::clean::is_unsafe;
use super::decode::is_blank;

/// A likelier cause than the one the parser gives, with the line it stands on. Only asked when parsing failed.
pub(super) fn hint(text: &str) -> Option<(usize, String, &'static str)> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !is_blank(line));
    let first = lines.clone().next().map(|(i, _)| i);
    lines.find_map(|(i, line)| {
        let (cause, next) = if line.starts_with("---") && first != Some(i) {
            (SEPARATOR.0.to_owned(), SEPARATOR.1)
        } else {
            line_hint(line)?
        };
        Some((i + 1, cause, next))
    })
}

/// What is said about a second document in a file.
pub(super) const SEPARATOR: (&str, &str) = (
    "一个文件只能有一份内容，不能用 `---` 分开",
    "删掉 `---` 这一行",
);

/// What is said about an indentation with tabs.
pub(super) const TAB: (&str, &str) = ("这一行用制表符（Tab）缩进", "改用空格缩进");

fn line_hint(line: &str) -> Option<(String, &'static str)> {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    if line.get(..indent).is_some_and(|space| space.contains('\t')) {
        return Some((TAB.0.to_owned(), TAB.1));
    }
    if let Some(c) = line.chars().find(|&c| is_unsafe(c) && c != '\t') {
        return Some((unsafe_character(c), "删掉这个字符，重新输入"));
    }
    let body = body.strip_prefix("- ").unwrap_or(body);
    let key_end = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
    let (key, rest) = body.split_at_checked(key_end)?;
    if key.is_empty() {
        return None;
    }
    if rest.trim_start().starts_with('：') {
        return Some((
            format!("`{key}` 后面是全角的“：”"),
            "改成半角的 `: `（冒号后面空一格）",
        ));
    }
    let after = rest.strip_prefix(':')?;
    if after.is_empty() || after.starts_with([' ', '/', '\r']) {
        return None;
    }
    Some((format!("`{key}:` 后面少一个空格"), "在冒号后面空一格"))
}

/// How an unsafe character is named.
pub(super) fn unsafe_character(c: char) -> String {
    format!("有看不见的字符 U+{:04X}", u32::from(c))
}
