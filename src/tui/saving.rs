//! Where the file goes: name and folder to a path, and what to offer when writing failed.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use super::{
    app::App,
    field::Field,
    rows::Row,
    screens::{ExportForm, Place, Screen},
    shorten,
    update::Effect,
};
use crate::{
    export::{Format, NoDates, Overwrite, WriteError},
    text,
};

impl App {
    /// The path the form names, absolute; or what is wrong with it.
    pub(super) fn target(&self, form: &ExportForm) -> Result<PathBuf, String> {
        let name = form.name.text();
        let name = name.trim();
        if name.trim_matches('.').is_empty() {
            return Err("文件名还没填。".to_owned());
        }
        if name.contains('/') {
            return Err("文件名里不能有“/”。要放到别的文件夹，改“文件夹”那一行。".to_owned());
        }
        let mut name = name.to_owned();
        // Without an extension no program on a desktop knows what to open it with.
        if Path::new(&name).extension().is_none_or(OsStr::is_empty) {
            name.truncate(name.trim_end_matches('.').len());
            name.push('.');
            name.push_str(form.format.id());
        }
        let folder = form.folder.text();
        Ok(self.setup.folder.join(folder.trim()).join(name))
    }

    /// Asks the event loop for a name like the form's that is free.
    pub(super) fn wish_free_name(&self) -> Effect {
        match &self.place().screen {
            Screen::Export(form) => self.target(form).map_or(Effect::Draw, Effect::FindName),
            _ => Effect::Draw,
        }
    }

    /// Takes the name of this path for the form's.
    pub(super) fn take_name(&mut self, path: &Path) {
        if let (Screen::Export(form), Some(name)) = (&mut self.place_mut().screen, path.file_name())
        {
            let (free, wished) = (name.to_string_lossy().into_owned(), form.name.text());
            form.name = Field::new(&free);
            if free != wished {
                form.numbered = Some((free, wished));
            }
        }
    }

    /// Asks the event loop to write, or says what is wrong with the form.
    pub(super) fn write(&mut self) -> Effect {
        let target = match &self.place().screen {
            Screen::Export(form) => self.target(form),
            _ => return Effect::Draw,
        };
        if let Ok(path) = target {
            return Effect::Save(path, Overwrite::Never);
        }
        // The form says what is wrong with the name for as long as it is wrong.
        self.go_to(&Row::Name);
        Effect::Draw
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
    pub(super) fn next_format(&mut self) -> Effect {
        if let Screen::Export(form) = &mut self.place_mut().screen {
            let after = Format::ALL.iter().skip_while(|f| **f != form.format).nth(1);
            let next = after.copied().unwrap_or_default();
            let mut name = form.name.text();
            if let Some((_, wished)) = form.numbered.take().filter(|(free, _)| *free == name) {
                name = wished;
            }
            let old = format!(".{}", form.format.id());
            if let Some(stem) = name.strip_suffix(&old) {
                form.name = Field::new(&format!("{stem}.{}", next.id()));
            }
            form.format = next;
            form.error = None;
        }
        self.go_to(&Row::Format);
        self.wish_free_name()
    }

    /// Shows why the list is not in this format, and puts the cursor where another can be chosen.
    pub(super) fn not_in_format(&mut self, why: &NoDates) {
        if let Screen::Export(form) = &mut self.place_mut().screen {
            form.error = Some(why.to_string());
        }
        self.go_to(&Row::Format);
    }

    /// Takes another folder and offers to write there.
    pub(super) fn take_folder(&mut self, folder: &Path) {
        if let Screen::Export(form) = &mut self.place_mut().screen {
            form.folder = Field::new(&folder.display().to_string());
            form.error = None;
            form.elsewhere = false;
        }
        self.go_to(&Row::Write);
    }

    /// Shows why nothing was written and puts the cursor where that can be mended.
    pub(super) fn export_failed(&mut self, error: &WriteError) {
        let name_failed = matches!(
            error,
            WriteError::NameTooLong(_)
                | WriteError::IsDirectory(_)
                | WriteError::NotRegular(_)
                | WriteError::LinkLoop(_)
                | WriteError::DanglingLink { .. }
        );
        let target = match &self.place().screen {
            Screen::Export(form) => self.target(form).ok(),
            _ => None,
        };
        let message = short_message(error, target.as_deref());
        if let Screen::Export(form) = &mut self.place_mut().screen {
            form.error = Some(message);
            form.elsewhere |= !name_failed;
        }
        self.go_to(if name_failed {
            &Row::Name
        } else {
            &Row::Folder
        });
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
            Err(error) => self.export_failed(&error),
        }
        self.settle();
    }
}

/// The error as a sentence, its paths shortened: the whole path stands on the form.
fn short_message(error: &WriteError, target: Option<&Path>) -> String {
    const COLUMNS: usize = 36;
    let mut message = format!("{error}。");
    // The folder's path begins the file's, so the file's goes first.
    for path in target.into_iter().flat_map(|t| t.ancestors().take(2)) {
        let path = text::clean(&path.display().to_string());
        if text::width(&path) > COLUMNS {
            message = message.replace(&path, &shorten::middle(&path, COLUMNS));
        }
    }
    message
}
