//! What keys do to the field under the cursor.

use super::{action::Action, app::App, rows::Row, screens::Screen};

impl App {
    /// Applies an action to the field typed in, where there is one.
    pub(super) fn edit(&mut self, action: Action) {
        let row = self.row();
        let field = match (&mut self.place_mut().screen, row) {
            (Screen::Question(asking), Some(Row::Date)) => {
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
    }
}
