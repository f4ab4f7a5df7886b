//! Where the file goes: name and folder to a path, and what to offer when writing failed.

use std::path::Path;

use super::{
    app::{App, ExportForm, Screen},
    field::Field,
    rows::Row,
    update::Effect,
};
use crate::export::{Format, NoDates, Overwrite};

impl App {
    /// The path the form names, absolute; or what is wrong with it.
    pub(super) fn target(&self, form: &ExportForm) -> Result<std::path::PathBuf, String> {
        let name = form.name.text();
        let name = name.trim();
        if name.is_empty() {
            return Err("文件名还没填。".to_owned());
        }
        if name.contains('/') {
            return Err("文件名里不能有“/”。要放到别的文件夹，改“文件夹”那一行。".to_owned());
        }
        let folder = form.folder.text();
        Ok(self.setup.folder.join(folder.trim()).join(name))
    }

    /// Asks the event loop to write, or says what is wrong with the form.
    pub(super) fn write(&mut self) -> Effect {
        let target = match &self.place().screen {
            Screen::Export(form) => self.target(form),
            _ => return Effect::Draw,
        };
        match target {
            Ok(path) => Effect::Save(path, Overwrite::Never),
            Err(message) => {
                if let Screen::Export(form) = &mut self.place_mut().screen {
                    form.error = Some(message);
                }
                self.go_to(&Row::Name);
                Effect::Draw
            }
        }
    }

    /// The format chosen on the form, which may be under another screen.
    pub(super) fn format(&self) -> Format {
        let forms = self
            .places
            .iter()
            .rev()
            .filter_map(|place| match &place.screen {
                Screen::Export(form) => Some(form.format),
                _ => None,
            });
        forms.into_iter().next().unwrap_or_default()
    }

    /// Takes the next format; the extension of the name follows, unless it is one of the person's own.
    pub(super) fn next_format(&mut self) {
        if let Screen::Export(form) = &mut self.place_mut().screen {
            let after = Format::ALL.iter().skip_while(|f| **f != form.format).nth(1);
            let next = after.copied().unwrap_or_default();
            let name = form.name.text();
            let old = format!(".{}", form.format.id());
            if let Some(stem) = name.strip_suffix(&old) {
                form.name = Field::new(&format!("{stem}.{}", next.id()));
            }
            form.format = next;
            form.error = None;
        }
        // An error brings rows, and takes them away again.
        self.go_to(&Row::Format);
    }

    /// Shows why the list is not in this format, and puts the cursor where another can be chosen.
    pub(super) fn not_in_format(&mut self, why: &NoDates) {
        self.export_failed(why.to_string());
        self.go_to(&Row::Format);
    }

    /// Takes another folder and offers to write there.
    pub(super) fn take_folder(&mut self, folder: &Path) {
        if let Screen::Export(form) = &mut self.place_mut().screen {
            form.folder = Field::new(&folder.display().to_string());
            form.error = None;
        }
        self.go_to(&Row::Write);
    }

    /// Shows why nothing was written and puts the cursor where that can be mended.
    pub(super) fn export_failed(&mut self, message: String) {
        if let Screen::Export(form) = &mut self.place_mut().screen {
            form.error = Some(message);
        }
        self.go_to(&Row::Folder);
    }
}
