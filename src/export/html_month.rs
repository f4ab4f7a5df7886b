//! The months of the timeline as tables of the web page.

use chrono::Datelike as _;

use super::dates::{WEEK, month_legend, month_title};
use super::markup::Markup;
use crate::engine::{DayMark, Month};

/// All months, and what their letters mean.
pub(super) fn months(page: &mut Markup, months: &[Month]) {
    page.raw("<div class=\"months\">\n");
    for month in months {
        table(page, month);
    }
    page.raw("</div>\n");
    page.classed("p", "quiet", &month_legend(months));
}

fn table(page: &mut Markup, month: &Month) {
    page.raw("<table>\n");
    page.element("caption", &month_title(month));
    page.raw("<thead>\n<tr>\n");
    for day in WEEK {
        page.raw("<th scope=\"col\">");
        page.text(day);
        page.raw("</th>");
    }
    page.raw("\n</tr>\n</thead>\n<tbody>\n");
    for week in &month.weeks {
        page.raw("<tr>");
        for day in week {
            match day {
                None => page.raw("<td></td>"),
                Some(day) => {
                    let class = match day.mark {
                        DayMark::Milestone(_) => " class=\"due\"",
                        DayMark::Off => " class=\"off\"",
                        _ => "",
                    };
                    let number = day.date.day();
                    page.raw(&format!("<td{class}>{number}"));
                    let letter = day.mark.letter();
                    if !letter.is_empty() {
                        page.element("span", letter);
                    }
                    page.raw("</td>");
                }
            }
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n");
}
