//! From files to raw items: which file holds what, and every item read by itself.

use serde::de::DeserializeOwned;

use super::decode::decode;
use super::fault::report_fault;
use super::items::items;
use super::load::PackFile;
use super::raw::{
    RawDerived, RawEntry, RawFact, RawManifest, RawQuestion, RawTerm, RawVerdict, RawYear,
};
use super::report::Report;
use super::suggest::suggest;
use super::yaml::parse;
use super::{MANIFEST, nearest};

/// Something read, with the file and the line it starts on. Lines inside `raw` count from there.
#[derive(Debug)]
pub(super) struct Sourced<'f, T> {
    pub file: &'f str,
    pub line: usize,
    pub raw: T,
}

/// All items of one kind.
#[derive(Debug)]
pub(super) struct List<'f, T> {
    /// What an item is called: `事项`.
    pub label: &'static str,
    pub items: Vec<Sourced<'f, T>>,
    /// Ids of items that could not be read. Naming one of them is no further problem.
    pub broken: Vec<String>,
    /// Whether some item is missing of which not even the id is known; then no name can be called unknown.
    pub partial: bool,
}

impl<T> List<'_, T> {
    fn new(label: &'static str) -> Self {
        Self {
            label,
            items: Vec::new(),
            broken: Vec::new(),
            partial: false,
        }
    }
}

/// A pack as read, in the order of the file names.
#[derive(Debug)]
pub(super) struct RawPack<'f> {
    pub manifest: Option<Sourced<'f, RawManifest>>,
    pub questions: List<'f, RawQuestion>,
    pub derived: List<'f, RawDerived>,
    pub verdicts: List<'f, RawVerdict>,
    pub entries: List<'f, RawEntry>,
    pub terms: List<'f, RawTerm>,
    pub facts: List<'f, RawFact>,
}

const ROOT_FILES: [&str; 5] = [
    MANIFEST,
    "questions.yaml",
    "derived.yaml",
    "verdicts.yaml",
    "glossary.yaml",
];
const FOLDERS: [&str; 3] = ["entries", "evidence", "cases"];

/// Reads every file of a pack.
pub(super) fn read_pack<'f>(files: &'f [PackFile<'_>], report: &mut Report) -> RawPack<'f> {
    let mut pack = RawPack {
        manifest: read_manifest(files, report),
        questions: List::new("问题"),
        derived: List::new("推算"),
        verdicts: List::new("结论"),
        entries: List::new("事项"),
        terms: List::new("术语"),
        facts: List::new("事实"),
    };
    for file in in_order(files) {
        match file.path.as_str() {
            // Cases are tests, and the claims are a later chapter.
            MANIFEST | "unused.yaml" | "claims.yaml" => {}
            "questions.yaml" => read_list(file, &mut pack.questions, report),
            "derived.yaml" => read_list(file, &mut pack.derived, report),
            "verdicts.yaml" => read_list(file, &mut pack.verdicts, report),
            "glossary.yaml" => read_list(file, &mut pack.terms, report),
            path => match path.split_once('/') {
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

fn in_order<'f, 'b>(files: &'f [PackFile<'b>]) -> Vec<&'f PackFile<'b>> {
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

fn read_one<'f, T: DeserializeOwned>(
    file: &'f PackFile<'_>,
    report: &mut Report,
) -> Option<Sourced<'f, T>> {
    let text = decode(&file.path, &file.bytes, report)?;
    match parse(text) {
        Ok(raw) => Some(Sourced {
            file: &file.path,
            line: 1,
            raw,
        }),
        Err(fault) => {
            report.enter(&file.path, 1, String::new());
            report_fault(&fault, text, report);
            None
        }
    }
}

fn read_list<'f, T: DeserializeOwned>(
    file: &'f PackFile<'_>,
    list: &mut List<'f, T>,
    report: &mut Report,
) {
    let before = report.count();
    let Some(text) = decode(&file.path, &file.bytes, report) else {
        list.partial = true;
        return;
    };
    let items = items(&file.path, text, report);
    if items.is_empty() {
        list.partial = true;
        if report.count() == before {
            report.file(&file.path, "这个文件里没有条目", "每条以 `- ` 顶格开头");
        }
    }
    for (number, item) in items.into_iter().enumerate() {
        let fault = if item.cut {
            None
        } else {
            match parse::<(T,)>(item.text) {
                Ok((raw,)) => {
                    list.items.push(Sourced {
                        file: &file.path,
                        line: item.line,
                        raw,
                    });
                    continue;
                }
                Err(fault) => Some(fault),
            }
        };
        let id = written_id(item.text);
        let name = match id {
            Some(id) => format!("{} {id}", list.label),
            None => format!("第 {} 条{}", number + 1, list.label),
        };
        match id {
            Some(id) => list.broken.push(id.to_owned()),
            None => list.partial = true,
        }
        if let Some(fault) = fault {
            report.enter(&file.path, item.line, name);
            report_fault(&fault, item.text, report);
        }
    }
}

/// The id of an item, found without parsing it; none unless it looks like one.
fn written_id(text: &str) -> Option<&str> {
    text.lines().find_map(|line| {
        let line = line
            .strip_prefix("- ")
            .or_else(|| line.strip_prefix("  "))?;
        let rest = line
            .strip_prefix("id")
            .or_else(|| line.strip_prefix("term"))
            .or_else(|| line.strip_prefix("{id"))?;
        let id = rest.trim_start_matches([':', '：', ' ', '"', '\'']);
        let end = id
            .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(id.len());
        id.get(..end).filter(|id| !id.is_empty() && id.len() <= 100)
    })
}
