//! A local line of the whole country says in its own words whose rule it is, so that a reader with two places in mind asks
//! the right one. A line of a region pack need not: its mark names the place and the side on every face.

use crate::catalog::Side;
use crate::catalog::raw_entry::RawEntry;
use crate::catalog::report::Report;

/// The words for the place left. 参保地 alone is where one is insured, which is the place left for all who keep it.
const FROM: [&str; 2] = ["转出地", "参保地"];
/// The words for the place entered.
const TO: [&str; 2] = ["转入地", "新地方"];

/// Reports a local line whose text and note name no word for its side.
pub(super) fn names_its_place(raw: &RawEntry, side: Side, report: &mut Report) {
    let (words, advice) = match side {
        Side::From => (FROM, "写清问原参保地（转出地）什么，或改成 `side: to`"),
        Side::To => (TO, "写清问新地方（转入地）什么，或改成 `side: from`"),
    };
    let texts = [Some(&raw.text), raw.note.as_ref()];
    let mut texts = texts.into_iter().flatten();
    if texts.any(|text| words.iter().any(|word| text.value.contains(word))) {
        return;
    }
    let line = raw.side.as_ref().map_or(raw.reach.line, |side| side.line);
    report.add(
        line,
        format!(
            "`side: {}` 的事项，正文和补充都没有提{}",
            side.id(),
            side.label()
        ),
        advice,
    );
}
