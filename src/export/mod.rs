//! The list as a file: one module a format, and writing it whole or not at all.
//!
//! What a list says is made once (`sheet`); a format only says how it looks.

use chrono::NaiveDate;

mod claims;
mod dates;
mod encoding;
mod format;
mod html;
mod html_head;
mod html_month;
mod html_said;
mod ics;
mod ics_text;
mod json;
mod json_reasons;
mod json_shape;
mod json_talk;
mod link;
mod marks;
mod markup;
mod md;
mod md_said;
mod md_text;
mod page;
mod sheet;
mod sources;
mod text;
mod words;
mod write;
mod write_error;

pub use claims::claims_text;
pub use encoding::{Encoding, with_crlf};
pub use format::Format;
pub use html::html;
pub use ics::{NoDates, calendar, calendar_of};
pub(crate) use json::to_json;
pub use json::{claims_json, json};
pub use marks::{Mark, Marks};
pub use md::markdown;
pub(crate) use page::Page;
pub use text::{text, text_marked};
pub use write::{Durable, Overwrite, ignore_file_size_signal, save, save_private, save_unsynced};
pub use write_error::WriteError;

/// The conclusion when there is none yet.
const OPEN: &str = "还不能下结论";

/// The file name offered: `医保转移清单-2026-11-21.txt`.
pub fn default_name(today: NaiveDate, format: Format) -> String {
    format!("医保转移清单-{today}.{}", format.id())
}
