//! The list itself: conclusion, sections, lines, each with its reasons.

use super::conclusion::Outcome;
use super::held::hold_back;
use super::interview::common_answers;
use super::lines::{answer_lines, claims, find_out, line, only_if};
use super::places::notes;
use super::state::State;
use super::{Answers, Basis, Days, Interview, Reckoned, Timeline};
use chrono::NaiveDate;

use crate::catalog::{
    Catalog, ClaimIx, DerivedIx, EntryIx, Local, OptionIx, OptionSet, PlaceIx, QuestionIx, Section,
    TopicIx,
};

/// The whole result for one person on one day. Pure data: positions in the catalog it was built from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// For which days.
    pub days: Days,
    /// Everything that was answered, what is not asked included: what the answer code brings back.
    pub given: Answers,
    /// Every answer that counts, in order, then the derived ones worth showing.
    pub answers: Vec<AnswerLine>,
    /// The conclusion.
    pub outcome: Outcome,
    /// The sections that have lines, in order.
    pub sections: Vec<SectionLines>,
    /// Lines that are held back until more is known, in the order of the list: what hangs on two open questions and more, on a
    /// tick that nobody made or on one certain answer of many. None of them stands in a section.
    pub held: Vec<Line>,
    /// Questions left open on which something depends, most important first. Each has `find_out` words.
    pub find_out: Vec<QuestionIx>,
    /// The dates, when there are any.
    pub timeline: Timeline,
    /// The claims that surely touch this case, in the pack's order. A claim that only may touch it is left out.
    pub claims: Vec<ClaimLine>,
    /// Questions that were answered but are not asked: named, never used.
    pub dropped: Vec<QuestionIx>,
    /// What is to be known about the list as a whole.
    pub notes: Vec<Note>,
}

/// Something to be known about a list as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// 范围 was answered otherwise than the two places allow; the places count.
    ScopeOverruled {
        /// 范围
        question: QuestionIx,
        /// What was answered.
        said: OptionIx,
    },
    /// The last day that months come to is past, but the answers say that it is not.
    GapIsLonger {
        /// How many months.
        months: u32,
    },
    /// The month answered is the one in which the rule of the place changed.
    MonthIsCut {
        /// The question for the month.
        question: QuestionIx,
        /// The first day of the new rule.
        day: NaiveDate,
    },
    /// On topics that matter to this person nothing of the place is recorded; each has a [`crate::catalog::TopicGap`].
    NotRecorded {
        /// The place.
        place: PlaceIx,
        /// The topics, never empty.
        topics: Vec<TopicIx>,
    },
}

/// One answer as repeated on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLine {
    /// The question or derived answer.
    pub source: AnswerSource,
    /// What is shown after the name: the option's short label, several joined by `、`, a date, `不清楚`, `没有`.
    pub label: String,
    /// The public ids of the options (one, or several joined by `,`), a date, a place's code, `unknown` or `none`.
    pub option: String,
    /// Whether the two places decided it, so that it was not asked.
    pub decided: bool,
}

/// Where an answer line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerSource {
    /// Said by the person.
    Question(QuestionIx),
    /// Computed.
    Derived(DerivedIx),
}

/// An answer that is a reason for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reason {
    /// The question.
    pub question: QuestionIx,
    /// What was answered to it.
    pub answer: ReasonAnswer,
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReasonAnswer {
    /// This option, or it is ticked.
    Option(OptionIx),
    /// This option of a several-question is not ticked.
    NotTicked(OptionIx),
    /// This date.
    Date(NaiveDate),
}

/// The lines of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLines {
    /// Which.
    pub section: Section,
    /// Its lines, in the pack's order; never empty.
    pub lines: Vec<Line>,
}

/// How sure it is that a line is for this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Whatever else is answered, the line stays.
    Sure,
    /// 视情况: depends on [`Line::depends_on`].
    Maybe,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The entry.
    pub entry: EntryIx,
    /// Whether it is sure.
    pub certainty: Certainty,
    /// The answers that brought it; empty for lines that are for everyone.
    pub because: Vec<Reason>,
    /// The open questions it depends on; empty when sure.
    pub depends_on: Vec<QuestionIx>,
    /// What some of these would have to be answered for the line to stay; a question of which every answer would do is not
    /// among them. Empty when sure.
    pub only_if: Vec<Condition>,
    /// The days that the months it counts come to.
    pub reckoned: Option<Reckoned>,
}

/// Answers of which one would have to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// The question.
    pub question: QuestionIx,
    /// The options that would do; some but not all.
    pub options: OptionSet,
}

/// One claim on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLine {
    /// The claim.
    pub claim: ClaimIx,
    /// The answers that brought it.
    pub because: Vec<Reason>,
    /// The sure local lines of the list on what the claim speaks of; only for claims that take a place's rule for the
    /// nation's.
    pub own: Vec<EntryIx>,
    /// Whether it is so at one of the person's places.
    pub holds: bool,
}

impl Checklist {
    /// Computes the list.
    pub fn build(catalog: &Catalog, answers: &Answers, days: Days) -> Self {
        let state = State::new(catalog, answers, days);
        let interview = Interview::replay(catalog, answers, days);
        let lines = lines_that_stand(&state);
        let outcome = Outcome::of(&state, &lines);
        let mut sections: Vec<SectionLines> = Vec::new();
        let mut clocks = Vec::new();
        for line in lines {
            let entry = catalog.entry(line.entry);
            if line.certainty == Certainty::Sure {
                clocks.extend(entry.clock);
            }
            match sections.last_mut() {
                Some(last) if last.section == entry.section => last.lines.push(line),
                _ => sections.push(SectionLines {
                    section: entry.section,
                    lines: vec![line],
                }),
            }
        }
        only_if(catalog, answers, days, &mut sections);
        // Only what is open is looked at once more.
        let settled = |line: &Line| line.certainty == Certainty::Sure;
        let lines = || sections.iter().flat_map(|section| &section.lines);
        let common = if outcome.verdict.is_some() && lines().all(settled) {
            answers.clone()
        } else {
            common_answers(catalog, answers, days)
        };
        let common = State::new(catalog, &common, days);
        let find_out = find_out(&state, &common, &sections);
        // What is recorded is no gap because its line is held back.
        let notes = notes(&state, &sections);
        let held = hold_back(&state, &common, &mut sections);
        Self {
            days,
            given: answers.clone(),
            notes,
            claims: claims(&state, &sections),
            answers: answer_lines(&state, &interview),
            find_out,
            outcome,
            held,
            sections,
            timeline: Timeline::build(&state, &clocks),
            dropped: interview.dropped,
        }
    }

    /// Whether the dates may be shown as dates: not while they are an example and no day to apply on was named, nor while
    /// the place entered may say that nothing is applied for.
    pub fn shows_dates(&self) -> bool {
        let applies = self.outcome.verdict.is_none() || self.outcome.conclusion().is_some();
        applies && self.timeline.basis != Basis::Example || self.days.apply_on != self.days.today
    }

    /// What the months of its lines come to, each once. A last day counts although its line is not sure, because it would
    /// be lost; a wait does not: of several that exclude one another each would be read as this person's.
    pub fn reckoned(&self) -> impl Iterator<Item = Reckoned> {
        let lines = self.sections.iter().flat_map(|section| &section.lines);
        let counts = lines.filter(|line| {
            line.certainty == Certainty::Sure
                || matches!(line.reckoned, Some(Reckoned::LastDay { .. }))
        });
        let mut all: Vec<Reckoned> = Vec::new();
        for reckoned in counts.filter_map(|line| line.reckoned) {
            if !all.contains(&reckoned) {
                all.push(reckoned);
            }
        }
        all.into_iter()
    }

    /// How many lines are held back because of this question, those that hang on others too included.
    pub fn held_for(&self, question: QuestionIx) -> usize {
        let hanging = self.held.iter();
        hanging
            .filter(|line| line.depends_on.contains(&question))
            .count()
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.sections.iter().map(|s| s.lines.len()).sum()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }
}

/// The lines in the order of the sections, without those that a local rule surely takes the place of. A local rule that
/// only may hold takes nothing away.
fn lines_that_stand(state: &State<'_>) -> Vec<Line> {
    let catalog = state.catalog;
    let entries = catalog.entries.iter().enumerate();
    let mut lines: Vec<Line> = entries
        .filter_map(|(at, entry)| line(state, EntryIx(at), entry))
        .collect();
    let sure = lines
        .iter()
        .filter(|line| line.certainty == Certainty::Sure);
    let local = sure.filter_map(|line| catalog.entry(line.entry).local.as_ref());
    let taken: Vec<EntryIx> = local.flat_map(Local::taken).copied().collect();
    lines.retain(|line| !taken.contains(&line.entry));
    // Within a section the whole country's lines stand first, as in the catalog, then those of the places in the order of
    // the places, whichever of them was read first.
    lines.sort_unstable_by_key(|line| {
        let entry = catalog.entry(line.entry);
        let local = entry.local.as_ref();
        let province = local.map(|local| catalog.province(local.region));
        (entry.section, province, line.entry)
    });
    lines
}
