//! Claims: all of them with a field to search, and one with its reading and source.

use super::{Page, Paragraph, detail, input::put_input, put_plain_row, put_row, put_stale};
use crate::{
    catalog::{Catalog, Claim, ClaimIx},
    text,
    tui::{app::App, field::Field, rows::Row},
};

/// The field, then every claim that mentions what is typed.
pub(super) fn body(app: &App, field: &Field, page: &mut Page) {
    let theme = app.theme();
    let Some(catalog) = &app.catalog else {
        return loading(app, field, page);
    };
    put_stale(app, page);
    page.text("网上常见的说法，对不对，依据是什么。", theme.strong);
    page.blank();
    let mut over = false;
    for row in app.rows() {
        match row {
            Row::Find => {
                put_find(app, field, page);
                page.blank();
                page.text(&count(app, catalog, field), theme.quiet);
                page.blank();
            }
            Row::Claim(claim) => put_claim(app, catalog.claim(claim), page),
            other => {
                if !over {
                    page.blank();
                    over = true;
                }
                let label = if other == Row::Back {
                    "返回"
                } else {
                    "离开"
                };
                put_plain_row(app, page, label);
            }
        }
    }
}

fn loading(app: &App, field: &Field, page: &mut Page) {
    page.text("正在读取政策包……", app.theme().strong);
    page.blank();
    put_find(app, field, page);
    for label in ["返回", "离开"] {
        put_plain_row(app, page, label);
    }
}

fn count(app: &App, catalog: &Catalog, field: &Field) -> String {
    let all = catalog.claims.len();
    let found = app.found().len();
    match (field.text().trim(), found) {
        ("", _) => format!("一共 {all} 条。在上面打字，只看有这个词的。"),
        (_, 0) => "没有找到。换一个短些的词，或删掉几个字。".to_owned(),
        _ => format!("{all} 条里找到 {found} 条。"),
    }
}

fn put_find(app: &App, field: &Field, page: &mut Page) {
    let example = "打字找，比如 余额、15 工作日、过时";
    put_input(app, page, ("找  ", app.theme().plain), field, example);
}

/// One claim as a row: the sentence and the reading in a word.
pub(super) fn put_claim(app: &App, claim: &Claim, page: &mut Page) {
    let theme = app.theme();
    let bullet = format!("{} ", app.glyphs().bullet);
    let says = text::quoted(&claim.says);
    let paragraph = Paragraph::new(&says, theme.plain).before(&bullet, theme.quiet);
    put_row(
        app,
        page,
        paragraph.after(claim.reading.label().to_owned(), theme.strong),
    );
}

/// Beside the claims on wide terminals: the one the cursor is on.
pub(super) fn aside(app: &App, page: &mut Page) {
    if let (Some(catalog), Some(Row::Claim(claim))) = (&app.catalog, app.row()) {
        page.blank();
        put_reading(app, catalog, catalog.claim(claim), page);
    }
}

/// One claim on its own screen.
pub(super) fn page(app: &App, claim: ClaimIx, page: &mut Page) {
    if let Some(catalog) = &app.catalog {
        let claim = catalog.claim(claim);
        page.text(&text::quoted(&claim.says), app.theme().strong);
        page.blank();
        put_reading(app, catalog, claim, page);
    }
}

/// Our reading, what it rests on, and the id.
pub(super) fn put_reading(app: &App, catalog: &Catalog, claim: &Claim, page: &mut Page) {
    page.text(&text::reading_text(claim), app.theme().plain);
    let lines = app.list.iter().flat_map(|list| &list.claims);
    let of_claim = lines
        .filter(|line| std::ptr::eq(catalog.claim(line.claim), claim))
        .flat_map(|line| text::beside_claim(catalog, line));
    for own in of_claim {
        page.text(&own, app.theme().strong);
    }
    if claim.cite.is_empty() {
        page.blank();
        page.text(&text::none_found_text(claim), app.theme().quiet);
    }
    detail::put_sources(app, catalog, &claim.cite, page);
    detail::put_id(app, &claim.id, page);
}
