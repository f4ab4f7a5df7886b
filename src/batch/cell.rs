//! One cell: the answer to one question, in ids or in Chinese.

use super::table::Cell;
use crate::catalog::{Catalog, Kind, OptionIx, OptionSet, Question, QuestionIx, nearest};
use crate::engine::{Answer, Days, parse_place};
use crate::text::{half_width, parse_date, parse_month};

/// The answer in a cell; none when it is empty. An option is named by its id, its short name or its whole label.
pub(super) fn read(
    catalog: &Catalog,
    days: Days,
    question: QuestionIx,
    cell: &Cell,
) -> Result<Option<Answer>, String> {
    let question = catalog.question(question);
    let text = cell.text.trim();
    if !cell.readable {
        return Err("编码读不懂。在表格软件里另存为“CSV UTF-8”。".to_owned());
    }
    if text.contains('\n') {
        return Err("这一格里有换行，多半是前面少了一个引号。".to_owned());
    }
    Ok(Some(match (text, question.kind) {
        ("", _) => return Ok(None),
        ("不清楚" | "unknown", _) | ("不想说", Kind::Place) => Answer::Unknown,
        (_, Kind::Choice) => Answer::Choice(option(catalog, question, text)?),
        (_, Kind::Several) => Answer::Several(several(catalog, question, text)?),
        (_, Kind::Place) => Answer::Place(parse_place(catalog, text)?),
        (_, Kind::Date) => {
            let first_year = catalog.calendar.span().map(|(first, _)| first);
            let date = parse_date(text, days.today, first_year);
            Answer::Date(date.map_err(|error| error.to_string())?)
        }
        (_, Kind::Month) => {
            let month = parse_month(text, days.today);
            Answer::Date(month.map_err(|error| error.to_string())?)
        }
    }))
}

fn several(catalog: &Catalog, question: &Question, text: &str) -> Result<OptionSet, String> {
    if matches!(text, "没有" | "无" | "none") {
        return Ok(OptionSet::EMPTY);
    }
    if let Some(whole) = find(catalog, question, text) {
        return Ok(OptionSet::only(whole));
    }
    let parts = text.split(['、', ',', '，', ';', '；', '/']);
    parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| option(catalog, question, part))
        .collect()
}

fn option(catalog: &Catalog, question: &Question, text: &str) -> Result<OptionIx, String> {
    find(catalog, question, text).ok_or_else(|| {
        let ids = question.options.iter().map(|o| o.id.as_str());
        let shorts = || question.options.iter().map(|o| o.short.as_str());
        let hint = nearest(text, ids.chain(shorts())).map_or_else(
            || {
                let shorts: Vec<&str> = shorts().collect();
                format!("可以写：{}，不清楚就空着。", shorts.join("；"))
            },
            |near| format!("是不是想写“{near}”？"),
        );
        format!("没有“{text}”这个选项。{hint}")
    })
}

fn find(catalog: &Catalog, question: &Question, text: &str) -> Option<OptionIx> {
    let full = format!("{}={text}", question.id);
    let renamed = catalog.manifest.renames.iter().find(|r| r.from == full);
    let text = renamed
        .and_then(|r| r.to.split_once('='))
        .map_or(text, |(_, option)| option);
    let wanted = plain(text);
    let named = |o: &crate::catalog::QuestionOption| {
        [&o.id, &o.short, &o.label]
            .into_iter()
            .any(|name| plain(name) == wanted)
    };
    question.options.iter().position(named).map(OptionIx)
}

/// The text as it is compared: spaces and the width of signs are a matter of input methods.
fn plain(text: &str) -> String {
    let chars = text.chars().map(half_width).filter(|c| !c.is_whitespace());
    chars.flat_map(char::to_lowercase).collect()
}
