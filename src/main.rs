//! A stand-in until the command line lands.

use std::process::ExitCode;

use yiqian::{env::Env, pack::PackSource, tui};

fn main() -> anyhow::Result<ExitCode> {
    let env = Env::read()?;
    let options = tui::Options {
        source: PackSource::BuiltIn,
        as_of: None,
        apply_on: None,
        ascii: false,
        color: true,
    };
    Ok(ExitCode::from(tui::run(options, &env)?))
}
