//! `yiqian checklist`: one list, no questions asked.

use super::args::Global;
use super::command_args::ChecklistArgs;
use super::failure::Failure;
use super::output::{note, print, print_bytes};
use super::{catalog, days, localized, source, stale_note};
use crate::catalog::Catalog;
use crate::engine::{AnswerProblems, Answers, Checklist, check_dates, parse_answers, read_code};
use crate::env::Env;
use crate::export::{self, Encoding, Format, Overwrite};
use crate::session::{Given, combine, read_answers};
use crate::text::{clean, half_width};

/// Prints the list or writes it to a file.
pub(super) fn run(args: &ChecklistArgs, global: &Global, env: &Env) -> Result<(), Failure> {
    check_encoding(args)?;
    let catalog = catalog(&source(global))?;
    let days = days(global, env, &catalog.manifest)?;
    let answers = answers(&catalog, args)?;
    check_dates(&catalog, &answers, days).map_err(Failure::Answers)?;
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
    let text = args.form.format.render(&catalog, &list);
    let text = text.map_err(|no_dates| Failure::Usage(clean(&no_dates.to_string())))?;
    let text = if args.crlf {
        export::with_crlf(&text)
    } else {
        text
    };
    let bytes = args.form.encoding.encode(&text);
    let Some(path) = &args.output else {
        return print_bytes(&bytes);
    };
    let overwrite = if args.force {
        Overwrite::Replace
    } else {
        Overwrite::Never
    };
    let written = export::save(path, &bytes, overwrite).map_err(Failure::Write)?;
    print(&format!(
        "已写好：{}\n",
        clean(&written.display().to_string())
    ))
}

/// The other formats say of themselves how they are encoded, and would say it wrongly.
fn check_encoding(args: &ChecklistArgs) -> Result<(), Failure> {
    if matches!(args.form.format, Format::Text | Format::Markdown) {
        return Ok(());
    }
    let option = if args.form.encoding != Encoding::Utf8 {
        "--encoding"
    } else if args.crlf {
        "--crlf"
    } else {
        return Ok(());
    };
    let format = args.form.format.id();
    Err(Failure::Usage(format!(
        "“{option}”只能和 txt、md 一起用：{format} 的编码和行尾是固定的。\n\
         去掉“{option}”，或改用 --format txt。"
    )))
}

/// All answers given, from wherever; what is wrong with any of them is reported together.
fn answers(catalog: &Catalog, args: &ChecklistArgs) -> Result<Answers, Failure> {
    let mut problems = Vec::new();
    let mut places = Vec::new();
    let mut take = |from, read: Result<Answers, AnswerProblems>| match read {
        Ok(answers) => places.push(Given { from, answers }),
        Err(wrong) => problems.extend(wrong.0),
    };
    take("--set", set(catalog, &args.set));
    if let Some(path) = &args.answers {
        take("--answers", read_answers(catalog, path));
    }
    if let Some(code) = &args.code {
        let typed: String = code.chars().map(half_width).collect();
        let restored = read_code(catalog, &typed);
        take(
            "--code",
            restored
                .map(|restored| {
                    restored.notes.iter().for_each(|n| note(&clean(n)));
                    restored.answers
                })
                .map_err(|wrong| AnswerProblems(vec![format!("答案代码：{wrong}。")])),
        );
    }
    if !problems.is_empty() {
        return Err(Failure::Answers(AnswerProblems(problems)));
    }
    let (answers, notes) = combine(catalog, &places);
    for one in &notes {
        note(&clean(one));
    }
    Ok(answers)
}

fn set(catalog: &Catalog, set: &[String]) -> Result<Answers, AnswerProblems> {
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
        Ok(_) => Err(AnswerProblems(malformed)),
        Err(mut problems) => {
            problems.0.splice(0..0, malformed);
            Err(problems)
        }
    }
}
