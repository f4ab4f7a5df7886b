//! The list as Markdown (GitHub's): a task list under headings. One paragraph is one line, whatever its length.

use std::fmt::Display;

use super::dates::day;
use super::link::web_address;
use super::sheet::{
    AnswersPart, DatesPart, EntryPart, FindOutPart, OutcomePart, SectionPart, Sheet, TITLE,
};
use super::sources::{Sources, mark};
use crate::catalog::Catalog;
use crate::engine::Checklist;
use crate::text::clean;

/// The list as Markdown with `\n` line ends.
pub fn markdown(catalog: &Catalog, list: &Checklist) -> String {
    let sheet = Sheet::of(catalog, list);
    let mut page = Markdown::default();
    head(&mut page, &sheet);
    outcome(&mut page, &sheet.outcome);
    if let Some(part) = &sheet.find_out {
        find_out(&mut page, part);
    }
    if let Some(part) = &sheet.dates {
        dates(&mut page, part);
    }
    for part in &sheet.sections {
        section(&mut page, part);
    }
    answers(&mut page, &sheet.answers);
    sources(&mut page, &sheet.sources);
    foot(&mut page, &sheet.foot);
    page.0
}

/// The text written so far. What is written is markup of ours around text that went through [`escape`].
#[derive(Default)]
struct Markdown(String);

impl Markdown {
    /// A block of one line, with an empty line before it.
    fn block(&mut self, line: impl Display) {
        self.gap();
        self.line(line);
    }

    fn line(&mut self, line: impl Display) {
        self.0.push_str(&line.to_string());
        self.0.push('\n');
    }

    fn gap(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }
}

fn head(page: &mut Markdown, sheet: &Sheet) {
    page.block(format_args!("# {TITLE}"));
    page.gap();
    for (name, value) in &sheet.head {
        page.line(format_args!("- {name}：{}", escape(value)));
    }
    if let Some(stale) = &sheet.stale {
        page.block(format_args!("> **注意**：{}", escape(stale)));
    }
}

fn outcome(page: &mut Markdown, part: &OutcomePart) {
    page.block(format_args!("## {}", escape(&part.heading)));
    page.block(escape(&part.text));
    if !part.possible.is_empty() {
        page.gap();
    }
    for possible in &part.possible {
        page.line(format_args!("- {}", escape(possible)));
    }
    if let Some(because) = &part.because {
        page.block(escape(because));
    }
    if !part.cite.is_empty() {
        page.block(mark(&part.cite));
    }
}

fn find_out(page: &mut Markdown, part: &FindOutPart) {
    page.block(format_args!("## {}", part.heading));
    page.gap();
    for (at, (question, how)) in part.items.iter().enumerate() {
        let number = format!("{}. ", at + 1);
        page.line(format_args!("{number}{}", escape(question)));
        let indent = number.len();
        page.line(format_args!("{:indent$}- {}", "", escape(how)));
    }
}

fn dates(page: &mut Markdown, part: &DatesPart) {
    page.block("## 日期");
    page.block(escape(&part.note));
    if !part.rows.is_empty() {
        page.gap();
    }
    for (date, what) in &part.rows {
        page.line(format_args!("- **{}**：{}", day(*date), escape(what)));
    }
}

fn section(page: &mut Markdown, part: &SectionPart) {
    page.block(format_args!("## {}", part.heading));
    page.gap();
    for line in &part.entries {
        entry(page, line);
    }
}

fn entry(page: &mut Markdown, entry: &EntryPart) {
    page.line(format_args!("- [ ] {}", escape(&entry.text)));
    if !entry.note.is_empty() {
        page.line(format_args!("  - 注：{}", escape(&entry.note)));
    }
    if let Some(maybe) = &entry.maybe {
        page.line(format_args!("  - 视情况：{}", escape(maybe)));
    }
    page.line(format_args!(
        "  - （{}）{}（编号 {}）",
        entry.reach,
        mark(&entry.cite),
        escape(&entry.id)
    ));
}

fn answers(page: &mut Markdown, part: &AnswersPart) {
    page.block("## 你的回答");
    page.gap();
    if part.rows.is_empty() {
        page.line("还没有回答任何问题。");
    }
    for (name, label) in &part.rows {
        page.line(format_args!("- {}：{}", escape(name), escape(label)));
    }
    if let Some(dropped) = &part.dropped {
        page.block(format_args!("没有用上：{}", escape(dropped)));
    }
}

fn sources(page: &mut Markdown, sources: &Sources) {
    if sources.documents().is_empty() {
        return;
    }
    page.block("## 依据");
    for document in sources.documents() {
        page.block(format_args!("### {}", escape(&document.title)));
        if let Some(url) = &document.url {
            match web_address(url) {
                Some(address) => page.block(format_args!("<{address}>")),
                None => page.block(escape(url)),
            }
        }
        page.gap();
        for cited in &document.facts {
            let lines: Vec<String> = cited.lines().map(|line| escape(&line)).collect();
            page.line(format_args!("{}. {}", cited.number, lines.join("；")));
        }
    }
}

fn foot(page: &mut Markdown, lines: &[String]) {
    page.block("---");
    for line in lines {
        page.block(escape(line));
    }
}

/// The text as one line that Markdown shows as it is: nothing in it is markup, a link, or the start of a list.
fn escape(text: &str) -> String {
    let text = clean(text);
    let words: Vec<&str> = text.split('\n').map(str::trim).collect();
    let text = words.join(" ");
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len());
    let marker = starts_like_a_list(text);
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        // Bare addresses would become links.
        let address = rest.starts_with("://") || (c == '.' && ends_with_www(&escaped));
        if r"\`*_[]<>#&|~$".contains(c) || Some(at) == marker || address {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    let end = text.len().checked_sub(3).and_then(|at| text.get(at..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Where the mark is that would make the text a list item or a rule: `-`, `+`, `1. `, `1) `.
fn starts_like_a_list(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut rest = text.get(digits..)?.chars();
    let mark = rest.next()?;
    let starts = match digits {
        0 => "-+=".contains(mark),
        _ => ".)".contains(mark) && rest.next().is_none_or(|c| c == ' '),
    };
    starts.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_is_shown_as_it_is() {
        for (text, escaped) in [
            ("先停保，再参保。", "先停保，再参保。"),
            ("- 甲", r"\- 甲"),
            ("1. 甲", r"1\. 甲"),
            ("2026.11.1", "2026.11.1"),
            ("10 个工作日", "10 个工作日"),
            ("[甲](https://a.b)", r"\[甲\](https\://a.b)"),
            ("www.a.b", r"www\.a.b"),
            ("甲\n# 乙", r"甲 \# 乙"),
            ("<b>&amp;", r"\<b\>\&amp;"),
        ] {
            assert_eq!(super::escape(text), escaped);
        }
        assert_eq!(escape("\u{202e}a"), "\u{FFFD}a");
    }
}
