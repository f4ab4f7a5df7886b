//! A file that is a list, cut into its items, so that one broken item does not hide the others.

use super::decode::is_blank;
use super::hints::{SEPARATOR, TAB};
use super::report::Report;

/// How many items a file may have.
const MAX_ITEMS: usize = 2000;

/// The text of one item, from its `- ` on, and the line of the file it starts on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'t> {
    pub line: usize,
    pub text: &'t str,
    /// Whether a line that belongs nowhere was found in it; it is then not worth parsing.
    pub cut: bool,
}

/// The items of a file. Reports what stands outside of any item.
pub(super) fn items<'t>(file: &str, text: &'t str, report: &mut Report) -> Vec<Item<'t>> {
    let mut items: Vec<Item<'t>> = Vec::new();
    let mut rest = text;
    let mut start = text;
    let mut number = 0;
    let mut open = false;
    while !rest.is_empty() {
        number += 1;
        let (line, after) = cut_line(rest);
        let starts_item = line == "-" || line.starts_with("- ");
        // A tab within an item is left to the parser's complaint, which then names the item.
        let belongs = line.starts_with(' ') || (open && line.starts_with('\t'));
        let head = items.is_empty() && line.trim_end() == "---";
        let stray = !starts_item && !belongs && !head && !is_blank(line);
        if starts_item || stray {
            close(&mut items, open, start, rest);
            start = rest;
            open = starts_item;
        }
        if starts_item {
            items.push(Item {
                line: number,
                text: "",
                cut: false,
            });
        }
        if items.len() > MAX_ITEMS {
            report.file(file, format!("条目超过 {MAX_ITEMS} 个"), "拆成几个文件");
            return Vec::new();
        }
        if stray {
            report.enter(file, number, String::new());
            let (cause, next) = stray_line(line);
            report.add(1, cause, next);
            match items.last_mut() {
                Some(item) => item.cut = true,
                // The whole file is something other than a list: one problem says it.
                None => return Vec::new(),
            }
        }
        rest = after;
    }
    close(&mut items, open, start, rest);
    items
}

fn close<'t>(items: &mut [Item<'t>], open: bool, start: &'t str, rest: &str) {
    if let (true, Some(item)) = (open, items.last_mut()) {
        item.text = start.get(..start.len() - rest.len()).unwrap_or_default();
    }
}

/// The first line without its end, and what follows it.
fn cut_line(text: &str) -> (&str, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.strip_suffix('\r').unwrap_or(line), rest)
}

fn stray_line(line: &str) -> (&'static str, &'static str) {
    if line.starts_with('\t') {
        TAB
    } else if line.starts_with("---") || line.starts_with("...") {
        SEPARATOR
    } else if line.starts_with('-') || line.starts_with('－') || line.starts_with('—') {
        (
            "条目的开头要写半角的 `- `（减号后面空一格）",
            "改成 `- id: …`",
        )
    } else {
        (
            "这个文件是一个列表，这一行不属于任何一条",
            "每条以 `- ` 顶格开头，条目里的其余各行前面空两格",
        )
    }
}
