//! Proving a pack over every reachable set of answers.
//!
//! A rule's value depends only on its [`mod@support`]: the variables it names, closed over asking conditions, derived answers
//! and the verdict. So each statement is checked over the complete answers to its own few variables, with everything else
//! left open, instead of over all blind combinations; and over one day of each interval between effective dates.

mod influence;
mod regions;
mod sets;
mod support;

use std::cell::Cell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::state::State;
use super::{Answers, Days, Truth};
use crate::catalog::{Catalog, Entry, Kind, QuestionIx, Section, VerdictKind};
use influence::Influence;
pub use regions::prove_regions;
use sets::{TooMany, each_set};
use support::{Support, Variable, support, verdict_support};

/// The sections that a list of somebody who may apply, or soon may, always has.
const REQUIRED: [Section; 4] = [
    Section::Materials,
    Section::Channels,
    Section::Steps,
    Section::TimeLimits,
];

/// What was proved, and what could not be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// Each statement and over how many sets of answers it was checked.
    pub proved: Vec<Proved>,
    /// Ids of questions, entries, verdicts and claims that no answers lead to.
    pub unreachable: Vec<String>,
    /// Questions whose answer changes nothing on any list.
    pub dead_questions: Vec<String>,
    /// Pairs of options (`question=one|other`) that always give the same list.
    pub dead_options: Vec<String>,
    /// Everything that is wrong, each a whole Chinese sentence; the three lists above are among them.
    pub problems: Vec<String>,
    /// How many complete interviews there are.
    pub paths: u128,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// The statement.
    pub what: &'static str,
    /// How many sets of answers it was checked over.
    pub sets: usize,
}

/// Proves a pack as of a day.
pub fn prove(catalog: &Catalog, today: NaiveDate) -> Proof {
    let mut prover = Prover {
        catalog,
        days: day_of_proof(catalog, today),
        intervals: intervals(catalog),
        proof: Proof::default(),
        too_many: Cell::new(false),
    };
    prover.exactly_one_verdict();
    prover.required_sections();
    prover.exclusions();
    prover.reachable();
    prover.influence();
    prover.paths();
    prover.too_many_to_prove();
    prover.proof
}

/// The day dates are counted up to in the proof: the middle of the last published year, so that every count of working days
/// can be reached whatever the clock says; `today` when there is no calendar.
fn day_of_proof(catalog: &Catalog, today: NaiveDate) -> Days {
    let published = catalog
        .calendar
        .years
        .iter()
        .rev()
        .find(|year| year.doc_no.is_some());
    let day = published
        .and_then(|year| NaiveDate::from_ymd_opt(year.year, 7, 1))
        .unwrap_or(today);
    Days {
        today: day,
        apply_on: day,
    }
}

/// One day of every interval between the days on which an entry starts or stops to hold.
fn intervals(catalog: &Catalog) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = catalog
        .entries
        .iter()
        .flat_map(|entry| [entry.effective.from, entry.effective.to])
        .flatten()
        .filter(|day| *day > catalog.manifest.applies_from)
        .chain([catalog.manifest.applies_from])
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

struct Prover<'c> {
    catalog: &'c Catalog,
    days: Days,
    intervals: Vec<NaiveDate>,
    proof: Proof,
    /// Whether some rule involved more answers than can be gone through.
    too_many: Cell<bool>,
}

impl<'c> Prover<'c> {
    fn each(&self, support: &Support, visit: &mut dyn FnMut(&Answers)) -> usize {
        each_set(self.catalog, self.days, support, visit).unwrap_or_else(|TooMany| {
            self.too_many.set(true);
            0
        })
    }

    fn state<'a>(&self, answers: &'a Answers) -> State<'a>
    where
        'c: 'a,
    {
        State::new(self.catalog, answers, self.days)
    }

    fn too_many_to_prove(&mut self) {
        if self.too_many.get() {
            self.proof.problems.push(
                "有的规则牵涉的答案太多，没法逐一证明。让一条规则少用几个多选项，或拆成几条"
                    .to_owned(),
            );
        }
    }

    fn proved(&mut self, what: &'static str, sets: usize) {
        self.proof.proved.push(Proved { what, sets });
    }

    fn exactly_one_verdict(&mut self) {
        let mut problems = Vec::new();
        let sets = self.each(&verdict_support(self.catalog), &mut |answers| {
            let state = self.state(answers);
            let holding: Vec<&str> = self
                .catalog
                .verdicts
                .iter()
                .filter(|verdict| state.test(&verdict.when) != Truth::No)
                .map(|verdict| verdict.id.as_str())
                .collect();
            if holding.len() != 1 {
                let which = if holding.is_empty() {
                    "没有结论".to_owned()
                } else {
                    holding.join("、")
                };
                problems.push(format!(
                    "这组答案应当恰好有一个结论，现在是：{which}。答案：{}",
                    self.shown(answers)
                ));
            }
        });
        self.report(problems);
        self.proved("每组完整的答案恰好有一个结论", sets);
    }

    fn required_sections(&mut self) {
        let verdicts = verdict_support(self.catalog);
        let mut problems = Vec::new();
        let mut sets = 0;
        let mut open: BTreeMap<Section, Support> = BTreeMap::new();
        // With the verdict's own variables alone most sections are sure already; the others are looked at again with
        // every variable of their entries.
        self.each(&verdicts, &mut |answers| {
            for section in self.missing_sections(answers, &REQUIRED) {
                let wider = open.entry(section).or_insert_with(|| verdicts.clone());
                for entry in self.entries_of(section) {
                    wider.extend(support(self.catalog, &entry.when));
                }
            }
        });
        sets += self.each(&verdicts, &mut |_| {});
        for (section, wider) in open {
            sets += self.each(&wider, &mut |answers| {
                if !self.missing_sections(answers, &[section]).is_empty() {
                    problems.push(format!(
                        "可以申请或要先准备的人，清单里必须有“{}”，这组答案没有：{}",
                        section.title(),
                        self.shown(answers)
                    ));
                }
            });
        }
        self.report(problems);
        self.proved("可以申请或先准备的清单都有材料、渠道、步骤、时限", sets);
    }

    /// The sections that, on some day, surely have no line although the verdict asks for one.
    fn missing_sections(&self, answers: &Answers, sections: &[Section]) -> Vec<Section> {
        let state = self.state(answers);
        let kind = state
            .verdict()
            .map(|verdict| self.catalog.verdict(verdict).kind);
        if !matches!(kind, Some(VerdictKind::Apply | VerdictKind::Prepare)) {
            return Vec::new();
        }
        let has_line = |section, day| {
            self.entries_of(section)
                .any(|entry| entry.effective.holds_on(day) && state.test(&entry.when) == Truth::Yes)
        };
        let missing =
            |section: &&Section| !self.intervals.iter().all(|&day| has_line(**section, day));
        sections.iter().filter(missing).copied().collect()
    }

    fn entries_of(&self, section: Section) -> impl Iterator<Item = &'c Entry> {
        self.catalog
            .entries
            .iter()
            .filter(move |entry| entry.section == section)
    }

    fn exclusions(&mut self) {
        let mut problems = Vec::new();
        let mut sets = 0;
        for entry in &self.catalog.entries {
            for other in entry.excludes.iter().map(|&ix| self.catalog.entry(ix)) {
                let on_one_day = |day: &&NaiveDate| {
                    entry.effective.holds_on(**day) && other.effective.holds_on(**day)
                };
                if !self.intervals.iter().any(|day| on_one_day(&day)) {
                    continue;
                }
                let mut both = support(self.catalog, &entry.when);
                both.extend(support(self.catalog, &other.when));
                let mut found = None;
                sets += self.each(&both, &mut |answers| {
                    let state = self.state(answers);
                    let stands = |entry: &Entry| state.test(&entry.when) == Truth::Yes;
                    if found.is_none() && stands(entry) && stands(other) {
                        found = Some(self.shown(answers));
                    }
                });
                if let Some(answers) = found {
                    problems.push(format!(
                        "{} 和 {} 互相排斥，却会同时出现。答案：{answers}",
                        entry.id, other.id
                    ));
                }
            }
        }
        self.report(problems);
        self.proved("互相排斥的事项从不同时出现", sets);
    }

    fn reachable(&mut self) {
        let mut sets = 0;
        let mut unreachable = Vec::new();
        for question in &self.catalog.questions {
            if !self.is_possible(&question.when, &mut sets) {
                unreachable.push(question.id.clone());
            }
        }
        for verdict in &self.catalog.verdicts {
            if !self.is_possible(&verdict.when, &mut sets) {
                unreachable.push(verdict.id.clone());
            }
        }
        for entry in &self.catalog.entries {
            let ever = self
                .intervals
                .iter()
                .any(|&day| entry.effective.holds_on(day));
            if !ever || !self.is_possible(&entry.when, &mut sets) {
                unreachable.push(entry.id.clone());
            }
        }
        for claim in &self.catalog.claims {
            if !self.is_possible(&claim.when, &mut sets) {
                unreachable.push(claim.id.clone());
            }
        }
        self.report(
            unreachable
                .iter()
                .map(|id| format!("没有任何答案能走到 {id}。删掉它，或改它的 when")),
        );
        self.proof.unreachable = unreachable;
        self.proved("每个问题、结论、事项、网传说法都走得到", sets);
    }

    fn is_possible(&self, rule: &crate::catalog::Rule, sets: &mut usize) -> bool {
        let mut possible = false;
        *sets += self.each(&support(self.catalog, rule), &mut |answers| {
            possible = possible || self.state(answers).test(rule) == Truth::Yes;
        });
        possible
    }

    fn influence(&mut self) {
        let found = Influence::measure(self.catalog, self.days);
        let named = |question: QuestionIx| self.catalog.question(question).id.clone();
        for (at, question) in self.catalog.questions.iter().enumerate() {
            let ix = QuestionIx(at);
            let alike = found.alike(self.catalog, ix);
            // Places bring rules of their own; those are proved place by place.
            if question.kind != Kind::Place
                && !question.kind.is_day()
                && !found.changes_anything(ix)
            {
                self.proof.dead_questions.push(named(ix));
                self.proof.problems.push(format!(
                    "问题 {} 怎么答，清单都一样。删掉它，或让某条事项用到它",
                    question.id
                ));
                continue;
            }
            for (one, other) in alike {
                self.proof
                    .dead_options
                    .push(format!("{}={one}|{other}", question.id));
                self.proof.problems.push(format!(
                    "问题 {} 的 {one} 和 {other} 给出的清单总是一样。合并这两个选项，或让某条事项区分它们",
                    question.id
                ));
            }
        }
        self.proved("每个问题、每个选项都会改变某份清单", found.sets);
    }

    /// The number of complete interviews: over every way to answer the questions that decide what is asked, the product of
    /// what the other questions offer.
    fn paths(&mut self) {
        let mut deciding = Support::new();
        for question in &self.catalog.questions {
            deciding.extend(support(self.catalog, &question.when));
        }
        // The places are not counted, nor what only some of them bring.
        deciding.retain(|variable| !matches!(variable, Variable::Place(..)));
        // Of a several-question only the ticks that decide something are walked; the others double the ways.
        let walked = |ix: QuestionIx| deciding.iter().filter(|v| v.question() == ix).count();
        let mut paths: u128 = 0;
        self.each(&deciding, &mut |answers| {
            let state = self.state(answers);
            let mut ways: u128 = 1;
            for (at, question) in self.catalog.questions.iter().enumerate() {
                let ix = QuestionIx(at);
                if state.asking(ix) != Truth::Yes {
                    continue;
                }
                let options = question.options.len();
                ways = ways.saturating_mul(match question.kind {
                    Kind::Choice | Kind::Date | Kind::Month if walked(ix) > 0 => 1,
                    Kind::Choice => options as u128,
                    Kind::Several => 1 << (options - walked(ix)),
                    Kind::Date | Kind::Month => 3,
                    Kind::Place => 1,
                });
            }
            paths = paths.saturating_add(ways);
        });
        self.proof.paths = paths;
    }

    fn report(&mut self, problems: impl IntoIterator<Item = String>) {
        self.proof.problems.extend(problems);
    }

    fn shown(&self, answers: &Answers) -> String {
        let interview = super::Interview::replay(self.catalog, answers, self.days);
        let lines = super::lines::answer_lines(&self.state(answers), &interview);
        let parts = lines.iter().filter_map(|line| match line.source {
            super::AnswerSource::Question(ix) => {
                Some(format!("{}={}", self.catalog.question(ix).id, line.option))
            }
            super::AnswerSource::Derived(_) => None,
        });
        parts.collect::<Vec<_>>().join(" ")
    }
}
