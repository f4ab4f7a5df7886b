//! The ids a story may name, and answers named in a message.

use std::collections::BTreeMap;

use yiqian::catalog::{Catalog, nearest};
use yiqian::engine::{MilestoneKind, Reason, ReasonAnswer};

use crate::story::Case;

/// What a verdict is called that is not sure.
pub const OPEN: &str = "open";

const MILESTONES: [MilestoneKind; 5] = [
    MilestoneKind::Apply,
    MilestoneKind::Accepted,
    MilestoneKind::TransferOut,
    MilestoneKind::TransferIn,
    MilestoneKind::Press,
];

/// The ids a story names that the pack does not have, each with the one that was probably meant.
pub fn unknown_names(case: &Case, catalog: &Catalog) -> Vec<String> {
    let entries: Vec<&str> = catalog.entries.iter().map(|e| e.id.as_str()).collect();
    let facts: Vec<&str> = catalog.facts.iter().map(|f| f.id.as_str()).collect();
    let questions: Vec<&str> = catalog.questions.iter().map(|q| q.id.as_str()).collect();
    let verdicts: Vec<&str> = catalog
        .verdicts
        .iter()
        .map(|v| v.id.as_str())
        .chain([OPEN])
        .collect();
    let milestones = MILESTONES.map(MilestoneKind::id);
    let named: Vec<&String> = case.dates.iter().flat_map(BTreeMap::keys).collect();
    let groups: [(&str, Vec<&String>, &[&str]); 5] = [
        (
            "结论",
            case.possible.iter().chain([&case.verdict]).collect(),
            &verdicts,
        ),
        ("事实", case.facts.iter().collect(), &facts),
        ("问题", case.find_out.iter().collect(), &questions),
        (
            "日期",
            named
                .into_iter()
                .chain(case.estimated.iter().flatten())
                .collect(),
            &milestones,
        ),
        (
            "事项",
            [&case.must, &case.maybe, &case.held, &case.must_not]
                .into_iter()
                .flatten()
                .collect(),
            &entries,
        ),
    ];
    let unknown = |(what, ids, known): (&str, Vec<&String>, &[&str])| {
        let unknown = ids.into_iter().filter(|id| !known.contains(&id.as_str()));
        let message = |id: &String| {
            let near = nearest(id, known.iter().copied());
            let hint = near.map_or(String::new(), |near| format!("是不是想写 {near}？"));
            format!("没有“{id}”这个{what}。{hint}")
        };
        unknown.map(message).collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(unknown).collect()
}

/// The answers that brought something.
pub fn reasons(catalog: &Catalog, because: &[Reason]) -> String {
    let reasons = because.iter().map(|reason| {
        let question = catalog.question(reason.question);
        let id = |option| question.option(option).id.as_str();
        let said = match reason.answer {
            ReasonAnswer::Option(option) => id(option).to_owned(),
            ReasonAnswer::NotTicked(option) => format!("没勾 {}", id(option)),
            ReasonAnswer::Date(date) => question.day_text(date),
        };
        format!("{}={said}", question.id)
    });
    let reasons: Vec<String> = reasons.collect();
    if reasons.is_empty() {
        return "对谁都有。".to_owned();
    }
    format!("因为 {}。", reasons.join("、"))
}
