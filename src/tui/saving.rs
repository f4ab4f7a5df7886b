//! Where the file goes: name and folder to a path, and what to offer when writing failed.

use std::path::{Path, PathBuf};

use super::{
    app::App,
    field::Field,
    rows::Row,
    screens::{ExportForm, Place, Screen},
    update::Effect,
};
use crate::export::{Overwrite, WriteError};

impl App {
    /// The path the form names, absolute; or what is wrong with it.
    pub(super) fn target(&self, form: &ExportForm) -> Result<PathBuf, String> {
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
