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

use std::io::Write as _;

use chrono::NaiveDate;

use crate::{
    catalog,
    engine::Days,
    env::Env,
    pack::{self, PackSource},
    text,
};
use app::{App, Setup};
use keeper::Keep;
use keeping::Keeping;

/// How the wizard was started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which pack.
    pub source: PackSource,
    /// The day the list is made for; none is today.
    pub as_of: Option<NaiveDate>,
    /// The day of application; none is [`Self::as_of`].
    pub apply_on: Option<NaiveDate>,
    /// ASCII marks only.
    pub ascii: bool,
    /// Whether colours may be used. `NO_COLOR` overrules it.
    pub color: bool,
    /// Whether what is answered is kept from one start to the next.
    pub save: bool,
}

/// Runs the wizard until it is left, and gives the exit code: 0 done, 1 left before a list was seen, 2 no terminal,
/// 3 the pack cannot be used, 128+n ended by signal n.
///
/// # Errors
/// When the terminal cannot be set up or written to.
pub fn run(options: Options, env: &Env) -> anyhow::Result<u8> {
    if !(env.stdin_is_terminal && env.stdout_is_terminal) {
        complain(
            "向导要在终端里用，现在的输入或输出不是终端。\n要在脚本或管道里用，运行 yiqian checklist；用法见 yiqian checklist --help。\n",
        );
        return Ok(2);
    }
    let manifest = pack::read_manifest(&options.source).and_then(|f| catalog::load_manifest(&f));
    let manifest = match manifest {
        Ok(manifest) => manifest,
        Err(problems) => {
            let message = format!("政策包有错，不能用：\n{problems}\n");
            complain(&message);
            return Ok(3);
        }
    };
    let today = options.as_of.unwrap_or(env.today);
    let days = Days {
        today,
        apply_on: options.apply_on.unwrap_or(today),
    };
    let folder = env.state_folder.clone().filter(|_| options.save);
    let keep = folder.map(|folder| Keep { folder, days });
    let app = App::new(Setup {
        manifest,
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
    event_loop::run(app, options.source, keep, env)
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

fn complain(message: &str) {
    let cleaned = text::clean(message);
    // With stderr gone as well there is nobody left to tell; the exit code still says it.
    let _ = std::io::stderr().write_all(cleaned.as_bytes());
}
