//! What depends on when something happened at a place: the day since which the place has a rule, and whether a month lies
//! before it.

use chrono::{Months, NaiveDate};

use super::Truth;
use super::state::{State, Value};
use crate::catalog::{Derivation, DerivedIx, OptionIx, OptionSet, PlaceDay, QuestionIx, Side};

/// The option of a month before the day of the place.
const BEFORE: OptionIx = OptionIx(0);
/// The option of a month since that day.
const SINCE: OptionIx = OptionIx(1);

impl State<'_> {
    /// The option of the place of a side; absent where the place is not known or has no day.
    pub(super) fn at_place(&self, of: QuestionIx, days: &[PlaceDay]) -> Value {
        self.place_day(of, days)
            .map_or(Value::Absent, |day| Value::One {
                options: OptionSet::only(day.option),
                absent: false,
            })
    }

    /// Whether the month answered lies before the day of the place. A month that the day parts in two says nothing.
    pub(super) fn era(&self, of: QuestionIx, day: DerivedIx) -> Value {
        let Derivation::PlaceDays { of: place, days } = &self.catalog.derived(day).by else {
            return Value::Absent;
        };
        let Some(PlaceDay { day, .. }) = self.place_day(*place, days) else {
            return Value::Absent;
        };
        let both = OptionSet::only(BEFORE).with(SINCE);
        match self.value(of) {
            Value::Absent => Value::Absent,
            Value::Date(Some(first)) => {
                let next = first.checked_add_months(Months::new(1));
                let options = if first >= day {
                    OptionSet::only(SINCE)
                } else if next.is_some_and(|next| next <= day) {
                    OptionSet::only(BEFORE)
                } else {
                    both
                };
                Value::One {
                    options,
                    absent: false,
                }
            }
            _ => Value::One {
                options: both,
                absent: self.asking(of) != Truth::Yes,
            },
        }
    }

    /// The month answered that the day of the place parts in two, and the day.
    pub(super) fn cut_month(&self) -> Option<(QuestionIx, NaiveDate)> {
        self.catalog.derived.iter().find_map(|derived| {
            let Derivation::MonthSince { of, day } = derived.by else {
                return None;
            };
            let Derivation::PlaceDays { of: place, days } = &self.catalog.derived(day).by else {
                return None;
            };
            let Value::Date(Some(first)) = self.value(of) else {
                return None;
            };
            let day = self.place_day(*place, days)?.day;
            let next = first.checked_add_months(Months::new(1));
            (first < day && next.is_some_and(|next| next > day)).then_some((of, day))
        })
    }

    /// The day of the place of a side, or of what the place lies in.
    fn place_day(&self, of: QuestionIx, days: &[PlaceDay]) -> Option<PlaceDay> {
        let side = if self.catalog.place_questions.from == Some(of) {
            Side::From
        } else {
            Side::To
        };
        self.catalog.day_at(self.place(side)?, days)
    }
}
