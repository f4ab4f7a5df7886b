//! What keys and pastes do to the field under the cursor.

use super::{
    action::Action,
    app::App,
    field::Field,
    rows::Row,
    screens::{ExportForm, Screen},
    update::Effect,
};

impl App {
    /// Applies an action to the field typed in, where there is one.
    pub(super) fn edit(&mut self, action: Action) {
        if let Action::Type(c) = action
            && self.row() == Some(Row::Date)
            && !crate::text::allowed_in_date(c)
        {
            self.notice = Some("日期只填数字。别的键，先按 ↓ 移开再按。".to_owned());
            return;
        }
        if matches!(action, Action::Type(_)) && self.is_searching_place() {
            self.begin_search();
        }
        let Some(field) = self.field_mut() else {
            return;
        };
        match action {
            Action::Type(c) => field.insert(c),
            Action::Erase => field.erase(),
            Action::Delete => field.delete(),
            Action::EraseWord => field.erase_word(),
            Action::Clear => field.clear(),
            Action::CursorLeft => field.left(),
            Action::CursorRight => field.right(),
            Action::Home => field.home(),
            Action::End => field.end(),
            _ => {}
        }
        self.take_note();
        self.look_from_the_field();
    }

    /// Once something is typed for a place, the cursor is in the field, whatever row it was typed from.
    fn look_from_the_field(&mut self) {
        if self.is_searching_place() {
            self.go_to(&Row::PlaceName);
        }
    }

    /// Takes a paste: its first line goes into the field typed in. Anywhere else nothing happens, so a paste can never
    /// answer a question.
    pub(super) fn paste(&mut self, pasted: &str) -> Effect {
        if self.too_small() {
            return Effect::Draw;
        }
        let before = self.session.clone();
        let mut lines = pasted.split(['\r', '\n']).map(str::trim);
        let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
        let more = lines.any(|line| !line.is_empty());
        let is_date = self.row() == Some(Row::Date);
        if self.is_searching_place() {
            self.begin_search();
        }
        self.notice = match self.field_mut() {
            None => Some("粘贴的内容没有用上：这里用方向键选。".to_owned()),
            Some(_) if is_date && !line.chars().all(crate::text::allowed_in_date) => {
                Some("粘贴的内容不是日期，没有用上。".to_owned())
            }
            Some(field) => {
                line.chars().for_each(|c| field.insert(c));
                self.look_from_the_field();
                more.then(|| "只用了粘贴内容的第一行。".to_owned())
            }
        };
        self.take_note();
        self.settle();
        self.draw_or_keep(&before)
    }

    /// The field under the cursor, to be changed; what was wrong with it is forgotten.
    fn field_mut(&mut self) -> Option<&mut Field> {
        let row = self.row()?;
        let searching = self.is_searching_place();
        match (&mut self.place_mut().screen, row) {
            (Screen::Question(asking), row) if searching || row == Row::Date => {
                asking.error = None;
                Some(&mut asking.field)
            }
            (Screen::Claims(field), Row::Find) => Some(field),
            (Screen::Note(form), Row::NoteField) => Some(&mut form.field),
            (Screen::Export(form), Row::Name) => Some(mended(form).0),
            (Screen::Export(form), Row::Folder) => Some(mended(form).1),
            _ => None,
        }
    }
}

fn mended(form: &mut ExportForm) -> (&mut Field, &mut Field) {
    form.error = None;
    (&mut form.name, &mut form.folder)
}
