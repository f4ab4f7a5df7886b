//! Who notices a mutant.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use yiqian::catalog::{Catalog, Kind, OptionIx, OptionSet, PackFile, QuestionIx, load};
use yiqian::engine::{Answer, Answers, Checklist, Days, Interview, prove};

use crate::mutate::Mutant;
use crate::pack::Pack;
use crate::people::{self, People, people};
use crate::reading::{self, Reading, readings};
use crate::seen::faults;
use crate::story::{Case, cases};
use crate::support::{Names, Support};

/// What became of a mutant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It does not load.
    Load,
    /// It loads and is not proved.
    Proof,
    /// A case fails: a story, who sees a claim, or the second reading.
    Case,
    /// Every list stays the same for everyone: the change means nothing.
    Equal,
    /// Nobody noticed.
    Survived,
}

/// What every mutant is held against.
pub struct Judge {
    calendar: Vec<PackFile<'static>>,
    cases: Vec<(String, Case)>,
    people: Vec<(String, People)>,
    readings: Vec<(String, Reading)>,
    /// Cases that fail on the pack itself: they can say nothing about mutants and are left out.
    pub failing: Vec<String>,
    original: Catalog,
    support: Support,
    days: Days,
}

impl Judge {
    /// Stops when the pack itself is wrong: then nothing could be said about mutants.
    pub fn new(pack: &Pack) -> Self {
        let calendar = yiqian::pack::calendar();
        let files = pack.with(0, &[]);
        let original = load(&files, &calendar).unwrap_or_else(|problems| panic!("{problems}"));
        let today = "2026-11-21".parse().unwrap();
        let problems = prove(&original, today).problems;
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        let holds = |(file, case): &(String, Case)| faults(case, file, &original).is_empty();
        let (cases, failing): (Vec<_>, Vec<_>) = cases().into_iter().partition(holds);
        Self {
            calendar,
            cases,
            people: people(),
            readings: readings(),
            failing: failing.into_iter().map(|(_, case)| case.id).collect(),
            original,
            support: Support::new(pack),
            days: Days {
                today,
                apply_on: today,
            },
        }
    }

    /// The fate of each, found by two threads.
    pub fn all(&self, pack: &Pack, mutants: &[Mutant]) -> Vec<Fate> {
        let next = AtomicUsize::new(0);
        let fates = Mutex::new(vec![Fate::Survived; mutants.len()]);
        let work = || {
            while let Some((at, mutant)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                mutants.get(at).map(|mutant| (at, mutant))
            } {
                let fate = self.one(pack, mutant);
                fates.lock().unwrap()[at] = fate;
            }
        };
        thread::scope(|scope| {
            scope.spawn(work);
            scope.spawn(work);
        });
        fates.into_inner().unwrap()
    }

    fn one(&self, pack: &Pack, mutant: &Mutant) -> Fate {
        let files = pack.with(mutant.file, &mutant.changes);
        let Ok(catalog) = load(&files, &self.calendar) else {
            return Fate::Load;
        };
        // The cases are the quicker half, but the proof is the better one to be caught by: it needs no story.
        if !prove(&catalog, self.days.today).problems.is_empty() {
            Fate::Proof
        } else if self.fails_a_case(&catalog) {
            Fate::Case
        } else if mutant.is_rule && self.is_equal(&catalog, mutant) {
            Fate::Equal
        } else {
            Fate::Survived
        }
    }

    fn fails_a_case(&self, catalog: &Catalog) -> bool {
        let differs =
            |(file, one): &(String, Reading)| !reading::faults(file, one, catalog).is_empty();
        let fails = |(file, case): &(String, Case)| {
            !faults(case, file, catalog).is_empty()
                || !people::faults(&self.people, case, catalog).is_empty()
        };
        self.readings.iter().any(differs) || self.cases.iter().any(fails)
    }

    /// Whether every complete interview gives the same list in both.
    ///
    /// The rule of an entry, a claim or a verdict depends on what it names and what that depends on, and on nothing else
    /// (docs/ARCHITECTURE.md, the proof): all answers are tried for these, and the first one for every other question.
    fn is_equal(&self, other: &Catalog, mutant: &Mutant) -> bool {
        let told = ["entries", "claims", "verdicts"];
        let is_told = told.iter().any(|of| mutant.place.starts_with(of));
        let tried = is_told.then(|| self.support.of(mutant));
        self.same_from(other, tried.as_ref(), &mut Answers::default())
    }

    fn same_from(&self, other: &Catalog, tried: Option<&Names>, answers: &mut Answers) -> bool {
        let next = |catalog: &Catalog| Interview::replay(catalog, answers, self.days).next();
        let question = next(&self.original);
        if question != next(other) {
            return false;
        }
        let Some(question) = question else {
            return self.shown(&self.original, answers) == self.shown(other, answers);
        };
        let id = &self.original.question(question).id;
        let mut every = self.every_answer(question);
        if tried.is_some_and(|names| !names.contains(id)) {
            every.truncate(1);
        }
        let same = every.into_iter().all(|answer| {
            answers.set(question, answer);
            self.same_from(other, tried, answers)
        });
        answers.remove(question);
        same
    }

    /// The verdict, the lines and the claims by id.
    fn shown<'c>(&self, catalog: &'c Catalog, answers: &Answers) -> Vec<&'c str> {
        let list = Checklist::build(catalog, answers, self.days);
        let lines = list.sections.iter().flat_map(|section| &section.lines);
        let verdict = list.outcome.verdict.map(|v| catalog.verdict(v).id.as_str());
        let ids = lines.map(|line| catalog.entry(line.entry).id.as_str());
        let claims = list
            .claims
            .iter()
            .map(|line| catalog.claim(line.claim).id.as_str());
        verdict.into_iter().chain(ids).chain(claims).collect()
    }

    /// Every answer to a question; of several, nothing, each option alone and all of them.
    fn every_answer(&self, question: QuestionIx) -> Vec<Answer> {
        let question = self.original.question(question);
        let options = (0..question.options.len()).map(OptionIx);
        match question.kind {
            Kind::Choice => options.map(Answer::Choice).collect(),
            Kind::Several => std::iter::once(OptionSet::EMPTY)
                .chain(options.map(OptionSet::only))
                .chain([OptionSet::all(question.options.len())])
                .map(Answer::Several)
                .collect(),
            // No rule names a place.
            Kind::Place => vec![Answer::Unknown],
            // A day in every stage of a transfer.
            Kind::Date => [1, 18, 80]
                .map(|days| Answer::Date(self.days.today - chrono::Days::new(days)))
                .into(),
            // Before, in and after the three months.
            Kind::Month => ["2026-11-01", "2026-08-01", "2026-05-01"]
                .iter()
                .filter_map(|day| day.parse().ok())
                .map(Answer::Date)
                .collect(),
        }
    }
}
