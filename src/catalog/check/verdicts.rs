//! Verdicts.

use super::facts::Evidence;
use super::figures::Stated;
use super::names::{enter, kebab};
use super::rules::Owner;
use super::values::{choice, text};
use super::vocabulary::{VERDICT_KINDS, Vocabulary};
use crate::catalog::list::List;
use crate::catalog::raw::RawVerdict;
use crate::catalog::raw_rule::Pairs;
use crate::catalog::report::Report;
use crate::catalog::{Verdict, VerdictKind, VerdictSet};

/// Checks the verdicts.
pub(super) fn verdicts(
    list: List<'_, RawVerdict>,
    vocabulary: &Vocabulary,
    evidence: &Evidence,
    report: &mut Report,
) -> Vec<Verdict> {
    let label = list.label;
    let mut checked = Vec::with_capacity(list.items.len());
    for (position, item) in list.items.into_iter().enumerate() {
        enter(label, &item, &item.raw.id, report);
        if position == VerdictSet::MAX {
            report.add(1, format!("结论超过 {} 个", VerdictSet::MAX), "合并结论");
        }
        checked.push(verdict(*item.raw, vocabulary, evidence, report));
    }
    checked
}

fn verdict(
    raw: RawVerdict,
    vocabulary: &Vocabulary,
    evidence: &Evidence,
    report: &mut Report,
) -> Verdict {
    kebab(&raw.id, report);
    if VERDICT_KINDS.iter().any(|(word, _)| *word == raw.id.value) {
        report.add(
            raw.id.line,
            format!("结论的 id 不能和类别 `{}` 相同", raw.id.value),
            "换一个 id",
        );
    }
    let kind = choice(&raw.kind, "kind", &VERDICT_KINDS, report);
    let cite = evidence.cite(&raw.cite, &Pairs::default(), report);
    if let Some(stated) = Stated::by(evidence, &raw.cite.value, &cite) {
        stated.check(&raw.title, "title", report);
        stated.check(&raw.text, "text", report);
    }
    Verdict {
        when: vocabulary.resolve(&raw.when, Owner::Verdict, report),
        cite,
        id: raw.id.value,
        kind: kind.unwrap_or(VerdictKind::Apply),
        title: text(raw.title, "title", report),
        text: text(raw.text, "text", report),
    }
}
