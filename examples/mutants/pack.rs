//! The pack as text, cut into items, so that one item can be exchanged and everything else stays to the letter.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;
use yiqian::catalog::PackFile;
use yiqian::pack::{PackSource, read};

/// One item of a list file: its text and what stands in it. The manifest is one item.
pub struct Item {
    pub text: String,
    pub value: Value,
}

/// One file, cut into items.
pub struct File {
    pub path: String,
    /// Whether the file is a list, as all but the manifest are.
    pub is_list: bool,
    pub items: Vec<Item>,
}

impl File {
    fn new(file: &PackFile<'_>) -> Self {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let is_list = file.path != "manifest.yaml";
        let items = if is_list {
            cut(text)
        } else {
            vec![text.to_owned()]
        };
        Self {
            path: file.path.clone(),
            is_list,
            items: items
                .into_iter()
                .map(|text| Item {
                    value: value(&text, is_list),
                    text,
                })
                .collect(),
        }
    }

    /// The file with some of its items exchanged, or left out. JSON is YAML, so an item is written as JSON.
    pub fn with(&self, changes: &[(usize, Option<Value>)]) -> String {
        let mut text = String::new();
        for (at, item) in self.items.iter().enumerate() {
            match changes.iter().find(|change| change.0 == at) {
                None => text.push_str(&item.text),
                Some((_, None)) => {}
                Some((_, Some(value))) if self.is_list => {
                    let _ = writeln!(text, "- {value}");
                }
                Some((_, Some(value))) => text.push_str(&value.to_string()),
            }
        }
        text
    }
}

/// Every file of the built-in pack.
pub struct Pack {
    pub files: Vec<File>,
}

impl Pack {
    pub fn read() -> Self {
        let files = read(&PackSource::BuiltIn).unwrap_or_else(|problems| panic!("{problems}"));
        Self {
            files: files.iter().map(File::new).collect(),
        }
    }

    /// The files of a folder or one file: `entries`, `verdicts`.
    pub fn of<'p>(&'p self, name: &'p str) -> impl Iterator<Item = (usize, &'p File)> {
        let all = self.files.iter().enumerate();
        all.filter(move |(_, file)| {
            let rest = file.path.strip_prefix(name).unwrap_or("");
            rest == ".yaml" || rest.starts_with('/')
        })
    }

    /// All files, one of them changed.
    pub fn with(&self, file: usize, changes: &[(usize, Option<Value>)]) -> Vec<PackFile<'static>> {
        let text = |at: usize, one: &File| one.with(if at == file { changes } else { &[] });
        self.files
            .iter()
            .enumerate()
            .map(|(at, one)| PackFile {
                path: one.path.clone(),
                bytes: Cow::Owned(text(at, one).into_bytes()),
            })
            .collect()
    }
}

/// The items of a list; what stands before the first goes with it.
fn cut(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut head = String::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with("- ") {
            items.push(std::mem::take(&mut head) + line);
        } else {
            items.last_mut().unwrap_or(&mut head).push_str(line);
        }
    }
    items
}

fn value(text: &str, is_list: bool) -> Value {
    // The same reading as the loader's: plain `yes` and `no` are words.
    let options = serde_yaml::options! { strict_booleans: true };
    let value: Value = serde_yaml::from_str_with_options(text, options).unwrap();
    if is_list { value[0].clone() } else { value }
}
