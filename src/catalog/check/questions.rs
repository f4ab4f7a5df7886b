//! Questions.

use super::facts::Evidence;
use super::figures::{Stated, shortened};
use super::names::{enter, option_ids, own_id};
use super::rules::Owner;
use super::values::{choice, text};
use super::vocabulary::{KINDS, Vocabulary};
use crate::catalog::list::{List, Sourced};
use crate::catalog::raw::{RawQuestion, Text};
use crate::catalog::raw_rule::{Pairs, RawRule};
use crate::catalog::report::Report;
use crate::catalog::yaml::At;
use crate::catalog::{Kind, OptionSet, Question, QuestionIx, QuestionOption, Rule};

/// Checks the questions.
pub(super) fn questions(
    list: List<'_, RawQuestion>,
    vocabulary: &Vocabulary,
    evidence: &Evidence,
    report: &mut Report,
) -> Vec<Question> {
    let label = list.label;
    let check = |(position, item): (usize, Sourced<'_, RawQuestion>)| {
        enter(label, &item, &item.raw.id, report);
        question(
            *item.raw,
            QuestionIx(position),
            vocabulary,
            evidence,
            report,
        )
    };
    let questions: Vec<Question> = list.items.into_iter().enumerate().map(check).collect();
    contradictions(&questions, report);
    questions
}

/// Reports options of two questions that leave a third one nothing: who gives both answers would have said nonsense.
fn contradictions(questions: &[Question], report: &mut Report) {
    let implied = questions.iter().enumerate().flat_map(|(at, question)| {
        let options = question.options.iter();
        options.flat_map(move |option| option.implies.iter().map(move |&it| (at, option, it)))
    });
    let implied: Vec<_> = implied.collect();
    for (i, &(at, option, (about, left))) in implied.iter().enumerate() {
        let against = implied[i + 1..].iter().find(|&&(other, _, (of, leaves))| {
            other != at && of == about && left.intersection(leaves).is_empty()
        });
        if let Some(&(other, that, _)) = against {
            let (one, other) = (&questions[at].id, &questions[other].id);
            let about = &questions[about.0].id;
            let (this, that) = (&option.id, &that.id);
            report.file(
                "questions.yaml",
                format!("`{one}` 选 `{this}`、`{other}` 选 `{that}` 时，`implies` 给 `{about}` 一个选项也没留下"),
                "让两处的 `implies` 至少有一个选项相同",
            );
        }
    }
}

fn question(
    raw: RawQuestion,
    own: QuestionIx,
    vocabulary: &Vocabulary,
    evidence: &Evidence,
    report: &mut Report,
) -> Question {
    own_id(&raw.id, report);
    let kind = choice(&raw.kind, "kind", &KINDS, report);
    match &raw.options {
        Some(options) if matches!(kind, Some(Kind::Date | Kind::Month | Kind::Place)) => {
            report.add(
                options.line,
                "日期、月份和地方的问题没有选项",
                "删掉 `options`",
            );
        }
        None if matches!(kind, Some(Kind::Choice | Kind::Several)) => {
            report.add(
                raw.kind.line,
                "缺少 `options`",
                "补上选项，最常见的情形写第一个",
            );
        }
        Some(options) => {
            let ids: Vec<&Text> = options.value.iter().map(|o| &o.id).collect();
            option_ids(&ids, options.line, report);
        }
        None => {}
    }
    if kind == Some(Kind::Place) && !["from-region", "to-region"].contains(&raw.id.value.as_str()) {
        report.add(
            raw.id.line,
            "问地方的题只有 `from-region` 和 `to-region`",
            "改 `id`，或改 `kind`",
        );
    }
    let when = raw.when.as_ref().map_or_else(Rule::always, |when| {
        vocabulary.resolve(when, Owner::Question(own), report)
    });
    let options = raw
        .options
        .map_or_else(Vec::new, |options: At<_>| options.value);
    let cite = evidence.cite(&raw.cite, &Pairs::default(), report);
    if let Some(stated) = Stated::by(evidence, &raw.cite.value, &cite) {
        let own = [
            (&raw.short, "short"),
            (&raw.text, "text"),
            (&raw.why, "why"),
            (&raw.find_out, "find_out"),
        ];
        let labels = options.iter().map(|option| (&option.label, "label"));
        let texts: Vec<(&Text, &str)> = own.into_iter().chain(labels).collect();
        let printed: Vec<&Text> = texts.iter().map(|(text, _)| *text).collect();
        let stated = stated.with_sums(&raw.derived, &printed, report);
        for (text, key) in texts {
            stated.check(text, key, report);
        }
    }
    for option in &options {
        shortened(&option.short, &option.label, report);
    }
    Question {
        cite,
        id: raw.id.value,
        kind: kind.unwrap_or(Kind::Choice),
        short: text(raw.short, "short", report),
        text: text(raw.text, "text", report),
        why: text(raw.why, "why", report),
        find_out: text(raw.find_out, "find_out", report),
        when,
        options: options
            .into_iter()
            .map(|option| QuestionOption {
                implies: option.implies.map_or_else(Vec::new, |rule| {
                    implications(&rule, own, vocabulary, report)
                }),
                id: option.id.value,
                label: text(option.label, "label", report),
                short: text(option.short, "short", report),
            })
            .collect(),
    }
}

/// What an option says of earlier questions: every one a choice, each with the options that are left.
fn implications(
    raw: &At<RawRule>,
    own: QuestionIx,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Vec<(QuestionIx, OptionSet)> {
    let rule = vocabulary.resolve(raw, Owner::Question(own), report);
    let parts = match rule {
        Rule::All(parts) => parts,
        part => vec![part],
    };
    let mut implied = Vec::new();
    for part in parts {
        match part {
            Rule::Answer(question, options) if !vocabulary.is_several(question) => {
                implied.push((question, options));
            }
            _ => report.add(
                raw.line,
                "`implies` 里只能写前面的单选题和它的选项",
                "写成 `{题的 id: [选项]}`，不写 any、not 和推出来的答案",
            ),
        }
    }
    implied
}
