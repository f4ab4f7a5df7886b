//! The files of `content/cases`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

/// The items of every YAML file of a folder of `content/cases` (none: of that folder itself, not of those in it), each with
/// its file's name as a message says it.
pub fn read<T: DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/cases");
    let files: BTreeSet<_> = fs::read_dir(all.join(folder))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    let mut found = Vec::new();
    for path in files {
        let name = path.strip_prefix(&all).unwrap();
        let name = name.to_str().unwrap().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        let items: Vec<T> = serde_yaml::from_str(&text)
            .unwrap_or_else(|error| panic!("content/cases/{name} 读不懂：{error}"));
        found.extend(items.into_iter().map(|item| (name.clone(), item)));
    }
    found
}
