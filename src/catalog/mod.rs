//! The pack after checking: questions, rules, entries and the evidence they rest on.
//!
//! Everything here is immutable and complete: ids are resolved to indices at load, so no later stage has a "not found"
//! branch. YAML text becomes plain structs (`raw`), is checked (`check`), and all problems of a pack are reported
//! together ([`Problems`]).

mod answer_file;
mod calendar;
mod check;
mod claim;
mod clean;
mod date;
mod decode;
mod entry;
mod evidence;
mod fault;
mod figures;
mod hints;
mod items;
mod limit;
mod list;
mod load;
mod manifest;
mod nearest;
mod numerals;
mod place;
mod problem;
mod question;
mod raw;
mod raw_calendar;
mod raw_entry;
mod raw_evidence;
mod raw_region;
mod raw_rule;
mod read;
mod regions;
mod report;
mod rule;
#[cfg(test)]
mod schema;
mod slots;
mod suggest;
mod topic;
mod turning;
mod verdict;
mod yaml;

pub use answer_file::{RECORD_SCHEMA, WrittenAnswer, read_answer_file};
pub use calendar::{Calendar, CalendarYear, DayKind, Holiday};
pub use claim::{Claim, Reading};
pub use clean::clean;
pub use date::{parse_date, parse_month};
pub use decode::MAX_FILE;
pub use entry::{Certified, Concludes, Entry, Local, Moment, Reach, Section, Side};
pub use evidence::{Citation, Confidence, Fact, FactScope, Term};
pub use limit::{Clock, ClockStart, Effective, Months, MonthsAfter, Stage};
pub use load::{PackFile, load, load_manifest};
pub use manifest::{Change, Manifest, Rename};
pub use nearest::nearest;
pub use place::{City, Place};
pub use problem::{Problem, ProblemKind, Problems};
pub use question::{
    Derivation, Derived, DerivedOption, Kind, PlaceDay, PlaceQuestions, Question, QuestionOption,
    Scoping,
};
pub use regions::{Recorded, RegionSource, add_regions};
pub use rule::{OptionSet, Rule, VerdictSet};
pub use slots::Slot;
pub use topic::{LocalClaim, Topic, TopicGap};
pub use turning::{Turning, TurningKind};
pub use verdict::{Verdict, VerdictKind};

/// Path of the manifest inside a pack.
pub const MANIFEST: &str = "manifest.yaml";
/// Path of the slots inside a pack.
const SLOTS: &str = "slots.yaml";

/// Position of a question in [`Catalog::questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionIx(pub usize);

/// Position of a derived answer in [`Catalog::derived`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DerivedIx(pub usize);

/// Position of an option within its question or derived answer; below [`OptionSet::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionIx(pub usize);

/// Position of a verdict in [`Catalog::verdicts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerdictIx(pub usize);

/// Position of an entry in [`Catalog::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIx(pub usize);

/// Position of a fact in [`Catalog::facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactIx(pub usize);

/// Position of a claim in [`Catalog::claims`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIx(pub usize);

/// Position of a place in [`Catalog::places`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub usize);

/// Position of a topic in [`Catalog::topics`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicIx(pub usize);

/// A checked pack. Invariant: every index stored in it is within bounds of the list it points into.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Version, dates and change notes.
    pub manifest: Manifest,
    /// The questions in the order they are asked. A rule of a question names only earlier ones.
    pub questions: Vec<Question>,
    /// Answers computed from others. A rule here names questions and earlier derived answers.
    pub derived: Vec<Derived>,
    /// The possible conclusions; over complete answers exactly one holds.
    pub verdicts: Vec<Verdict>,
    /// The lines of every checklist: those of the whole country in section order and within a section in file order, then
    /// those of the provinces added.
    pub entries: Vec<Entry>,
    /// The order of the answer codes; empty when the pack has none.
    pub slots: Vec<Slot>,
    /// What the web says, and our reading, in file order.
    pub claims: Vec<Claim>,
    /// What was read where.
    pub facts: Vec<Fact>,
    /// The glossary, in file order.
    pub terms: Vec<Term>,
    /// The published and estimated non-working days.
    pub calendar: Calendar,
    /// The places, every province before its cities.
    pub places: Vec<Place>,
    /// What local rules are about.
    pub topics: Vec<Topic>,
    /// The claims that speak of the rules of places.
    pub local_claims: Vec<LocalClaim>,
    /// The provinces whose rules are among the entries, see [`add_regions`].
    pub regions: Vec<PlaceIx>,
    /// The questions that ask for places, and the one their answers may decide.
    pub place_questions: PlaceQuestions,
}

impl Catalog {
    /// The question at `ix`.
    pub fn question(&self, ix: QuestionIx) -> &Question {
        &self.questions[ix.0]
    }

    /// The derived answer at `ix`.
    pub fn derived(&self, ix: DerivedIx) -> &Derived {
        &self.derived[ix.0]
    }

    /// The verdict at `ix`.
    pub fn verdict(&self, ix: VerdictIx) -> &Verdict {
        &self.verdicts[ix.0]
    }

    /// The entry at `ix`.
    pub fn entry(&self, ix: EntryIx) -> &Entry {
        &self.entries[ix.0]
    }

    /// The claim at `ix`.
    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        &self.claims[ix.0]
    }

    /// The fact at `ix`.
    pub fn fact(&self, ix: FactIx) -> &Fact {
        &self.facts[ix.0]
    }

    /// The question with this public id.
    pub fn find_question(&self, id: &str) -> Option<QuestionIx> {
        self.questions
            .iter()
            .position(|q| q.id == id)
            .map(QuestionIx)
    }
}
