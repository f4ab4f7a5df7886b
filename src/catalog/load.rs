//! From text to a checked catalog.

use super::{Catalog, Manifest, Problems};

/// One file of a pack: its path inside the pack (with `/`) and its bytes.
#[derive(Debug, Clone)]
pub struct PackFile<'a> {
    /// For example `entries/account.yaml`.
    pub path: String,
    /// As read.
    pub bytes: std::borrow::Cow<'a, [u8]>,
}

/// Checks a whole pack.
///
/// # Errors
/// All problems of all files, sorted.
pub fn load(_files: &[PackFile<'_>], _calendar: &[PackFile<'_>]) -> Result<Catalog, Problems> {
    Err(Problems(Vec::new()))
}

/// Reads only the manifest, which the first screen shows.
///
/// # Errors
/// All problems of the manifest.
pub fn load_manifest(_files: &[PackFile<'_>]) -> Result<Manifest, Problems> {
    Err(Problems(Vec::new()))
}
