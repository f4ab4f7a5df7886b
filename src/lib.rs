//! 医迁: moving one's basic medical insurance, as a checklist in the terminal.
//!
//! Dependencies run one way: `cli → tui, plain → session → export → engine → catalog`. [`catalog`] and [`engine`] never see a terminal,
//! a file system or a clock; `tests/layers.rs` holds that. A pack of YAML goes in as text, is checked into a
//! [`catalog::Catalog`], and together with [`engine::Answers`] gives an [`engine::Interview`] and an
//! [`engine::Checklist`], which a screen or a file shows.

pub mod batch;
pub mod catalog;
pub mod cli;
pub mod engine;
pub mod env;
pub mod export;
pub mod pack;
pub mod plain;
pub mod session;
pub mod text;
pub mod tui;
