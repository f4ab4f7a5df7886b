//! What is wrong with a command line, in Chinese: `clap` finds it, these are our words for it.

use std::error::Error as _;
use std::ffi::OsString;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{Command, CommandLine};
use crate::text::clean;

/// The message for a command line that `clap` refused.
pub(super) fn message(error: &clap::Error, args: &[OsString]) -> String {
    format!("{}\n看用法：{}", sentence(error, args), help_command(args))
}

fn sentence(error: &clap::Error, args: &[OsString]) -> String {
    let arg = name(error, ContextKind::InvalidArg);
    let value = word(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => unknown(error, &arg),
        ErrorKind::InvalidSubcommand => {
            let wrong = word(error, ContextKind::InvalidSubcommand);
            let near = suggestion(error, ContextKind::SuggestedSubcommand)
                .unwrap_or_else(|| format!("命令有：{}。", Command::NAMES.join("、")));
            format!("没有“{wrong}”这个命令。{near}")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面还缺一个值。"),
        ErrorKind::InvalidValue => {
            let near = suggestion(error, ContextKind::SuggestedValue).unwrap_or_default();
            let valid = words(error, ContextKind::ValidValue).join("、");
            format!("“{arg}”没有“{value}”这个值，可以写：{valid}。{near}")
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            format!("“{arg}”的值“{value}”不对：{why}。")
        }
        ErrorKind::ArgumentConflict if arg == name(error, ContextKind::PriorArg) => {
            format!("“{arg}”写了两次，只能写一次。")
        }
        ErrorKind::ArgumentConflict => {
            let other = name(error, ContextKind::PriorArg);
            format!("“{arg}”和“{other}”不能一起用。")
        }
        ErrorKind::TooManyValues => format!("“{arg}”后面不带值，去掉“{value}”。"),
        ErrorKind::MissingRequiredArgument => {
            let missing = words(error, ContextKind::InvalidArg).join("、");
            format!("还缺 {missing}。")
        }
        ErrorKind::InvalidUtf8 => {
            let wrong = args.iter().find(|a| a.to_str().is_none());
            let wrong = wrong.map(|a| one_line(&a.to_string_lossy()));
            format!(
                "“{}”里有不是 UTF-8 的字符，读不懂。把终端的编码改成 UTF-8 再试。",
                wrong.unwrap_or_default()
            )
        }
        _ => "命令写得不对。".to_owned(),
    }
}

fn unknown(error: &clap::Error, arg: &str) -> String {
    if !arg.starts_with('-') && arg.contains('=') {
        return format!("“{arg}”前面少了 --set，写成 --set {arg}。");
    }
    if !arg.starts_with('-') {
        return format!("不知道“{arg}”是什么，这里不用写它。");
    }
    let near = match (words(error, ContextKind::SuggestedArg).pop(), owner(arg)) {
        (_, Some(command)) => format!("是不是想写“yiqian {command} {arg}”？"),
        (Some(option), None) => format!("是不是想写“{option}”？"),
        (None, None) => String::new(),
    };
    format!("没有“{arg}”这个选项。{near}")
}

/// The command that does have this option.
fn owner(option: &str) -> Option<String> {
    let root = CommandLine::command();
    let has = |command: &&clap::Command| {
        command.get_arguments().any(|a| {
            let long = a
                .get_long()
                .is_some_and(|long| option == format!("--{long}"));
            let short = a
                .get_short()
                .is_some_and(|short| option == format!("-{short}"));
            long || short
        })
    };
    let command = root.get_subcommands().find(has)?;
    Some(command.get_name().to_owned())
}

fn help_command(args: &[OsString]) -> String {
    let command = args
        .iter()
        .skip(1)
        .filter_map(|a| a.to_str())
        .find(|a| Command::NAMES.contains(a));
    match command {
        Some(command) => format!("yiqian {command} --help"),
        None => "yiqian --help".to_owned(),
    }
}

fn suggestion(error: &clap::Error, kind: ContextKind) -> Option<String> {
    // `clap` puts the nearest last.
    let near = words(error, kind).pop()?;
    Some(format!("是不是想写“{near}”？"))
}

/// An option's name without its value: `--format` of `--format <格式>`.
fn name(error: &clap::Error, kind: ContextKind) -> String {
    let whole = word(error, kind);
    match whole.split_once(' ') {
        Some((name, _)) if name.starts_with('-') => name.to_owned(),
        _ => whole,
    }
}

fn word(error: &clap::Error, kind: ContextKind) -> String {
    words(error, kind).into_iter().next().unwrap_or_default()
}

fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![one_line(word)],
        Some(ContextValue::Strings(words)) => words.iter().map(|w| one_line(w)).collect(),
        _ => Vec::new(),
    }
}

fn one_line(text: &str) -> String {
    clean(text).replace('\n', "\u{FFFD}")
}
