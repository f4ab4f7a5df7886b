//! The list as plain text for Notepad and `less`.

use chrono::Datelike as _;

use super::Marks;
use super::claims::write_claim;
use super::dates::{WEEK, month_legend, month_title};
use super::page::Page;
use super::sheet::{
    AnswersPart, CLAIMS, CLAIMS_NOTE, ClaimPart, DatesPart, EntryPart, FindOutPart, OutcomePart,
    SectionPart, Sheet, TALK, TALK_CASE, TITLE, TalkPart,
};
use super::sources::{Sources, mark};
use crate::catalog::Catalog;
use crate::engine::{Checklist, Month};
use crate::text::{dated, pad_to, width};

/// The list as plain text, less than 80 display columns wide, with `\n` line ends.
pub fn text(catalog: &Catalog, list: &Checklist) -> String {
    text_of(&Sheet::of(catalog, list))
}

/// As [`text`], with what a person ticked and noted.
pub fn text_marked(catalog: &Catalog, list: &Checklist, marks: &Marks) -> String {
    text_of(&Sheet::of(catalog, list).marked(catalog, list, marks))
}

/// This sheet as plain text.
pub(super) fn text_of(sheet: &Sheet) -> String {
    let mut page = Page::default();
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
    write_sources(&mut page, &sheet.sources);
    foot(&mut page, &sheet.foot);
    page.finish()
}

fn head(page: &mut Page, sheet: &Sheet) {
    page.rule('=');
    page.line("", TITLE);
    page.rule('=');
    for (name, value) in &sheet.head {
        page.line(&pad_to(name, 10), value);
    }
    if let Some(stale) = &sheet.stale {
        page.gap();
        page.line("注意：", stale);
    }
}

fn outcome(page: &mut Page, part: &OutcomePart) {
    page.heading(&part.heading);
    page.line("", &part.text);
    for possible in &part.possible {
        page.line("  - ", possible);
    }
    if let Some(because) = &part.because {
        page.line("", because);
    }
    for note in &part.notes {
        page.line("说明：", note);
    }
    if !part.cite.is_empty() {
        page.line("", &mark(&part.cite));
    }
}

fn find_out(page: &mut Page, part: &FindOutPart) {
    page.heading(part.heading);
    for (at, (question, how)) in part.items.iter().enumerate() {
        page.line(&pad_to(&format!("{}.", at + 1), 4), question);
        page.line("    ", how);
    }
    if let Some(held) = &part.held {
        page.gap();
        page.line("", held);
    }
}

fn dates(page: &mut Page, part: &DatesPart) {
    page.heading("日期");
    page.line("", &part.note);
    for (date, what) in &part.rows {
        page.line(&format!("  {}  ", dated(*date)), what);
    }
    for part in &part.months {
        page.gap();
        month(page, part);
    }
    if !part.months.is_empty() {
        page.gap();
        page.line("  ", &month_legend(&part.months));
    }
}

/// A month as a grid: the day and its letter in four columns, one between.
fn month(page: &mut Page, month: &Month) {
    page.line("  ", &month_title(month));
    let row = |cells: [String; 7]| cells.map(|cell| pad_to(&cell, 5)).concat();
    page.line("  ", &row(WEEK.map(str::to_owned)));
    for week in &month.weeks {
        let cells = week.map(|day| {
            day.map_or_else(String::new, |day| {
                format!("{:>2}{}", day.date.day(), day.mark.letter())
            })
        });
        // The empty days before the first are a part of the margin, which is never trimmed.
        let row = row(cells);
        let days = row.trim_start();
        let margin = " ".repeat(2 + row.len() - days.len());
        page.line(&margin, days);
    }
}

fn section(page: &mut Page, part: &SectionPart) {
    page.heading(&part.heading);
    for (at, line) in part.entries.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        entry(page, line);
    }
}

fn entry(page: &mut Page, entry: &EntryPart) {
    let tick = if entry.done_on.is_some() {
        "[x] "
    } else {
        "[ ] "
    };
    page.line(tick, &entry.text);
    if let Some(day) = entry.done_on {
        page.line("    办好：", &day.to_string());
    }
    if !entry.remark.is_empty() {
        page.line("    备注：", &entry.remark);
    }
    if !entry.note.is_empty() {
        page.line("    注：", &entry.note);
    }
    if let Some(maybe) = &entry.maybe {
        page.line("    视情况：", maybe);
    }
    let sources = format!("（{}）{}", entry.reach, mark(&entry.cite));
    // Told to someone over the phone, an id must stand on one line.
    let id = format!("（编号 {}）", entry.id);
    if width(&sources) + width(&id) + 4 <= Page::WIDTH {
        page.line("    ", &format!("{sources}{id}"));
    } else {
        page.line("    ", &sources);
        page.line("    ", &id);
    }
}

fn talk(page: &mut Page, part: &TalkPart) {
    if part.groups.is_empty() {
        return;
    }
    page.heading(TALK);
    if !part.case.is_empty() {
        page.line("", &format!("{TALK_CASE}{}。", part.case));
    }
    for group in &part.groups {
        page.gap();
        page.line("", &format!("【{}】", group.heading));
        if let Some(dates) = &group.dates {
            page.line("", dates);
        }
        for line in &group.lines {
            page.line("  - ", &line.about);
            for say in &line.say {
                page.line("    ", say);
            }
            if !line.cite.is_empty() {
                page.line("    ", &mark(&line.cite));
            }
        }
    }
}

fn claims(page: &mut Page, claims: &[ClaimPart]) {
    if claims.is_empty() {
        return;
    }
    page.heading(CLAIMS);
    page.line("", CLAIMS_NOTE);
    for claim in claims {
        page.gap();
        write_claim(page, claim);
    }
}

fn answers(page: &mut Page, part: &AnswersPart) {
    page.heading("你的回答");
    if part.rows.is_empty() {
        page.line("", "还没有回答任何问题。");
    }
    let names = part.rows.iter().map(|(name, _)| width(name));
    let widest = names.max().unwrap_or(0);
    for (name, label) in &part.rows {
        page.line(&format!("  {}  ", pad_to(name, widest)), label);
    }
    if let Some(dropped) = &part.dropped {
        page.line("没有用上：", dropped);
    }
}

/// Writes the list of sources.
pub(super) fn write_sources(page: &mut Page, sources: &Sources) {
    if sources.documents().is_empty() {
        return;
    }
    page.heading("依据");
    for (at, document) in sources.documents().iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        page.line("", &document.title);
        if let Some(url) = &document.url {
            page.line("", url);
        }
        for cited in &document.facts {
            let mut mark = pad_to(&format!("  [{}]", cited.number), 8);
            for text in cited.lines() {
                page.line(&mark, &text);
                mark = " ".repeat(8);
            }
        }
    }
}

fn foot(page: &mut Page, lines: &[String]) {
    page.gap();
    page.rule('=');
    for line in lines {
        page.line("", line);
    }
}
