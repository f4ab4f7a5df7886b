//! Why a command did not do what it was asked, and the exit code that says so.

use std::{fmt, io};

use crate::catalog::Problems;
use crate::engine::AnswerProblems;
use crate::export::WriteError;
use crate::session::StoreError;
use crate::text::clean;

/// Done; a closed pipe too.
pub(super) const DONE: u8 = 0;
/// Usage, answers, or no terminal.
const USAGE: u8 = 2;
/// The pack.
const PACK: u8 = 3;
/// Something could not be written.
const WRITE: u8 = 4;

/// A command that failed. Shown, it is what goes to standard error.
#[derive(Debug)]
pub(super) enum Failure {
    /// The command line is wrong: a whole message.
    Usage(String),
    /// Some answers are wrong.
    Answers(AnswerProblems),
    /// The pack cannot be used.
    Pack(Problems),
    /// The pack can be read, but some answers lead to a wrong list: whole sentences.
    Unproved(Vec<String>),
    /// What is wrong was said already, on standard output.
    PackReported,
    /// The file was not written.
    Write(WriteError),
    /// The state folder cannot be used.
    Store(StoreError),
    /// Standard output could not be written.
    Output(io::Error),
    /// The terminal failed.
    Terminal(anyhow::Error),
}

impl Failure {
    /// The exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Answers(_) | Self::Terminal(_) => USAGE,
            Self::Pack(_) | Self::Unproved(_) | Self::PackReported => PACK,
            Self::Write(_) | Self::Store(_) | Self::Output(_) => WRITE,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::Answers(problems) => write!(
                f,
                "有 {} 处回答不对：\n{problems}\n问题和选项的名字：yiqian questions",
                problems.0.len()
            ),
            Self::Pack(problems) => write!(
                f,
                "政策包有 {} 处问题，不能用：\n{}\n改好后用 yiqian check 再查一遍。",
                problems.0.len(),
                clean(&problems.to_string())
            ),
            Self::Unproved(problems) => write!(
                f,
                "政策包有 {} 处问题：\n{}",
                problems.len(),
                clean(&problems.join("\n"))
            ),
            Self::PackReported => Ok(()),
            Self::Write(error @ WriteError::Exists(_)) => {
                write!(f, "{error}；确定要覆盖，就加 --force。")
            }
            Self::Write(error) => write!(f, "{error}。"),
            Self::Store(error) => write!(f, "{error}。"),
            Self::Output(error) => write!(f, "没有写完：{}", cause(error)),
            Self::Terminal(error) => write!(f, "终端出错：{}", clean(&format!("{error:#}"))),
        }
    }
}

fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "磁盘满了，或用完了配额。腾出地方再来一次。".to_owned()
        }
        io::ErrorKind::FileTooLarge => {
            "超过了允许的文件大小。放宽限制（ulimit -f）再来一次。".to_owned()
        }
        _ => format!("系统报告“{}”。", clean(&error.to_string())),
    }
}
