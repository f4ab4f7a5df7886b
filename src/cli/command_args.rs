//! What each command takes of its own.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::export::{Encoding, Format};

#[derive(Debug, Args)]
pub(super) struct ChecklistArgs {
    #[arg(
        long = "set",
        value_name = "问题=选项",
        help = "回答一个问题，可以写多次"
    )]
    pub(super) set: Vec<String>,
    #[arg(
        long,
        value_name = "文件",
        help = "从这个文件读回答；和 --set 不一样时按 --set"
    )]
    pub(super) answers: Option<PathBuf>,
    #[arg(
        long,
        value_name = "代码",
        help = "用清单末尾的答案代码；和 --set、--answers 不一样时按它们"
    )]
    pub(super) code: Option<String>,
    #[command(flatten)]
    pub(super) form: Form,
    #[arg(long, help = "行尾用回车加换行，给旧的 Windows；只用于 txt 和 md")]
    pub(super) crlf: bool,
    #[arg(
        short,
        long,
        value_name = "文件",
        help = "写进这个文件；不写就显示在屏幕上"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(long, requires = "output", help = "文件已经存在也覆盖")]
    pub(super) force: bool,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

impl ValueEnum for Encoding {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Txt,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct QuestionsArgs {
    #[command(flatten)]
    pub(super) report: Report,
}

#[derive(Debug, Args)]
pub(super) struct RegionsArgs {
    #[command(flatten)]
    pub(super) report: Report,
}

#[derive(Debug, Args)]
pub(super) struct ClaimsArgs {
    #[arg(
        value_name = "词",
        help = "只看有这个词的；写几个，就要都有；不写就看全部"
    )]
    pub(super) words: Vec<String>,
    #[command(flatten)]
    pub(super) report: Report,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[arg(
        value_name = "文件夹",
        help = "要检查的政策包；不写就查 ./content，没有它就查自带的"
    )]
    pub(super) dir: Option<PathBuf>,
    #[command(flatten)]
    pub(super) report: Report,
}

#[derive(Debug, Args)]
pub(super) struct BatchArgs {
    #[arg(value_name = "表格", help = "CSV 文件，UTF-8 或 GB18030（GBK）")]
    pub(super) file: PathBuf,
    #[arg(
        short,
        long,
        value_name = "文件夹",
        help = "清单和汇总写进这个文件夹；没有就新建"
    )]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) form: Form,
    #[arg(long, help = "文件已经存在也覆盖")]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    #[arg(
        value_enum,
        value_name = "外壳",
        hide_possible_values = true,
        help = "bash、zsh、fish、elvish 或 powershell"
    )]
    pub(super) shell: clap_complete::Shell,
}

/// What a list is written as.
#[derive(Debug, Args)]
pub(super) struct Form {
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        default_value = "txt",
        hide_default_value = true,
        hide_possible_values = true,
        help = "txt 文本（不写就是它）、md、html 网页、ics 日历、json"
    )]
    pub(super) format: Format,
    #[arg(
        long,
        value_enum,
        value_name = "编码",
        default_value = "utf-8",
        hide_default_value = true,
        hide_possible_values = true,
        help = "utf-8（不写就是它）、utf-8-bom、gb18030；只用于 txt 和 md"
    )]
    pub(super) encoding: Encoding,
}

/// How a command reports.
#[derive(Debug, Args)]
pub(super) struct Report {
    #[arg(
        long,
        value_enum,
        value_name = "格式",
        default_value = "txt",
        hide_default_value = true,
        hide_possible_values = true,
        help = "txt（不写就是它）或 json"
    )]
    pub(super) format: ListFormat,
}
