//! An answers file as written: a flat YAML or JSON map of question to option, or a saved session, which carries such a
//! map under `answers`.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Problems;
use super::decode::decode;
use super::fault::report_fault;
use super::report::Report;
use super::yaml::{At, parse};

/// The version of a saved session's shape, and the newest that can be read; a file without `schema` is a flat map. Since 2
/// the time of saving stands behind the day.
pub const RECORD_SCHEMA: u32 = 2;

/// One answer of a file: names and values are not checked against any pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenAnswer {
    /// The line it stands on, from 1.
    pub line: usize,
    /// What is written as the question.
    pub question: String,
    /// What is written as the value; a list is joined by commas. None when it is empty or nests.
    pub value: Option<String>,
}

/// Reads the bytes of an answers file named `file` in messages.
///
/// # Errors
/// Everything wrong with its shape; never empty.
pub fn read_answer_file(file: &str, bytes: &[u8]) -> Result<Vec<WrittenAnswer>, Problems> {
    let mut report = Report::default();
    let answers = decode(file, bytes, &mut report).and_then(|text| {
        report.enter(file, 1, String::new());
        match parse::<Node>(text) {
            Ok(node) => answers(node, &mut report),
            Err(fault) => {
                report_fault(&fault, text, &mut report);
                None
            }
        }
    });
    report.finish(answers)
}

fn answers(node: Node, report: &mut Report) -> Option<Vec<WrittenAnswer>> {
    let Node::Map(parts) = node else {
        report.add(1, "这不是答案文件", "一行写一个回答，如 `situation: trip`");
        return None;
    };
    match schema(&parts) {
        None => Some(flat(parts)),
        Some((line, schema))
            if schema
                .parse::<u64>()
                .is_ok_and(|n| n > u64::from(RECORD_SCHEMA)) =>
        {
            report.add(
                line,
                format!("这是更新的程序写的文件（schema {schema}），这个程序读不了"),
                "升级 yiqian，再来一次",
            );
            None
        }
        Some((line, _)) => {
            let kept = parts.into_iter().find(|(key, _)| key.value == "answers");
            if let Some((_, Node::Map(parts))) = kept.map(|(key, node)| (key, node.value)) {
                return Some(flat(parts));
            }
            report.add(
                line,
                "这里没有 `answers`",
                "换成保存的记录，或一行写一个回答的文件",
            );
            None
        }
    }
}

/// The `schema` of a file that has one, and its line.
fn schema(parts: &[(At<String>, At<Node>)]) -> Option<(usize, String)> {
    let (key, node) = parts.iter().find(|(key, _)| key.value == "schema")?;
    match &node.value {
        Node::Text(schema) => Some((key.line, schema.clone())),
        _ => None,
    }
}

fn flat(parts: Vec<(At<String>, At<Node>)>) -> Vec<WrittenAnswer> {
    let answer = |(key, node): (At<String>, At<Node>)| WrittenAnswer {
        line: key.line,
        question: key.value,
        value: value(node.value),
    };
    parts.into_iter().map(answer).collect()
}

/// A value as on the command line; none when it is empty or nests.
fn value(node: Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(text),
        Node::List(items) if items.is_empty() => Some("none".to_owned()),
        Node::List(items) => {
            let texts = items.into_iter().map(|item| match item {
                Node::Text(text) => Some(text),
                _ => None,
            });
            texts
                .collect::<Option<Vec<_>>>()
                .map(|texts| texts.join(","))
        }
        Node::Map(_) | Node::Empty => None,
    }
}

/// Any value.
enum Node {
    Text(String),
    List(Vec<Self>),
    Map(Vec<(At<String>, At<Self>)>),
    Empty,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("一个选项，或一个列表")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = map.next_entry()? {
            parts.push(part);
        }
        Ok(Node::Map(parts))
    }
}
