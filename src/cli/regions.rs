//! `yiqian regions`: how much is recorded for which place, on which topic.

use std::collections::BTreeMap;

use serde::Serialize;

use super::args::Global;
use super::command_args::{ListFormat, RegionsArgs};
use super::failure::Failure;
use super::output::{note, print};
use super::{catalog, source, stale_note, today};
use crate::catalog::{Catalog, Recorded, RegionSource as _};
use crate::env::Env;
use crate::export::to_json;
use crate::text::{clean, pad_to, recorded_text, width};

/// Lists every place with the number of its rules on every topic; a city's own count without its province's.
pub(super) fn run(args: &RegionsArgs, global: &Global, env: &Env) -> Result<(), Failure> {
    let source = source(global);
    let catalog = catalog(&source)?;
    note(&stale_note(&catalog.manifest, today(global, env)));
    let provinces = catalog.provinces();
    let added = source
        .add_regions(&catalog, &provinces)
        .map_err(Failure::Pack)?;
    let catalog = added.unwrap_or(catalog);
    print(&match args.report.format {
        ListFormat::Txt => text(&catalog),
        ListFormat::Json => to_json(&shape(&catalog)),
    })
}

fn text(catalog: &Catalog) -> String {
    let mut lines = Vec::new();
    let mut all = 0;
    for Recorded { place, counts } in catalog.recorded() {
        all += counts.iter().sum::<usize>();
        let at = catalog.place(place);
        let indent = "  ".repeat(catalog.chain(place).count() - 1);
        let name = pad_to(&format!("{indent}{}  {}", at.code, at.name), 34);
        let topics = recorded_text(catalog, &counts);
        lines.push(format!("{name}{}", wrapped(&topics, 34)));
    }
    let head = format!(
        "已收录 {} 个地方的 {all} 条规定。没收录的主题，清单上会说问什么。\n\n",
        catalog.places.len()
    );
    clean(&format!("{head}{}\n", lines.join("\n")))
}

/// Broken at the commas so that no line is wider than a terminal, the rest indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut column = indent;
    for part in text.split_inclusive('，') {
        if column + width(part) > 79 && column > indent {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        }
        out.push_str(part);
        column += width(part);
    }
    out
}

#[derive(Serialize)]
struct Shape<'a> {
    schema: u32,
    regions: Vec<Region<'a>>,
}

#[derive(Serialize)]
struct Region<'a> {
    code: &'a str,
    name: &'a str,
    topics: BTreeMap<&'a str, usize>,
}

fn shape(catalog: &Catalog) -> Shape<'_> {
    let recorded = catalog.recorded().into_iter();
    let regions = recorded.map(|Recorded { place, counts }| Region {
        code: &catalog.place(place).code,
        name: &catalog.place(place).name,
        topics: catalog
            .topics
            .iter()
            .map(|topic| topic.id.as_str())
            .zip(counts)
            .collect(),
    });
    Shape {
        schema: 1,
        regions: regions.collect(),
    }
}
