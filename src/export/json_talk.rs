//! What to say at the counter and on the phone, in JSON.

use serde::Serialize;

use super::json_reasons::cite;
use super::json_shape::Cite;
use super::sheet::TALK_CASE;
use crate::catalog::{Catalog, Moment};
use crate::engine::Checklist;
use crate::text::{TalkGroup, TalkLine, talk};

/// What to say at one moment; the first says the case, once something is answered.
#[derive(Serialize)]
pub(super) struct TalkJson<'a> {
    kind: &'static str,
    heading: &'static str,
    dates: Option<String>,
    lines: Vec<TalkLineJson<'a>>,
}

/// `entry` is null for the case and for a question left open. `cite` is what to show to whom one talks to.
#[derive(Serialize)]
struct TalkLineJson<'a> {
    entry: Option<&'a str>,
    about: String,
    say: Vec<String>,
    cite: Vec<Cite<'a>>,
}

/// The page of one case.
pub(super) fn talk_json<'a>(catalog: &'a Catalog, list: &Checklist) -> Vec<TalkJson<'a>> {
    let page = talk(catalog, list);
    let case = (!page.case.is_empty()).then(|| TalkJson {
        kind: "case",
        heading: "自己的情形",
        dates: None,
        lines: vec![TalkLineJson {
            entry: None,
            about: TALK_CASE.to_owned(),
            say: vec![format!("{}。", page.case)],
            cite: Vec::new(),
        }],
    });
    let groups = page.groups.into_iter().map(|part| group(catalog, part));
    case.into_iter().chain(groups).collect()
}

fn group(catalog: &Catalog, group: TalkGroup) -> TalkJson<'_> {
    let line = |line: TalkLine| TalkLineJson {
        entry: line.entry.map(|ix| catalog.entry(ix).id.as_str()),
        cite: cite(catalog, &line.sources),
        about: line.about,
        say: line.say,
    };
    TalkJson {
        kind: group.moment.map_or("ask", Moment::id),
        heading: group.heading,
        dates: group.dates,
        lines: group.lines.into_iter().map(line).collect(),
    }
}
