//! What to say at the counter and on the phone.

use super::{Page, Paragraph};
use crate::{
    catalog::Citation,
    text::{self, TalkGroup},
    tui::app::App,
};

/// The case in a sentence, then the words by moment.
pub(super) fn body(app: &App, page: &mut Page) {
    let (Some(catalog), Some(list)) = (&app.catalog, &app.list) else {
        return;
    };
    let theme = app.theme();
    let talk = text::talk(catalog, list);
    if !talk.case.is_empty() {
        page.text("先说清自己的情形，不用报姓名和证件号", theme.strong);
        page.text(&format!("{}。", talk.case), theme.plain);
    }
    for group in &talk.groups {
        put_group(app, group, page);
    }
}

fn put_group(app: &App, group: &TalkGroup, page: &mut Page) {
    let theme = app.theme();
    page.blank();
    page.text(group.heading, theme.accent);
    if let Some(dates) = &group.dates {
        page.text(dates, theme.plain);
    }
    let bullet = format!("{} ", app.glyphs().bullet);
    for line in &group.lines {
        page.blank();
        page.paragraph(&Paragraph::new(&line.about, theme.quiet).before(&bullet, theme.quiet));
        for say in &line.say {
            page.paragraph(&Paragraph::new(say, theme.plain).before("  ", theme.plain));
        }
        put_sources(app, &line.sources, page);
    }
}

/// The words of the sources, to show to whom one talks to.
fn put_sources(app: &App, sources: &[Citation], page: &mut Page) {
    let Some(catalog) = &app.catalog else {
        return;
    };
    let theme = app.theme();
    for citation in sources {
        let source = text::source_text(catalog, citation);
        let quote = source.quote.map(|quote| text::quoted(&quote));
        let words = format!("{}：{}", source.title, quote.unwrap_or_default());
        page.paragraph(&Paragraph::new(&words, theme.quiet).before("  依据  ", theme.strong));
    }
}
