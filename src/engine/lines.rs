//! The parts of a checklist, each computed from the replayed answers.

use super::places;
use super::state::{State, Value};
use super::{
    Answer, AnswerLine, AnswerSource, Answers, Certainty, ClaimLine, Condition, Days, Interview,
    Line, Reckoned, SectionLines, Truth,
};
use crate::catalog::{
    Catalog, Claim, ClaimIx, DerivedIx, Entry, EntryIx, Kind, OptionIx, OptionSet, Question,
    QuestionIx, QuestionOption,
};

/// The entry as a line of the list; none when it is not for this person or not on this day.
pub(super) fn line(state: &State<'_>, ix: EntryIx, entry: &Entry) -> Option<Line> {
    if !entry.effective.holds_on(state.days.apply_on) || !state.is_theirs(entry) {
        return None;
    }
    match state.test(&entry.when) {
        Truth::No => None,
        Truth::Yes => Some(Line {
            entry: ix,
            certainty: Certainty::Sure,
            because: state.because(&entry.when, true),
            depends_on: Vec::new(),
            only_if: Vec::new(),
            reckoned: Reckoned::of(state, entry),
        }),
        Truth::Unknown => Some(Line {
            entry: ix,
            certainty: Certainty::Maybe,
            because: Vec::new(),
            depends_on: state.depends_on(&entry.when),
            only_if: Vec::new(),
            reckoned: Reckoned::of(state, entry),
        }),
    }
}

/// The claims that surely touch this case.
pub(super) fn claims(state: &State<'_>, sections: &[SectionLines]) -> Vec<ClaimLine> {
    let claims = state.catalog.claims.iter().enumerate();
    let touching = claims.filter(|(_, claim)| state.test(&claim.when) == Truth::Yes);
    let line = |(at, claim): (usize, &Claim)| {
        let (own, holds) = places::beside_claim(state, ClaimIx(at), sections);
        ClaimLine {
            claim: ClaimIx(at),
            because: state.because(&claim.when, true),
            own,
            holds,
        }
    };
    touching.map(line).collect()
}

/// Says of every line that is not sure which answers would keep it: each option of each open question is tried.
pub(super) fn only_if(
    catalog: &Catalog,
    answers: &Answers,
    days: Days,
    sections: &mut [SectionLines],
) {
    let lines = || sections.iter().flat_map(|section| &section.lines);
    let mut open: Vec<QuestionIx> = lines().flat_map(|line| line.depends_on.clone()).collect();
    open.sort_unstable();
    open.dedup();
    open.retain(|&question| catalog.question(question).kind == Kind::Choice);
    let now = State::new(catalog, answers, days);
    for question in open {
        let count = catalog.question(question).options.len();
        // An option that the two places or a later answer rule out is none to be told of.
        let left = now.options_left(question);
        let tried: Vec<Answers> = (0..count)
            .map(|option| {
                let mut changed = answers.clone();
                changed.set(question, Answer::Choice(OptionIx(option)));
                changed
            })
            .collect();
        let states: Vec<State<'_>> = tried
            .iter()
            .map(|answers| State::new(catalog, answers, days))
            .collect();
        for line in sections.iter_mut().flat_map(|section| &mut section.lines) {
            if !line.depends_on.contains(&question) {
                continue;
            }
            let when = &catalog.entry(line.entry).when;
            let would_do = |option: &OptionIx| states[option.0].test(when) != Truth::No;
            let options: OptionSet = left.iter().filter(would_do).collect();
            if !options.is_empty() && options != left {
                line.only_if.push(Condition { question, options });
            }
        }
    }
}

/// The open questions worth finding out: those the conclusion hangs on first, then those a line hangs on.
pub(super) fn find_out(
    state: &State<'_>,
    common: &State<'_>,
    sections: &[SectionLines],
) -> Vec<QuestionIx> {
    let mut questions = Vec::new();
    let mut add = |more: Vec<QuestionIx>| {
        for question in more {
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
    };
    if state.verdict().is_none() {
        for verdict in state.possible_verdicts().iter() {
            add(state.depends_on(&state.catalog.verdict(verdict).when));
        }
    }
    let mut rest: Vec<QuestionIx> = sections
        .iter()
        .flat_map(|section| &section.lines)
        .flat_map(|line| line.depends_on.iter().copied())
        .collect();
    rest.sort_unstable();
    add(rest);
    // A question that is asked only after an uncommon answer to another waits for that one, and one that was answered is
    // asked no more though a line hangs on it: see [`Note::MonthIsCut`].
    questions.retain(|&question| {
        let month = state.catalog.question(question).kind == Kind::Month;
        common.asking(question) != Truth::No && !(month && state.is_known(question))
    });
    questions
}

/// Every answer that counts, then the derived ones that are sure and shown.
pub(super) fn answer_lines(state: &State<'_>, interview: &Interview) -> Vec<AnswerLine> {
    let asked = interview.steps.iter().filter_map(|step| {
        let question = state.catalog.question(step.question);
        let (option, label) = answer_text(state.catalog, question, step.answer?);
        Some(AnswerLine {
            source: AnswerSource::Question(step.question),
            label,
            option,
            decided: false,
        })
    });
    let decided = state.catalog.place_questions.scope.and_then(|scoping| {
        let Value::One { options, .. } = state.value(scoping.question) else {
            return None;
        };
        let option = options
            .iter()
            .next()
            .filter(|_| state.is_decided(scoping.question))?;
        let (option, label) = answer_text(
            state.catalog,
            state.catalog.question(scoping.question),
            Answer::Choice(option),
        );
        Some(AnswerLine {
            source: AnswerSource::Question(scoping.question),
            label,
            option,
            decided: true,
        })
    });
    let computed = state
        .catalog
        .derived
        .iter()
        .enumerate()
        .filter_map(|(at, derived)| {
            let Value::One {
                options,
                absent: false,
            } = state.derived(DerivedIx(at))
            else {
                return None;
            };
            let mut options = options.iter();
            let option = options
                .next()
                .filter(|_| options.next().is_none() && derived.shown)?;
            let option = &derived.options[option.0];
            Some(AnswerLine {
                source: AnswerSource::Derived(DerivedIx(at)),
                label: option.label.clone(),
                option: option.id.clone(),
                decided: false,
            })
        });
    asked.chain(decided).chain(computed).collect()
}

/// The public id and the words of an answer.
fn answer_text(catalog: &Catalog, question: &Question, answer: Answer) -> (String, String) {
    match answer {
        Answer::Unknown => ("unknown".to_owned(), "不清楚".to_owned()),
        Answer::Date(date) => (question.day_text(date), question.day_text(date)),
        Answer::Place(place) => {
            let place = catalog.place(place);
            (place.code.clone(), place.name.clone())
        }
        Answer::Choice(option) => {
            let option = question.option(option);
            (option.id.clone(), option.short.clone())
        }
        Answer::Several(OptionSet::EMPTY) => ("none".to_owned(), "没有".to_owned()),
        Answer::Several(ticked) => {
            let join = |text: fn(&QuestionOption) -> &str, between: &str| {
                let texts: Vec<&str> = ticked.iter().map(|o| text(question.option(o))).collect();
                texts.join(between)
            };
            (join(|o| &o.id, ","), join(|o| &o.short, "、"))
        }
    }
}
