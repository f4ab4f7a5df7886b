//! What an action does to the state. No terminal, no file: what must happen outside is returned as an [`Effect`].

use std::{path::PathBuf, sync::Arc};

use super::{
    action::Action,
    app::App,
    field::Field,
    keeping::Keeping,
    rows::Row,
    screens::{Erase, Item, Place, Screen},
    scroll::Move,
};
use crate::{
    catalog::{Catalog, Kind, Problems},
    export::Overwrite,
    session::Session,
};

/// What the event loop must do after an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    /// Draw the state.
    Draw,
    /// Find a name like this path's that no file has, for [`App::take_name`].
    FindName(PathBuf),
    /// Write the list to this path.
    Save(PathBuf, Overwrite),
    /// Keep what was answered, ticked and noted, for [`App::keep_failed`] when it cannot be; then draw.
    Keep,
    /// Delete what is kept, for [`App::erased`].
    Erase,
    /// Give the terminal back and end with this code.
    Leave(u8),
    /// Give the terminal back and stop until `fg`.
    Suspend,
}

impl App {
    /// Applies an action.
    pub(super) fn update(&mut self, action: Action) -> Effect {
        // What one cannot see one cannot mean, except to go.
        let seen = !self.too_small();
        if !seen
            && !matches!(
                action,
                Action::Interrupt | Action::Quit | Action::Suspend | Action::Leave
            )
        {
            return Effect::Draw;
        }
        self.notice = None;
        let before = self.session.clone();
        let out_of_view = self.place().looking && self.row_hidden();
        self.place_mut().looking = false;
        if out_of_view && matches!(action, Action::Enter | Action::Tick) {
            // First back to the row, then the key again.
            self.settle();
            return Effect::Draw;
        }
        let effect = self.apply(action);
        self.settle();
        match effect {
            Effect::Draw => self.draw_or_keep(&before),
            effect => effect,
        }
    }

    /// What to do after a change: nothing is drawn that is not kept.
    pub(super) fn draw_or_keep(&self, before: &Session) -> Effect {
        let kept = matches!(self.keeping, Keeping::On | Keeping::Unwritten);
        if kept && self.session != *before {
            Effect::Keep
        } else {
            Effect::Draw
        }
    }

    /// Takes in the pack that was read in the background.
    pub(super) fn loaded(&mut self, pack: Result<Arc<Catalog>, Problems>) {
        match pack {
            Ok(catalog) => {
                self.catalog = Some(catalog);
                self.recompute();
                self.meet_record();
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
        self.place_mut().looking = false;
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
            Action::Note => self.write_note(),
            Action::Talk if self.verb(action).is_some() => self.open(Screen::Talk),
            Action::Calendar if self.verb(action).is_some() => self.open(Screen::Calendar),
            Action::WhyNot if self.verb(action).is_some() => self.why_not(),
            Action::NextPerson if self.verb(action).is_some() => self.ask_to_erase(Erase::Person),
            Action::Calendar if matches!(self.place().screen, Screen::List(_)) => {
                self.notice = Some("这份清单没有日期。".to_owned());
            }
            Action::Talk | Action::Calendar | Action::WhyNot | Action::NextPerson => {}
            Action::Review => self.open_review(),
            Action::Export => return self.open_export(),
            Action::NextPane => self.next_pane(),
            Action::Type(_)
            | Action::Erase
            | Action::Delete
            | Action::EraseWord
            | Action::Clear
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
            Row::Wait => {}
            Row::GoOnWithRecord => self.go_on_with_record(),
            Row::BeginAnew => self.begin_anew(),
            Row::DeleteRecord => self.ask_to_erase(Erase::Record),
            Row::Talk => self.open(Screen::Talk),
            Row::Calendar => self.open(Screen::Calendar),
            Row::WhyNot => self.why_not(),
            Row::Miss(miss) => self.try_miss(miss),
            Row::TakeIt => self.take_what_if(),
            Row::NextPerson => self.ask_to_erase(Erase::Person),
            Row::EraseNow => return self.erase(),
            Row::Done => self.tick(),
            Row::Note => self.write_note(),
            Row::NoNote => self.delete_note(),
            Row::Claims => self
                .places
                .push(Place::new(Screen::Claims(Field::default()))),
            Row::Find => self.place_mut().row = 1,
            Row::Claim(claim) => self.places.push(Place::new(Screen::Claim(claim))),
            Row::Help => self.help(),
            Row::Regions => self.places.push(Place::new(Screen::Regions)),
            Row::Terms => self.places.push(Place::new(Screen::Terms)),
            Row::Leave => return self.leave(),
            Row::LeaveNow => return Effect::Leave(self.leave_code()),
            Row::Back | Row::NoteField => self.back(),
            Row::Rename => {
                self.back();
                return self.wish_free_name();
            }
            Row::Option(option) => self.take_option(option),
            Row::Unknown => self.answer_unknown(),
            Row::GoOn => self.answer_ticked(),
            Row::Untick => self.untick(),
            Row::Date => self.answer_date(),
            Row::NoPlaces => self.say_no_place(),
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
            Row::Export => return self.open_export(),
            Row::Review => self.open_review(),
            Row::Name | Row::Folder => {
                let write = self.rows().iter().position(|r| *r == Row::Write);
                self.place_mut().row = write.unwrap_or(0);
            }
            Row::Format => return self.next_format(),
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
        let asked = matches!(self.place().screen, Screen::Leave);
        if self.would_lose() && !asked && !self.too_small() {
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
        let rows = self.rows();
        let options = || rows.iter().filter(|r| matches!(r, Row::Option(_)));
        let at = if number == options().count() + 1 {
            rows.iter().position(|row| *row == Row::Unknown)
        } else {
            let wanted = options().nth(number - 1);
            wanted.and_then(|wanted| rows.iter().position(|row| row == wanted))
        };
        let Some(at) = at.filter(|_| kind != Kind::Place) else {
            return;
        };
        self.place_mut().row = at;
        match rows.get(at) {
            // Beside ticks a digit that answers at once would throw them away by a slip.
            Some(Row::Unknown) if kind == Kind::Several => {
                self.notice = Some("要答“不清楚”，按回车。".to_owned());
            }
            Some(Row::Unknown) => self.answer_unknown(),
            Some(_) if kind == Kind::Several => self.tick(),
            Some(Row::Option(option)) => self.take_option(*option),
            _ => {}
        }
    }
}
