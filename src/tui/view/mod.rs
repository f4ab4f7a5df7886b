//! What is drawn: pure functions of the state.
//!
//! ```text
//!   医迁  问题                      第 3 题，大约共 8 题    title bar
//!   ╍╍╍╍╍╍╍╍╍╍╍╍╍╍╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌    rule, and how far the interview is
//!
//!   body, scrolled                        ╎  aside        (the aside below the body when narrow)
//! ▸ row under the cursor                  ╎
//!
//!   notice                        下面还有 12 行          status
//!   上下 移动   回车 继续   Esc 返回   ? 帮助   q 离开    footer
//! ```

mod areas;
mod calendar;
mod claims;
mod detail;
mod export;
mod frame;
mod help;
mod input;
mod list;
mod marking;
mod page;
mod question;
mod resume;
mod review;
mod simple;
mod talk;
mod what_if;

use std::ops::Range;

use ratatui::{Frame, layout::Rect};

use super::{app::App, screens::Screen};
use areas::Areas;
use page::{Page, Paragraph};

/// The sizes that moving the cursor depends on.
#[derive(Debug)]
pub(super) struct Measure {
    /// Lines of the body.
    pub(super) total: usize,
    /// Lines of the body that are visible at once.
    pub(super) height: usize,
    /// The lines of every row.
    pub(super) rows: Vec<Range<usize>>,
    /// For every row, the first line worth showing with it.
    pub(super) leads: Vec<usize>,
    /// The furthest the aside can scroll; none when it fits or there is none.
    pub(super) aside_last: Option<usize>,
    /// Lines of the aside that are visible at once.
    pub(super) aside_height: usize,
}

/// Measures the screen shown.
pub(super) fn measure(app: &App) -> Measure {
    let areas = Areas::of(app, app.setup.size);
    let page = body(app, areas.body.width.into());
    let (aside_last, aside_height) = areas.aside.map_or((None, 0), |area| {
        let lines = aside(app, area.width.into()).lines.len();
        let height = usize::from(area.height);
        (lines.checked_sub(height).filter(|&over| over > 0), height)
    });
    Measure {
        total: page.lines.len(),
        height: areas.body.height.into(),
        rows: page.rows,
        leads: page.leads,
        aside_last,
        aside_height,
    }
}

/// Draws the screen shown.
pub(super) fn draw(app: &App, frame: &mut Frame<'_>) {
    let full = frame.area();
    let size = (
        full.width.min(app.setup.size.0),
        full.height.min(app.setup.size.1),
    );
    if app.too_small() || size != app.setup.size {
        simple::too_small(frame, full);
        return;
    }
    let areas = Areas::of(app, size);
    frame::draw_bars(app, frame, &areas);
    let page = body(app, areas.body.width.into());
    let scroll = app.place().scroll;
    let beside = areas
        .aside
        .map(|area| (area, aside(app, area.width.into())));
    let height = usize::from(areas.body.height);
    frame::draw_status(app, frame, areas.status, scroll, page.lines.len(), height);
    if let Some((line, column)) = page.cursor
        && let Some(y) = line.checked_sub(scroll).filter(|&y| y < height)
        && let (Ok(x), Ok(y)) = (u16::try_from(column), u16::try_from(y))
    {
        frame.set_cursor_position((areas.body.x + x, areas.body.y + y));
    }
    draw_lines(frame, areas.body, page, scroll);
    if let Some((area, page)) = beside {
        let scroll = match &app.place().screen {
            Screen::List(aside) => aside.scroll,
            _ => 0,
        };
        frame::draw_divider(app, frame, &areas, scroll, page.lines.len());
        draw_lines(frame, area, page, scroll);
    }
}

fn draw_lines(frame: &mut Frame<'_>, area: Rect, page: Page, scroll: usize) {
    let lines = page.lines.into_iter().skip(scroll);
    for (line, y) in lines.zip(area.top()..area.bottom()) {
        frame.render_widget(line, Rect::new(area.x, y, area.width, 1));
    }
}

fn body(app: &App, width: usize) -> Page {
    let mut page = Page::new(width);
    match &app.place().screen {
        Screen::Welcome => simple::welcome(app, &mut page),
        Screen::Resume => resume::body(app, &mut page),
        Screen::News(news) => resume::news(app, news, &mut page),
        Screen::Erase(what) => resume::erase(app, *what, &mut page),
        Screen::Note(form) => marking::note(app, form, &mut page),
        Screen::Loading => simple::loading(app, &mut page),
        Screen::Question(asking) => question::body(app, asking, &mut page),
        Screen::Why(question) => question::why_page(app, *question, &mut page),
        Screen::Review => review::body(app, &mut page),
        Screen::WhatIf(change) => what_if::body(app, change, &mut page),
        Screen::WhyNot(misses) => what_if::why_not(app, misses, &mut page),
        Screen::List(_) => list::body(app, &mut page),
        Screen::Talk => talk::body(app, &mut page),
        Screen::Calendar => calendar::body(app, &mut page),
        Screen::Detail(item) => detail::page(app, *item, &mut page),
        Screen::Claims(field) => claims::body(app, field, &mut page),
        Screen::Claim(claim) => claims::page(app, *claim, &mut page),
        Screen::Export(form) => export::form(app, form, &mut page),
        Screen::Exists(path) => export::exists(app, path, &mut page),
        Screen::Saved(path) => export::saved(app, path, &mut page),
        Screen::Help => help::keys(app, &mut page),
        Screen::Terms => help::terms(app, &mut page),
        Screen::Regions => help::regions(app, &mut page),
        Screen::Leave => simple::leave(app, &mut page),
        Screen::Broken(problems) => simple::broken(app, problems, &mut page),
    }
    page
}

fn aside(app: &App, width: usize) -> Page {
    let mut page = Page::new(width);
    match &app.place().screen {
        Screen::Question(asking) => question::aside(app, asking, &mut page),
        Screen::List(_) => list::aside(app, &mut page),
        Screen::Claims(_) => claims::aside(app, &mut page),
        _ => {}
    }
    page
}

/// Says that the pack is past its review date, when it is.
fn put_stale(app: &App, page: &mut Page) {
    let manifest = &app.setup.manifest;
    if manifest.is_stale(app.setup.days.today) {
        page.text(
            &format!(
                "注意：这个政策包过了复核期限（{}），规定可能变了。办之前先拨 {} 核实。",
                manifest.review_by, manifest.hotline
            ),
            app.theme().caution,
        );
    }
}

/// Puts the screen's next row on the page: its mark when the cursor is on it, its text bold then.
fn put_row(app: &App, page: &mut Page, mut paragraph: Paragraph<'_>) {
    let theme = app.theme();
    let selected = page.rows.len() == app.place().row;
    if selected {
        paragraph.style = theme.accent;
        page.row(Some((app.glyphs().cursor, theme.accent)), &paragraph);
    } else {
        page.row(None, &paragraph);
    }
}

/// A row that is only a word or a sentence.
fn put_plain_row(app: &App, page: &mut Page, text: &str) {
    put_row(app, page, Paragraph::new(text, app.theme().plain));
}
