//! The manifest.

use chrono::NaiveDate;

use super::values::{date, text};
use crate::catalog::list::Sourced;
use crate::catalog::raw::{RawManifest, Text};
use crate::catalog::report::Report;
use crate::catalog::{Change, MANIFEST, Manifest, Question, Rename};

/// Checks the manifest; none when one of its dates cannot be read.
pub(in crate::catalog) fn manifest(
    sourced: Sourced<'_, RawManifest>,
    report: &mut Report,
) -> Option<Manifest> {
    report.enter(sourced.file, sourced.line, String::new());
    let raw = sourced.raw;
    version(&raw.version, report);
    let verified_on = date(&raw.verified_on, report);
    let review_by = date(&raw.review_by, report);
    let applies_from = date(&raw.applies_from, report);
    if let (Some(verified_on), Some(review_by)) = (verified_on, review_by)
        && review_by <= verified_on
    {
        report.add(
            raw.review_by.line,
            "复核期限不晚于核验日期",
            "改 `review_by` 或 `verified_on`",
        );
    }
    let latest = raw.changes.value.last().map(|c| &c.version.value);
    if latest != Some(&raw.version.value) {
        report.add(
            raw.changes.line,
            format!("`changes` 的最后一行不是版本 {}", raw.version.value),
            "改了内容，就改 `version`，并在 `changes` 最后写一行",
        );
    }
    if let Some(change) = raw.changes.value.last()
        && let Ok(last) = change.date.value.parse::<NaiveDate>()
        && verified_on.is_some_and(|verified_on| verified_on > last)
    {
        report.add(
            raw.verified_on.line,
            "核验日期晚于 `changes` 最后一行的日期",
            "核对完来源，改 `version`，在 `changes` 最后写一行",
        );
    }
    let mut changes = Vec::with_capacity(raw.changes.value.len());
    for change in raw.changes.value {
        version(&change.version, report);
        changes.push(Change {
            date: date(&change.date, report).unwrap_or_default(),
            version: change.version.value,
            text: text(change.text, "text", report),
        });
    }
    let renames = raw.renames.into_iter().map(|rename| Rename {
        from: text(rename.from, "from", report),
        to: text(rename.to, "to", report),
    });
    let renames = renames.collect();
    Some(Manifest {
        title: text(raw.title, "title", report),
        version: raw.version.value,
        verified_on: verified_on?,
        review_by: review_by?,
        applies_from: applies_from?,
        report: text(raw.report, "report", report),
        hotline: text(raw.hotline, "hotline", report),
        changes,
        renames,
    })
}

/// Reports a version that is not `YYYY.M.N`.
fn version(version: &Text, report: &mut Report) {
    let parts: Vec<Option<u32>> = version
        .value
        .split('.')
        .map(|part| part.parse().ok())
        .collect();
    let fits = matches!(parts[..], [Some(2000..=9999), Some(1..=12), Some(_)]);
    if !fits {
        report.add(
            version.line,
            format!("版本 `{}` 的写法不对", version.value),
            "写成 `年.月.序号`，如 `2026.11.1`",
        );
    }
}

/// Reports renames whose old name is still in use or whose new name does not exist.
pub(super) fn renames(manifest: &Manifest, questions: &[Question], report: &mut Report) {
    let exists = |name: &str| {
        let (question, option) = name.split_once('=').unwrap_or((name, ""));
        questions
            .iter()
            .any(|q| q.id == question && (option.is_empty() || q.find_option(option).is_some()))
    };
    for rename in &manifest.renames {
        if exists(&rename.from) {
            report.file(
                MANIFEST,
                format!("`renames` 里的旧名 `{}` 还在用", rename.from),
                "旧名不能再用；没有改名的，删掉这一行",
            );
        }
        if !exists(&rename.to) {
            report.file(
                MANIFEST,
                format!("`renames` 里的新名 `{}` 不存在", rename.to),
                "写成 `问题` 或 `问题=选项`，用现在的 id",
            );
        }
    }
}
