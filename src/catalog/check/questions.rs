//! Questions and derived answers.

use super::facts::Evidence;
use super::names::{Names, enter, kebab};
use super::rules::{Owner, RESERVED, VERDICT_KINDS, Vocabulary, last_question};
use super::values::{choice, text};
use crate::catalog::raw::{RawDerived, RawDerivedOption, RawQuestion, RawVerdict, Text};
use crate::catalog::raw_rule::Pairs;
use crate::catalog::read::{List, Sourced};
use crate::catalog::report::Report;
use crate::catalog::yaml::At;
use crate::catalog::{
    Derivation, Derived, DerivedIx, DerivedOption, Kind, OptionSet, Question, QuestionIx,
    QuestionOption, Rule,
};

const KINDS: [(&str, Kind); 3] = [
    ("choice", Kind::Choice),
    ("several", Kind::Several),
    ("date", Kind::Date),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Cases,
    WorkdaysSince,
}

const BYS: [(&str, By); 2] = [("cases", By::Cases), ("workdays-since", By::WorkdaysSince)];

/// Everything a rule can name. Reports ids that are malformed, taken twice or kept for something else.
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
    Vocabulary {
        questions: names,
        question_options: questions
            .items
            .iter()
            .map(|item| {
                let kind = KINDS.iter().find(|(word, _)| *word == item.raw.kind.value);
                let options = item.raw.options.iter().flat_map(|o| &o.value);
                (
                    kind.map(|&(_, kind)| kind),
                    options.map(|o| o.id.value.clone()).collect(),
                )
            })
            .collect(),
        derived: Names::collect(derived, |raw| &raw.id, report),
        derived_options: derived
            .items
            .iter()
            .map(|item| {
                item.raw
                    .options
                    .value
                    .iter()
                    .map(|o| o.id.value.clone())
                    .collect()
            })
            .collect(),
        derived_last: Vec::new(),
        verdicts: Names::collect(verdicts, |raw| &raw.id, report),
        verdict_kinds: verdicts
            .items
            .iter()
            .map(|item| {
                let kind = VERDICT_KINDS
                    .iter()
                    .find(|(word, _)| *word == item.raw.kind.value);
                kind.map(|&(_, kind)| kind)
            })
            .collect(),
    }
}

/// Checks the derived answers in order, each of which may name those before it.
pub(super) fn derived(
    list: List<'_, RawDerived>,
    vocabulary: &mut Vocabulary,
    report: &mut Report,
) -> Vec<Derived> {
    let label = list.label;
    let mut checked = Vec::with_capacity(list.items.len());
    for (position, item) in list.items.into_iter().enumerate() {
        enter(label, &item, &item.raw.id, report);
        let one = derived_answer(item, DerivedIx(position), vocabulary, report);
        let latest = match &one.by {
            Derivation::WorkdaysSince { of, .. } => Some(*of),
            Derivation::Cases(rules) => rules
                .iter()
                .filter_map(|rule| last_question(rule, &vocabulary.derived_last))
                .max(),
        };
        vocabulary.derived_last.push(latest);
        checked.push(one);
    }
    checked
}

fn derived_answer(
    item: Sourced<'_, RawDerived>,
    own: DerivedIx,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Derived {
    let raw = item.raw;
    own_id(&raw.id, report);
    let ids: Vec<&Text> = raw.options.value.iter().map(|o| &o.id).collect();
    option_ids(&ids, raw.options.line, report);
    let by = match choice(&raw.by, "by", &BYS, report) {
        Some(By::WorkdaysSince) => workdays_since(&raw, vocabulary, report),
        Some(By::Cases) => cases(&raw, own, vocabulary, report),
        None => Derivation::Cases(Vec::new()),
    };
    Derived {
        id: raw.id.value,
        short: text(raw.short, "short", report),
        by,
        shown: raw.shown,
        options: raw
            .options
            .value
            .into_iter()
            .map(|option| DerivedOption {
                id: option.id.value,
                label: text(option.label, "label", report),
            })
            .collect(),
    }
}

fn cases(
    raw: &RawDerived,
    own: DerivedIx,
    vocabulary: &Vocabulary,
    report: &mut Report,
) -> Derivation {
    if let Some(of) = &raw.of {
        report.add(of.line, "`by: cases` 不用写 `of`", "删掉这一行");
    }
    let rule = |option: &RawDerivedOption, report: &mut Report| {
        if let Some(up_to) = &option.up_to {
            report.add(
                up_to.line,
                "`by: cases` 的选项不用写 `up_to`",
                "删掉它，写 `when`",
            );
        }
        let Some(when) = &option.when else {
            report.add(
                option.id.line,
                "这个选项缺少 `when`",
                "补上一行 `when: {…}`",
            );
            return Rule::always();
        };
        vocabulary.resolve(when, Owner::Derived(own), report)
    };
    Derivation::Cases(
        raw.options
            .value
            .iter()
            .map(|option| rule(option, report))
            .collect(),
    )
}

fn workdays_since(raw: &RawDerived, vocabulary: &Vocabulary, report: &mut Report) -> Derivation {
    let mut of = QuestionIx(0);
    match &raw.of {
        None => report.add(
            raw.by.line,
            "缺少 `of`",
            "补上一行 `of: …`，写一个日期问题的 id",
        ),
        Some(id) => {
            if let Some(position) = vocabulary.questions.find(id, report) {
                of = QuestionIx(position);
                let known = vocabulary.question_options.get(position);
                if known.is_some_and(|(kind, _)| kind.is_some_and(|kind| kind != Kind::Date)) {
                    report.add(
                        id.line,
                        format!("`{}` 不是日期问题", id.value),
                        "`of` 要写一个 `kind: date` 的问题",
                    );
                }
            }
        }
    }
    let mut up_to = Vec::new();
    let last = raw.options.value.len().saturating_sub(1);
    for (position, option) in raw.options.value.iter().enumerate() {
        if let Some(when) = &option.when {
            report.add(
                when.line,
                "`by: workdays-since` 的选项不用写 `when`",
                "删掉它，写 `up_to`",
            );
        }
        match &option.up_to {
            Some(limit) if position == last => {
                report.add(
                    limit.line,
                    "最后一个选项不写 `up_to`",
                    "删掉它：剩下的天数都归最后一项",
                );
            }
            None if position == last => {}
            None => report.add(
                option.id.line,
                "这个选项缺少 `up_to`",
                "写上最多到第几个工作日，如 `up_to: 10`",
            ),
            Some(limit) => {
                if up_to.last().is_some_and(|before| *before >= limit.value) {
                    report.add(
                        limit.line,
                        "`up_to` 要一项比一项大",
                        "按天数从小到大排列选项",
                    );
                }
                up_to.push(limit.value);
            }
        }
    }
    Derivation::WorkdaysSince { of, up_to }
}

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
        question(item.raw, QuestionIx(position), vocabulary, evidence, report)
    };
    list.items.into_iter().enumerate().map(check).collect()
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
        Some(options) if kind == Some(Kind::Date) => {
            report.add(options.line, "日期问题没有选项", "删掉 `options`");
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
    let when = raw.when.as_ref().map_or_else(Rule::always, |when| {
        vocabulary.resolve(when, Owner::Question(own), report)
    });
    let options = raw
        .options
        .map_or_else(Vec::new, |options: At<_>| options.value);
    Question {
        cite: evidence.cite(&raw.cite, &Pairs::default(), report),
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
                id: option.id.value,
                label: text(option.label, "label", report),
                short: text(option.short, "short", report),
            })
            .collect(),
    }
}

/// An id that rules name: well formed and no word of the rules themselves.
fn own_id(id: &Text, report: &mut Report) {
    kebab(id, report);
    if RESERVED.contains(&id.value.as_str()) {
        report.add(
            id.line,
            format!("id 不能叫 `{}`，条件里另有用处", id.value),
            "换一个 id",
        );
    }
}

fn option_ids(ids: &[&Text], line: usize, report: &mut Report) {
    if ids.is_empty() {
        report.add(line, "`options` 是空的", "写上选项");
    }
    if ids.len() > OptionSet::MAX {
        report.add(line, format!("选项超过 {} 个", OptionSet::MAX), "合并选项");
    }
    for (position, id) in ids.iter().enumerate() {
        kebab(id, report);
        if ids
            .iter()
            .take(position)
            .any(|other| other.value == id.value)
        {
            report.add(
                id.line,
                format!("选项 id `{}` 用了两次", id.value),
                "换一个 id",
            );
        }
    }
}
