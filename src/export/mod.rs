//! The list as a file: one module a format, and writing it whole or not at all.

use chrono::NaiveDate;

use crate::{catalog::Catalog, engine::Checklist};

mod write;

pub use write::{Overwrite, WriteError, save};

/// The list as plain text for Notepad and `less`, at most 80 display columns wide, with `\n` line ends.
pub fn text(_catalog: &Catalog, _list: &Checklist) -> String {
    String::new()
}

/// The list as JSON (schema in `docs/`), pretty-printed, with a final line end.
pub fn json(_catalog: &Catalog, _list: &Checklist) -> String {
    String::new()
}

/// The file name offered: `医保转移清单-2026-11-21.txt`.
pub fn default_name(today: NaiveDate) -> String {
    format!("医保转移清单-{today}.txt")
}
