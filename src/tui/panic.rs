//! A bug of ours must not cost the person the terminal.

use std::{io::Write as _, panic::PanicHookInfo, path::PathBuf, sync::OnceLock};

use super::terminal;
use crate::text;

/// The exit code of a bug.
const CODE: i32 = 101;

/// Where the answers are kept, once they are.
static KEPT: OnceLock<PathBuf> = OnceLock::new();

/// Names the place of the record, should the program fail.
pub(super) fn say_where_kept(path: PathBuf) {
    // Named once; it does not change while the program runs.
    let _ = KEPT.set(path);
}

/// From now on a panic in any thread gives the terminal back, says on the main screen what happened and what to report,
/// and ends the program.
pub(super) fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        terminal::restore();
        // Nothing is left to be done about an error here.
        let _ = std::io::stderr().write_all(message(info).as_bytes());
        // A panic in a helper thread would otherwise leave the others running on a terminal given back.
        std::process::exit(CODE);
    }));
}

fn message(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let what = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("没有说明");
    let place = info.location().map(ToString::to_string);
    let kept = KEPT.get().map_or_else(
        || "回答没有保存，请重新运行。".to_owned(),
        |path| {
            let path = text::clean(&path.display().to_string());
            format!("回答存在 {path}，重新运行就能接着来。")
        },
    );
    format!(
        "程序出错了，这是程序的毛病，不是你的操作。{kept}\n请把下面这一行告诉维护者：\nyiqian {} {}：{}\n",
        env!("CARGO_PKG_VERSION"),
        place.unwrap_or_default(),
        text::clean(what).replace('\n', " "),
    )
}
