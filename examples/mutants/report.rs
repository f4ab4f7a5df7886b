//! The report: a row for each kind, and every survivor by name.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::judge::Fate;
use crate::mutate::Mutant;

/// Counts by kind, and who survived.
pub struct Report<'m> {
    kinds: BTreeMap<&'static str, [usize; 5]>,
    survivors: Vec<&'m Mutant>,
}

impl<'m> Report<'m> {
    pub fn new(mutants: &'m [Mutant], fates: &[Fate]) -> Self {
        let mut report = Self {
            kinds: BTreeMap::new(),
            survivors: Vec::new(),
        };
        for (mutant, fate) in mutants.iter().zip(fates) {
            report.kinds.entry(mutant.kind).or_default()[*fate as usize] += 1;
            if *fate == Fate::Survived {
                report.survivors.push(mutant);
            }
        }
        report
    }

    fn total(&self) -> [usize; 5] {
        let sum = |at: usize| self.kinds.values().map(|counts| counts[at]).sum();
        std::array::from_fn(sum)
    }

    /// How many were caught.
    pub fn caught(&self) -> usize {
        self.total()[..3].iter().sum()
    }

    /// How many mean something.
    pub fn alive(&self) -> usize {
        self.caught() + self.survivors.len()
    }

    /// The whole report, in Markdown.
    pub fn text(&self, date: &str, seed: Option<u64>) -> String {
        let mut text = String::from("# Mutants\n\n");
        let run = match seed {
            None => "The full run".to_owned(),
            Some(seed) => format!("A sample by seed {seed}"),
        };
        let share = permille(self.caught(), self.alive());
        let _ = writeln!(
            text,
            "{run} of {date}: **{} of {} caught ({share})**. {EXPLAINED}\n",
            self.caught(),
            self.alive()
        );
        text.push_str("| kind | by load | by proof | by a case | equal | survived | caught |\n");
        text.push_str("|---|--:|--:|--:|--:|--:|--:|\n");
        let all = [("**all**", self.total())];
        for (kind, [load, proof, case, equal, survived]) in self
            .kinds
            .iter()
            .map(|(kind, counts)| (*kind, *counts))
            .chain(all)
        {
            let caught = load + proof + case;
            let share = permille(caught, caught + survived);
            let _ = writeln!(
                text,
                "| {kind} | {load} | {proof} | {case} | {equal} | {survived} | {share} |"
            );
        }
        text.push_str("\n## Survivors\n\n");
        if self.survivors.is_empty() {
            text.push_str("None.\n");
        }
        for mutant in &self.survivors {
            let _ = writeln!(
                text,
                "- {}: {} — {}",
                mutant.kind, mutant.place, mutant.what
            );
        }
        text
    }
}

const EXPLAINED: &str = "Each is the pack with one small wrong change. `load` and `proof` are the two halves of \
`yiqian check`; a case is a story of `content/cases/`, who sees a claim, or the second reading. *Equal*: every complete interview gives \
the same list before and after, so the change means nothing and is not counted. Made with `cargo run --release --example mutants`.";

fn permille(part: usize, whole: usize) -> String {
    let permille = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", permille / 10, permille % 10)
}
