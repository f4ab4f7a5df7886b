//! The evidence, and what rests on it: citations and the glossary.

use std::collections::HashSet;

use super::figures::Stated;
use super::names::{Names, enter, fact_id};
use super::values::{choice, date, optional, text};
use crate::catalog::figures::{Figure, figures};
use crate::catalog::list::List;
use crate::catalog::raw::{RawTerm, Text};
use crate::catalog::raw_evidence::RawFact;
use crate::catalog::raw_rule::Pairs;
use crate::catalog::report::Report;
use crate::catalog::yaml::At;
use crate::catalog::{Citation, Confidence, Fact, FactIx, FactScope, PlaceIx, ProblemKind, Term};

pub(super) const SCOPES: [(&str, FactScope); 2] = [
    ("national", FactScope::National),
    ("local", FactScope::Local),
];

pub(super) const CONFIDENCES: [(&str, Confidence); 3] = [
    ("high", Confidence::High),
    ("medium", Confidence::Medium),
    ("low", Confidence::Low),
];

/// How a statement was won, and whether it must carry quotes.
pub(super) const BASES: [(&str, bool); 5] = [
    ("verbatim", true),
    ("converted", true),
    ("excerpt", true),
    ("inference", false),
    ("paraphrase", false),
];

/// The checked facts and their ids.
#[derive(Debug)]
pub(super) struct Evidence {
    pub facts: Vec<Fact>,
    /// The file and line of every fact.
    places: Vec<(String, usize)>,
    /// The figures in every fact's quotes.
    stated: Vec<HashSet<Figure>>,
    names: Names,
}

impl Evidence {
    /// Checks the facts and puts them behind those that are there already.
    pub(super) fn after(
        there: &[Fact],
        list: List<'_, RawFact>,
        regions: &Names,
        report: &mut Report,
    ) -> Self {
        let ids = there.iter().map(|fact| fact.id.as_str());
        let names = Names::of(list.label, ids).extended(&list, |raw| &raw.id, report);
        let label = list.label;
        let places = there.iter().map(|_| (String::new(), 0));
        let places = places
            .chain(
                list.items
                    .iter()
                    .map(|item| (item.file.to_owned(), item.line)),
            )
            .collect();
        let mut facts = there.to_vec();
        facts.extend(list.items.into_iter().map(|item| {
            enter(label, &item, &item.raw.id, report);
            fact(*item.raw, regions, report)
        }));
        let stated = facts.iter().map(|fact| fact.quotes.iter());
        let stated = stated.map(|quotes| quotes.flat_map(|quote| figures(quote)).collect());
        Self {
            stated: stated.collect(),
            places,
            facts,
            names,
        }
    }

    /// The position of the fact with this id; reports an unknown one.
    pub(super) fn find(&self, id: &Text, report: &mut Report) -> Option<FactIx> {
        self.names.find(id, report).map(FactIx)
    }

    pub(super) fn get(&self, fact: FactIx) -> Option<&Fact> {
        self.facts.get(fact.0)
    }

    /// From now on problems belong to this fact.
    pub(super) fn enter(&self, fact: FactIx, report: &mut Report) {
        if let (Some((file, line)), Some(fact)) = (self.places.get(fact.0), self.get(fact)) {
            report.enter(file, *line, format!("事实 {}", fact.id));
        }
    }

    /// Whether a quote of the fact states the figure.
    pub(super) fn states(&self, fact: FactIx, figure: &Figure) -> bool {
        let stated = self.stated.get(fact.0);
        stated.is_some_and(|stated| stated.contains(figure))
    }

    /// The figures the quotes of the fact with this id state; none when there is no such fact.
    pub(super) fn stated(&self, id: &Text) -> Option<&HashSet<Figure>> {
        self.stated.get(self.names.get(&id.value)?)
    }

    /// The facts a text names. Reports when there are none.
    pub(super) fn cite(
        &self,
        cite: &At<Vec<Text>>,
        quotes: &Pairs,
        report: &mut Report,
    ) -> Vec<Citation> {
        if cite.value.is_empty() {
            report.add_kind(
                ProblemKind::Unsourced,
                cite.line,
                "没有写依据",
                "在 `cite` 里写上至少一条事实的编号",
            );
        }
        self.citations(&cite.value, quotes, report)
    }

    /// As [`Self::cite`], for texts that may rest on nothing.
    pub(super) fn citations(
        &self,
        cite: &[Text],
        quotes: &Pairs,
        report: &mut Report,
    ) -> Vec<Citation> {
        for (id, _) in &quotes.0 {
            if !cite.iter().any(|cited| cited.value == id.value) {
                report.add(
                    id.line,
                    format!("`quote` 里的 `{}` 没有写在 `cite` 里", id.value),
                    "在 `cite` 里补上它，或删掉这句引句",
                );
            }
        }
        let mut seen: Vec<&str> = Vec::new();
        let mut citations = Vec::new();
        for id in cite {
            if seen.contains(&id.value.as_str()) {
                let cause = format!("`cite` 里 `{}` 写了两次", id.value);
                report.add(id.line, cause, "只留一个");
                continue;
            }
            seen.push(&id.value);
            let Some(ix) = self.find(id, report) else {
                continue;
            };
            let Some(fact) = self.get(ix) else { continue };
            let chosen = quotes.0.iter().find(|(of, _)| of.value == id.value);
            let chosen = chosen.map(|(_, phrase)| {
                check_quote(phrase, fact, report);
                phrase.value.as_str().into()
            });
            citations.push(Citation { fact: ix, chosen });
        }
        citations
    }
}

/// Reports a phrase that no quote of the fact contains to the letter.
fn check_quote(phrase: &Text, fact: &Fact, report: &mut Report) {
    if phrase.value.trim().is_empty() {
        report.add(phrase.line, "引句是空的", "写上引句，或删掉这一行");
    } else if fact.quotes.is_empty() {
        report.add(
            phrase.line,
            format!("事实 `{}` 是转述，没有引句可选", fact.id),
            "删掉这句引句",
        );
    } else if !fact
        .quotes
        .iter()
        .any(|quote| quote.contains(&phrase.value))
    {
        report.add(
            phrase.line,
            format!("事实 `{}` 的引句里没有“{}”", fact.id, phrase.value),
            "从这条事实的 `quotes` 里逐字复制一段",
        );
    }
}

fn fact(raw: RawFact, regions: &Names, report: &mut Report) -> Fact {
    fact_id(&raw.id, report);
    let scope = choice(&raw.scope, "scope", &SCOPES, report);
    let confidence = choice(&raw.confidence, "confidence", &CONFIDENCES, report);
    let must_quote = choice(&raw.basis, "basis", &BASES, report);
    if must_quote == Some(true) && raw.quotes.is_empty() {
        report.add(
            raw.basis.line,
            format!("`basis: {}` 却没有引句", raw.basis.value),
            "在 `quotes` 里逐字抄上原文；没有原文的，写 `basis: paraphrase`",
        );
    }
    if scope == Some(FactScope::Local) && raw.place.is_none() {
        report.add(
            raw.scope.line,
            "地方的事实没有写是哪里",
            "补上一行 `place: …`",
        );
    }
    if let Some(url) = &raw.url
        && !(url.value.starts_with("https://") || url.value.starts_with("http://"))
    {
        report.add(
            url.line,
            "`url` 不是网址",
            "以 `https://` 开头；别的来源写在 `seen_at`",
        );
    }
    // For who keeps the pack; no face shows them.
    text(raw.statement, "statement", report);
    optional(raw.place, "place", report);
    Fact {
        id: raw.id.value,
        scope: scope.unwrap_or(FactScope::National),
        confidence: confidence.unwrap_or(Confidence::High),
        title: text(raw.title, "title", report),
        issuer: optional(raw.issuer, "issuer", report),
        doc_no: optional(raw.doc_no, "doc_no", report),
        article: optional(raw.article, "article", report),
        quotes: raw
            .quotes
            .into_iter()
            .map(|quote| text(quote, "quotes", report))
            .collect(),
        url: optional(raw.url, "url", report),
        region: raw
            .region
            .and_then(|code| regions.find(&code, report).map(PlaceIx)),
        valid_to: raw.valid_to.and_then(|day| date(&day, report)),
        last_known_valid: text(raw.last_known_valid, "last_known_valid", report),
    }
}

/// Checks the glossary.
pub(super) fn terms(
    list: List<'_, RawTerm>,
    evidence: &Evidence,
    report: &mut Report,
) -> Vec<Term> {
    Names::collect(&list, |raw| &raw.term, report);
    let label = list.label;
    list.items
        .into_iter()
        .map(|item| {
            enter(label, &item, &item.raw.term, report);
            let cite = evidence.citations(&item.raw.cite, &Pairs::default(), report);
            // A term that cites nothing explains a word and states no rule.
            if !cite.is_empty()
                && let Some(stated) = Stated::by(evidence, &item.raw.cite, &cite)
            {
                stated.check(&item.raw.short, "short", report);
            }
            Term {
                cite,
                term: text(item.raw.term, "term", report),
                short: text(item.raw.short, "short", report),
            }
        })
        .collect()
}
