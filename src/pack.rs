//! Reading a pack: the one built into the program, or a folder given with `--content`.
//!
//! Only this module touches the files. What cannot be a file of a pack (a device, a pipe, something huge) is refused
//! before it is read; what stands in the files is for [`crate::catalog::load`] to judge.

mod recorded;

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use recorded::recorded_in;

use crate::catalog::{
    self, Catalog, MANIFEST, MAX_FILE, PackFile, PlaceIx, Problem, ProblemKind, Problems,
    RegionSource, clean,
};

static CONTENT: Dir<'_> = include_dir!("$OUT_DIR/content");
static CALENDAR: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/calendar");

/// How many files a folder may hold, and how many bytes together: far more than any pack has.
const MAX_FILES: usize = 500;
const MAX_BYTES: usize = 16 * MAX_FILE;

/// Which pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackSource {
    /// The one built into the program.
    BuiltIn,
    /// A folder.
    Folder(PathBuf),
}

/// Reads every file of a pack. The built-in one costs nothing: its bytes are borrowed from the program.
///
/// # Errors
/// Everything that cannot be read: not a folder, too large, not a regular file.
pub fn read(source: &PackSource) -> Result<Vec<PackFile<'static>>, Problems> {
    let PackSource::Folder(folder) = source else {
        return Ok(built_in_files(&CONTENT));
    };
    let mut reading = Reading::default();
    reading.folder(folder, "");
    reading.finish()
}

/// Reads only `manifest.yaml`, for the first screen.
///
/// # Errors
/// As [`read`].
pub fn read_manifest(source: &PackSource) -> Result<Vec<PackFile<'static>>, Problems> {
    let PackSource::Folder(folder) = source else {
        let manifest = CONTENT.get_file(MANIFEST);
        return Ok(manifest.into_iter().map(built_in_file).collect());
    };
    let mut reading = Reading::default();
    match fs::metadata(folder) {
        Ok(meta) if meta.is_dir() => reading.file(&folder.join(MANIFEST), MANIFEST),
        Ok(_) => reading.problem(&folder.to_string_lossy(), "这不是文件夹", NAME_A_FOLDER),
        Err(error) => reading.unreadable(&folder.to_string_lossy(), &error),
    }
    reading.finish()
}

/// Reads the rules of these provinces, those that have any.
///
/// # Errors
/// As [`read`].
fn read_regions(
    source: &PackSource,
    catalog: &Catalog,
    provinces: &[PlaceIx],
) -> Result<Vec<PackFile<'static>>, Problems> {
    let codes = provinces
        .iter()
        .map(|&province| &catalog.place(province).code);
    let paths = codes.flat_map(|code| {
        ["regions", "evidence/regions"].map(|folder| format!("{folder}/{code}.yaml"))
    });
    let PackSource::Folder(folder) = source else {
        let files = paths.filter_map(|path| CONTENT.get_file(path));
        return Ok(files.map(built_in_file).collect());
    };
    let mut reading = Reading::default();
    for path in paths {
        reading.file(&folder.join(&path), &path);
    }
    reading.finish()
}

impl RegionSource for PackSource {
    fn add_regions(
        &self,
        catalog: &Catalog,
        provinces: &[PlaceIx],
    ) -> Result<Option<Catalog>, Problems> {
        let mut missing = provinces.to_vec();
        missing.retain(|province| !catalog.regions.contains(province));
        missing.sort_unstable();
        missing.dedup();
        if missing.is_empty() {
            return Ok(None);
        }
        let files = read_regions(self, catalog, &missing)?;
        catalog::add_regions(catalog, &missing, &files).map(Some)
    }
}

/// How much is recorded for places: so many places, so many rules. Of the built-in pack this was counted as it was built.
pub fn recorded(source: &PackSource) -> (usize, usize) {
    let number = |text: &str| text.parse().unwrap_or(0);
    match source {
        PackSource::BuiltIn => (
            number(env!("YIQIAN_PLACES")),
            number(env!("YIQIAN_PLACE_RULES")),
        ),
        PackSource::Folder(folder) => recorded_in(&folder.join("regions")),
    }
}

/// The yearly tables of working days built into the program.
pub fn calendar() -> Vec<PackFile<'static>> {
    built_in_files(&CALENDAR)
        .into_iter()
        .map(|file| PackFile {
            path: format!("calendar/{}", file.path),
            ..file
        })
        .collect()
}

/// The checked pack that is built into the program.
///
/// # Errors
/// The problems of the built-in pack; there are none, which a test holds.
pub fn built_in() -> Result<Catalog, Problems> {
    catalog::load(&read(&PackSource::BuiltIn)?, &calendar())
}

const NAME_A_FOLDER: &str = "给出政策包所在的文件夹，里面要有 manifest.yaml";

/// Not read with the rest: cases are tests of the content, and of the provinces only those a person needs are read.
fn is_skipped(path: &str) -> bool {
    let province = |name: &str| name.starts_with(|c: char| c.is_ascii_digit());
    match path.split_once('/') {
        None => path == "cases",
        Some(("regions", name)) => province(name),
        Some((folder, rest)) => {
            folder == "cases" || (folder == "evidence" && rest.split('/').next() == Some("regions"))
        }
    }
}

fn built_in_files(dir: &'static Dir<'static>) -> Vec<PackFile<'static>> {
    let folders = dir.dirs().flat_map(built_in_files);
    let mut files: Vec<_> = dir.files().map(built_in_file).chain(folders).collect();
    files.retain(|file| !is_skipped(&file.path));
    files
}

fn built_in_file(file: &'static include_dir::File<'static>) -> PackFile<'static> {
    PackFile {
        // On Windows the macro keeps backslashes.
        path: file.path().to_string_lossy().replace('\\', "/"),
        bytes: Cow::Borrowed(file.contents()),
    }
}

/// A folder being read.
#[derive(Default)]
struct Reading {
    files: Vec<PackFile<'static>>,
    bytes: usize,
    problems: Vec<Problem>,
    too_much: bool,
}

impl Reading {
    /// Reads the files of a folder and, at the root, of the folders in it.
    fn folder(&mut self, folder: &Path, inside: &str) {
        let shown = if inside.is_empty() {
            folder.to_string_lossy().into_owned()
        } else {
            inside.to_owned()
        };
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(&shown, &error),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return self.unreadable(&shown, &error),
            };
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let shown = format!("{inside}{}", name.to_string_lossy());
                self.problem(&shown, "文件名不是 UTF-8", "给文件换个名字");
                continue;
            };
            // Editors and file managers leave hidden files about.
            let path = format!("{inside}{name}");
            if name.starts_with('.') || is_skipped(&path) {
                continue;
            }
            if self.files.len() >= MAX_FILES || self.bytes > MAX_BYTES {
                if !self.too_much {
                    self.too_much = true;
                    self.problem(&shown, "文件太多，不像是政策包", NAME_A_FOLDER);
                }
                return;
            }
            self.file_or_folder(&entry.path(), &path);
        }
    }

    fn file_or_folder(&mut self, at: &Path, path: &str) {
        // `metadata` follows links: what counts is what a link leads to.
        match fs::metadata(at) {
            Ok(meta) if meta.is_dir() && !path.contains('/') => {
                self.folder(at, &format!("{path}/"));
            }
            // A folder in a folder is not part of a pack; the loader says so.
            Ok(meta) if meta.is_dir() => self.files.push(PackFile {
                path: format!("{path}/"),
                bytes: Cow::Borrowed(&[]),
            }),
            Ok(_) => self.file(at, path),
            Err(error) => self.unreadable(path, &error),
        }
    }

    /// Reads one file, when it is one. A file that is not there is left to the loader.
    fn file(&mut self, at: &Path, path: &str) {
        match fs::metadata(at) {
            Ok(meta) if !meta.is_file() => {
                self.problem(path, "不是普通文件（是管道、设备之类）", "把它移出政策包");
                return;
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return,
            Ok(_) | Err(_) => {}
        }
        match read_some(at) {
            Ok(bytes) => {
                self.bytes += bytes.len();
                self.files.push(PackFile {
                    path: path.to_owned(),
                    bytes: Cow::Owned(bytes),
                });
            }
            Err(error) => self.unreadable(path, &error),
        }
    }

    fn unreadable(&mut self, path: &str, error: &io::Error) {
        let (cause, next) = match error.kind() {
            ErrorKind::NotFound => ("没有这个文件或文件夹".to_owned(), NAME_A_FOLDER),
            ErrorKind::NotADirectory => ("这不是文件夹".to_owned(), NAME_A_FOLDER),
            ErrorKind::PermissionDenied => ("没有读的权限".to_owned(), "改权限，或换一个文件夹"),
            _ => (format!("读不出来（{error}）"), "检查磁盘，或换一个文件夹"),
        };
        self.problem(path, cause, next);
    }

    fn problem(&mut self, path: &str, cause: impl Into<String>, next: &str) {
        self.problems.push(Problem {
            file: clean(path),
            line: 0,
            item: String::new(),
            cause: cause.into(),
            next: next.to_owned(),
            kind: ProblemKind::Other,
        });
    }

    fn finish(mut self) -> Result<Vec<PackFile<'static>>, Problems> {
        if self.problems.is_empty() {
            self.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
            return Ok(self.files);
        }
        self.problems.sort_unstable();
        Err(Problems(self.problems))
    }
}

/// At most one byte more than a file may have, so that the loader can say it is too large.
fn read_some(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_FILE).unwrap_or(u64::MAX);
    File::open(path)?
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
