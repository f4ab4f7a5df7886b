//! The list in words, once for every format: what is said and in which order. How it looks is each format's own.

use chrono::NaiveDate;

use super::Marks;
use super::sources::Sources;
use super::words::{
    answers, dates, entry, find_out, foot, head, numbers, outcome, stale, talk_part,
};
use crate::catalog::{Catalog, Claim, Section};
use crate::engine::{Checklist, Month};
use crate::text::{beside_claim, held_text, none_found_text, quoted, reading_text};

/// The heading of the list.
pub(super) const TITLE: &str = "医保转移清单";

/// The heading of what to say, and how to begin.
pub(super) const TALK: &str = "打电话、到窗口怎么说";
pub(super) const TALK_CASE: &str = "先说清自己的情形，不用报姓名和证件号。";

/// The heading of the claims, and what to do with them.
pub(super) const CLAIMS: &str = "网传说法";
pub(super) const CLAIMS_NOTE: &str = "网上这样说，和你的情形有关。先看读法，再决定信不信。";

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// Everything a list says, part by part in the order shown. The words are as the pack has them: not cleaned, not escaped.
pub(super) struct Sheet {
    /// For which days and by which pack: name and value.
    pub(super) head: Vec<(&'static str, String)>,
    /// That the pack is past its review date.
    pub(super) stale: Option<String>,
    pub(super) outcome: OutcomePart,
    pub(super) find_out: Option<FindOutPart>,
    pub(super) dates: Option<DatesPart>,
    pub(super) sections: Vec<SectionPart>,
    pub(super) talk: TalkPart,
    pub(super) claims: Vec<ClaimPart>,
    pub(super) answers: AnswersPart,
    /// Empty when nothing is cited.
    pub(super) sources: Sources,
    pub(super) foot: Vec<String>,
}

/// The conclusion, or what it may still be.
pub(super) struct OutcomePart {
    pub(super) heading: String,
    pub(super) text: String,
    /// The titles of the conclusions still possible; empty when it is sure.
    pub(super) possible: Vec<String>,
    pub(super) because: Option<String>,
    /// What is to be known about the list as a whole.
    pub(super) notes: Vec<String>,
    /// Numbers of sources.
    pub(super) cite: Vec<usize>,
}

/// The questions left open.
pub(super) struct FindOutPart {
    pub(super) heading: &'static str,
    /// The question and how to find out.
    pub(super) items: Vec<(String, String)>,
    /// How many lines wait for it.
    pub(super) held: Option<String>,
}

/// The dates; no rows when they cannot be counted, which the note says.
pub(super) struct DatesPart {
    pub(super) note: String,
    pub(super) rows: Vec<(NaiveDate, String)>,
    /// The same as months; empty without rows.
    pub(super) months: Vec<Month>,
}

/// One section.
pub(super) struct SectionPart {
    pub(super) section: Section,
    /// `一、先办好`
    pub(super) heading: String,
    pub(super) entries: Vec<EntryPart>,
}

/// One line of the list.
pub(super) struct EntryPart {
    pub(super) text: String,
    /// May be empty.
    pub(super) note: String,
    /// On what it depends, when it is not sure.
    pub(super) maybe: Option<String>,
    /// The day the person ticked it as done.
    pub(super) done_on: Option<NaiveDate>,
    /// The person's own note. May be empty.
    pub(super) remark: String,
    /// `全国`, `地方·转出地，以当地规定为准`.
    pub(super) reach: String,
    /// Numbers of sources.
    pub(super) cite: Vec<usize>,
    pub(super) id: String,
}

/// What to say at the counter and on the phone.
pub(super) struct TalkPart {
    /// The case in one sentence; empty while nothing is answered.
    pub(super) case: String,
    pub(super) groups: Vec<TalkGroupPart>,
}

/// What to say at one moment.
pub(super) struct TalkGroupPart {
    pub(super) heading: &'static str,
    pub(super) dates: Option<String>,
    pub(super) lines: Vec<TalkLinePart>,
}

/// One thing to say.
pub(super) struct TalkLinePart {
    pub(super) about: String,
    pub(super) say: Vec<String>,
    /// Numbers of the sources to show; empty where none is needed.
    pub(super) cite: Vec<usize>,
}

/// What the web says, and our reading of it.
pub(super) struct ClaimPart {
    /// In quotation marks.
    pub(super) says: String,
    pub(super) reading: String,
    /// Numbers of sources.
    pub(super) cite: Vec<usize>,
    /// What to say when nothing is cited.
    pub(super) none_found: String,
    pub(super) id: String,
}

impl ClaimPart {
    /// This claim among these sources.
    pub(super) fn of(claim: &Claim, sources: &Sources) -> Self {
        Self {
            says: quoted(&claim.says),
            reading: reading_text(claim),
            cite: numbers(sources, &claim.cite),
            none_found: none_found_text(claim),
            id: claim.id.clone(),
        }
    }
}

/// The answers repeated.
pub(super) struct AnswersPart {
    /// Name and answer.
    pub(super) rows: Vec<(String, String)>,
    /// Answers that were not used.
    pub(super) dropped: Option<String>,
}

impl Sheet {
    /// All parts of the list.
    pub(super) fn of(catalog: &Catalog, list: &Checklist) -> Self {
        let sources = Sources::of(catalog, list);
        let sections = list.sections.iter().enumerate();
        Self {
            head: head(catalog, list),
            stale: stale(catalog, list),
            outcome: outcome(catalog, list, &sources),
            find_out: find_out(catalog, list),
            dates: dates(catalog, list),
            sections: sections
                .map(|(at, section)| SectionPart {
                    section: section.section,
                    heading: format!(
                        "{}、{}",
                        NUMERALS.get(at).copied().unwrap_or_default(),
                        section.section.title()
                    ),
                    entries: section
                        .lines
                        .iter()
                        .map(|line| entry(catalog, list, line, &sources))
                        .collect(),
                })
                .collect(),
            talk: talk_part(catalog, list, &sources),
            claims: list
                .claims
                .iter()
                .map(|line| {
                    let part = ClaimPart::of(catalog.claim(line.claim), &sources);
                    let own = beside_claim(catalog, line).concat();
                    ClaimPart {
                        reading: format!("{}{own}", part.reading),
                        ..part
                    }
                })
                .collect(),
            answers: answers(catalog, list),
            foot: foot(catalog, list),
            sources,
        }
    }

    /// With what the person ticked and noted.
    pub(super) fn marked(mut self, catalog: &Catalog, list: &Checklist, marks: &Marks) -> Self {
        if let Some(part) = &mut self.find_out {
            part.held = held_text(catalog, list, |id| marks.contains_key(id));
        }
        let sections = self.sections.iter_mut();
        for entry in sections.flat_map(|section| &mut section.entries) {
            if let Some(mark) = marks.get(&entry.id) {
                entry.done_on = mark.done_on;
                entry.remark.clone_from(&mark.note);
            }
        }
        self
    }
}
