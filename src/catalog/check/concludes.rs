//! What a local line makes of the conclusion.

use super::values::text;
use super::vocabulary::Vocabulary;
use crate::catalog::figures::figures;
use crate::catalog::raw_region::RawConcludes;
use crate::catalog::report::Report;
use crate::catalog::{Concludes, Entry, Reach, Side, VerdictIx, VerdictSet};

/// Checks the words an entry has for conclusions. It is the place entered that says whether anything is to be applied for,
/// and only what is known of it may say so.
pub(super) fn concludes(
    raw: Vec<RawConcludes>,
    entry: &Entry,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Vec<Concludes> {
    let mut seen = VerdictSet::default();
    let mut checked = Vec::with_capacity(raw.len());
    for one in raw {
        let line = one.verdicts.line;
        if entry.side == Some(Side::From) {
            let cause = "只有 `side: to` 的能写 `concludes`";
            report.add(line, cause, "要不要申请由新地方说，删掉 `concludes`");
        }
        if entry.reach == Reach::Unverified {
            report.add(line, "待核实的不能改写结论", "删掉 `concludes`");
        }
        if one.verdicts.value.is_empty() {
            report.add(line, "`verdicts` 是空的", "写上结论的 id");
        }
        let named = one.verdicts.value.iter().filter_map(|id| {
            let position = vocabulary.verdicts.find(id, report)?;
            Some(VerdictIx(position)).filter(|verdict| verdict.0 < VerdictSet::MAX)
        });
        let verdicts: VerdictSet = named.collect();
        if !verdicts.intersection(seen).is_empty() {
            report.add(line, "一个结论写了两种说法", "只留一种");
        }
        seen = seen.iter().chain(verdicts.iter()).collect();
        let stated = figures(&entry.text);
        if !figures(&one.title.value).iter().all(|f| stated.contains(f)) {
            let cause = "`title` 里的数，正文里没有";
            report.add(one.title.line, cause, "数要和正文说的一样，或不写");
        }
        checked.push(Concludes {
            verdicts,
            title: text(one.title, "title", report),
        });
    }
    checked
}
