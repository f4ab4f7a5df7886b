//! `yiqian --plain`: the interview line by line, on standard input and output.

use std::io;

use super::args::Global;
use super::failure::{DONE, Failure};
use super::output::note;
use super::{catalog, days, source};
use crate::env::{self, Env};
use crate::plain::{self, Ended, Setup};
use crate::session::Store;

/// Left before the list was shown.
const EARLY: u8 = 1;

/// Talks until the person leaves or the input ends, and gives the exit code.
///
/// Answers are kept only when somebody types them: what comes through a pipe must mean the same each time, so nothing of
/// an earlier run may come before it.
pub(super) fn run(global: &Global, no_save: bool, env: &Env) -> Result<u8, Failure> {
    let source = source(global);
    let catalog = catalog(&source)?;
    let setup = Setup {
        days: days(global, env, &catalog.manifest)?,
        catalog: &catalog,
        regions: &source,
        store: if no_save || !env.stdin_is_terminal {
            None
        } else {
            store(env)
        },
        folder: std::env::current_dir().unwrap_or_default(),
    };
    match plain::run(setup, io::stdin().lock(), io::stdout().lock()) {
        Ok(Ended::Done) => Ok(DONE),
        Ok(Ended::Early) => Ok(EARLY),
        // A reader that has gone away has what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(DONE),
        Err(error) => Err(Failure::Output(error)),
    }
}

/// The store; when there can be none that is said, and the interview goes on.
fn store(env: &Env) -> Option<Store> {
    let Some(folder) = &env.state_folder else {
        note("不知道主目录在哪里（HOME 没有设），这次的回答不保存。");
        return None;
    };
    match Store::open(folder, env::now) {
        Ok(store) => Some(store),
        Err(error) => {
            note(&format!("{error}。"));
            None
        }
    }
}
