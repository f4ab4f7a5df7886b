//! `yiqian questions`: what can be asked, with the public ids.

use serde::Serialize;

use super::args::Global;
use super::command_args::{ListFormat, QuestionsArgs};
use super::failure::Failure;
use super::output::{note, print};
use super::{catalog, source, stale_note, today};
use crate::catalog::{Catalog, Kind, Question};
use crate::env::Env;
use crate::export::{Page, to_json};
use crate::text::{pad_to, width};

/// Lists all questions in the order they are asked.
pub(super) fn run(args: &QuestionsArgs, global: &Global, env: &Env) -> Result<(), Failure> {
    let catalog = catalog(&source(global))?;
    note(&stale_note(&catalog.manifest, today(global, env)));
    print(&match args.report.format {
        ListFormat::Txt => text(&catalog),
        ListFormat::Json => to_json(&shape(&catalog)),
    })
}

fn text(catalog: &Catalog) -> String {
    let mut page = Page::default();
    page.line(
        "",
        &format!(
            "政策包 {} 的 {} 个问题，按问的顺序。回答写成 --set 问题=选项。",
            catalog.manifest.version,
            catalog.questions.len()
        ),
    );
    for question in &catalog.questions {
        page.gap();
        let hint = match question.kind {
            Kind::Choice => "选一个",
            Kind::Several => "可选几个，用逗号连起来",
            Kind::Date => "日期，写成 2026-11-21",
            Kind::Month => "月份，写成 2026-11",
            Kind::Place => "地方，写地名、拼音或六位码，如 广东、guangdong、440000",
        };
        page.line("", &format!("{}  {}（{hint}）", question.id, question.text));
        let none = (question.kind == Kind::Several).then_some(("none", "一个也没有"));
        let options: Vec<(&str, &str)> = question
            .options
            .iter()
            .map(|o| (o.id.as_str(), o.label.as_str()))
            .chain(none)
            .chain([("unknown", "不清楚")])
            .collect();
        let widest = options.iter().map(|(id, _)| width(id)).max().unwrap_or(0);
        for (id, label) in options {
            page.line(&format!("  {}  ", pad_to(id, widest)), label);
        }
    }
    page.finish()
}

#[derive(Serialize)]
struct Shape<'a> {
    schema: u32,
    questions: Vec<QuestionJson<'a>>,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    text: &'a str,
    kind: &'static str,
    options: Vec<OptionJson<'a>>,
    unknown: bool,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    id: &'a str,
    label: &'a str,
}

fn shape<'a>(catalog: &'a Catalog) -> Shape<'a> {
    let one = |question: &'a Question| QuestionJson {
        id: &question.id,
        text: &question.text,
        kind: match question.kind {
            Kind::Choice => "choice",
            Kind::Several => "several",
            Kind::Date => "date",
            Kind::Month => "month",
            Kind::Place => "place",
        },
        options: question
            .options
            .iter()
            .map(|o| OptionJson {
                id: &o.id,
                label: &o.label,
            })
            .collect(),
        unknown: true,
    };
    Shape {
        schema: 1,
        questions: catalog.questions.iter().map(one).collect(),
    }
}
