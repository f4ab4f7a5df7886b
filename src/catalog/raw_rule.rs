//! Rules as written: a map whose keys are ANDed, with the lines of its keys and values.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::yaml::At;

/// One map of a rule, in the order written.
#[derive(Debug, Clone, Default)]
pub(super) struct RawRule {
    pub parts: Vec<RawPart>,
}

/// One key of a rule.
#[derive(Debug, Clone)]
pub(super) struct RawPart {
    pub key: At<String>,
    pub test: RawTest,
}

/// What stands after the key.
#[derive(Debug, Clone)]
pub(super) enum RawTest {
    Any(Vec<RawRule>),
    All(Vec<RawRule>),
    Not(RawRule),
    /// The ids of options or verdicts.
    OneOf(Vec<At<String>>),
}

impl<'de> Deserialize<'de> for RawRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RuleVisitor)
    }
}

struct RuleVisitor;

impl<'de> Visitor<'de> for RuleVisitor {
    type Value = RawRule;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("条件，如 `{scope: cross-province}`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawRule, A::Error> {
        let mut parts = Vec::new();
        while let Some(key) = map.next_key::<At<String>>()? {
            let test = match key.value.as_str() {
                "any" => RawTest::Any(map.next_value()?),
                "all" => RawTest::All(map.next_value()?),
                "not" => RawTest::Not(map.next_value()?),
                _ => RawTest::OneOf(map.next_value::<OneOrMany>()?.0),
            };
            parts.push(RawPart { key, test });
        }
        Ok(RawRule { parts })
    }
}

/// An id or a list of ids.
struct OneOrMany(Vec<At<String>>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let at = At::<Ids>::deserialize(deserializer)?;
        Ok(Self(match at.value {
            Ids::One(value) => vec![At {
                value,
                line: at.line,
            }],
            Ids::Many(ids) => ids,
        }))
    }
}

enum Ids {
    One(String),
    Many(Vec<At<String>>),
}

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IdsVisitor)
    }
}

struct IdsVisitor;

impl<'de> Visitor<'de> for IdsVisitor {
    type Value = Ids;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("选项的 id，或由它们组成的列表，如 `[cross-province, within-province]`")
    }

    fn visit_str<E>(self, id: &str) -> Result<Ids, E> {
        Ok(Ids::One(id.to_owned()))
    }

    fn visit_string<E>(self, id: String) -> Result<Ids, E> {
        Ok(Ids::One(id))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Ids, A::Error> {
        let mut ids = Vec::new();
        while let Some(id) = seq.next_element()? {
            ids.push(id);
        }
        Ok(Ids::Many(ids))
    }
}

/// A map of names to texts, in the order written, with the lines of both.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs(pub Vec<(At<String>, At<String>)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("事实和引句，如 `{N43-T10: 引句}`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// A value that is allowed and not kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Skipped;

impl<'de> Deserialize<'de> for Skipped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|IgnoredAny| Self)
    }
}
