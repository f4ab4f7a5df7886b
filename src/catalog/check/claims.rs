//! Claims.

use super::facts::Evidence;
use super::figures::Stated;
use super::names::{Names, enter, kebab};
use super::rules::Owner;
use super::values::{choice, date, text};
use super::vocabulary::Vocabulary;
use crate::catalog::list::List;
use crate::catalog::raw::RawClaim;
use crate::catalog::raw_rule::Pairs;
use crate::catalog::report::Report;
use crate::catalog::{Claim, ProblemKind, Reading};

pub(super) const READINGS: [(&str, Reading); 5] = [
    ("right", Reading::Right),
    ("outdated", Reading::Outdated),
    ("local", Reading::Local),
    ("wrong", Reading::Wrong),
    ("unsure", Reading::Unsure),
];

/// Checks the claims, which keep the order of the file.
pub(super) fn claims(
    list: List<'_, RawClaim>,
    vocabulary: &Vocabulary,
    evidence: &Evidence,
    report: &mut Report,
) -> Vec<Claim> {
    Names::collect(&list, |raw| &raw.id, report);
    let label = list.label;
    let mut checked = Vec::with_capacity(list.items.len());
    for item in list.items {
        enter(label, &item, &item.raw.id, report);
        checked.push(claim(*item.raw, vocabulary, evidence, report));
    }
    checked
}

fn claim(
    raw: RawClaim,
    vocabulary: &Vocabulary,
    evidence: &Evidence,
    report: &mut Report,
) -> Claim {
    kebab(&raw.id, report);
    let line = raw.says.line;
    let says = text(raw.says, "says", report);
    let length = says.chars().count();
    if length > Claim::LONGEST {
        report.add(
            line,
            format!("`says` 有 {length} 个字，超过 {} 个", Claim::LONGEST),
            "只留最要紧的一句原话",
        );
    }
    match &raw.none_found {
        None if raw.cite.value.is_empty() => report.add_kind(
            ProblemKind::Unsourced,
            raw.cite.line,
            "没有写依据",
            "在 `cite` 里写上至少一条事实的编号；查过没有的，写 `none_found: 查的日期`",
        ),
        Some(none_found) if !raw.cite.value.is_empty() => report.add(
            none_found.line,
            "写了依据，又写 `none_found`",
            "有依据就删掉 `none_found`；没有就写 `cite: []`",
        ),
        _ => {}
    }
    let none_found = raw.none_found.as_ref().and_then(|day| date(day, report));
    let cite = evidence.citations(&raw.cite.value, &Pairs::default(), report);
    if let Some(stated) = Stated::by(evidence, &raw.cite.value, &cite) {
        stated.repeating(&says).check(&raw.why, "why", report);
    }
    Claim {
        reading: choice(&raw.reading, "reading", &READINGS, report).unwrap_or(Reading::Unsure),
        cite,
        when: vocabulary.resolve(&raw.when, Owner::Claim, report),
        id: raw.id.value,
        why: text(raw.why, "why", report),
        says,
        none_found,
    }
}
