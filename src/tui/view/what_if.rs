//! What another answer changes: before it is taken, beside the options, and the lines that are not there.

use super::{Page, Paragraph, put_plain_row, put_row};
use crate::{
    catalog::{Catalog, EntryIx},
    engine::{Difference, NearMiss},
    text,
    tui::{app::App, rows::Row, screens::WhatIf, what_if::Preview},
};

/// How many lines of each kind the pane names.
const NAMED: usize = 5;

/// A change before it is taken.
pub(super) fn body(app: &App, change: &WhatIf, page: &mut Page) {
    let Some(catalog) = &app.catalog else {
        return;
    };
    let theme = app.theme();
    let name = &catalog.question(change.question).short;
    let (from, to) = &change.words;
    page.text(&format!("{name}：{from}，改成{to}"), theme.strong);
    page.blank();
    let more = match change.more {
        0 => String::new(),
        more => format!("改了要多答 {more} 题。"),
    };
    page.text(
        &format!("改后清单{}{more}", sum(&change.difference)),
        theme.plain,
    );
    put_verdict(app, catalog, &change.difference, page);
    page.blank();
    for row in app.rows() {
        let label = match row {
            Row::TakeIt => "就这样改",
            _ => "不改，返回",
        };
        put_plain_row(app, page, label);
    }
    for (heading, mark, entries) in [
        ("多出来的", "+ ", &change.difference.added),
        ("去掉的", "- ", &change.difference.removed),
        ("原来视情况、现在定下来的", "= ", &change.difference.settled),
        (
            "原来定下来、现在视情况的",
            "~ ",
            &change.difference.unsettled,
        ),
    ] {
        if entries.is_empty() {
            continue;
        }
        page.blank();
        page.text(heading, theme.strong);
        for &entry in entries {
            let line = Paragraph::new(&catalog.entry(entry).text, theme.plain);
            page.paragraph(&line.before(mark, theme.strong));
        }
    }
}

/// `少 2 项，多 1 项。`
fn sum(difference: &Difference) -> String {
    let parts = [
        ("少", difference.removed.len()),
        ("多", difference.added.len()),
        ("变成视情况", difference.unsettled.len()),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count} 项"))
        .collect();
    let dates = if difference.dates {
        "日期也会变。"
    } else {
        ""
    };
    if parts.is_empty() {
        format!("一项不多，一项不少。{dates}")
    } else {
        format!("{}。{dates}", parts.join("，"))
    }
}

fn put_verdict(app: &App, catalog: &Catalog, difference: &Difference, page: &mut Page) {
    if let Some((_, shown)) = difference.conclusion {
        let title = shown.map_or("还不能下结论", |shown| {
            text::conclusion_title(catalog, shown)
        });
        page.text(&format!("结论变成：{title}"), app.theme().strong);
    }
}

/// Beside a question: what the option under the cursor would change.
pub(super) fn preview(app: &App, page: &mut Page) {
    let (Some(catalog), Some(preview)) = (&app.catalog, &app.preview) else {
        return;
    };
    let theme = app.theme();
    let Preview {
        words,
        taken,
        difference,
        sure,
        ..
    } = preview;
    page.text(&format!("选“{words}”会怎样"), theme.strong);
    if *taken {
        page.text("就是现在的回答。", theme.plain);
        page.blank();
        return;
    }
    if let Some((_, Some(shown))) = difference.conclusion {
        let title = text::conclusion_title(catalog, shown);
        page.text(&format!("结论：{title}"), theme.plain);
    }
    if difference.is_empty() {
        page.text("清单不变。", theme.plain);
    }
    put_some(app, catalog, page, ("多", "+ "), &difference.added);
    put_some(app, catalog, page, ("定下来", "= "), &difference.settled);
    let unsettled = ("变成视情况", "~ ");
    put_some(app, catalog, page, unsettled, &difference.unsettled);
    put_some(app, catalog, page, ("少", "- "), &difference.removed);
    page.text(&format!("那时清单上确定的有 {sure} 项。"), theme.plain);
    page.blank();
}

/// The first few of these lines, each cut to one line of the pane.
fn put_some(
    app: &App,
    catalog: &Catalog,
    page: &mut Page,
    (word, mark): (&str, &str),
    entries: &[EntryIx],
) {
    if entries.is_empty() {
        return;
    }
    let theme = app.theme();
    page.text(&format!("{word} {} 项：", entries.len()), theme.plain);
    let columns = page.columns().saturating_sub(text::width(mark));
    for &entry in entries.iter().take(NAMED) {
        let text = first_line(&catalog.entry(entry).text, columns);
        page.paragraph(&Paragraph::new(&text, theme.quiet).before(mark, theme.strong));
    }
    if let Some(rest) = entries.len().checked_sub(NAMED).filter(|&rest| rest > 0) {
        let words = format!("……还有 {rest} 项");
        page.paragraph(&Paragraph::new(&words, theme.quiet).before(mark, theme.strong));
    }
}

/// The text in one line of this many columns, `……` where it is cut.
fn first_line(content: &str, columns: usize) -> String {
    const CUT: &str = "……";
    if text::width(content) <= columns {
        return content.to_owned();
    }
    let room = columns.saturating_sub(text::width(CUT));
    format!("{}{CUT}", text::take_columns(content, room))
}

/// The lines that one other answer would have brought.
pub(super) fn why_not(app: &App, misses: &[NearMiss], page: &mut Page) {
    let Some(catalog) = &app.catalog else {
        return;
    };
    let theme = app.theme();
    if misses.is_empty() {
        page.text("没有只差一个回答的事项。", theme.strong);
    } else {
        page.text(
            "这几项只差一个回答，所以不在你的清单上。答错了就在那一行按回车，看看改了会怎样。",
            theme.strong,
        );
    }
    for row in app.rows() {
        match row {
            Row::Miss(miss) => {
                page.blank();
                let question = catalog.question(miss.question);
                let bullet = format!("{} ", app.glyphs().bullet);
                let line = Paragraph::new(&catalog.entry(miss.entry).text, theme.plain);
                put_row(app, page, line.before(&bullet, theme.quiet));
                let words = format!(
                    "没有，因为“{}”没有答“{}”。",
                    question.short,
                    question.option(miss.option).short
                );
                page.paragraph(&Paragraph::new(&words, theme.quiet).before("  ", theme.quiet));
                page.extend_row();
            }
            Row::Back => {
                page.blank();
                put_plain_row(app, page, "返回清单");
            }
            _ => put_plain_row(app, page, "离开"),
        }
    }
}
