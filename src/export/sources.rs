//! The numbered list of sources: short marks in the text, everything about each at the end.

use std::fmt::Write as _;

use crate::catalog::{Catalog, Citation, FactIx};
use crate::text::{SourceText, source_text};

/// The facts cited so far, numbered from 1 in the order they were first cited.
#[derive(Debug, Default)]
pub(super) struct Sources(Vec<Source>);

/// One cited fact with the phrases that were cited of it.
#[derive(Debug)]
pub(super) struct Source {
    fact: FactIx,
    /// Title with issuer, 文号 and article.
    pub(super) title: String,
    /// Every phrase cited, each once.
    pub(super) quotes: Vec<String>,
    /// The link, where it may be shown.
    pub(super) url: Option<String>,
}

impl Sources {
    /// The mark for these citations: `依据[1][3]`.
    pub(super) fn mark(&mut self, catalog: &Catalog, cite: &[Citation]) -> String {
        let mut mark = "依据".to_owned();
        for citation in cite {
            // Writing to a String cannot fail.
            let _ = write!(mark, "[{}]", self.number(catalog, citation));
        }
        mark
    }

    fn number(&mut self, catalog: &Catalog, citation: &Citation) -> usize {
        let SourceText { title, quote, url } = source_text(catalog, citation);
        let known = self.0.iter().position(|s| s.fact == citation.fact);
        let at = known.unwrap_or_else(|| {
            self.0.push(Source {
                fact: citation.fact,
                title,
                quotes: Vec::new(),
                url,
            });
            self.0.len() - 1
        });
        if let Some(quote) = quote
            && !self.0[at].quotes.contains(&quote)
        {
            self.0[at].quotes.push(quote);
        }
        at + 1
    }

    /// All sources in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// Whether nothing was cited.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
