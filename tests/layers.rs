//! Holds the direction of dependencies of `docs/ARCHITECTURE.md`: an inner layer never names an outer one, and the
//! engine and the catalog never see a terminal, a file system or a clock.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

#[path = "layers/reader.rs"]
mod reader;

use std::path::{Path, PathBuf};

use reader::{Named, paths};

/// The layers from the inside out. A file may name its own layer and those before it.
const LAYERS: [(&str, &[&str]); 11] = [
    ("catalog", &["catalog"]),
    ("engine", &["catalog", "engine"]),
    ("text", &["catalog", "engine", "text"]),
    ("env", &["catalog", "engine", "text", "env"]),
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
const OUTSIDE: [&[&str]; 11] = [
    &["std", "fs"],
    &["std", "env"],
    &["std", "io"],
    &["std", "net"],
    &["std", "time"],
    &["std", "process"],
    &["chrono", "Local"],
    &["chrono", "Utc"],
    &["crossterm"],
    &["ratatui"],
    &["rustix"],
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

/// How deep a file's module lies: those of the crate's root are 1 deep.
fn depth_of(file: &Path) -> usize {
    let inside = file.strip_prefix(root()).unwrap();
    inside.components().count() - usize::from(file.ends_with("mod.rs"))
}

/// The layers that a source text of this one names and must not, and where.
fn named_further_out(layer: &str, depth: usize, text: &str) -> Vec<(usize, &'static str)> {
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return Vec::new();
    };
    let mut named = paths(text, "crate");
    let up = paths(text, "super");
    named.extend(up.iter().filter_map(|path| path.seen_from_root(depth)));
    let others = LAYERS.map(|(other, _)| other).into_iter();
    others
        .filter(|other| !allowed.contains(other))
        .flat_map(|other| {
            let reaches = |path: &&Named| path.reaches(&["crate", other]);
            let lines = named.iter().filter(reaches).map(|path| path.line);
            lines.map(move |line| (line, other)).collect::<Vec<_>>()
        })
        .collect()
}

/// What of the outside a source text names, and where.
fn named_outside(text: &str) -> Vec<(usize, String)> {
    let found = OUTSIDE.iter().flat_map(|outside| {
        let named = paths(text, outside[0]).into_iter();
        named.filter(|path| path.reaches(outside))
    });
    found
        .map(|path| (path.line, path.segments.join("::")))
        .collect()
}

#[test]
fn inner_layers_never_name_outer_ones() {
    let files = sources(&root());
    assert!(files.len() > 20, "found only {} source files", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let layer = layer_of(&file);
        let text = std::fs::read_to_string(&file).unwrap();
        for (line, other) in named_further_out(&layer, depth_of(&file), &text) {
            wrong.push(format!("{}:{line}: {layer} names {other}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_is_a_layer() {
    let lib = std::fs::read_to_string(root().join("lib.rs")).unwrap();
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod "));
    let mut modules: Vec<&str> = modules.map(|name| name.trim_end_matches(';')).collect();
    let mut layers = LAYERS.map(|(name, _)| name);
    modules.sort_unstable();
    layers.sort_unstable();
    assert_eq!(modules, layers);
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
        for (line, name) in named_outside(&text) {
            wrong.push(format!("{}:{line}: {name}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn however_it_is_written_an_outer_layer_is_seen() {
    for text in [
        "use crate::cli;",
        "use crate::cli::main;",
        "use crate::{cli, engine};",
        "use crate::{engine, cli as outer};",
        "use crate::{\n    engine::{Answers, Days},\n    cli,\n};",
        "use crate::{\n    // the engine\n    cli,\n};",
        "use crate::{engine as _, /* two */ cli::{self, main}};",
        "use crate::*;",
        "use super::super::cli;",
        "use super::{super::cli, x};",
        "fn f() { crate::cli::main() }",
        "/// See [`crate::cli`].",
        "let a = 1; // why\nuse crate::cli;",
    ] {
        let found = named_further_out("engine", 2, text);
        let line = 1 + usize::from(text.starts_with("let"));
        assert!(found.contains(&(line, "cli")), "{text}: {found:?}");
    }
    let env = "use crate::{engine, env::Env};";
    assert_eq!(named_further_out("session", 1, env), [(1, "env")]);
    assert_eq!(named_further_out("plain", 1, env), [(1, "env")]);
    for text in [
        "use crate::{engine, catalog::{Catalog, Entry}};",
        "use crate::catalog::cli;",
        "use super::cli;",
        "use super::{cli, tui};",
        "pub(crate) fn cli() {}",
        "pub(in super::super) fn cli() {}",
        "// use crate::cli;",
        "my_crate::cli",
    ] {
        assert_eq!(named_further_out("engine", 2, text), [], "{text}");
    }
}

#[test]
fn however_it_is_written_the_outside_is_seen() {
    for (text, name) in [
        ("use std::fs;", "std::fs"),
        ("use std::{collections::BTreeMap, fs};", "std::fs"),
        ("use std::{fmt, io::{self, Read}};", "std::io::self"),
        ("use std::*;", "std::*"),
        ("std::time::Instant::now()", "std::time::Instant::now"),
        ("use chrono::{Local, NaiveDate};", "chrono::Local"),
        ("chrono::Utc::now()", "chrono::Utc::now"),
        ("use crossterm::event::Event;", "crossterm::event::Event"),
    ] {
        let found = named_outside(text);
        assert!(found.contains(&(1, name.to_owned())), "{text}: {found:?}");
    }
    for text in ["use std::fmt;", "use chrono::{Datelike, NaiveDate};"] {
        assert_eq!(named_outside(text), [], "{text}");
    }
}
