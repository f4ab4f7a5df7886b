//! The answer code: all answers in a few groups of characters that can be read out over the phone.
//!
//! # Layout
//! The answers are a string of bits. A number is written in chunks of `n` bits, the lowest first, each behind a bit that
//! says whether another follows.
//!
//! | bits | meaning |
//! |---|---|
//! | 1 | 0; 1 is kept for another layout |
//! | number, chunks of 3 | how many change notes the pack had, so that those added since can be told |
//! | number, chunks of 5 | how many slots follow; those after the last answer are left out |
//! | per slot: 1 | 0 not answered; 1 answered, and then: |
//! | choice: number, chunks of 2 | 0 不清楚, else 1 + the option's place in the slot |
//! | several: number, chunks of 2 | 0 不清楚, else 1 + the ticks, the first option the lowest bit |
//! | date, or a month by its first day: number, chunks of 13 | 0 不清楚, else 1 + days since 2020-01-01 times two, less one and negative before |
//! | place: number, chunks of 7 | 0 不清楚, else 1 + the six-digit code `ppccdd` as pp − 10 + 90 × (cc + 100 × dd) |
//!
//! Zeros fill up the last 13 bits. Each 13 bits become a group: three digits in base 23, the highest first, and a check
//! digit. 23 is prime, so within a group every wrong character and every swap of two is caught, and as the place of the
//! group counts too, so is a swap of groups next to each other. A place is written by its public code, not by its position in a
//! list, so that places may be added anywhere: a province takes one chunk, a city two, a county three. A code names slots, never positions in a pack, so it
//! means the same on every later pack.

mod bits;
mod groups;

use chrono::{Days as Span, NaiveDate};

use super::{Answer, Answers};
use crate::catalog::{Catalog, Kind, OptionSet, Slot};
use bits::{Reader, Writer};

pub use groups::CodeError;

const CHANGES: u32 = 3;
const COUNT: u32 = 5;
const PICKS: u32 = 2;
const DATE: u32 = 13;
const PLACE: u32 = 7;

/// The day dates are counted from; any would do.
fn epoch() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default()
}

/// What a code brings back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The answers.
    pub answers: Answers,
    /// Whole Chinese sentences for the person: what the pack changed since, and what could not be brought back.
    pub notes: Vec<String>,
}

/// The code of these answers; none when the pack has no slots.
pub fn write_code(catalog: &Catalog, answers: &Answers) -> Option<String> {
    if catalog.slots.is_empty() {
        return None;
    }
    let answer = |slot: &Slot| slot.question.and_then(|q| answers.get(q));
    let last = catalog.slots.iter().rposition(|s| answer(s).is_some());
    let count = last.map_or(0, |last| last + 1);
    let mut bits = Writer::default();
    bits.bit(false);
    bits.number(as_number(catalog.manifest.changes.len()), CHANGES);
    bits.number(as_number(count), COUNT);
    for slot in catalog.slots.iter().take(count) {
        match answer(slot) {
            None => bits.bit(false),
            Some(answer) => {
                bits.bit(true);
                bits.number(number_of(catalog, slot, answer), chunk(slot.kind));
            }
        }
    }
    Some(groups::write(&bits.finish(groups::BITS)))
}

/// Reads a code. Upper and lower case are the same, and dashes and spaces may be anywhere or missing.
///
/// # Errors
/// What is wrong with it, and in which group.
pub fn read_code(catalog: &Catalog, code: &str) -> Result<Restored, CodeError> {
    let bits = groups::read(code)?;
    if catalog.slots.is_empty() {
        return Err(CodeError::NoSlots);
    }
    let mut bits = Reader::new(&bits);
    if bits.bit().ok_or(CodeError::Incomplete)? {
        return Err(CodeError::Newer);
    }
    let changes = bits.number(CHANGES).ok_or(CodeError::Incomplete)?;
    let known = as_number(catalog.manifest.changes.len());
    let wrong = if changes > known {
        CodeError::Newer
    } else {
        CodeError::Meaningless
    };
    let count = bits.number(COUNT).ok_or(CodeError::Incomplete)?;
    if count > as_number(catalog.slots.len()) {
        return Err(wrong);
    }
    let mut restored = Restored {
        answers: Answers::default(),
        notes: Vec::new(),
    };
    for (_, slot) in (0..count).zip(&catalog.slots) {
        if bits.bit().ok_or(CodeError::Incomplete)? {
            let number = bits.number(chunk(slot.kind)).ok_or(CodeError::Incomplete)?;
            restored
                .take(catalog, slot, number)
                .ok_or_else(|| wrong.clone())?;
        }
    }
    if !bits.only_filling_left(groups::BITS) {
        return Err(wrong);
    }
    let since = usize::try_from(changes).unwrap_or(usize::MAX);
    let newer = catalog.manifest.changes.iter().skip(since);
    let newer: Vec<String> = newer
        .map(|change| format!("{}：{}", change.version, change.text))
        .collect();
    if !newer.is_empty() {
        let head = "写下这个代码以后，政策包改过：".to_owned();
        restored
            .notes
            .splice(0..0, std::iter::once(head).chain(newer));
    }
    if changes > known {
        restored.notes.push(
            "这个代码出自更新的政策包，新的规定这里没有。升级 yiqian，清单才是最新的。".to_owned(),
        );
    }
    Ok(restored)
}

fn as_number(count: usize) -> u128 {
    u128::try_from(count).unwrap_or(u128::MAX)
}

fn chunk(kind: Kind) -> u32 {
    match kind {
        Kind::Choice | Kind::Several => PICKS,
        Kind::Date | Kind::Month => DATE,
        Kind::Place => PLACE,
    }
}

/// How many values the first two digits of a place's code have: 10 to 99.
const PROVINCES: u128 = 90;

/// The number of a six-digit place code; none for what is no such code.
fn number_of_place(code: &str) -> Option<u128> {
    let code: u128 = code.parse().ok().filter(|_| code.len() == 6)?;
    let (province, city, county) = (code / 10_000, code / 100 % 100, code % 100);
    Some(province.checked_sub(10)? + PROVINCES * (city + 100 * county))
}

/// The place code of a number.
fn place_of_number(number: u128) -> Option<String> {
    let (province, rest) = (number % PROVINCES + 10, number / PROVINCES);
    let (city, county) = (rest % 100, rest / 100);
    (county < 100).then(|| format!("{:06}", province * 10_000 + city * 100 + county))
}

fn number_of(catalog: &Catalog, slot: &Slot, answer: Answer) -> u128 {
    let place = |option| slot.options.iter().position(|&o| o == Some(option));
    match answer {
        Answer::Unknown => 0,
        Answer::Choice(option) => place(option).map_or(0, |at| as_number(at) + 1),
        Answer::Several(ticked) => {
            let places = ticked.iter().filter_map(place);
            1 + places.map(|at| 1_u128 << at).sum::<u128>()
        }
        Answer::Date(date) => {
            let days = date.signed_duration_since(epoch()).num_days();
            let doubled = u128::from(days.unsigned_abs()) * 2;
            1 + if days < 0 { doubled - 1 } else { doubled }
        }
        Answer::Place(place) => number_of_place(&catalog.place(place).code).map_or(0, |n| n + 1),
    }
}

impl Restored {
    /// Takes the answer that a slot holds; none when no pack ever wrote this number.
    fn take(&mut self, catalog: &Catalog, slot: &Slot, number: u128) -> Option<()> {
        let answer = match (number.checked_sub(1), slot.kind) {
            (None, _) => Answer::Unknown,
            (Some(at), Kind::Choice) => {
                let at = usize::try_from(at).ok()?;
                if let Some(option) = *slot.options.get(at)? {
                    Answer::Choice(option)
                } else {
                    self.lose(catalog, slot);
                    return Some(());
                }
            }
            (Some(mask), Kind::Several) => {
                if mask >> slot.options.len() != 0 {
                    return None;
                }
                let ticked = slot.options.iter().enumerate();
                let ticked: Vec<_> = ticked.filter(|(at, _)| mask >> at & 1 == 1).collect();
                if ticked.iter().any(|(_, option)| option.is_none()) {
                    self.lose(catalog, slot);
                }
                let ticked: OptionSet = ticked.iter().filter_map(|(_, option)| **option).collect();
                Answer::Several(ticked)
            }
            (Some(doubled), Kind::Date | Kind::Month) => {
                let days = u64::try_from(doubled.div_ceil(2)).ok()?;
                let date = if doubled % 2 == 0 {
                    epoch().checked_add_days(Span::new(days))
                } else {
                    epoch().checked_sub_days(Span::new(days))
                };
                Answer::Date(date?)
            }
            (Some(number), Kind::Place) => {
                let code = place_of_number(number)?;
                let Some(place) = catalog.place_with_code(&code) else {
                    self.notes.push(format!(
                        "代码里的地方（{code}）这个政策包里没有，请重新选。"
                    ));
                    return Some(());
                };
                Answer::Place(place)
            }
        };
        match slot.question {
            Some(question) => self.answers.set(question, answer),
            None => self.lose(catalog, slot),
        }
        Some(())
    }

    fn lose(&mut self, catalog: &Catalog, slot: &Slot) {
        self.notes.push(match slot.question {
            Some(question) => format!(
                "“{}”当时的回答里有个选项已经取消了，请重新回答这一题。",
                catalog.question(question).short
            ),
            None => format!("“{}”这一题已经取消了，当时的回答没有用上。", slot.id),
        });
    }
}
