//! What a rule depends on, told by names alone.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::mutate::Mutant;
use crate::pack::Pack;

/// Names of questions and derived answers, and `verdict`.
pub type Names = BTreeSet<String>;

/// What each name depends on, one step.
pub struct Support(BTreeMap<String, Names>);

impl Support {
    pub fn new(pack: &Pack) -> Self {
        let mut steps: BTreeMap<String, Names> = BTreeMap::new();
        for name in ["questions", "derived", "verdicts"] {
            for item in pack.of(name).flat_map(|(_, file)| &file.items) {
                let id = item.value["id"].as_str().unwrap();
                let id = if name == "verdicts" { "verdict" } else { id };
                let named = steps.entry(id.to_owned()).or_default();
                keys(&item.value["when"], named);
                named.extend(item.value["of"].as_str().map(str::to_owned));
                for option in item.value["options"].as_array().into_iter().flatten() {
                    keys(&option["when"], named);
                }
            }
        }
        Self(steps)
    }

    /// All that the old and the new rule of a mutant can depend on. Every new rule is made of the names of the old one.
    pub fn of(&self, mutant: &Mutant) -> Names {
        let mut all = Names::new();
        let mut open = mutant.named.clone();
        while let Some(name) = open.pop_first() {
            if let Some(more) = self.0.get(&name) {
                open.extend(more.difference(&all).cloned());
            }
            all.insert(name);
        }
        all
    }
}

/// Every name in a rule.
pub fn keys(rule: &Value, named: &mut Names) {
    match rule {
        Value::Array(rules) => rules.iter().for_each(|rule| keys(rule, named)),
        Value::Object(parts) => {
            for (key, part) in parts {
                if ["any", "all", "not"].contains(&key.as_str()) {
                    keys(part, named);
                } else {
                    named.insert(key.clone());
                }
            }
        }
        _ => {}
    }
}
