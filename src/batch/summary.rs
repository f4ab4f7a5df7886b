//! The summary: one line a person, for a spreadsheet.

use chrono::NaiveDate;
use csv::{Terminator, Writer, WriterBuilder};

use crate::catalog::{Catalog, Section};
use crate::engine::{Basis, Certainty, Checklist, Reckoned};
use crate::text::{conclusion, reckoned_label};

/// What the summary is called.
pub(super) const FILE: &str = "汇总.csv";

const HEADER: [&str; 6] = ["名称", "结论", "先办好", "下一个日期", "文件", "问题"];
/// How many lines of 先办好 are named.
const BLOCKS: usize = 3;

/// The summary as written so far.
pub(super) struct Summary(Writer<Vec<u8>>);

/// One line of it.
#[derive(Debug, Clone, Default)]
pub(super) struct SummaryRow {
    name: String,
    verdict: String,
    blocks: String,
    next: String,
    pub(super) file: String,
    pub(super) problems: String,
}

impl SummaryRow {
    /// A row named as in the first column, or by its line.
    pub(super) fn named(name: &str, line: usize) -> Self {
        let name = name.trim();
        Self {
            name: if name.is_empty() {
                format!("第{line}行")
            } else {
                name.to_owned()
            },
            ..Self::default()
        }
    }

    /// What the person is called: never empty.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What the list says.
    pub(super) fn describe(&mut self, catalog: &Catalog, list: &Checklist) {
        let shown = conclusion(catalog, list);
        self.verdict = shown.map_or_else(|| "还不能下结论".to_owned(), |shown| shown.title);
        let first = list
            .sections
            .iter()
            .filter(|s| s.section == Section::ALL[0]);
        let lines = first.flat_map(|s| &s.lines);
        // What only may be needed does not block anybody yet.
        let lines = lines
            .filter(|l| l.certainty == Certainty::Sure)
            .take(BLOCKS);
        let lines: Vec<&str> = lines
            .map(|l| catalog.entry(l.entry).text.as_str())
            .collect();
        self.blocks = lines.join(" ");
        self.next = next(list, list.days.today);
    }
}

/// The first day from today on that something is due: a milestone, unless the dates are only an example, or the last day
/// that months come to.
fn next(list: &Checklist, today: NaiveDate) -> String {
    let milestones = match list.timeline.basis {
        Basis::Example => &[],
        Basis::Accepted | Basis::Application => list.timeline.milestones.as_slice(),
    };
    let milestones = milestones
        .iter()
        .map(|m| (m.date, m.kind.label().to_owned()));
    let last_days = list.reckoned().filter_map(|reckoned| match reckoned {
        Reckoned::LastDay { date, .. } => Some((date, reckoned_label(reckoned))),
        Reckoned::Wait { .. } => None,
    });
    milestones
        .chain(last_days)
        .filter(|(date, _)| *date >= today)
        .min_by_key(|(date, _)| *date)
        .map_or_else(String::new, |(date, what)| format!("{date} {what}"))
}

impl Summary {
    pub(super) fn new() -> Self {
        // By the byte-order mark a spreadsheet knows that this is UTF-8.
        let start = "\u{FEFF}".as_bytes().to_vec();
        let mut summary = Self(
            WriterBuilder::new()
                .terminator(Terminator::CRLF)
                .from_writer(start),
        );
        summary.put(HEADER.map(str::to_owned));
        summary
    }

    pub(super) fn add(&mut self, row: &SummaryRow) {
        let row = row.clone();
        self.put([
            row.name,
            row.verdict,
            row.blocks,
            row.next,
            row.file,
            row.problems,
        ]);
    }

    /// The bytes so far.
    pub(super) fn bytes(&mut self) -> &[u8] {
        // Writing into memory does not fail.
        let _ = self.0.flush();
        self.0.get_ref()
    }

    fn put(&mut self, cells: [String; 6]) {
        let _ = self.0.write_record(cells.map(|cell| harmless(&cell)));
    }
}

/// The cell as a spreadsheet shows it: what would be run as a formula gets a `'` before it.
fn harmless(cell: &str) -> String {
    let starts = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    if cell.trim_start_matches(' ').starts_with(starts) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["张三", "2026-11-23 受理", "", "a=b"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}
