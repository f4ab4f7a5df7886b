//! Keys, from the same table that makes them work; marks and words.

use ratatui::text::Span;

use super::{Page, Paragraph, put_plain_row};
use crate::{
    text,
    tui::{
        app::App,
        keymap::{BINDINGS, FIXED},
    },
};

/// Every key on one page; what the words mean is a row further.
pub(super) fn keys(app: &App, page: &mut Page) {
    let theme = app.theme();
    put_plain_row(app, page, "记号和术语（清单上的词是什么意思）");
    put_plain_row(app, page, "返回");
    page.blank();
    page.text("只用 上、下、回车 三个键，什么都能办到。", theme.plain);
    let named = BINDINGS
        .iter()
        .filter(|b| !b.label.is_empty())
        .map(|b| (b.label, b.help));
    let mut left: Option<(&str, &str)> = None;
    for (label, help) in named.chain(FIXED.iter().copied()) {
        let short = text::width(help) + KEY + 2 <= page.columns() / 2;
        match left.take() {
            Some((before, words)) if short => put_pair(app, page, (before, words), (label, help)),
            before => {
                if let Some((before, words)) = before {
                    put_key(app, page, before, words);
                }
                if short {
                    left = Some((label, help));
                } else {
                    put_key(app, page, label, help);
                }
            }
        }
    }
    if let Some((label, help)) = left {
        put_key(app, page, label, help);
    }
}

/// Columns of a key's name.
const KEY: usize = 8;

fn put_key(app: &App, page: &mut Page, label: &str, help: &str) {
    let theme = app.theme();
    let key = text::pad_to(label, KEY);
    page.paragraph(&Paragraph::new(help, theme.plain).before(&key, theme.strong));
}

/// Two keys beside each other, where each fits its half.
fn put_pair(app: &App, page: &mut Page, left: (&str, &str), right: (&str, &str)) {
    let theme = app.theme();
    let key = |label| Span::styled(text::pad_to(label, KEY), theme.strong);
    let room = (page.columns() / 2).saturating_sub(KEY);
    page.line(vec![
        key(left.0),
        Span::styled(text::pad_to(left.1, room), theme.plain),
        key(right.0),
        Span::styled(right.1.to_owned(), theme.plain),
    ]);
}

/// What is recorded for which place, topic by topic.
pub(super) fn regions(app: &App, page: &mut Page) {
    let theme = app.theme();
    page.text(
        "数字是收录了几条规定。没写的主题没有收录：清单上会说问什么、打哪里的 12393。",
        theme.plain,
    );
    let Some(catalog) = &app.catalog else {
        return;
    };
    for recorded in catalog.recorded() {
        let inside = catalog.chain(recorded.place).count().saturating_sub(1);
        if inside == 0 {
            page.blank();
        }
        let name = format!(
            "{}{}  ",
            "  ".repeat(inside),
            catalog.place(recorded.place).name
        );
        // A topic and its number stay together.
        let topics = if app.broken.contains(&catalog.province(recorded.place)) {
            "读不出来".to_owned()
        } else {
            text::recorded_text(catalog, &recorded.counts).replace(' ', "\u{a0}")
        };
        page.paragraph(&Paragraph::new(&topics, theme.plain).before(&name, theme.strong));
    }
}

/// The marks on the list, and the glossary.
pub(super) fn terms(app: &App, page: &mut Page) {
    let theme = app.theme();
    page.text("清单上的记号", theme.strong);
    for (mark, meaning) in [
        ("全国", "全国都这样"),
        ("地方", "各地不同，那一行写了问什么"),
        ("待核实", "没有查到确切规定，办之前先核实"),
        ("视情况", "要看你还没答或答了“不清楚”的题"),
    ] {
        let mark = text::pad_to(mark, 8);
        page.paragraph(&Paragraph::new(meaning, theme.plain).before(&mark, theme.strong));
    }
    let Some(catalog) = &app.catalog else {
        return;
    };
    if !catalog.terms.is_empty() {
        page.blank();
        page.text("术语", theme.strong);
    }
    for term in &catalog.terms {
        page.blank();
        page.text(&term.term, theme.strong);
        page.text(&term.short, theme.plain);
        for citation in &term.cite {
            let source = text::source_text(catalog, citation);
            page.text(&source.title, theme.quiet);
        }
    }
    page.blank();
    page.text(&app.setup.manifest.report, theme.quiet);
}
