//! One row of the table: what it answers, and the list made of it.

use super::header::Column;
use super::summary::SummaryRow;
use super::table::Record;
use super::{Job, cell};
use crate::catalog::Catalog;
use crate::engine::{Answer, Answers, Checklist, Days, Interview};
use crate::export::{self, Format, NoDates};

/// One row under way.
pub(super) struct Person {
    /// Where it stands in the table.
    pub(super) line: usize,
    /// The answers; none when something is wrong with the row.
    pub(super) given: Option<Answers>,
    /// Its line of the summary.
    pub(super) row: SummaryRow,
    /// The list, once it is made.
    pub(super) list: Option<Result<String, NoDates>>,
}

impl Person {
    /// Makes the list, when nothing is wrong with the row.
    pub(super) fn make(&mut self, job: &Job<'_>, catalog: &Catalog) {
        let Some(given) = self.given.take() else {
            return;
        };
        let answers = complete(catalog, given, job.days);
        let list = Checklist::build(catalog, &answers, job.days);
        self.row.describe(catalog, &list);
        self.list = Some(match job.format {
            // The name of the file is no other row's.
            Format::Calendar => {
                export::calendar_of(catalog, &list, self.row.name(), &self.row.file)
            }
            other => other.render(catalog, &list),
        });
    }
}

/// An empty cell is 不清楚, but only where the question is asked.
fn complete(catalog: &Catalog, mut answers: Answers, days: Days) -> Answers {
    loop {
        let steps = Interview::replay(catalog, &answers, days).steps;
        // An answer that the places rule out is open too, but stays, so that the list can explain it.
        let open = steps
            .iter()
            .map(|step| step.question)
            .find(|&question| answers.get(question).is_none());
        let Some(open) = open else {
            return answers;
        };
        answers.set(open, Answer::Unknown);
    }
}

/// The answers of a row, and what is wrong with its cells: a sentence each.
pub(super) fn answers(
    job: &Job<'_>,
    columns: &[Column],
    record: &Record,
) -> (Answers, Vec<String>) {
    let mut answers = Answers::default();
    let mut problems = Vec::new();
    for (at, cell) in record.cells.iter().enumerate() {
        let place = |what: &str| format!("第 {} 行第 {} 列{what}", record.line, at + 1);
        let read = match columns.get(at) {
            Some(Column::Name) => continue,
            None if cell.text.trim().is_empty() => continue,
            None => Err(format!("{}：表头没有这一列。", place(""))),
            Some(Column::Question(question)) => {
                let short = &job.catalog.question(*question).short;
                cell::read(job.catalog, job.days, *question, cell)
                    .map(|answer| (*question, answer))
                    .map_err(|why| format!("{}：{why}", place(&format!("（{short}）"))))
            }
        };
        match read {
            Ok((question, Some(answer))) => answers.set(question, answer),
            Ok((_, None)) => {}
            Err(problem) => problems.push(problem),
        }
    }
    (answers, problems)
}
