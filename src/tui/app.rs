//! The state of the wizard. Views read it; only [`super::update`] changes it.

use std::path::PathBuf;

use super::{
    field::Field,
    glyphs::{self, Glyphs},
    keeping::{Earlier, Keeping, Told},
    screens::{Asking, Place, Screen},
    theme::Theme,
    what_if::Preview,
};
use crate::{
    catalog::{Catalog, Kind, Manifest, OptionIx, OptionSet, PlaceIx, QuestionIx},
    engine::{Answer, Checklist, Days, Interview},
    session::Session,
};

/// The smallest terminal the screens fit, in columns and rows.
pub(super) const SMALLEST: (u16, u16) = (40, 12);

/// Everything the program starts with.
#[derive(Debug, Clone)]
pub(super) struct Setup {
    /// What the pack says of itself.
    pub(super) manifest: Manifest,
    /// How much the pack records for places: so many places, so many rules.
    pub(super) recorded: (usize, usize),
    /// The days the list is made for.
    pub(super) days: Days,
    /// ASCII marks only.
    pub(super) ascii: bool,
    /// Whether colours may be used.
    pub(super) color: bool,
    /// The folder files go to unless another is named.
    pub(super) folder: PathBuf,
    /// Other folders to offer when that one cannot be written to.
    pub(super) other_folders: Vec<PathBuf>,
    /// The folder to offer last, because what is in it does not stay.
    pub(super) temp_folder: PathBuf,
    /// The size of the terminal, in columns and rows.
    pub(super) size: (u16, u16),
    /// Whether what is answered is to be kept.
    pub(super) keeping: Keeping,
    /// Whether there is a record of an earlier time, to be read with the pack.
    pub(super) has_record: bool,
}

/// The whole state. Invariant: `places` is never empty; `interview` and `list` are always those of `answers`.
#[derive(Debug, Clone)]
pub(super) struct App {
    /// What it was started with.
    pub(super) setup: Setup,
    /// The pack, once it is read.
    pub(super) catalog: Option<std::sync::Arc<Catalog>>,
    /// Provinces whose rules could not be read, which was told.
    pub(super) broken: Vec<PlaceIx>,
    /// What was answered, ticked and noted.
    pub(super) session: Session,
    /// What of it is on the disk.
    pub(super) kept: Session,
    /// Whether what is answered is kept, and why not.
    pub(super) keeping: Keeping,
    /// What was told of it.
    pub(super) told: Told,
    /// The record of an earlier time, until it is gone on with or not.
    pub(super) earlier: Option<Earlier>,
    /// What went wrong with the record, for the first screen.
    pub(super) trouble: Option<String>,
    /// The replay of the answers; none before the pack is read.
    pub(super) interview: Option<Interview>,
    /// The list; none before the pack is read.
    pub(super) list: Option<Checklist>,
    /// What the option under the cursor would change, on wide terminals.
    pub(super) preview: Option<Preview>,
    /// The screens on top of each other; the last one is shown.
    pub(super) places: Vec<Place>,
    /// A passing remark, shown until the next key.
    pub(super) notice: Option<String>,
    /// Whether a finished list was on screen.
    pub(super) list_seen: bool,
    /// Where the list was written last, while the answers are still those.
    pub(super) saved: Option<PathBuf>,
}

impl App {
    /// The wizard on its first screen, before the pack is read.
    pub(super) fn new(setup: Setup) -> Self {
        let first = if setup.has_record {
            Screen::Resume
        } else {
            Screen::Welcome
        };
        let mut app = Self {
            keeping: setup.keeping,
            told: Told::default(),
            setup,
            catalog: None,
            broken: Vec::new(),
            session: Session::default(),
            kept: Session::default(),
            earlier: None,
            trouble: None,
            interview: None,
            list: None,
            preview: None,
            places: vec![Place::new(first)],
            notice: None,
            list_seen: false,
            saved: None,
        };
        app.settle();
        app
    }

    /// The screen shown. The list of screens is never empty.
    pub(super) fn place(&self) -> &Place {
        &self.places[self.places.len() - 1]
    }

    /// The screen shown, to be changed.
    pub(super) fn place_mut(&mut self) -> &mut Place {
        let last = self.places.len() - 1;
        &mut self.places[last]
    }

    /// The marks to draw with.
    pub(super) fn glyphs(&self) -> &'static Glyphs {
        if self.setup.ascii {
            &glyphs::ASCII
        } else {
            &glyphs::UNICODE
        }
    }

    /// The styles to draw with.
    pub(super) fn theme(&self) -> Theme {
        Theme::new(self.setup.color)
    }

    /// Whether the terminal is too small for any screen.
    pub(super) fn too_small(&self) -> bool {
        let (width, height) = self.setup.size;
        width < SMALLEST.0 || height < SMALLEST.1
    }

    /// Whether the list's details stand beside it rather than below.
    pub(super) fn is_wide(&self) -> bool {
        self.setup.size.0 >= 100
    }

    /// Recomputes everything that follows from the answers.
    pub(super) fn recompute(&mut self) {
        self.preview = None;
        if let Some(catalog) = &self.catalog {
            self.interview = Some(Interview::replay(
                catalog,
                &self.session.answers,
                self.setup.days,
            ));
            self.list = Some(Checklist::build(
                catalog,
                &self.session.answers,
                self.setup.days,
            ));
        }
    }

    /// This question's place, from 1, and how many there will be, as far as can be told.
    pub(super) fn progress(&self, question: QuestionIx) -> (usize, usize) {
        let interview = self.interview.as_ref();
        interview.map_or((1, 1), |i| i.progress(question))
    }

    /// How many questions there will be, as far as can be told.
    pub(super) fn expected(&self) -> usize {
        self.interview.as_ref().map_or(0, |i| i.expected)
    }

    /// The questions not answered yet, as far as is known now.
    pub(super) fn unanswered(&self) -> usize {
        self.interview
            .as_ref()
            .map_or(0, |i| i.steps.iter().filter(|s| s.answer.is_none()).count())
    }

    /// Whether the screen shown waits for the pack.
    pub(super) fn is_waiting(&self) -> bool {
        matches!(
            self.place().screen,
            Screen::Loading | Screen::Resume | Screen::Terms | Screen::Claims(_) | Screen::Regions
        )
    }

    /// Whether leaving now would lose something: answers, ticks or notes that are neither kept nor in a file.
    pub(super) fn would_lose(&self) -> bool {
        self.session != self.kept && self.saved.is_none()
    }

    /// How many options before this one are not offered.
    pub(super) fn hidden_before(&self, question: QuestionIx, option: OptionIx) -> usize {
        let before = (0..option.0).map(OptionIx);
        before.filter(|&o| !self.is_offered(question, o)).count()
    }

    /// Whether the places leave the option.
    pub(super) fn is_offered(&self, question: QuestionIx, option: OptionIx) -> bool {
        let interview = self.interview.as_ref();
        interview.is_none_or(|i| !i.ruled_out.contains(&(question, option)))
    }

    /// Whether no option of the question may stand ready to be taken.
    fn has_no_common(&self, question: QuestionIx) -> bool {
        let interview = self.interview.as_ref();
        interview.is_some_and(|i| i.no_common == Some(question))
    }

    /// A question's screen, its earlier answer filled in.
    pub(super) fn asking(&self, catalog: &Catalog, question: QuestionIx) -> Place {
        let answer = self.session.answers.get(question);
        let ticks = match (self.session.drafts.get(&question), answer) {
            (Some(draft), _) => *draft,
            (None, Some(Answer::Several(ticks))) => ticks,
            _ => OptionSet::EMPTY,
        };
        let field = match answer {
            Some(Answer::Date(date)) => Field::new(&catalog.question(question).day_text(date)),
            Some(Answer::Place(place)) => Field::new(&catalog.place(place).common),
            _ => Field::default(),
        };
        let asked = catalog.question(question);
        // What the places rule out is as good as not answered.
        let answer = answer.filter(
            |answer| !matches!(answer, Answer::Choice(option) if !self.is_offered(question, *option)),
        );
        let row = match (answer, asked.kind) {
            // Rows of options that are not offered are not there.
            (Some(Answer::Choice(option)), _) => option.0 - self.hidden_before(question, option),
            // The field shows the place; the cursor stands on it, so that Enter keeps it.
            (Some(Answer::Place(place)), _) => {
                let found = catalog.places_about(&catalog.place(place).common);
                let at = found.iter().position(|&p| p == place).unwrap_or(0);
                self.rows_before_places(question) + at
            }
            // With no common case the cursor begins where Enter says nothing.
            (answer, Kind::Choice) if answer.is_some() || self.has_no_common(question) => {
                let all = OptionIx(asked.options.len());
                all.0 - self.hidden_before(question, all)
            }
            (Some(Answer::Unknown), Kind::Several) => asked.options.len() + 1,
            (Some(Answer::Unknown), Kind::Date | Kind::Month) => 1,
            _ => 0,
        };
        let screen = Screen::Question(Asking {
            question,
            ticks,
            within: None,
            field,
            error: None,
        });
        Place::at(screen, row)
    }
}
