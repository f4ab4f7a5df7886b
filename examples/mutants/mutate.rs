//! Every mutant of the pack.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::pack::{File, Pack};
use crate::rules::{dropped, negated, widened};
use crate::support::{Names, keys};

/// One wrong pack: one file with one item, or two, exchanged.
pub struct Mutant {
    /// The row of the table.
    pub kind: &'static str,
    pub file: usize,
    /// `entries/steps.yaml step-verify`.
    pub place: String,
    /// What was changed.
    pub what: String,
    pub changes: Vec<(usize, Option<Value>)>,
    /// Whether only conditions are changed, so that a list that stays the same for everyone makes it no mutant.
    pub is_rule: bool,
    /// What the condition names before the change.
    pub named: Names,
}

/// Small, repeatable, and no dependency: splitmix64.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % limit as u64).unwrap()
    }
}

/// All mutants, in the order of the files.
pub fn all(pack: &Pack) -> Vec<Mutant> {
    let options = options(pack);
    let facts = ids(pack, "evidence");
    let mut making = Making {
        found: Vec::new(),
        random: Random(0),
    };
    for name in [
        "entries",
        "verdicts",
        "questions",
        "derived",
        "claims",
        "manifest",
    ] {
        for (file, of) in pack.of(name) {
            for item in 0..of.items.len() {
                let mut one = One {
                    making: &mut making,
                    file,
                    of,
                    item,
                };
                if name == "entries" {
                    one.add("entry deleted", "deleted".into(), None);
                    one.reach();
                }
                one.conditions(&options);
                one.figures();
                one.dates();
                one.citations(&facts);
            }
            if name == "verdicts" {
                making.swapped_verdicts(file, of);
            }
        }
    }
    making.found
}

fn ids(pack: &Pack, name: &str) -> Vec<String> {
    let items = pack.of(name).flat_map(|(_, file)| &file.items);
    items.map(|item| id(&item.value)).collect()
}

fn id(item: &Value) -> String {
    item["id"].as_str().unwrap_or("manifest").to_owned()
}

/// What a key of a rule can be: the options of questions and derived answers, and the verdicts.
fn options(pack: &Pack) -> BTreeMap<String, Vec<String>> {
    let mut options = BTreeMap::from([("verdict".to_owned(), ids(pack, "verdicts"))]);
    for name in ["questions", "derived"] {
        for item in pack.of(name).flat_map(|(_, file)| &file.items) {
            let all = item.value["options"].as_array().into_iter().flatten();
            options.insert(id(&item.value), all.map(id).collect());
        }
    }
    options
}

struct Making {
    found: Vec<Mutant>,
    random: Random,
}

impl Making {
    fn swapped_verdicts(&mut self, file: usize, of: &File) {
        let count = of.items.len();
        for (one, other) in (0..count).map(|one| (one, (one + 1) % count)) {
            let [a, b] = [one, other].map(|at| of.items[at].value.clone());
            let renamed = |value: &Value, id: &Value| {
                let mut value = value.clone();
                value["id"] = id.clone();
                Some(value)
            };
            self.found.push(Mutant {
                kind: "verdict ids swapped",
                file,
                place: format!("{} {}", of.path, id(&a)),
                what: format!("swapped with {}", id(&b)),
                changes: vec![(one, renamed(&a, &b["id"])), (other, renamed(&b, &a["id"]))],
                is_rule: false,
                named: Names::new(),
            });
        }
    }
}

/// One item being mutated.
struct One<'a> {
    making: &'a mut Making,
    file: usize,
    of: &'a File,
    item: usize,
}

impl One<'_> {
    fn value(&self) -> Value {
        self.of.items[self.item].value.clone()
    }

    fn add(&mut self, kind: &'static str, what: String, changed: Option<Value>) {
        let value = self.value();
        let mut named = Names::new();
        keys(&value["when"], &mut named);
        self.making.found.push(Mutant {
            kind,
            file: self.file,
            place: format!("{} {}", self.of.path, id(&value)),
            what,
            changes: vec![(self.item, changed)],
            is_rule: kind.starts_with("condition"),
            named,
        });
    }

    fn conditions(&mut self, options: &BTreeMap<String, Vec<String>>) {
        let value = self.value();
        let mut places = vec![String::new()];
        let count = value["options"].as_array().map_or(0, Vec::len);
        places.extend((0..count).map(|at| format!("/options/{at}")));
        for place in places {
            let Some(rule) = value.pointer(&format!("{place}/when")) else {
                continue;
            };
            let more = |key: &str| options.get(key).cloned().unwrap_or_default();
            let kinds = [
                ("condition negated", negated(rule)),
                ("condition dropped", dropped(rule)),
                ("condition widened", widened(rule, &more)),
            ];
            for (kind, changes) in kinds {
                for change in changes {
                    let mut value = value.clone();
                    let holder = value.pointer_mut(&place).unwrap().as_object_mut().unwrap();
                    match change.rule {
                        Some(rule) => holder.insert("when".into(), rule),
                        None => holder.remove("when"),
                    };
                    self.add(kind, change.what, Some(value));
                }
            }
        }
    }

    fn reach(&mut self) {
        let value = self.value();
        let others: [(&str, Option<&str>); 2] = match value["reach"].as_str().unwrap() {
            "national" => [("local", Some("to")), ("unverified", None)],
            "local" => [("national", None), ("unverified", None)],
            _ => [("national", None), ("local", Some("to"))],
        };
        for (reach, side) in others {
            let mut value = value.clone();
            value["reach"] = reach.into();
            let map = value.as_object_mut().unwrap();
            match side {
                Some(side) => map.insert("side".into(), side.into()),
                None => map.remove("side"),
            };
            self.add("reach", format!("reach: {reach}"), Some(value));
        }
        if let Some(side) = value["side"].as_str() {
            let side = if side == "to" { "from" } else { "to" };
            let mut value = value.clone();
            value["side"] = side.into();
            self.add("side", format!("side: {side}"), Some(value));
        }
    }

    /// Every number one higher: in what is printed, and in the numbers the engine counts with.
    fn figures(&mut self) {
        let value = self.value();
        let count = value["options"].as_array().map_or(0, Vec::len);
        let mut places: Vec<String> = ["text", "note", "title", "why", "find_out"]
            .map(|key| format!("/{key}"))
            .into();
        places.extend((0..count).map(|at| format!("/options/{at}/label")));
        for place in places {
            let Some(text) = value.pointer(&place).and_then(Value::as_str) else {
                continue;
            };
            for (start, end) in numbers(text) {
                let number: u64 = text[start..end].parse().unwrap();
                let other = format!("{}{}{}", &text[..start], number + 1, &text[end..]);
                let near: String = text[start..].chars().take(10).collect();
                self.put(
                    "figure",
                    format!("{number} + 1 in {place} “{near}”"),
                    &place,
                    other.into(),
                );
            }
        }
        let options = (0..count).map(|at| format!("/options/{at}/up_to"));
        for place in options.chain(["/clock/workdays".to_owned()]) {
            if let Some(number) = value.pointer(&place).and_then(Value::as_u64) {
                self.put(
                    "figure",
                    format!("{number} + 1 in {place}"),
                    &place,
                    (number + 1).into(),
                );
            }
        }
    }

    fn dates(&mut self) {
        let value = self.value();
        for place in [
            "/effective/from",
            "/effective/to",
            "/verified_on",
            "/review_by",
            "/applies_from",
        ] {
            let Some(text) = value.pointer(place).and_then(Value::as_str) else {
                continue;
            };
            let date: NaiveDate = text.parse().unwrap();
            let next = date + Days::new(1);
            self.put(
                "date",
                format!("{place} one day later"),
                place,
                json!(next.to_string()),
            );
        }
    }

    fn citations(&mut self, facts: &[String]) {
        let value = self.value();
        let cited = value["cite"].as_array().cloned().unwrap_or_default();
        for (at, fact) in cited.iter().enumerate() {
            let others: Vec<&String> = facts
                .iter()
                .filter(|id| !cited.iter().any(|c| c.as_str() == Some(id)))
                .collect();
            let other = others[self.making.random.below(others.len())].clone();
            let what = format!("{fact} became {other}");
            self.put("citation", what, &format!("/cite/{at}"), other.into());
        }
    }

    fn put(&mut self, kind: &'static str, what: String, place: &str, new: Value) {
        let mut value = self.value();
        *value.pointer_mut(place).unwrap() = new;
        self.add(kind, what, Some(value));
    }
}

/// Where the numbers of a text are. The hotline is a name and no number.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_ascii_digit()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if &text[from..at] != "12393" {
                    found.push((from, at));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}
