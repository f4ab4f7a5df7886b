//! Why something is said, in JSON.

use super::json_shape::{Because, Cite};
use crate::catalog::{Catalog, Citation};
use crate::engine::{Reason, ReasonAnswer};
use crate::text::source_text;

/// Because of which answers.
pub(super) fn because<'a>(catalog: &'a Catalog, reasons: &[Reason]) -> Vec<Because<'a>> {
    let one = |reason: &Reason| {
        let question = catalog.question(reason.question);
        let id = |option| question.option(option).id.clone();
        let (option, ticked) = match reason.answer {
            ReasonAnswer::Option(option) => (id(option), None),
            ReasonAnswer::NotTicked(option) => (id(option), Some(false)),
            ReasonAnswer::Date(date) => (question.day_text(date), None),
        };
        Because {
            question: &question.id,
            option,
            ticked,
        }
    };
    reasons.iter().map(one).collect()
}

/// From which sources.
pub(super) fn cite<'a>(catalog: &'a Catalog, citations: &[Citation]) -> Vec<Cite<'a>> {
    let one = |citation: &Citation| {
        let fact = catalog.fact(citation.fact);
        // The quote and the link are withheld where no face may show them.
        let shown = source_text(catalog, citation);
        Cite {
            fact: &fact.id,
            title: &fact.title,
            issuer: fact.issuer.as_deref(),
            doc_no: fact.doc_no.as_deref(),
            article: fact.article.as_deref(),
            quote: shown.quote,
            url: shown.url,
        }
    };
    citations.iter().map(one).collect()
}
