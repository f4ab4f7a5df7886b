//! The state folder: finding, locking, reading and writing the record, and forgetting it.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::Session;
use super::record::{self, SCHEMA, Written};
use crate::catalog::{Catalog, clean};
use crate::engine::Days;
use crate::export::{WriteError, save_private};

/// The record.
const FILE: &str = "session.json";
/// Held by the window that may write.
const LOCK: &str = "session.lock";
/// A record larger than this (bytes) is not ours.
const LARGEST: u64 = 1024 * 1024;

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
        saved_on: NaiveDate,
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
    /// None when another window holds it, or when a record must not be overwritten.
    lock: Option<File>,
}

impl Store {
    /// Opens the folder, making it (`0700`) when it is not there, and takes the lock if it is free.
    ///
    /// # Errors
    /// When the folder cannot be made or the lock file cannot be opened.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let failed = |cause| StoreError::Folder {
            path: folder.to_owned(),
            cause,
        };
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(failed)?;
        let file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(folder.join(LOCK));
        let file = file.map_err(failed)?;
        let lock = match file.try_lock() {
            Ok(()) => Some(file),
            Err(_) => None,
        };
        Ok(Self {
            folder: folder.to_owned(),
            lock,
        })
    }

    /// Whether nothing can be saved, because another window holds the record or it is of a newer program.
    pub fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }

    /// Reads what is there.
    ///
    /// # Errors
    /// When there is a record that cannot be read from disk at all.
    pub fn find(&mut self, catalog: &Catalog, days: Days) -> Result<Found, StoreError> {
        let path = self.folder.join(FILE);
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
        if schema_of(&text).is_some_and(|schema| schema > SCHEMA) {
            self.lock = None;
            return Ok(Found::Newer { path });
        }
        match serde_json::from_str::<Written>(&text) {
            Ok(written) => {
                let read = record::read(catalog, written, days);
                let record::Read {
                    session,
                    saved_on,
                    changes,
                } = read;
                Ok(Found::Record {
                    session,
                    saved_on,
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
        let aside = (1..100)
            .map(|n| self.folder.join(format!("session.bad-{today}-{n}.json")))
            .find(|aside| !aside.exists())
            .unwrap_or_else(|| self.folder.join("session.bad.json"));
        if !self.is_read_only() {
            let failed = |cause| StoreError::Folder {
                path: path.to_owned(),
                cause,
            };
            fs::rename(path, &aside).map_err(failed)?;
        }
        Ok(Found::SetAside {
            path: aside,
            why: clean(why),
        })
    }

    /// Writes the record, whole or not at all.
    ///
    /// # Errors
    /// When it is read-only, or cannot be written; what was there is untouched.
    pub fn save(&self, catalog: &Catalog, session: &Session, days: Days) -> Result<(), StoreError> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        let written = record::write(catalog, session, days);
        let text = serde_json::to_string_pretty(&written).map_err(|error| StoreError::Folder {
            path: self.folder.clone(),
            cause: error.into(),
        })?;
        save_private(&self.folder.join(FILE), text.as_bytes())?;
        Ok(())
    }

    /// Removes the record (for 删除记录 and 下一位), keeping the lock.
    ///
    /// # Errors
    /// When it is read-only or the file cannot be removed.
    pub fn clear(&self) -> Result<(), StoreError> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        let path = self.folder.join(FILE);
        match fs::remove_file(&path) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                Err(StoreError::Folder { path, cause })
            }
            _ => Ok(()),
        }
    }
}

/// Removes everything the program ever stored in the folder, and the folder when that leaves it empty. Gives the files
/// removed. Files that are not ours stay.
///
/// # Errors
/// When something cannot be removed; what was removed before it stays removed.
pub fn forget(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |cause| StoreError::Folder { path, cause }
    };
    let items = match fs::read_dir(folder) {
        Ok(items) => items,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(failed(folder)(cause)),
    };
    let mut removed = Vec::new();
    for item in items {
        let path = item.map_err(failed(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ours = name.starts_with("session.") || name.starts_with(".yiqian-");
        if ours && path.is_file() {
            fs::remove_file(&path).map_err(failed(&path))?;
            removed.push(path);
        }
    }
    // Somebody else's file keeps the folder, which is no failure.
    let _ = fs::remove_dir(folder);
    removed.sort();
    Ok(removed)
}

fn read_text(path: &Path) -> io::Result<Option<String>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut text = String::new();
    let read = file.take(LARGEST + 1).read_to_string(&mut text);
    if read? as u64 > LARGEST {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "超过 1 MiB，不是这个程序写的",
        ));
    }
    Ok(Some(text))
}

/// The schema a record claims, read without minding the rest of it.
fn schema_of(text: &str) -> Option<u32> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    u32::try_from(value.get("schema")?.as_u64()?).ok()
}
