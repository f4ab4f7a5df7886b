//! `yiqian batch`: one list a row.

use std::io::{self, Write as _};

use super::args::Global;
use super::command_args::BatchArgs;
use super::failure::{DONE, Failure};
use super::output::{note, print};
use super::{catalog, days, source, stale_note};
use crate::batch::{self, BatchError, Job, Watcher};
use crate::env::Env;
use crate::export::Overwrite;
use crate::text::clean;

/// Some rows failed.
const SOME_FAILED: u8 = 1;
/// A step of the progress shown, in lines.
const STEP: usize = 50;
/// Columns of the bar.
const BAR: usize = 20;

/// Writes the lists and gives the exit code.
pub(super) fn run(args: &BatchArgs, global: &Global, env: &Env) -> Result<u8, Failure> {
    let source = source(global);
    let catalog = catalog(&source)?;
    let days = days(global, env, &catalog.manifest)?;
    note(&stale_note(&catalog.manifest, days.today));
    let job = Job {
        catalog: &catalog,
        regions: &source,
        days,
        input: args.file.clone(),
        folder: args.output.clone(),
        format: args.form.format,
        encoding: args.form.encoding,
        overwrite: if args.force {
            Overwrite::Replace
        } else {
            Overwrite::Never
        },
    };
    let mut watcher = Terminal {
        bar: env.stderr_is_terminal && !env.wants_lines(),
        drawn: false,
    };
    let done = batch::run(&job, &mut watcher);
    watcher.clear();
    match done {
        Ok(totals) => {
            let failed = match totals.failed {
                0 => String::new(),
                failed => format!("有 {failed} 行有问题，没有写。"),
            };
            let summary = clean(&totals.summary.display().to_string());
            print(&format!(
                "写好了 {} 份清单。{failed}汇总：{summary}\n",
                totals.written
            ))?;
            Ok(if totals.failed == 0 {
                DONE
            } else {
                SOME_FAILED
            })
        }
        Err(BatchError::Input(message)) => Err(Failure::Usage(message)),
        Err(BatchError::Unreadable(message, written)) => {
            note(&format!("停在这里，已经写好 {written} 份。"));
            Err(Failure::Usage(message))
        }
        Err(BatchError::Write(error, written)) => {
            note(&format!("停在这里，已经写好 {written} 份。"));
            Err(Failure::Write(error))
        }
    }
}

/// Tells on standard error how it goes.
struct Terminal {
    /// Whether a bar is drawn at all.
    bar: bool,
    drawn: bool,
}

impl Terminal {
    /// Takes the bar away, with spaces: not every terminal knows a sequence for it.
    fn clear(&mut self) {
        if self.drawn {
            let _ = write!(io::stderr().lock(), "\r{}\r", " ".repeat(BAR + 30));
            self.drawn = false;
        }
    }
}

impl Watcher for Terminal {
    fn progress(&mut self, done: usize, of: usize) {
        if self.bar && done.is_multiple_of(STEP) {
            let full = (BAR * done).checked_div(of).unwrap_or(0).min(BAR);
            let bar = format!("{}{}", "#".repeat(full), "-".repeat(BAR - full));
            let _ = write!(io::stderr().lock(), "\r[{bar}] {done}/{of}");
            self.drawn = true;
        }
    }

    fn problem(&mut self, problem: &str) {
        self.clear();
        note(&clean(problem));
    }
}
