//! The command line: one file a command. This module reads the arguments, runs the command and gives the exit code.

use std::ffi::OsString;
use std::path::Path;

use chrono::NaiveDate;
use clap::Parser as _;
use clap::error::ErrorKind;

use crate::catalog::{Catalog, Manifest};
use crate::engine::{self, Answers, Days};
use crate::env::Env;
use crate::pack::{self, PackSource};
use crate::{export, tui};

mod args;
mod batch;
mod check;
mod checklist;
mod claims;
mod command_args;
mod failure;
mod forget;
mod output;
mod packaging;
mod plain;
mod questions;
mod regions;
mod usage;

use args::{Command, CommandLine, Global};
use failure::{DONE, Failure};
use output::{note, print};

/// Runs the program with these arguments (the first is its name) and gives the exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> u8 {
    // Standard output may be a file with a size limit, and a limit is an error to report, not a signal to die of.
    export::ignore_file_size_signal();
    let args: Vec<OsString> = args.into_iter().collect();
    match run(&args) {
        Ok(code) => code,
        Err(failure) => {
            note(&failure.to_string());
            failure.code()
        }
    }
}

fn run(args: &[OsString]) -> Result<u8, Failure> {
    // The bare command is the wizard, whose first frame waits for this: the parser with all its help need not be built.
    let parsed = match args {
        [_] => Ok(CommandLine::default()),
        args => CommandLine::try_parse_from(args),
    };
    let line = match parsed {
        Ok(line) => line,
        Err(help) if help.kind() == ErrorKind::DisplayHelp => {
            return print(&help.render().to_string()).map(|()| DONE);
        }
        Err(error) => return Err(Failure::Usage(usage::message(&error, args))),
    };
    let env = Env::read().map_err(|e| Failure::Usage(format!("{e}。")))?;
    let global = &line.global;
    if line.version {
        return version(global, &env).map(|()| DONE);
    }
    match &line.command {
        None if line.plain || env.wants_lines() => plain::run(global, line.no_save, &env),
        None => wizard(global, line.no_save, &env),
        Some(Command::Checklist(args)) => checklist::run(args, global, &env).map(|()| DONE),
        Some(Command::Questions(args)) => questions::run(args, global, &env).map(|()| DONE),
        Some(Command::Claims(args)) => claims::run(args, global, &env).map(|()| DONE),
        Some(Command::Regions(args)) => regions::run(args, global, &env).map(|()| DONE),
        Some(Command::Check(args)) => check::run(args, global, &env).map(|()| DONE),
        Some(Command::Batch(args)) => batch::run(args, global, &env),
        Some(Command::Forget) => forget::run(&env).map(|()| DONE),
        Some(Command::Completions(args)) => packaging::completions(args).map(|()| DONE),
        Some(Command::Man) => packaging::man().map(|()| DONE),
    }
}

fn wizard(global: &Global, no_save: bool, env: &Env) -> Result<u8, Failure> {
    if !env.stdin_is_terminal || !env.stdout_is_terminal {
        return Err(Failure::Usage(
            "这里不是终端，没法用方向键问答。\n\
             一行一行问答，管道也行：yiqian --plain\n\
             不问问题直接要清单：yiqian checklist --set 问题=选项\n\
             看有哪些问题：yiqian questions"
                .to_owned(),
        ));
    }
    let source = source(global);
    let manifest = manifest(&source)?;
    let options = tui::Options {
        days: days(global, env, &manifest)?,
        source,
        manifest,
        ascii: global.ascii,
        color: !global.no_color && !env.no_color,
        save: !no_save,
    };
    tui::run(options, env).map_err(Failure::Terminal)
}

fn version(global: &Global, env: &Env) -> Result<(), Failure> {
    print(&format!("医迁 yiqian {}\n", env!("CARGO_PKG_VERSION")))?;
    let manifest = manifest(&source(global))?;
    print(&format!(
        "政策包 {}，核验日期 {}\n",
        manifest.version, manifest.verified_on
    ))?;
    let (places, rules) = pack::recorded(&source(global));
    print(&format!(
        "收录 {places} 个地方的 {rules} 条规定（yiqian regions）\n"
    ))?;
    note(&stale_note(&manifest, today(global, env)));
    Ok(())
}

fn source(global: &Global) -> PackSource {
    let folder = global.content.as_deref().map(Path::to_owned);
    folder.map_or(PackSource::BuiltIn, PackSource::Folder)
}

fn catalog(source: &PackSource) -> Result<Catalog, Failure> {
    pack::read(source)
        .and_then(|files| crate::catalog::load(&files, &pack::calendar()))
        .map_err(Failure::Pack)
}

/// The pack with the rules of the places answered.
fn localized(source: &PackSource, catalog: Catalog, answers: &Answers) -> Result<Catalog, Failure> {
    let added = engine::localize(source, &catalog, answers).map_err(Failure::Pack)?;
    Ok(added.unwrap_or(catalog))
}

fn manifest(source: &PackSource) -> Result<Manifest, Failure> {
    pack::read_manifest(source)
        .and_then(|files| crate::catalog::load_manifest(&files))
        .map_err(Failure::Pack)
}

fn today(global: &Global, env: &Env) -> NaiveDate {
    global.as_of.unwrap_or(env.today)
}

/// The days asked for; refused when the pack does not cover the day of application.
fn days(global: &Global, env: &Env, manifest: &Manifest) -> Result<Days, Failure> {
    let today = today(global, env);
    let apply_on = global.apply_on.unwrap_or(today);
    if apply_on < manifest.applies_from {
        return Err(Failure::Usage(format!(
            "申请日 {apply_on} 太早：这个政策包只管 {} 起的申请。更早的申请，请拨 {} 问当时的规定。",
            manifest.applies_from, manifest.hotline
        )));
    }
    Ok(Days { today, apply_on })
}

/// What to say when the pack is past its review date; empty when it is not.
fn stale_note(manifest: &Manifest, today: NaiveDate) -> String {
    if manifest.is_stale(today) {
        format!(
            "注意：政策包已过复核期限（{}），规定可能变了。办之前先拨 {} 核实。",
            manifest.review_by, manifest.hotline
        )
    } else {
        String::new()
    }
}
