//! Words and lines, the same for every face: breaking Chinese, cleaning foreign text, naming a source.

mod conclusion;
mod date_input;
mod held;
mod month_input;
mod note;
mod reckoned;
mod source;
mod talk;
mod typed;
mod wrap;

pub use crate::catalog::clean;
pub use conclusion::{ConclusionText, conclusion, conclusion_title, possible_conclusions};
pub use date_input::{DateError, allowed_in_date, date_meant, parse_date};
pub use held::held_text;
pub use month_input::{MonthError, month_meant, parse_month};
pub use note::{note_text, recorded_text, region_problems};
pub use reckoned::{dated, line_note_text, reckoned_label};
pub use source::{
    SourceText, beside_claim, depends_text, local_mark, none_found_text, quoted, reading_text,
    reason_text, source_text, undated_text,
};
pub use talk::{Talk, TalkGroup, TalkLine, talk, words_to_say};
pub use typed::half_width;
pub use wrap::{pad_to, take_columns, width, wrap};
