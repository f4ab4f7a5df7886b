//! Topics (主题) of local rules: what every place could have a rule on.

use super::{ClaimIx, EntryIx, PlaceIx, Rule, Side, TopicIx};

/// One topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Kebab-case id, a key of `yiqian regions --format json`.
    pub id: String,
    /// A name of a few characters: `断缴和等待期`.
    pub label: String,
    /// What to ask a place that has no rule recorded; none when a missing rule leaves nobody waiting.
    pub gap: Option<TopicGap>,
}

/// A claim that takes the rule of some place for that of the country.
#[derive(Debug, Clone)]
pub struct LocalClaim {
    /// The claim; its reading is [`super::Reading::Local`].
    pub claim: ClaimIx,
    /// What it speaks of: the rules on these topics of a person's own places stand beside it.
    pub topics: Vec<TopicIx>,
    /// The places where it is so, as far as is recorded.
    pub holds_in: Vec<PlaceIx>,
}

/// What to ask where nothing is recorded.
#[derive(Debug, Clone)]
pub struct TopicGap {
    /// Whose rule it would be.
    pub side: Side,
    /// For whom it matters.
    pub when: Rule,
    /// The words to say on the phone.
    pub ask: String,
    /// The national lines that the words are about. Where a sure line of the place takes one of them away, the place has
    /// said what there is to say.
    pub about: Vec<EntryIx>,
}
