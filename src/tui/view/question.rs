//! One question, and why it is asked.

use super::{Page, Paragraph, detail, put_plain_row, put_row};
use crate::{
    catalog::{Catalog, Kind, OptionIx, Question, QuestionIx},
    text,
    tui::{app::App, rows::Row, screens::Asking},
};

/// The question with its options.
pub(super) fn body(app: &App, asking: &Asking, page: &mut Page) {
    let Some(catalog) = &app.catalog else {
        return;
    };
    let theme = app.theme();
    let question = catalog.question(asking.question);
    page.text(&question.text, theme.strong);
    if !app.is_wide() && app.setup.size.1 >= 20 {
        page.text(&question.why, theme.quiet);
    }
    page.blank();
    let rows = app.rows();
    for row in &rows {
        match row {
            Row::Option(option) => put_option(app, asking, question, *option, page),
            Row::GoOn => {
                put_plain_row(app, page, &go_on_label(asking));
                page.blank();
            }
            Row::Date => put_date(app, asking, page),
            Row::Unknown => put_unknown(app, question, page),
            Row::Untick => put_plain_row(app, page, "全部取消勾选"),
            Row::Why => {
                page.blank();
                put_plain_row(app, page, "为什么问这一题");
            }
            Row::Back => put_plain_row(app, page, back_label(app)),
            _ => put_plain_row(app, page, "离开"),
        }
    }
}

fn back_label(app: &App) -> &'static str {
    if app.places.len() > 1 {
        "返回，不改"
    } else {
        "返回上一步"
    }
}

fn go_on_label(asking: &Asking) -> String {
    match asking.ticks.iter().count() {
        0 => "都没有，继续".to_owned(),
        n => format!("勾了 {n} 项，继续"),
    }
}

fn put_option(app: &App, asking: &Asking, question: &Question, option: OptionIx, page: &mut Page) {
    let theme = app.theme();
    let number = number(option.0 + 1);
    let before = if question.kind == Kind::Several {
        let tick = if asking.ticks.contains(option) {
            "[x]"
        } else {
            "[ ]"
        };
        format!("{number}{tick} ")
    } else {
        number
    };
    let label = Paragraph::new(&question.option(option).label, theme.plain);
    put_row(app, page, label.before(&before, theme.quiet));
}

/// Digits reach the first nine.
fn number(n: usize) -> String {
    if n <= 9 {
        format!("{n}  ")
    } else {
        "   ".to_owned()
    }
}

fn put_unknown(app: &App, question: &Question, page: &mut Page) {
    let theme = app.theme();
    let here = page.rows.len() == app.place().row;
    let before = match question.kind {
        Kind::Choice => number(question.options.len() + 1),
        Kind::Several => format!("{}    ", number(question.options.len() + 1)),
        Kind::Date => String::new(),
    };
    let label = Paragraph::new("不清楚", theme.plain);
    put_row(app, page, label.before(&before, theme.quiet));
    if here && !question.find_out.is_empty() {
        let indent = " ".repeat(text::width(&before));
        let words = format!("怎么弄清：{}", question.find_out);
        page.paragraph(&Paragraph::new(&words, theme.quiet).before(&indent, theme.quiet));
    }
}

fn put_date(app: &App, asking: &Asking, page: &mut Page) {
    let theme = app.theme();
    let typing = page.rows.len() == app.place().row;
    let label = "日期  ";
    let room = page.columns().saturating_sub(text::width(label));
    let (shown, column) = asking.field.window(room);
    if typing {
        page.cursor = Some((
            page.lines.len(),
            super::page::MARGIN + text::width(label) + column,
        ));
    }
    let (content, style) = if asking.field.is_empty() {
        ("年-月-日，比如 2026-11-02", theme.quiet)
    } else if typing {
        (shown.as_str(), theme.accent)
    } else {
        (shown.as_str(), theme.plain)
    };
    let mark = typing.then_some((app.glyphs().cursor, theme.accent));
    let paragraph = Paragraph::new(content, style).before(label, theme.plain);
    page.row(mark, &paragraph);
    if let Some(error) = &asking.error {
        page.text(error, theme.caution);
    } else if let Some(date) = text::date_meant(&asking.field.text(), app.setup.days.today) {
        page.text(&format!("就是 {}", super::list::dated(date)), theme.quiet);
    }
    page.blank();
}

/// Beside the question on wide terminals.
pub(super) fn aside(app: &App, asking: &Asking, page: &mut Page) {
    if let Some(catalog) = &app.catalog {
        super::what_if::preview(app, page);
        put_why(app, catalog, asking.question, page);
    }
}

/// On its own screen.
pub(super) fn why_page(app: &App, question: QuestionIx, page: &mut Page) {
    if let Some(catalog) = &app.catalog {
        page.text(&catalog.question(question).text, app.theme().strong);
        page.blank();
        put_why(app, catalog, question, page);
    }
}

fn put_why(app: &App, catalog: &Catalog, question: QuestionIx, page: &mut Page) {
    let theme = app.theme();
    let asked = catalog.question(question);
    page.text("为什么问", theme.strong);
    page.text(&asked.why, theme.plain);
    if !asked.find_out.is_empty() {
        page.blank();
        page.text("不清楚的话，怎么弄清", theme.strong);
        page.text(&asked.find_out, theme.plain);
    }
    detail::put_sources(app, catalog, &asked.cite, page);
}
