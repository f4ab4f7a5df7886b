//! The web page's parts of what is said: by the person at the counter and on the phone, and by others on the net.

use super::html::{close, marks, number, open};
use super::markup::Markup;
use super::sheet::{CLAIMS, CLAIMS_NOTE, ClaimPart, TALK, TALK_CASE, TalkPart};

/// Writes them.
pub(super) fn talk(page: &mut Markup, part: &TalkPart) {
    if part.groups.is_empty() {
        return;
    }
    open(page, "talk", TALK);
    if !part.case.is_empty() {
        page.element("p", &format!("{TALK_CASE}{}。", part.case));
    }
    for group in &part.groups {
        page.element("h3", group.heading);
        if let Some(dates) = &group.dates {
            page.element("p", dates);
        }
        page.raw("<ul role=\"list\" class=\"entries\">\n");
        for line in &group.lines {
            page.raw("<li>\n");
            page.classed("p", "quiet", &line.about);
            for say in &line.say {
                page.element("p", say);
            }
            if !line.cite.is_empty() {
                page.raw("<p class=\"quiet\">");
                marks(page, &line.cite);
                page.raw("</p>\n");
            }
            page.raw("</li>\n");
        }
        page.raw("</ul>\n");
    }
    close(page);
}

/// Writes them.
pub(super) fn claims(page: &mut Markup, claims: &[ClaimPart]) {
    if claims.is_empty() {
        return;
    }
    open(page, "claims", CLAIMS);
    page.element("p", CLAIMS_NOTE);
    page.raw("<ul role=\"list\" class=\"entries\">\n");
    for claim in claims {
        page.raw("<li>\n");
        page.classed("p", "ask", &claim.says);
        page.element("p", &claim.reading);
        page.raw("<p class=\"quiet\">");
        if claim.cite.is_empty() {
            page.text(&claim.none_found);
        } else {
            marks(page, &claim.cite);
        }
        number(page, &claim.id);
        page.raw("</p>\n</li>\n");
    }
    page.raw("</ul>\n");
    close(page);
}
