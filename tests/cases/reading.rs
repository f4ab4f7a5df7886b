//! The second reading: what each item rests on, written by someone who saw the texts and the facts, and not what the pack
//! cites. The pack is held against it item by item, so that a wrong citation needs two people who err alike.

use std::collections::BTreeSet;

use serde::Deserialize;
use yiqian::catalog::{Catalog, Citation, Entry, nearest};

use crate::files::read;

/// What one item rests on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    entry: Option<String>,
    verdict: Option<String>,
    question: Option<String>,
    claim: Option<String>,
    /// Facts it cannot stand without.
    rests_on: Vec<String>,
    /// Facts that may be cited too.
    #[serde(default)]
    also: Vec<String>,
    /// Of entries: `national`, `local` or `unverified`.
    reach: Option<String>,
    /// Of local entries: `from` or `to`.
    side: Option<String>,
    /// What the text says and no fact does. It is for the keeper, and nothing is tested by it.
    #[serde(default)]
    #[allow(dead_code, reason = "read by people")]
    unsupported: Option<String>,
}

/// Of what an item is, and which.
type Named = (&'static str, String);

/// The whole second reading, with the names of the files.
pub fn readings() -> Vec<(String, Reading)> {
    read("second-reading")
}

impl Reading {
    fn named(&self) -> Option<Named> {
        let ids = [
            ("事项", &self.entry),
            ("结论", &self.verdict),
            ("问题", &self.question),
            ("网传说法", &self.claim),
        ];
        let mut named = ids
            .into_iter()
            .filter_map(|(what, id)| Some((what, id.clone()?)));
        named.next().filter(|_| named.next().is_none())
    }
}

/// Everything in which the pack and the reading differ.
pub fn faults(file: &str, one: &Reading, catalog: &Catalog) -> Vec<String> {
    let Some((what, id)) = one.named() else {
        return vec![format!(
            "content/cases/{file}：每段写一个 entry、verdict、question 或 claim。"
        )];
    };
    let items = items(catalog);
    let Some((_, cite, entry)) = items
        .iter()
        .find(|(named, ..)| *named == (what, id.clone()))
    else {
        return vec![format!(
            "content/cases/{file}：政策包里没有{what} {id}。删掉这一段，或改成现在的 id。"
        )];
    };
    let fact = |c: &Citation| catalog.fact(c.fact).id.as_str();
    let cited: BTreeSet<&str> = cite.iter().map(fact).collect();
    let rests: BTreeSet<&str> = one.rests_on.iter().map(String::as_str).collect();
    let also = one.also.iter().map(String::as_str);
    let may: BTreeSet<&str> = rests.iter().copied().chain(also).collect();
    let known = |id: &&&str| catalog.facts.iter().any(|f| f.id == **id);
    let mut faults = Vec::new();
    for id in may.iter().filter(|id| !known(id)) {
        let near = nearest(id, catalog.facts.iter().map(|f| f.id.as_str()));
        let hint = near.map_or(String::new(), |near| format!("是不是想写 {near}？"));
        faults.push(format!("没有“{id}”这条事实。{hint}"));
    }
    faults.extend(cited.difference(&may).map(|id| {
        format!("政策包引了 {id}，第二份判读没有。读它的引句：撑得起正文，补进 also；撑不起，从 cite 里删掉。")
    }));
    faults.extend(rests.difference(&cited).filter(known).map(|id| {
        format!("第二份判读说正文离不开 {id}，政策包没有引。读它的引句：是这样，补进 cite；不是，改 rests_on。")
    }));
    if let Some(entry) = entry {
        faults.extend(differing(
            "reach",
            one.reach.as_deref(),
            Some(entry.reach.id()),
        ));
        let side = entry.side.map(yiqian::catalog::Side::id);
        faults.extend(differing("side", one.side.as_deref(), side));
    }
    let place = format!("content/cases/{file} 的{what} {id}：");
    faults
        .iter()
        .map(|fault| format!("{place}{fault}"))
        .collect()
}

fn differing(key: &str, read: Option<&str>, pack: Option<&str>) -> Option<String> {
    let said = |side: Option<&str>| side.unwrap_or("没有").to_owned();
    (read != pack).then(|| {
        format!(
            "`{key}` 政策包里是 {}，第二份判读是 {}。再读一遍正文，改错的那一边。",
            said(pack),
            said(read)
        )
    })
}

/// The items of which the reading has no line, or more than one.
pub fn uncounted(all: &[(String, Reading)], catalog: &Catalog) -> Vec<String> {
    let items = items(catalog);
    let mut problems = Vec::new();
    for ((what, id), ..) in items {
        let count = all
            .iter()
            .filter(|(_, one)| one.named() == Some((what, id.clone())))
            .count();
        if count != 1 {
            problems.push(format!(
                "{what} {id} 在 content/cases/second-reading 里要正好有一段，现在有 {count} 段。\
                 请没写这一条的人读正文和事实来写，不照抄 cite。"
            ));
        }
    }
    problems
}

/// Every item that cites, with its citations, and the entry if it is one.
fn items(catalog: &Catalog) -> Vec<(Named, &[Citation], Option<&Entry>)> {
    let entries = catalog.entries.iter();
    let entries = entries.map(|e| (("事项", e.id.clone()), e.cite.as_slice(), Some(e)));
    let verdicts = catalog.verdicts.iter();
    let verdicts = verdicts.map(|v| (("结论", v.id.clone()), v.cite.as_slice(), None));
    let questions = catalog.questions.iter();
    let questions = questions.map(|q| (("问题", q.id.clone()), q.cite.as_slice(), None));
    let claims = catalog.claims.iter();
    let claims = claims.map(|c| (("网传说法", c.id.clone()), c.cite.as_slice(), None));
    entries
        .chain(verdicts)
        .chain(questions)
        .chain(claims)
        .collect()
}
