//! What another answer would change: the difference of two lists, and the lines one answer away.

use super::{Answer, Answers, Certainty, Checklist, Conclusion, Days, Interview, Line, Reckoned};
use crate::catalog::{Catalog, EntryIx, Kind, OptionIx, OptionSet, QuestionIx};

/// At most this many near misses are named.
const MOST: usize = 5;

/// What changed from one list to another. What is held back is on neither.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Lines that came, in the order of the list.
    pub added: Vec<EntryIx>,
    /// Lines that went, in the order of the list.
    pub removed: Vec<EntryIx>,
    /// Lines that were 视情况 and are sure now, in the order of the list.
    pub settled: Vec<EntryIx>,
    /// Lines that were sure and are 视情况 now, in the order of the list.
    pub unsettled: Vec<EntryIx>,
    /// The conclusions before and after, when they are not the same; none means 还不能下结论.
    pub conclusion: Option<(Option<Conclusion>, Option<Conclusion>)>,
    /// Whether the dates changed: those of the timeline, or a day that a line on both lists counts to.
    pub dates: bool,
}

impl Difference {
    /// Compares two lists of the same pack.
    pub fn between(before: &Checklist, after: &Checklist) -> Self {
        let (old, new) = (entries(before), entries(after));
        let only = |these: &[EntryIx], those: &[EntryIx]| {
            these
                .iter()
                .copied()
                .filter(|entry| !those.contains(entry))
                .collect()
        };
        let (sure_before, sure_after) = (sure(before), sure(after));
        let both = || {
            let both = new.iter().copied();
            both.filter(|entry| old.contains(entry))
        };
        let settled = both().filter(|e| sure_after.contains(e) && !sure_before.contains(e));
        let unsettled = both().filter(|e| sure_before.contains(e) && !sure_after.contains(e));
        let reckoned = |list: &Checklist| -> Vec<Option<Reckoned>> {
            let of = |entry| lines(list).find(|line| line.entry == entry);
            both()
                .map(|e| of(e).and_then(|line| line.reckoned))
                .collect()
        };
        let (was, is) = (before.outcome.conclusion(), after.outcome.conclusion());
        Self {
            added: only(&new, &old),
            removed: only(&old, &new),
            settled: settled.collect(),
            unsettled: unsettled.collect(),
            conclusion: (was != is).then_some((was, is)),
            dates: before.timeline != after.timeline || reckoned(before) != reckoned(after),
        }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An entry that one other answer would have brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NearMiss {
    /// The entry.
    pub entry: EntryIx,
    /// The question that would have to be answered otherwise.
    pub question: QuestionIx,
    /// The answer that would bring it.
    pub option: OptionIx,
}

/// The list this person would get with one answer changed.
pub fn with_answer(
    catalog: &Catalog,
    answers: &Answers,
    days: Days,
    question: QuestionIx,
    answer: Answer,
) -> Checklist {
    let mut changed = answers.clone();
    changed.set(question, answer);
    Checklist::build(catalog, &changed, days)
}

/// Up to five entries that one other answer would surely have brought, from the questions asked last, because early ones (what
/// kind of case it is) bring whole other lists rather than near misses. Each question gives at most two, each entry
/// stands once.
pub fn near_misses(catalog: &Catalog, answers: &Answers, days: Days) -> Vec<NearMiss> {
    let list = Checklist::build(catalog, answers, days);
    // What is held back comes of itself once its question is answered.
    let held = list.held.iter().map(|line| line.entry);
    let here: Vec<EntryIx> = entries(&list).into_iter().chain(held).collect();
    let mut found: Vec<NearMiss> = Vec::new();
    for step in Interview::replay(catalog, answers, days).steps.iter().rev() {
        let question = step.question;
        let mut of_question = 0;
        for (option, other) in step
            .answer
            .map_or_else(Vec::new, |now| others(catalog, question, now))
        {
            let changed = with_answer(catalog, answers, days, question, other);
            for entry in sure(&changed) {
                let known = here.contains(&entry) || found.iter().any(|miss| miss.entry == entry);
                if !known && of_question < 2 && found.len() < MOST {
                    found.push(NearMiss {
                        entry,
                        question,
                        option,
                    });
                    of_question += 1;
                    break;
                }
            }
        }
    }
    found
}

/// The other answers one step away: another option, or one more tick.
fn others(catalog: &Catalog, question: QuestionIx, now: Answer) -> Vec<(OptionIx, Answer)> {
    let asked = catalog.question(question);
    let options = (0..asked.options.len()).map(OptionIx);
    match (asked.kind, now) {
        (Kind::Choice, Answer::Choice(taken)) => options
            .filter(|&option| option != taken)
            .map(|option| (option, Answer::Choice(option)))
            .collect(),
        (Kind::Several, Answer::Several(ticked)) => options
            .filter(|&option| !ticked.contains(option))
            .map(|option| (option, Answer::Several(OptionSet::with(ticked, option))))
            .collect(),
        _ => Vec::new(),
    }
}

/// The lines that are surely on the list.
fn sure(list: &Checklist) -> Vec<EntryIx> {
    let sure = lines(list).filter(|line| line.certainty == Certainty::Sure);
    sure.map(|line| line.entry).collect()
}

fn entries(list: &Checklist) -> Vec<EntryIx> {
    lines(list).map(|line| line.entry).collect()
}

fn lines(list: &Checklist) -> impl Iterator<Item = &Line> {
    list.sections.iter().flat_map(|section| &section.lines)
}
