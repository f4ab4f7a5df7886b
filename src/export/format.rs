//! The formats of a list.

use super::html::html_of;
use super::json::json_of;
use super::md::markdown_of;
use super::sheet::Sheet;
use super::text::text_of;
use super::{Marks, NoDates, calendar};
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

    /// The list in this format, nothing ticked and nothing noted.
    ///
    /// # Errors
    /// [`NoDates`] for a calendar without dates.
    pub fn render(self, catalog: &Catalog, list: &Checklist) -> Result<String, NoDates> {
        self.render_marked(catalog, list, &Marks::new())
    }

    /// The list in this format with what a person ticked and noted. A calendar has dates only.
    ///
    /// # Errors
    /// [`NoDates`] for a calendar without dates.
    pub fn render_marked(
        self,
        catalog: &Catalog,
        list: &Checklist,
        marks: &Marks,
    ) -> Result<String, NoDates> {
        let sheet = || Sheet::of(catalog, list).marked(catalog, list, marks);
        Ok(match self {
            Self::Text => text_of(&sheet()),
            Self::Markdown => markdown_of(&sheet()),
            Self::Html => html_of(&sheet(), list.days.today),
            Self::Calendar => calendar(catalog, list)?,
            Self::Json => json_of(catalog, list, marks),
        })
    }
}
