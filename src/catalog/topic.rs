//! Topics (主题) of local rules: what every place could have a rule on.

use super::{Rule, Side};

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

/// What to ask where nothing is recorded.
#[derive(Debug, Clone)]
pub struct TopicGap {
    /// Whose rule it would be.
    pub side: Side,
    /// For whom it matters.
    pub when: Rule,
    /// The words to say on the phone.
    pub ask: String,
}
