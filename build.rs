//! Rebuilds when a file is added to or removed from what is built in: `include_dir!` on stable only sees changed ones.

use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout();
    writeln!(out, "cargo::rerun-if-changed=content")?;
    writeln!(out, "cargo::rerun-if-changed=assets/calendar")
}
