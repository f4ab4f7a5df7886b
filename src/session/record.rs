//! The record itself and its writing as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::SavedAt;
use crate::catalog::{Catalog, OptionSet, QuestionIx, RECORD_SCHEMA, clean};
use crate::engine::{Answer, Answers, Checklist, Days, parse_answers, write_answers};
use crate::export::{Mark, Marks};

/// The longest note kept, in characters.
pub const LONGEST_NOTE: usize = 200;

/// Everything kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// The answers.
    pub answers: Answers,
    /// What is ticked in several-questions and not answered with yet.
    pub drafts: BTreeMap<QuestionIx, OptionSet>,
    /// The marks, by entry id. Marks of entries that are not on the list now are kept: an answer may bring them back.
    pub marks: Marks,
    /// Answers the pack of today has no use for, as they were written: another pack may have.
    pub unused: BTreeMap<String, String>,
}

impl Session {
    /// Whether nothing was answered, ticked or noted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The day a line was done.
    pub fn done_on(&self, entry: &str) -> Option<NaiveDate> {
        self.marks.get(entry)?.done_on
    }

    /// The note on a line; empty without.
    pub fn note_on(&self, entry: &str) -> &str {
        self.marks.get(entry).map_or("", |mark| &mark.note)
    }

    /// Ticks a line as done on this day, or takes the tick back.
    pub fn toggle(&mut self, entry: &str, today: NaiveDate) {
        let mark = self.marks.entry(entry.to_owned()).or_default();
        mark.done_on = if mark.done_on.is_some() {
            None
        } else {
            Some(today)
        };
        self.drop_empty(entry);
    }

    /// Writes a note on a line; an empty one takes it away. What could steer a terminal is replaced, and what is too long
    /// is cut.
    pub fn note(&mut self, entry: &str, note: &str) {
        let note: String = clean(note.trim())
            .replace('\n', " ")
            .chars()
            .take(LONGEST_NOTE)
            .collect();
        self.marks.entry(entry.to_owned()).or_default().note = note;
        self.drop_empty(entry);
    }

    fn drop_empty(&mut self, entry: &str) {
        if self.marks.get(entry) == Some(&Mark::default()) {
            self.marks.remove(entry);
        }
    }
}

/// The file as it is written. Plain maps, so that it can be read and mended by hand.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// A file with a higher one is from a newer program and is left alone; of a lower one every form is read.
    pub(super) schema: u32,
    pub(super) pack: String,
    saved_on: SavedAt,
    answers: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    drafts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    unused: BTreeMap<String, String>,
    marks: BTreeMap<String, WrittenMark>,
    /// The lines of the list when it was saved, to tell what a newer pack changed.
    lines: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMark {
    done_on: Option<NaiveDate>,
    note: String,
}

/// A record read back on the pack there is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) session: Session,
    pub(super) saved_at: SavedAt,
    pub(super) changes: Vec<String>,
}

pub(super) fn write(
    catalog: &Catalog,
    session: &Session,
    days: Days,
    saved_at: SavedAt,
) -> Written {
    let marks = session.marks.iter().map(|(entry, mark)| {
        (
            entry.clone(),
            WrittenMark {
                done_on: mark.done_on,
                note: mark.note.clone(),
            },
        )
    });
    let answers = pairs(catalog, &session.answers);
    let unused = session.unused.iter();
    let unused = unused.filter(|(question, _)| !answers.contains_key(*question));
    Written {
        schema: RECORD_SCHEMA,
        pack: catalog.manifest.version.clone(),
        saved_on: saved_at,
        unused: unused.map(|(q, v)| (q.clone(), v.clone())).collect(),
        answers,
        drafts: pairs(catalog, &drafted(&session.drafts)),
        marks: marks.collect(),
        lines: lines(catalog, &session.answers, days),
    }
}

fn pairs(catalog: &Catalog, answers: &Answers) -> BTreeMap<String, String> {
    write_answers(catalog, answers).into_iter().collect()
}

/// Drafts in the shape of answers, which is how they are written.
fn drafted(drafts: &BTreeMap<QuestionIx, OptionSet>) -> Answers {
    let mut answers = Answers::default();
    for (&question, &ticks) in drafts {
        answers.set(question, Answer::Several(ticks));
    }
    answers
}

/// Reads a record on today's pack. Answers that the pack does not know any more are put by and, the first time, named;
/// when the pack is another than the one it was saved with, what that changed for this person is named too.
pub(super) fn read(catalog: &Catalog, written: Written, days: Days) -> Read {
    let mut changes = Vec::new();
    let mut answers = Answers::default();
    let mut unused = BTreeMap::new();
    let parse = |question: &str, value: &str| parse_answers(catalog, [(question, value)]);
    for (question, value) in &written.answers {
        match parse(question, value) {
            Ok(one) => one
                .iter()
                .for_each(|(question, answer)| answers.set(question, answer)),
            Err(problems) => {
                changes.push(format!("上次的这个答案用不上了，请重新回答：{problems}"));
                unused.insert(clean(question), clean(value));
            }
        }
    }
    for (question, value) in &written.unused {
        match parse(question, value) {
            // A pack that knows them again: they count again, unless answered anew meanwhile.
            Ok(one) => one
                .iter()
                .filter(|(question, _)| answers.get(*question).is_none())
                .collect::<Vec<_>>()
                .into_iter()
                .for_each(|(question, answer)| answers.set(question, answer)),
            Err(_) => {
                unused.insert(clean(question), clean(value));
            }
        }
    }
    let drafts = written.drafts.iter();
    let drafts = drafts.filter_map(|(question, value)| parse(question, value).ok());
    let drafts: Vec<Answers> = drafts.collect();
    let drafts = drafts.iter().flat_map(Answers::iter);
    let drafts = drafts.filter_map(|(question, answer)| match answer {
        Answer::Several(ticks) => Some((question, ticks)),
        _ => None,
    });
    if written.pack != catalog.manifest.version {
        let version = clean(&written.pack);
        let now = &catalog.manifest.version;
        changes.push(format!("政策包从 {version} 换成了 {now}。"));
        let newer = catalog.manifest.changes.iter().rev();
        let newer = newer.take_while(|change| change.version != written.pack);
        changes.extend(newer.map(|change| format!("{}：{}", change.version, change.text)));
        let lines = lines(catalog, &answers, days);
        let text = |id: &String| {
            let entry = catalog.entries.iter().find(|entry| entry.id == *id);
            entry.map_or_else(|| clean(id), |entry| entry.text.clone())
        };
        let came = lines.iter().filter(|id| !written.lines.contains(id));
        changes.extend(came.map(|id| format!("清单上新有：{}", text(id))));
        let went = written.lines.iter().filter(|id| !lines.contains(id));
        changes.extend(went.map(|id| format!("清单上不再有：{}", text(id))));
    }
    let mut session = Session {
        answers,
        drafts: drafts.collect(),
        marks: Marks::new(),
        unused,
    };
    for (entry, mark) in written.marks {
        let note = mark.note.clone();
        let kept = Mark {
            done_on: mark.done_on,
            note: String::new(),
        };
        let entry = clean(&entry);
        session.marks.insert(entry.clone(), kept);
        session.note(&entry, &note);
    }
    Read {
        session,
        saved_at: written.saved_on,
        changes,
    }
}

fn lines(catalog: &Catalog, answers: &Answers, days: Days) -> Vec<String> {
    // Without the rules of places: a record is read before those of its places are.
    let mut national = Cow::Borrowed(catalog);
    if !catalog.regions.is_empty() {
        let national = national.to_mut();
        national.entries.retain(|entry| entry.local.is_none());
        national.regions.clear();
    }
    let catalog = &*national;
    let list = Checklist::build(catalog, answers, days);
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    lines
        .map(|line| catalog.entry(line.entry).id.clone())
        .collect()
}
