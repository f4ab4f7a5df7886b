//! Writing a file under every fault that can be made here: nothing old is lost, nothing temporary is left.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails may say so by panicking"
)]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use yiqian::export::{Overwrite, WriteError, save};

const OLD: &[u8] = "旧内容".as_bytes();
const NEW: &[u8] = "新内容".as_bytes();

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[track_caller]
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The message, after checking that it names the target, not the temporary file.
#[track_caller]
fn refused(path: &Path, overwrite: Overwrite) -> (WriteError, String) {
    let error = save(path, NEW, overwrite).unwrap_err();
    let message = error.to_string();
    assert!(message.contains(&path.display().to_string()), "{message}");
    assert!(!message.contains(".yiqian-"), "{message}");
    (error, message)
}

fn run(program: &str, args: &[&str]) -> bool {
    Command::new(program)
        .args(args)
        .output()
        .is_ok_and(|o| o.status.success())
}

fn skip(test: &str, why: &str) {
    let mut err = std::io::stderr().lock();
    writeln!(err, "跳过 {test}：{why}").unwrap();
}

/// A small file system of its own, unmounted at the end.
struct Mount(TempDir);

impl Mount {
    fn new(options: &str) -> Option<Self> {
        let dir = folder();
        let at = dir.path().to_str()?;
        run("mount", &["-t", "tmpfs", "-o", options, "tmpfs", at]).then_some(Self(dir))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        run("umount", &[self.path().to_str().unwrap()]);
    }
}

#[test]
fn writes_a_new_file_and_gives_its_absolute_path() {
    let dir = folder();
    let path = dir.path().join("清单.txt");
    let written = save(&path, NEW, Overwrite::Never).unwrap();
    assert!(written.is_absolute());
    assert_eq!(fs::read(&written).unwrap(), NEW);
    assert_eq!(names(dir.path()), ["清单.txt"]);
}

#[test]
fn an_existing_file_is_replaced_only_when_asked() {
    let dir = folder();
    let path = dir.path().join("a.txt");
    fs::write(&path, OLD).unwrap();
    let (error, _) = refused(&path, Overwrite::Never);
    assert!(matches!(error, WriteError::Exists(_)));
    assert_eq!(fs::read(&path).unwrap(), OLD);

    save(&path, NEW, Overwrite::Replace).unwrap();
    assert_eq!(fs::read(&path).unwrap(), NEW);
    assert_eq!(names(dir.path()), ["a.txt"]);
}

#[test]
fn of_many_writers_without_overwrite_exactly_one_wins() {
    let dir = folder();
    let path = dir.path().join("a.txt");
    for _ in 0..20 {
        let winners: usize = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..4_u8)
                .map(|n| {
                    let path = &path;
                    scope.spawn(move || save(path, &[n; 4096], Overwrite::Never).is_ok())
                })
                .collect();
            writers
                .into_iter()
                .map(|w| usize::from(w.join().unwrap()))
                .sum()
        });
        assert_eq!(winners, 1);
        let bytes = fs::read(&path).unwrap();
        assert_eq!(bytes, [bytes[0]; 4096], "one writer's content, whole");
        assert_eq!(names(dir.path()), ["a.txt"]);
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn an_existing_file_keeps_its_mode_and_a_new_one_obeys_the_umask() {
    let dir = folder();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let old = dir.path().join("old.txt");
    fs::write(&old, OLD).unwrap();
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
    save(&old, NEW, Overwrite::Replace).unwrap();
    assert_eq!(mode(&old), 0o640);

    let ordinary = dir.path().join("ordinary.txt");
    fs::write(&ordinary, OLD).unwrap();
    let new = dir.path().join("new.txt");
    save(&new, NEW, Overwrite::Never).unwrap();
    assert_eq!(mode(&new), mode(&ordinary));
}

#[test]
fn a_link_stays_a_link_and_what_it_points_to_is_written() {
    let dir = folder();
    let real = dir.path().join("real.txt");
    let link = dir.path().join("link.txt");
    fs::write(&real, OLD).unwrap();
    symlink("real.txt", &link).unwrap();
    assert!(matches!(
        refused(&link, Overwrite::Never).0,
        WriteError::Exists(_)
    ));
    let written = save(&link, NEW, Overwrite::Replace).unwrap();
    assert_eq!(written, real.canonicalize().unwrap());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&real).unwrap(), NEW);
}

#[test]
fn a_dangling_link_is_named_with_what_it_points_to() {
    let dir = folder();
    let link = dir.path().join("link.txt");
    symlink("gone.txt", &link).unwrap();
    let (error, message) = refused(&link, Overwrite::Replace);
    assert!(matches!(error, WriteError::DanglingLink { .. }));
    assert!(message.contains("gone.txt"), "{message}");
    assert_eq!(names(dir.path()), ["link.txt"]);
}

#[test]
fn links_in_a_circle_are_refused() {
    let dir = folder();
    let (a, b) = (dir.path().join("a"), dir.path().join("b"));
    symlink(&b, &a).unwrap();
    symlink(&a, &b).unwrap();
    assert!(matches!(
        refused(&a, Overwrite::Replace).0,
        WriteError::LinkLoop(_)
    ));
}

#[test]
fn what_is_no_file_is_refused_and_never_opened() {
    let dir = folder();
    let sub = dir.path().join("sub");
    fs::create_dir(&sub).unwrap();
    for path in [sub.clone(), dir.path().join("sub/"), dir.path().join("..")] {
        let error = refused(&path, Overwrite::Replace).0;
        assert!(matches!(error, WriteError::IsDirectory(_)), "{error}");
    }
    // Opening a pipe without a reader would hang for ever, so this test ends only when it is not opened.
    let pipe = dir.path().join("pipe");
    assert!(run("mkfifo", &[pipe.to_str().unwrap()]));
    for path in [pipe.as_path(), Path::new("/dev/full")] {
        let error = refused(path, Overwrite::Replace).0;
        assert!(matches!(error, WriteError::NotRegular(_)), "{error}");
    }
}

#[test]
fn a_folder_that_is_missing_or_a_file_is_named() {
    let dir = folder();
    fs::write(dir.path().join("notes.txt"), OLD).unwrap();
    let (error, message) = refused(&dir.path().join("no/list.txt"), Overwrite::Never);
    assert!(matches!(error, WriteError::ParentMissing(_)));
    assert!(
        message.contains(&format!("“{}”不存在", dir.path().join("no").display())),
        "{message}"
    );
    for path in ["notes.txt/list.txt", "notes.txt/sub/list.txt"] {
        let (error, message) = refused(&dir.path().join(path), Overwrite::Never);
        assert!(matches!(error, WriteError::ParentIsFile(_)), "{error}");
        assert!(message.contains("notes.txt”是文件"), "{message}");
    }
    assert_eq!(names(dir.path()), ["notes.txt"]);
}

#[test]
fn a_name_may_have_84_characters_and_no_more() {
    let dir = folder();
    let longest = format!("{}.md", "好".repeat(84));
    save(&dir.path().join(&longest), NEW, Overwrite::Never).unwrap();
    let (error, message) = refused(&dir.path().join("好".repeat(100)), Overwrite::Never);
    assert!(matches!(error, WriteError::NameTooLong(_)));
    assert!(message.contains("84 个汉字"), "{message}");
}

#[test]
fn hostile_names_are_shown_harmless() {
    let dir = folder();
    let path = dir.path().join("no\u{1b}[31m\n/x\u{202e}.txt");
    let message = save(&path, NEW, Overwrite::Never).unwrap_err().to_string();
    assert!(
        !message.contains(['\u{1b}', '\u{202e}', '\n']),
        "{message:?}"
    );
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let Some(disk) = Mount::new("size=64k") else {
        return skip("磁盘满", "这里不能 mount");
    };
    let path = disk.path().join("a.txt");
    fs::write(&path, OLD).unwrap();
    let error = save(&path, &vec![b'x'; 200_000], Overwrite::Replace).unwrap_err();
    assert!(matches!(error, WriteError::Full(_)), "{error}");
    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(names(disk.path()), ["a.txt"]);
}

#[test]
fn a_read_only_disk_is_called_that() {
    let Some(disk) = Mount::new("ro") else {
        return skip("只读磁盘", "这里不能 mount");
    };
    let error = refused(&disk.path().join("a.txt"), Overwrite::Never).0;
    assert!(matches!(error, WriteError::ReadOnly(_)), "{error}");
}

#[test]
fn a_locked_file_or_folder_is_called_that() {
    let dir = folder();
    let path = dir.path().join("a.txt");
    fs::write(&path, OLD).unwrap();
    let lock = |flag: &str, what: &Path| run("chattr", &[flag, what.to_str().unwrap()]);
    for locked in [path.as_path(), dir.path()] {
        if !lock("+i", locked) {
            return skip("锁定的文件", "这里不能 chattr +i");
        }
        let result = save(&path, NEW, Overwrite::Replace);
        assert!(lock("-i", locked));
        let error = result.unwrap_err();
        assert!(matches!(error, WriteError::Immutable(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), OLD);
        assert_eq!(names(dir.path()), ["a.txt"]);
    }
}
