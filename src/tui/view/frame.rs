//! What is the same on every screen: title bar, rule, status and footer.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::areas::Areas;
use crate::{
    text,
    tui::{
        app::App,
        screens::{Erase, Screen},
    },
};

/// Title bar, rule and footer.
pub(super) fn draw_bars(app: &App, frame: &mut Frame<'_>, areas: &Areas) {
    let theme = app.theme();
    let (name, right) = title(app);
    let kept: Vec<&str> = [app.keeping.mark(), &right]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let right = kept.join(" · ");
    let columns = usize::from(areas.title.width).saturating_sub(4);
    let gap = columns.saturating_sub(6 + text::width(name) + text::width(&right));
    let mut spans = vec![
        Span::raw("  "),
        Span::styled("医迁", theme.accent),
        Span::raw("  "),
        Span::styled(name, theme.strong),
    ];
    if gap >= 2 {
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(right, theme.quiet));
    }
    frame.render_widget(Line::from(spans), areas.title);

    let done = columns * progress(app) / 100;
    let glyphs = app.glyphs();
    let rule = Line::from(vec![
        Span::raw("  "),
        Span::styled(glyphs.rule_done.repeat(done), theme.accent),
        Span::styled(glyphs.rule.repeat(columns - done), theme.quiet),
    ]);
    frame.render_widget(rule, areas.rule);

    let mut spans = vec![Span::raw("  ")];
    for (at, (key, verb)) in fitting(app, columns).into_iter().enumerate() {
        if at > 0 {
            spans.push(Span::raw("   "));
        }
        spans.push(Span::styled(key, theme.strong));
        spans.push(Span::styled(format!(" {verb}"), theme.quiet));
    }
    frame.render_widget(Line::from(spans), areas.footer);
}

/// The keys that fit. Those that also stand as rows on the screen give way; arrows, Enter and Esc, without which a
/// beginner is stuck, never do.
fn fitting(app: &App, columns: usize) -> Vec<(&'static str, &'static str)> {
    let mut keys = app.offered();
    let wide = |keys: &[(&str, &str)]| -> usize {
        keys.iter()
            .map(|(key, verb)| text::width(key) + text::width(verb) + 4)
            .sum::<usize>()
            .saturating_sub(3)
    };
    for given_up in [
        "x",
        "w",
        "c",
        "t",
        "Tab",
        "i",
        "r",
        "q",
        "n",
        "?",
        "e",
        "空格",
        "先移出框再按",
    ] {
        if wide(&keys) <= columns {
            break;
        }
        if given_up == "Tab" && app.pane_focused() {
            continue;
        }
        keys.retain(|(key, _)| *key != given_up);
    }
    keys
}

/// The remark of the moment on the left; on the right how much is above and below.
pub(super) fn draw_status(
    app: &App,
    frame: &mut Frame<'_>,
    area: Rect,
    scroll: usize,
    total: usize,
    height: usize,
) {
    let theme = app.theme();
    let columns = usize::from(area.width).saturating_sub(4);
    let below = total.saturating_sub(scroll + height);
    let more = match (scroll, below) {
        (0, 0) => String::new(),
        (0, below) => format!("下面还有 {below} 行"),
        (above, 0) => format!("上面还有 {above} 行"),
        (above, below) => format!("上面 {above} 行，下面 {below} 行"),
    };
    let notice = app.notice.as_deref().unwrap_or_default();
    let room = columns.saturating_sub(text::width(&more) + 2);
    // A remark that leaves no room for the line counts stands alone.
    let (left, right) = if text::width(notice) <= room {
        (notice, more.as_str())
    } else {
        (text::take_columns(notice, columns), "")
    };
    let gap = columns.saturating_sub(text::width(left) + text::width(right));
    let line = Line::from(vec![
        Span::raw("  "),
        Span::styled(left.to_owned(), theme.strong),
        Span::raw(" ".repeat(gap)),
        Span::styled(right.to_owned(), theme.quiet),
    ]);
    frame.render_widget(line, area);
}

/// What separates body and aside.
pub(super) fn draw_divider(
    app: &App,
    frame: &mut Frame<'_>,
    areas: &Areas,
    scroll: usize,
    total: usize,
) {
    let Some(aside) = areas.aside else {
        return;
    };
    let theme = app.theme();
    let glyphs = app.glyphs();
    let focused = app.pane_focused();
    let style = if focused { theme.accent } else { theme.quiet };
    let below = total.saturating_sub(scroll + usize::from(aside.height));
    if app.is_wide() {
        for y in aside.top()..aside.bottom() {
            let mark = Line::styled(glyphs.divider, style);
            frame.render_widget(mark, Rect::new(aside.x - 1, y, 1, 1));
        }
        if matches!(app.place().screen, Screen::List(_)) && aside.y > areas.rule.y + 1 {
            let line = Rect::new(aside.x, aside.y - 1, aside.width, 1);
            frame.render_widget(Line::styled("  说明", style), line);
        }
        let hint = match &app.place().screen {
            _ if below == 0 && !focused => String::new(),
            Screen::Question(_) => format!("还有 {below} 行，按 i 看全部"),
            _ if focused => format!("上下滚动，还有 {below} 行，Tab 回清单"),
            _ => format!("说明还有 {below} 行，按 Tab 再上下滚动"),
        };
        let line = Rect::new(aside.x, areas.status.y, aside.width, 1);
        frame.render_widget(Line::styled(format!("  {hint}"), style), line);
        return;
    }
    let title = match (focused, below) {
        (true, 0) => "说明（上下滚动，Tab 回清单） ".to_owned(),
        (true, n) => format!("说明（上下滚动，还有 {n} 行，Tab 回清单） "),
        (false, 0) => "说明 ".to_owned(),
        (false, n) => format!("说明（还有 {n} 行，Tab 到这里滚动，回车看全部） "),
    };
    let columns = usize::from(aside.width).saturating_sub(4);
    let rest = columns.saturating_sub(text::width(&title));
    let line = Line::from(vec![
        Span::raw("  "),
        Span::styled(title, style),
        Span::styled(glyphs.rule.repeat(rest), theme.quiet),
    ]);
    frame.render_widget(line, Rect::new(aside.x, aside.y - 1, aside.width, 1));
}

/// The screen's name, and what stands at the right of the title bar.
fn title(app: &App) -> (&'static str, String) {
    let version = || format!("政策包 {}", app.setup.manifest.version);
    match &app.place().screen {
        Screen::Welcome | Screen::Resume | Screen::Loading | Screen::Broken(_) => {
            ("医保转移向导", version())
        }
        Screen::News(_) => ("先看一下", String::new()),
        Screen::Note(_) => ("备注", String::new()),
        Screen::Erase(Erase::Record) => ("删除记录", String::new()),
        Screen::Erase(Erase::Person) => ("下一位", String::new()),
        Screen::Question(asking) => {
            let (at, of) = app.progress(asking.question);
            ("问题", format!("第 {at} 题，大约共 {of} 题"))
        }
        Screen::Why(_) => ("为什么问", String::new()),
        Screen::Review => ("你的回答", String::new()),
        Screen::WhatIf(_) => ("改了会怎样", String::new()),
        Screen::WhyNot(_) => ("为什么没有", String::new()),
        Screen::List(_) => ("清单", format!("按 {} 的规定", app.setup.days.apply_on)),
        Screen::Talk => ("怎么说", String::new()),
        Screen::Calendar => ("月历", String::new()),
        Screen::Detail(_) => ("详情", String::new()),
        Screen::Claims(_) | Screen::Claim(_) => ("网传说法", version()),
        Screen::Export(_) | Screen::Exists(_) => ("存成文件", String::new()),
        Screen::Saved(_) => ("存好了", String::new()),
        Screen::Help => ("帮助", version()),
        Screen::Terms => ("记号和术语", version()),
        Screen::Regions => ("收录了哪些地方", version()),
        Screen::Leave => ("离开", String::new()),
    }
}

/// How far the interview is, in percent.
fn progress(app: &App) -> usize {
    match &app.place().screen {
        Screen::Question(asking) => {
            let (at, of) = app.progress(asking.question);
            100 * at.saturating_sub(1) / of.max(1)
        }
        Screen::Review | Screen::List(_) => 100,
        _ => 0,
    }
}
