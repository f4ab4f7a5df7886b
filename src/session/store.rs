//! The state folder: finding, locking, reading and writing the record.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::disk::{FILE, LOCK, read_text, schema_of, take_lock};
use super::record::{self, Written};
use super::{Clock, SavedAt, Session};
use crate::catalog::{Catalog, RECORD_SCHEMA, clean};
use crate::engine::Days;
use crate::export::{Durable, WriteError, save_private};

/// Why the state could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder cannot be made or read.
    #[error("记录文件夹 {path} 用不了：{cause}。可以加 --no-save 不保存", path = clean(&.path.display().to_string()))]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The record cannot be written.
    #[error("答案没有保存：{0}")]
    Write(#[from] WriteError),
    /// Another window has it.
    #[error("另一个窗口正在用这份记录，这里只能看，不保存")]
    ReadOnly,
    /// Another window has it, and it was to be forgotten.
    #[error("另一个窗口正在用这份记录，没有删。先离开那个窗口，再来一次")]
    InUse,
    /// A newer program wrote it.
    #[error("{path} 是更新的程序存的记录，没有动它，这次的回答不保存。要接着用，请升级 yiqian", path = clean(&.0.display().to_string()))]
    Newer(PathBuf),
}

/// What was found of an earlier time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A record.
    Record {
        /// The answers and marks, on the pack there is now.
        session: Session,
        /// When it was saved.
        saved_at: SavedAt,
        /// What the pack of today changed for this person, whole Chinese sentences, to be shown once.
        changes: Vec<String>,
    },
    /// A record that could not be read; it was put aside, nothing is lost.
    SetAside {
        /// Where it is now.
        path: PathBuf,
        /// What was wrong.
        why: String,
    },
    /// A record that could not be read and was left where it is, because another window may be at it.
    Damaged {
        /// What was wrong.
        why: String,
    },
    /// A record of a newer program: left as it is, and nothing is saved over it.
    Newer {
        /// Where it is.
        path: PathBuf,
    },
}

/// The state folder, open. The lock is let go when it is dropped.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    clock: Clock,
    hold: Hold,
}

/// Who may write.
#[derive(Debug)]
enum Hold {
    /// We, as long as this file is open.
    Ours(#[expect(dead_code, reason = "kept open for its lock")] File),
    /// Another window.
    Elsewhere,
    /// Nobody here: the record is of a newer program.
    Newer,
}

impl Store {
    /// Opens the folder, making it (`0700`) when it is not there, and takes the lock if it is free. What is saved says
    /// when, by this clock.
    ///
    /// # Errors
    /// When the folder cannot be made or the lock file cannot be opened.
    pub fn open(folder: &Path, clock: Clock) -> Result<Self, StoreError> {
        let failed = |cause| StoreError::Folder {
            path: folder.to_owned(),
            cause,
        };
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(failed)?;
        let lock = take_lock(&folder.join(LOCK)).map_err(failed)?;
        Ok(Self {
            folder: folder.to_owned(),
            clock,
            hold: lock.map_or(Hold::Elsewhere, Hold::Ours),
        })
    }

    /// Where the record is.
    pub fn path(&self) -> PathBuf {
        Self::record_in(&self.folder)
    }

    /// Where the record of a state folder is, or would be.
    pub fn record_in(folder: &Path) -> PathBuf {
        folder.join(FILE)
    }

    /// Whether nothing can be saved, because another window holds the record or it is of a newer program.
    pub fn is_read_only(&self) -> bool {
        !matches!(self.hold, Hold::Ours(_))
    }

    /// Reads what is there.
    ///
    /// # Errors
    /// When there is a record that cannot be read from disk at all.
    pub fn find(&mut self, catalog: &Catalog, days: Days) -> Result<Found, StoreError> {
        let path = self.path();
        let failed = |cause| StoreError::Folder {
            path: path.clone(),
            cause,
        };
        let text = match read_text(&path) {
            Ok(Some(text)) => text,
            Ok(None) => return Ok(Found::Nothing),
            Err(cause) if cause.kind() == io::ErrorKind::InvalidData => {
                return self.set_aside(&path, &cause.to_string(), days.today);
            }
            Err(cause) => return Err(failed(cause)),
        };
        if schema_of(&text).is_some_and(|schema| schema > RECORD_SCHEMA) {
            self.hold = Hold::Newer;
            return Ok(Found::Newer { path });
        }
        match serde_json::from_str::<Written>(&text) {
            Ok(written) => {
                let read = record::read(catalog, written, days);
                let record::Read {
                    session,
                    saved_at,
                    changes,
                } = read;
                Ok(Found::Record {
                    session,
                    saved_at,
                    changes,
                })
            }
            Err(error) => {
                let why = format!("第 {} 行第 {} 列读不懂", error.line(), error.column());
                self.set_aside(&path, &why, days.today)
            }
        }
    }

    fn set_aside(&self, path: &Path, why: &str, today: NaiveDate) -> Result<Found, StoreError> {
        let why = clean(why);
        if self.is_read_only() {
            return Ok(Found::Damaged { why });
        }
        let aside = (1..100)
            .map(|n| self.folder.join(format!("session.bad-{today}-{n}.json")))
            .find(|aside| !aside.exists())
            .unwrap_or_else(|| self.folder.join("session.bad.json"));
        let failed = |cause| StoreError::Folder {
            path: path.to_owned(),
            cause,
        };
        fs::rename(path, &aside).map_err(failed)?;
        Ok(Found::SetAside { path: aside, why })
    }

    /// Writes the record, whole or not at all, and waits for the disk.
    ///
    /// # Errors
    /// When it is read-only, or cannot be written; what was there is untouched.
    pub fn save(&self, catalog: &Catalog, session: &Session, days: Days) -> Result<(), StoreError> {
        self.write(catalog, session, days, Durable::Yes)
    }

    /// As [`Self::save`] without waiting for the disk: a kill of the program loses nothing, a power cut may, until
    /// [`super::sync`] is done.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn save_unsynced(
        &self,
        catalog: &Catalog,
        session: &Session,
        days: Days,
    ) -> Result<(), StoreError> {
        self.write(catalog, session, days, Durable::No)
    }

    fn write(
        &self,
        catalog: &Catalog,
        session: &Session,
        days: Days,
        durable: Durable,
    ) -> Result<(), StoreError> {
        self.may_write()?;
        let saved_at = (self.clock)().into();
        let written = record::write(catalog, session, days, saved_at);
        let text = serde_json::to_string_pretty(&written).map_err(|error| StoreError::Folder {
            path: self.folder.clone(),
            cause: error.into(),
        })?;
        save_private(&self.path(), text.as_bytes(), durable)?;
        Ok(())
    }

    fn may_write(&self) -> Result<(), StoreError> {
        match self.hold {
            Hold::Ours(_) => Ok(()),
            Hold::Elsewhere => Err(StoreError::ReadOnly),
            Hold::Newer => Err(StoreError::Newer(self.path())),
        }
    }

    /// Removes the record (for 删除记录 and 下一位), keeping the lock.
    ///
    /// # Errors
    /// When it is read-only or the file cannot be removed.
    pub fn clear(&self) -> Result<(), StoreError> {
        self.may_write()?;
        Self::remove_record(&self.folder)
    }

    /// Removes the record of a state folder that could not be opened; nothing when there is none.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn remove_record(folder: &Path) -> Result<(), StoreError> {
        let path = Self::record_in(folder);
        match fs::remove_file(&path) {
            Err(cause)
                if !matches!(
                    cause.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                Err(StoreError::Folder { path, cause })
            }
            _ => Ok(()),
        }
    }
}
