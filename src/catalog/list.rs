//! One file read: as one map, or item by item, so that every item reports its own problem.

use serde::de::DeserializeOwned;

use super::decode::decode;
use super::fault::report_fault;
use super::items::items;
use super::load::PackFile;
use super::report::Report;
use super::yaml::parse;

/// Something read, with the file and the line it starts on. Lines inside `raw` count from there.
#[derive(Debug)]
pub(super) struct Sourced<'f, T> {
    pub file: &'f str,
    pub line: usize,
    /// Boxed: the checked item takes its place one by one, and a long list of wide structs would double while it grows.
    pub raw: Box<T>,
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
    pub(super) fn new(label: &'static str) -> Self {
        Self {
            label,
            items: Vec::new(),
            broken: Vec::new(),
            partial: false,
        }
    }
}

/// Reads a file that is one map.
pub(super) fn read_one<'f, T: DeserializeOwned>(
    file: &'f PackFile<'_>,
    report: &mut Report,
) -> Option<Sourced<'f, T>> {
    let text = decode(&file.path, &file.bytes, report)?;
    match parse(text) {
        Ok(raw) => Some(Sourced {
            file: &file.path,
            line: 1,
            raw: Box::new(raw),
        }),
        Err(fault) => {
            report.enter(&file.path, 1, String::new());
            report_fault(&fault, text, report);
            None
        }
    }
}

/// Reads every item of a file that is a list, each by itself.
pub(super) fn read_list<'f, T: DeserializeOwned>(
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
        // A cut item has had its problem reported; what is left of it would only bring misleading ones.
        let parsed = if item.cut {
            None
        } else {
            Some(parse::<(T,)>(item.text))
        };
        if let Some(Ok((raw,))) = parsed {
            list.items.push(Sourced {
                file: &file.path,
                line: item.line,
                raw: Box::new(raw),
            });
            continue;
        }
        let name = if let Some(id) = written_id(item.text) {
            list.broken.push(id.to_owned());
            format!("{} {id}", list.label)
        } else {
            list.partial = true;
            format!("第 {} 条{}", number + 1, list.label)
        };
        if let Some(Err(fault)) = parsed {
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
            .or_else(|| line.strip_prefix("fact"))
            .or_else(|| line.strip_prefix("{id"))?;
        let id = rest.trim_start_matches([':', '：', ' ', '"', '\'']);
        let end = id
            .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(id.len());
        id.get(..end).filter(|id| !id.is_empty() && id.len() <= 100)
    })
}
