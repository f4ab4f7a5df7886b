//! Ids: that they are well formed and unique, and finding what an id names.

use std::collections::{HashMap, HashSet};

use super::vocabulary::RESERVED;
use crate::catalog::OptionSet;
use crate::catalog::list::{List, Sourced};
use crate::catalog::raw::Text;
use crate::catalog::report::Report;
use crate::catalog::suggest::suggest;

/// The ids of one kind of item.
#[derive(Debug)]
pub(super) struct Names {
    what: &'static str,
    positions: HashMap<String, usize>,
    broken: HashSet<String>,
    partial: bool,
}

impl Names {
    /// Takes the id of every item in order, and reports those that are taken already.
    pub(super) fn collect<T>(list: &List<'_, T>, id: fn(&T) -> &Text, report: &mut Report) -> Self {
        let mut positions: HashMap<String, usize> = HashMap::new();
        for (position, item) in list.items.iter().enumerate() {
            let id = id(&item.raw);
            if let Some(&first) = positions.get(&id.value) {
                enter(list.label, item, id, report);
                let other = list.items.get(first).map_or_else(String::new, place);
                report.add(
                    id.line,
                    format!("id `{}` 用了两次，另一处在 {other}", id.value),
                    "换一个没用过的 id",
                );
            } else {
                positions.insert(id.value.clone(), position);
            }
        }
        Self {
            what: list.label,
            positions,
            broken: list.broken.iter().cloned().collect(),
            partial: list.partial,
        }
    }

    /// Ids that are known to be right.
    pub(super) fn of<'a>(what: &'static str, ids: impl Iterator<Item = &'a str>) -> Self {
        let ids = ids
            .enumerate()
            .map(|(position, id)| (id.to_owned(), position));
        Self {
            what,
            positions: ids.collect(),
            broken: HashSet::new(),
            partial: false,
        }
    }

    /// Takes the ids of more items, whose positions follow, and reports those that are taken already.
    pub(super) fn extended<T>(
        mut self,
        list: &List<'_, T>,
        id: fn(&T) -> &Text,
        report: &mut Report,
    ) -> Self {
        let first = self.positions.len();
        let more = Self::collect(list, id, report);
        for (at, item) in list.items.iter().enumerate() {
            let id = id(&item.raw);
            if self
                .positions
                .get(&id.value)
                .is_some_and(|&there| there < first)
            {
                enter(list.label, item, id, report);
                report.add(
                    id.line,
                    format!("id `{}` 已经用过", id.value),
                    "换一个没用过的 id",
                );
            } else {
                self.positions.entry(id.value.clone()).or_insert(first + at);
            }
        }
        self.broken.extend(more.broken);
        self.partial |= more.partial;
        self
    }

    /// The position of the item with this id.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// Whether the id may name an item that could not be read.
    pub(super) fn may_be_broken(&self, id: &str) -> bool {
        self.partial || self.broken.contains(id)
    }

    /// Whether some item could not be read.
    pub(super) fn is_incomplete(&self) -> bool {
        self.partial || !self.broken.is_empty()
    }

    /// Like [`Self::get`], and reports an id that names nothing.
    pub(super) fn find(&self, id: &Text, report: &mut Report) -> Option<usize> {
        let found = self.get(&id.value);
        if found.is_none() && !self.may_be_broken(&id.value) {
            report.add(
                id.line,
                format!("没有叫 `{}` 的{}", id.value, self.what),
                suggest(&id.value, self.ids()),
            );
        }
        found
    }

    /// All ids, sorted.
    pub(super) fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.positions.keys().map(String::as_str).collect();
        ids.sort_unstable();
        ids
    }
}

/// From now on problems belong to this item.
pub(super) fn enter<T>(label: &str, item: &Sourced<'_, T>, id: &Text, report: &mut Report) {
    report.enter(item.file, item.line, format!("{label} {}", id.value));
}

fn place<T>(item: &Sourced<'_, T>) -> String {
    format!("{}:{}", item.file, item.line)
}

/// Reports an id that is not kebab-case.
pub(super) fn kebab(id: &Text, report: &mut Report) {
    let fits = id.value.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    });
    if !fits {
        report.add(
            id.line,
            format!("id `{}` 的写法不对", id.value),
            "只用小写英文字母和数字，词之间用一个 `-`",
        );
    }
}

/// Reports a fact id that is not of capitals, digits and `-`.
pub(super) fn fact_id(id: &Text, report: &mut Report) {
    let fits = id.value.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    });
    if !fits {
        report.add(
            id.line,
            format!("事实编号 `{}` 的写法不对", id.value),
            "只用大写英文字母和数字，中间用一个 `-`，如 `N43-T10`",
        );
    }
}

/// An id that rules name: well formed and no word of the rules themselves.
pub(super) fn own_id(id: &Text, report: &mut Report) {
    kebab(id, report);
    if RESERVED.contains(&id.value.as_str()) {
        report.add(
            id.line,
            format!("id 不能叫 `{}`，条件里另有用处", id.value),
            "换一个 id",
        );
    }
}

/// Written for an answer that is no option; `none` is free where an option really means nothing of the kind.
const RESERVED_OPTIONS: [&str; 1] = ["unknown"];

/// Reports option ids that are none, too many, malformed or doubled. `line` is that of the list.
pub(super) fn option_ids(ids: &[&Text], line: usize, report: &mut Report) {
    if ids.is_empty() {
        report.add(line, "`options` 是空的", "写上选项");
    }
    if ids.len() > OptionSet::MAX {
        report.add(line, format!("选项超过 {} 个", OptionSet::MAX), "合并选项");
    }
    for (position, id) in ids.iter().enumerate() {
        kebab(id, report);
        if RESERVED_OPTIONS.contains(&id.value.as_str()) {
            report.add(
                id.line,
                format!("选项 id 不能叫 `{}`，它表示“不清楚”", id.value),
                "换一个 id",
            );
        }
        if ids
            .iter()
            .take(position)
            .any(|other| other.value == id.value)
        {
            report.add(
                id.line,
                format!("选项 id `{}` 用了两次", id.value),
                "换一个 id",
            );
        }
    }
}
