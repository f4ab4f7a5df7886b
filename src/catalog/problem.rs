//! What is wrong with a pack, said so that a content keeper can mend it.

use std::fmt;

/// What a problem is about, as far as somebody counts them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ProblemKind {
    /// Anything else.
    #[default]
    Other,
    /// A text that rests on nothing.
    Unsourced,
    /// A figure that no quote states.
    Figure,
}

/// One thing wrong in a pack: where, in which item, what, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path inside the pack, with `/`.
    pub file: String,
    /// Line, from 1; 0 when the problem is about the file as a whole.
    pub line: usize,
    /// The item (`事项 out-10-workdays`), empty when none applies.
    pub item: String,
    /// What is wrong.
    pub cause: String,
    /// What to do about it; may be empty.
    pub next: String,
    /// What sort of problem it is, for who counts them.
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        f.write_str("：")?;
        if !self.item.is_empty() {
            write!(f, "{}：", self.item)?;
        }
        f.write_str(&self.cause)?;
        if !self.next.is_empty() {
            write!(f, "。{}", self.next)?;
        }
        Ok(())
    }
}

/// Every problem of a pack, sorted by file and line. Never empty when returned as an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
