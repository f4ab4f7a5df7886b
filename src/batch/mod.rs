//! One list a row: a spreadsheet of people in, a folder of lists and a summary out.
//!
//! Rows are read and written in order, a block at a time, so the memory does not grow with the lists; the lists of a block
//! are made side by side, one share for each processor.

mod cell;
mod header;
mod name;
mod person;
mod summary;
mod table;

use std::borrow::Cow;
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use crate::catalog::{Catalog, PlaceIx, RegionSource};
use crate::engine::{Answers, Days, localize_readable, provinces};
use crate::export::{self, Encoding, Format, Overwrite, WriteError};
use header::{Column, header};
use name::Names;
use person::Person;
use summary::{Summary, SummaryRow};
use table::{Record, Table};

/// What is to be done.
#[derive(Debug)]
pub struct Job<'c> {
    /// The pack.
    pub catalog: &'c Catalog,
    /// Where the rules of the places answered come from.
    pub regions: &'c (dyn RegionSource + Sync),
    /// The days of every list.
    pub days: Days,
    /// The spreadsheet, as CSV.
    pub input: PathBuf,
    /// The folder for the lists; made when it is not there.
    pub folder: PathBuf,
    /// The format of every list.
    pub format: Format,
    /// The encoding of lists that are text.
    pub encoding: Encoding,
    /// Whether existing files may be replaced.
    pub overwrite: Overwrite,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Lists written.
    pub written: usize,
    /// Rows with a problem, for which nothing was written.
    pub failed: usize,
    /// The summary.
    pub summary: PathBuf,
}

/// Why nothing more could be done.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// The spreadsheet cannot be used: whole sentences.
    #[error("{0}")]
    Input(String),
    /// The spreadsheet can be read no further: a whole sentence; so many lists were written before it.
    #[error("{0}")]
    Unreadable(String, usize),
    /// A file cannot be written; so many lists were written before it.
    #[error("{0}")]
    Write(#[source] WriteError, usize),
}

/// How many rows are made side by side.
const BLOCK: usize = 64;

/// Whoever watches.
pub trait Watcher {
    /// So many lines of so many are done.
    fn progress(&mut self, done: usize, of: usize);
    /// Something is wrong with one cell: a whole sentence with its place.
    fn problem(&mut self, problem: &str);
}

/// Does the job.
///
/// # Errors
/// See [`BatchError`]; wrong rows are no error but counted.
pub fn run(job: &Job<'_>, watcher: &mut impl Watcher) -> Result<Totals, BatchError> {
    let mut table = Table::open(&job.input).map_err(BatchError::Input)?;
    let columns = header(job.catalog, &mut table).map_err(BatchError::Input)?;
    let mut work = Work::start(job, columns)?;
    match work.rows(&mut table, watcher) {
        Ok(()) => work.finish(),
        Err(stopped) => {
            // What was written should be told of; that the same disk may refuse this too is told already.
            let _ = work.finish();
            Err(stopped)
        }
    }
}

/// The job under way.
struct Work<'a> {
    job: &'a Job<'a>,
    /// The pack with the rules of all places so far. Rules of one place are never shown for another.
    catalog: Cow<'a, Catalog>,
    /// Provinces whose rules could not be read, each with its first problem.
    broken: Vec<(PlaceIx, String)>,
    columns: Vec<Column>,
    names: Names,
    summary: Summary,
    totals: Totals,
}

impl<'a> Work<'a> {
    fn start(job: &'a Job<'a>, columns: Vec<Column>) -> Result<Self, BatchError> {
        let summary = job.folder.join(summary::FILE);
        let failed = |error| BatchError::Write(error, 0);
        // What else may be wrong with the folder is said better by the first file that cannot be written.
        if let Err(error) = fs::create_dir(&job.folder)
            && error.kind() == io::ErrorKind::NotFound
        {
            return Err(failed(WriteError::ParentMissing(job.folder.clone())));
        }
        if job.overwrite == Overwrite::Never && summary.exists() {
            return Err(failed(WriteError::Exists(summary)));
        }
        // The first to be written is the summary, so that a folder that cannot be used is told before any work.
        let totals = Totals {
            written: 0,
            failed: 0,
            summary: summary.clone(),
        };
        let mut work = Self {
            job,
            catalog: Cow::Borrowed(job.catalog),
            broken: Vec::new(),
            columns,
            names: Names::default(),
            summary: Summary::new(),
            totals,
        };
        export::save_unsynced(&summary, work.summary.bytes(), job.overwrite).map_err(failed)?;
        Ok(work)
    }

    fn rows(&mut self, table: &mut Table, watcher: &mut impl Watcher) -> Result<(), BatchError> {
        loop {
            let mut people = Vec::with_capacity(BLOCK);
            let mut ended = None;
            while people.len() < BLOCK && ended.is_none() {
                match table.next() {
                    Ok(Some(record)) => people.push(self.person(&record, watcher)),
                    Ok(None) => ended = Some(None),
                    Err(why) => ended = Some(Some(why)),
                }
            }
            self.make(&mut people);
            for person in people {
                let line = person.line;
                self.put(person)?;
                watcher.progress(line, table.lines());
            }
            match ended {
                None => {}
                Some(None) => return Ok(()),
                Some(Some(why)) => return Err(BatchError::Unreadable(why, self.totals.written)),
            }
        }
    }

    /// Reads the rules of the places answered, those of every province once. A sentence for each that is broken: a list by
    /// the rules of the whole country alone would pass for that of the place.
    fn localize(&mut self, given: &Answers, line: usize) -> Vec<String> {
        let needed = provinces(&self.catalog, given);
        let known: Vec<PlaceIx> = self.broken.iter().map(|(place, _)| *place).collect();
        let read = localize_readable(self.job.regions, &self.catalog, &needed, &known);
        if let Some(added) = read.catalog {
            self.catalog = Cow::Owned(added);
        }
        for (province, problems) in read.broken {
            let first = problems
                .0
                .first()
                .map_or_else(String::new, ToString::to_string);
            self.broken.push((province, crate::text::clean(&first)));
        }
        let broken = self
            .broken
            .iter()
            .filter(|(place, _)| needed.contains(place));
        broken
            .map(|(place, first)| {
                let name = &self.catalog.place(*place).common;
                format!("第 {line} 行：{name}的地方规定读不出来（{first}）。")
            })
            .collect()
    }

    /// Reads a row, and the rules of its places.
    fn person(&mut self, record: &Record, watcher: &mut impl Watcher) -> Person {
        let (given, mut problems) = person::answers(self.job, &self.columns, record);
        if problems.is_empty() {
            problems = self.localize(&given, record.line);
        }
        let name = self.columns.iter().position(|c| *c == Column::Name);
        let shown = name
            .and_then(|at| record.cells.get(at))
            .map_or("", |cell| cell.text.as_str());
        for problem in &problems {
            watcher.problem(problem);
        }
        let mut row = SummaryRow::named(shown, record.line);
        if problems.is_empty() {
            row.file = self.names.file(shown, record.line, self.job.format.id());
        } else {
            row.problems = problems.join(" ");
        }
        Person {
            line: record.line,
            given: problems.is_empty().then_some(given),
            row,
            list: None,
        }
    }

    /// Makes the lists of these people, side by side.
    fn make(&self, people: &mut [Person]) {
        let (job, catalog) = (self.job, &*self.catalog);
        let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let share = people.len().div_ceil(processors).max(1);
        thread::scope(|scope| {
            for people in people.chunks_mut(share) {
                scope.spawn(move || {
                    for person in people {
                        person.make(job, catalog);
                    }
                });
            }
        });
    }

    /// Writes a list, and its line of the summary.
    fn put(&mut self, person: Person) -> Result<(), BatchError> {
        let mut row = person.row;
        match person.list {
            Some(Ok(text)) => {
                self.write(&row.file, &text)?;
                self.totals.written += 1;
            }
            // A person without dates has no calendar, which is no mistake of the row.
            Some(Err(no_dates)) => {
                row.file.clear();
                row.problems = no_dates.to_string();
            }
            None => self.totals.failed += 1,
        }
        self.summary.add(&row);
        Ok(())
    }

    fn write(&self, file: &str, text: &str) -> Result<(), BatchError> {
        let bytes = self.job.encoding.encode(text);
        export::save_unsynced(&self.job.folder.join(file), &bytes, self.job.overwrite)
            .map(drop)
            .map_err(|error| BatchError::Write(error, self.totals.written))
    }

    fn finish(mut self) -> Result<Totals, BatchError> {
        let failed = |error| BatchError::Write(error, self.totals.written);
        let path = &self.totals.summary;
        // It is ours by now; it was made at the start.
        let written =
            export::save(path, self.summary.bytes(), Overwrite::Replace).map_err(failed)?;
        self.totals.summary = written;
        Ok(self.totals)
    }
}

/// The path as a message can carry it.
fn shown(path: &Path) -> String {
    crate::text::clean(&path.display().to_string()).replace('\n', "\u{FFFD}")
}
