//! What to say at the counter and on the phone, taken from the lines of a list: their notes hold the words, what follows
//! a colon in quotation marks.

use super::source_text;
use crate::catalog::{Catalog, Citation, EntryIx, Moment};
use crate::engine::{AnswerSource, Certainty, Checklist, MilestoneKind};

/// The page of one case.
#[derive(Debug, Clone)]
pub struct Talk {
    /// The case in one sentence, to begin with.
    pub case: String,
    /// What to say, by moment; none of them empty.
    pub groups: Vec<TalkGroup>,
}

/// What to say at one moment.
#[derive(Debug, Clone)]
pub struct TalkGroup {
    /// The moment; none for what is to be asked.
    pub moment: Option<Moment>,
    /// It in words.
    pub heading: &'static str,
    /// What to know then, from the dates of the list.
    pub dates: Option<String>,
    /// The lines.
    pub lines: Vec<TalkLine>,
}

/// One thing to say.
#[derive(Debug, Clone)]
pub struct TalkLine {
    /// The line of the list it comes from; none for a question left open.
    pub entry: Option<EntryIx>,
    /// What it is about.
    pub about: String,
    /// What to say: to whom or when, and the words. Without words, what to know.
    pub say: Vec<String>,
    /// The sources to show to whom one talks to: documents with a number or an article, and their words.
    pub sources: Vec<Citation>,
}

/// Everything to say in this case.
pub fn talk(catalog: &Catalog, list: &Checklist) -> Talk {
    let mut groups = vec![TalkGroup {
        moment: None,
        heading: "打 12393、到窗口，照着问",
        dates: None,
        lines: open_questions(catalog, list),
    }];
    for (moment, heading) in [
        (Moment::Papers, "对方要规定里没有的材料"),
        (Moment::Refused, "对方不受理，或推给别处"),
        (Moment::Late, "过了期限还没办完"),
    ] {
        let lines = sure(list).filter(|&entry| catalog.entry(entry).talk == Some(moment));
        groups.push(TalkGroup {
            moment: Some(moment),
            heading,
            dates: (moment == Moment::Late).then(|| due(list)).flatten(),
            lines: lines.map(|entry| line(catalog, entry, true)).collect(),
        });
    }
    let asked = sure(list).filter(|&entry| catalog.entry(entry).talk.is_none());
    let asked = asked.filter(|&entry| !words_to_say(&catalog.entry(entry).note).is_empty());
    groups[0]
        .lines
        .extend(asked.map(|entry| line(catalog, entry, false)));
    groups.retain(|group| !group.lines.is_empty());
    Talk {
        case: case(catalog, list),
        groups,
    }
}

/// The lines that surely are on the list.
fn sure(list: &Checklist) -> impl Iterator<Item = EntryIx> {
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    lines
        .filter(|line| line.certainty == Certainty::Sure)
        .map(|line| line.entry)
}

fn open_questions(catalog: &Catalog, list: &Checklist) -> Vec<TalkLine> {
    let questions = list.find_out.iter().map(|&q| catalog.question(q));
    questions
        .map(|question| TalkLine {
            entry: None,
            about: format!("还没弄清：{}", question.short),
            say: vec![question.find_out.clone()],
            sources: Vec::new(),
        })
        .collect()
}

fn line(catalog: &Catalog, ix: EntryIx, to_show: bool) -> TalkLine {
    let entry = catalog.entry(ix);
    let words = words_to_say(&entry.note);
    let say = if to_show || words.is_empty() {
        vec![entry.note.clone()]
    } else {
        words
            .into_iter()
            .map(|(lead, words)| format!("{lead}：“{words}”"))
            .collect()
    };
    TalkLine {
        entry: Some(ix),
        about: entry.text.clone(),
        say: say.into_iter().filter(|say| !say.is_empty()).collect(),
        sources: if to_show {
            sources(catalog, &entry.cite)
        } else {
            Vec::new()
        },
    }
}

/// What one can hold up to somebody: the words of a numbered document. A web page's hotline is none.
fn sources(catalog: &Catalog, cite: &[Citation]) -> Vec<Citation> {
    let can_be_shown = |citation: &&Citation| {
        let fact = catalog.fact(citation.fact);
        let numbered = fact.doc_no.is_some() || fact.article.is_some();
        numbered && source_text(catalog, citation).quote.is_some()
    };
    cite.iter().filter(can_be_shown).cloned().collect()
}

/// What was answered, in one sentence; what is not clear is left out.
fn case(catalog: &Catalog, list: &Checklist) -> String {
    let answers = list.answers.iter().filter_map(|answer| {
        let AnswerSource::Question(question) = answer.source else {
            return None;
        };
        let unclear = matches!(answer.option.as_str(), "unknown" | "none");
        let name = &catalog.question(question).short;
        (!unclear).then(|| format!("{name}：{}", answer.label))
    });
    let answers: Vec<String> = answers.collect();
    answers.join("；")
}

/// The last day by the list, and the day to press from; none while there are no dates.
fn due(list: &Checklist) -> Option<String> {
    if !list.shows_dates() {
        return None;
    }
    let on = |kind| {
        let milestone = list.timeline.milestones.iter().find(|m| m.kind == kind);
        milestone.map(|milestone| milestone.date)
    };
    let (end, press) = (on(MilestoneKind::TransferIn)?, on(MilestoneKind::Press)?);
    Some(format!(
        "按清单上的日期，最晚 {end} 全部办完；还没办完，从 {press} 起催。"
    ))
}

/// The words in a note that are there to be said: what stands in quotation marks behind a colon, with what leads to them.
pub fn words_to_say(note: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = note;
    while let Some((before, after)) = rest.split_once("：“") {
        let Some((words, next)) = after.split_once('”') else {
            break;
        };
        let lead = before
            .rsplit(['。', '？', '！', '；'])
            .next()
            .unwrap_or_default();
        // A name of a page or a saying of others is no sentence.
        if words.ends_with(['？', '。']) && !lead.is_empty() {
            found.push((lead.to_owned(), words.to_owned()));
        }
        rest = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::words_to_say;

    #[test]
    fn words_stand_behind_a_colon_in_quotation_marks() {
        let note = "先查。打原参保地 12393 问：“我欠费吗？要补吗？”。说“要去另一边办”的，可以说：“依据是什么？”入口叫：“转移接续”";
        let words = |lead: &str, words: &str| (lead.to_owned(), words.to_owned());
        let expected = [
            words("打原参保地 12393 问", "我欠费吗？要补吗？"),
            words("说“要去另一边办”的，可以说", "依据是什么？"),
        ];
        assert_eq!(words_to_say(note), expected);
        assert!(words_to_say("没有引号：也没有话").is_empty());
    }
}
