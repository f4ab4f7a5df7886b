//! Opening a screen on top of the one shown.

use super::{
    action::Action,
    app::App,
    field::Field,
    rows::Row,
    screens::{ExportForm, Place, Screen},
    update::Effect,
};
use crate::export::{Format, default_name};

impl App {
    /// Why the question on screen is asked.
    pub(super) fn why(&mut self) {
        if let Screen::Question(asking) = &self.place().screen {
            let question = asking.question;
            self.places.push(Place::new(Screen::Why(question)));
        }
    }

    /// To the field of words to find, where there is one.
    pub(super) fn find(&mut self) {
        if self.verb(Action::Find).is_some() {
            self.go_to(&Row::Find);
        }
    }

    /// A screen that is only read.
    pub(super) fn open(&mut self, screen: Screen) {
        self.places.push(Place::new(screen));
    }

    /// The help page.
    pub(super) fn help(&mut self) {
        if !matches!(
            self.place().screen,
            Screen::Help | Screen::Terms | Screen::Broken(_)
        ) {
            self.places.push(Place::new(Screen::Help));
        }
    }

    /// The answers, where they are offered.
    pub(super) fn open_review(&mut self) {
        if self.verb(Action::Review).is_some() {
            self.leave_detail();
            let row = self.interview.as_ref().map_or(0, |i| i.steps.len());
            self.places.push(Place::at(Screen::Review, row));
        }
    }

    /// Where the file goes, where that is offered.
    pub(super) fn open_export(&mut self) -> Effect {
        if self.verb(Action::Export).is_none() {
            return Effect::Draw;
        }
        self.leave_detail();
        let form = ExportForm {
            format: Format::default(),
            name: Field::new(&default_name(self.setup.days.today, Format::default())),
            numbered: None,
            folder: Field::new(&self.setup.folder.display().to_string()),
            error: None,
            elsewhere: false,
        };
        self.places.push(Place::new(Screen::Export(form)));
        self.go_to(&Row::Write);
        self.wish_free_name()
    }

    /// Puts the cursor on a row of the screen shown, when it has it.
    pub(super) fn go_to(&mut self, row: &Row) {
        if let Some(at) = self.rows().iter().position(|r| r == row) {
            self.place_mut().row = at;
        }
    }

    fn leave_detail(&mut self) {
        if matches!(self.place().screen, Screen::Detail(_)) {
            self.places.pop();
        }
    }

    /// The arrows move the other pane from now on, when there is something to move in it.
    pub(super) fn next_pane(&mut self) {
        let scrolls = self.pane_scrolls();
        if let Screen::List(aside) = &mut self.place_mut().screen {
            aside.focused = scrolls && !aside.focused;
            if !scrolls {
                self.notice = Some("没有要滚动的说明。看详情按回车。".to_owned());
            }
        }
    }
}
