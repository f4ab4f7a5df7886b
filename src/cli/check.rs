//! `yiqian check`: checks a pack and says what is in it.

use std::path::Path;

use serde::Serialize;

use super::args::{CheckArgs, Global, ListFormat};
use super::failure::Failure;
use super::output::{note, print};
use super::{catalog, stale_note, today};
use crate::catalog::{Catalog, Problem, Problems};
use crate::env::Env;
use crate::export::to_json;
use crate::pack::PackSource;
use crate::text::clean;

/// Checks the pack named, else `--content`, else `./content`, else the built-in one.
pub(super) fn run(args: &CheckArgs, global: &Global, env: &Env) -> Result<(), Failure> {
    let here = Path::new("content");
    let source = match (&args.dir, &global.content) {
        (Some(dir), _) | (None, Some(dir)) => PackSource::Folder(dir.clone()),
        (None, None) if here.is_dir() => PackSource::Folder(here.to_owned()),
        (None, None) => PackSource::BuiltIn,
    };
    match (args.report.format, catalog(&source)) {
        (ListFormat::Txt, Ok(catalog)) => {
            print(&text(&source, &catalog))?;
            note(&stale_note(&catalog.manifest, today(global, env)));
            Ok(())
        }
        (ListFormat::Txt, Err(failure)) => {
            note(&format!("检查了{}。", source_name(&source)));
            Err(failure)
        }
        (ListFormat::Json, Ok(catalog)) => {
            let stale = catalog.manifest.is_stale(today(global, env));
            print(&to_json(&Shape::sound(&source, &catalog, stale)))
        }
        (ListFormat::Json, Err(Failure::Pack(problems))) => {
            print(&to_json(&Shape::broken(&source, &problems)))?;
            Err(Failure::PackReported)
        }
        (ListFormat::Json, Err(failure)) => Err(failure),
    }
}

/// `自带的政策包`, `文件夹 /home/me/content`.
fn source_name(source: &PackSource) -> String {
    match source {
        PackSource::BuiltIn => "自带的政策包".to_owned(),
        PackSource::Folder(folder) => {
            let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
            clean(&format!("文件夹 {}", folder.display()))
        }
    }
}

fn text(source: &PackSource, catalog: &Catalog) -> String {
    let manifest = &catalog.manifest;
    let options: usize = catalog.questions.iter().map(|q| q.options.len()).sum();
    clean(&format!(
        "检查了{}。\n\
         版本 {}，核验日期 {}，复核期限 {}\n\
         事项 {}，问题 {}，选项 {options}，结论 {}，事实 {}\n\
         没有发现问题。\n",
        source_name(source),
        manifest.version,
        manifest.verified_on,
        manifest.review_by,
        catalog.entries.len(),
        catalog.questions.len(),
        catalog.verdicts.len(),
        catalog.facts.len(),
    ))
}

/// An empty list that a later version fills.
type Later = [(); 0];

/// The counts are 0 for a pack that cannot be read.
#[derive(Serialize, Default)]
struct Shape<'a> {
    schema: u32,
    pack: PackJson<'a>,
    entries: usize,
    questions: usize,
    options: usize,
    verdicts: usize,
    claims: usize,
    evidence: usize,
    paths: &'static str,
    unreachable: Later,
    dead_questions: Later,
    dead_options: Later,
    unsourced: Later,
    figures_without_quote: Later,
    stale: Later,
    problems: Vec<ProblemJson<'a>>,
}

/// Which pack: its folder (null for the built-in one), and what its manifest says (null when it cannot be read).
#[derive(Serialize, Default)]
struct PackJson<'a> {
    folder: Option<String>,
    version: Option<&'a str>,
    verified_on: Option<String>,
    review_by: Option<String>,
    stale: Option<bool>,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    file: &'a str,
    line: usize,
    item: &'a str,
    cause: &'a str,
    next: &'a str,
}

impl<'a> Shape<'a> {
    fn sound(source: &PackSource, catalog: &'a Catalog, stale: bool) -> Self {
        let manifest = &catalog.manifest;
        Self {
            schema: 1,
            pack: PackJson {
                folder: folder(source),
                version: Some(&manifest.version),
                verified_on: Some(manifest.verified_on.to_string()),
                review_by: Some(manifest.review_by.to_string()),
                stale: Some(stale),
            },
            entries: catalog.entries.len(),
            questions: catalog.questions.len(),
            options: catalog.questions.iter().map(|q| q.options.len()).sum(),
            verdicts: catalog.verdicts.len(),
            evidence: catalog.facts.len(),
            ..Self::default()
        }
    }

    fn broken(source: &PackSource, problems: &'a Problems) -> Self {
        let one = |problem: &'a Problem| ProblemJson {
            file: &problem.file,
            line: problem.line,
            item: &problem.item,
            cause: &problem.cause,
            next: &problem.next,
        };
        Self {
            schema: 1,
            pack: PackJson {
                folder: folder(source),
                ..PackJson::default()
            },
            problems: problems.0.iter().map(one).collect(),
            ..Self::default()
        }
    }
}

fn folder(source: &PackSource) -> Option<String> {
    match source {
        PackSource::BuiltIn => None,
        PackSource::Folder(folder) => Some(folder.display().to_string()),
    }
}
