//! "是不是想写 …？": the nearest of the names there are.

use super::nearest;

/// How many names are listed when none is near.
const LISTED: usize = 12;

/// What to write instead of `written`: the nearest of `names`, else all of them when they are few, else nothing.
pub(super) fn suggest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(near) = meant(written, &names) {
        return format!("是不是想写 `{near}`？");
    }
    if names.is_empty() || names.len() > LISTED {
        return String::new();
    }
    let list: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    format!("可以写：{}", list.join("、"))
}

/// The name meant, also when it was written in capitals or with `_`.
fn meant<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    // The cost grows with the product of both lengths, and a pack is foreign text.
    const LONGEST: usize = 100;
    if written.len() > LONGEST {
        return None;
    }
    let folded = written.to_lowercase().replace('_', "-");
    nearest(written, names.iter().copied()).or_else(|| nearest(&folded, names.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn names_the_nearest() {
        assert_eq!(suggest("scop", ["stage", "scope"]), "是不是想写 `scope`？");
        assert_eq!(
            suggest("time_limits", ["time-limits"]),
            "是不是想写 `time-limits`？"
        );
    }

    #[test]
    fn lists_what_there_is_when_nothing_is_near() {
        assert_eq!(suggest("左", ["from", "to"]), "可以写：`from`、`to`");
        assert_eq!(suggest("左", []), "");
    }
}
