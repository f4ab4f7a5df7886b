//! From the bytes of a file to text, with a word on the usual accidents of editors.

use super::report::Report;

/// The largest file taken.
pub const MAX_FILE: usize = 1024 * 1024;

const SAVE_AS_UTF8: &str = "请在编辑器里另存为 UTF-8";

/// The text of a file without its byte-order mark; none, with a problem reported, when it is not text or is empty.
pub(super) fn decode<'b>(file: &str, bytes: &'b [u8], report: &mut Report) -> Option<&'b str> {
    if bytes.len() > MAX_FILE {
        report.file(file, "文件超过 1 MiB", "拆成几个文件");
        return None;
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        report.file(file, "这是 UTF-16，不是 UTF-8", SAVE_AS_UTF8);
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
            if text.lines().all(is_blank) {
                report.file(file, "文件是空的", "写上内容，或删掉这个文件");
                return None;
            }
            Some(text)
        }
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = good.split(|&b| b == b'\n').count();
            report.enter(file, line, String::new());
            report.add(1, "不是 UTF-8（可能是 GBK）", SAVE_AS_UTF8);
            None
        }
    }
}

/// Whether the line carries nothing but space or a comment.
pub(super) fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}
