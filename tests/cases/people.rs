//! The claims held against the stories: who must see a claim, and who must not.

use serde::Deserialize;
use yiqian::catalog::{Catalog, nearest};
use yiqian::engine::Checklist;

use crate::files::read;
use crate::names::reasons;
use crate::story::Case;

/// For whom one claim is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    pub claim: String,
    /// In words: who is hurt by believing it.
    #[serde(rename = "for")]
    pub who: String,
    /// Stories whose list must have it.
    pub shown_to: Vec<String>,
    /// Stories whose list must not.
    pub not_shown_to: Vec<String>,
}

/// What is written of all claims, with the name of the file.
pub fn people() -> Vec<(String, People)> {
    read("claims")
}

/// What is wrong with the claims of one story's list.
pub fn faults(all: &[(String, People)], case: &Case, catalog: &Catalog) -> Vec<String> {
    let Ok(answers) = case.answers(catalog) else {
        return vec![format!("案例 {} 的答案读不懂。", case.id)];
    };
    let list = Checklist::build(catalog, &answers, case.days());
    let line = |id: &str| {
        let mut lines = list.claims.iter();
        lines.find(|line| catalog.claim(line.claim).id == id)
    };
    let mut faults = Vec::new();
    for (file, one) in all {
        let (id, who) = (&one.claim, &one.who);
        let story = format!("案例 {}：{}", case.id, case.story);
        if one.shown_to.contains(&case.id) && line(id).is_none() {
            faults.push(format!(
                "content/cases/{file} 的 {id} 应当给这个人看，现在看不到。\n  · {story}\n  · 这一句给谁看：{who}"
            ));
        }
        if let Some(line) = line(id).filter(|_| one.not_shown_to.contains(&case.id)) {
            faults.push(format!(
                "content/cases/{file} 的 {id} 不该给这个人看，现在看到了：{}\n  · {story}\n  · 这一句给谁看：{who}",
                reasons(catalog, &line.because)
            ));
        }
    }
    faults
}

/// What is wrong with what is written, whatever the lists say.
pub fn misspelt(
    all: &[(String, People)],
    cases: &[(String, Case)],
    catalog: &Catalog,
) -> Vec<String> {
    let mut problems = Vec::new();
    let stories: Vec<&str> = cases.iter().map(|(_, case)| case.id.as_str()).collect();
    for claim in &catalog.claims {
        let count = all.iter().filter(|(_, one)| one.claim == claim.id).count();
        if count != 1 {
            problems.push(format!(
                "网传说法 {}（{}）在 content/cases/claims 里要正好有一段，现在有 {count} 段。",
                claim.id, claim.says
            ));
        }
    }
    for (file, one) in all {
        let mut problem = |text: String| problems.push(format!("{file} 的 {}：{text}", one.claim));
        if !catalog.claims.iter().any(|claim| claim.id == one.claim) {
            problem("没有这条网传说法。".to_owned());
        }
        if one.who.is_empty() {
            problem("`for` 要写给谁看。".to_owned());
        }
        if one.shown_to.is_empty() || one.not_shown_to.len() < 2 {
            problem("`shown_to` 至少一个案例，`not_shown_to` 至少两个。".to_owned());
        }
        for id in one.shown_to.iter().chain(&one.not_shown_to) {
            if !stories.contains(&id.as_str()) {
                let near = nearest(id, stories.iter().copied());
                let hint = near.map_or(String::new(), |near| format!("是不是想写 {near}？"));
                problem(format!("没有“{id}”这个案例。{hint}"));
            }
        }
        for id in one
            .shown_to
            .iter()
            .filter(|id| one.not_shown_to.contains(id))
        {
            problem(format!("案例 {id} 写在两边。"));
        }
    }
    problems
}
