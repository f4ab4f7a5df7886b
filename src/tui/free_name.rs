//! A file name that is still free.

use std::path::{Path, PathBuf};

/// The path itself when nothing is there, else the first of `…-2.txt`, `…-3.txt` that is free.
pub(super) fn like(path: &Path) -> PathBuf {
    // Also a link to nothing is something, and a path that cannot be looked at is as good as free: writing says why.
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|e| e.to_string_lossy());
    let dotted = extension.map_or_else(String::new, |e| format!(".{e}"));
    let numbered = (2..1000).map(|n| path.with_file_name(format!("{stem}-{n}{dotted}")));
    let mut names = std::iter::once(path.to_owned()).chain(numbered);
    names.find(is_free).unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn the_next_number_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(like(&at("清单.txt")), at("清单.txt"));
        for (taken, free) in [("清单.txt", "清单-2.txt"), ("清单-2.txt", "清单-3.txt")] {
            std::fs::write(at(taken), "").unwrap();
            assert_eq!(like(&at("清单.txt")), at(free));
        }
        std::fs::create_dir(at("夹")).unwrap();
        assert_eq!(like(&at("夹")), at("夹-2"));
        assert_eq!(like(&at("nowhere/清单.txt")), at("nowhere/清单.txt"));
    }
}
