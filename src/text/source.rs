//! Naming a source and a reason in words, the same on every face.

use crate::catalog::{
    Catalog, Citation, Claim, Entry, FactScope, Reach, Side, VerdictKind, parse_date, parse_month,
};
use crate::engine::{Checklist, ClaimLine, Line, MilestoneKind, Reason, ReasonAnswer};

/// What is shown of one citation: title, issuer, 文号, article, and the short quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// `《…》（issuer，文号）第…条`
    pub title: String,
    /// The part of the title that names the document: `《…》（issuer，文号）`.
    pub document: String,
    /// The rest of it: `第…条`, or what sort of source it is. May be empty.
    pub detail: String,
    /// The exact phrase, without quotation marks; none for a paraphrase and for another place's rule.
    pub quote: Option<String>,
    /// The link, where it may be shown.
    pub url: Option<String>,
}

/// How a citation is shown. The quote of a local fact is left out, because it is the rule of some other place and
/// would be read as the reader's own; only that it exists is said.
pub fn source_text(catalog: &Catalog, citation: &Citation) -> SourceText {
    let fact = catalog.fact(citation.fact);
    // A fact of a region pack is only shown to those whose place it is.
    let local = fact.scope == FactScope::Local && fact.region.is_none();
    let mut document = titled(&fact.title);
    let origin: Vec<&str> = [fact.issuer.as_deref(), fact.doc_no.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if !origin.is_empty() {
        document = format!("{document}（{}）", origin.join("，"));
    }
    let mut detail = fact.article.clone().unwrap_or_default();
    if local {
        detail.push_str("——只是某地的做法，用来说明各地不同");
    } else if fact.quotes.is_empty() {
        detail.push_str("——转述，没有取得原文");
    }
    if let Some(last) = fact.valid_to.and_then(|day| day.pred_opt()) {
        detail = format!("{detail}——有效期到 {last}");
        if last < catalog.manifest.verified_on {
            detail.push_str("，续期没查到");
        }
    } else if fact.region.is_some() {
        // The rules of places change quietly: how old the reading is stands beside it. Of one without a date it is not
        // known whether it holds, and that it was looked at lately must not sound as if it did.
        let verified = catalog.manifest.verified_on;
        let seen = &fact.last_known_valid;
        let validity = if parse_date(seen).or_else(|| parse_month(seen)).is_some() {
            format!("最近查到有效是 {seen}，{verified} 核验")
        } else {
            format!("来源没写日期，{verified} 没查到现在还有没有效")
        };
        detail = format!("{detail}——{validity}");
    }
    SourceText {
        title: format!("{document}{detail}"),
        document,
        detail: detail.trim_start_matches('—').to_owned(),
        quote: if local {
            None
        } else {
            catalog.quote(citation).map(ToOwned::to_owned)
        },
        url: if local { None } else { fact.url.clone() },
    }
}

fn titled(title: &str) -> String {
    if title.starts_with('《') || title.contains('，') || title.contains('（') {
        title.to_owned()
    } else {
        format!("《{title}》")
    }
}

/// The mark of a line: `全国`, `地方·转出地`, `待核实`, `地方·厦门的规定·转入地`. Where nothing is transferred there is no place left or
/// entered, and the one place is the 参保地.
pub fn local_mark(catalog: &Catalog, list: &Checklist, entry: &Entry) -> String {
    let kind = list
        .outcome
        .verdict
        .map(|verdict| catalog.verdict(verdict).kind);
    let stays = matches!(kind, Some(VerdictKind::OtherRoute | VerdictKind::NotNeeded));
    let whose = |side: Side| if stays { "参保地" } else { side.label() };
    match (&entry.local, entry.side) {
        (Some(local), Some(side)) => {
            let reach = entry.reach.label();
            format!("{reach}·{}的规定·{}", local.place, whose(side))
        }
        (None, Some(side)) if entry.reach == Reach::Local => format!("地方·{}", whose(side)),
        _ => entry.reach.label().to_owned(),
    }
}

/// The text in quotation marks, those inside it made single ones.
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.replace('“', "‘").replace('”', "’"))
}

/// Our reading of a claim: `读法：过时。现在……`.
pub fn reading_text(claim: &Claim) -> String {
    format!("读法：{}。{}", claim.reading.label(), claim.why)
}

/// What the rules of the person's own places say to a claim: one sentence a rule, ready to stand below the reading.
pub fn beside_claim(catalog: &Catalog, line: &ClaimLine) -> Vec<String> {
    let own = line.own.iter().filter_map(|&ix| {
        let entry = catalog.entry(ix);
        let (local, side) = (entry.local.as_ref()?, entry.side?);
        let place = &local.place;
        Some(format!(
            "你那里（{place}，{}）：{}",
            side.label(),
            entry.text
        ))
    });
    let holds = line.holds.then(|| "你那里就是这样写的。".to_owned());
    holds.into_iter().chain(own).collect()
}

/// That a claim has no source: `没查到依据（2026-11-21 查的）`.
pub fn none_found_text(claim: &Claim) -> String {
    let day = claim.none_found;
    day.map_or_else(
        || "没查到依据".to_owned(),
        |day| format!("没查到依据（{day} 查的）"),
    )
}

/// A reason in words: `范围：跨省`, `受理日：2026-11-02`, `没有：两地同时在缴`.
pub fn reason_text(catalog: &Catalog, reason: Reason) -> String {
    let question = catalog.question(reason.question);
    match reason.answer {
        ReasonAnswer::Option(option) => {
            format!("{}：{}", question.short, question.option(option).short)
        }
        ReasonAnswer::NotTicked(option) => format!("没有：{}", question.option(option).short),
        ReasonAnswer::Date(date) => format!("{}：{}", question.short, question.day_text(date)),
    }
}

/// What a line hangs on, in words: `如果“范围”是跨省或省内跨统筹区`; when no single answer decides, the open questions
/// alone: `取决于“范围”“新地方的医保”`. Empty for a sure line.
pub fn depends_text(catalog: &Catalog, line: &Line) -> String {
    if line.only_if.is_empty() {
        let names: Vec<&str> = line
            .depends_on
            .iter()
            .map(|&q| catalog.question(q).short.as_str())
            .collect();
        return if names.is_empty() {
            String::new()
        } else {
            format!("取决于“{}”", names.join("”“"))
        };
    }
    let conditions: Vec<String> = line
        .only_if
        .iter()
        .map(|condition| {
            let question = catalog.question(condition.question);
            let options: Vec<String> = condition
                .options
                .iter()
                .map(|o| quoted(&question.option(o).short))
                .collect();
            format!("“{}”是{}", question.short, options.join("或"))
        })
        .collect();
    format!("如果{}", conditions.join("，而且"))
}

/// What stands in place of the dates while they are not shown: how many working days each stage takes. None when the dates are
/// shown, or when there are none to begin with.
pub fn undated_text(list: &Checklist) -> Option<String> {
    let timeline = &list.timeline;
    if list.shows_dates() || timeline.milestones.is_empty() {
        return None;
    }
    let stages = timeline.milestones.iter().filter_map(|milestone| {
        let stage = match milestone.kind {
            MilestoneKind::TransferOut => "转出",
            MilestoneKind::TransferIn => "转入",
            _ => return None,
        };
        Some(format!("{stage}最多 {} 个工作日", milestone.workdays))
    });
    let stages: Vec<String> = stages.collect();
    Some(format!(
        "现在还定不下哪天申请，先不排日期。从受理那天往后数：{}。办好了再来，就能排出日期。",
        stages.join("，再")
    ))
}
