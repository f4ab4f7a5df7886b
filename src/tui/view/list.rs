//! The checklist.

use super::{Page, Paragraph, claims, detail, marking, put_plain_row, put_row, put_stale};
use crate::{
    catalog::{Catalog, Reach},
    engine::{Basis, Certainty, Checklist, Milestone},
    text,
    tui::{app::App, rows::Row, screens::Item},
};

/// The marks of how far a line holds stand in a column of their own: the widest is 待核实, and two columns of space.
const REACH_COLUMN: usize = 8;

/// Conclusion, what to find out, dates, sections.
pub(super) fn body(app: &App, page: &mut Page) {
    let (Some(catalog), Some(list)) = (&app.catalog, &app.list) else {
        return;
    };
    put_stale(app, page);
    page.blank();
    let mut before = None;
    for row in app.rows() {
        match row {
            Row::Item(item) => {
                put_heading(app, list, before, item, page);
                put_item(app, catalog, list, item, page);
                before = Some(item);
            }
            Row::Export if page.rows.len() == 1 => {
                page.blank();
                put_plain_row(app, page, "存成文件");
            }
            other => {
                if before.take().is_some() {
                    put_end(app, list, page);
                }
                put_plain_row(
                    app,
                    page,
                    match other {
                        Row::Export => "存成文件",
                        Row::Review => "看回答、改回答",
                        Row::Claims => "查网传说法（全部）",
                        Row::Talk => "打电话、到窗口怎么说",
                        Row::Calendar => "看月历",
                        Row::WhyNot => "为什么没有别的（差一点的几项）",
                        Row::NextPerson => "下一位（清掉这一位的，从头开始）",
                        Row::Help => "帮助和术语",
                        _ => "离开",
                    },
                );
            }
        }
    }
}

/// Details of what the cursor is on.
pub(super) fn aside(app: &App, page: &mut Page) {
    let words = match app.row() {
        Some(Row::Item(item)) => return detail::beside(app, item, page),
        Some(Row::Export) => "把清单存成文本文件，可以打印，也可以发给别人。",
        Some(Row::Review) => "看所有回答，改其中任何一个，清单跟着变。",
        Some(Row::Claims) => "网上常见的说法，对不对，依据是什么。",
        Some(Row::Talk) => {
            "打 12393 照着念什么，到窗口问什么；对方要规定里没有的材料、不受理、办晚了，怎么说，拿什么依据。"
        }
        Some(Row::Calendar) => "一个月一个月地看：哪天受理，哪天该办完，哪天休息。",
        Some(Row::WhyNot) => "差一个回答就会在清单上的几项，差在哪个回答。",
        Some(Row::NextPerson) => {
            "给下一个人办：先清掉这一位的回答、勾选、备注和存下的记录。会先问一声。"
        }
        Some(Row::Help) => "按键、清单上的记号、术语。",
        _ => "离开。有东西会丢的，先问一声。",
    };
    page.text(words, app.theme().plain);
}

fn put_heading(app: &App, list: &Checklist, before: Option<Item>, item: Item, page: &mut Page) {
    let theme = app.theme();
    match (before, item) {
        (_, Item::FindOut(0)) => {
            page.blank();
            page.text("先弄清", theme.strong);
        }
        (_, Item::Milestone(0)) => {
            page.blank();
            page.text(&timeline_title(list), theme.strong);
        }
        (_, Item::Claim(0)) => {
            page.blank();
            let heading = Paragraph::new("网传说法", theme.strong);
            let count = format!("{} 条", list.claims.len());
            page.paragraph(&heading.after(count, theme.quiet));
            page.text(
                "网上这样说，和你有关。先看读法，再决定信不信。",
                theme.quiet,
            );
        }
        (_, Item::Line(section, 0)) => {
            page.blank();
            let lines = &list.sections[section];
            let heading = Paragraph::new(lines.section.title(), theme.strong);
            let done = lines.lines.iter().filter(|line| app.is_done(line.entry));
            let count = match done.count() {
                0 => format!("{} 项", lines.lines.len()),
                done => format!("{} 项，办好 {done} 项", lines.lines.len()),
            };
            page.paragraph(&heading.after(count, theme.quiet));
        }
        _ => {}
    }
}

pub(super) fn timeline_title(list: &Checklist) -> String {
    match list.timeline.basis {
        Basis::Accepted => match list.timeline.late_workdays {
            Some(late) => format!("日期（按你填的受理日，今天已经超期 {late} 个工作日）"),
            None => "日期（按你填的受理日）".to_owned(),
        },
        Basis::Application => format!("日期（按 {} 申请）", list.days.apply_on),
        Basis::Example => format!("日期（举例：假如 {} 能申请）", list.days.apply_on),
    }
}

fn put_item(app: &App, catalog: &Catalog, list: &Checklist, item: Item, page: &mut Page) {
    let theme = app.theme();
    let bullet = format!("{} ", app.glyphs().bullet);
    match item {
        Item::Verdict => put_verdict(app, catalog, list, page),
        Item::FindOut(at) => {
            let question = catalog.question(list.find_out[at]);
            let words = format!("{}：{}", question.short, question.find_out);
            let paragraph = Paragraph::new(&words, theme.plain);
            put_row(app, page, paragraph.before(&bullet, theme.quiet));
            if at + 1 == list.find_out.len()
                && let Some(held) =
                    text::held_text(catalog, list, |id| app.session.marks.contains_key(id))
            {
                page.text(&held, theme.plain);
            }
        }
        Item::Milestone(at) => {
            let milestone = &list.timeline.milestones[at];
            let date = format!("{}  ", text::dated(milestone.date));
            let paragraph = Paragraph::new(milestone.kind.label(), theme.plain);
            let mark = estimated_mark(milestone);
            put_row(
                app,
                page,
                paragraph
                    .before(&date, theme.plain)
                    .after(mark, theme.quiet),
            );
        }
        Item::Claim(at) => claims::put_claim(app, catalog.claim(list.claims[at].claim), page),
        Item::Line(section, at) => {
            let line = &list.sections[section].lines[at];
            let entry = catalog.entry(line.entry);
            let reach = text::pad_to(entry.reach.label(), REACH_COLUMN);
            let before = format!("{}{reach}", marking::tick_box(app, line.entry));
            let style = if entry.reach == Reach::National {
                theme.quiet
            } else {
                theme.strong
            };
            let maybe = (line.certainty == Certainty::Maybe).then_some("视情况");
            let place = entry.local.as_ref().map(|local| local.place.as_str());
            let side = entry.side.map(crate::catalog::Side::label);
            let done = marking::done_mark(app, &entry.id);
            let marks = place.into_iter().chain(side).chain(maybe);
            let marks: Vec<&str> = marks.chain(done.as_deref()).collect();
            let text = if done.is_some() {
                theme.quiet
            } else {
                theme.plain
            };
            let paragraph = Paragraph::new(&entry.text, text);
            put_row(
                app,
                page,
                paragraph
                    .before(&before, style)
                    .after(marks.join(" "), theme.strong),
            );
            marking::put_note(app, &entry.id, text::width(&before), page);
        }
    }
}

fn put_verdict(app: &App, catalog: &Catalog, list: &Checklist, page: &mut Page) {
    let theme = app.theme();
    page.text("结论", theme.quiet);
    let shown = text::conclusion(catalog, list);
    if let Some(shown) = &shown {
        put_row(app, page, Paragraph::new(&shown.title, theme.strong));
        page.text(&shown.text, theme.plain);
    } else {
        put_row(app, page, Paragraph::new("还不能下结论", theme.strong));
        let titles = text::possible_conclusions(catalog, list);
        if !titles.is_empty() {
            let words = format!("{}{}。", detail::POSSIBLE, titles.join("；"));
            page.text(&words, theme.plain);
        }
    }
    let because = shown.map_or_else(String::new, |shown| {
        detail::because(catalog, &shown.because)
    });
    if !because.is_empty() {
        page.text(&because, theme.quiet);
    }
    for note in &list.notes {
        page.text(&text::note_text(catalog, note), theme.plain);
    }
    if let Some(refused) = &list.timeline.refused {
        page.blank();
        page.text(refused, theme.caution);
    }
    if let Some(undated) = text::undated_text(list) {
        page.blank();
        page.text(&undated, theme.plain);
    }
}

fn put_end(app: &App, list: &Checklist, page: &mut Page) {
    let theme = app.theme();
    page.blank();
    if !list.dropped.is_empty() {
        page.text(
            "有的回答现在用不上，没有算进清单（在“看回答”里能看到）。",
            theme.quiet,
        );
    }
    page.text(
        "标“地方”“待核实”的，以当地规定为准。这份清单帮你准备，不是审批结果。",
        theme.quiet,
    );
    page.blank();
}

fn estimated_mark(milestone: &Milestone) -> String {
    let mark = if milestone.estimated { "估算" } else { "" };
    mark.to_owned()
}
