//! From text to a checked catalog.

use super::check;
use super::read::{PackReader, read_calendar};
use super::report::Report;
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
/// All problems of all files, sorted by file and line; never empty.
pub fn load(files: &[PackFile<'_>], calendar: &[PackFile<'_>]) -> Result<Catalog, Problems> {
    let mut report = Report::default();
    let reader = PackReader::new(files, &mut report);
    let years = read_calendar(calendar, &mut report);
    let catalog = check::pack(&reader, years, &mut report);
    report.finish(catalog)
}

/// Reads only the manifest, which the first screen shows.
///
/// # Errors
/// All problems of the manifest; never empty.
pub fn load_manifest(files: &[PackFile<'_>]) -> Result<Manifest, Problems> {
    let mut report = Report::default();
    let raw = PackReader::new(files, &mut report).manifest(&mut report);
    let manifest = raw.and_then(|raw| check::manifest(raw, &mut report));
    report.finish(manifest)
}
