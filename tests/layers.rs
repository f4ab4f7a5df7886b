//! Holds the direction of dependencies of `docs/ARCHITECTURE.md`: an inner layer never names an outer one, and the
//! engine and the catalog never see a terminal, a file system or a clock.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};

/// The layers from the inside out. A file may name its own layer and those before it.
const LAYERS: [(&str, &[&str]); 10] = [
    ("catalog", &["catalog"]),
    ("engine", &["catalog", "engine"]),
    ("text", &["catalog", "engine", "text"]),
    ("pack", &["catalog", "pack"]),
    ("export", &["catalog", "engine", "text", "export"]),
    ("session", &["catalog", "engine", "export", "session"]),
    (
        "tui",
        &[
            "catalog", "engine", "text", "pack", "export", "session", "env", "tui",
        ],
    ),
    ("batch", &["catalog", "engine", "text", "export", "batch"]),
    (
        "plain",
        &[
            "catalog", "engine", "text", "pack", "export", "session", "plain",
        ],
    ),
    (
        "cli",
        &[
            "catalog", "engine", "text", "pack", "export", "session", "env", "tui", "plain",
            "batch", "cli",
        ],
    ),
];

/// What the inner two layers must not name.
const OUTSIDE: [&str; 9] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::time",
    "std::process",
    "Local::now",
    "Utc::now",
    "crossterm",
];

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for item in std::fs::read_dir(dir).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

fn layer_of(file: &Path) -> String {
    let inside = file.strip_prefix(root()).unwrap();
    let first = inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    first.trim_end_matches(".rs").to_owned()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn inner_layers_never_name_outer_ones() {
    let files = sources(&root());
    assert!(files.len() > 20, "found only {} source files", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let layer = layer_of(&file);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            continue;
        };
        let text = std::fs::read_to_string(&file).unwrap();
        for (at, line) in text.lines().enumerate() {
            for (other, _) in LAYERS {
                if !allowed.contains(&other) && line.contains(&format!("crate::{other}")) {
                    wrong.push(format!(
                        "{}:{}: {layer} names {other}",
                        file.display(),
                        at + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn engine_and_catalog_never_see_the_outside() {
    let mut wrong = Vec::new();
    for file in sources(&root()) {
        if !["catalog", "engine"].contains(&layer_of(&file).as_str()) {
            continue;
        }
        // Compiled for tests only: it writes the schemas of the pack to docs/.
        if file.ends_with("catalog/schema.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for (at, line) in text.lines().enumerate() {
            for name in OUTSIDE {
                if line.contains(name) {
                    wrong.push(format!("{}:{}: {name}", file.display(), at + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
