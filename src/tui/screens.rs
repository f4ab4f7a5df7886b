//! The screens and what each of them holds.

use std::path::PathBuf;

use super::field::Field;
use crate::{
    catalog::{ClaimIx, EntryIx, OptionSet, PlaceIx, QuestionIx},
    engine::{Answer, Difference, NearMiss},
    export::Format,
};

/// One screen with the place of its cursor and of its view.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Which screen.
    pub(super) screen: Screen,
    /// The row the cursor is on, an index into [`super::app::App::rows`].
    pub(super) row: usize,
    /// The first line of the body shown.
    pub(super) scroll: usize,
    /// Text outside the rows is being read: the row the cursor is on may be out of view.
    pub(super) looking: bool,
}

/// The screens.
#[derive(Debug, Clone)]
pub(super) enum Screen {
    /// What this is.
    Welcome,
    /// There is a record of an earlier time: what to do with it.
    Resume,
    /// Something to know before going on.
    News(News),
    /// A note on a line of the checklist.
    Note(NoteForm),
    /// Whether to delete what is kept.
    Erase(Erase),
    /// The pack is still being read; goes on by itself.
    Loading,
    /// One question.
    Question(Asking),
    /// Why a question is asked, and its source.
    Why(QuestionIx),
    /// All answers.
    Review,
    /// What another answer changes, before it is taken.
    WhatIf(WhatIf),
    /// Lines that one other answer would have brought.
    WhyNot(Vec<NearMiss>),
    /// The checklist.
    List(Aside),
    /// What to say at the counter and on the phone.
    Talk,
    /// The timeline as months.
    Calendar,
    /// All about one line of the checklist.
    Detail(Item),
    /// All claims, or those that mention what is typed.
    Claims(Field),
    /// All about one claim.
    Claim(ClaimIx),
    /// What is recorded for which place.
    Regions,
    /// Where the file goes.
    Export(ExportForm),
    /// The file is there already.
    Exists(PathBuf),
    /// The file is written.
    Saved(PathBuf),
    /// Keys.
    Help,
    /// Marks and words.
    Terms,
    /// Whether to leave.
    Leave,
    /// The pack cannot be used: the problems, one a line.
    Broken(Vec<String>),
}

/// A question being answered.
#[derive(Debug, Clone)]
pub(super) struct Asking {
    /// Which.
    pub(super) question: QuestionIx,
    /// What is ticked, for several-questions.
    pub(super) ticks: OptionSet,
    /// The province whose cities are offered, for places.
    pub(super) within: Option<PlaceIx>,
    /// What is typed, for dates and places.
    pub(super) field: Field,
    /// What is wrong with what was typed.
    pub(super) error: Option<String>,
}

/// Something to know before going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct News {
    /// In a few words.
    pub(super) title: &'static str,
    /// Whole sentences.
    pub(super) lines: Vec<String>,
}

/// A note being written. It is kept at every character.
#[derive(Debug, Clone)]
pub(super) struct NoteForm {
    /// On what.
    pub(super) entry: EntryIx,
    /// What is typed.
    pub(super) field: Field,
}

/// An answer to be changed, not taken yet.
#[derive(Debug, Clone)]
pub(super) struct WhatIf {
    /// Which question.
    pub(super) question: QuestionIx,
    /// The new answer.
    pub(super) answer: Answer,
    /// What it is now and what it would be, in words.
    pub(super) words: (String, String),
    /// What it changes.
    pub(super) difference: Difference,
    /// How many questions it brings.
    pub(super) more: usize,
}

/// What is to be deleted, and what comes then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Erase {
    /// The record of an earlier time.
    Record,
    /// Everything of this person, for the next.
    Person,
}

/// The detail pane of the checklist.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Aside {
    /// Whether the arrows move the pane instead of the list.
    pub(super) focused: bool,
    /// The first line of the pane shown.
    pub(super) scroll: usize,
}

/// Something on the checklist that the cursor can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// The conclusion.
    Verdict,
    /// A question to find out about, an index into [`crate::engine::Checklist::find_out`].
    FindOut(usize),
    /// A date, an index into the timeline.
    Milestone(usize),
    /// A claim, an index into [`crate::engine::Checklist::claims`].
    Claim(usize),
    /// A line: the section's index and the line's in it.
    Line(usize, usize),
}

/// The form of the export screen.
#[derive(Debug, Clone)]
pub(super) struct ExportForm {
    /// What is written.
    pub(super) format: Format,
    /// File name.
    pub(super) name: Field,
    /// The name put there because another was taken, and that other: the next format begins from it again.
    pub(super) numbered: Option<(String, String)>,
    /// Folder.
    pub(super) folder: Field,
    /// Why the last attempt failed.
    pub(super) error: Option<String>,
    /// Whether the folder was what failed, so that others are offered.
    pub(super) elsewhere: bool,
}

impl Place {
    /// A screen with the cursor on its first row.
    pub(super) fn new(screen: Screen) -> Self {
        Self::at(screen, 0)
    }

    /// A screen with the cursor on this row.
    pub(super) fn at(screen: Screen, row: usize) -> Self {
        Self {
            screen,
            row,
            scroll: 0,
            looking: false,
        }
    }
}
