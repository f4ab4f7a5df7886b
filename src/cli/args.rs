//! The command line as `clap` reads it. Every word a person can see is Chinese and written here.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand};

use super::command_args::{
    BatchArgs, CheckArgs, ChecklistArgs, ClaimsArgs, CompletionsArgs, RegionsArgs, Report,
};

const ROOT_HELP: &str = "\
{about}

用法：{usage}

命令：
{subcommands}

选项：
{options}{after-help}";

const COMMAND_HELP: &str = "\
{about}

用法：{usage}

选项：
{options}{after-help}";

const CHECK_HELP: &str = "\
{about}

用法：{usage}

参数：
{positionals}

选项：
{options}{after-help}";

#[derive(Debug, Default, Parser)]
#[command(
    name = "yiqian",
    about = "医迁：告诉你怎样转移基本医疗保险关系、个人账户余额怎么办。\n不联网，不问姓名和证件号。不带命令就一步一步问。",
    override_usage = "yiqian [选项] [命令]",
    help_template = ROOT_HELP,
    after_help = "\
例子：
  yiqian                                    用方向键和回车回答几个问题，得到清单
  yiqian --plain                            一行一行问，只用数字和回车
  yiqian checklist --set situation=trip     不问问题，直接出清单
  yiqian checklist -o 清单.txt              把清单写进文件
  yiqian batch 员工.csv -o 清单             一张表里每个人一份清单

退出码：0 办完；1 中途离开，或表里有几行不对；2 用法或回答有误，或没有终端；3 政策包有问题；4 写不出去",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(super) struct CommandLine {
    #[command(flatten)]
    pub(super) global: Global,
    #[arg(
        long,
        help = "一行一行问，适合读屏软件、只有数字小键盘的人和管道",
        display_order = 70
    )]
    pub(super) plain: bool,
    #[arg(
        long,
        help = "不保存回答；不写就存在本机，下次接着答",
        display_order = 71
    )]
    pub(super) no_save: bool,
    #[arg(short = 'V', long, help = "显示程序和政策包的版本", display_order = 91)]
    pub(super) version: bool,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Default, Args)]
pub(super) struct Global {
    #[arg(
        long,
        global = true,
        value_name = "文件夹",
        help = "用这个文件夹里的政策包，不用自带的",
        display_order = 80
    )]
    pub(super) content: Option<PathBuf>,
    #[arg(long, global = true, value_name = "日期", value_parser = date,
        help = "把这一天当作今天，写成 2026-11-21", display_order = 81)]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, global = true, value_name = "日期", value_parser = date,
        help = "哪一天申请，就按哪一天的规定；不写就是今天", display_order = 82)]
    pub(super) apply_on: Option<NaiveDate>,
    #[arg(
        long,
        global = true,
        help = "界面只用 ASCII 线条和符号",
        display_order = 83
    )]
    pub(super) ascii: bool,
    #[arg(long, global = true, help = "界面不用颜色", display_order = 84)]
    pub(super) no_color: bool,
    #[arg(short, long, global = true, action = ArgAction::Help, help = "显示帮助", display_order = 90)]
    help: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(
        about = "不问问题，直接出一份清单",
        override_usage = "yiqian checklist [--set 问题=选项]… [--answers 文件] [--code 代码] [选项]",
        help_template = COMMAND_HELP,
        after_help = "\
--set 的写法（问题和选项的名字用 yiqian questions 看）：
  单选      --set scope=cross-province
  多选      --set also=proxy,veteran；一个也没有写 --set also=none
  日期      --set accepted-on=2026-11-02
  不清楚    --set left=unknown；没写的也当作不清楚
--answers 的文件是 YAML 或 JSON，一行一个回答，写法同上：
  situation: move
  also: [proxy, veteran]"
    )]
    Checklist(ChecklistArgs),
    #[command(
        about = "列出所有问题和选项的名字",
        override_usage = "yiqian questions [选项]",
        help_template = COMMAND_HELP
    )]
    Questions(Report),
    #[command(
        about = "查网传说法：网上怎么说，对不对，依据是什么",
        override_usage = "yiqian claims [词]… [选项]",
        help_template = CHECK_HELP,
        after_help = "\
例子：
  yiqian claims              看全部
  yiqian claims 15 工作日    只看两个词都有的
  yiqian claims 过时         只看读法是“过时”的（对、过时、只在某地、错、说不准）"
    )]
    Claims(ClaimsArgs),
    #[command(
        about = "看收录了哪些地方的规定，每个主题几条",
        override_usage = "yiqian regions [选项] [地方]",
        help_template = CHECK_HELP,
        after_help = "\
地方写地名、拼音、开头字母、一字简称或六位码。例子：
  yiqian regions             所有地方，每个主题几条
  yiqian regions 广东        广东和它的各市，每条规定和依据；没收录哪些主题"
    )]
    Regions(RegionsArgs),
    #[command(
        about = "检查政策包，把所有问题一次报出来",
        override_usage = "yiqian check [选项] [文件夹]",
        help_template = CHECK_HELP
    )]
    Check(CheckArgs),
    #[command(
        about = "给一张表里的每个人出一份清单，再出一份汇总",
        override_usage = "yiqian batch 表格.csv -o 文件夹 [选项]",
        help_template = CHECK_HELP,
        after_help = "\
表格的第一行是表头。第一列随便写（姓名、工号），用作文件名；其余各列是问题的名字，英文、中文都行：
  姓名,情形,原来的医保,新的医保,范围,还有
  张三,换城市或换工作,职工（单位）,职工（单位）,跨省,要代办、单位欠费
空着的格子当作不清楚。有问题的行说明在第几行第几列，别的行照样写。问题和选项用 yiqian questions 看"
    )]
    Batch(BatchArgs),
    #[command(
        about = "删掉存在本机的回答，说明删了什么",
        override_usage = "yiqian forget",
        help_template = COMMAND_HELP
    )]
    Forget,
    #[command(
        about = "输出命令行补全脚本",
        override_usage = "yiqian completions bash|zsh|fish|elvish|powershell",
        help_template = CHECK_HELP,
        after_help = "\
例子：
  yiqian completions bash > ~/.local/share/bash-completion/completions/yiqian"
    )]
    Completions(CompletionsArgs),
    #[command(
        about = "输出手册页",
        override_usage = "yiqian man > yiqian.1",
        help_template = COMMAND_HELP
    )]
    Man,
}

impl Command {
    /// The names of all commands, for messages.
    pub(super) const NAMES: [&str; 9] = [
        "checklist",
        "questions",
        "claims",
        "regions",
        "check",
        "batch",
        "forget",
        "completions",
        "man",
    ];
}

/// Reads `YYYY-MM-DD` and nothing else.
fn date(text: &str) -> Result<NaiveDate, &'static str> {
    let shape = |(at, c): (usize, char)| match at {
        4 | 7 => c == '-',
        _ => c.is_ascii_digit(),
    };
    if text.chars().count() != 10 || !text.chars().enumerate().all(shape) {
        return Err("要一个日期，写成 2026-11-21 这样");
    }
    text.parse().map_err(|_| "没有这一天")
}
