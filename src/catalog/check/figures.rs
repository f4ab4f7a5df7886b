//! The rule on figures: every number with its unit that a text prints stands in a quote of a cited fact, or is declared
//! as the sum of such.

use std::collections::HashSet;

use super::facts::Evidence;
use crate::catalog::figures::{Figure, figures, is_sum, narrowed, unstated};
use crate::catalog::raw::Text;
use crate::catalog::raw_entry::RawCertified;
use crate::catalog::report::Report;
use crate::catalog::{Citation, ProblemKind};

/// How many facts a sum may name.
const MAX_ADDENDS: usize = 12;

/// What the texts of one item may print.
pub(super) struct Stated<'e> {
    evidence: &'e Evidence,
    cite: &'e [Citation],
    /// Printed without a quote: sums, and what a claim itself says.
    declared: HashSet<Figure>,
    /// What to do about a figure no quote states.
    next: &'static str,
}

impl<'e> Stated<'e> {
    /// By the quotes of these facts. None when something cited is missing: that is a problem of its own already, and
    /// would only bring misleading ones here.
    pub(super) fn by(
        evidence: &'e Evidence,
        written: &[Text],
        cite: &'e [Citation],
    ) -> Option<Self> {
        (written.len() == cite.len()).then(|| Self {
            evidence,
            cite,
            declared: HashSet::new(),
            next: "核对这个数：引句里有它的事实，补进 `cite`；都没有，就不写这个数",
        })
    }

    /// What another text prints may be repeated.
    pub(super) fn repeating(mut self, text: &str) -> Self {
        self.declared.extend(figures(text));
        self
    }

    /// Takes in declared sums, after reporting those that are none, and those that no text prints.
    pub(super) fn with_sums(
        mut self,
        sums: &[RawCertified],
        printed: &[&Text],
        report: &mut Report,
    ) -> Self {
        self.next = "核对这个数：引句里有它的事实，补进 `cite`；是相加得来的，写进 `derived`；\
                     都不是，就不写这个数";
        let printed: HashSet<Figure> = printed.iter().flat_map(|t| figures(&t.value)).collect();
        for sum in sums {
            let written = figures(&sum.figure.value);
            let [figure] = &written[..] else {
                report.add(
                    sum.figure.line,
                    format!("`figure` 要写一个带单位的数，不是“{}”", sum.figure.value),
                    "写成 `15 个工作日` 这样",
                );
                continue;
            };
            if !printed.contains(figure) {
                report.add(
                    sum.figure.line,
                    format!("`derived` 里的“{figure}”正文里没有"),
                    "删掉这一条，或改成正文里的数",
                );
            }
            self.check_sum(figure, sum, report);
            self.declared.insert(figure.clone());
        }
        self
    }

    fn check_sum(&self, figure: &Figure, sum: &RawCertified, report: &mut Report) {
        let named = &sum.sum.value;
        if named.len() > MAX_ADDENDS {
            report.add(
                sum.sum.line,
                format!("`sum` 里超过 {MAX_ADDENDS} 条事实"),
                "换一种写法，或不写这个数",
            );
            return;
        }
        let facts: Option<Vec<_>> = named.iter().map(|id| self.evidence.stated(id)).collect();
        // An unknown or missing fact has its own problem.
        let Some(facts) = facts.filter(|facts| !facts.is_empty()) else {
            return;
        };
        if !is_sum(figure, &facts) {
            let ids: Vec<&str> = named.iter().map(|id| id.value.as_str()).collect();
            report.add_kind(
                ProblemKind::Figure,
                sum.sum.line,
                format!("“{figure}”不是 {} 的引句里的数相加得来的", ids.join("、")),
                "核对这个数；同一条事实的数要加几次，就在 `sum` 里写几次",
            );
        }
    }

    /// Reports every figure of the text that nothing states, and a range that goes nowhere.
    pub(super) fn check(&self, text: &Text, key: &str, report: &mut Report) {
        for range in narrowed(&text.value) {
            report.add_kind(
                ProblemKind::Figure,
                text.line,
                format!("`{key}` 里的“{range}”，后一个数不比前一个大"),
                "核对这两个数",
            );
        }
        let stated = |figure: &Figure| {
            self.declared.contains(figure)
                || self
                    .cite
                    .iter()
                    .any(|citation| self.evidence.states(citation.fact, figure))
        };
        for figure in unstated(&text.value, stated) {
            let cited = self.cite.iter().filter_map(|c| self.evidence.get(c.fact));
            let ids: Vec<&str> = cited.map(|fact| fact.id.as_str()).collect();
            report.add_kind(
                ProblemKind::Figure,
                text.line,
                format!(
                    "`{key}` 里的“{figure}”，依据（{}）的引句里没有",
                    ids.join("、")
                ),
                self.next,
            );
        }
    }
}

/// Reports every figure of a short text that its long one does not print. Both are the same answer.
pub(super) fn shortened(short: &Text, label: &Text, report: &mut Report) {
    let long = figures(&label.value);
    for figure in unstated(&short.value, |figure| long.contains(figure)) {
        report.add_kind(
            ProblemKind::Figure,
            short.line,
            format!("`short` 里的“{figure}”，`label` 里没有"),
            "两处说的是同一个答案，写同一个数",
        );
    }
}
