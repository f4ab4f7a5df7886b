//! The JSON Schemas in `docs/schema/`, made of the raw types, so that an editor completes and checks a pack.
//!
//! They exist in tests only: the program neither carries them nor the crate that makes them.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::Value;

use super::raw::{RawClaim, RawDerived, RawManifest, RawQuestion, RawTerm, RawVerdict};
use super::raw_entry::RawEntry;
use super::raw_evidence::{RawFact, RawUnused};
use super::raw_region::{RawLocalClaim, RawPlace, RawRegionEntry, RawTopic};
use super::raw_rule::{Pairs, RawRule, Skipped};
use super::yaml::{At, parse};

pub(super) use super::check::words;

/// A date as the loader takes it.
pub(super) const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// An id in kebab-case.
pub(super) const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// The code of a place.
pub(super) const PLACE: &str = "^[1-9][0-9]{5}$";
/// The id of a fact.
pub(super) const FACT_ID: &str = "^[A-Z0-9]+(-[A-Z0-9]+)*$";
/// A link.
pub(super) const URL: &str = "^https?://";

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl JsonSchema for RawRule {
    fn schema_name() -> Cow<'static, str> {
        "Rule".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let rule = generator.subschema_for::<Self>();
        let rules = json_schema!({"type": "array", "items": rule});
        let one_of = json_schema!({
            "description": "选项的 id，或由它们组成的列表（有一个就算）。",
            "anyOf": [
                {"type": "string", "pattern": ID},
                {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": ID}},
            ],
        });
        let described = |text: &str, schema: &Schema| {
            let mut schema = schema.clone();
            schema.insert("description".to_owned(), text.into());
            schema
        };
        json_schema!({
            "description": "条件：各行都要成立。每行是一个问题（或推出来的答案）的 id 和它的选项；any 有一个成立，all 个个成立，not 不成立。",
            "type": "object",
            "minProperties": 1,
            "properties": {
                "any": described("有一个成立就算。", &rules),
                "all": described("个个都要成立。", &rules),
                "not": {"description": "里面的不成立才算。", "$ref": "#/$defs/Rule"},
                "verdict": described("结论的 id，或结论的种类（apply、prepare、not-needed、other-route）。只有事项和网传说法能用。", &one_of),
            },
            "propertyNames": {"pattern": ID},
            "additionalProperties": one_of,
        })
    }
}

impl JsonSchema for Pairs {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Pairs".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": {"pattern": FACT_ID},
            "additionalProperties": {"type": "string"},
        })
    }
}

impl JsonSchema for Skipped {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Skipped".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::from(true)
    }
}

/// The schema of a file, with a title.
fn schema<T: JsonSchema>(title: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema.to_value()
}

/// Every schema by name, with the content files it is for.
fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("manifest", schema::<RawManifest>("政策包的身份")),
        ("questions", schema::<Vec<RawQuestion>>("问题")),
        ("derived", schema::<Vec<RawDerived>>("推出来的答案")),
        ("verdicts", schema::<Vec<RawVerdict>>("结论")),
        ("entries", schema::<Vec<RawEntry>>("事项")),
        ("claims", schema::<Vec<RawClaim>>("网传说法")),
        ("unused", schema::<Vec<RawUnused>>("不用的事实")),
        ("glossary", schema::<Vec<RawTerm>>("术语")),
        ("evidence", schema::<Vec<RawFact>>("事实")),
        ("places", schema::<Vec<RawPlace>>("地方")),
        ("topics", schema::<Vec<RawTopic>>("地方规定的主题")),
        (
            "local-claims",
            schema::<Vec<RawLocalClaim>>("只在某地的说法"),
        ),
        ("regions", schema::<Vec<RawRegionEntry>>("地方规定")),
    ]
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The content files a schema is for.
fn files(name: &str) -> Vec<PathBuf> {
    let content = root().join("content");
    match name {
        "unused" => return vec![content.join("evidence/unused.yaml")],
        "local-claims" => return vec![content.join("regions/claims.yaml")],
        "places" | "topics" => return vec![content.join(format!("regions/{name}.yaml"))],
        _ => {}
    }
    if !content.join(name).is_dir() {
        return vec![content.join(format!("{name}.yaml"))];
    }
    let of_their_own = ["unused.yaml", "places.yaml", "topics.yaml", "claims.yaml"];
    let inside = [content.join(name), content.join(name).join("regions")];
    let folders = inside.iter().filter(|folder| folder.is_dir());
    let mut files: Vec<PathBuf> = folders
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|e| e == "yaml")
                && !of_their_own.iter().any(|own| path.ends_with(own))
        })
        .collect();
    files.sort();
    files
}

/// The errors of a YAML text against a schema, each with the place in the text.
fn errors(schema: &Value, yaml: &str) -> Vec<String> {
    let value: Value = parse(yaml).unwrap();
    let validator = jsonschema::validator_for(schema).unwrap();
    validator
        .iter_errors(&value)
        .map(|error| format!("{}：{error}", error.instance_path()))
        .collect()
}

#[test]
fn the_schemas_in_docs_are_those_of_the_types() {
    #[expect(clippy::disallowed_methods, reason = "a switch of this test alone")]
    let update = std::env::var("UPDATE_SCHEMAS").is_ok();
    for (name, schema) in schemas() {
        let path = root().join(format!("docs/schema/{name}.schema.json"));
        let wanted = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        if update {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &wanted).unwrap();
        }
        assert!(
            std::fs::read_to_string(&path).unwrap_or_default() == wanted,
            "{} is out of date. Run: UPDATE_SCHEMAS=1 cargo test --lib schema",
            path.display()
        );
    }
}

#[test]
fn the_content_fits_its_schemas_and_names_them() {
    for (name, schema) in schemas() {
        for path in files(name) {
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(errors(&schema, &text), [""; 0], "{}", path.display());
            let inside = path.strip_prefix(root().join("content")).unwrap();
            let up = "../".repeat(inside.components().count() - 1);
            let line =
                format!("# yaml-language-server: $schema={up}../docs/schema/{name}.schema.json");
            assert_eq!(
                text.lines().next(),
                Some(line.as_str()),
                "{}",
                path.display()
            );
        }
    }
}

/// What is wrong in the first entry, when one line of it is exchanged.
fn entry_with(line: &str, other: &str) -> Vec<String> {
    let entry = "- id: out\n  section: steps\n  text: 正文\n  reach: local\n  side: to\n  when: {scope: cross-province}\n  cite: [N43-T10]\n";
    assert!(entry.contains(line), "{line}");
    errors(
        &schema::<Vec<RawEntry>>("事项"),
        &entry.replace(line, other),
    )
}

#[test]
fn a_schema_sees_what_an_editor_should_mark() {
    assert_eq!(entry_with("reach: local", "reach: local"), [""; 0]);
    for (line, other) in [
        ("section: steps", "section: step"),
        ("text: 正文\n", "txt: 正文\n"),
        ("side: to", "side: both"),
        ("{scope: cross-province}", "{}"),
        ("{scope: cross-province}", "{any: {scope: cross-province}}"),
        (
            "{scope: cross-province}",
            "{not: [{scope: cross-province}]}",
        ),
        ("{scope: cross-province}", "{any: [{not: {scope: []}}]}"),
        ("{scope: cross-province}", "[scope]"),
        ("id: out", "id: Out_1"),
        ("cite: [N43-T10]", "cite: N43-T10"),
    ] {
        assert!(!entry_with(line, other).is_empty(), "{other} passes");
    }
}
