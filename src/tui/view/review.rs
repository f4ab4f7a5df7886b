//! All answers, each of them a row that changes it.

use super::{Page, Paragraph, put_plain_row, put_row};
use crate::{
    engine::AnswerSource,
    text,
    tui::{app::App, rows::Row},
};

/// The answers in the order asked, aligned behind the questions' names.
pub(super) fn body(app: &App, page: &mut Page) {
    let (Some(catalog), Some(list)) = (&app.catalog, &app.list) else {
        return;
    };
    let theme = app.theme();
    page.text("看一遍，哪个不对就选中它改。", theme.strong);
    page.blank();
    let rows = app.rows();
    let names = rows.iter().filter_map(|row| match row {
        Row::Answer(question) => Some(text::width(&catalog.question(*question).short)),
        _ => None,
    });
    let column = names.max().unwrap_or(0).min(page.columns() / 2) + 2;
    let mut answers_over = false;
    for row in &rows {
        if !matches!(row, Row::Answer(_)) && !answers_over {
            answers_over = true;
            put_decided(app, column, page);
            put_dropped(app, page);
            page.blank();
        }
        match row {
            Row::Answer(question) => {
                let name = text::pad_to(&catalog.question(*question).short, column);
                let source = AnswerSource::Question(*question);
                let label = list.answers.iter().find(|a| a.source == source);
                let shown = label.map_or("还没回答", |a| a.label.as_str());
                let paragraph = Paragraph::new(shown, theme.plain);
                put_row(app, page, paragraph.before(&name, theme.quiet));
            }
            Row::AnswerRest => {
                put_plain_row(app, page, &format!("回答剩下的 {} 题", app.unanswered()));
            }
            Row::ShowList => put_plain_row(app, page, "看清单"),
            Row::Back => put_plain_row(app, page, "返回"),
            _ => put_plain_row(app, page, "离开"),
        }
    }
}

/// What the two places decide, which is not asked and no row.
fn put_decided(app: &App, column: usize, page: &mut Page) {
    let (Some(catalog), Some(list)) = (&app.catalog, &app.list) else {
        return;
    };
    let theme = app.theme();
    for answer in list.answers.iter().filter(|answer| answer.decided) {
        if let AnswerSource::Question(question) = answer.source {
            let name = text::pad_to(&catalog.question(question).short, column);
            let words = format!("{}（由两个地方推出）", answer.label);
            page.paragraph(&Paragraph::new(&words, theme.quiet).before(&name, theme.quiet));
        }
    }
}

/// Answers that are kept but do not count now.
fn put_dropped(app: &App, page: &mut Page) {
    let (Some(catalog), Some(list)) = (&app.catalog, &app.list) else {
        return;
    };
    if list.dropped.is_empty() {
        return;
    }
    let names: Vec<&str> = list
        .dropped
        .iter()
        .map(|q| catalog.question(*q).short.as_str())
        .collect();
    page.blank();
    page.text(
        &format!(
            "改了前面的回答后，这些不再问，也不算进清单（留着，改回去还在）：{}",
            names.join("、")
        ),
        app.theme().quiet,
    );
}
