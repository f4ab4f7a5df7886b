//! The words of each part of a list. See [`super::sheet`].

use super::OPEN;
use super::dates::milestone_text;
use super::sheet::{
    AnswersPart, DatesPart, EntryPart, FindOutPart, OutcomePart, TalkGroupPart, TalkLinePart,
    TalkPart,
};
use super::sources::Sources;
use crate::catalog::{Catalog, Citation, QuestionIx, Reach};
use crate::engine::{
    AnswerLine, AnswerSource, Basis, Certainty, Checklist, Line, Reckoned, months, write_code,
};
use crate::text::{
    TalkGroup, TalkLine, conclusion, dated, depends_text, held_text, line_note_text, local_mark,
    note_text, possible_conclusions, reason_text, reckoned_label, talk, undated_text,
};

/// For which days and by which pack.
pub(super) fn head(catalog: &Catalog, list: &Checklist) -> Vec<(&'static str, String)> {
    let (manifest, days) = (&catalog.manifest, list.days);
    vec![
        ("生成日期", dated(days.today)),
        (
            "适用日期",
            format!("{}（按这一天的规定）", dated(days.apply_on)),
        ),
        (
            "政策包",
            format!("{}，核验日期 {}", manifest.version, manifest.verified_on),
        ),
    ]
}

/// What to know when the pack is past its review date.
pub(super) fn stale(catalog: &Catalog, list: &Checklist) -> Option<String> {
    let manifest = &catalog.manifest;
    manifest.is_stale(list.days.today).then(|| {
        format!(
            "这份清单用的政策包已过复核期限（{}），规定可能变了。办之前先拨 {} 核实。",
            manifest.review_by, manifest.hotline
        )
    })
}

/// The conclusion.
pub(super) fn outcome(catalog: &Catalog, list: &Checklist, sources: &Sources) -> OutcomePart {
    let Some(shown) = conclusion(catalog, list) else {
        return OutcomePart {
            heading: format!("结论：{OPEN}"),
            text: "有些事还不清楚，下面几种情况都有可能：".to_owned(),
            possible: possible_conclusions(catalog, list),
            because: None,
            notes: notes(catalog, list),
            cite: Vec::new(),
        };
    };
    let because: Vec<String> = shown
        .because
        .iter()
        .map(|&reason| reason_text(catalog, reason))
        .collect();
    OutcomePart {
        heading: format!("结论：{}", shown.title),
        text: shown.text,
        possible: Vec::new(),
        notes: notes(catalog, list),
        because: (!because.is_empty()).then(|| format!("因为你的回答——{}", because.join("；"))),
        cite: numbers(sources, shown.cite),
    }
}

fn notes(catalog: &Catalog, list: &Checklist) -> Vec<String> {
    let notes = list.notes.iter();
    notes.map(|note| note_text(catalog, note)).collect()
}

/// The questions left open.
pub(super) fn find_out(catalog: &Catalog, list: &Checklist) -> Option<FindOutPart> {
    let item = |&question: &QuestionIx| {
        let question = catalog.question(question);
        let how = format!("怎么弄清：{}", question.find_out);
        (question.text.clone(), how)
    };
    (!list.find_out.is_empty()).then(|| FindOutPart {
        heading: if list.outcome.verdict.is_none() {
            "先弄清这几件（最要紧的在前）"
        } else {
            "还有几件没弄清（弄清了，清单更准）"
        },
        items: list.find_out.iter().map(item).collect(),
        held: held_text(catalog, list, |_| false),
    })
}

/// How the dates were counted.
pub(super) fn counted_from(basis: Basis) -> &'static str {
    match basis {
        Basis::Accepted => "从你填的受理日算起，只数工作日，受理后的下一个工作日算第 1 天。",
        Basis::Application => {
            "假定申请那天（不是工作日就下一个工作日）受理。实际晚受理几天，后面就顺延几天。"
        }
        Basis::Example => {
            "只是举例：现在还不能定下哪天申请。先把该办的办好，从真正受理那天起，照这样往后数。"
        }
    }
}

/// The dates: of the transfer, then those that months come to. While the person cannot apply yet and named no day to apply
/// on, dates of the transfer would be copied down as if they held; the working days say the same without that.
pub(super) fn dates(catalog: &Catalog, list: &Checklist) -> Option<DatesPart> {
    let timeline = &list.timeline;
    let mut part = if let Some(note) = undated_text(list).or_else(|| timeline.refused.clone()) {
        DatesPart {
            note,
            rows: Vec::new(),
            months: Vec::new(),
        }
    } else {
        let milestones = timeline.milestones.iter();
        let rows: Vec<_> = milestones.map(|m| (m.date, milestone_text(m))).collect();
        let late = timeline.late_workdays;
        let late = late.map(|late| format!("今天已经超期 {late} 个工作日。"));
        let note = if rows.is_empty() {
            "按整月数出来的日子，以当地为准。".to_owned()
        } else {
            counted_from(timeline.basis).to_owned() + &late.unwrap_or_default()
        };
        DatesPart {
            note,
            rows,
            months: months(&catalog.calendar, list),
        }
    };
    let reckoned = list.reckoned().map(|reckoned| {
        let (Reckoned::LastDay { date, .. } | Reckoned::Wait { earliest: date, .. }) = reckoned;
        (date, reckoned_label(reckoned))
    });
    part.rows.extend(reckoned);
    let says_something = !part.rows.is_empty() || !timeline.milestones.is_empty();
    (says_something || timeline.refused.is_some()).then_some(part)
}

/// One line of the list.
pub(super) fn entry(
    catalog: &Catalog,
    list: &Checklist,
    line: &Line,
    sources: &Sources,
) -> EntryPart {
    let entry = catalog.entry(line.entry);
    let mut reach = local_mark(catalog, list, entry);
    if entry.reach == Reach::Local {
        reach.push_str("，以当地规定为准");
    }
    EntryPart {
        text: entry.text.clone(),
        note: line_note_text(entry, line, list.days),
        maybe: (line.certainty == Certainty::Maybe).then(|| depends_text(catalog, line)),
        done_on: None,
        remark: String::new(),
        reach,
        cite: numbers(sources, &entry.cite),
        id: entry.id.clone(),
    }
}

/// What to say.
pub(super) fn talk_part(catalog: &Catalog, list: &Checklist, sources: &Sources) -> TalkPart {
    let talk = talk(catalog, list);
    let line = |line: TalkLine| TalkLinePart {
        cite: numbers(sources, &line.sources),
        about: line.about,
        say: line.say,
    };
    let group = |group: TalkGroup| TalkGroupPart {
        heading: group.heading,
        dates: group.dates,
        lines: group.lines.into_iter().map(line).collect(),
    };
    TalkPart {
        case: talk.case,
        groups: talk.groups.into_iter().map(group).collect(),
    }
}

/// The numbers of these sources.
pub(super) fn numbers(sources: &Sources, cite: &[Citation]) -> Vec<usize> {
    cite.iter().filter_map(|c| sources.number(c)).collect()
}

/// The answers.
pub(super) fn answers(catalog: &Catalog, list: &Checklist) -> AnswersPart {
    let row = |answer: &AnswerLine| match answer.source {
        AnswerSource::Question(q) if answer.decided => (
            catalog.question(q).short.clone(),
            format!("{}（由两个地方推出）", answer.label),
        ),
        AnswerSource::Question(q) => (catalog.question(q).short.clone(), answer.label.clone()),
        AnswerSource::Derived(d) => (
            catalog.derived(d).short.clone(),
            format!("{}（由上面推出）", answer.label),
        ),
    };
    let dropped = list.dropped.iter();
    let dropped: Vec<&str> = dropped
        .map(|&q| catalog.question(q).short.as_str())
        .collect();
    AnswersPart {
        rows: list.answers.iter().map(row).collect(),
        dropped: (!dropped.is_empty()).then(|| {
            let names = dropped.join("、");
            format!("{names}（你这种情形不问这些，清单没有算它们）")
        }),
    }
}

/// What stands under every list.
pub(super) fn foot(catalog: &Catalog, list: &Checklist) -> Vec<String> {
    let manifest = &catalog.manifest;
    let mut foot = Vec::new();
    if let Some(code) = write_code(catalog, &list.given) {
        foot.push(format!("答案代码 {code}"));
        foot.push(
            "在任何一台电脑上运行 yiqian checklist --code 加上这个代码，就得到同一份回答。"
                .to_owned(),
        );
    }
    foot.extend([
        manifest.report.clone(),
        format!("拿不准就拨 {}（医保服务热线）。", manifest.hotline),
        "这份清单不是官方文件，不代表审批结果；办理以经办机构答复为准。".to_owned(),
    ]);
    foot
}
