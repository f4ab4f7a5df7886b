//! The lines of a checklist.

use super::{Citation, Clock, Effective, EntryIx, Months, PlaceIx, Rule, TopicIx, VerdictSet};

/// Where a line stands on the list; the order here is the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// 先办好
    First,
    /// 材料
    Materials,
    /// 渠道
    Channels,
    /// 步骤
    Steps,
    /// 时限
    TimeLimits,
    /// 个人账户
    Account,
    /// 待遇衔接
    Coverage,
    /// 提醒
    Reminders,
}

impl Section {
    /// All sections in the order shown.
    pub const ALL: [Self; 8] = [
        Self::First,
        Self::Materials,
        Self::Channels,
        Self::Steps,
        Self::TimeLimits,
        Self::Account,
        Self::Coverage,
        Self::Reminders,
    ];

    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Materials => "materials",
            Self::Channels => "channels",
            Self::Steps => "steps",
            Self::TimeLimits => "time-limits",
            Self::Account => "account",
            Self::Coverage => "coverage",
            Self::Reminders => "reminders",
        }
    }

    /// The heading shown.
    pub fn title(self) -> &'static str {
        match self {
            Self::First => "先办好",
            Self::Materials => "材料",
            Self::Channels => "渠道",
            Self::Steps => "步骤",
            Self::TimeLimits => "时限",
            Self::Account => "个人账户",
            Self::Coverage => "待遇衔接",
            Self::Reminders => "提醒",
        }
    }
}

/// How far a statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// 全国
    National,
    /// 地方: places differ; the line says what to ask.
    Local,
    /// 待核实: not established; the line says what to verify.
    Unverified,
}

impl Reach {
    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Local => "local",
            Self::Unverified => "unverified",
        }
    }

    /// The mark shown with a line.
    pub fn label(self) -> &'static str {
        match self {
            Self::National => "全国",
            Self::Local => "地方",
            Self::Unverified => "待核实",
        }
    }
}

/// Whose rule a local line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// 转出地, the place left.
    From,
    /// 转入地, the place entered.
    To,
}

impl Side {
    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::From => "转出地",
            Self::To => "转入地",
        }
    }
}

/// A moment at the counter or on the phone at which one needs words and a source to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// They want a paper the rules do not ask for.
    Papers,
    /// They do not take the application, or send one elsewhere.
    Refused,
    /// The time limit is over.
    Late,
}

impl Moment {
    /// The id used in packs and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Papers => "papers",
            Self::Refused => "refused",
            Self::Late => "late",
        }
    }
}

/// One line of the checklist (事项).
#[derive(Debug, Clone)]
pub struct Entry {
    /// Kebab-case id, unique in the pack.
    pub id: String,
    /// Where it stands.
    pub section: Section,
    /// What to do or know, in one sentence or two.
    pub text: String,
    /// More about it: what happens otherwise, the words to say. May be empty.
    pub note: String,
    /// For whom.
    pub when: Rule,
    /// How far it holds.
    pub reach: Reach,
    /// Whose rule it is, for local lines.
    pub side: Option<Side>,
    /// When its words are needed, other than as a question to ask.
    pub talk: Option<Moment>,
    /// The time limit it states.
    pub clock: Option<Clock>,
    /// The months it counts, to be told as dates.
    pub months: Option<Months>,
    /// On which days of application.
    pub effective: Effective,
    /// What it rests on; never empty.
    pub cite: Vec<Citation>,
    /// Figures of its text that are sums of cited ones.
    pub derived: Vec<Certified>,
    /// Entries that must never stand on the same list.
    pub excludes: Vec<EntryIx>,
    /// Of which place it is the rule; none for entries of the whole country.
    pub local: Option<Local>,
}

/// What makes an entry the rule of one place. It stands only when the place on its side lies in [`Self::region`].
#[derive(Debug, Clone)]
pub struct Local {
    /// The place.
    pub region: PlaceIx,
    /// What people call it: `广东`.
    pub place: String,
    /// What it is about.
    pub topic: TopicIx,
    /// National entries that do not stand when this one surely does, because it says the same for the place.
    pub replaces: Vec<EntryIx>,
    /// National entries that do not stand when this one surely does, because they are wrong there.
    pub withholds: Vec<EntryIx>,
    /// What the conclusion is called when this one surely stands: at its place the country's words would be wrong.
    pub concludes: Vec<Concludes>,
}

/// The words of a place for some conclusions.
#[derive(Debug, Clone)]
pub struct Concludes {
    /// Which conclusions.
    pub verdicts: VerdictSet,
    /// In a few words, in place of theirs.
    pub title: String,
}

impl Local {
    /// The conclusions that it has words for.
    pub fn verdicts(&self) -> VerdictSet {
        let words = self.concludes.iter();
        words.flat_map(|words| words.verdicts.iter()).collect()
    }

    /// The national entries that do not stand when the entry surely does.
    pub fn taken(&self) -> impl Iterator<Item = &EntryIx> {
        self.replaces.iter().chain(&self.withholds)
    }
}

/// A figure that no quote states because it is the sum of figures that quotes do state.
#[derive(Debug, Clone)]
pub struct Certified {
    /// As printed, with its unit.
    pub figure: String,
    /// The facts that are added up.
    pub sum: Vec<super::FactIx>,
}
