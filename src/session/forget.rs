//! Forgetting everything that was ever stored.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;
use super::disk::{LOCK, take_lock};

/// Removes everything the program ever stored in the folder, and the folder when that leaves it empty. Gives the files
/// removed. Files that are not ours stay.
///
/// # Errors
/// When another window uses the record, which then stays, or when something cannot be removed; what was removed before it
/// stays removed.
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
    let items: Vec<PathBuf> = items
        .map(|item| Ok(item.map_err(failed(folder))?.path()))
        .collect::<Result<_, StoreError>>()?;
    let lock = folder.join(LOCK);
    // Held until all is gone, so that no window starts in between. Where there is no lock, no window is open; a lock that is
    // no file is nobody's.
    let _held = match fs::symlink_metadata(&lock) {
        Ok(found) if found.is_file() => match take_lock(&lock).map_err(failed(&lock))? {
            Some(held) => Some(held),
            None => return Err(StoreError::InUse),
        },
        Ok(_) | Err(_) => None,
    };
    let mut removed = Vec::new();
    for path in items {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ours = name.starts_with("session.") || name.starts_with(".yiqian-");
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|found| found.is_dir());
        if ours && !is_folder {
            fs::remove_file(&path).map_err(failed(&path))?;
            removed.push(path);
        }
    }
    // Somebody else's file keeps the folder, which is no failure.
    let _ = fs::remove_dir(folder);
    removed.sort_unstable();
    Ok(removed)
}
