//! Words and lines, the same for every face: breaking Chinese, cleaning foreign text, naming a source.

mod note;
mod source;
mod wrap;

pub use crate::catalog::clean;
pub use note::note_text;
pub use source::{
    SourceText, depends_text, local_mark, none_found_text, quoted, reading_text, reason_text,
    source_text,
};
pub use wrap::{pad_to, take_columns, width, wrap};
