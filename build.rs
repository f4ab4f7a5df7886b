//! Lays out what is built in. The cases are tests of the content and stay out: nearly all of what the wizard weighs is the
//! program itself. The counts of what is recorded for places are taken here, so that the first screen can say them
//! without touching a file of them.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

#[path = "src/pack/recorded.rs"]
mod recorded;

#[allow(
    clippy::disallowed_methods,
    reason = "the program itself reads the environment once, in env.rs"
)]
fn main() -> io::Result<()> {
    let mut out = io::stdout();
    // `include_dir!` on stable only sees changed files, not those added or removed.
    writeln!(out, "cargo::rerun-if-changed=content")?;
    writeln!(out, "cargo::rerun-if-changed=assets/calendar")?;
    writeln!(out, "cargo::rerun-if-changed=src/pack/recorded.rs")?;
    let built_in = std::env::var_os("OUT_DIR").unwrap_or_default();
    let built_in = Path::new(&built_in).join("content");
    if built_in.exists() {
        fs::remove_dir_all(&built_in)?;
    }
    copy(Path::new("content"), &built_in)?;
    let (places, rules) = recorded::recorded_in(&built_in.join("regions"));
    writeln!(out, "cargo::rustc-env=YIQIAN_PLACES={places}")?;
    writeln!(out, "cargo::rustc-env=YIQIAN_PLACE_RULES={rules}")
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for item in fs::read_dir(from)? {
        let item = item?;
        let name = item.file_name();
        if item.file_type()?.is_dir() {
            if name != "cases" {
                copy(&item.path(), &to.join(name))?;
            }
        } else {
            fs::copy(item.path(), to.join(name))?;
        }
    }
    Ok(())
}
