//! `yiqian completions` and `yiqian man`: made from the command line itself, so they never say something else.

use clap::CommandFactory as _;
use clap_mangen::Man;

use super::args::CommandLine;
use super::command_args::CompletionsArgs;
use super::failure::Failure;
use super::output::print_bytes;

/// Prints the completions for a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut CommandLine::command(),
        "yiqian",
        &mut script,
    );
    print_bytes(&script)
}

/// Prints the man page, every command in it.
pub(super) fn man() -> Result<(), Failure> {
    let mut root = CommandLine::command();
    root.build();
    let mut page = Vec::new();
    let mut write = || {
        Man::new(root.clone()).render(&mut page)?;
        for command in root.get_subcommands() {
            let man = Man::new(command.clone());
            let heading = format!(".SH \"yiqian {}\"\n", command.get_name());
            page.extend_from_slice(heading.as_bytes());
            man.render_description_section(&mut page)?;
            man.render_synopsis_section(&mut page)?;
            man.render_options_section(&mut page)?;
        }
        Ok(())
    };
    write().map_err(Failure::Output)?;
    print_bytes(in_chinese(&String::from_utf8_lossy(&page)).as_bytes())
}

/// The headings, which the crate writes in English.
fn in_chinese(page: &str) -> String {
    let headings = [
        ("NAME", "名称"),
        ("SYNOPSIS", "用法"),
        ("DESCRIPTION", "说明"),
        ("OPTIONS", "选项"),
        ("SUBCOMMANDS", "命令"),
        ("VERSION", "版本"),
        ("EXTRA", "其他"),
    ];
    let line = |line: &str| {
        let heading = line.strip_prefix(".SH ").map(|h| h.trim_matches('"'));
        let known = headings
            .iter()
            .find(|(english, _)| heading == Some(*english));
        known.map_or_else(
            || format!("{line}\n"),
            |(_, chinese)| format!(".SH {chinese}\n"),
        )
    };
    page.lines().map(line).collect()
}
