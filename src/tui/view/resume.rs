//! The record of an earlier time, what changed since, and whether to delete it.

use super::{Page, put_plain_row, put_stale};
use crate::tui::{
    app::App,
    keeping::{Earlier, Keeping},
    rows::Row,
    screens::{Erase, News},
};

/// What to do with the record.
pub(super) fn body(app: &App, page: &mut Page) {
    let theme = app.theme();
    let Some(earlier) = &app.earlier else {
        page.text("正在读取上次的记录……", theme.strong);
        page.blank();
        for label in ["等一下，马上就好", "离开"] {
            put_plain_row(app, page, label);
        }
        return;
    };
    page.text("有上次的记录，接着来吗？", theme.strong);
    page.blank();
    for line in how_far(earlier) {
        page.text(&line, theme.plain);
    }
    if let Some(conclusion) = &earlier.conclusion {
        page.text(&format!("结论是：{conclusion}"), theme.plain);
    }
    if !earlier.changes.is_empty() {
        page.text("那以后政策包换了新版，接着来会先说改了什么。", theme.plain);
    }
    put_trouble(app, page);
    put_stale(app, page);
    page.blank();
    for row in app.rows() {
        match row {
            Row::GoOnWithRecord if app.keeping == Keeping::Elsewhere => {
                put_plain_row(app, page, "看上次的（只看）");
            }
            Row::GoOnWithRecord => put_plain_row(app, page, "继续上次"),
            Row::BeginAnew if app.keeping == Keeping::Elsewhere => {
                put_plain_row(app, page, "重新开始（不保存）");
            }
            Row::BeginAnew => put_plain_row(app, page, "重新开始（答了第一题，旧记录才换掉）"),
            Row::DeleteRecord => {
                put_plain_row(app, page, "删除记录");
                page.blank();
            }
            Row::Claims => put_plain_row(app, page, "查网传说法（网上怎么说，对不对）"),
            Row::Help => put_plain_row(app, page, "帮助"),
            _ => put_plain_row(app, page, "离开"),
        }
    }
}

/// A line each, so that no count is broken off from what it counts on a narrow screen.
fn how_far(earlier: &Earlier) -> Vec<String> {
    let Earlier {
        saved_at,
        open,
        lines,
        done,
        session,
        ..
    } = earlier;
    let answered = session.answers.iter().count();
    let notes = session.marks.values().filter(|m| !m.note.is_empty());
    let notes = match notes.count() {
        0 => String::new(),
        n => format!("，写了 {n} 条备注"),
    };
    if *open > 0 {
        vec![format!(
            "{saved_at} 保存：答了 {answered} 题，还差 {open} 题。"
        )]
    } else {
        vec![
            format!("{saved_at} 保存：{answered} 题都答完了。"),
            format!("清单 {lines} 项，勾了 {done} 项{notes}。"),
        ]
    }
}

/// What went wrong with the record, when something did.
pub(super) fn put_trouble(app: &App, page: &mut Page) {
    let nowhere = app.keeping == Keeping::Nowhere;
    let words = match &app.trouble {
        Some(trouble) => trouble.as_str(),
        None if nowhere => "不知道主目录在哪里（HOME 没有设），这次的回答不保存。",
        None => return,
    };
    page.blank();
    page.text(words, app.theme().caution);
}

/// Something to know before going on.
pub(super) fn news(app: &App, news: &News, page: &mut Page) {
    page.text(news.title, app.theme().strong);
    for line in &news.lines {
        page.blank();
        page.text(line, app.theme().plain);
    }
    page.blank();
    for label in ["知道了，接着来", "离开"] {
        put_plain_row(app, page, label);
    }
}

/// Whether to delete.
pub(super) fn erase(app: &App, what: Erase, page: &mut Page) {
    let theme = app.theme();
    let (question, words, yes) = match what {
        Erase::Record => (
            "删掉存在这台电脑上的记录？",
            "回答、勾选和备注都没有了，找不回来。已经存成文件的清单不动。",
            "删掉",
        ),
        Erase::Person => (
            "下一位？这一位的全部清掉，从第一题开始。",
            "回答、勾选、备注，连同存在这台电脑上的记录都没有了，找不回来。已经存成文件的清单不动，要给这一位的先存好、打好。",
            "清掉，下一位",
        ),
    };
    page.text(question, theme.strong);
    page.blank();
    page.text(words, theme.plain);
    page.blank();
    for label in ["返回，不清", yes] {
        put_plain_row(app, page, label);
    }
}
