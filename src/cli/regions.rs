//! `yiqian regions`: how much is recorded for which place, on which topic.

use std::collections::BTreeMap;

use serde::Serialize;

use super::args::Global;
use super::command_args::{ListFormat, RegionsArgs};
use super::failure::Failure;
use super::output::{note, print};
use super::{catalog, source, stale_note, today};
use crate::catalog::{Catalog, Entry, Recorded, RegionSource as _, Side, TopicIx};
use crate::engine::parse_place;
use crate::env::Env;
use crate::export::{Page, to_json};
use crate::text::{clean, pad_to, recorded_text, source_text, width};

/// Lists every place with the number of its rules on every topic; a city's own count without its province's. Of one place
/// that is named, and what lies in it, every rule.
pub(super) fn run(args: &RegionsArgs, global: &Global, env: &Env) -> Result<(), Failure> {
    let source = source(global);
    let catalog = catalog(&source)?;
    note(&stale_note(&catalog.manifest, today(global, env)));
    let named = args.place.as_deref();
    let named = named.map(|place| parse_place(&catalog, place).map_err(Failure::Usage));
    let named = named.transpose()?;
    let provinces = named.map_or_else(
        || catalog.provinces(),
        |place| vec![catalog.province(place)],
    );
    let added = source
        .add_regions(&catalog, &provinces)
        .map_err(Failure::Pack)?;
    let catalog = added.unwrap_or(catalog);
    let recorded = catalog.recorded().into_iter();
    // What lies in the place, and what it lies in: the rules of a province hold in its cities.
    let lies_in = |one, other| catalog.chain(one).any(|at| at == other);
    let recorded: Vec<Recorded> = recorded
        .filter(|one| {
            named.is_none_or(|place| lies_in(one.place, place) || lies_in(place, one.place))
        })
        .collect();
    print(&match (args.report.format, named) {
        (ListFormat::Json, _) => to_json(&shape(&catalog, recorded)),
        (ListFormat::Txt, Some(place)) => {
            let typed = args.place.as_deref().unwrap_or_default();
            rules(&catalog, &recorded, &catalog.place_found(place, typed))
        }
        (ListFormat::Txt, None) => text(&catalog, &recorded),
    })
}

/// Every rule of these places by topic, then what is not recorded.
fn rules(catalog: &Catalog, recorded: &[Recorded], asked: &str) -> String {
    let mut page = Page::default();
    page.line("", &format!("{asked}，收录的规定："));
    for Recorded { place, counts } in recorded {
        let at = catalog.place(*place);
        page.heading(&format!("{}（{}）", at.name, at.code));
        for (ix, topic) in catalog.topics.iter().enumerate() {
            let mut of_topic = catalog.entries.iter().filter(|entry| {
                let local = entry.local.as_ref();
                local.is_some_and(|local| local.region == *place && local.topic == TopicIx(ix))
            });
            if let Some(first) = of_topic.next() {
                page.line("", &format!("【{}】", topic.label));
                put_rule(&mut page, catalog, first);
                of_topic.for_each(|entry| put_rule(&mut page, catalog, entry));
            }
        }
        // What a city has not is its province's, which stands above it.
        if at.of.is_none() {
            let missing = catalog.topics.iter().zip(counts);
            let missing: Vec<&str> = missing
                .filter(|(topic, count)| **count == 0 && topic.gap.is_some())
                .map(|(topic, _)| topic.label.as_str())
                .collect();
            if !missing.is_empty() {
                page.line("没收录：", &missing.join("、"));
            }
        }
    }
    page.gap();
    page.line(
        "",
        "没收录的主题，清单上会说问什么。市里没有另写的，照省里的。给谁看、哪天起算、引了哪一句，看清单。",
    );
    page.finish()
}

fn put_rule(page: &mut Page, catalog: &Catalog, entry: &Entry) {
    let side = entry.side.map_or("", Side::label);
    let reach = entry.reach.label();
    page.line("  - ", &entry.text);
    page.line("    ", &format!("（{reach}·{side}）编号 {}", entry.id));
    let words = entry.local.iter().flat_map(|local| &local.concludes);
    for words in words {
        page.line("    结论写成：", &words.title);
    }
    let mut titles = Vec::new();
    for citation in &entry.cite {
        let title = source_text(catalog, citation).title;
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    page.line("    依据：", &titles.join("；"));
}

fn text(catalog: &Catalog, recorded: &[Recorded]) -> String {
    let mut lines = Vec::new();
    let mut all = 0;
    for Recorded { place, counts } in recorded {
        all += counts.iter().sum::<usize>();
        let at = catalog.place(*place);
        let indent = "  ".repeat(catalog.chain(*place).count() - 1);
        let name = pad_to(&format!("{indent}{}  {}", at.code, at.name), 34);
        let topics = recorded_text(catalog, counts);
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

fn shape(catalog: &Catalog, recorded: Vec<Recorded>) -> Shape<'_> {
    let regions = recorded
        .into_iter()
        .map(|Recorded { place, counts }| Region {
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
