//! Small changes to a rule, each of them one step.

use serde_json::{Map, Value, json};

/// A changed rule and what was changed.
pub struct Changed {
    /// None: the condition is taken away, so it always holds.
    pub rule: Option<Value>,
    pub what: String,
}

type Parts = Map<String, Value>;
type Change<'a> = &'a dyn Fn(&Parts, &str) -> Vec<(Parts, String)>;

/// The rule with each of its parts, at every depth, turned into its opposite.
pub fn negated(rule: &Value) -> Vec<Changed> {
    each_part(rule, &|parts, key| {
        let mut rest = parts.clone();
        let opposite = object("not", json!({key: rest.remove(key)}));
        let changed = if rest.is_empty() {
            opposite
        } else {
            object("all", json!([rest, opposite]))
        };
        vec![(changed, format!("negated {}", shown(parts, key)))]
    })
}

/// The rule with each part left out in turn: of maps, and of the lists of `any` and `all`.
pub fn dropped(rule: &Value) -> Vec<Changed> {
    each_part(rule, &|parts, key| {
        let mut rest = parts.clone();
        rest.remove(key);
        let mut changed = vec![(rest, format!("dropped {}", shown(parts, key)))];
        if let ("any" | "all", Some(rules)) = (key, parts[key].as_array())
            && rules.len() > 1
        {
            for at in 0..rules.len() {
                let mut fewer = rules.clone();
                let gone = fewer.remove(at);
                let mut parts = parts.clone();
                parts.insert(key.to_owned(), fewer.into());
                changed.push((parts, format!("dropped {gone} of `{key}`")));
            }
        }
        changed
    })
}

/// The rule with one more option in each test.
pub fn widened(rule: &Value, options: &dyn Fn(&str) -> Vec<String>) -> Vec<Changed> {
    each_part(rule, &|parts, key| {
        if matches!(key, "any" | "all" | "not") {
            return Vec::new();
        }
        let mut ids = match &parts[key] {
            Value::Array(ids) => ids.clone(),
            one => vec![one.clone()],
        };
        let more = options(key).into_iter().map(Value::from);
        let Some(more) = more.into_iter().find(|id| !ids.contains(id)) else {
            return Vec::new();
        };
        let what = format!("widened {} by {more}", shown(parts, key));
        ids.push(more);
        let mut wider = parts.clone();
        wider.insert(key.to_owned(), ids.into());
        vec![(wider, what)]
    })
}

fn object(key: &str, value: Value) -> Parts {
    Parts::from_iter([(key.to_owned(), value)])
}

fn shown(parts: &Parts, key: &str) -> String {
    json!({key: parts[key]}).to_string()
}

/// The rule once for every change of every map in it.
fn each_part(rule: &Value, change: Change<'_>) -> Vec<Changed> {
    let parts = rule.as_object().unwrap();
    let mut found = Vec::new();
    for (key, test) in parts {
        for (changed, what) in change(parts, key) {
            let rule = (!changed.is_empty()).then_some(Value::Object(changed));
            found.push(Changed { rule, what });
        }
        let mut put = |inner: Value, what| {
            let mut outer = parts.clone();
            outer.insert(key.clone(), inner);
            let rule = Some(Value::Object(outer));
            found.push(Changed { rule, what });
        };
        match (key.as_str(), test) {
            ("any" | "all", Value::Array(rules)) => {
                for (at, inner) in rules.iter().enumerate() {
                    for inner in each_part(inner, change) {
                        let mut rules = rules.clone();
                        // An inner rule left empty: the parts left out above do that one level up.
                        if let Some(rule) = inner.rule {
                            rules[at] = rule;
                            put(Value::Array(rules), inner.what);
                        }
                    }
                }
            }
            ("not", inner) => {
                for inner in each_part(inner, change) {
                    if let Some(rule) = inner.rule {
                        put(rule, inner.what);
                    }
                }
            }
            _ => {}
        }
    }
    found
}
