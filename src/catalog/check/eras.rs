//! Derived answers about when something happened at a place.

use super::names::Names;
use super::values::date;
use super::vocabulary::Vocabulary;
use crate::catalog::raw::{RawDerived, RawPlaceDay, Text};
use crate::catalog::report::Report;
use crate::catalog::{
    Derivation, Derived, DerivedIx, Kind, OptionIx, PlaceDay, PlaceIx, QuestionIx,
};

/// Lists of places, each with the day since which it has a rule.
pub(super) fn place_days(
    raw: &RawDerived,
    places: &Names,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Derivation {
    let of = of_kind(raw, vocabulary, Kind::Place, report);
    let mut days: Vec<PlaceDay> = Vec::new();
    for (position, option) in raw.options.value.iter().enumerate() {
        let Some(since) = option
            .since
            .as_ref()
            .filter(|since| !since.value.is_empty())
        else {
            let next = "写上地方和日子，如 `since: [{place: \"440000\", day: 2026-01-01}]`";
            report.add(option.id.line, "这个选项缺少 `since`", next);
            continue;
        };
        for one in &since.value {
            let Some(day) = place_day(one, OptionIx(position), places, report) else {
                continue;
            };
            if days.iter().any(|other| other.place == day.place) {
                let cause = format!("`{}` 写了两次", one.place.value);
                report.add(one.place.line, cause, "一个地方只有一天，只留一处");
            }
            days.push(day);
        }
    }
    Derivation::PlaceDays { of, days }
}

fn place_day(
    raw: &RawPlaceDay,
    option: OptionIx,
    places: &Names,
    report: &mut Report,
) -> Option<PlaceDay> {
    let place = places.find(&raw.place, report);
    let day = date(&raw.day, report);
    Some(PlaceDay {
        place: PlaceIx(place?),
        day: day?,
        option,
    })
}

/// A month before or since the day of a place.
pub(super) fn month_since(
    raw: &RawDerived,
    before: &[Derived],
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Derivation {
    let of = of_kind(raw, vocabulary, Kind::Month, report);
    if raw.options.value.len() != 2 {
        report.add(
            raw.options.line,
            "`by: month-since` 要正好两个选项",
            "先写那天以前的，再写那天以后的",
        );
    }
    for option in &raw.options.value {
        if let Some(since) = &option.since {
            let cause = "`by: month-since` 的选项不用写 `since`";
            report.add(since.line, cause, "删掉它：那一天由 `day` 给出");
        }
    }
    let day = match &raw.day {
        None => {
            let next = "补上一行 `day: …`，写一个 place-days 推算的 id";
            report.add(raw.by.line, "缺少 `day`", next);
            None
        }
        Some(id) => day_of(id, before, vocabulary, report),
    };
    Derivation::MonthSince {
        of,
        day: day.unwrap_or(DerivedIx(0)),
    }
}

fn day_of(
    id: &Text,
    before: &[Derived],
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Option<DerivedIx> {
    let position = vocabulary.derived.find(id, report)?;
    let gives_days = |derived: &Derived| matches!(derived.by, Derivation::PlaceDays { .. });
    if !before.get(position).is_some_and(gives_days) {
        report.add(
            id.line,
            format!("`{}` 不是写在前面的 place-days 推算", id.value),
            "`day` 要写一个排在前面的 `by: place-days`",
        );
    }
    Some(DerivedIx(position))
}

/// The question the answer is made of, which must be of this kind.
fn of_kind(
    raw: &RawDerived,
    vocabulary: &Vocabulary,
    kind: Kind,
    report: &mut Report,
) -> QuestionIx {
    let (what, word) = if kind == Kind::Place {
        ("地方", "place")
    } else {
        ("月份", "month")
    };
    for option in &raw.options.value {
        if let Some(when) = &option.when {
            let cause = format!("`by: {}` 的选项不用写 `when`", raw.by.value);
            report.add(when.line, cause, "删掉它");
        }
        if let Some(up_to) = &option.up_to {
            let cause = format!("`by: {}` 的选项不用写 `up_to`", raw.by.value);
            report.add(up_to.line, cause, "删掉它");
        }
    }
    let Some(id) = &raw.of else {
        let next = format!("补上一行 `of: …`，写一个{what}问题的 id");
        report.add(raw.by.line, "缺少 `of`", next);
        return QuestionIx(0);
    };
    let Some(position) = vocabulary.questions.find(id, report) else {
        return QuestionIx(0);
    };
    let known = vocabulary.question_options.get(position);
    if known.is_some_and(|(of, _)| of.is_some_and(|of| of != kind)) {
        report.add(
            id.line,
            format!("`{}` 不是{what}问题", id.value),
            format!("`of` 要写一个 `kind: {word}` 的问题"),
        );
    }
    QuestionIx(position)
}

/// The last question that decides which place a side is: with 范围 known, the place of one side can be told from the other.
pub(super) fn last_place_question(of: QuestionIx, vocabulary: &Vocabulary) -> QuestionIx {
    let deciding = ["from-region", "to-region", "scope"].into_iter();
    let positions = deciding.filter_map(|id| vocabulary.questions.get(id));
    positions.map(QuestionIx).fold(of, QuestionIx::max)
}
