//! The list as Markdown (GitHub's): a task list under headings. One paragraph is one line, whatever its length.

use std::fmt::Display;

use chrono::Datelike as _;

use super::dates::{WEEK, month_legend, month_title};
use super::link::web_address;
use super::md_said::{claims, talk};
use super::md_text::escape;
use super::sheet::{
    AnswersPart, DatesPart, EntryPart, FindOutPart, OutcomePart, SectionPart, Sheet, TITLE,
};
use super::sources::{Sources, mark};
use crate::catalog::Catalog;
use crate::engine::{Checklist, DayMark, Month};
use crate::text::dated;

/// The list as Markdown with `\n` line ends.
pub fn markdown(catalog: &Catalog, list: &Checklist) -> String {
    markdown_of(&Sheet::of(catalog, list))
}

/// This sheet as Markdown.
pub(super) fn markdown_of(sheet: &Sheet) -> String {
    let mut page = Markdown::default();
    head(&mut page, sheet);
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
    talk(&mut page, &sheet.talk);
    claims(&mut page, &sheet.claims);
    answers(&mut page, &sheet.answers);
    sources(&mut page, &sheet.sources);
    foot(&mut page, &sheet.foot);
    page.0
}

/// The text written so far. What is written is markup of ours around text that went through [`escape`].
#[derive(Default)]
pub(super) struct Markdown(String);

impl Markdown {
    /// A block of one line, with an empty line before it.
    pub(super) fn block(&mut self, line: impl Display) {
        self.gap();
        self.line(line);
    }

    /// A line.
    pub(super) fn line(&mut self, line: impl Display) {
        self.0.push_str(&line.to_string());
        self.0.push('\n');
    }

    /// An empty line, unless at the top.
    pub(super) fn gap(&mut self) {
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
    for note in &part.notes {
        page.block(escape(note));
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
    if let Some(held) = &part.held {
        page.block(escape(held));
    }
}

fn dates(page: &mut Markdown, part: &DatesPart) {
    page.block("## 日期");
    page.block(escape(&part.note));
    if !part.rows.is_empty() {
        page.gap();
    }
    for (date, what) in &part.rows {
        page.line(format_args!("- **{}**：{}", dated(*date), escape(what)));
    }
    for part in &part.months {
        month(page, part);
    }
    if !part.months.is_empty() {
        page.block(month_legend(&part.months));
    }
}

fn month(page: &mut Markdown, month: &Month) {
    page.block(format_args!("**{}**", month_title(month)));
    page.block(format_args!("| {} |", WEEK.join(" | ")));
    page.line(format_args!("|{}", " --- |".repeat(WEEK.len())));
    for week in &month.weeks {
        let cells = week.map(|day| match day {
            None => " ".to_owned(),
            Some(day) => match (day.date.day(), day.mark) {
                (number, mark @ DayMark::Milestone(_)) => format!("**{number} {}**", mark.letter()),
                (number, mark) => format!("{number} {}", mark.letter()).trim_end().to_owned(),
            },
        });
        page.line(format_args!("| {} |", cells.join(" | ")));
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
    let tick = if entry.done_on.is_some() { 'x' } else { ' ' };
    page.line(format_args!("- [{tick}] {}", escape(&entry.text)));
    if let Some(day) = entry.done_on {
        page.line(format_args!("  - 办好：{day}"));
    }
    if !entry.remark.is_empty() {
        page.line(format_args!("  - 备注：{}", escape(&entry.remark)));
    }
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
