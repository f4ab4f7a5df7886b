//! The yearly notices on holidays as written in `assets/calendar/`.

use serde::Deserialize;

use super::raw::Text;
use super::raw_rule::Skipped;
use super::yaml::At;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawYear {
    pub year: At<i32>,
    pub doc_no: Option<Text>,
    #[serde(rename = "issued")]
    pub _issued: Option<Skipped>,
    #[serde(default)]
    pub off: Vec<RawHoliday>,
    #[serde(default)]
    pub work: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHoliday {
    pub name: Text,
    pub from: Text,
    pub to: Text,
}
