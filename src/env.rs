//! The world outside, read once at start: the clock, the terminal, the environment.

use std::io::IsTerminal as _;

use chrono::NaiveDate;

/// What the program was started in. Tests build it by hand.
#[derive(Debug, Clone)]
pub struct Env {
    /// Today: `YIQIAN_TODAY` (`YYYY-MM-DD`, for tests), else the local date.
    pub today: NaiveDate,
    /// Whether standard input is a terminal.
    pub stdin_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// `TERM`, when set.
    pub term: Option<String>,
    /// Whether `NO_COLOR` is set to something.
    pub no_color: bool,
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
            Some(text) => text
                .parse()
                .map_err(|_| BadToday(crate::text::clean(&text)))?,
        };
        let number = |name| var(name).and_then(|v| v.parse().ok()).filter(|&n| n > 0);
        Ok(Self {
            today,
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            term: var("TERM"),
            no_color: var("NO_COLOR").is_some_and(|v| !v.is_empty()),
            home: var("HOME").filter(|v| !v.is_empty()).map(Into::into),
            fallback_size: number("COLUMNS").zip(number("LINES")),
            test_panic: var("YIQIAN_TEST_PANIC"),
        })
    }
}
