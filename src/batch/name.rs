//! File names out of what stands in the first column.

use std::collections::HashMap;

/// The longest part of a name taken over, in bytes; with a number and an extension it stays below the 255 of file systems.
const LONGEST: usize = 200;
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The names used so far.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, usize>);

impl Names {
    /// A file name for a row: safe on every system, and no other row's.
    pub(super) fn file(&mut self, name: &str, line: usize, extension: &str) -> String {
        let safe = safe(name);
        let stem = if safe.is_empty() {
            format!("第{line}行")
        } else {
            safe
        };
        let mut candidate = stem.clone();
        // Some file systems do not tell capitals from small letters.
        while self.0.contains_key(&candidate.to_lowercase()) {
            let count = self.0.entry(stem.to_lowercase()).or_insert(1);
            *count += 1;
            candidate = format!("{stem}-{count}");
        }
        self.0.insert(candidate.to_lowercase(), 1);
        format!("{candidate}.{extension}")
    }
}

fn safe(name: &str) -> String {
    let kept = name.trim().chars().map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{FFFD}' => '_',
        c if c.is_control() || c.is_whitespace() => '_',
        c => c,
    });
    let mut safe = String::new();
    for c in kept {
        if safe.len() + c.len_utf8() > LONGEST {
            break;
        }
        safe.push(c);
    }
    // A leading dot hides a file, a leading dash looks like an option, Windows drops a dot at the end.
    let trimmed = safe
        .trim_start_matches(['.', '-', '~'])
        .trim_end_matches('.');
    let device = trimmed.to_lowercase();
    let stem = device.split('.').next().unwrap_or_default();
    let numbered = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    if DEVICES.contains(&stem) || numbered.is_some_and(|n| n.len() == 1) {
        format!("_{trimmed}")
    } else {
        trimmed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn files(names: &[&str]) -> Vec<String> {
        let mut used = Names::default();
        let files = names.iter().enumerate();
        files
            .map(|(at, name)| used.file(name, at + 2, "txt"))
            .collect()
    }

    #[test]
    fn doubles_are_numbered() {
        assert_eq!(
            files(&["张三", "张三", "张三-2", "张三", "a", "A"]),
            [
                "张三.txt",
                "张三-2.txt",
                "张三-2-2.txt",
                "张三-3.txt",
                "a.txt",
                "A-2.txt"
            ]
        );
    }

    #[test]
    fn a_name_cannot_leave_the_folder_or_surprise_a_system() {
        assert_eq!(
            files(&[
                "../../etc/passwd",
                "",
                "..",
                "con",
                "COM1.x",
                "-rf",
                "a\u{1b}[2J\nb",
                "x."
            ]),
            [
                "_.._etc_passwd.txt",
                "第3行.txt",
                "第4行.txt",
                "_con.txt",
                "_COM1.x.txt",
                "rf.txt",
                "a_[2J_b.txt",
                "x.txt"
            ]
        );
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let file = &files(&[&"长".repeat(300)])[0];
        assert!(file.len() <= 220 && file.starts_with("长长"), "{file}");
    }
}
