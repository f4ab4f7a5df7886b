//! The interview line by line, for screen readers, terminals that cannot move their cursor, and pipes.
//!
//! No cursor movement, no colour, no box: every line makes sense alone, and digits with `+ - *` do everything, so a
//! numeric keypad is enough. What is asked, and the list at the end, are the same as on every other face.

mod ask;
mod interview;
mod keep;
mod place;
mod said;
mod show;
mod talk;

#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use crate::catalog::{Catalog, RegionSource};
use crate::engine::Days;
use crate::session::Store;
use interview::Interviewer;
use talk::{Stop, Talk};

/// What the conversation needs besides somebody to talk to.
#[derive(Debug)]
pub struct Setup<'c> {
    /// The pack.
    pub catalog: &'c Catalog,
    /// Where the rules of the places answered come from.
    pub regions: &'c dyn RegionSource,
    /// The days.
    pub days: Days,
    /// Where answers are kept; none keeps nothing.
    pub store: Option<Store>,
    /// The folder that a list without a folder of its own is written into.
    pub folder: PathBuf,
}

/// How a conversation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The list was shown.
    Done,
    /// It was left before that, or its input ended.
    Early,
}

/// Talks until the person leaves or the input ends.
///
/// # Errors
/// When `input` cannot be read or `out` cannot be written.
pub fn run(setup: Setup<'_>, input: impl BufRead, out: impl Write) -> io::Result<Ended> {
    let mut interviewer = Interviewer::new(setup, Talk::new(input, out));
    match interviewer.run() {
        Ok(()) => Ok(Ended::Done),
        Err(Stop::Io(error)) => Err(error),
        Err(Stop::Left) => interviewer.leave(),
        Err(Stop::InputEnded) => interviewer.out_of_input(),
    }
}
