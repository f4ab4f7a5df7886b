//! Which file of a pack holds what.

use super::list::{List, Sourced, read_list, read_one};
use super::load::PackFile;
use super::raw::{
    RawClaim, RawDerived, RawEntry, RawFact, RawManifest, RawPlace, RawQuestion, RawSlot, RawTerm,
    RawTopic, RawUnused, RawVerdict, RawYear,
};
use super::report::Report;
use super::suggest::suggest;
use super::{MANIFEST, SLOTS, nearest};

/// A pack as read, in the order of the file names.
#[derive(Debug)]
pub(super) struct RawPack<'f> {
    pub manifest: Option<Sourced<'f, RawManifest>>,
    pub questions: List<'f, RawQuestion>,
    pub derived: List<'f, RawDerived>,
    pub verdicts: List<'f, RawVerdict>,
    pub entries: List<'f, RawEntry>,
    pub slots: List<'f, RawSlot>,
    pub claims: List<'f, RawClaim>,
    pub terms: List<'f, RawTerm>,
    pub facts: List<'f, RawFact>,
    pub unused: List<'f, RawUnused>,
    pub places: List<'f, RawPlace>,
    pub topics: List<'f, RawTopic>,
}

const ROOT_FILES: [&str; 7] = [
    MANIFEST,
    "questions.yaml",
    "derived.yaml",
    "verdicts.yaml",
    "claims.yaml",
    "glossary.yaml",
    SLOTS,
];
const FOLDERS: [&str; 4] = ["entries", "evidence", "regions", "cases"];

/// Reads every file of a pack.
pub(super) fn read_pack<'f>(files: &'f [PackFile<'_>], report: &mut Report) -> RawPack<'f> {
    let mut pack = RawPack {
        manifest: read_manifest(files, report),
        questions: List::new("问题"),
        derived: List::new("推算"),
        verdicts: List::new("结论"),
        entries: List::new("事项"),
        slots: List::new("编码"),
        claims: List::new("网传说法"),
        terms: List::new("术语"),
        facts: List::new("事实"),
        unused: List::new("不用的事实"),
        places: List::new("地方"),
        topics: List::new("主题"),
    };
    for file in in_order(files) {
        match file.path.as_str() {
            MANIFEST => {}
            "questions.yaml" => read_list(file, &mut pack.questions, report),
            "derived.yaml" => read_list(file, &mut pack.derived, report),
            "verdicts.yaml" => read_list(file, &mut pack.verdicts, report),
            SLOTS => read_list(file, &mut pack.slots, report),
            "claims.yaml" => read_list(file, &mut pack.claims, report),
            "evidence/unused.yaml" => read_list(file, &mut pack.unused, report),
            "regions/places.yaml" => read_list(file, &mut pack.places, report),
            "regions/topics.yaml" => read_list(file, &mut pack.topics, report),
            "glossary.yaml" => read_list(file, &mut pack.terms, report),
            path => match path.split_once('/') {
                // Cases are tests.
                Some(("cases", _)) => {}
                Some(("entries", name)) if is_yaml(name) => {
                    read_list(file, &mut pack.entries, report);
                }
                Some(("evidence", name)) if is_yaml(name) => {
                    read_list(file, &mut pack.facts, report);
                }
                _ => unknown_file(path, report),
            },
        }
    }
    // What a missing file would have named cannot be called unknown.
    pack.questions.partial |= is_missing(files, "questions.yaml", report);
    pack.verdicts.partial |= is_missing(files, "verdicts.yaml", report);
    pack.entries.partial |= is_missing(files, "entries/", report);
    pack.facts.partial |= is_missing(files, "evidence/", report);
    pack
}

/// Reads the manifest, which a pack must have.
pub(super) fn read_manifest<'f>(
    files: &'f [PackFile<'_>],
    report: &mut Report,
) -> Option<Sourced<'f, RawManifest>> {
    is_missing(files, MANIFEST, report);
    let file = files.iter().find(|f| f.path == MANIFEST)?;
    read_one(file, report)
}

/// Reads the tables of working days.
pub(super) fn read_calendar<'f>(
    files: &'f [PackFile<'_>],
    report: &mut Report,
) -> Vec<Sourced<'f, RawYear>> {
    in_order(files)
        .into_iter()
        .filter_map(|file| read_one(file, report))
        .collect()
}

pub(super) fn in_order<'f, 'b>(files: &'f [PackFile<'b>]) -> Vec<&'f PackFile<'b>> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn is_yaml(name: &str) -> bool {
    name.strip_suffix(".yaml")
        .is_some_and(|stem| !stem.contains('/'))
}

/// Reports a file, or with a `/` at the end a folder, that a pack must have and this one has not.
fn is_missing(files: &[PackFile<'_>], path: &str, report: &mut Report) -> bool {
    let there = |f: &PackFile<'_>| match path.strip_suffix('/') {
        Some(folder) => f
            .path
            .strip_prefix(folder)
            .is_some_and(|p| p.starts_with('/')),
        None => f.path == path,
    };
    let missing = !files.iter().any(there);
    if missing {
        report.file(
            path,
            "政策包里没有它",
            "补上它，或检查 --content 给的文件夹",
        );
    }
    missing
}

fn unknown_file(path: &str, report: &mut Report) {
    let (cause, next) = match path.split_once('/') {
        Some((folder, _)) if FOLDERS.contains(&folder) => (
            "只读这个文件夹里的 .yaml 文件".to_owned(),
            "把扩展名改成 .yaml，或把它移出去".to_owned(),
        ),
        Some((folder, _)) => {
            // One problem for the folder, however many files it holds.
            let cause = "不认识的文件夹";
            return report.file(&format!("{folder}/"), cause, suggest(folder, FOLDERS));
        }
        None => {
            let near = nearest(path, ROOT_FILES.into_iter());
            let next = near.map_or_else(
                || "它不是政策包的一部分，把它移出去".to_owned(),
                |near| format!("是不是想写 `{near}`？"),
            );
            ("不认识的文件".to_owned(), next)
        }
    };
    report.file(path, cause, next);
}
