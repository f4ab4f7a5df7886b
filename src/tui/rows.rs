//! The rows of every screen: what the cursor can stand on, and what each row means. Views draw them in this order,
//! [`super::update`] acts on them, so the two can never disagree.

use std::path::PathBuf;

use super::{
    app::App,
    screens::{Asking, Item, Screen},
};
use crate::{
    catalog::{ClaimIx, Kind, OptionIx, PlaceIx, QuestionIx},
    engine::{Checklist, NearMiss},
};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// Begin the questions.
    Start,
    /// Back to the questions that were begun.
    Resume,
    /// Nothing but wait: what comes first must not do what somebody meant who pressed Enter too early.
    Wait,
    /// Go on with the record of an earlier time.
    GoOnWithRecord,
    /// Leave that record and begin anew.
    BeginAnew,
    /// Delete that record.
    DeleteRecord,
    /// Yes, delete.
    EraseNow,
    /// What to say at the counter and on the phone.
    Talk,
    /// The timeline as months.
    Calendar,
    /// Which lines are not there.
    WhyNot,
    /// A line that is not there: the question and the option that would bring it.
    Miss(NearMiss),
    /// Take the answer whose difference is shown.
    TakeIt,
    /// Clear everything for the next person.
    NextPerson,
    /// Whether the line is done.
    Done,
    /// The note on the line.
    Note,
    /// The field of a note.
    NoteField,
    /// Take the note away.
    NoNote,
    /// All claims.
    Claims,
    /// The field of words to find.
    Find,
    /// One of all claims.
    Claim(ClaimIx),
    /// What is recorded for which place.
    Regions,
    /// The help page.
    Help,
    /// Marks and words.
    Terms,
    /// Leave the program, asking first where needed.
    Leave,
    /// Leave now.
    LeaveNow,
    /// Back to where one came from.
    Back,
    /// An option of the question; ticked or chosen.
    Option(OptionIx),
    /// 不清楚
    Unknown,
    /// Go on with what is ticked.
    GoOn,
    /// Take all ticks away.
    Untick,
    /// The field of a date.
    Date,
    /// The field of a place.
    PlaceName,
    /// 不想说: neither of the two places.
    NoPlaces,
    /// A place to take.
    Place(PlaceIx),
    /// Why this is asked.
    Why,
    /// An answer, to be changed.
    Answer(QuestionIx),
    /// The next question that is still open.
    AnswerRest,
    /// The checklist.
    ShowList,
    /// Something on the checklist.
    Item(Item),
    /// Write the list to a file.
    Export,
    /// The answers.
    Review,
    /// The format of the file; the next one is taken.
    Format,
    /// The file's name.
    Name,
    /// The folder.
    Folder,
    /// Another folder to take.
    OtherFolder(PathBuf),
    /// Write now.
    Write,
    /// Replace the file that is there.
    Replace,
    /// Choose another name.
    Rename,
}

impl App {
    /// The rows of the screen shown. Empty for screens that are only read.
    pub(super) fn rows(&self) -> Vec<Row> {
        match &self.place().screen {
            Screen::Welcome => {
                let first = if self.session.answers.is_empty() {
                    Row::Start
                } else {
                    Row::Resume
                };
                vec![first, Row::Claims, Row::Regions, Row::Help, Row::Leave]
            }
            Screen::Loading | Screen::News(_) => vec![Row::Back, Row::Leave],
            Screen::Resume if self.earlier.is_none() => vec![Row::Wait, Row::Leave],
            Screen::Resume => vec![
                Row::GoOnWithRecord,
                Row::BeginAnew,
                Row::DeleteRecord,
                Row::Claims,
                Row::Help,
                Row::Leave,
            ],
            Screen::WhyNot(misses) => {
                let misses = misses.iter().copied().map(Row::Miss);
                misses.chain([Row::Back, Row::Leave]).collect()
            }
            Screen::WhatIf(_) => vec![Row::TakeIt, Row::Back],
            Screen::Erase(_) => vec![Row::Back, Row::EraseNow],
            Screen::Note(form) if form.field.is_empty() => vec![Row::NoteField, Row::Back],
            Screen::Note(_) => vec![Row::NoteField, Row::Back, Row::NoNote],
            Screen::Detail(Item::Line(..)) => vec![Row::Back, Row::Done, Row::Note],
            Screen::Question(asking) => self.question_rows(asking),
            Screen::Review => self.review_rows(),
            Screen::List(_) => self.list_rows(),
            Screen::Claims(_) => self.claims_rows(),
            Screen::Export(form) => {
                // Other folders are of use only once this one has failed.
                let taken = form.folder.text();
                let others = self.setup.other_folders.iter();
                let others = others
                    .chain([&self.setup.temp_folder])
                    .filter(|f| form.elsewhere && f.as_os_str() != taken.trim())
                    .cloned();
                [Row::Format, Row::Name, Row::Folder]
                    .into_iter()
                    .chain(others.map(Row::OtherFolder))
                    .chain([Row::Write, Row::Back, Row::Leave])
                    .collect()
            }
            Screen::Exists(_) => vec![Row::Rename, Row::Replace, Row::Back],
            Screen::Saved(_) => vec![Row::LeaveNow, Row::Back],
            Screen::Leave => vec![Row::Back, Row::LeaveNow],
            Screen::Help => vec![Row::Terms, Row::Back],
            Screen::Why(_)
            | Screen::Calendar
            | Screen::Talk
            | Screen::Detail(_)
            | Screen::Claim(_)
            | Screen::Terms
            | Screen::Regions
            | Screen::Broken(_) => Vec::new(),
        }
    }

    /// The row under the cursor.
    pub(super) fn row(&self) -> Option<Row> {
        self.rows().get(self.place().row).cloned()
    }

    /// Whether letters and digits go to a field.
    pub(super) fn is_typing(&self) -> bool {
        matches!(
            self.row(),
            Some(Row::Date | Row::Name | Row::Folder | Row::Find | Row::NoteField)
        ) || self.is_searching_place()
    }

    /// Whether the rows of the screen shown are those of a search for a place: letters go to its field from any of
    /// them, because the cursor begins on the row that skips the question.
    pub(super) fn is_searching_place(&self) -> bool {
        self.asked_kind() == Some(Kind::Place)
            && matches!(
                self.row(),
                Some(Row::PlaceName | Row::Unknown | Row::NoPlaces | Row::Place(_))
            )
    }

    fn question_rows(&self, asking: &Asking) -> Vec<Row> {
        let Some(catalog) = &self.catalog else {
            return Vec::new();
        };
        let asked = catalog.question(asking.question);
        let options = (0..asked.options.len()).map(OptionIx);
        let options = options.filter(|&option| self.is_offered(asking.question, option));
        let options = options.map(Row::Option);
        let mut rows = Vec::new();
        match asked.kind {
            Kind::Choice => rows.extend(options),
            Kind::Several => {
                rows.push(Row::GoOn);
                rows.extend(options);
            }
            Kind::Date | Kind::Month => rows.push(Row::Date),
            Kind::Place => rows.extend(self.place_rows(catalog, asking)),
        }
        if asked.kind != Kind::Place {
            rows.push(Row::Unknown);
        }
        if asked.kind == Kind::Several && !asking.ticks.is_empty() {
            rows.push(Row::Untick);
        }
        rows.extend([Row::Why, Row::Back, Row::Leave]);
        rows
    }

    fn review_rows(&self) -> Vec<Row> {
        let steps = self.interview.iter().flat_map(|i| &i.steps);
        let mut rows: Vec<Row> = steps.map(|step| Row::Answer(step.question)).collect();
        if self.unanswered() > 0 {
            rows.push(Row::AnswerRest);
        }
        rows.extend([Row::ShowList, Row::Back, Row::Leave]);
        rows
    }

    fn claims_rows(&self) -> Vec<Row> {
        let mut rows = vec![Row::Find];
        rows.extend(self.found().into_iter().map(Row::Claim));
        rows.extend([Row::Back, Row::Leave]);
        rows
    }

    /// The claims that mention every word typed; all of them when nothing is.
    pub(super) fn found(&self) -> Vec<ClaimIx> {
        let (Some(catalog), Screen::Claims(field)) = (&self.catalog, &self.place().screen) else {
            return Vec::new();
        };
        let text = field.text();
        let words: Vec<&str> = text.split_whitespace().collect();
        catalog.claims_about(&words)
    }

    /// Whether there are dates to show as months.
    pub(super) fn has_calendar(&self) -> bool {
        let list = self.list.as_ref();
        list.is_some_and(|list| list.shows_dates() && !list.timeline.milestones.is_empty())
    }

    fn list_rows(&self) -> Vec<Row> {
        // Saving stands right below the conclusion too: the end of the list is far away.
        let mut items = self.list.iter().flat_map(items).map(Row::Item);
        let verdict = items.next();
        let save = verdict.is_some().then_some(Row::Export);
        verdict
            .into_iter()
            .chain(save)
            .chain(items)
            .chain([Row::Export, Row::Review, Row::Talk])
            .chain(self.has_calendar().then_some(Row::Calendar))
            .chain([
                Row::WhyNot,
                Row::Claims,
                Row::NextPerson,
                Row::Help,
                Row::Leave,
            ])
            .collect()
    }
}

/// Everything on a checklist that the cursor can stand on, in order.
pub(super) fn items(list: &Checklist) -> Vec<Item> {
    let mut items = vec![Item::Verdict];
    items.extend((0..list.find_out.len()).map(Item::FindOut));
    if list.shows_dates() {
        items.extend((0..list.timeline.milestones.len()).map(Item::Milestone));
    }
    for (s, section) in list.sections.iter().enumerate() {
        items.extend((0..section.lines.len()).map(|l| Item::Line(s, l)));
    }
    items.extend((0..list.claims.len()).map(Item::Claim));
    items
}
