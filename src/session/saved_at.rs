//! When a record was saved.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// Tells the local time. Handed in, because this layer never reads the clock itself.
pub type Clock = fn() -> NaiveDateTime;

/// How a time is written behind its day: to the minute, which is what a person looks for.
const TO_THE_MINUTE: &str = "%Y-%m-%d %H:%M";

/// When a record was saved, local time; shown and written as `2026-11-22 14:05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SavedAt {
    /// The day.
    pub day: NaiveDate,
    /// The time of day; none in records of the time when only the day was kept.
    pub time: Option<NaiveTime>,
}

impl From<NaiveDateTime> for SavedAt {
    fn from(now: NaiveDateTime) -> Self {
        Self {
            day: now.date(),
            time: Some(now.time()),
        }
    }
}

impl fmt::Display for SavedAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => self.day.and_time(time).format(TO_THE_MINUTE).fmt(f),
            None => self.day.fmt(f),
        }
    }
}

impl From<SavedAt> for String {
    fn from(saved: SavedAt) -> Self {
        saved.to_string()
    }
}

impl TryFrom<String> for SavedAt {
    type Error = chrono::ParseError;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        if let Ok(at) = NaiveDateTime::parse_from_str(&written, TO_THE_MINUTE) {
            return Ok(at.into());
        }
        let day = written.parse()?;
        Ok(Self { day, time: None })
    }
}
