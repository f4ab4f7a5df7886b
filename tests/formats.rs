//! The list as Markdown, calendar and JSON: reviewed examples, and that no text of a pack becomes markup. What was
//! written is read back by parsers that are not the writer's.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails may say so by panicking"
)]

mod common;

use common::{XUZHOU_TO_HEFEI, catalog, days, hostile_text, list, marks, with_text_everywhere};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use icalendar::parser::{Component, read_calendar, unfold};
use proptest::prelude::*;
use yiqian::catalog::Catalog;
use yiqian::engine::{Answers, Basis, Checklist, Reckoned, parse_answers};
use yiqian::export::{Format, calendar, json, markdown};
use yiqian::text::clean;

/// A text no list holds by itself.
const PLAIN: &str = "甲乙丙丁";

#[test]
fn the_markdown_reads_well() {
    insta::assert_snapshot!(markdown(catalog(), &list(&XUZHOU_TO_HEFEI)));
}

#[test]
fn the_calendar_reads_well() {
    let calendar = calendar(catalog(), &list(&XUZHOU_TO_HEFEI)).unwrap();
    insta::assert_snapshot!(calendar.replace('\r', ""));
}

/// The common case on a pack with this text everywhere, or the case without answers.
fn list_with(text: &str, open: bool) -> (Catalog, Checklist) {
    let catalog = with_text_everywhere(text);
    let answers = parse_answers(&catalog, XUZHOU_TO_HEFEI).unwrap();
    let answers = if open { Answers::default() } else { answers };
    let list = Checklist::build(&catalog, &answers, days());
    (catalog, list)
}

/// Markdown read back: the markup in `⟨⟩`, the text as shown.
fn read_markdown(text: &str) -> String {
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    let extension = &mut options.extension;
    extension.tasklist = true;
    extension.autolink = true;
    extension.table = true;
    extension.strikethrough = true;
    extension.footnotes = true;
    extension.math_dollars = true;
    let root = comrak::parse_document(&arena, text, &options);
    let mut read = String::new();
    for edge in root.traverse() {
        let NodeEdge::Start(node) = edge else {
            read.push('⟩');
            continue;
        };
        let markup = match &node.data().value {
            NodeValue::Text(text) => {
                read.push_str(text);
                continue;
            }
            NodeValue::Link(link) => format!("link {}", link.url),
            NodeValue::Heading(heading) => format!("h{}", heading.level),
            NodeValue::List(list) => format!("list {}", list.start),
            NodeValue::TaskItem(task) => {
                let ticked = task.symbol.is_some();
                if ticked { "done" } else { "box" }.to_owned()
            }
            other => {
                let debug = format!("{other:?}");
                debug
                    .chars()
                    .take_while(char::is_ascii_alphabetic)
                    .collect()
            }
        };
        read.extend(["⟨", &markup, "⟩"]);
    }
    read
}

/// Markdown takes spaces away at the ends of lines, so they are not compared.
fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_markdown_is_a_task_list_under_headings() {
    let list = list(&XUZHOU_TO_HEFEI);
    let read = read_markdown(&markdown(catalog(), &list));
    assert_eq!(read.matches("⟨box⟩").count(), list.len());
    assert_eq!(read.matches("⟨h1⟩").count(), 1);
    // The months, and nothing else, are tables.
    assert_eq!(read.matches("⟨Table⟩").count(), 2);
    assert!(read.contains("⟨link https://flk.npc.gov.cn/"), "{read}");
    for other in ["HtmlBlock", "HtmlInline", "CodeBlock", "Math"] {
        assert!(!read.contains(other), "{other}: {read}");
    }
}

#[test]
fn ticks_and_notes_are_boxes_and_items() {
    let list = list(&XUZHOU_TO_HEFEI);
    let marks = marks("hotline", "打过电话 *让等三天*");
    let written = Format::Markdown.render_marked(catalog(), &list, &marks);
    let read = read_markdown(&written.unwrap());
    assert_eq!(read.matches("⟨done⟩").count(), 1);
    assert_eq!(read.matches("⟨box⟩").count(), list.len() - 1);
    let (_, item) = read.split_once("⟨done⟩").unwrap();
    let (item, _) = item.split_once("⟨box⟩").unwrap_or((item, ""));
    let (before, after) = item.split_once("办好：2026-11-20").unwrap();
    assert!(before.contains("12393"), "{item}");
    assert!(after.contains("备注：打过电话 *让等三天*"), "{item}");
}

#[test]
fn ticks_and_notes_are_fields_of_their_entry() {
    let list = list(&XUZHOU_TO_HEFEI);
    let written = Format::Json.render_marked(catalog(), &list, &marks("hotline", "打过“电话”"));
    let read: serde_json::Value = serde_json::from_str(&written.unwrap()).unwrap();
    let sections = read["sections"].as_array().unwrap().iter();
    let entries = sections.flat_map(|section| section["entries"].as_array().unwrap());
    let (marked, others): (Vec<_>, Vec<_>) = entries.partition(|entry| entry["id"] == "hotline");
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0]["done_on"], "2026-11-20");
    assert_eq!(marked[0]["remark"], "打过“电话”");
    let bare = |entry: &&serde_json::Value| {
        entry.get("done_on").is_none() && entry.get("remark").is_none()
    };
    assert!(others.iter().all(bare));
    // Without marks the fields are not there at all.
    let plain = json(catalog(), &list);
    assert!(!plain.contains("done_on") && !plain.contains("remark"));
}

/// A calendar read back: every component and property with its parameters, texts as the parser
/// unescapes them.
fn read_components(components: &[Component<'_>], read: &mut Vec<String>) {
    for component in components {
        read.push(format!("<{}>", component.name));
        for property in &component.properties {
            let params: Vec<String> = property.params.iter().map(|p| format!("{p:?}")).collect();
            let value = property.val.as_str();
            read.push(format!("{} {params:?} {value}", property.name));
        }
        read_components(&component.components, read);
        read.push("</>".to_owned());
    }
}

fn read_ics(text: &str) -> Vec<String> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let mut read: Vec<String> = calendar
        .properties
        .iter()
        .map(|p| format!("{} {}", p.name, p.val.as_str()))
        .collect();
    read_components(&calendar.components, &mut read);
    read
}

/// Line ends and lengths as RFC 5545 wants them.
#[track_caller]
fn assert_lines_are_sound(text: &str) {
    assert!(text.ends_with("\r\n"));
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
}

fn values<'r>(read: &'r [String], name: &str) -> Vec<&'r str> {
    let lines = read
        .iter()
        .filter(|line| line.starts_with(&format!("{name} ")));
    lines.filter_map(|line| line.rsplit(' ').next()).collect()
}

#[test]
fn every_milestone_is_a_day_of_its_own() {
    let list = list(&XUZHOU_TO_HEFEI);
    let text = calendar(catalog(), &list).unwrap();
    assert_lines_are_sound(&text);
    let read = read_ics(&text);
    let milestones = &list.timeline.milestones;
    let days: Vec<String> = milestones
        .iter()
        .map(|m| m.date.format("%Y%m%d").to_string())
        .collect();
    let after = milestones
        .iter()
        .map(|m| (m.date + chrono::Days::new(1)).format("%Y%m%d").to_string());
    assert_eq!(values(&read, "DTSTART"), days);
    assert_eq!(values(&read, "DTEND"), after.collect::<Vec<_>>());
    let triggers = ["PT9H", "PT9H", "PT9H", "PT9H", "-PT15H", "PT9H"];
    assert_eq!(values(&read, "TRIGGER"), triggers);
}

#[test]
fn the_last_day_to_join_is_an_event_even_before_one_can_apply() {
    let mut not_joined = XUZHOU_TO_HEFEI.to_vec();
    not_joined[6].1 = "no";
    not_joined[7].1 = "within-3";
    not_joined.push(("last-paid", "2026-08"));
    let list = list(&not_joined);
    let read = read_ics(&calendar(catalog(), &list).unwrap());
    assert_eq!(values(&read, "DTSTART"), ["20261130"]);
    assert_eq!(values(&read, "TRIGGER"), ["-P6DT15H", "-PT15H"]);
    let about = read.iter().find(|line| line.starts_with("DESCRIPTION "));
    let about = about.unwrap();
    for word in [
        "最后缴到 2026-08",
        "到 2026-11-30 周一为止，还剩 9 天",
        "43号",
    ] {
        assert!(about.contains(word), "{word}: {about}");
    }
    let text = yiqian::export::text(catalog(), &list);
    assert!(
        text.contains("2026-11-30 周一  断缴不超过 3 个月的最后一天"),
        "{text}"
    );
    assert!(text.contains("还剩 9 天"), "{text}");
    // The JSON has it behind the stages of the transfer.
    let json: serde_json::Value = serde_json::from_str(&json(catalog(), &list)).unwrap();
    let gap_limit = json["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!(gap_limit["stage"], "gap-limit");
    assert_eq!(gap_limit["latest"], "2026-11-30");
}

#[test]
fn a_last_day_that_is_past_says_what_it_means() {
    let mut not_joined = XUZHOU_TO_HEFEI.to_vec();
    not_joined[6].1 = "no";
    not_joined[7].1 = "unknown";
    for (month, words) in [
        ("2026-06", "已经过了 52 天，多半要按断缴超过 3 个月算"),
        ("2026-08", "还剩 9 天"),
    ] {
        not_joined.truncate(9);
        not_joined.push(("last-paid", month));
        let text = without_spaces(&yiqian::export::text(catalog(), &list(&not_joined)));
        assert!(text.contains(&without_spaces(words)), "{month}: {text}");
    }
}

#[test]
fn a_month_that_contradicts_the_gap_is_told_under_the_conclusion() {
    let mut not_joined = XUZHOU_TO_HEFEI.to_vec();
    not_joined[6].1 = "no";
    not_joined[7].1 = "within-3";
    let told = |month: &'static str| {
        let mut answers = not_joined.clone();
        answers.push(("last-paid", month));
        let text = without_spaces(&yiqian::export::text(catalog(), &list(&answers)));
        text.contains("断缴已经超过3个月，和你答的对不上")
    };
    assert!(told("2026-07"));
    assert!(!told("2026-08"));
}

#[test]
fn a_list_made_again_updates_its_events() {
    let ids = |pairs: &[(&str, &str)], today: &str| {
        let answers = parse_answers(catalog(), pairs.iter().copied()).unwrap();
        let mut days = days();
        days.today = common::date(today);
        days.apply_on = days.today;
        let list = Checklist::build(catalog(), &answers, days);
        let read = read_ics(&calendar(catalog(), &list).unwrap());
        let sequence: u32 = values(&read, "SEQUENCE")[0].parse().unwrap();
        let ids: Vec<String> = values(&read, "UID")
            .into_iter()
            .map(str::to_owned)
            .collect();
        (ids, sequence)
    };
    let (first, before) = ids(&XUZHOU_TO_HEFEI, "2026-11-21");
    let mut distinct = first.clone();
    distinct.dedup();
    assert_eq!(first, distinct);
    // Later, with another day of application.
    let (again, after) = ids(&XUZHOU_TO_HEFEI, "2026-11-25");
    assert_eq!(again, first);
    assert!(after > before);
    // Accepted meanwhile: the same transfer, so the same events; 申请 is over.
    let accepted = [
        ("situation", "move"),
        ("from-insurance", "employee"),
        ("to-insurance", "employee"),
        ("scope", "cross-province"),
        ("stage", "applied"),
        ("accepted-on", "2026-11-24"),
    ];
    let (moved, _) = ids(&accepted, "2026-11-26");
    assert_eq!(moved, first[1..]);
    // Another transfer is another set of events.
    let mut other = XUZHOU_TO_HEFEI;
    other[3].1 = "within-province";
    let (other, _) = ids(&other, "2026-11-21");
    assert!(other.iter().all(|id| !first.contains(id)));
}

#[test]
fn what_is_past_does_not_ring_and_what_is_estimated_says_so() {
    let answers = [
        ("situation", "move"),
        ("from-insurance", "employee"),
        ("to-insurance", "employee"),
        ("scope", "cross-province"),
        ("stage", "applied"),
        ("accepted-on", "2026-12-21"),
    ];
    let answers = parse_answers(catalog(), answers).unwrap();
    let mut days = days();
    days.today = common::date("2026-12-25");
    let list = Checklist::build(catalog(), &answers, days);
    assert!(list.timeline.milestones.iter().any(|m| m.estimated));
    let text = unfold(&calendar(catalog(), &list).unwrap());
    let events: Vec<&str> = text.split("BEGIN:VEVENT").skip(1).collect();
    assert_eq!(events.len(), list.timeline.milestones.len());
    for (event, milestone) in events.iter().zip(&list.timeline.milestones) {
        assert_eq!(
            event.contains("VALARM"),
            milestone.date >= days.today,
            "{event}"
        );
        assert_eq!(event.contains("（估算）"), milestone.estimated, "{event}");
    }
    assert!(!events[0].contains("VALARM"));
}

#[test]
fn without_dates_there_is_no_calendar_and_it_says_why() {
    let why =
        |answers: &[(&str, &str)]| calendar(catalog(), &list(answers)).unwrap_err().to_string();
    let retired = why(&[("situation", "retired"), ("household", "not-moved")]);
    assert!(retired.contains("没有要等的日期"), "{retired}");
    let open = why(&[]);
    assert!(open.contains("先弄清“情形”"), "{open}");
    let mut not_left = XUZHOU_TO_HEFEI;
    not_left[5].1 = "no";
    let example = why(&not_left);
    assert!(example.contains("先把清单上“先办好”的办完"), "{example}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn no_text_becomes_markdown(hostile in hostile_text(), open in any::<bool>()) {
        let (pack, list) = list_with(&hostile, open);
        let write = |pack: &Catalog, list: &Checklist, text: &str| {
            Format::Markdown.render_marked(pack, list, &marks(text, text)).unwrap()
        };
        let written = write(&pack, &list, &hostile);
        prop_assert_eq!(&written, &clean(&written));
        let (plain, plain_list) = list_with(PLAIN, open);
        let expected = read_markdown(&write(&plain, &plain_list, PLAIN));
        let expected = expected.replace(PLAIN, &clean(&hostile));
        prop_assert_eq!(without_spaces(&read_markdown(&written)), without_spaces(&expected));
    }

    #[test]
    fn no_text_becomes_a_calendar_property(hostile in hostile_text()) {
        let (pack, list) = list_with(&hostile, false);
        let written = calendar(&pack, &list).unwrap();
        assert_lines_are_sound(&written);
        let (plain, plain_list) = list_with(PLAIN, false);
        let expected = read_ics(&calendar(&plain, &plain_list).unwrap());
        let shown = clean(&hostile);
        let expected: Vec<String> = expected.iter().map(|line| line.replace(PLAIN, &shown)).collect();
        for (read, expected) in read_ics(&written).iter().zip(&expected) {
            prop_assert_eq!(read, expected);
        }
        prop_assert_eq!(read_ics(&written).len(), expected.len());
    }

    #[test]
    fn no_text_becomes_json(hostile in hostile_text(), open in any::<bool>()) {
        let (pack, list) = list_with(&hostile, open);
        let write = |pack: &Catalog, list: &Checklist, text: &str| -> serde_json::Value {
            let written = Format::Json.render_marked(pack, list, &marks(text, text)).unwrap();
            serde_json::from_str(&written).unwrap()
        };
        let read = write(&pack, &list, &hostile);
        let (plain, plain_list) = list_with(PLAIN, open);
        let expected = write(&plain, &plain_list, PLAIN);
        // JSON escapes what it must; what it need not, and could steer a terminal, is replaced.
        let shown = |value| each_text(value, &|text| clean(&text));
        let expected = each_text(expected, &|text| text.replace(PLAIN, &hostile));
        prop_assert_eq!(shown(read), shown(expected));
    }

    #[test]
    fn every_list_with_dates_is_a_calendar(answers in common::random_answers()) {
        let list = Checklist::build(catalog(), &answers, days());
        match calendar(catalog(), &list) {
            Ok(text) => {
                assert_lines_are_sound(&text);
                let events = values(&read_ics(&text), "UID").len();
                let real = list.timeline.basis != Basis::Example;
                let milestones = if real { list.timeline.milestones.len() } else { 0 };
                let last_days = list.reckoned().filter(|r| matches!(r, Reckoned::LastDay { .. }));
                prop_assert_eq!(events, milestones + last_days.count());
            }
            Err(why) => prop_assert!(why.to_string().starts_with("没有写日历"), "{}", why),
        }
    }
}

/// The value with every string changed.
fn each_text(value: serde_json::Value, change: &dyn Fn(String) -> String) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::String(text) => Value::String(change(text)),
        Value::Array(items) => items
            .into_iter()
            .map(|item| each_text(item, change))
            .collect(),
        Value::Object(map) => map
            .into_iter()
            .map(|(key, item)| (key, each_text(item, change)))
            .collect(),
        other => other,
    }
}
