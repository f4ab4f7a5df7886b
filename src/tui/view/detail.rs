//! All about one line: why it is here, what it depends on, what it rests on.

use super::{Page, Paragraph, claims, marking};
use crate::{
    catalog::{Catalog, Citation},
    engine::{Certainty, Checklist, Line, Milestone, MilestoneKind, Reason},
    text::{self, ConclusionText},
    tui::{app::App, screens::Item},
};

/// What stands before the conclusions there may be; the file says it in the same words.
pub(super) const POSSIBLE: &str = "有些事还不清楚，下面几种情况都有可能：";

/// On its own screen: the line itself first.
pub(super) fn page(app: &App, item: Item, page: &mut Page) {
    let (Some(catalog), Some(list)) = (&app.catalog, &app.list) else {
        return;
    };
    let theme = app.theme();
    let heading = match item {
        Item::Verdict => text::conclusion(catalog, list)
            .map_or_else(|| "还不能下结论".to_owned(), |shown| shown.title),
        Item::FindOut(at) => catalog.question(list.find_out[at]).text.clone(),
        Item::Milestone(at) => list.timeline.milestones[at].kind.label().to_owned(),
        Item::Claim(at) => text::quoted(&catalog.claim(list.claims[at].claim).says),
        Item::Line(section, at) => {
            let line = &list.sections[section].lines[at];
            catalog.entry(line.entry).text.clone()
        }
    };
    page.text(&heading, theme.strong);
    if let Item::Verdict = item
        && let Some(shown) = text::conclusion(catalog, list)
    {
        page.text(&shown.text, theme.plain);
    }
    if let Some(entry) = app.entry_of(item) {
        page.blank();
        marking::put_rows(app, &catalog.entry(entry).id, page);
    }
    put_rest(app, catalog, list, item, page);
}

/// In the pane: what the list itself does not say.
pub(super) fn beside(app: &App, item: Item, page: &mut Page) {
    let (Some(catalog), Some(list)) = (&app.catalog, &app.list) else {
        return;
    };
    match (item, text::conclusion(catalog, list)) {
        (Item::Verdict, Some(shown)) => put_grounds(app, catalog, &shown, page),
        (Item::Verdict, None) => page.text(
            "弄清了哪一件，在那一行按回车回答，清单跟着变。",
            app.theme().plain,
        ),
        _ => put_rest(app, catalog, list, item, page),
    }
}

fn put_rest(app: &App, catalog: &Catalog, list: &Checklist, item: Item, page: &mut Page) {
    let theme = app.theme();
    match item {
        Item::Verdict => {
            page.blank();
            if let Some(shown) = text::conclusion(catalog, list) {
                let because = because(catalog, &shown.because);
                if !because.is_empty() {
                    page.text(&because, theme.plain);
                }
                put_grounds(app, catalog, &shown, page);
            } else {
                put_possible(app, catalog, list, page);
            }
        }
        Item::FindOut(at) => {
            let question = catalog.question(list.find_out[at]);
            page.blank();
            page.text(&question.find_out, theme.plain);
            page.blank();
            page.text(&question.why, theme.quiet);
            let held = list.held_for(list.find_out[at]);
            if held > 0 {
                let words = format!("清单上没列出的，有 {held} 项要看它怎么回答。");
                page.text(&words, theme.plain);
            }
            page.text("弄清了，在这一行按回车，就能回答。", theme.quiet);
        }
        Item::Milestone(at) => put_milestone(app, &list.timeline.milestones[at], page),
        Item::Claim(at) => {
            let line = &list.claims[at];
            page.blank();
            put_because(app, catalog, &line.because, page);
            page.blank();
            claims::put_reading(app, catalog, catalog.claim(line.claim), page);
        }
        Item::Line(section, at) => {
            let line = &list.sections[section].lines[at];
            put_line(app, catalog, line, page);
        }
    }
}

fn put_grounds(app: &App, catalog: &Catalog, shown: &ConclusionText<'_>, page: &mut Page) {
    put_sources(app, catalog, shown.cite, page);
    put_id(app, shown.id, page);
}

fn put_possible(app: &App, catalog: &Catalog, list: &Checklist, page: &mut Page) {
    let theme = app.theme();
    page.blank();
    page.text(POSSIBLE, theme.plain);
    let bullet = format!("{} ", app.glyphs().bullet);
    for title in text::possible_conclusions(catalog, list) {
        let title = Paragraph::new(&title, theme.plain);
        page.paragraph(&title.before(&bullet, theme.quiet));
    }
}

fn put_line(app: &App, catalog: &Catalog, line: &Line, page: &mut Page) {
    let theme = app.theme();
    let entry = catalog.entry(line.entry);
    page.blank();
    let note = text::line_note_text(entry, line, app.setup.days);
    if !note.is_empty() {
        page.text(&note, theme.plain);
        page.blank();
    }
    if line.certainty == Certainty::Maybe {
        let hangs_on = text::depends_text(catalog, line);
        page.text(&format!("视情况：{hangs_on}"), theme.plain);
    } else {
        put_because(app, catalog, &line.because, page);
    }
    put_sources(app, catalog, &entry.cite, page);
    put_id(app, &entry.id, page);
}

fn put_milestone(app: &App, milestone: &Milestone, page: &mut Page) {
    let theme = app.theme();
    page.blank();
    page.text(&text::dated(milestone.date), theme.plain);
    page.text(meaning(milestone.kind), theme.plain);
    if milestone.workdays > 0 {
        page.text(
            &format!(
                "从前一个日期的下一个工作日数起，第 {} 个工作日。",
                milestone.workdays
            ),
            theme.plain,
        );
    }
    if milestone.estimated {
        page.text(
            "估算：那一年的放假安排还没公布，到时再看一次。",
            theme.caution,
        );
    }
    if !milestone.skipped.is_empty() {
        page.blank();
        page.text("跳过的休息日", theme.strong);
        for day in &milestone.skipped {
            page.text(&format!("{}  {}", day.date, day.why), theme.quiet);
        }
    }
}

/// What is to happen on the day.
fn meaning(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::Apply => {
            "这天交申请。这里假定交了就受理；交的那天不是工作日，假定下一个工作日受理。"
        }
        MilestoneKind::Accepted => "期限从受理算起：受理后的下一个工作日是第 1 天。",
        MilestoneKind::TransferOut => "原参保地最晚这天把关系和余额转出去。",
        MilestoneKind::TransferIn => "新地方最晚这天转入办完，整件事办结。",
        MilestoneKind::Press => {
            "到这天还没办完，就是超期了：先查卡在哪一地，再打那一地的 12393 催。"
        }
    }
}

/// `因为：范围：跨省；原地停保：已停保`; empty without reasons.
pub(super) fn because(catalog: &Catalog, reasons: &[Reason]) -> String {
    if reasons.is_empty() {
        return String::new();
    }
    let words: Vec<String> = reasons
        .iter()
        .map(|r| text::reason_text(catalog, *r))
        .collect();
    format!("因为 {}", words.join("；"))
}

fn put_because(app: &App, catalog: &Catalog, reasons: &[Reason], page: &mut Page) {
    let words = because(catalog, reasons);
    let words = if words.is_empty() {
        "每个人都要看的一行。"
    } else {
        &words
    };
    page.text(words, app.theme().plain);
}

/// What a text rests on: title, exact words, link.
pub(super) fn put_sources(app: &App, catalog: &Catalog, cite: &[Citation], page: &mut Page) {
    let theme = app.theme();
    if cite.is_empty() {
        return;
    }
    page.blank();
    page.text("依据", theme.strong);
    for (at, citation) in cite.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        let source = text::source_text(catalog, citation);
        page.text(&source.title, theme.plain);
        if let Some(quote) = source.quote {
            page.text(&text::quoted(&quote), theme.quiet);
        }
        if let Some(url) = source.url {
            page.text(&url, theme.quiet);
        }
    }
}

/// The id, for whoever reports a mistake.
pub(super) fn put_id(app: &App, id: &str, page: &mut Page) {
    page.blank();
    page.text(&format!("编号 {id}（报错时说这个）"), app.theme().quiet);
}
