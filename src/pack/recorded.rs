//! How much is recorded for places, counted by lines that begin an item. `build.rs` counts the built-in pack with this too,
//! so that the first screen can say it before anything is read.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

/// As much of a file as is looked at: what a file of a pack may hold.
const MOST: u64 = 1 << 20;

/// So many places and so many rules stand in the folder `regions` of a pack. What cannot be read counts for nothing; the
/// loader says what is wrong with it.
pub(super) fn recorded_in(regions: &Path) -> (usize, usize) {
    let (mut places, mut rules) = (0, 0);
    for file in fs::read_dir(regions).into_iter().flatten().flatten() {
        let name = file.file_name();
        let name = name.to_string_lossy();
        if name == "places.yaml" {
            places += items(&file.path());
        } else if name.starts_with(|c: char| c.is_ascii_digit()) {
            rules += items(&file.path());
        }
    }
    (places, rules)
}

fn items(path: &Path) -> usize {
    let mut bytes = Vec::new();
    // A pipe would wait for ever.
    if path.is_file()
        && let Ok(file) = File::open(path)
        && file.take(MOST).read_to_end(&mut bytes).is_err()
    {
        bytes.clear();
    }
    let lines = bytes.split(|&byte| byte == b'\n');
    lines.filter(|line| line.starts_with(b"- ")).count()
}
