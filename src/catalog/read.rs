//! Which file of a pack holds what.

use serde::de::DeserializeOwned;

use super::list::{List, Sourced, read_list, read_one};
use super::load::PackFile;
use super::raw::{RawClaim, RawDerived, RawManifest, RawQuestion, RawSlot, RawTerm, RawVerdict};
use super::raw_calendar::RawYear;
use super::raw_entry::RawEntry;
use super::raw_evidence::{RawFact, RawUnused};
use super::raw_region::{RawLocalClaim, RawPlace, RawTopic};
use super::report::Report;
use super::suggest::suggest;
use super::{MANIFEST, SLOTS, nearest};

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
const UNUSED: &str = "evidence/unused.yaml";
const PLACES: &str = "regions/places.yaml";
const LOCAL_CLAIMS: &str = "regions/claims.yaml";
const TOPICS: &str = "regions/topics.yaml";

/// The files of a pack. A kind of item is read when it is asked for and checked before the next is read, so that the
/// raw items of one kind only stand in memory beside the catalog.
#[derive(Debug)]
pub(super) struct PackReader<'f, 'b> {
    /// In the order of their names.
    files: Vec<&'f PackFile<'b>>,
}

impl<'f, 'b> PackReader<'f, 'b> {
    /// Reports the files that are no part of a pack.
    pub(super) fn new(files: &'f [PackFile<'b>], report: &mut Report) -> Self {
        let files = in_order(files);
        for file in &files {
            if !is_known(&file.path) {
                unknown_file(&file.path, report);
            }
        }
        Self { files }
    }

    pub(super) fn manifest(&self, report: &mut Report) -> Option<Sourced<'f, RawManifest>> {
        self.is_missing(MANIFEST, report);
        let file = self.files.iter().find(|f| f.path == MANIFEST)?;
        read_one(file, report)
    }

    pub(super) fn questions(&self, report: &mut Report) -> List<'f, RawQuestion> {
        self.required("问题", "questions.yaml", report)
    }

    pub(super) fn derived(&self, report: &mut Report) -> List<'f, RawDerived> {
        self.list("推算", "derived.yaml", report)
    }

    pub(super) fn verdicts(&self, report: &mut Report) -> List<'f, RawVerdict> {
        self.required("结论", "verdicts.yaml", report)
    }

    pub(super) fn entries(&self, report: &mut Report) -> List<'f, RawEntry> {
        self.required("事项", "entries/", report)
    }

    pub(super) fn slots(&self, report: &mut Report) -> List<'f, RawSlot> {
        self.list("编码", SLOTS, report)
    }

    pub(super) fn claims(&self, report: &mut Report) -> List<'f, RawClaim> {
        self.list("网传说法", "claims.yaml", report)
    }

    pub(super) fn terms(&self, report: &mut Report) -> List<'f, RawTerm> {
        self.list("术语", "glossary.yaml", report)
    }

    pub(super) fn facts(&self, report: &mut Report) -> List<'f, RawFact> {
        self.required("事实", "evidence/", report)
    }

    pub(super) fn unused(&self, report: &mut Report) -> List<'f, RawUnused> {
        self.list("不用的事实", UNUSED, report)
    }

    pub(super) fn places(&self, report: &mut Report) -> List<'f, RawPlace> {
        self.list("地方", PLACES, report)
    }

    pub(super) fn topics(&self, report: &mut Report) -> List<'f, RawTopic> {
        self.list("主题", TOPICS, report)
    }

    pub(super) fn local_claims(&self, report: &mut Report) -> List<'f, RawLocalClaim> {
        self.list("说法", LOCAL_CLAIMS, report)
    }

    /// Reads the file, or with a `/` at the end the files of the folder.
    fn list<T: DeserializeOwned>(
        &self,
        label: &'static str,
        path: &str,
        report: &mut Report,
    ) -> List<'f, T> {
        let mut list = List::new(label);
        for file in &self.files {
            if file.path == path || (file.path != UNUSED && is_yaml_in(path, &file.path)) {
                read_list(file, &mut list, report);
            }
        }
        list
    }

    /// As [`Self::list`], of what a pack must have. What a missing file would have named cannot be called unknown.
    fn required<T: DeserializeOwned>(
        &self,
        label: &'static str,
        path: &str,
        report: &mut Report,
    ) -> List<'f, T> {
        let mut list = self.list(label, path, report);
        list.partial |= self.is_missing(path, report);
        list
    }

    /// Reports a file, or with a `/` at the end a folder, that a pack must have and this one has not.
    fn is_missing(&self, path: &str, report: &mut Report) -> bool {
        let there = |f: &&PackFile<'_>| f.path == path || is_in(path, &f.path).is_some();
        let missing = !self.files.iter().any(there);
        if missing {
            report.file(
                path,
                "政策包里没有它",
                "补上它，或检查 --content 给的文件夹",
            );
        }
        missing
    }
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
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    files
}

/// What follows a folder, written with a `/` at the end, in a path.
fn is_in<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    folder
        .ends_with('/')
        .then(|| path.strip_prefix(folder))
        .flatten()
}

fn is_yaml_in(folder: &str, path: &str) -> bool {
    is_in(folder, path)
        .and_then(|name| name.strip_suffix(".yaml"))
        .is_some_and(|stem| !stem.contains('/'))
}

/// Whether a path is a part of a pack. Cases are tests, and read by nobody here.
fn is_known(path: &str) -> bool {
    ROOT_FILES.contains(&path)
        || [PLACES, TOPICS, LOCAL_CLAIMS].contains(&path)
        || is_in("cases/", path).is_some()
        || is_yaml_in("entries/", path)
        || is_yaml_in("evidence/", path)
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
