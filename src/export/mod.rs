//! The list as a file: one module a format, and writing it whole or not at all.

use chrono::NaiveDate;

mod claims;
mod dates;
mod json;
mod json_shape;
mod page;
mod sources;
mod text;
mod write;
mod write_error;

pub use claims::claims_text;
pub(crate) use json::to_json;
pub use json::{claims_json, json};
pub(crate) use page::Page;
pub use text::text;
pub use write::{Overwrite, ignore_file_size_signal, save, save_private};
pub use write_error::WriteError;

/// The conclusion when there is none yet.
const OPEN: &str = "还不能下结论";

/// The file name offered: `医保转移清单-2026-11-21.txt`.
pub fn default_name(today: NaiveDate) -> String {
    format!("医保转移清单-{today}.txt")
}
