//! The wizard on a full screen.
//!
//! key → [`action::Action`] → `App::update` → `Effect` → event loop. The state ([`app::App`]) is changed in one place and
//! drawn by pure functions ([`view`]); everything that follows from the answers is recomputed at every change. The
//! event loop sleeps until a key, a signal, a new size or the pack arrives: nothing ticks.

mod action;
mod app;
mod editing;
mod event_loop;
mod events;
mod field;
mod flow;
mod free_name;
mod glyphs;
mod keeper;
mod keeping;
mod keymap;
mod marking;
mod opening;
mod panic;
mod place;
mod rows;
mod saving;
mod screens;
mod scroll;
mod shorten;
mod terminal;
mod theme;
mod update;
mod verbs;
mod view;
mod what_if;

#[cfg(test)]
mod tests;

use crate::{
    catalog::Manifest,
    engine::Days,
    env::{self, Env},
    pack::{self, PackSource},
};
use app::{App, Setup};
use keeper::Keep;
use keeping::Keeping;

/// How the wizard was started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which pack.
    pub source: PackSource,
    /// Its manifest: all of it that is read before the first frame.
    pub manifest: Manifest,
    /// The days the list is made for, covered by the pack.
    pub days: Days,
    /// ASCII marks only.
    pub ascii: bool,
    /// Whether colours may be used. `NO_COLOR` overrules it.
    pub color: bool,
    /// Whether what is answered is kept from one start to the next.
    pub save: bool,
}

/// Runs the wizard until it is left, and gives the exit code: 0 done, 1 left before a list was seen, 3 the pack cannot
/// be used, 128+n ended by signal n. That there is a terminal is for the caller to know.
///
/// # Errors
/// When the terminal cannot be set up or written to.
pub fn run(options: Options, env: &Env) -> anyhow::Result<u8> {
    let folder = env.state_folder.clone().filter(|_| options.save);
    let days = options.days;
    let keep = folder.map(|folder| Keep {
        folder,
        days,
        clock: env::now,
    });
    let app = App::new(Setup {
        manifest: options.manifest,
        recorded: pack::recorded(&options.source),
        days,
        keeping: match &keep {
            Some(_) => Keeping::On,
            None if options.save => Keeping::Nowhere,
            None => Keeping::Off,
        },
        has_record: keep.as_ref().is_some_and(Keep::has_record),
        ascii: options.ascii,
        color: options.color && !env.no_color,
        folder: std::env::current_dir().unwrap_or_default(),
        other_folders: other_folders(env),
        temp_folder: std::env::temp_dir(),
        size: terminal::size(env.fallback_size),
    });
    event_loop::run(app, &options.source, keep, env)
}

/// The folders to offer when the current one cannot be written to.
fn other_folders(env: &Env) -> Vec<std::path::PathBuf> {
    let here = std::env::current_dir().ok();
    env.home
        .iter()
        .filter(|folder| Some(*folder) != here.as_ref() && folder.is_dir())
        .cloned()
        .collect()
}
