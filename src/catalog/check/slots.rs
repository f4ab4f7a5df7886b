//! The slots of the answer codes: every question and every option has exactly one, and none is ever taken away.

use super::names::enter;
use super::values::choice;
use super::vocabulary::KINDS;
use crate::catalog::list::{List, Sourced};
use crate::catalog::raw::{RawSlot, Text};
use crate::catalog::report::Report;
use crate::catalog::suggest::suggest;
use crate::catalog::{Kind, Manifest, OptionIx, Question, QuestionIx, SLOTS, Slot};

/// Checks the slots. A pack without the file has no answer codes, which is allowed.
pub(super) fn slots(
    list: List<'_, RawSlot>,
    questions: &[Question],
    manifest: Option<&Manifest>,
    report: &mut Report,
) -> Vec<Slot> {
    let partial = list.partial || !list.broken.is_empty();
    let there = !list.items.is_empty();
    let names = Names {
        questions,
        manifest,
    };
    let mut slots: Vec<Slot> = Vec::with_capacity(list.items.len());
    for item in list.items {
        enter(list.label, &item, &item.raw.id, report);
        let line = item.raw.id.line;
        let slot = slot(item, &names, report);
        let twice = slots.iter().any(|other| {
            other.id == slot.id || slot.question.is_some_and(|q| other.question == Some(q))
        });
        if twice {
            report.add(line, format!("`{}` 写了两次", slot.id), "只留先写的那一个");
        }
        slots.push(slot);
    }
    if there && !partial {
        for (at, question) in questions.iter().enumerate() {
            if !slots
                .iter()
                .any(|slot| slot.question == Some(QuestionIx(at)))
            {
                report.file(
                    SLOTS,
                    format!("没有问题 `{}`", question.id),
                    "在文件最后加上它，连同它的选项",
                );
            }
        }
    }
    slots
}

/// What ids mean now.
struct Names<'a> {
    questions: &'a [Question],
    manifest: Option<&'a Manifest>,
}

impl Names<'_> {
    fn renamed<'s>(&'s self, id: &'s str) -> &'s str {
        let renames = self.manifest.map_or(&[][..], |m| &m.renames);
        let rename = renames.iter().find(|rename| rename.from == id);
        rename.map_or(id, |rename| &rename.to)
    }

    fn question(&self, id: &str) -> Option<QuestionIx> {
        let id = self.renamed(id);
        let at = self.questions.iter().position(|q| q.id == id);
        at.map(QuestionIx)
    }

    fn option(&self, question: &Question, id: &str) -> Option<OptionIx> {
        let full = format!("{}={id}", question.id);
        let new = self.renamed(&full);
        let id = new.split_once('=').map_or(id, |(_, option)| option);
        question.find_option(id)
    }
}

fn slot(item: Sourced<'_, RawSlot>, names: &Names<'_>, report: &mut Report) -> Slot {
    let raw = item.raw;
    let kind = choice(&raw.kind, "kind", &KINDS, report);
    let found = names.question(&raw.id.value);
    match (found, raw.gone) {
        (None, false) => report.add(
            raw.id.line,
            format!("没有问题 `{}`", raw.id.value),
            format!(
                "{} 如果这一题取消了，就写 `gone: true`，不要删这一条",
                suggest(&raw.id.value, names.questions.iter().map(|q| q.id.as_str()))
            ),
        ),
        (Some(_), true) => report.add(raw.id.line, "这一题还在问", "删掉 `gone: true`"),
        _ => {}
    }
    let question = found.and_then(|at| names.questions.get(at.0));
    if let (Some(question), Some(kind)) = (question, kind)
        && question.kind != kind
    {
        report.add(
            raw.kind.line,
            format!("问题 `{}` 不是这一种", raw.id.value),
            "一题换了种类，就是另一题：给它一个新的 id，旧的这一条写 `gone: true`",
        );
    }
    if raw.options.value.len() > Slot::MAX_OPTIONS {
        report.add(
            raw.options.line,
            format!("选项超过 {} 个", Slot::MAX_OPTIONS),
            "合并选项",
        );
    }
    let options = match question {
        Some(question) => options(question, &raw.options.value, &raw.removed, names, report),
        None => vec![None; raw.options.value.len()],
    };
    if let Some(question) = question {
        for (at, option) in question.options.iter().enumerate() {
            if !options.contains(&Some(OptionIx(at))) {
                report.add(
                    raw.options.line,
                    format!("没有选项 `{}`", option.id),
                    "加在 `options` 的最后",
                );
            }
        }
    }
    Slot {
        id: raw.id.value,
        kind: kind.unwrap_or(Kind::Choice),
        question: found,
        options,
    }
}

fn options(
    question: &Question,
    ids: &[Text],
    removed: &[Text],
    names: &Names<'_>,
    report: &mut Report,
) -> Vec<Option<OptionIx>> {
    let mut options: Vec<Option<OptionIx>> = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate() {
        let found = names.option(question, &id.value);
        let is_removed = removed.iter().any(|removed| removed.value == id.value);
        let before = ids.get(..at).unwrap_or_default();
        if before.iter().any(|other| other.value == id.value)
            || found.is_some() && options.contains(&found)
        {
            report.add(
                id.line,
                format!("选项 `{}` 写了两次", id.value),
                "只留先写的那一个",
            );
        }
        match (found, is_removed) {
            (None, false) => report.add(
                id.line,
                format!("问题 `{}` 没有选项 `{}`", question.id, id.value),
                format!(
                    "{} 如果这个选项取消了，就把它写进 `removed`，不要从 `options` 里删",
                    suggest(&id.value, question.options.iter().map(|o| o.id.as_str()))
                ),
            ),
            (Some(_), true) => report.add(
                id.line,
                format!("选项 `{}` 还在用", id.value),
                "从 `removed` 里去掉它",
            ),
            _ => {}
        }
        options.push(found);
    }
    for id in removed {
        if !ids.iter().any(|other| other.value == id.value) {
            report.add(
                id.line,
                format!("`removed` 里的 `{}` 不在 `options` 里", id.value),
                "`options` 里的旧选项要留着，位置不变",
            );
        }
    }
    options
}
