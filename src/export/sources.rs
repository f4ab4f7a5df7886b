//! The numbered list of sources: short marks in the text; at the end every document once, with its phrases under it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalog::{Catalog, Citation, FactIx};
use crate::engine::Checklist;
use crate::text::{SourceText, conclusion, source_text};

/// Everything a list cites, by document. The facts are numbered from 1 in the order they stand here.
#[derive(Debug, Default)]
pub(super) struct Sources {
    documents: Vec<Document>,
    numbers: BTreeMap<FactIx, usize>,
}

/// One document, named once.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) title: String,
    pub(super) url: Option<String>,
    pub(super) facts: Vec<Cited>,
}

/// One fact of a document.
#[derive(Debug)]
pub(super) struct Cited {
    fact: FactIx,
    /// What the marks in the text say.
    pub(super) number: usize,
    /// The article, or what sort of source it is.
    detail: String,
    /// Every phrase cited, each once.
    quotes: Vec<String>,
}

impl Cited {
    /// The article, if any, and the phrases in quotation marks.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let detail = (!self.detail.is_empty()).then(|| self.detail.clone());
        let quotes = self.quotes.iter().map(|quote| format!("“{quote}”"));
        detail.into_iter().chain(quotes)
    }
}

impl Sources {
    /// Everything the list cites, documents in the order they are first cited.
    pub(super) fn of(catalog: &Catalog, list: &Checklist) -> Self {
        let shown = conclusion(catalog, list).map(|shown| shown.cite);
        let lines = list.sections.iter().flat_map(|section| &section.lines);
        let entries = lines.map(|line| catalog.entry(line.entry).cite.as_slice());
        let claims = list.claims.iter();
        let claims = claims.map(|line| catalog.claim(line.claim).cite.as_slice());
        Self::of_citations(
            catalog,
            shown.into_iter().chain(entries).chain(claims).flatten(),
        )
    }

    /// These citations, documents in the order they are first cited.
    pub(super) fn of_citations<'c>(
        catalog: &'c Catalog,
        citations: impl IntoIterator<Item = &'c Citation>,
    ) -> Self {
        let mut sources = Self::default();
        for citation in citations {
            sources.add(citation.fact, source_text(catalog, citation));
        }
        let facts = sources.documents.iter_mut().flat_map(|d| &mut d.facts);
        for (cited, number) in facts.zip(1..) {
            cited.number = number;
            sources.numbers.insert(cited.fact, number);
        }
        sources
    }

    fn add(&mut self, fact: FactIx, source: SourceText) {
        let document = position_or_push(
            &mut self.documents,
            |d| d.title == source.document && d.url == source.url,
            || Document {
                title: source.document.clone(),
                url: source.url.clone(),
                facts: Vec::new(),
            },
        );
        let cited = position_or_push(
            &mut document.facts,
            |c| c.fact == fact,
            || Cited {
                fact,
                number: 0,
                detail: source.detail,
                quotes: Vec::new(),
            },
        );
        cited
            .quotes
            .extend(source.quote.filter(|q| !cited.quotes.contains(q)));
    }

    /// The documents in order.
    pub(super) fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The number of what is cited.
    pub(super) fn number(&self, citation: &Citation) -> Option<usize> {
        self.numbers.get(&citation.fact).copied()
    }
}

/// The mark for these numbers: `依据[1][3]`.
pub(super) fn mark(numbers: &[usize]) -> String {
    let mut mark = "依据".to_owned();
    for number in numbers {
        // Writing to a String cannot fail.
        let _ = write!(mark, "[{number}]");
    }
    mark
}

fn position_or_push<T>(
    list: &mut Vec<T>,
    is: impl Fn(&T) -> bool,
    new: impl FnOnce() -> T,
) -> &mut T {
    let at = list.iter().position(is).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    });
    &mut list[at]
}
