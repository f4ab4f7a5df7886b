//! The stories of places, in `content/cases/regions`: every stated fact of a place stands on the list of somebody there
//! and on nobody's elsewhere, and where nothing is recorded the list says so, once. The tables were made from the
//! provincial record (`policy/provinces.yaml`), not from the rules.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use common::{catalog, days};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use yiqian::catalog::{Catalog, Confidence, RegionSource as _};
use yiqian::engine::{Certainty, Checklist, Interview, Note, parse_answers};
use yiqian::export::text;
use yiqian::pack::PackSource;

type Person = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactCase {
    fact: String,
    at: String,
    side: String,
    person: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GapCase {
    at: String,
    topic: String,
    person: String,
}

fn read<T: DeserializeOwned>(name: &str) -> T {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/cases/regions");
    let text = fs::read_to_string(folder.join(name)).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}：{error}"))
}

static PEOPLE: LazyLock<BTreeMap<String, Person>> = LazyLock::new(|| read("people.yaml"));

/// The pack with every province in it: what a person sees is the same as with their own alone.
static EVERYWHERE: LazyLock<Catalog> = LazyLock::new(|| {
    let added = PackSource::BuiltIn.add_regions(catalog(), &catalog().provinces());
    added
        .unwrap_or_else(|problems| panic!("{problems}"))
        .unwrap()
});

/// The list of a person at a place. Whoever stays in a province is there at both ends.
fn list_at(person: &str, at: &str, side: &str) -> Checklist {
    let answers = PEOPLE
        .get(person)
        .unwrap_or_else(|| panic!("没有叫 {person} 的人"));
    let stays = answers.get("scope").is_some_and(|s| s != "cross-province");
    let pairs = answers.iter().map(|(q, a)| (q.as_str(), a.as_str()));
    let from = (stays || side == "from").then_some(("from-region", at));
    let to = (stays || side == "to").then_some(("to-region", at));
    let answers = parse_answers(&EVERYWHERE, pairs.chain(from).chain(to))
        .unwrap_or_else(|problems| panic!("{person}：{problems}"));
    Checklist::build(&EVERYWHERE, &answers, days())
}

/// The facts that sure lines of a list rest on.
fn stated(list: &Checklist) -> BTreeSet<&'static str> {
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    let sure = lines.filter(|line| line.certainty == Certainty::Sure);
    let cites = sure.flat_map(|line| &EVERYWHERE.entry(line.entry).cite);
    cites
        .map(|cite| EVERYWHERE.fact(cite.fact).id.as_str())
        .collect()
}

#[test]
fn every_stated_fact_stands_on_the_list_of_somebody_there_and_nowhere_else() {
    let cases: Vec<FactCase> = read("facts.yaml");
    let mut wrong = Vec::new();
    for case in &cases {
        let what = format!("{} {} {} {}", case.fact, case.at, case.side, case.person);
        if !stated(&list_at(&case.person, &case.at, &case.side)).contains(case.fact.as_str()) {
            wrong.push(format!("{what}：没有"));
        }
        let elsewhere = if case.at.starts_with("63") {
            "450000"
        } else {
            "630000"
        };
        if stated(&list_at(&case.person, elsewhere, &case.side)).contains(case.fact.as_str()) {
            wrong.push(format!("{what}：{elsewhere} 也有"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} 个：\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn no_stated_fact_is_without_a_case_or_a_reason() {
    let cases: Vec<FactCase> = read("facts.yaml");
    let unused: BTreeMap<String, String> = read("unused.yaml");
    let told: BTreeSet<&str> = cases.iter().map(|case| case.fact.as_str()).collect();
    assert_eq!(told.len(), cases.len(), "a fact twice");
    let facts = EVERYWHERE.facts.iter();
    let regional = facts.filter(|f| f.region.is_some() && f.confidence > Confidence::Low);
    let regional: BTreeSet<&str> = regional.map(|fact| fact.id.as_str()).collect();
    let kept = unused.keys().map(String::as_str);
    let known: BTreeSet<&str> = told.iter().copied().chain(kept).collect();
    assert_eq!(known, regional);
    assert!(unused.values().all(|why| !why.is_empty()));
    assert!(told.iter().all(|fact| !unused.contains_key(*fact)));
}

/// Somebody who moved within a province that moves people automatically since some day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EraCase {
    id: String,
    story: String,
    from: String,
    at: String,
    month: Option<String>,
    #[serde(default)]
    other: Person,
    #[serde(default = "yes")]
    asked: bool,
    must: Vec<String>,
    #[serde(default)]
    maybe: Vec<String>,
    must_not: Vec<String>,
    /// Whether the list says how to find the month out.
    #[serde(default)]
    find_out: bool,
}

fn yes() -> bool {
    true
}

impl EraCase {
    fn answers(&self) -> Person {
        let mut answers = PEOPLE["within"].clone();
        answers.insert("from-region".into(), self.from.clone());
        answers.insert("to-region".into(), self.at.clone());
        answers.extend(
            self.month
                .clone()
                .map(|month| ("joined-month".into(), month)),
        );
        answers.extend(self.other.clone());
        answers
    }

    fn faults(&self) -> Vec<String> {
        let answers = self.answers();
        let pairs = answers.iter().map(|(q, a)| (q.as_str(), a.as_str()));
        let answers = parse_answers(&EVERYWHERE, pairs).unwrap();
        let month = EVERYWHERE.find_question("joined-month").unwrap();
        let asked = Interview::replay(&EVERYWHERE, &answers, days()).steps;
        let asked = asked.iter().any(|step| step.question == month);
        let list = Checklist::build(&EVERYWHERE, &answers, days());
        let lines = list.sections.iter().flat_map(|section| &section.lines);
        let lines: BTreeMap<&str, Certainty> = lines
            .map(|line| (EVERYWHERE.entry(line.entry).id.as_str(), line.certainty))
            .collect();
        let is = |id: &String, wanted: Option<Certainty>| {
            let now = lines.get(id.as_str()).copied();
            (now != wanted).then(|| format!("{}：{id} {now:?}，应当 {wanted:?}", self.id))
        };
        let must = self
            .must
            .iter()
            .filter_map(|id| is(id, Some(Certainty::Sure)));
        let maybe = self
            .maybe
            .iter()
            .filter_map(|id| is(id, Some(Certainty::Maybe)));
        let must_not = self.must_not.iter().filter_map(|id| is(id, None));
        let asked = (asked != self.asked).then(|| format!("{}：问到月份 {asked}", self.id));
        let tells = list.find_out.contains(&month);
        let tells = (tells != self.find_out).then(|| format!("{}：怎么弄清 {tells}", self.id));
        let faults = must.chain(maybe).chain(must_not);
        faults.chain(asked).chain(tells).collect()
    }
}

#[test]
fn the_month_of_joining_decides_whether_it_went_by_itself() {
    let cases: Vec<EraCase> = read("eras.yaml");
    let wrong: Vec<String> = cases.iter().flat_map(EraCase::faults).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.iter().all(|case| !case.story.is_empty()));
}

#[test]
fn what_is_not_recorded_is_said_once_with_what_to_ask() {
    let cases: Vec<GapCase> = read("gaps.yaml");
    let mut wrong = Vec::new();
    for case in &cases {
        let what = format!("{} {} {}", case.at, case.topic, case.person);
        for side in ["to", "from"] {
            let list = list_at(&case.person, &case.at, side);
            let gaps = list.notes.iter().filter_map(|note| match note {
                Note::NotRecorded { topics, .. } => Some(topics),
                Note::ScopeOverruled { .. }
                | Note::GapIsLonger { .. }
                | Note::MonthIsCut { .. } => None,
            });
            let topics: Vec<_> = gaps.flatten().map(|&t| EVERYWHERE.topic(t)).collect();
            let of_case = topics.iter().filter(|topic| topic.id == case.topic);
            let asks: Vec<&str> = of_case
                .filter_map(|topic| topic.gap.as_ref())
                .filter(|gap| gap.side.id() == side)
                .map(|gap| gap.ask.as_str())
                .collect();
            let topic = EVERYWHERE
                .topics
                .iter()
                .find(|t| t.id == case.topic)
                .unwrap();
            if topic.gap.as_ref().unwrap().side.id() != side {
                continue;
            }
            let [ask] = asks[..] else {
                wrong.push(format!("{what}：说了 {} 次", asks.len()));
                continue;
            };
            let shown = text(&EVERYWHERE, &list).replace(['\n', ' '], "");
            let said = shown.matches(&ask.replace(' ', "")).count();
            if said != 1 || !shown.contains("未收录") {
                wrong.push(format!("{what}：印了 {said} 次"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} 个：\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let places: BTreeSet<&str> = cases.iter().map(|case| case.at.as_str()).collect();
    assert_eq!(places.len(), catalog().provinces().len());
}
