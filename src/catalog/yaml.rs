//! The only module that names the YAML crate: text to raw structs, and its errors as [`Fault`]s of our own.
//!
//! A pack is text somebody else wrote, so every budget is tight: no anchors, no aliases, no merge keys, 32 levels.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_yaml::{Error, Options, Spanned};

/// How deep lists and maps may nest.
pub(super) const MAX_DEPTH: usize = 32;

/// How many values one item may hold; the largest of the built-in pack has about a hundred.
const MAX_NODES: usize = 20_000;

/// A value and the line it stands on, from 1, within the text given to [`parse`].
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub value: T,
    pub line: usize,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        Ok(Self {
            line: from_one(spanned.referenced.line()),
            value: spanned.value,
        })
    }
}

/// Why a text is not the struct asked for, and on which line of it.
#[derive(Debug)]
pub(super) struct Fault {
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub kind: FaultKind,
}

/// What is wrong, as far as the author can mend it.
#[derive(Debug)]
pub(super) enum FaultKind {
    /// A key no struct knows, and the keys it does know.
    UnknownKey(String, Vec<&'static str>),
    MissingKey(&'static str),
    DuplicateKey(Option<String>),
    /// What should stand there instead, in Chinese.
    WrongType(String),
    Alias,
    TooDeep,
    TooLarge,
    Documents,
    Syntax,
}

/// Reads one struct from a text.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_yaml::from_str_with_options(text, options()).map_err(|e| fault(&e))
}

fn options() -> Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_anchors: 0,
            max_aliases: 0,
            max_merge_keys: 0,
            max_depth: MAX_DEPTH,
            flow_nesting_limit: MAX_DEPTH,
            max_documents: 1,
            max_nodes: MAX_NODES,
            max_events: MAX_NODES * 3,
        },
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::Error,
        // Plain `yes` and `no` are option ids here, so they stay strings wherever the type is open.
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

fn from_one(position: u64) -> usize {
    usize::try_from(position).unwrap_or(1).max(1)
}

fn fault(error: &Error) -> Fault {
    let error = error.without_snippet();
    let location = error.location();
    Fault {
        line: location.map_or(1, |l| from_one(l.line())),
        column: location.map_or(1, |l| from_one(l.column())),
        kind: kind(error),
    }
}

fn kind(error: &Error) -> FaultKind {
    match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => FaultKind::UnknownKey(field.clone(), expected.clone()),
        Error::SerdeMissingField { field, .. } => FaultKind::MissingKey(field),
        Error::DuplicateMappingKey { key, .. } => FaultKind::DuplicateKey(key.clone()),
        Error::SerdeInvalidType { expected, .. }
        | Error::SerdeInvalidValue { expected, .. }
        | Error::SerdeInvalidLength { expected, .. } => {
            FaultKind::WrongType(expected_in_chinese(expected))
        }
        Error::Unexpected { expected, .. } => FaultKind::WrongType(expected_in_chinese(expected)),
        Error::InvalidScalar { ty, .. } => FaultKind::WrongType(expected_in_chinese(ty)),
        Error::NullIntoString { .. } | Error::TaggedScalarCannotDeserializeIntoString { .. } => {
            FaultKind::WrongType("一段文字".to_owned())
        }
        Error::MultipleDocuments { .. } => FaultKind::Documents,
        Error::UnknownAnchor { .. } | Error::MergeKeyNotAllowed { .. } => FaultKind::Alias,
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Aliases { .. }
            | BudgetBreach::Anchors { .. }
            | BudgetBreach::MergeKeys { .. } => FaultKind::Alias,
            BudgetBreach::Depth { .. } => FaultKind::TooDeep,
            BudgetBreach::Documents { .. } => FaultKind::Documents,
            _ => FaultKind::TooLarge,
        },
        Error::ExternalMessage { msg, .. } if msg.contains("recursion limit") => FaultKind::TooDeep,
        _ => FaultKind::Syntax,
    }
}

/// The crate names what it wanted in English, our own visitors in Chinese.
fn expected_in_chinese(expected: &str) -> String {
    let said = match expected {
        e if !e.is_ascii() => e,
        e if e.contains("mapping") || e.contains("map") || e.starts_with("struct") => {
            "几行“名字: 内容”"
        }
        e if e.contains("sequence") || e.contains("tuple") || e.contains("list") => {
            "一个列表，如 `[甲, 乙]`"
        }
        e if e.contains("string") || e.contains("identifier") => "一段文字",
        e if e.starts_with('u') || e.starts_with('i') || e.contains("integer") => "一个整数",
        _ => "另一种写法",
    };
    said.to_owned()
}
