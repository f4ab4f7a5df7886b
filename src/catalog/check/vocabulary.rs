//! Everything a rule can name, collected before any rule is read.

use super::contradiction::Subject;
use super::names::{Names, enter};
use crate::catalog::list::List;
use crate::catalog::raw::{RawDerived, RawQuestion, RawVerdict, Text};
use crate::catalog::report::Report;
use crate::catalog::suggest::suggest;
use crate::catalog::{Catalog, DerivedIx, Kind, OptionIx, OptionSet, QuestionIx, VerdictKind};

/// Keys of a rule that are not ids.
pub(super) const RESERVED: [&str; 4] = ["any", "all", "not", "verdict"];

/// The question kinds by id.
pub(super) const KINDS: [(&str, Kind); 5] = [
    ("choice", Kind::Choice),
    ("several", Kind::Several),
    ("date", Kind::Date),
    ("month", Kind::Month),
    ("place", Kind::Place),
];

/// The verdict kinds by id.
pub(super) const VERDICT_KINDS: [(&str, VerdictKind); 4] = [
    ("apply", VerdictKind::Apply),
    ("prepare", VerdictKind::Prepare),
    ("not-needed", VerdictKind::NotNeeded),
    ("other-route", VerdictKind::OtherRoute),
];

/// Everything a rule can name. Positions are those of the lists in file order.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub questions: Names,
    /// Kind and option ids of every question.
    pub question_options: Vec<(Option<Kind>, Vec<String>)>,
    pub derived: Names,
    /// Option ids of every derived answer.
    pub derived_options: Vec<Vec<String>>,
    /// The last question every derived answer looks at, as far as they are resolved.
    pub derived_last: Vec<Option<QuestionIx>>,
    pub verdicts: Names,
    pub verdict_kinds: Vec<Option<VerdictKind>>,
}

impl Vocabulary {
    /// Everything a rule can name in a pack that is checked already.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let questions = &catalog.questions;
        let verdicts = &catalog.verdicts;
        Self {
            questions: Names::of("问题", questions.iter().map(|q| q.id.as_str())),
            question_options: questions
                .iter()
                .map(|q| {
                    (
                        Some(q.kind),
                        q.options.iter().map(|o| o.id.clone()).collect(),
                    )
                })
                .collect(),
            derived: Names::of("推算", catalog.derived.iter().map(|d| d.id.as_str())),
            derived_options: catalog
                .derived
                .iter()
                .map(|d| d.options.iter().map(|o| o.id.clone()).collect())
                .collect(),
            // Only rules of questions ask for it.
            derived_last: Vec::new(),
            verdicts: Names::of("结论", verdicts.iter().map(|v| v.id.as_str())),
            verdict_kinds: verdicts.iter().map(|v| Some(v.kind)).collect(),
        }
    }

    /// Whether several options of the question may be ticked.
    pub(super) fn is_several(&self, question: QuestionIx) -> bool {
        let options = self.question_options.get(question.0);
        options.is_some_and(|(kind, _)| *kind == Some(Kind::Several))
    }

    /// How a message names the subject.
    pub(super) fn name(&self, subject: Subject) -> String {
        let (names, position) = match subject {
            Subject::Question(ix) => (&self.questions, ix.0),
            Subject::Derived(ix) => (&self.derived, ix.0),
            Subject::Verdict => return " `verdict` ".to_owned(),
            Subject::Several => return "几种可能".to_owned(),
        };
        let ids = names.ids();
        let id = ids.iter().find(|id| names.get(id) == Some(position));
        format!(" `{}` ", id.copied().unwrap_or_default())
    }

    /// The last question the derived answer looks at.
    pub(super) fn last_question_of(&self, derived: DerivedIx) -> Option<QuestionIx> {
        self.derived_last.get(derived.0).copied().flatten()
    }
}

/// Collects everything a rule can name. Reports ids that are taken twice.
pub(super) fn vocabulary(
    questions: &List<'_, RawQuestion>,
    derived: &List<'_, RawDerived>,
    verdicts: &List<'_, RawVerdict>,
    report: &mut Report,
) -> Vocabulary {
    let names = Names::collect(questions, |raw| &raw.id, report);
    for item in &derived.items {
        let id = &item.raw.id;
        if names.get(&id.value).is_some() {
            enter(derived.label, item, id, report);
            report.add(
                id.line,
                format!("id `{}` 已经是一个问题的 id", id.value),
                "换一个没用过的 id",
            );
        }
    }
    let mut vocabulary = Vocabulary {
        questions: names,
        question_options: Vec::new(),
        derived: Names::collect(derived, |raw| &raw.id, report),
        derived_options: Vec::new(),
        derived_last: Vec::new(),
        verdicts: Names::collect(verdicts, |raw| &raw.id, report),
        verdict_kinds: Vec::new(),
    };
    for item in &questions.items {
        let options = item.raw.options.iter().flat_map(|options| &options.value);
        let ids = options.map(|option| option.id.value.clone()).collect();
        let kind = word(&KINDS, &item.raw.kind);
        vocabulary.question_options.push((kind, ids));
    }
    for item in &derived.items {
        let options = item.raw.options.value.iter();
        let ids = options.map(|option| option.id.value.clone()).collect();
        vocabulary.derived_options.push(ids);
    }
    for item in &verdicts.items {
        let kind = word(&VERDICT_KINDS, &item.raw.kind);
        vocabulary.verdict_kinds.push(kind);
    }
    vocabulary
}

/// What a word means, without a report: the owner of the word is checked in its turn.
fn word<T: Copy>(words: &[(&str, T)], written: &Text) -> Option<T> {
    let found = words.iter().find(|(word, _)| *word == written.value);
    found.map(|&(_, meaning)| meaning)
}

/// The options the ids name; none, after a report, when one of them names nothing.
pub(super) fn option_set(
    key: &Text,
    ids: &[Text],
    options: &[String],
    report: &mut Report,
) -> Option<OptionSet> {
    let position = |id: &Text| {
        let found = options.iter().position(|o| *o == id.value);
        if found.is_none() {
            report.add(
                id.line,
                format!("`{}` 没有叫 `{}` 的选项", key.value, id.value),
                suggest(&id.value, options.iter().map(String::as_str)),
            );
        }
        found
    };
    // Options beyond the limit are a problem of their own, reported where they are declared.
    let found = whole(ids.iter().map(position))?.into_iter();
    let within = found.filter(|&position| position < OptionSet::MAX);
    Some(within.map(OptionIx).collect())
}

/// All of them, after every one was looked at, or none.
pub(super) fn whole<T>(parts: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    // Collecting straight into an option would stop at the first none and hide the problems after it.
    let parts: Vec<Option<T>> = parts.collect();
    parts.into_iter().collect()
}
