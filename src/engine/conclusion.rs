//! What a list comes to: the verdict of the country's rules, or the words that the place entered has for it.

use super::state::State;
use super::{Certainty, Line, Reason};
use crate::catalog::{Entry, EntryIx, Rule, VerdictIx};

/// The conclusion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The verdict of the country's rules, when it is sure; none means 还不能下结论 (`open`).
    pub verdict: Option<VerdictIx>,
    /// When it is not sure, the verdicts still possible, in order; empty otherwise.
    pub possible: Vec<VerdictIx>,
    /// The answers that made it so.
    pub because: Vec<Reason>,
    /// What may be shown as the conclusion, in order; never empty. More than one while it is open: the verdict is, or
    /// whether the place entered says it otherwise.
    pub shown: Vec<Conclusion>,
}

/// What a list shows as its conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conclusion {
    /// What the rules of the country come to.
    pub verdict: VerdictIx,
    /// The line of the place entered that says it otherwise.
    pub local: Option<EntryIx>,
}

impl Outcome {
    /// What is shown; none while it is open.
    pub fn conclusion(&self) -> Option<Conclusion> {
        match self.shown[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// From all lines that stand, those that are not sure included.
    pub(super) fn of(state: &State<'_>, lines: &[Line]) -> Self {
        let verdict = state.verdict();
        let possible: Vec<VerdictIx> = state.possible_verdicts().iter().collect();
        let because = verdict.map_or_else(Vec::new, |verdict| {
            state.because(&Rule::Verdict(std::iter::once(verdict).collect()), true)
        });
        let shown = possible.iter().flat_map(|&v| conclusions(state, lines, v));
        Self {
            verdict,
            shown: shown.collect(),
            possible: if verdict.is_some() {
                Vec::new()
            } else {
                possible
            },
            because,
        }
    }
}

/// How the verdict may be worded: as a sure line of the place entered says it; else as the country does, and as the lines
/// would say it that only may hold.
fn conclusions(state: &State<'_>, lines: &[Line], verdict: VerdictIx) -> Vec<Conclusion> {
    let speaking = || {
        let lines = lines.iter();
        lines.filter(move |line| speaks_for(state.catalog.entry(line.entry), verdict))
    };
    let as_said = |local| Conclusion { verdict, local };
    let sure = speaking().find(|line| line.certainty == Certainty::Sure);
    if let Some(line) = sure {
        return vec![as_said(Some(line.entry))];
    }
    let national = std::iter::once(as_said(None));
    national
        .chain(speaking().map(|line| as_said(Some(line.entry))))
        .collect()
}

/// Whether the entry has words of its own for this verdict.
fn speaks_for(entry: &Entry, verdict: VerdictIx) -> bool {
    let local = entry.local.as_ref();
    let mut words = local.into_iter().flat_map(|local| &local.concludes);
    words.any(|words| words.verdicts.contains(verdict))
}
