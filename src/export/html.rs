//! The list as one web page: no script, nothing fetched, to read on a phone and to print.
//!
//! The page is well-formed XML too, so that a test can check its structure with a parser that forgives nothing.

use chrono::NaiveDate;

use super::html_head::{banner, contents, document_head, pairs};
use super::html_month::months;
use super::html_said::{claims, talk};
use super::link::web_address;
use super::markup::Markup;
use super::sheet::{
    AnswersPart, DatesPart, EntryPart, FindOutPart, OutcomePart, SectionPart, Sheet, TITLE,
};
use super::sources::{Document, Sources};
use crate::catalog::Catalog;
use crate::engine::Checklist;
use crate::text::dated;

/// The list as a web page.
pub fn html(catalog: &Catalog, list: &Checklist) -> String {
    html_of(&Sheet::of(catalog, list), list.days.today)
}

/// This sheet, made on this day, as a web page.
pub(super) fn html_of(sheet: &Sheet, today: NaiveDate) -> String {
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n");
    let name = format!("{TITLE} {today}");
    document_head(&mut page, &name);
    page.raw("<body>\n");
    banner(&mut page, sheet);
    contents(&mut page, sheet);
    page.raw("<main>\n");
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
    page.raw("</main>\n<footer>\n");
    for line in &sheet.foot {
        page.element("p", line);
    }
    page.raw("</footer>\n</body>\n</html>\n");
    page.finish()
}

/// Opens a part with its heading; [`close`] ends it.
pub(super) fn open(page: &mut Markup, id: &str, heading: &str) {
    page.raw(&format!(
        "<section class=\"{id}\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">"
    ));
    page.text(heading);
    page.raw("</h2>\n");
}

pub(super) fn close(page: &mut Markup) {
    page.raw("</section>\n");
}

fn outcome(page: &mut Markup, part: &OutcomePart) {
    open(page, "outcome", &part.heading);
    page.element("p", &part.text);
    if !part.possible.is_empty() {
        page.raw("<ul>\n");
        for possible in &part.possible {
            page.element("li", possible);
        }
        page.raw("</ul>\n");
    }
    if let Some(because) = &part.because {
        page.classed("p", "quiet", because);
    }
    for note in &part.notes {
        page.element("p", note);
    }
    if !part.cite.is_empty() {
        page.raw("<p class=\"quiet\">");
        marks(page, &part.cite);
        page.raw("</p>\n");
    }
    close(page);
}

fn find_out(page: &mut Markup, part: &FindOutPart) {
    open(page, "find-out", part.heading);
    page.raw("<ol>\n");
    for (question, how) in &part.items {
        page.raw("<li>\n");
        page.classed("p", "ask", question);
        page.element("p", how);
        page.raw("</li>\n");
    }
    page.raw("</ol>\n");
    if let Some(held) = &part.held {
        page.element("p", held);
    }
    close(page);
}

fn dates(page: &mut Markup, part: &DatesPart) {
    open(page, "dates", "日期");
    page.element("p", &part.note);
    if !part.rows.is_empty() {
        page.raw("<ol role=\"list\" class=\"line\">\n");
        for (date, what) in &part.rows {
            page.raw(&format!("<li><time datetime=\"{date}\">"));
            page.text(&dated(*date));
            page.raw("</time> ");
            page.text(what);
            page.raw("</li>\n");
        }
        page.raw("</ol>\n");
    }
    if !part.months.is_empty() {
        months(page, &part.months);
    }
    close(page);
}

fn section(page: &mut Markup, part: &SectionPart) {
    open(page, part.section.id(), &part.heading);
    page.raw("<ul role=\"list\" class=\"entries\">\n");
    for line in &part.entries {
        entry(page, line);
    }
    page.raw("</ul>\n");
    close(page);
}

fn entry(page: &mut Markup, entry: &EntryPart) {
    let ticked = match entry.done_on {
        Some(_) => " checked=\"checked\"",
        None => "",
    };
    page.raw(&format!(
        "<li>\n<label><input type=\"checkbox\"{ticked}/><span>"
    ));
    page.text(&entry.text);
    page.raw("</span></label>\n");
    if let Some(day) = entry.done_on {
        page.element("p", &format!("办好：{day}"));
    }
    if !entry.remark.is_empty() {
        page.element("p", &format!("备注：{}", entry.remark));
    }
    if !entry.note.is_empty() {
        page.raw("<p>注：");
        page.text(&entry.note);
        page.raw("</p>\n");
    }
    if let Some(maybe) = &entry.maybe {
        page.raw("<p class=\"caution\"><strong>视情况：</strong>");
        page.text(maybe);
        page.raw("</p>\n");
    }
    page.raw("<p class=\"quiet\">（");
    page.text(&entry.reach);
    page.raw("）");
    marks(page, &entry.cite);
    number(page, &entry.id);
    page.raw("</p>\n</li>\n");
}

/// The number by which a line is reported.
pub(super) fn number(page: &mut Markup, id: &str) {
    page.raw("<span class=\"id\">（编号 ");
    page.text(id);
    page.raw("）</span>");
}

pub(super) fn marks(page: &mut Markup, numbers: &[usize]) {
    page.raw("依据");
    for number in numbers {
        page.raw(&format!(
            "<a class=\"mark\" href=\"#s{number}\">[{number}]</a>"
        ));
    }
}

fn answers(page: &mut Markup, part: &AnswersPart) {
    open(page, "answers", "你的回答");
    if part.rows.is_empty() {
        page.element("p", "还没有回答任何问题。");
    } else {
        pairs(page, "rows", part.rows.iter().map(|(n, v)| (n.as_str(), v)));
    }
    if let Some(dropped) = &part.dropped {
        page.classed("p", "quiet", &format!("没有用上：{dropped}"));
    }
    close(page);
}

fn sources(page: &mut Markup, sources: &Sources) {
    if sources.documents().is_empty() {
        return;
    }
    open(page, "sources", "依据");
    for document in sources.documents() {
        source(page, document);
    }
    close(page);
}

fn source(page: &mut Markup, document: &Document) {
    page.element("h3", &document.title);
    match document.url.as_deref().map(|url| (url, web_address(url))) {
        Some((_, Some(address))) => {
            page.raw("<p class=\"address\"><a href=\"");
            page.text(address);
            page.raw("\">");
            page.text(address);
            page.raw("</a></p>\n");
        }
        Some((url, None)) => page.classed("p", "address", url),
        None => {}
    }
    let first = document.facts.first().map_or(1, |cited| cited.number);
    page.raw(&format!("<ol start=\"{first}\">\n"));
    for cited in &document.facts {
        page.raw(&format!("<li id=\"s{}\">", cited.number));
        for (at, line) in cited.lines().enumerate() {
            if at > 0 {
                page.raw("<br/>");
            }
            page.text(&line);
        }
        page.raw("</li>\n");
    }
    page.raw("</ol>\n");
}
