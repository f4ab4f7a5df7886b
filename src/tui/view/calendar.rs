//! The timeline as months, each day with a letter for what falls on it.

use ratatui::{style::Style, text::Span};

use super::{Page, Paragraph, list};
use crate::{
    engine::{DayMark, Month, legend, months},
    text,
    tui::app::App,
};

/// Columns of a day: two of its number, two of its letter, one between days.
const DAY: usize = 5;
/// Columns of a month.
const MONTH: usize = 7 * DAY - 1;
/// Columns between months.
const BETWEEN: usize = 4;

/// Months beside each other as far as they fit, then what the letters mean.
pub(super) fn body(app: &App, page: &mut Page) {
    let (Some(catalog), Some(checklist)) = (&app.catalog, &app.list) else {
        return;
    };
    let theme = app.theme();
    let months = months(&catalog.calendar, checklist);
    page.text(&list::timeline_title(checklist), theme.strong);
    page.blank();
    let beside = ((page.columns() + BETWEEN) / (MONTH + BETWEEN)).max(1);
    for row in months.chunks(beside) {
        let blocks: Vec<Block> = row.iter().map(|month| block(app, month)).collect();
        let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut pieces = Vec::new();
            for (at, block) in blocks.iter().enumerate() {
                if at > 0 {
                    pieces.push(Span::raw(" ".repeat(BETWEEN)));
                }
                match block.get(line) {
                    Some(line) => pieces.extend(line.iter().cloned()),
                    None => pieces.push(Span::raw(" ".repeat(MONTH))),
                }
            }
            page.line(pieces);
        }
        page.blank();
    }
    for milestone in &checklist.timeline.milestones {
        let mark = DayMark::Milestone(milestone.kind);
        let before = format!(
            "{}  {}  ",
            mark.letter(),
            crate::text::dated(milestone.date)
        );
        let label = Paragraph::new(milestone.kind.label(), theme.plain);
        page.paragraph(&label.before(&before, style(app, mark)));
    }
    let rest: Vec<String> = legend(&months)
        .into_iter()
        .filter(|mark| !matches!(mark, DayMark::Milestone(_)))
        .map(|mark| format!("{}  {}", mark.letter(), mark.label()))
        .collect();
    page.text(&rest.join("   "), theme.quiet);
    if months.iter().any(|month| month.estimated) {
        page.text(
            "估算：那一年的放假安排还没公布，到时再看一次。",
            theme.caution,
        );
    }
}

/// Lines of a month, each as wide as [`MONTH`].
type Block = Vec<Vec<Span<'static>>>;

fn block(app: &App, month: &Month) -> Block {
    let theme = app.theme();
    let estimated = if month.estimated { "（估算）" } else { "" };
    let title = format!("{} 年 {} 月{estimated}", month.year, month.month);
    let header: String = ["一", "二", "三", "四", "五", "六", "日"]
        .map(|day| text::pad_to(day, DAY))
        .concat();
    let mut lines = vec![
        vec![Span::styled(text::pad_to(&title, MONTH), theme.strong)],
        vec![Span::styled(cut(&header), theme.quiet)],
    ];
    for week in &month.weeks {
        let mut line = Vec::new();
        for (at, day) in week.iter().enumerate() {
            let (words, style) = day.map_or_else(
                || (String::new(), Style::new()),
                |day| {
                    let letter = day.mark.letter();
                    (
                        format!("{:>2}{letter}", day.date.format("%-d").to_string()),
                        style(app, day.mark),
                    )
                },
            );
            line.push(Span::styled(text::pad_to(&words, DAY - 1), style));
            if at < 6 {
                line.push(Span::raw(" "));
            }
        }
        lines.push(line);
    }
    lines
}

/// Without the space after the last day.
fn cut(line: &str) -> String {
    text::take_columns(line, MONTH).to_owned()
}

fn style(app: &App, mark: DayMark) -> Style {
    let theme = app.theme();
    match mark {
        DayMark::Milestone(crate::engine::MilestoneKind::Press) => theme.caution,
        DayMark::Milestone(_) => theme.accent,
        DayMark::Today | DayMark::MadeWorkday => theme.strong,
        DayMark::Off => theme.quiet,
        DayMark::Workday => theme.plain,
    }
}
