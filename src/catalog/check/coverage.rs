//! Coverage: what was read and holds everywhere is used, or it is said why not.

use std::collections::HashMap;

use super::facts::Evidence;
use super::names::enter;
use super::values::text;
use crate::catalog::list::List;
use crate::catalog::raw_evidence::RawUnused;
use crate::catalog::report::Report;
use crate::catalog::{
    Citation, Claim, Confidence, Entry, Fact, FactIx, FactScope, Question, Verdict,
};

/// How many facts may rest unused: a longer list would be a way round the rule.
const MOST_UNUSED: usize = 15;

/// Who uses which fact, the first of them.
#[derive(Debug, Default)]
pub(super) struct Uses(HashMap<FactIx, String>);

impl Uses {
    /// By entries (their sums too), questions, verdicts and claims. The glossary explains words and uses nothing up.
    pub(super) fn of(
        entries: &[Entry],
        questions: &[Question],
        verdicts: &[Verdict],
        claims: &[Claim],
    ) -> Self {
        let mut uses = Self::default();
        for entry in entries {
            uses.add("事项", &entry.id, &entry.cite);
        }
        for question in questions {
            uses.add("问题", &question.id, &question.cite);
        }
        for verdict in verdicts {
            uses.add("结论", &verdict.id, &verdict.cite);
        }
        for claim in claims {
            uses.add("网传说法", &claim.id, &claim.cite);
        }
        uses
    }

    fn add(&mut self, label: &str, id: &str, cite: &[Citation]) {
        for citation in cite {
            let user = self.0.entry(citation.fact);
            user.or_insert_with(|| format!("{label} {id}"));
        }
    }
}

/// Checks the list of unused facts, and that every other fact that must be used is.
pub(super) fn coverage(
    unused: List<'_, RawUnused>,
    uses: &Uses,
    evidence: &Evidence,
    report: &mut Report,
) {
    // Of a pack that is broken elsewhere not all uses are known.
    let whole = report.count() == 0;
    let mut excused: Vec<FactIx> = Vec::new();
    for (position, item) in unused.items.into_iter().enumerate() {
        enter(unused.label, &item, &item.raw.fact, report);
        if position == MOST_UNUSED {
            let cause = format!("不用的事实超过 {MOST_UNUSED} 条");
            report.add(1, cause, "让事项、问题、结论或网传说法用上它们");
        }
        let id = item.raw.fact;
        text(item.raw.why, "why", report);
        let Some(ix) = evidence.find(&id, report) else {
            continue;
        };
        if excused.contains(&ix) {
            report.add(id.line, format!("`{}` 写了两次", id.value), "只留一个");
        }
        excused.push(ix);
        if let Some(user) = uses.0.get(&ix) {
            report.add(
                id.line,
                format!("`{}` 写成不用，{user} 却用了它", id.value),
                "从 evidence/unused.yaml 里删掉这一条",
            );
        } else if evidence.get(ix).is_some_and(|fact| !must_be_used(fact)) {
            report.add(
                id.line,
                format!("`{}` 不用写在这里", id.value),
                "删掉这一条：只有全国的、把握 high 或 medium 的事实才要说明为什么不用",
            );
        }
    }
    if !whole {
        return;
    }
    for (position, fact) in evidence.facts.iter().enumerate() {
        let ix = FactIx(position);
        if must_be_used(fact) && !uses.0.contains_key(&ix) && !excused.contains(&ix) {
            evidence.enter(ix, report);
            report.add(
                1,
                "全国的事实，没有一处用到它",
                "让事项、问题、结论或网传说法引用它；用不上的，在 evidence/unused.yaml 里写上它和理由",
            );
        }
    }
}

/// What holds everywhere and is more than a guess.
fn must_be_used(fact: &Fact) -> bool {
    fact.scope == FactScope::National && fact.confidence > Confidence::Low
}
