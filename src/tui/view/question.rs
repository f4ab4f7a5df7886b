//! One question, and why it is asked.

use chrono::NaiveDate;

use super::{Page, Paragraph, detail, input::put_input, put_plain_row, put_row};
use crate::{
    catalog::{Catalog, Kind, OptionIx, PlaceIx, Question, QuestionIx},
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
    if let Some(province) = asking.within {
        let name = &catalog.place(province).common;
        page.text(
            &format!("{name}这几个市县收录了自己的规定。是其中一个就选它。"),
            theme.plain,
        );
    } else if !app.is_wide() && app.setup.size.1 >= 20 {
        page.text(&question.why, theme.quiet);
    }
    put_ruled_out(app, question, asking.question, page);
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
            Row::PlaceName => put_place_name(app, asking, page),
            Row::Place(place) => put_place(app, catalog, asking, *place, page),
            Row::Unknown if question.kind == Kind::Place => {
                let both = rows.contains(&Row::NoPlaces);
                let label = if both {
                    "说不清，跳过这一题"
                } else {
                    "说不清／不想说，跳过"
                };
                put_plain_row(app, page, label);
            }
            Row::NoPlaces => put_plain_row(app, page, "不想说，两个地方都跳过"),
            Row::Unknown => put_unknown(app, question, asking.question, page),
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

/// Says which options the two places leave out, so that nobody looks for them.
fn put_ruled_out(app: &App, question: &Question, ix: QuestionIx, page: &mut Page) {
    let options = question.options.iter().enumerate();
    let out: Vec<&str> = options
        .filter(|(at, _)| !app.is_offered(ix, OptionIx(*at)))
        .map(|(_, option)| option.short.as_str())
        .collect();
    if !out.is_empty() {
        let words = format!("按你选的两个地方，不会是：{}。", out.join("、"));
        page.text(&words, app.theme().quiet);
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
    let number = number(option.0 + 1 - app.hidden_before(asking.question, option));
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

fn put_unknown(app: &App, question: &Question, asked: QuestionIx, page: &mut Page) {
    let theme = app.theme();
    let here = page.rows.len() == app.place().row;
    let before = match question.kind {
        Kind::Choice => {
            let all = OptionIx(question.options.len());
            number(all.0 + 1 - app.hidden_before(asked, all))
        }
        Kind::Several => format!("{}    ", number(question.options.len() + 1)),
        Kind::Date | Kind::Month | Kind::Place => String::new(),
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
    let month = app
        .catalog
        .as_ref()
        .is_some_and(|catalog| catalog.question(asking.question).kind == Kind::Month);
    let (label, example) = if month {
        ("月份  ", "年-月，比如 2026-08")
    } else {
        ("日期  ", "年-月-日，比如 2026-11-02")
    };
    put_input(app, page, (label, theme.plain), &asking.field, example);
    if let Some(error) = &asking.error {
        page.text(error, theme.caution);
    } else if let Some(meant) = meant(&asking.field.text(), app.setup.days.today, month) {
        page.text(&format!("就是 {meant}"), theme.quiet);
    }
    page.blank();
}

fn meant(typed: &str, today: NaiveDate, month: bool) -> Option<String> {
    if month {
        text::month_meant(typed, today).map(|month| month.format("%Y 年 %-m 月").to_string())
    } else {
        text::date_meant(typed, today).map(text::dated)
    }
}

fn put_place_name(app: &App, asking: &Asking, page: &mut Page) {
    let theme = app.theme();
    let example = "打地名、拼音或开头字母，比如 广东、guangdong、gd、粤";
    put_input(app, page, ("找  ", theme.plain), &asking.field, example);
    if let Some(error) = &asking.error {
        page.text(error, theme.caution);
    } else if !asking.field.is_empty() && !app.rows().iter().any(|r| matches!(r, Row::Place(_))) {
        let words = format!(
            "没有找到“{}”。没有你的市，就找它的省。",
            asking.field.text().trim()
        );
        page.text(&words, theme.caution);
    }
    page.blank();
}

fn put_place(app: &App, catalog: &Catalog, asking: &Asking, ix: PlaceIx, page: &mut Page) {
    let place = catalog.place(ix);
    let label = match place.of {
        None if asking.within == Some(ix) => format!("{}（不在下面这几个里）", place.name),
        _ => catalog.place_in_full(ix),
    };
    let paragraph = Paragraph::new(&label, app.theme().plain);
    put_row(app, page, paragraph);
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
