//! Why a file was not written: what, why, and what to do next, naming the file the person asked for.

use std::io;
use std::path::{Path, PathBuf};

use crate::text::clean;

/// Why a file was not written. Nothing that was there before is lost.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A file of that name is there and may not be replaced.
    #[error("“{}”已经存在，没有动它。换一个文件名", shown(.0))]
    Exists(PathBuf),
    /// The folder it should go into does not exist.
    #[error("没有写出“{}”：文件夹“{}”不存在。先建好这个文件夹，或换一个文件夹", shown(.0), parent(.0))]
    ParentMissing(PathBuf),
    /// What should be the folder is a file.
    #[error("没有写出“{}”：“{}”是文件，不是文件夹。换一个文件夹", shown(.0), in_the_way(.0))]
    ParentIsFile(PathBuf),
    /// The path is a folder.
    #[error("没有写出“{}”：这是文件夹。在后面加上文件名", shown(.0))]
    IsDirectory(PathBuf),
    /// A pipe, a device or a socket.
    #[error("没有写出“{}”：这是管道或设备，不是普通文件。换一个文件名", shown(.0))]
    NotRegular(PathBuf),
    /// The folder or the file may not be written.
    #[error("没有写出“{}”：没有权限写这里。换一个文件夹，比如自己的主目录", shown(.0))]
    NoPermission(PathBuf),
    /// The file system is mounted read-only.
    #[error("没有写出“{}”：这个磁盘是只读的。换一个磁盘上的文件夹", shown(.0))]
    ReadOnly(PathBuf),
    /// The disk or the quota is full.
    #[error("没有写出“{}”：磁盘满了，或用完了配额。腾出地方，或换一个磁盘上的文件夹", shown(.0))]
    Full(PathBuf),
    /// The file would be larger than the process may write.
    #[error("没有写出“{}”：超过了允许的文件大小。放宽限制（ulimit -f），或换一个磁盘", shown(.0))]
    TooLarge(PathBuf),
    /// The name, or the whole path, is too long.
    #[error("没有写出“{}”：文件名太长。最多 255 个字节，约 84 个汉字，换一个短的", shown(.0))]
    NameTooLong(PathBuf),
    /// Symbolic links that lead back to themselves.
    #[error("没有写出“{}”：符号链接绕成了圈。删掉它，或换一个文件名", shown(.0))]
    LinkLoop(PathBuf),
    /// A symbolic link to something that is not there.
    #[error("没有写出“{}”：它是符号链接，指向的“{}”不存在。删掉它，或换一个文件名", shown(.path), shown(.to))]
    DanglingLink {
        /// The path asked for.
        path: PathBuf,
        /// What the link says.
        to: PathBuf,
    },
    /// The system forbids changing the file: locked, or someone else's.
    #[error("没有写出“{}”：系统不许改动，文件或文件夹可能被锁定（chattr +i）或属于别人。换一个文件名或文件夹", shown(.0))]
    Immutable(PathBuf),
    /// Anything else, in the system's words.
    #[error("没有写出“{}”：系统报告“{}”。换一个文件夹再试", shown(.0), clean(&.1.to_string()))]
    Other(PathBuf, io::Error),
}

impl WriteError {
    /// Sorts a system error by what the person can do about it.
    pub(super) fn from_io(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists(path),
            // Where nobody may make files, as in `/proc`, Linux says so with this error too.
            io::ErrorKind::NotFound if path.parent().is_some_and(Path::is_dir) => {
                Self::NoPermission(path)
            }
            io::ErrorKind::NotFound => Self::ParentMissing(path),
            io::ErrorKind::NotADirectory => Self::ParentIsFile(path),
            io::ErrorKind::IsADirectory => Self::IsDirectory(path),
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(path),
            io::ErrorKind::FileTooLarge => Self::TooLarge(path),
            io::ErrorKind::InvalidFilename => Self::NameTooLong(path),
            io::ErrorKind::PermissionDenied if is_errno(&error, Errno::NotPermitted) => {
                Self::Immutable(path)
            }
            io::ErrorKind::PermissionDenied => Self::NoPermission(path),
            _ if is_errno(&error, Errno::Loop) => Self::LinkLoop(path),
            _ => Self::Other(path, error),
        }
    }
}

/// The path as a message can carry it: on one line, with nothing that could steer a terminal.
fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).replace('\n', "\u{FFFD}")
}

fn parent(path: &Path) -> String {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => shown(parent),
        _ => "当前文件夹".to_owned(),
    }
}

/// The start of the path that is a file where a folder should be.
fn in_the_way(path: &Path) -> String {
    let folders = path.ancestors().skip(1);
    folders
        .into_iter()
        .find(|p| p.is_file())
        .map_or_else(|| parent(path), shown)
}

#[derive(Clone, Copy)]
enum Errno {
    NotPermitted,
    Loop,
}

/// Two causes that [`io::ErrorKind`] does not tell apart, or not yet.
#[cfg(unix)]
fn is_errno(error: &io::Error, errno: Errno) -> bool {
    let wanted = match errno {
        Errno::NotPermitted => rustix::io::Errno::PERM,
        Errno::Loop => rustix::io::Errno::LOOP,
    };
    rustix::io::Errno::from_io_error(error) == Some(wanted)
}

#[cfg(not(unix))]
fn is_errno(_error: &io::Error, _errno: Errno) -> bool {
    false
}
