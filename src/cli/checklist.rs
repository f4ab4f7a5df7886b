//! `yiqian checklist`: one list, no questions asked.

use super::args::{ChecklistArgs, Global, ListFormat};
use super::failure::Failure;
use super::output::{note, print};
use super::{catalog, days, localized, source, stale_note};
use crate::catalog::Catalog;
use crate::engine::{Answers, Checklist, parse_answers};
use crate::env::Env;
use crate::export::{self, Overwrite};
use crate::text::clean;

/// Prints the list or writes it to a file.
pub(super) fn run(args: &ChecklistArgs, global: &Global, env: &Env) -> Result<(), Failure> {
    let catalog = catalog(&source(global))?;
    let days = days(global, env, &catalog.manifest)?;
    let answers = answers(&catalog, &args.set)?;
    let catalog = localized(&source(global), catalog, &answers)?;
    let list = Checklist::build(&catalog, &answers, days);
    for &question in &list.dropped {
        let question = catalog.question(question);
        note(&clean(&format!(
            "没有用上 {}（{}）：这种情形不问它。",
            question.id, question.short
        )));
    }
    note(&stale_note(&catalog.manifest, days.today));
    let text = match args.format {
        ListFormat::Txt => export::text(&catalog, &list),
        ListFormat::Json => export::json(&catalog, &list),
    };
    let Some(path) = &args.output else {
        return print(&text);
    };
    let overwrite = if args.force {
        Overwrite::Replace
    } else {
        Overwrite::Never
    };
    let written = export::save(path, text.as_bytes(), overwrite).map_err(Failure::Write)?;
    print(&format!(
        "已写好：{}\n",
        clean(&written.display().to_string())
    ))
}

fn answers(catalog: &Catalog, set: &[String]) -> Result<Answers, Failure> {
    let mut pairs = Vec::new();
    let mut malformed = Vec::new();
    for text in set {
        match text.split_once('=') {
            Some(pair) => pairs.push(pair),
            None => malformed.push(format!(
                "“{}”里没有等号，写成 --set 问题=选项。",
                clean(text)
            )),
        }
    }
    match parse_answers(catalog, pairs) {
        Ok(answers) if malformed.is_empty() => Ok(answers),
        Ok(_) => Err(Failure::Answers(crate::engine::AnswerProblems(malformed))),
        Err(mut problems) => {
            problems.0.splice(0..0, malformed);
            Err(Failure::Answers(problems))
        }
    }
}
