//! The numbered list of sources: short marks in the text; at the end every document once, with its phrases under it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::page::Page;
use crate::catalog::{Catalog, Citation, FactIx};
use crate::engine::Checklist;
use crate::text::{SourceText, pad_to, source_text};

/// Everything a list cites, by document. The facts are numbered from 1 in the order they stand here.
#[derive(Debug, Default)]
pub(super) struct Sources {
    documents: Vec<Document>,
    numbers: BTreeMap<FactIx, usize>,
}

#[derive(Debug)]
struct Document {
    title: String,
    url: Option<String>,
    facts: Vec<Cited>,
}

#[derive(Debug)]
struct Cited {
    fact: FactIx,
    /// The article, or what sort of source it is.
    detail: String,
    /// Every phrase cited, each once.
    quotes: Vec<String>,
}

impl Sources {
    /// Everything the list cites, documents in the order they are first cited.
    pub(super) fn of(catalog: &Catalog, list: &Checklist) -> Self {
        let verdict = list.outcome.verdict.map(|v| &catalog.verdict(v).cite);
        let lines = list.sections.iter().flat_map(|section| &section.lines);
        let entries = lines.map(|line| &catalog.entry(line.entry).cite);
        let claims = list.claims.iter().map(|l| &catalog.claim(l.claim).cite);
        Self::of_citations(
            catalog,
            verdict.into_iter().chain(entries).chain(claims).flatten(),
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
        let facts = sources.documents.iter().flat_map(|d| &d.facts);
        sources.numbers = facts.zip(1..).map(|(cited, n)| (cited.fact, n)).collect();
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
                detail: source.detail,
                quotes: Vec::new(),
            },
        );
        cited
            .quotes
            .extend(source.quote.filter(|q| !cited.quotes.contains(q)));
    }

    /// The mark for these citations: `依据[1][3]`.
    pub(super) fn mark(&self, cite: &[Citation]) -> String {
        let numbers = cite.iter().filter_map(|c| self.numbers.get(&c.fact));
        let mut mark = "依据".to_owned();
        for number in numbers {
            // Writing to a String cannot fail.
            let _ = write!(mark, "[{number}]");
        }
        mark
    }

    /// Writes the list of sources.
    pub(super) fn write(&self, page: &mut Page) {
        if self.documents.is_empty() {
            return;
        }
        page.heading("依据");
        let mut number = 0;
        for (at, document) in self.documents.iter().enumerate() {
            if at > 0 {
                page.gap();
            }
            page.line("", &document.title);
            if let Some(url) = &document.url {
                page.line("", url);
            }
            for cited in &document.facts {
                number += 1;
                let detail = (!cited.detail.is_empty()).then(|| cited.detail.clone());
                let quotes = cited.quotes.iter().map(|quote| format!("“{quote}”"));
                let mut mark = pad_to(&format!("  [{number}]"), 8);
                for text in detail.into_iter().chain(quotes) {
                    page.line(&mark, &text);
                    mark = " ".repeat(8);
                }
            }
        }
    }
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
