//! What several test programs share: the built-in pack, fixed days, walking every interview.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, reason = "each test program uses its own part")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use yiqian::catalog::{Catalog, Kind, OptionIx, OptionSet, QuestionIx, Rule};
use yiqian::engine::{Answer, Answers, Checklist, Days, Interview, parse_answers, write_answers};
use yiqian::export::{Mark, Marks};

/// 徐州职工 → 合肥职工, both gates open.
pub const XUZHOU_TO_HEFEI: [(&str, &str); 9] = [
    ("situation", "move"),
    ("from-insurance", "employee"),
    ("to-insurance", "employee"),
    ("scope", "cross-province"),
    ("stage", "not-applied"),
    ("left", "yes"),
    ("joined", "yes"),
    ("gap", "none"),
    ("also", "none"),
];

/// The built-in pack.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| yiqian::pack::built_in().unwrap_or_else(|problems| panic!("{problems}")))
}

/// A date.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The fixed days of the tests.
pub fn days() -> Days {
    Days {
        today: date("2026-11-21"),
        apply_on: date("2026-11-21"),
    }
}

/// The first day of the month so many months before today's.
pub fn month(back: u32) -> NaiveDate {
    date("2026-11-01") - chrono::Months::new(back)
}

/// The list for answers written as pairs.
pub fn list(answers: &[(&str, &str)]) -> Checklist {
    let answers = parse_answers(catalog(), answers.iter().copied()).unwrap();
    Checklist::build(catalog(), &answers, days())
}

/// Answers in one line, for messages.
pub fn shown(answers: &Answers) -> String {
    let pairs = write_answers(catalog(), answers);
    pairs
        .iter()
        .map(|(q, v)| format!("{q}={v}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What Enter alone answers.
pub fn first_answer(catalog: &Catalog, question: QuestionIx) -> Answer {
    match catalog.question(question).kind {
        Kind::Choice => Answer::Choice(OptionIx(0)),
        Kind::Several => Answer::Several(OptionSet::EMPTY),
        Kind::Date | Kind::Month => Answer::Date(days().today),
        Kind::Place => Answer::Unknown,
    }
}

/// Every answer worth telling apart: each option, nothing, all and each alone of a several-question, and dates in
/// every stage of a transfer.
pub fn every_answer(catalog: &Catalog, question: QuestionIx) -> Vec<Answer> {
    let question = catalog.question(question);
    let options = (0..question.options.len()).map(OptionIx);
    match question.kind {
        Kind::Choice => options.map(Answer::Choice).collect(),
        Kind::Several => std::iter::once(OptionSet::EMPTY)
            .chain(options.map(OptionSet::only))
            .chain([OptionSet::all(question.options.len())])
            .map(Answer::Several)
            .collect(),
        Kind::Date => ["2026-11-20", "2026-11-05", "2026-09-01"]
            .map(|d| Answer::Date(date(d)))
            .into(),
        Kind::Month => ["2026-11-01", "2026-08-01", "2026-05-01"]
            .map(|d| Answer::Date(date(d)))
            .into(),
        // The places are proved apart, in tests/regions.rs.
        Kind::Place => vec![Answer::Unknown],
    }
}

/// Walks every interview to its end.
#[derive(Default)]
pub struct Walk {
    /// Whether every option of a several-question is ticked in turn; else nothing is ticked.
    pub ticking: bool,
    /// How many endings there were.
    pub endings: usize,
    /// The verdicts they ended in.
    pub verdicts_seen: BTreeSet<usize>,
}

impl Walk {
    /// Calls `visit` with every complete set of answers and its list.
    pub fn every_ending(&mut self, catalog: &Catalog, visit: &mut dyn FnMut(&Answers, &Checklist)) {
        self.step(catalog, &mut Answers::default(), visit);
    }

    fn step(
        &mut self,
        catalog: &Catalog,
        answers: &mut Answers,
        visit: &mut dyn FnMut(&Answers, &Checklist),
    ) {
        let Some(question) = Interview::replay(catalog, answers, days()).next() else {
            self.endings += 1;
            let list = Checklist::build(catalog, answers, days());
            self.verdicts_seen.extend(list.outcome.verdict.map(|v| v.0));
            visit(answers, &list);
            return;
        };
        let all = every_answer(catalog, question);
        let ticks = catalog.question(question).kind == Kind::Several && !self.ticking;
        for answer in if ticks { &all[..1] } else { &all[..] } {
            answers.set(question, *answer);
            self.step(catalog, answers, visit);
        }
        answers.remove(question);
    }
}

/// Any answers to any questions, asked or not.
pub fn random_answers() -> impl Strategy<Value = Answers> {
    let count = catalog().questions.len();
    proptest::collection::vec((any::<u64>(), 0u8..5), count).prop_map(|picks| {
        let catalog = catalog();
        let mut answers = Answers::default();
        for (at, (pick, fate)) in picks.into_iter().enumerate() {
            let question = QuestionIx(at);
            let options = catalog.question(question).options.len();
            let pick = usize::try_from(pick % 1_000_003).unwrap();
            let answer = match (fate, catalog.question(question).kind) {
                (0, _) => continue,
                (1, _) | (_, Kind::Place) => Answer::Unknown,
                (_, Kind::Choice) => Answer::Choice(OptionIx(pick % options)),
                (_, Kind::Several) => Answer::Several(
                    (0..options)
                        .map(OptionIx)
                        .filter(|o| pick >> o.0 & 1 == 1)
                        .collect(),
                ),
                (_, Kind::Month) => Answer::Date(month(u32::try_from(pick % 30).unwrap())),
                (_, Kind::Date) => Answer::Date(
                    days().today - chrono::Days::new(u64::try_from(pick % 90).unwrap()),
                ),
            };
            answers.set(question, answer);
        }
        answers
    })
}

/// Whether a rule names a question.
pub fn names(rule: &Rule, question: QuestionIx) -> bool {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => parts.iter().any(|part| names(part, question)),
        Rule::Not(part) => names(part, question),
        Rule::Answer(named, _) => *named == question,
        Rule::Derived(..) | Rule::Verdict(_) => false,
    }
}

/// What somebody did with a line: done on the day before today, and this note.
pub fn marks(entry: &str, note: &str) -> Marks {
    let mark = Mark {
        done_on: Some(date("2026-11-20")),
        note: note.to_owned(),
    };
    Marks::from([(entry.to_owned(), mark)])
}

/// The pack with this text in every place a text can stand.
pub fn with_text_everywhere(hostile: &str) -> Catalog {
    let mut catalog = catalog().clone();
    let set = |text: &mut String| hostile.clone_into(text);
    set(&mut catalog.manifest.version);
    set(&mut catalog.manifest.report);
    set(&mut catalog.manifest.hotline);
    for question in &mut catalog.questions {
        set(&mut question.short);
        set(&mut question.text);
        set(&mut question.find_out);
        for option in &mut question.options {
            set(&mut option.short);
        }
    }
    for derived in &mut catalog.derived {
        set(&mut derived.short);
        derived.options.iter_mut().for_each(|o| set(&mut o.label));
    }
    for verdict in &mut catalog.verdicts {
        set(&mut verdict.title);
        set(&mut verdict.text);
    }
    for entry in &mut catalog.entries {
        set(&mut entry.id);
        set(&mut entry.text);
        set(&mut entry.note);
        for citation in &mut entry.cite {
            citation.chosen = Some(hostile.into());
        }
    }
    for claim in &mut catalog.claims {
        set(&mut claim.id);
        set(&mut claim.says);
        set(&mut claim.why);
    }
    for fact in &mut catalog.facts {
        set(&mut fact.title);
        for text in [
            &mut fact.issuer,
            &mut fact.doc_no,
            &mut fact.article,
            &mut fact.url,
        ] {
            *text = Some(hostile.to_owned());
        }
    }
    catalog
}

/// Text made to be taken for markup by some format, or for the start of something. Characters by which a title is
/// recognised (`《，（`) are left out, so that a text changes nothing but itself; and `@`, because Markdown readers make a
/// link of a bare e-mail address whatever is done about it, and do no harm by it.
pub fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(&[
        "中",
        "a",
        "7",
        " ",
        "\n",
        "\t",
        "\r",
        "\\",
        "`",
        "*",
        "_",
        "[",
        "]",
        "<",
        ">",
        "#",
        "&",
        "|",
        "~",
        "$",
        "!",
        "-",
        "+",
        "=",
        ".",
        ":",
        "/",
        "\"",
        "'",
        "(",
        ")",
        "{",
        "}",
        "^",
        "%",
        ";",
        ",",
        "\u{202e}",
        "\u{1b}",
        "\u{3000}",
        "https://a.b",
        "www.a.b",
        "http://",
        "<script>alert(1)</script>",
        "]]>",
        "<!--",
        "-->",
        "&amp;",
        "&#60;",
        "```",
        "---",
        "===",
        "1. ",
        "- [ ] ",
        "## ",
        "[x]: y",
        "[1]",
        "![a](b)",
        "</p>",
        "<br/>",
        "\nEND:VEVENT",
        "\r\nATTACH:x",
        "\\n",
        "\" onclick=\"x",
        "**",
        "~~",
        "^[a]",
        "[^1]: ",
    ]);
    prop::collection::vec(pieces, 1..12)
        .prop_map(|pieces| pieces.concat())
        // An address alone would rightly be a link where an address belongs.
        .prop_filter("something to see, and no address", |text| {
            !text.trim().is_empty() && !text.starts_with("http")
        })
}
