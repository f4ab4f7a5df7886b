//! Writing a file whole or not at all.
//!
//! The bytes go into a temporary file beside the target, which is synced and then renamed over it. So whoever looks,
//! whenever, finds the old file or the new one, and a full disk costs nothing.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once, atomic::AtomicBool};

use super::WriteError;

/// Whether an existing file may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Never, not even in a race.
    Never,
    /// Yes, it was asked for.
    Replace,
}

/// Writes the bytes to `path`, whole or not at all, and gives its absolute path.
///
/// A symbolic link stays a link: what it points to is written, and that path is given back. An existing file keeps its
/// mode; a new one gets `0666` under the umask.
///
/// # Errors
/// See [`WriteError`]; what was at `path` before is untouched, and no temporary file is left.
pub fn save(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<PathBuf, WriteError> {
    write(path, bytes, overwrite, Mode::Kept, Durable::Yes)
}

/// As [`save`], but without waiting for the disk, for files of which there are thousands and which can be made again: after
/// a power cut a file may be missing, or empty.
///
/// # Errors
/// As [`save`].
pub fn save_unsynced(
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
) -> Result<PathBuf, WriteError> {
    write(path, bytes, overwrite, Mode::Kept, Durable::No)
}

/// As [`save`] with [`Overwrite::Replace`], but readable by its owner only (`0600`), whatever it was before.
///
/// # Errors
/// As [`save`].
pub fn save_private(path: &Path, bytes: &[u8], durable: Durable) -> Result<PathBuf, WriteError> {
    write(path, bytes, Overwrite::Replace, Mode::Private, durable)
}

/// Whether to wait for the disk. Without, a file survives the end of the program at any moment, but perhaps not a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durable {
    /// Wait.
    Yes,
    /// Do not.
    No,
}

/// Who may read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// As it was; a new file `0666` under the umask.
    Kept,
    /// Its owner.
    Private,
}

fn write(
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
    mode: Mode,
    durable: Durable,
) -> Result<PathBuf, WriteError> {
    let (new_mode, keeps) = match mode {
        Mode::Kept => (0o666, true),
        Mode::Private => (0o600, false),
    };
    let durable = durable == Durable::Yes;
    ignore_file_size_signal();
    let target = Target::resolve(path)?;
    if target.existing.is_some() && overwrite == Overwrite::Never {
        return Err(WriteError::Exists(path.to_owned()));
    }
    let failed = |error: io::Error| WriteError::from_io(path, error);
    let mut temp = tempfile::Builder::new()
        .prefix(".yiqian-")
        .suffix(".tmp")
        .make_in(&target.folder, |at| {
            let mut options = File::options();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, new_mode);
            options.open(at)
        })
        .map_err(failed)?;
    if let Some(permissions) = target.existing.filter(|_| keeps) {
        temp.as_file()
            .set_permissions(permissions)
            .map_err(failed)?;
    }
    temp.as_file_mut()
        .write_all(bytes)
        .and_then(|()| {
            if durable {
                temp.as_file().sync_all()
            } else {
                Ok(())
            }
        })
        .map_err(failed)?;
    match overwrite {
        Overwrite::Never => temp.persist_noclobber(&target.file),
        Overwrite::Replace => temp.persist(&target.file),
    }
    .map_err(|e| failed(e.error))?;
    // The file is in place. Should its name not survive a power cut, the old state does; some file systems cannot sync
    // a folder at all, and that is no reason to report a failure.
    if durable && let Ok(folder) = File::open(&target.folder) {
        let _ = folder.sync_all();
    }
    Ok(target.file)
}

/// Where the bytes really go, after following links.
struct Target {
    /// The absolute path of the file.
    file: PathBuf,
    /// The folder it is in.
    folder: PathBuf,
    /// The permissions of the file that is there now; none when there is none.
    existing: Option<Permissions>,
}

impl Target {
    fn resolve(path: &Path) -> Result<Self, WriteError> {
        let failed = |error: io::Error| WriteError::from_io(path, error);
        let Some(name) = path.file_name() else {
            return Err(WriteError::IsDirectory(path.to_owned()));
        };
        if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
            return Err(WriteError::IsDirectory(path.to_owned()));
        }
        let parent = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let folder = parent.canonicalize().map_err(failed)?;
        if !folder.is_dir() {
            return Err(WriteError::ParentIsFile(path.to_owned()));
        }
        let file = folder.join(name);
        match fs::symlink_metadata(&file) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Self {
                file,
                folder,
                existing: None,
            }),
            Err(e) => Err(failed(e)),
            Ok(found) if found.is_symlink() => Self::follow(path, &file),
            Ok(found) => Self::existing(path, file, &found),
        }
    }

    fn follow(path: &Path, link: &Path) -> Result<Self, WriteError> {
        let file = link.canonicalize().map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => WriteError::DanglingLink {
                path: path.to_owned(),
                to: fs::read_link(link).unwrap_or_default(),
            },
            _ => WriteError::from_io(path, e),
        })?;
        let found = fs::metadata(&file).map_err(|e| WriteError::from_io(path, e))?;
        Self::existing(path, file, &found)
    }

    fn existing(path: &Path, file: PathBuf, found: &fs::Metadata) -> Result<Self, WriteError> {
        if found.is_dir() {
            return Err(WriteError::IsDirectory(path.to_owned()));
        }
        if !found.is_file() {
            return Err(WriteError::NotRegular(path.to_owned()));
        }
        Ok(Self {
            // A file always has a folder; the root has none, and it is a folder, refused above.
            folder: file.parent().map(Path::to_owned).unwrap_or_default(),
            file,
            existing: Some(found.permissions()),
        })
    }
}

/// Makes a file-size limit (`ulimit -f`) an error that can be reported; left alone, its signal kills the process and
/// leaves the temporary file behind. Called by [`save`], and at start for what goes to standard output.
pub fn ignore_file_size_signal() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        #[cfg(unix)]
        {
            let unused = Arc::new(AtomicBool::new(false));
            // When this fails the limit kills us as it kills everyone; nothing else depends on it.
            let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, unused);
        }
    });
}
