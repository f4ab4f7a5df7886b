//! The loader: the real pack loads, and every way of getting a pack wrong has its exact message.
//!
//! A folder of `tests/invalid` is laid over the valid pack in `tests/invalid/_base` (`regions-…` over `_base` and `_regions`
//! together); its `expected.txt` is the report.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "these are tests, helpers too"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use yiqian::catalog::{Catalog, PackFile, Problems, add_regions, load};
use yiqian::pack::{self, PackSource};

/// The files of a pack by path.
type Files = BTreeMap<String, Vec<u8>>;

fn invalid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")
}

fn collect(folder: &Path, inside: &str, files: &mut Files) {
    for item in std::fs::read_dir(folder).unwrap() {
        let item = item.unwrap();
        let path = format!("{inside}{}", item.file_name().to_str().unwrap());
        if item.file_type().unwrap().is_dir() {
            collect(&item.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, std::fs::read(item.path()).unwrap());
        }
    }
}

fn base() -> Files {
    let mut files = Files::new();
    collect(&invalid().join("_base"), "", &mut files);
    files
}

fn load_files(files: &Files) -> Result<Catalog, Problems> {
    let pack_file = |(path, bytes): (&String, &Vec<u8>)| PackFile {
        path: path.clone(),
        bytes: Cow::Owned(bytes.clone()),
    };
    let (calendar, pack): (Vec<_>, Vec<_>) = files
        .iter()
        .map(pack_file)
        .partition(|file| file.path.starts_with("calendar/"));
    // As the program does: the files of the provinces are read after the rest.
    let (regions, pack): (Vec<_>, Vec<_>) = pack.into_iter().partition(|file| {
        let name = file.path.rsplit('/').next().unwrap();
        file.path.contains("regions/") && name.starts_with(|c: char| c.is_ascii_digit())
    });
    let catalog = load(&pack, &calendar)?;
    if regions.is_empty() {
        return Ok(catalog);
    }
    add_regions(&catalog, &catalog.provinces(), &regions)
}

/// The report on the base pack with this file in place of its own.
#[track_caller]
fn report_with(path: &str, bytes: impl Into<Vec<u8>>) -> String {
    let mut files = base();
    files.insert(path.to_owned(), bytes.into());
    load_files(&files).unwrap_err().to_string()
}

#[test]
fn loads_the_built_in_pack() {
    let catalog = yiqian::pack::built_in().unwrap_or_else(|problems| panic!("{problems}"));
    assert!(catalog.entries.len() > 60, "{}", catalog.entries.len());
    assert!(catalog.entries.is_sorted_by_key(|entry| entry.section));
    assert!(catalog.entries.iter().all(|entry| !entry.cite.is_empty()));
}

#[test]
fn reports_every_invalid_pack_to_the_letter() {
    let mut wrong = Vec::new();
    for case in std::fs::read_dir(invalid()).unwrap() {
        let folder = case.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with('_') {
            continue;
        }
        let mut files = base();
        // The rules of places are laid over a pack that has some.
        if name.starts_with("regions-") {
            collect(&invalid().join("_regions"), "", &mut files);
        }
        collect(&folder, "", &mut files);
        let expected = files.remove("expected.txt").unwrap_or_default();
        // `.drop` names files of the base pack that this one lacks; a name that ends in `/` names a folder.
        let dropped = String::from_utf8(files.remove(".drop").unwrap_or_default()).unwrap();
        files.retain(|path, _| !dropped.lines().any(|drop| path.starts_with(drop)));
        let report = match load_files(&files) {
            Ok(_) => "no problem found\n".to_owned(),
            Err(problems) => format!("{problems}\n"),
        };
        if report.as_bytes() != expected {
            wrong.push(format!("--- {name}\n{report}"));
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

#[test]
fn accepts_the_base_pack_with_rules_of_places() {
    let mut files = base();
    collect(&invalid().join("_regions"), "", &mut files);
    let catalog = load_files(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let local = catalog.entries.iter().filter(|entry| entry.local.is_some());
    let ids: Vec<&str> = local.map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["gd-go", "gd-ask", "sz-go", "qh-maybe"]);
}

#[test]
fn accepts_the_base_pack_with_byte_order_marks_and_windows_line_ends() {
    let mut files = base();
    let plain = load_files(&files).unwrap_or_else(|problems| panic!("{problems}"));
    for bytes in files.values_mut() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    }
    let windows = load_files(&files).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(format!("{plain:?}"), format!("{windows:?}"));
}

#[test]
fn resolves_what_the_base_pack_says() {
    let catalog = load_files(&base()).unwrap();
    let ids: Vec<&str> = catalog.entries.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids, ["ask", "go"], "entries stand in section order");
    let quotes: Vec<Option<&str>> = catalog.entries[1]
        .cite
        .iter()
        .map(|c| catalog.quote(c))
        .collect();
    assert_eq!(
        quotes,
        [Some("十个工作日"), None],
        "the chosen phrase, none for a paraphrase"
    );
    assert_eq!(
        catalog.quote(&catalog.verdicts[0].cite[0]),
        Some("十个工作日办完，五个工作日接上"),
        "the first quote of the fact where none is chosen"
    );
    let shown: Vec<bool> = catalog.derived.iter().map(|d| d.shown).collect();
    assert_eq!(shown, [true, false]);
}

#[test]
fn refuses_a_file_over_one_mebibyte() {
    let huge = format!("- term: 甲\n  short: {}\n", "长".repeat(400_000));
    assert_eq!(
        report_with("glossary.yaml", huge),
        "glossary.yaml：文件超过 1 MiB。拆成几个文件"
    );
}

#[test]
fn refuses_too_many_items() {
    assert_eq!(
        report_with("glossary.yaml", "- {}\n".repeat(2001)),
        "glossary.yaml：条目超过 2000 个。拆成几个文件"
    );
}

#[test]
fn refuses_bombs() {
    let mut laughs = "- cite: &a0 [x]\n".to_owned();
    for level in 1..9 {
        let before = format!("*a{}, ", level - 1).repeat(9);
        writeln!(laughs, "  b{level}: &a{level} [{before}]").unwrap();
    }
    let bombs = [
        ("laughs", laughs, "锚点或别名"),
        (
            "brackets",
            format!("- {}", "[".repeat(100_000)),
            "嵌套超过 32 层",
        ),
        (
            "open brackets in a map",
            format!("- a: {}", "{a: ".repeat(100_000)),
            "不认识的字段 `a`",
        ),
        (
            "dashes",
            format!("- {}", "- ".repeat(100_000)),
            "这里的写法不对",
        ),
        (
            "values",
            format!("- cite: [{}]", "a,".repeat(100_000)),
            "这一条太大",
        ),
        (
            "keys",
            format!("- {{{}}}", "a: b,".repeat(100_000)),
            "不认识的字段 `a`",
        ),
        (
            "a long key",
            format!("- {}: b", "k".repeat(1_000_000)),
            "这里的写法不对",
        ),
    ];
    for (name, bomb, cause) in bombs {
        let report = report_with("glossary.yaml", bomb);
        assert!(report.contains(cause), "{name}: {report}");
        assert!(
            report.chars().count() < 1000,
            "{name}: {} characters",
            report.chars().count()
        );
    }
}

/// A folder with the base pack in it, to which something may be added.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in base() {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    std::fs::remove_dir_all(folder.path().join("calendar")).unwrap();
    folder
}

fn read(folder: &Path) -> Result<Vec<PackFile<'static>>, String> {
    pack::read(&PackSource::Folder(folder.to_owned())).map_err(|problems| problems.to_string())
}

#[test]
fn reads_a_folder_and_leaves_out_what_is_not_content() {
    let folder = folder();
    std::fs::write(folder.path().join(".questions.yaml.swp"), "").unwrap();
    std::fs::create_dir(folder.path().join("cases")).unwrap();
    std::fs::write(folder.path().join("cases/one.yaml"), "").unwrap();
    let files = read(folder.path()).unwrap();
    let paths: Vec<&str> = files.iter().map(|f| f.path.as_str()).collect();
    let expected = [
        "derived.yaml",
        "entries/steps.yaml",
        "evidence/facts.yaml",
        "glossary.yaml",
        "manifest.yaml",
        "questions.yaml",
        "verdicts.yaml",
    ];
    assert_eq!(paths, expected);
    load(&files, &pack::calendar()).unwrap();
    let manifest = pack::read_manifest(&PackSource::Folder(folder.path().to_owned())).unwrap();
    assert_eq!(
        yiqian::catalog::load_manifest(&manifest).unwrap().title,
        "试验包"
    );
}

#[test]
fn reports_a_folder_in_a_folder_and_a_huge_file_of_a_folder() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("entries/more")).unwrap();
    std::fs::write(folder.path().join("glossary.yaml"), vec![b'a'; 3 << 20]).unwrap();
    let files = read(folder.path()).unwrap();
    assert_eq!(
        load(&files, &[]).unwrap_err().to_string(),
        "entries/more/：只读这个文件夹里的 .yaml 文件。把扩展名改成 .yaml，或把它移出去\n\
         glossary.yaml：文件超过 1 MiB。拆成几个文件"
    );
}

#[test]
fn refuses_what_is_not_a_folder() {
    let folder = folder();
    let next = "给出政策包所在的文件夹，里面要有 manifest.yaml";
    let file = folder.path().join("manifest.yaml");
    let shown = file.display();
    assert_eq!(
        read(&file).unwrap_err(),
        format!("{shown}：这不是文件夹。{next}")
    );
    let absent = folder.path().join("absent");
    let shown = absent.display();
    let expected = format!("{shown}：没有这个文件或文件夹。{next}");
    assert_eq!(read(&absent).unwrap_err(), expected);
    let manifest = pack::read_manifest(&PackSource::Folder(absent));
    assert_eq!(manifest.unwrap_err().to_string(), expected);
}

#[test]
fn reports_a_missing_manifest() {
    let empty = tempfile::tempdir().unwrap();
    let files = pack::read_manifest(&PackSource::Folder(empty.path().to_owned())).unwrap();
    assert_eq!(
        yiqian::catalog::load_manifest(&files)
            .unwrap_err()
            .to_string(),
        "manifest.yaml：政策包里没有它。补上它，或检查 --content 给的文件夹"
    );
}

#[cfg(unix)]
#[test]
fn refuses_devices_pipes_and_dangling_links_without_reading_them() {
    use std::os::unix::fs::symlink;

    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    symlink("/dev/zero", at("entries/zero.yaml")).unwrap();
    symlink("nowhere", at("entries/gone.yaml")).unwrap();
    rustix::fs::mkfifoat(
        rustix::fs::CWD,
        at("entries/pipe.yaml"),
        rustix::fs::Mode::RUSR,
    )
    .unwrap();
    std::fs::rename(at("glossary.yaml"), at("evidence/linked.txt")).unwrap();
    symlink("evidence/linked.txt", at("glossary.yaml")).unwrap();
    assert_eq!(
        read(folder.path()).unwrap_err(),
        "entries/gone.yaml：没有这个文件或文件夹。给出政策包所在的文件夹，里面要有 manifest.yaml\n\
         entries/pipe.yaml：不是普通文件（是管道、设备之类）。把它移出政策包\n\
         entries/zero.yaml：不是普通文件（是管道、设备之类）。把它移出政策包"
    );
}

#[cfg(unix)]
#[test]
fn follows_links_to_files() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    std::fs::rename(at("glossary.yaml"), at(".elsewhere")).unwrap();
    std::os::unix::fs::symlink(".elsewhere", at("glossary.yaml")).unwrap();
    let catalog = load(&read(folder.path()).unwrap(), &pack::calendar()).unwrap();
    assert_eq!(catalog.terms.len(), 1);
}

#[test]
fn refuses_a_folder_of_too_many_files() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..501 {
        std::fs::write(folder.path().join(format!("{number}.yaml")), "").unwrap();
    }
    let report = read(folder.path()).unwrap_err();
    assert!(report.contains("文件太多，不像是政策包"), "{report}");
}

static REAL: LazyLock<Vec<PackFile<'static>>> =
    LazyLock::new(|| pack::read(&PackSource::BuiltIn).unwrap());

/// One change to one file: text put in place of some characters.
fn mutation() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, usize, Vec<u8>)> {
    let insert = prop_oneof![
        prop::sample::select(vec![
            "：", ":", ": ", "- ", "\t", "\n", "\n- ", "\"", "'", "[", "]", "{", "}", "&a ", "*a",
            "<<: ", "---\n", "!x ", "|", ">", "#", "\u{feff}", "\u{202e}", "\r", "\0", "~", "yes",
            "1e999",
        ])
        .prop_map(|s| s.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..30_usize,
        insert,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn never_panics_on_a_mutated_pack(mutations in prop::collection::vec(mutation(), 1..4)) {
        let mut files = REAL.clone();
        for (file, at, length, insert) in mutations {
            let file = file.get(&files).path.clone();
            let file = files.iter_mut().find(|f| f.path == file).unwrap();
            let bytes = file.bytes.to_mut();
            if bytes.is_empty() {
                continue;
            }
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, insert);
        }
        if let Err(problems) = load(&files, &pack::calendar()) {
            prop_assert!(!problems.0.is_empty());
            prop_assert!(problems.0.is_sorted());
            let text = problems.to_string();
            prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{}", text);
            prop_assert!(problems.0.iter().all(|p| !p.cause.is_empty()));
        }
    }
}
