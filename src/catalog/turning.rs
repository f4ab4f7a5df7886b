//! What takes effect, expires or is retired around a day.

use chrono::{Months, NaiveDate};

use super::{Catalog, EntryIx};

/// How far ahead is looked, in months.
const AHEAD: Months = Months::new(6);

/// A day on which an entry starts or stops to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turning {
    /// The entry.
    pub entry: EntryIx,
    /// The first day on which it holds, or no longer holds.
    pub on: NaiveDate,
    /// Which of the two, and whether the day is over.
    pub kind: TurningKind,
}

/// What happens to the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurningKind {
    /// It will take effect.
    Starts,
    /// It will expire.
    Ends,
    /// It has expired.
    Retired,
}

impl TurningKind {
    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Starts => "starts",
            Self::Ends => "ends",
            Self::Retired => "retired",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Starts => "生效",
            Self::Ends => "失效",
            Self::Retired => "已失效",
        }
    }
}

impl Catalog {
    /// The entries that expired, and those that take effect or expire within six months, by day.
    pub fn turnings(&self, today: NaiveDate) -> Vec<Turning> {
        let horizon = today.checked_add_months(AHEAD).unwrap_or(today);
        let soon = |day: &NaiveDate| today < *day && *day <= horizon;
        let mut turnings = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let mut add = |on, kind| {
                turnings.push(Turning {
                    entry: EntryIx(at),
                    on,
                    kind,
                });
            };
            if let Some(from) = entry.effective.from.filter(soon) {
                add(from, TurningKind::Starts);
            }
            match entry.effective.to {
                Some(to) if to <= today => add(to, TurningKind::Retired),
                Some(to) if soon(&to) => add(to, TurningKind::Ends),
                _ => {}
            }
        }
        turnings.sort_unstable_by_key(|turning| (turning.on, turning.entry));
        turnings
    }
}
