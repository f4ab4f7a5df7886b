//! `yiqian check`: checks a pack, proves it over every reachable set of answers, and says what is in it.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::args::Global;
use super::command_args::{CheckArgs, ListFormat};
use super::failure::Failure;
use super::output::{note, print};
use super::{catalog, stale_note, today};
use crate::catalog::{Catalog, Problem, ProblemKind, Problems, RegionSource as _};
use crate::engine::{Days, Proof, SureShare, prove, prove_regions};
use crate::env::Env;
use crate::export::{Page, to_json};
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
    let today = today(global, env);
    let checked = catalog(&source).and_then(|catalog| proved(&source, catalog, today));
    if args.report.format == ListFormat::Json {
        return json(&source, checked, today);
    }
    let (proof, catalog) = checked.inspect_err(|_| {
        note(&format!("检查了{}。", source_name(&source)));
    })?;
    print(&text(&source, &catalog, &proof, today))?;
    note(&stale_note(&catalog.manifest, today));
    if proof.problems.is_empty() {
        print("没有发现问题。\n")
    } else {
        Err(Failure::Unproved(proof.problems))
    }
}

/// The proof of the pack and of the rules of every place in it, and the pack with all of them added.
fn proved(
    source: &PackSource,
    catalog: Catalog,
    today: NaiveDate,
) -> Result<(Proof, Catalog), Failure> {
    let mut proof = prove(&catalog, today);
    let provinces = catalog.provinces();
    let added = source
        .add_regions(&catalog, &provinces)
        .map_err(Failure::Pack)?;
    let Some(everywhere) = added else {
        return Ok((proof, catalog));
    };
    let places = prove_regions(&everywhere, today);
    proof.proved.extend(places.proved);
    proof.unreachable.extend(places.unreachable);
    proof.problems.extend(places.problems);
    Ok((proof, everywhere))
}

fn json(
    source: &PackSource,
    checked: Result<(Proof, Catalog), Failure>,
    today: NaiveDate,
) -> Result<(), Failure> {
    match checked {
        Ok((proof, catalog)) => {
            print(&to_json(&Shape::whole(source, &catalog, &proof, today)))?;
            if proof.problems.is_empty() {
                Ok(())
            } else {
                Err(Failure::PackReported)
            }
        }
        Err(Failure::Pack(problems)) => {
            print(&to_json(&Shape::broken(source, &problems)))?;
            Err(Failure::PackReported)
        }
        Err(failure) => Err(failure),
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

fn text(source: &PackSource, catalog: &Catalog, proof: &Proof, today: NaiveDate) -> String {
    let manifest = &catalog.manifest;
    let options: usize = catalog.questions.iter().map(|q| q.options.len()).sum();
    let local = catalog.entries.iter().filter(|e| e.local.is_some()).count();
    let mut page = Page::default();
    page.line("", &format!("检查了{}。", source_name(source)));
    page.line(
        "",
        &format!(
            "版本 {}，核验日期 {}，复核期限 {}",
            manifest.version, manifest.verified_on, manifest.review_by
        ),
    );
    page.line(
        "",
        &format!(
            "事项 {}，地方规定 {local}，问题 {}，选项 {options}，结论 {}，网传说法 {}，事实 {}",
            catalog.entries.len() - local,
            catalog.questions.len(),
            catalog.verdicts.len(),
            catalog.claims.len(),
            catalog.facts.len()
        ),
    );
    page.line("", &format!("完整的问答走法 {} 种，查过：", proof.paths));
    for proved in &proof.proved {
        page.line(
            "  - ",
            &format!("{}（{} 组答案）", proved.what, proved.sets),
        );
    }
    if !catalog.places.is_empty() {
        page.line("", &pairs(catalog, proof));
    }
    if let Some(share) = sure_share(catalog, today) {
        let (sure, shown) = (share.sure, share.shown);
        page.line(
            "",
            &format!(
                "只知道原来的医保、新地方的医保和范围的人，清单上列出的 {shown} 项里 {sure} 项是确定的（{}%，最少的一张 {}%）。",
                share.percent(),
                share.least
            ),
        );
    }
    put_turnings(&mut page, catalog, today);
    page.finish()
}

/// How many pairs of places the proof stands for, and why they need not be walked.
fn pairs(catalog: &Catalog, proof: &Proof) -> String {
    let places = catalog.places.len();
    // A place may also be left open.
    let ends = u128::try_from(places + 1).unwrap_or(u128::MAX);
    let pairs = ends.saturating_mul(ends);
    format!(
        "地方 {places} 个，连不说在内，从哪里到哪里有 {pairs} 对，合走法 {} 种。一条全国事项只由一头的规定代替或撤下，所以两头分开查就够。",
        pairs.saturating_mul(proof.paths)
    )
}

fn sure_share(catalog: &Catalog, today: NaiveDate) -> Option<SureShare> {
    let days = Days {
        today,
        apply_on: today,
    };
    SureShare::measure(catalog, days)
}

fn put_turnings(page: &mut Page, catalog: &Catalog, today: NaiveDate) {
    let turnings = catalog.turnings(today);
    if turnings.is_empty() {
        return page.line(
            "",
            &format!("从 {today} 起六个月内，没有事项生效或失效；也没有已失效的。"),
        );
    }
    page.line(
        "",
        &format!("从 {today} 起六个月内生效、失效的事项，和已失效的："),
    );
    for turning in turnings {
        page.line(
            &format!("  - {} {}  ", turning.on, turning.kind.label()),
            &catalog.entry(turning.entry).id,
        );
    }
}

/// The counts are 0 and nothing is proved for a pack that cannot be read.
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
    paths: String,
    sure_share: Option<ShareJson>,
    unreachable: &'a [String],
    dead_questions: &'a [String],
    dead_options: &'a [String],
    unsourced: Vec<String>,
    figures_without_quote: Vec<String>,
    stale: Vec<TurningJson<'a>>,
    problems: Vec<ProblemJson<'a>>,
}

/// Of the lists for somebody who knows the two insurances and 范围 only.
#[derive(Serialize)]
struct ShareJson {
    sure: usize,
    shown: usize,
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

/// An entry that takes effect (`starts`) or expires (`ends`) within six months, or has expired (`retired`).
#[derive(Serialize)]
struct TurningJson<'a> {
    entry: &'a str,
    what: &'static str,
    on: String,
}

/// What is wrong in no one file has no file, line or item.
#[derive(Serialize, Default)]
struct ProblemJson<'a> {
    file: &'a str,
    line: usize,
    item: &'a str,
    cause: &'a str,
    next: &'a str,
}

impl<'a> Shape<'a> {
    fn whole(
        source: &PackSource,
        catalog: &'a Catalog,
        proof: &'a Proof,
        today: NaiveDate,
    ) -> Self {
        let manifest = &catalog.manifest;
        let one = |cause: &'a String| ProblemJson {
            cause,
            ..ProblemJson::default()
        };
        Self {
            schema: 1,
            pack: PackJson {
                folder: folder(source),
                version: Some(&manifest.version),
                verified_on: Some(manifest.verified_on.to_string()),
                review_by: Some(manifest.review_by.to_string()),
                stale: Some(manifest.is_stale(today)),
            },
            entries: catalog.entries.len(),
            questions: catalog.questions.len(),
            options: catalog.questions.iter().map(|q| q.options.len()).sum(),
            verdicts: catalog.verdicts.len(),
            claims: catalog.claims.len(),
            evidence: catalog.facts.len(),
            paths: proof.paths.to_string(),
            sure_share: sure_share(catalog, today).map(|share| ShareJson {
                sure: share.sure,
                shown: share.shown,
            }),
            unreachable: &proof.unreachable,
            dead_questions: &proof.dead_questions,
            dead_options: &proof.dead_options,
            stale: catalog
                .turnings(today)
                .into_iter()
                .map(|turning| TurningJson {
                    entry: &catalog.entry(turning.entry).id,
                    what: turning.kind.id(),
                    on: turning.on.to_string(),
                })
                .collect(),
            problems: proof.problems.iter().map(one).collect(),
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
            unsourced: of_kind(problems, ProblemKind::Unsourced),
            figures_without_quote: of_kind(problems, ProblemKind::Figure),
            problems: problems.0.iter().map(one).collect(),
            ..Self::default()
        }
    }
}

/// The problems of one sort, each as a line.
fn of_kind(problems: &Problems, kind: ProblemKind) -> Vec<String> {
    let of_kind = problems.0.iter().filter(|problem| problem.kind == kind);
    of_kind.map(ToString::to_string).collect()
}

fn folder(source: &PackSource) -> Option<String> {
    match source {
        PackSource::BuiltIn => None,
        PackSource::Folder(folder) => Some(folder.display().to_string()),
    }
}
