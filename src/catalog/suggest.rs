//! "是不是想写 …？": the nearest of the names there are.

/// How many names are listed when none is near.
const LISTED: usize = 12;

/// What to write instead of `written`: the nearest of `names`, else all of them when they are few, else nothing.
pub(super) fn suggest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(near) = nearest(written, &names) {
        return format!("是不是想写 `{near}`？");
    }
    if names.is_empty() || names.len() > LISTED {
        return String::new();
    }
    let list: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    format!("可以写：{}", list.join("、"))
}

/// The name fewest edits away, when that is at most a third of its length.
fn nearest<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    // The cost grows with the product of both lengths, and a pack is foreign text.
    if written.len() > 100 {
        return None;
    }
    let folded = written.to_lowercase().replace('_', "-");
    names
        .iter()
        .map(|&name| (edits(&folded, name).min(edits(written, name)), name))
        .filter(|&(edits, name)| {
            edits <= (written.chars().count().max(name.chars().count()) / 3).max(1)
        })
        .min()
        .map(|(_, name)| name)
}

fn edits(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
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
