//! `yiqian claims`: what the web says, and our reading of it.

use super::args::Global;
use super::command_args::{ClaimsArgs, ListFormat};
use super::failure::Failure;
use super::output::{note, print};
use super::{catalog, source, stale_note, today};
use crate::env::Env;
use crate::export::{claims_json, claims_text};

/// Lists the claims that mention every word given; all of them without a word. Finding none is no failure.
pub(super) fn run(args: &ClaimsArgs, global: &Global, env: &Env) -> Result<(), Failure> {
    let catalog = catalog(&source(global))?;
    let today = today(global, env);
    note(&stale_note(&catalog.manifest, today));
    let words: Vec<&str> = args
        .words
        .iter()
        .flat_map(|w| w.split_whitespace())
        .collect();
    print(&match args.report.format {
        ListFormat::Txt => claims_text(&catalog, &words),
        ListFormat::Json => claims_json(&catalog, &words, today),
    })
}
