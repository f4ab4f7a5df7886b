//! Hostile arguments, and what the system refuses.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;

use super::*;

fn skip(test: &str, why: &str) {
    let mut err = std::io::stderr().lock();
    writeln!(err, "跳过 {test}：{why}").unwrap();
}

#[test]
fn arguments_that_are_not_utf8_are_refused_not_fatal() {
    let bad = OsStr::from_bytes(b"\xff\xfe");
    let folder = folder();
    for args in [
        vec![bad],
        vec![OsStr::new("checklist"), OsStr::new("--set"), bad],
        vec![OsStr::new("checklist"), OsStr::new("--as-of"), bad],
    ] {
        let run = run_in(folder.path(), &args);
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(!run.err.contains("panicked"), "{}", run.err);
    }
    // A path may be anything the file system takes.
    let run = run_in(
        folder.path(),
        &[OsStr::new("checklist"), OsStr::new("-o"), bad],
    );
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(folder.path().join(bad).is_file());
}

#[test]
fn messages_show_hostile_arguments_harmless() {
    for args in [
        &["\u{1b}[31m"] as &[&str],
        &["--\u{1b}]0;x\u{7}"],
        &["checklist", "--set", "\u{1b}[31m\u{202e}=x"],
        &["checklist", "--format", "\u{9b}31m"],
        &["checklist", "--content", "\u{1b}[31m"],
    ] {
        let run = run(args);
        assert!(
            !run.err.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']),
            "{:?}",
            run.err
        );
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let folder = folder();
    let mut command = command(folder.path());
    // The reader is gone before the first byte.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    command
        .args(["checklist"])
        .stdout(writer)
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(err, "");
}

#[test]
fn a_full_device_gives_4_and_a_sentence() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        return skip("/dev/full", "这个系统没有它");
    };
    let folder = folder();
    let mut command = command(folder.path());
    command.arg("questions").stdout(full).stderr(Stdio::piped());
    let output = command.spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("磁盘满了"), "{err}");
}

#[test]
fn a_file_size_limit_is_reported_and_leaves_the_old_file() {
    let dir = folder();
    let path = dir.path().join("a.txt");
    fs::write(&path, "旧内容").unwrap();
    let mut shell = Command::new("sh");
    let program = command(dir.path()).get_program().to_owned();
    shell
        .args(["-c", "ulimit -f 1; exec \"$0\" checklist -o a.txt --force"])
        .arg(program)
        .current_dir(dir.path());
    let run = finish(shell);
    assert_eq!(run.code, Some(4), "{}", run.err);
    assert!(run.err.contains("超过了允许的文件大小"), "{}", run.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "旧内容");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_folder_without_permission_is_called_that() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = folder();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write everywhere, so the program runs as nobody.
    let mut as_nobody = Command::new("setpriv");
    let program = command(dir.path()).get_program().to_owned();
    let nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups"];
    let usable = Command::new("setpriv")
        .args(nobody)
        .arg(&program)
        .arg("--help")
        .output()
        .is_ok_and(|o| o.status.success());
    if !usable {
        return skip("没有权限", "这里不能用 setpriv 换用户");
    }
    as_nobody
        .args(nobody)
        .arg(program)
        .args(["checklist", "-o"])
        .arg(dir.path().join("a.txt"));
    let run = finish(as_nobody);
    assert_eq!(run.code, Some(4), "{}", run.err);
    assert!(run.err.contains("没有权限"), "{}", run.err);
}
