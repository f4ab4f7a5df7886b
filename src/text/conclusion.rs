//! The conclusion in words: the country's, or those of the place entered where the country's would be wrong.

use super::local_mark;
use crate::catalog::{Catalog, Citation};
use crate::engine::{Checklist, Conclusion, Reason};

/// A conclusion as shown.
#[derive(Debug, Clone)]
pub struct ConclusionText<'c> {
    /// In a few words, with whose rule it is when it is a place's: `不用申请（地方·甘肃的规定·转入地）`.
    pub title: String,
    /// What it means for the person.
    pub text: String,
    /// The answers that made it so.
    pub because: Vec<Reason>,
    /// What it rests on.
    pub cite: &'c [Citation],
    /// The public id of the verdict, or of the line whose words these are.
    pub id: &'c str,
}

/// The conclusion of a list; none while it is open.
pub fn conclusion<'c>(catalog: &'c Catalog, list: &Checklist) -> Option<ConclusionText<'c>> {
    let shown = list.outcome.conclusion()?;
    let verdict = catalog.verdict(shown.verdict);
    let mut because = list.outcome.because.clone();
    let Some(entry) = shown.local.map(|local| catalog.entry(local)) else {
        return Some(ConclusionText {
            title: verdict.title.clone(),
            text: verdict.text.clone(),
            because,
            cite: &verdict.cite,
            id: &verdict.id,
        });
    };
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    let of_line = lines.filter(|line| Some(line.entry) == shown.local);
    because.extend(of_line.flat_map(|line| &line.because));
    because.sort_unstable();
    because.dedup();
    let title = conclusion_title(catalog, shown);
    Some(ConclusionText {
        title: format!("{title}（{}）", local_mark(catalog, list, entry)),
        text: format!(
            "{}全国的办法到这一步写的是“{}”，你那里照当地的。",
            entry.text, verdict.title
        ),
        because,
        cite: &entry.cite,
        id: &entry.id,
    })
}

/// The conclusion in a few words.
pub fn conclusion_title(catalog: &Catalog, shown: Conclusion) -> &str {
    let verdict = || catalog.verdict(shown.verdict).title.as_str();
    let local = shown.local.and_then(|at| catalog.entry(at).local.as_ref());
    let words = local.into_iter().flat_map(|local| &local.concludes);
    let mut words = words.filter(|words| words.verdicts.contains(shown.verdict));
    words.next().map_or_else(verdict, |words| &words.title)
}

/// All that the conclusion may still be, each once, with whose rule it is when it is a place's.
pub fn possible_conclusions(catalog: &Catalog, list: &Checklist) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for &shown in &list.outcome.shown {
        let title = conclusion_title(catalog, shown);
        let title = match shown.local.map(|at| catalog.entry(at)) {
            Some(entry) => format!("{title}（{}）", local_mark(catalog, list, entry)),
            None => title.to_owned(),
        };
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}
