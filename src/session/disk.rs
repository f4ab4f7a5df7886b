//! The files of the state folder, read and locked so that nothing put in their place can make the program wait.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _};
use std::path::Path;

/// The record.
pub(super) const FILE: &str = "session.json";
/// Held by the window that may write.
pub(super) const LOCK: &str = "session.lock";
/// A record larger than this (bytes) is not ours.
const LARGEST: u64 = 1024 * 1024;

/// Takes the lock, making its file; none when another window holds it.
///
/// # Errors
/// When the file cannot be opened, or this place knows no locks.
pub(super) fn take_lock(path: &Path) -> io::Result<Option<File>> {
    // Opening a pipe would wait for somebody to read it.
    if let Ok(found) = fs::metadata(path)
        && !found.is_file()
    {
        return Err(io::Error::other("session.lock 不是普通文件"));
    }
    let mut options = File::options();
    options.create(true).write(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    let taken = is_ours(file.try_lock())?;
    Ok(taken.then_some(file))
}

/// Only a lock that would have to be waited for is somebody else's.
fn is_ours(tried: Result<(), TryLockError>) -> io::Result<bool> {
    match tried {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(cause)) => Err(cause),
    }
}

/// The text of the record; none when there is no file.
///
/// # Errors
/// `InvalidData` for what is no record of ours, whatever else the system says for what cannot be read.
pub(super) fn read_text(path: &Path) -> io::Result<Option<String>> {
    let no_record = |why| io::Error::new(io::ErrorKind::InvalidData, why);
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => return Err(no_record("不是普通文件")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(_) | Err(_) => {}
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(no_record("超过 1 MiB，不是这个程序写的"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(no_record("不是 UTF-8 文字")),
    }
}

/// The schema a record claims, read without minding the rest of it.
pub(super) fn schema_of(text: &str) -> Option<u32> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    u32::try_from(value.get("schema")?.as_u64()?).ok()
}

/// Waits until the file and its name are on the disk.
///
/// # Errors
/// What the system says: some disks tell only now that they are full.
pub fn sync(path: &Path) -> io::Result<()> {
    match File::open(path) {
        // Removed meanwhile (删除记录, 下一位): nothing is to be kept.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => opened?.sync_all()?,
    }
    // Some file systems cannot sync a folder at all, and that is no failure of ours.
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs::TryLockError;
    use std::io;

    use super::is_ours;

    #[test]
    fn only_a_lock_that_is_held_is_another_windows() {
        assert!(is_ours(Ok(())).unwrap());
        assert!(!is_ours(Err(TryLockError::WouldBlock)).unwrap());
        let none = TryLockError::Error(io::Error::other("no locks available"));
        assert_eq!(
            is_ours(Err(none)).unwrap_err().to_string(),
            "no locks available"
        );
    }
}
