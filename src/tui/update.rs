//! What an action does to the state. No terminal, no file: what must happen outside is returned as an [`Effect`].

use std::{path::PathBuf, sync::Arc};

use super::{
    action::Action,
    app::{App, ExportForm, Item, Place, Screen},
    field::Field,
    rows::Row,
    scroll::Move,
};
use crate::{
    catalog::{Catalog, Kind, OptionIx, Problems},
    export::{Format, Overwrite, WriteError, default_name},
};

/// What the event loop must do after an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    /// Draw the state.
    Draw,
    /// Write the list to this path.
    Save(PathBuf, Overwrite),
    /// Give the terminal back and end with this code.
    Leave(u8),
    /// Give the terminal back and stop until `fg`.
    Suspend,
}

impl App {
    /// Applies an action.
    pub(super) fn update(&mut self, action: Action) -> Effect {
        self.notice = None;
        let effect = self.apply(action);
        self.settle();
        effect
    }

    /// Takes in the pack that was read in the background.
    pub(super) fn loaded(&mut self, pack: Result<Arc<Catalog>, Problems>) {
        match pack {
            Ok(catalog) => {
                self.catalog = Some(catalog);
                self.recompute();
                if matches!(self.place().screen, Screen::Loading) {
                    self.begin();
                }
            }
            Err(problems) => {
                let lines = problems.0.iter().map(ToString::to_string).collect();
                self.places = vec![Place::new(Screen::Broken(lines))];
            }
        }
        self.settle();
    }

    /// Takes in a new size of the terminal.
    pub(super) fn resized(&mut self, size: (u16, u16)) {
        self.setup.size = size;
        self.settle();
    }

    fn apply(&mut self, action: Action) -> Effect {
        match action {
            Action::Interrupt => return Effect::Leave(130),
            Action::Quit => return Effect::Leave(131),
            Action::Suspend => return Effect::Suspend,
            Action::Leave => return self.leave(),
            Action::Up => self.shift(Move::Up),
            Action::Down => self.shift(Move::Down),
            Action::PageUp => self.shift(Move::PageUp),
            Action::PageDown => self.shift(Move::PageDown),
            Action::Home | Action::End if self.is_typing() => self.edit(action),
            Action::Home => self.shift(Move::Start),
            Action::End => self.shift(Move::End),
            Action::Enter => return self.enter(),
            Action::Back => self.back(),
            Action::Pick(number) => self.pick(number),
            Action::Tick => self.tick(),
            Action::Why => self.why(),
            Action::Find => self.find(),
            Action::Help => self.help(),
            Action::Review => self.open_review(),
            Action::Export => self.open_export(),
            Action::NextPane => self.next_pane(),
            Action::Type(_)
            | Action::Erase
            | Action::Delete
            | Action::CursorLeft
            | Action::CursorRight => self.edit(action),
        }
        Effect::Draw
    }

    fn enter(&mut self) -> Effect {
        match self.row() {
            Some(row) => self.activate(row),
            None if matches!(self.place().screen, Screen::Broken(_)) => Effect::Leave(3),
            None => {
                self.back();
                Effect::Draw
            }
        }
    }

    fn activate(&mut self, row: Row) -> Effect {
        match row {
            Row::Start | Row::Resume => self.begin(),
            Row::Claims => self
                .places
                .push(Place::new(Screen::Claims(Field::default()))),
            Row::Find => self.place_mut().row = 1,
            Row::Claim(claim) => self.places.push(Place::new(Screen::Claim(claim))),
            Row::Help => self.help(),
            Row::Leave => return self.leave(),
            Row::LeaveNow => return Effect::Leave(self.leave_code()),
            Row::Back | Row::Rename => self.back(),
            Row::Option(option) => self.take_option(option),
            Row::Unknown => self.answer_unknown(),
            Row::GoOn => self.answer_ticked(),
            Row::Untick => self.untick(),
            Row::Date => self.answer_date(),
            Row::PlaceName => self.take_place_typed(),
            Row::Place(place) => self.take_place(place),
            Row::Why => self.why(),
            Row::Answer(question) => self.change(question),
            Row::AnswerRest => self.answer_rest(),
            Row::ShowList => self.show_list(),
            Row::Item(Item::FindOut(at)) => {
                let question = self.list.as_ref().and_then(|l| l.find_out.get(at).copied());
                if let Some(question) = question {
                    self.change(question);
                }
            }
            Row::Item(item) => self.places.push(Place::new(Screen::Detail(item))),
            Row::Export => self.open_export(),
            Row::Review => self.open_review(),
            Row::Name | Row::Folder => {
                let write = self.rows().iter().position(|r| *r == Row::Write);
                self.place_mut().row = write.unwrap_or(0);
            }
            Row::Format => self.next_format(),
            Row::OtherFolder(folder) => self.take_folder(&folder),
            Row::Write => return self.write(),
            Row::Replace => {
                if let Screen::Exists(path) = &self.place().screen {
                    return Effect::Save(path.clone(), Overwrite::Replace);
                }
            }
        }
        Effect::Draw
    }

    /// 0 once a list was seen, else 1: left early.
    fn leave_code(&self) -> u8 {
        match self.place().screen {
            Screen::Broken(_) => 3,
            _ => u8::from(!self.list_seen),
        }
    }

    fn leave(&mut self) -> Effect {
        if matches!(self.place().screen, Screen::Leave) {
            self.notice = Some("要离开，把光标移到“离开”，按回车。".to_owned());
        } else if self.would_lose() && !self.too_small() {
            self.places.push(Place::new(Screen::Leave));
        } else {
            return Effect::Leave(self.leave_code());
        }
        Effect::Draw
    }

    fn pick(&mut self, number: usize) {
        let Some(kind) = self.asked_kind() else {
            return;
        };
        let wanted = OptionIx(number - 1);
        let rows = self.rows();
        let numbered = |row: &Row| *row == Row::Option(wanted);
        let unknown = |row: &Row| *row == Row::Unknown;
        // The numbers shown are those of all options, also where one is not offered.
        let at = if number == self.numbered_options() + 1 {
            rows.iter().position(unknown)
        } else {
            rows.iter().position(numbered)
        };
        let Some(at) = at else {
            return;
        };
        self.place_mut().row = at;
        match rows.get(at) {
            Some(Row::Unknown) => self.answer_unknown(),
            Some(_) if kind == Kind::Several => self.tick(),
            _ => self.take_option(wanted),
        }
    }

    fn why(&mut self) {
        if let Screen::Question(asking) = &self.place().screen {
            let question = asking.question;
            self.places.push(Place::new(Screen::Why(question)));
        }
    }

    fn find(&mut self) {
        if self.verb(Action::Find).is_some() {
            self.go_to(&Row::Find);
        }
    }

    fn help(&mut self) {
        if !matches!(self.place().screen, Screen::Help | Screen::Broken(_)) {
            self.places.push(Place::new(Screen::Help));
        }
    }

    fn open_review(&mut self) {
        if self.verb(Action::Review).is_some() {
            self.leave_detail();
            let row = self.interview.as_ref().map_or(0, |i| i.steps.len());
            self.places.push(Place::at(Screen::Review, row));
        }
    }

    fn open_export(&mut self) {
        if self.verb(Action::Export).is_none() {
            return;
        }
        self.leave_detail();
        let form = ExportForm {
            format: Format::default(),
            name: Field::new(&default_name(self.setup.days.today, Format::default())),
            folder: Field::new(&self.setup.folder.display().to_string()),
            error: None,
        };
        self.places.push(Place::new(Screen::Export(form)));
        self.go_to(&Row::Write);
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

    fn next_pane(&mut self) {
        if let Screen::List(aside) = &mut self.place_mut().screen {
            aside.focused = !aside.focused;
        }
    }

    fn edit(&mut self, action: Action) {
        let row = self.row();
        let field = match (&mut self.place_mut().screen, row) {
            (
                Screen::Question(asking),
                Some(Row::Date | Row::PlaceName | Row::Unknown | Row::Place(_)),
            ) => {
                asking.error = None;
                &mut asking.field
            }
            (Screen::Claims(field), Some(Row::Find)) => field,
            (Screen::Export(form), Some(Row::Name)) => &mut form.name,
            (Screen::Export(form), Some(Row::Folder)) => &mut form.folder,
            _ => return,
        };
        match action {
            Action::Type(c) => field.insert(c),
            Action::Erase => field.erase(),
            Action::Delete => field.delete(),
            Action::CursorLeft => field.left(),
            Action::CursorRight => field.right(),
            Action::Home => field.home(),
            Action::End => field.end(),
            _ => {}
        }
        if self.asked_kind() == Some(Kind::Place) {
            self.go_to(&Row::PlaceName);
        }
    }

    /// Takes in how writing went.
    pub(super) fn written(&mut self, result: Result<PathBuf, WriteError>) {
        if matches!(self.place().screen, Screen::Exists(_)) {
            self.places.pop();
        }
        match result {
            Ok(path) => {
                self.saved = Some(path.clone());
                if matches!(self.place().screen, Screen::Export(_)) {
                    self.places.pop();
                }
                self.places.push(Place::new(Screen::Saved(path)));
            }
            Err(WriteError::Exists(path)) => {
                self.go_to(&Row::Name);
                self.places.push(Place::new(Screen::Exists(path)));
            }
            Err(error) => self.export_failed(format!("{error}。")),
        }
        self.settle();
    }
}
