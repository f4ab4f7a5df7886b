//! Answers written as text: `scope=cross-province`, as on the command line and in files.

use std::fmt;

use super::{Answer, Answers, Days};
use crate::catalog::{
    Catalog, Kind, OptionIx, OptionSet, PlaceIx, Question, QuestionIx, clean, nearest, parse_date,
    parse_month,
};

/// The value that means 不清楚; no option has this id.
const UNKNOWN: &str = "unknown";
/// The value of a several-question of which nothing is ticked.
const NONE: &str = "none";

/// Everything wrong with the answers given, each a Chinese sentence that names the nearest right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerProblems(pub Vec<String>);

impl fmt::Display for AnswerProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for AnswerProblems {}

/// Reads answers from pairs of question id and value. A value is an option id; for several-questions a comma list or
/// `none`; a date `YYYY-MM-DD`; a place's code, name or pinyin; or `unknown` for 不清楚. Ids renamed in the manifest are understood. The last of two
/// answers to one question is a problem, not an override.
///
/// # Errors
/// All wrong pairs together.
pub fn parse_answers<'a>(
    catalog: &Catalog,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Answers, AnswerProblems> {
    let mut answers = Answers::default();
    let mut problems = Vec::new();
    for (id, value) in pairs {
        match parse_pair(catalog, id.trim(), value.trim()) {
            Err(problem) => problems.push(problem),
            Ok((question, _)) if answers.get(question).is_some() => {
                problems.push(format!("“{}”答了两次，只能答一次。", clean(id)));
            }
            Ok((question, answer)) => answers.set(question, answer),
        }
    }
    if problems.is_empty() {
        Ok(answers)
    } else {
        Err(AnswerProblems(problems))
    }
}

/// Holds the dates among the answers against the day the list is made for: what happened cannot lie in the future.
///
/// # Errors
/// All such dates together.
pub fn check_dates(catalog: &Catalog, answers: &Answers, days: Days) -> Result<(), AnswerProblems> {
    let future = answers
        .iter()
        .filter_map(|(question, answer)| match answer {
            Answer::Date(date) if date > days.today => {
                let question = catalog.question(question);
                Some(format!(
                    "“{}”是 {}，比今天（{}）还晚，核对一下。",
                    question.id,
                    question.day_text(date),
                    days.today
                ))
            }
            _ => None,
        });
    let problems: Vec<String> = future.collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(AnswerProblems(problems))
    }
}

/// Writes answers as pairs of question id and value that [`parse_answers`] reads back.
pub fn write_answers(catalog: &Catalog, answers: &Answers) -> Vec<(String, String)> {
    let value = |question: QuestionIx, answer| {
        let id = |option: OptionIx| catalog.question(question).option(option).id.clone();
        match answer {
            Answer::Choice(option) => id(option),
            Answer::Several(OptionSet::EMPTY) => NONE.to_owned(),
            Answer::Several(ticked) => ticked.iter().map(id).collect::<Vec<_>>().join(","),
            Answer::Date(date) => catalog.question(question).day_text(date),
            Answer::Place(place) => catalog.place(place).code.clone(),
            Answer::Unknown => UNKNOWN.to_owned(),
        }
    };
    answers
        .iter()
        .map(|(q, a)| (catalog.question(q).id.clone(), value(q, a)))
        .collect()
}

fn parse_pair(catalog: &Catalog, id: &str, value: &str) -> Result<(QuestionIx, Answer), String> {
    let id = renamed(catalog, id);
    let found = catalog.find_question(id).ok_or_else(|| {
        let ids = catalog.questions.iter().map(|q| q.id.as_str());
        format!(
            "没有“{}”这个问题。{}",
            clean(id),
            hint(id, ids, "用 yiqian questions 看全部问题。")
        )
    })?;
    let question = catalog.question(found);
    let answer = match (question.kind, value) {
        (_, UNKNOWN) => Answer::Unknown,
        (Kind::Several, NONE | "") => Answer::Several(OptionSet::EMPTY),
        (Kind::Choice, value) => Answer::Choice(option(catalog, question, value)?),
        (Kind::Several, list) => Answer::Several(
            list.split(',')
                .map(|one| option(catalog, question, one.trim()))
                .collect::<Result<_, _>>()?,
        ),
        (Kind::Place, value) => Answer::Place(
            parse_place(catalog, value)
                .map_err(|why| format!("“{}”：{why}不清楚或不想说写 {UNKNOWN}。", question.id))?,
        ),
        (Kind::Date, value) => Answer::Date(parse_date(value).ok_or_else(|| {
            let value = clean(value);
            format!(
                "“{}”要一个日期，写成 2026-11-02 这样，“{value}”不是。",
                question.id
            )
        })?),
        (Kind::Month, value) => Answer::Date(parse_month(value).ok_or_else(|| {
            let value = clean(value);
            format!(
                "“{}”要一个月份，写成 2026-11 这样，“{value}”不是。",
                question.id
            )
        })?),
    };
    Ok((found, answer))
}

fn option(catalog: &Catalog, question: &Question, id: &str) -> Result<OptionIx, String> {
    let full = format!("{}={id}", question.id);
    let new = renamed(catalog, &full);
    let id = new
        .rsplit_once('=')
        .filter(|_| new != full)
        .map_or(id, |(_, option)| option);
    question.find_option(id).ok_or_else(|| {
        let ids: Vec<&str> = question.options.iter().map(|o| o.id.as_str()).collect();
        let rest = format!("可选：{}，不清楚写 {UNKNOWN}。", ids.join("、"));
        format!(
            "“{}”没有“{}”这个选项。{}",
            question.id,
            clean(id),
            hint(id, ids.iter().copied(), &rest)
        )
    })
}

/// Reads a place: its name, pinyin, initials, short character or six-digit code.
///
/// # Errors
/// A sentence that names the nearest place, or the places it may be.
pub fn parse_place(catalog: &Catalog, written: &str) -> Result<PlaceIx, String> {
    let shown = |ix: &PlaceIx| {
        let place = catalog.place(*ix);
        let city = place.city_meant(written);
        let city = city.map_or_else(String::new, |city| format!("{}，", city.common()));
        format!("{}（{city}{}）", place.common, place.code)
    };
    match catalog.places_named(written).as_slice() {
        [one] => Ok(*one),
        [] => {
            let near = catalog.nearest_place(written);
            let near = near.map_or_else(
                || "写地名、拼音或六位码。".to_owned(),
                |near| format!("是不是想写 {}（{}）？", near.common, near.code),
            );
            Err(format!("没有收录“{}”这个地方。{near}", clean(written)))
        }
        several => {
            let names: Vec<String> = several.iter().map(shown).collect();
            let (written, names) = (clean(written), names.join("、"));
            Err(format!(
                "“{written}”有几个地方：{names}。写其中一个的六位码。"
            ))
        }
    }
}

fn renamed<'a>(catalog: &'a Catalog, id: &'a str) -> &'a str {
    catalog
        .manifest
        .renames
        .iter()
        .find(|r| r.from == id)
        .map_or(id, |r| &r.to)
}

fn hint<'a>(word: &str, candidates: impl Iterator<Item = &'a str>, otherwise: &str) -> String {
    nearest(word, candidates).map_or_else(
        || otherwise.to_owned(),
        |near| format!("是不是想写 {near}？"),
    )
}
