//! Collecting problems while going on.

use super::{MANIFEST, Problem, ProblemKind, Problems, clean};

/// The problems found so far, and the place being read.
#[derive(Debug, Default)]
pub(super) struct Report {
    problems: Vec<Problem>,
    file: String,
    first_line: usize,
    item: String,
}

impl Report {
    /// From now on lines are counted within the item that starts on `first_line` of `file`.
    pub(super) fn enter(&mut self, file: &str, first_line: usize, item: String) {
        if self.file != file {
            file.clone_into(&mut self.file);
        }
        self.first_line = first_line;
        self.item = item;
    }

    /// A problem on this line of the item, from 1.
    pub(super) fn add(&mut self, line: usize, cause: impl Into<String>, next: impl Into<String>) {
        self.add_kind(ProblemKind::Other, line, cause, next);
    }

    /// As [`Self::add`], of a sort that is counted.
    pub(super) fn add_kind(
        &mut self,
        kind: ProblemKind,
        line: usize,
        cause: impl Into<String>,
        next: impl Into<String>,
    ) {
        self.problems.push(Problem {
            file: harmless(&self.file),
            line: self.first_line + line.max(1) - 1,
            item: harmless(&self.item),
            cause: harmless(&cause.into()),
            next: harmless(&next.into()),
            kind,
        });
    }

    /// A problem of a whole file.
    pub(super) fn file(&mut self, file: &str, cause: impl Into<String>, next: impl Into<String>) {
        self.problems.push(Problem {
            file: harmless(file),
            line: 0,
            item: String::new(),
            cause: harmless(&cause.into()),
            next: harmless(&next.into()),
            kind: ProblemKind::Other,
        });
    }

    /// How many problems there are so far.
    pub(super) fn count(&self) -> usize {
        self.problems.len()
    }

    /// What was made, or the problems sorted by file and line. Making nothing without a problem counts as a problem,
    /// so that an error is never empty.
    pub(super) fn finish<T>(mut self, made: Option<T>) -> Result<T, Problems> {
        if let (Some(made), true) = (made, self.problems.is_empty()) {
            return Ok(made);
        }
        if self.problems.is_empty() {
            self.file(MANIFEST, "政策包读不出来", "请把这个政策包发给程序的维护者");
        }
        self.problems.sort_unstable();
        self.problems.dedup();
        Err(Problems(self.problems))
    }
}

/// The text as it may be shown: problems quote what somebody else wrote.
fn harmless(text: &str) -> String {
    const LONGEST: usize = 300;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    clean(&shown).replace('\n', " ")
}
