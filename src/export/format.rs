//! The formats of a list.

use super::{NoDates, calendar, html, json, markdown, text};
use crate::catalog::Catalog;
use crate::engine::Checklist;

/// What a list can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Plain text of 80 columns.
    #[default]
    Text,
    /// A task list for GitHub and note programs.
    Markdown,
    /// One page for the browser, the phone and the printer.
    Html,
    /// The dates, for a calendar program.
    Calendar,
    /// Everything, for programs.
    Json,
}

impl Format {
    /// All formats in the order offered.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Calendar,
        Self::Json,
    ];

    /// The public id, which is the extension of its files too.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Calendar => "ics",
            Self::Json => "json",
        }
    }

    /// As shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "文本",
            Self::Markdown => "Markdown",
            Self::Html => "网页",
            Self::Calendar => "日历",
            Self::Json => "JSON",
        }
    }

    /// The list in this format.
    ///
    /// # Errors
    /// [`NoDates`] for a calendar without dates.
    pub fn render(self, catalog: &Catalog, list: &Checklist) -> Result<String, NoDates> {
        Ok(match self {
            Self::Text => text(catalog, list),
            Self::Markdown => markdown(catalog, list),
            Self::Html => html(catalog, list),
            Self::Calendar => calendar(catalog, list)?,
            Self::Json => json(catalog, list),
        })
    }
}
