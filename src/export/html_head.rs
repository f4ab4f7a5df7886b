//! What stands before the list on its web page: the head of the document, the title, the links to the parts.

use super::markup::Markup;
use super::sheet::{CLAIMS, Sheet, TITLE};

const STYLE: &str = include_str!("html.css");

/// The head of the document. The name stands on every printed page, so that loose sheets find together.
pub(super) fn document_head(page: &mut Markup, name: &str) {
    page.raw(
        "<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n",
    );
    page.element("title", name);
    page.raw("<style>\n");
    page.raw(&STYLE.replace("{name}", name));
    page.raw("</style>\n</head>\n");
}

/// Title, days and pack.
pub(super) fn banner(page: &mut Markup, sheet: &Sheet) {
    page.raw("<header>\n");
    page.element("h1", TITLE);
    pairs(page, "head", sheet.head.iter().map(|(n, v)| (*n, v)));
    if let Some(stale) = &sheet.stale {
        page.raw("<p class=\"caution\"><strong>注意：</strong>");
        page.text(stale);
        page.raw("</p>\n");
    }
    page.raw("</header>\n");
}

/// Links to the parts, for the screen.
pub(super) fn contents(page: &mut Markup, sheet: &Sheet) {
    page.raw("<nav aria-label=\"目录\">\n<ul role=\"list\">\n");
    let mut link = |id: &str, name: &str| {
        page.raw(&format!("<li><a href=\"#{id}\">"));
        page.text(name);
        page.raw("</a></li>\n");
    };
    link("outcome", "结论");
    if sheet.find_out.is_some() {
        link("find-out", "先弄清");
    }
    if sheet.dates.is_some() {
        link("dates", "日期");
    }
    for part in &sheet.sections {
        link(part.section.id(), part.section.title());
    }
    if !sheet.talk.groups.is_empty() {
        link("talk", "怎么说");
    }
    if !sheet.claims.is_empty() {
        link("claims", CLAIMS);
    }
    link("answers", "你的回答");
    if !sheet.sources.documents().is_empty() {
        link("sources", "依据");
    }
    page.raw("</ul>\n</nav>\n");
}

/// Names and values.
pub(super) fn pairs<'a>(
    page: &mut Markup,
    class: &str,
    rows: impl Iterator<Item = (&'a str, &'a String)>,
) {
    page.raw(&format!("<dl class=\"{class}\">\n"));
    for (name, value) in rows {
        page.element("dt", name);
        page.element("dd", value);
    }
    page.raw("</dl>\n");
}
