//! Reading a pack: the one built into the program, or a folder given with `--content`.

use std::path::PathBuf;

use crate::catalog::{PackFile, Problems};

/// Which pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackSource {
    /// The one built into the program.
    BuiltIn,
    /// A folder.
    Folder(PathBuf),
}

/// Reads every file of a pack.
///
/// # Errors
/// Everything that cannot be read: not a folder, too large, not a regular file.
pub fn read(_source: &PackSource) -> Result<Vec<PackFile<'static>>, Problems> {
    Ok(Vec::new())
}

/// Reads only `manifest.yaml`, for the first screen.
///
/// # Errors
/// As [`read`].
pub fn read_manifest(_source: &PackSource) -> Result<Vec<PackFile<'static>>, Problems> {
    Ok(Vec::new())
}

/// The yearly tables of working days built into the program.
pub fn calendar() -> Vec<PackFile<'static>> {
    Vec::new()
}
