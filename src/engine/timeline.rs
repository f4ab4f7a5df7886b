//! The dates of a transfer: 申请 → 受理 → 转出 → 转入 → 最晚应办结 → 该催办的日子.

use chrono::NaiveDate;

/// The dates in order; empty when no transfer is to be applied for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// The milestones in order.
    pub milestones: Vec<Milestone>,
    /// True when the dates were counted from a day of acceptance the person gave, not from an assumed one.
    pub accepted_known: bool,
    /// Why there are no dates although there should be: the day is outside the calendar's years. A whole Chinese sentence.
    pub refused: Option<String>,
}

/// One point of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Which.
    pub kind: MilestoneKind,
    /// The day it is due (for 申请, 受理 and 催办 the day itself).
    pub date: NaiveDate,
    /// How many working days it is counted after the milestone before it; 0 where nothing is counted.
    pub workdays: u32,
    /// The days off that were passed over in that count, with their reason.
    pub skipped: Vec<Skipped>,
    /// Whether a year without a published notice was touched (估算).
    pub estimated: bool,
}

/// The kinds of milestone, in order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneKind {
    /// 申请
    Apply,
    /// 受理
    Accepted,
    /// 转出办结
    TransferOut,
    /// 转入办结, which is also 最晚应办结
    TransferIn,
    /// 该催办的日子
    Press,
}

impl MilestoneKind {
    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Apply => "apply",
            Self::Accepted => "accepted",
            Self::TransferOut => "transfer-out",
            Self::TransferIn => "transfer-in",
            Self::Press => "press",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Apply => "申请",
            Self::Accepted => "受理",
            Self::TransferOut => "转出最晚办完",
            Self::TransferIn => "转入最晚办完（全部办结）",
            Self::Press => "还没办完就从这天起催办",
        }
    }
}

/// A day off that a count passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The day.
    pub date: NaiveDate,
    /// `周末` or the holiday's name.
    pub why: String,
}
