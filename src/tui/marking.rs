//! Ticks and notes on the lines of the checklist. They belong to the entry, not to its place on the list.

use super::{
    app::App,
    field::Field,
    keeping::Keeping,
    rows::Row,
    screens::{Item, NoteForm, Place, Screen},
};
use crate::{catalog::EntryIx, session::LONGEST_NOTE};

impl App {
    /// The entry of a line of the list.
    pub(super) fn entry_of(&self, item: Item) -> Option<EntryIx> {
        let Item::Line(section, at) = item else {
            return None;
        };
        let line = self.list.as_ref()?.sections.get(section)?.lines.get(at)?;
        Some(line.entry)
    }

    /// The entry that can be ticked and noted here: under the cursor on the list, or the one whose details are shown.
    pub(super) fn entry_here(&self) -> Option<EntryIx> {
        match (&self.place().screen, self.row()) {
            (Screen::List(_), Some(Row::Item(item))) => self.entry_of(item),
            (Screen::Detail(item), _) => self.entry_of(*item),
            _ => None,
        }
    }

    /// Whether some line of the list is ticked or has a note.
    pub(super) fn has_marks_on_list(&self) -> bool {
        let sections = self.list.iter().flat_map(|list| &list.sections);
        let ids = sections.flat_map(|section| &section.lines);
        let mut ids = ids.filter_map(|line| self.entry_id(line.entry));
        ids.any(|id| self.session.marks.contains_key(&id))
    }

    /// Whether this entry is ticked.
    pub(super) fn is_done(&self, entry: EntryIx) -> bool {
        let id = self.entry_id(entry);
        id.is_some_and(|id| self.session.done_on(&id).is_some())
    }

    /// What Space does to the line under the cursor.
    pub(super) fn tick_verb(&self) -> &'static str {
        match self.entry_here() {
            Some(entry) if self.is_done(entry) => "取消",
            _ => "勾上",
        }
    }

    /// Ticks a line as done today, or takes the tick back.
    pub(super) fn tick_line(&mut self, entry: EntryIx) {
        if !self.may_mark() {
            return;
        }
        if let Some(id) = self.entry_id(entry) {
            self.session.toggle(&id, self.setup.days.today);
        }
    }

    /// Opens the note on the line under the cursor.
    pub(super) fn write_note(&mut self) {
        let Some(entry) = self.entry_here() else {
            return;
        };
        if !self.may_mark() {
            return;
        }
        if let Some(id) = self.entry_id(entry) {
            let field = Field::new(self.session.note_on(&id));
            let form = NoteForm { entry, field };
            self.places.push(Place::new(Screen::Note(form)));
        }
    }

    /// Takes the note as it is typed, cut where it is too long.
    pub(super) fn take_note(&mut self) {
        let Screen::Note(form) = &mut self.place_mut().screen else {
            return;
        };
        let too_long = form.field.text().chars().count() > LONGEST_NOTE;
        while form.field.text().chars().count() > LONGEST_NOTE && !form.field.is_empty() {
            if form.field.at_start() {
                form.field.delete();
            } else {
                form.field.erase();
            }
        }
        let (entry, text) = (form.entry, form.field.text());
        if let Some(id) = self.entry_id(entry) {
            self.session.note(&id, &text);
        }
        if too_long {
            self.notice = Some(format!("备注最多 {LONGEST_NOTE} 个字，多的没有收。"));
        }
    }

    /// Takes the note away and goes back.
    pub(super) fn delete_note(&mut self) {
        if let Screen::Note(form) = &mut self.place_mut().screen {
            form.field.clear();
        }
        self.take_note();
        self.back();
    }

    fn entry_id(&self, entry: EntryIx) -> Option<String> {
        Some(self.catalog.as_ref()?.entry(entry).id.clone())
    }

    /// Whether marks are taken; where not, says why.
    fn may_mark(&mut self) -> bool {
        let elsewhere = self.keeping == Keeping::Elsewhere;
        if elsewhere {
            self.notice = Some("这里只能看：记录在另一个窗口里，到那里去勾、去写。".to_owned());
        }
        !elsewhere
    }
}
