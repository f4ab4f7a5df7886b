//! The Markdown parts of what is said: by the person at the counter and on the phone, and by others on the net.

use super::md::Markdown;
use super::md_text::escape;
use super::sheet::{CLAIMS, CLAIMS_NOTE, ClaimPart, TALK, TALK_CASE, TalkPart};
use super::sources::mark;

/// Writes them.
pub(super) fn talk(page: &mut Markdown, part: &TalkPart) {
    if part.groups.is_empty() {
        return;
    }
    page.block(format_args!("## {TALK}"));
    if !part.case.is_empty() {
        page.block(format_args!("{TALK_CASE}{}。", escape(&part.case)));
    }
    for group in &part.groups {
        page.block(format_args!("### {}", group.heading));
        if let Some(dates) = &group.dates {
            page.block(escape(dates));
        }
        page.gap();
        for line in &group.lines {
            page.line(format_args!("- {}", escape(&line.about)));
            for say in &line.say {
                page.line(format_args!("  - {}", escape(say)));
            }
            if !line.cite.is_empty() {
                page.line(format_args!("  - {}", mark(&line.cite)));
            }
        }
    }
}

/// Writes them.
pub(super) fn claims(page: &mut Markdown, claims: &[ClaimPart]) {
    if claims.is_empty() {
        return;
    }
    page.block(format_args!("## {CLAIMS}"));
    page.block(CLAIMS_NOTE);
    page.gap();
    for claim in claims {
        page.line(format_args!("- {}", escape(&claim.says)));
        page.line(format_args!("  - {}", escape(&claim.reading)));
        let source = if claim.cite.is_empty() {
            escape(&claim.none_found)
        } else {
            mark(&claim.cite)
        };
        page.line(format_args!("  - {source}（编号 {}）", escape(&claim.id)));
    }
}
