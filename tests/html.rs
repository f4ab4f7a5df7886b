//! The list as a web page: its structure by a parser that forgives nothing, the contrast of its colours, and, where one
//! is installed, a real browser.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails may say so by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use common::{XUZHOU_TO_HEFEI, catalog, days, hostile_text, list, marks, with_text_everywhere};
use proptest::prelude::*;
use roxmltree::{Document, Node, ParsingOptions};
use yiqian::engine::{Answers, Checklist, parse_answers};
use yiqian::export::{Format, html};
use yiqian::text::clean;

fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(page, options).unwrap_or_else(|e| panic!("{e}\n{page}"))
}

fn named<'a, 'd>(document: &'a Document<'d>, name: &str) -> Vec<Node<'a, 'd>> {
    let nodes = document.descendants();
    nodes.filter(|n| n.has_tag_name(name)).collect()
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter_map(|n| n.text().filter(|_| n.is_text()))
        .collect()
}

/// What a page may consist of. No script, frame, picture, form, or anything else that acts or fetches.
const ELEMENTS: [&str; 38] = [
    "caption", "div", "table", "tbody", "td", "th", "thead", "tr", "html", "head", "meta", "title",
    "style", "body", "header", "nav", "main", "footer", "section", "h1", "h2", "h3", "p", "ul",
    "ol", "li", "dl", "dt", "dd", "a", "span", "strong", "time", "label", "input", "br", "em", "q",
];

const ATTRIBUTES: [&str; 18] = [
    "checked",
    "scope",
    "lang",
    "charset",
    "name",
    "content",
    "http-equiv",
    "class",
    "id",
    "href",
    "role",
    "aria-label",
    "aria-labelledby",
    "datetime",
    "type",
    "start",
    "for",
    "value",
];

#[track_caller]
fn assert_sound(page: &str, list: &Checklist) {
    let document = parse(page);
    let root = document.root_element();
    assert_eq!(root.attribute("lang"), Some("zh-CN"));
    for node in document.descendants().filter(Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{node:?}");
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{attribute:?}");
        }
    }
    let head = root.first_element_child().unwrap();
    let first = head.first_element_child().unwrap();
    assert_eq!(first.attribute("charset"), Some("utf-8"));
    assert!(page.find("charset").unwrap() < 1024);
    assert_eq!(
        text_of(named(&document, "title")[0]),
        "医保转移清单 2026-11-21"
    );
    for landmark in ["header", "nav", "main", "footer", "h1"] {
        assert_eq!(named(&document, landmark).len(), 1, "{landmark}");
    }
    assert_headings_in_order(&document);
    assert_links_lead_somewhere(&document);
    let boxes = named(&document, "input");
    assert_eq!(boxes.len(), list.len());
    for one in boxes {
        assert_eq!(one.attribute("type"), Some("checkbox"));
        let label = one.parent().unwrap();
        assert!(label.has_tag_name("label") && !text_of(label).trim().is_empty());
    }
    let style = text_of(named(&document, "style")[0]);
    assert!(!style.contains("url(") && !style.contains("@import"));
}

fn assert_headings_in_order(document: &Document<'_>) {
    let mut last = 0;
    for node in document.descendants() {
        let Some(level) = node
            .tag_name()
            .name()
            .strip_prefix('h')
            .and_then(|n| n.parse::<u8>().ok())
        else {
            continue;
        };
        assert!(level <= last + 1, "h{level} after h{last}");
        assert!(!text_of(node).trim().is_empty());
        last = level;
    }
}

fn assert_links_lead_somewhere(document: &Document<'_>) {
    let ids: Vec<&str> = document
        .descendants()
        .filter_map(|n| n.attribute("id"))
        .collect();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(distinct.len(), ids.len(), "an id twice");
    let shippable: BTreeSet<&str> = catalog()
        .facts
        .iter()
        .filter_map(|f| f.url.as_deref())
        .collect();
    for link in document.descendants().filter_map(|n| n.attribute("href")) {
        match link.strip_prefix('#') {
            Some(id) => assert!(distinct.contains(id), "{link}"),
            None => assert!(shippable.contains(link), "{link}"),
        }
    }
    for section in named(document, "section") {
        assert!(distinct.contains(section.attribute("aria-labelledby").unwrap()));
    }
}

#[test]
fn the_page_reads_well() {
    let page = html(catalog(), &list(&XUZHOU_TO_HEFEI));
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    insta::assert_snapshot!(format!("{head}<style>…</style>{body}"));
}

#[test]
fn what_was_ticked_and_noted_stands_with_its_line() {
    let list = list(&XUZHOU_TO_HEFEI);
    let marks = marks("hotline", "打过电话，让<等>三天");
    let page = Format::Html
        .render_marked(catalog(), &list, &marks)
        .unwrap();
    assert_sound(&page, &list);
    let document = parse(&page);
    let mut boxes = named(&document, "input");
    boxes.retain(|one| one.attribute("checked").is_some());
    assert_eq!(boxes.len(), 1);
    let item = boxes[0].ancestors().find(|n| n.has_tag_name("li")).unwrap();
    let words = text_of(item);
    for part in ["12393", "办好：2026-11-20", "备注：打过电话，让<等>三天"] {
        assert!(words.contains(part), "{words}");
    }
    assert!(!html(catalog(), &list).contains("checked=\""));
}

#[test]
fn a_stale_pack_says_so_on_the_page() {
    let mut days = days();
    days.today = common::date("2027-01-01");
    let page = html(
        catalog(),
        &Checklist::build(catalog(), &Answers::default(), days),
    );
    let header = page.split("</header>").next().unwrap();
    assert!(header.contains("已过复核期限（2027-01-01）"), "{header}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn every_page_is_sound(answers in common::random_answers()) {
        let list = Checklist::build(catalog(), &answers, days());
        let page = html(catalog(), &list);
        assert_sound(&page, &list);
        prop_assert_eq!(&page, &clean(&page));
    }

    #[test]
    fn no_text_becomes_markup(hostile in hostile_text(), open in any::<bool>()) {
        const PLAIN: &str = "甲乙丙丁";
        let read = |text: &str| {
            let pack = with_text_everywhere(text);
            let answers = parse_answers(&pack, XUZHOU_TO_HEFEI).unwrap();
            let answers = if open { Answers::default() } else { answers };
            let list = Checklist::build(&pack, &answers, days());
            let page = Format::Html.render_marked(&pack, &list, &marks(text, text)).unwrap();
            assert_eq!(page, clean(&page));
            outline(&parse(&page))
        };
        prop_assert_eq!(read(&hostile), read(PLAIN).replace(PLAIN, &clean(&hostile)));
    }
}

/// Elements with their attributes, and the text as shown.
fn outline(document: &Document<'_>) -> String {
    let mut read = String::new();
    for node in document.descendants() {
        if node.is_text() {
            read.push_str(node.text().unwrap_or_default());
        } else if node.has_tag_name("br") {
            read.push('\n');
        } else if node.is_element() {
            read.extend(["⟨", node.tag_name().name()]);
            for attribute in node.attributes() {
                read.extend([" ", attribute.name(), "=", attribute.value()]);
            }
            read.push('⟩');
        }
    }
    read
}

/// The colours each theme names: `--ink` and so on, by scheme.
fn themes(style: &str) -> Vec<BTreeMap<String, u32>> {
    let mut themes: Vec<BTreeMap<String, u32>> = Vec::new();
    for block in style.split(":root {").skip(1) {
        let block = block.split('}').next().unwrap();
        let colours = block.split(';').filter_map(|line| line.split_once(": #"));
        themes.push(
            colours
                .map(|(name, hex)| {
                    (
                        name.trim().to_owned(),
                        u32::from_str_radix(hex.trim(), 16).unwrap(),
                    )
                })
                .collect(),
        );
    }
    themes
}

/// WCAG 2: relative luminance.
fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from(colour >> shift & 0xff) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_computed_as_the_standard_says() {
    assert!((contrast(0, 0x00ff_ffff) - 21.0).abs() < 1e-9);
    assert!((contrast(0x0077_7777, 0x00ff_ffff) - 4.478).abs() < 0.001);
}

#[test]
fn every_text_stands_out_in_every_theme() {
    let page = html(catalog(), &list(&XUZHOU_TO_HEFEI));
    let document = parse(&page);
    let style = text_of(named(&document, "style")[0]);
    let themes = themes(&style);
    assert_eq!(themes.len(), 3, "light, dark, print");
    for theme in &themes {
        for back in ["--paper", "--card"] {
            for text in ["--ink", "--quiet", "--accent", "--caution"] {
                let found = contrast(theme[text], theme[back]);
                assert!(found >= 4.5, "{text} on {back}: {found:.2}");
            }
        }
    }
    // Nothing else is coloured, except the small print of the paper's margin.
    for line in style.lines() {
        let coloured = ["color:", "background:", "border"]
            .iter()
            .any(|p| line.trim_start().starts_with(p));
        assert!(!coloured || !line.contains('#'), "{line}");
    }
    let margin = style.matches("color: #555;").count();
    assert_eq!(style.matches('#').count(), 7 * 3 + margin, "{style}");
    assert!(contrast(0x0055_5555, 0x00ff_ffff) >= 4.5);
}

/// The page in a real browser: it prints, it can be looked at on a phone, and its title is there.
#[test]
fn a_browser_shows_and_prints_the_page() {
    let Some(browser) = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok())
    else {
        // Said where the test's output is read; there is nothing to check.
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), "skipped: no chromium here");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("list.html");
    std::fs::write(&page, html(catalog(), &list(&XUZHOU_TO_HEFEI))).unwrap();
    let run = |args: &[String]| {
        let mut command = Command::new(browser);
        command.args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--timeout=30000",
        ]);
        command.arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ));
        let output = command.args(args).arg(&page).output().unwrap();
        assert!(
            output.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        output.stdout
    };
    let at = |name: &str| folder.path().join(name);
    let starts = |path: &Path, magic: &[u8]| std::fs::read(path).unwrap().starts_with(magic);
    run(&[format!("--print-to-pdf={}", at("list.pdf").display())]);
    assert!(starts(&at("list.pdf"), b"%PDF"));
    run(&[
        "--window-size=390,844".to_owned(),
        format!("--screenshot={}", at("list.png").display()),
    ]);
    assert!(starts(&at("list.png"), b"\x89PNG"));
    let dom = String::from_utf8(run(&["--dump-dom".to_owned()])).unwrap();
    assert!(
        dom.contains("<title>医保转移清单 2026-11-21</title>"),
        "{dom}"
    );
}
