//! `yiqian forget`: removes all that was ever stored, and says what that was.

use super::failure::Failure;
use super::output::print;
use crate::env::Env;
use crate::session;
use crate::text::clean;

/// Removes it.
pub(super) fn run(env: &Env) -> Result<(), Failure> {
    let Some(folder) = &env.state_folder else {
        return print("不知道主目录在哪里（HOME 没有设），没有存过什么。\n");
    };
    let removed = session::forget(folder).map_err(Failure::Store)?;
    // The lock file is empty; it says nothing of anybody.
    let told = removed
        .iter()
        .filter(|path| path.extension().is_none_or(|e| e != "lock"));
    let told: Vec<String> = told.map(|path| format!("  {}\n", shown(path))).collect();
    if told.is_empty() {
        return print(&format!("没有存过什么。记录本来会在 {}。\n", shown(folder)));
    }
    print(&format!(
        "删掉了这些记录：\n{}别的什么也没有存过。\n",
        told.concat()
    ))
}

fn shown(path: &std::path::Path) -> String {
    clean(&path.display().to_string()).replace('\n', "\u{FFFD}")
}
