//! The record on the disk. Every change is written before the frame that shows it, so that a kill loses nothing one has
//! seen; a thread of its own then waits for the disk, so that no key does.

use std::{
    io,
    path::PathBuf,
    sync::mpsc::{Sender, channel},
    thread,
};

use super::{app::App, events::Event, panic};
use crate::{
    catalog::Catalog,
    engine::Days,
    session::{Clock, Found, Session, Store, StoreError, sync},
};

/// Where the record is kept.
#[derive(Debug, Clone)]
pub(super) struct Keep {
    /// The state folder.
    pub(super) folder: PathBuf,
    /// The days the list is made for.
    pub(super) days: Days,
    /// Says when something was saved.
    pub(super) clock: Clock,
}

/// The state folder, open, and what was found in it.
#[derive(Debug)]
pub(super) struct Opened {
    store: Option<Store>,
    found: Result<Found, StoreError>,
}

impl Keep {
    /// Whether there is a record. A look at its name only, for the first frame.
    pub(super) fn has_record(&self) -> bool {
        Store::record_in(&self.folder).symlink_metadata().is_ok()
    }

    /// Opens the folder and reads the record.
    pub(super) fn open(&self, catalog: &Catalog) -> Opened {
        let mut store = match Store::open(&self.folder, self.clock) {
            Ok(store) => store,
            Err(error) => {
                return Opened {
                    store: None,
                    found: Err(error),
                };
            }
        };
        let found = store.find(catalog, self.days);
        Opened {
            store: Some(store),
            found,
        }
    }
}

impl Opened {
    /// The record that was found.
    pub(super) fn session(&self) -> Option<&Session> {
        match &self.found {
            Ok(Found::Record { session, .. }) => Some(session),
            _ => None,
        }
    }
}

/// Keeps the record.
pub(super) struct Keeper {
    /// The state folder, when there is one.
    folder: Option<PathBuf>,
    store: Option<Store>,
    syncing: Option<Sender<()>>,
    events: Sender<Event>,
}

impl Keeper {
    /// A keeper of nothing yet, which reports what fails later to `events`.
    pub(super) fn new(events: Sender<Event>, folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            store: None,
            syncing: None,
            events,
        }
    }

    /// Takes the open folder, and tells the wizard what was in it.
    pub(super) fn take(&mut self, app: &mut App, catalog: &Catalog, opened: Opened) {
        let read_only = opened.store.as_ref().is_some_and(Store::is_read_only);
        app.take_record(catalog, opened.found, read_only);
        self.store = opened.store.filter(|store| !store.is_read_only());
        if let Some(store) = &self.store {
            panic::say_where_kept(store.path());
        }
    }

    /// Writes what was answered, ticked and noted.
    pub(super) fn keep(&mut self, app: &mut App) {
        let (Some(store), Some(catalog)) = (&self.store, &app.catalog) else {
            return;
        };
        match store.save_unsynced(catalog, &app.session, app.setup.days) {
            Ok(()) => {
                app.is_kept();
                self.sync_soon();
            }
            Err(error) => app.keep_failed(&error.to_string()),
        }
    }

    /// Deletes the record; also one in a folder that could not be opened, as far as that can be done. Nothing of this
    /// person is in that one, so it keeps nobody from going on.
    pub(super) fn erase(&self, app: &mut App) {
        if let Some(store) = &self.store {
            app.erased(store.clear());
            return;
        }
        let left = self.folder.as_deref().map(Store::remove_record);
        app.erased(Ok(()));
        if let Some(Err(error)) = left {
            app.record_left(&error);
        }
    }

    fn sync_soon(&mut self) {
        if self.syncing.is_none() {
            self.syncing = self.start_syncing().ok();
        }
        if let Some(syncing) = &self.syncing {
            // The thread ends only with us.
            let _ = syncing.send(());
        }
    }

    fn start_syncing(&self) -> io::Result<Sender<()>> {
        let (sender, wishes) = channel();
        let events = self.events.clone();
        let path = self.store.as_ref().map(Store::path).unwrap_or_default();
        thread::Builder::new().name("sync".into()).spawn(move || {
            while wishes.recv().is_ok() {
                // One sync serves all that was written before it.
                while wishes.try_recv().is_ok() {}
                if let Err(error) = sync(&path) {
                    let _ = events.send(Event::NotSynced(error.to_string()));
                }
            }
        })?;
        Ok(sender)
    }
}
