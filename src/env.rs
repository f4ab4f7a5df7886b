//! The world outside, read once at start: the clock, the terminal, the environment. Only the time at which something is
//! saved is asked for later.

use std::io::IsTerminal as _;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// What the program was started in. Tests build it by hand.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the world"
)]
pub struct Env {
    /// Today: `YIQIAN_TODAY` (`YYYY-MM-DD`, `HH:MM` behind it or not; for tests), else the local date.
    pub today: NaiveDate,
    /// Whether standard input is a terminal.
    pub stdin_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
    /// `TERM`, when set.
    pub term: Option<String>,
    /// Whether `NO_COLOR` is set to something.
    pub no_color: bool,
    /// Whether `ACCESSIBLE` is set to something: a screen reader asks for lines instead of screens.
    pub accessible: bool,
    /// Where what was answered is kept: `XDG_STATE_HOME` when it is an absolute path, else `~/.local/state`, and in it
    /// `yiqian`. None without a home.
    pub state_folder: Option<std::path::PathBuf>,
    /// The home folder, when `HOME` names one.
    pub home: Option<std::path::PathBuf>,
    /// The size of the terminal by `COLUMNS` and `LINES`, for terminals that do not know their own.
    pub fallback_size: Option<(u16, u16)>,
    /// `YIQIAN_TEST_PANIC`: `draw` or `thread`, to test that a panic gives the terminal back.
    pub test_panic: Option<String>,
}

/// `YIQIAN_TODAY` is not a date.
#[derive(Debug, thiserror::Error)]
#[error("环境变量 YIQIAN_TODAY 的值“{0}”不是日期。写成 2026-11-21 这样，或去掉这个变量")]
pub struct BadToday(String);

impl Env {
    /// Whether to ask line by line without being told: the terminal cannot move its cursor, or nobody sees it move.
    pub fn wants_lines(&self) -> bool {
        self.accessible || self.term.as_deref() == Some("dumb")
    }

    /// Reads everything.
    ///
    /// # Errors
    /// When `YIQIAN_TODAY` is set and not a date.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads them"
    )]
    pub fn read() -> Result<Self, BadToday> {
        let var = |name: &str| std::env::var_os(name).map(|v| v.to_string_lossy().into_owned());
        let today = match var("YIQIAN_TODAY") {
            None => chrono::Local::now().date_naive(),
            Some(text) => fixed(&text)
                .ok_or_else(|| BadToday(crate::text::clean(&text)))?
                .date(),
        };
        let path = |name: &str| std::env::var_os(name).map(std::path::PathBuf::from);
        let home = path("HOME").filter(|p| !p.as_os_str().is_empty());
        // The XDG rules say that a relative path is to be ignored.
        let state = path("XDG_STATE_HOME").filter(|p| p.is_absolute());
        let state = state.or_else(|| home.as_ref().map(|home| home.join(".local/state")));
        let number = |name| var(name).and_then(|v| v.parse().ok()).filter(|&n| n > 0);
        Ok(Self {
            today,
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
            term: var("TERM"),
            no_color: var("NO_COLOR").is_some_and(|v| !v.is_empty()),
            accessible: var("ACCESSIBLE").is_some_and(|v| !v.is_empty()),
            state_folder: state.map(|state| state.join("yiqian")),
            home,
            fallback_size: number("COLUMNS").zip(number("LINES")),
            test_panic: var("YIQIAN_TEST_PANIC"),
        })
    }
}

/// The local time now: that of `YIQIAN_TODAY`, which stands still, else the clock's.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads them"
)]
pub fn now() -> NaiveDateTime {
    let text = std::env::var("YIQIAN_TODAY").ok();
    let fixed = text.as_deref().and_then(fixed);
    fixed.unwrap_or_else(|| chrono::Local::now().naive_local())
}

/// A day with a time, or the midnight it begins with.
fn fixed(text: &str) -> Option<NaiveDateTime> {
    let with_time = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").ok();
    with_time.or_else(|| Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN)))
}
