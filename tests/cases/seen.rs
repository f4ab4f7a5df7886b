//! A list held against a story. The messages are for who keeps the content.

use std::collections::{BTreeMap, BTreeSet};

use yiqian::catalog::{Catalog, Citation, Kind, QuestionIx};
use yiqian::engine::{
    Answer, Answers, Basis, Certainty, Checklist, Days, Interview, Line, Reckoned,
};

use crate::names::{OPEN, reasons, unknown_names};
use crate::story::Case;

/// Where answers may be left open, or be given to questions that are not asked.
const INCOMPLETE: &str = "unknown.yaml";

/// Everything in which the list is not the one the story tells of.
pub fn faults(case: &Case, file: &str, catalog: &Catalog) -> Vec<String> {
    let mut faults = unknown_names(case, catalog);
    let answers = match case.answers(catalog) {
        Ok(answers) => answers,
        Err(problems) => {
            faults.push(problems);
            return faults;
        }
    };
    let list = Seen {
        catalog,
        list: Checklist::build(catalog, &answers, case.days()),
    };
    if file != INCOMPLETE {
        faults.extend(incomplete(catalog, &answers, case.days()));
    }
    faults.extend(list.verdict(case));
    faults.extend(case.must.iter().filter_map(|id| list.must(id)));
    faults.extend(case.maybe.iter().filter_map(|id| list.maybe(id)));
    faults.extend(case.held.iter().filter_map(|id| list.held(id)));
    faults.extend(case.must_not.iter().filter_map(|id| list.must_not(id)));
    faults.extend(list.more(case));
    faults.extend(list.facts(case));
    faults.extend(list.find_out(case));
    faults.extend(list.dates(case));
    faults
}

/// What is left open, and what is answered in vain.
fn incomplete(catalog: &Catalog, answers: &Answers, days: Days) -> Vec<String> {
    // These stories are told without places; those with places stand in tests/regions.rs.
    let mut answers = answers.clone();
    for (at, question) in catalog.questions.iter().enumerate() {
        let ix = QuestionIx(at);
        if question.kind == Kind::Place && answers.get(ix).is_none() {
            answers.set(ix, Answer::Unknown);
        }
    }
    let interview = Interview::replay(catalog, &answers, days);
    let open = |q: QuestionIx| format!("没答完：还差问题 {}。", catalog.question(q).id);
    let extra = |q: &QuestionIx| format!("问题 {} 不会问到，别答。", catalog.question(*q).id);
    let known = |q: &&QuestionIx| catalog.question(**q).kind != Kind::Place;
    let next = interview.next().map(open);
    next.into_iter()
        .chain(interview.dropped.iter().filter(known).map(extra))
        .collect()
}

/// A list looked at through a story.
struct Seen<'a> {
    catalog: &'a Catalog,
    list: Checklist,
}

impl Seen<'_> {
    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.list.sections.iter().flat_map(|s| &s.lines)
    }

    fn line(&self, id: &str) -> Option<&Line> {
        self.lines().find(|l| self.catalog.entry(l.entry).id == id)
    }

    fn short(&self, questions: &[QuestionIx]) -> String {
        listed(
            questions
                .iter()
                .map(|&q| self.catalog.question(q).id.as_str()),
        )
    }

    fn verdict(&self, case: &Case) -> Option<String> {
        let id = |v| self.catalog.verdict(v).id.as_str();
        let outcome = &self.list.outcome;
        let possible: BTreeSet<&str> = outcome.possible.iter().map(|&v| id(v)).collect();
        let now = outcome.verdict.map_or(OPEN, id);
        let wanted: BTreeSet<&str> = case.possible.iter().map(String::as_str).collect();
        (now != case.verdict || possible != wanted).then(|| {
            let (wanted, possible) = (listed(wanted), listed(possible));
            format!(
                "结论应当是 {}（还可能：{wanted}），现在是 {now}（还可能：{possible}）。",
                case.verdict
            )
        })
    }

    fn must(&self, id: &str) -> Option<String> {
        match self.line(id) {
            Some(line) if line.certainty == Certainty::Sure => None,
            Some(line) => Some(format!(
                "事项 {id} 应当是确定的，现在是“视情况”，要看：{}。",
                self.short(&line.depends_on)
            )),
            None => self.missing(id),
        }
    }

    fn maybe(&self, id: &str) -> Option<String> {
        match self.line(id) {
            Some(line) if line.certainty == Certainty::Maybe => None,
            Some(_) => Some(format!(
                "事项 {id} 应当是“视情况”，现在是确定的：{}",
                self.why(id)
            )),
            None => self.missing(id),
        }
    }

    fn held_line(&self, id: &str) -> Option<&Line> {
        let mut held = self.list.held.iter();
        held.find(|l| self.catalog.entry(l.entry).id == id)
    }

    fn held(&self, id: &str) -> Option<String> {
        if self.held_line(id).is_some() {
            return None;
        }
        let found = self.line(id);
        let found = found.map(|_| format!("事项 {id} 应当先不列，现在列出了：{}", self.why(id)));
        found.or_else(|| Some(format!("事项 {id} 应当先不列、等人弄清，现在根本没有。")))
    }

    fn must_not(&self, id: &str) -> Option<String> {
        if let Some(line) = self.held_line(id) {
            let open = self.short(&line.depends_on);
            return Some(format!("事项 {id} 不该有，现在先没列，要看：{open}。"));
        }
        self.line(id)
            .map(|_| format!("事项 {id} 不该出现，现在出现了：{}", self.why(id)))
    }

    /// What a whole list has too much.
    fn more(&self, case: &Case) -> Option<String> {
        let told = |id: &String| case.must.contains(id) || case.maybe.contains(id);
        let ids = self.lines().map(|l| &self.catalog.entry(l.entry).id);
        let more: Vec<&String> = ids.filter(|id| !told(id)).collect();
        (case.whole && !more.is_empty()).then(|| {
            let more = listed(more);
            format!(
                "整张清单都写在这个案例里，现在多出 {more}。该有的写进 must，不该有的改它的条件。"
            )
        })
    }

    /// What stands where an entry should stand; nothing when there is no such entry, which is said elsewhere.
    fn missing(&self, id: &str) -> Option<String> {
        if let Some(line) = self.held_line(id) {
            let open = self.short(&line.depends_on);
            return Some(format!("事项 {id} 应当出现，现在先没列，要看：{open}。"));
        }
        let section = self.catalog.entries.iter().find(|e| e.id == id)?.section;
        let here = self.list.sections.iter().find(|s| s.section == section);
        let lines = here.into_iter().flat_map(|s| &s.lines);
        let ids = lines.map(|l| self.catalog.entry(l.entry).id.as_str());
        Some(format!(
            "事项 {id} 应当出现，现在没有。这张清单的“{}”里有：{}。",
            section.title(),
            listed(ids)
        ))
    }

    /// The answers that brought an entry.
    fn why(&self, id: &str) -> String {
        let Some(line) = self.line(id) else {
            return String::new();
        };
        if line.certainty == Certainty::Maybe {
            return format!("视情况，要看：{}。", self.short(&line.depends_on));
        }
        reasons(self.catalog, &line.because)
    }

    fn facts(&self, case: &Case) -> Option<String> {
        let sure = self.lines().filter(|l| l.certainty == Certainty::Sure);
        let verdict = self.list.outcome.verdict.map(|v| self.catalog.verdict(v));
        let citations = sure
            .flat_map(|line| &self.catalog.entry(line.entry).cite)
            .chain(verdict.iter().flat_map(|v| &v.cite));
        let fact = |c: &Citation| self.catalog.fact(c.fact).id.as_str();
        let cited: BTreeSet<&str> = citations.map(fact).collect();
        let missing = case.facts.iter().filter(|f| !cited.contains(f.as_str()));
        let missing: Vec<&String> = missing.collect();
        (!missing.is_empty()).then(|| {
            let missing = listed(missing);
            format!("确定的事项和结论应当引用事实 {missing}，现在没有哪一条引用。")
        })
    }

    fn find_out(&self, case: &Case) -> Vec<String> {
        let open = self.short(&self.list.find_out);
        let missing = case.find_out.iter().filter(|id| {
            let mut ids = self.list.find_out.iter();
            !ids.any(|&q| self.catalog.question(q).id == **id)
        });
        missing
            .map(|id| format!("应当教人弄清 {id}，现在教的是：{open}。"))
            .collect()
    }

    fn dates(&self, case: &Case) -> Vec<String> {
        let timeline = &self.list.timeline;
        let now: BTreeMap<&str, String> = timeline
            .milestones
            .iter()
            .map(|m| (m.kind.id(), m.date.to_string()))
            .collect();
        let mut faults = Vec::new();
        if let Some(dates) = &case.dates {
            let right = |(kind, day): (&String, &String)| now.get(kind.as_str()) == Some(day);
            if dates.is_empty() != now.is_empty() || !dates.iter().all(right) {
                let wanted = listed(dates.iter().map(|(kind, day)| format!("{kind} {day}")));
                let now = listed(now.iter().map(|(kind, day)| format!("{kind} {day}")));
                let refused = timeline.refused.as_deref().unwrap_or_default();
                faults.push(format!("日期应当是 {wanted}；现在是 {now}。{refused}"));
            }
        }
        if let Some(wanted) = &case.months {
            let now: BTreeMap<String, String> = self.list.reckoned().map(month_days).collect();
            if *wanted != now {
                let line = |(id, day): (&String, &String)| format!("{id} {day}");
                let (wanted, now) = (
                    listed(wanted.iter().map(line)),
                    listed(now.iter().map(line)),
                );
                faults.push(format!("按月数出的日子应当是 {wanted}；现在是 {now}。"));
            }
        }
        let basis = match timeline.basis {
            Basis::Accepted => "accepted",
            Basis::Application => "application",
            Basis::Example => "example",
        };
        if let Some(wanted) = case
            .counted_from
            .as_deref()
            .filter(|&wanted| wanted != basis)
        {
            faults.push(format!("日期应当从 {wanted} 算起，现在从 {basis} 算起。"));
        }
        if let Some(estimated) = &case.estimated {
            let marked = timeline.milestones.iter().filter(|m| m.estimated);
            let marked: BTreeSet<&str> = marked.map(|m| m.kind.id()).collect();
            let wanted: BTreeSet<&str> = estimated.iter().map(String::as_str).collect();
            if marked != wanted {
                let (wanted, marked) = (listed(wanted), listed(marked));
                faults.push(format!("标“估算”的应当是 {wanted}；现在是 {marked}。"));
            }
        }
        faults
    }
}

/// The id and the days, as a story writes them.
fn month_days(reckoned: Reckoned) -> (String, String) {
    match reckoned {
        Reckoned::LastDay { date, .. } => ("gap-limit".to_owned(), date.to_string()),
        Reckoned::Wait {
            earliest, latest, ..
        } => {
            let latest = latest.map_or_else(String::new, |day| day.to_string());
            ("waiting".to_owned(), format!("{earliest}/{latest}"))
        }
    }
}

/// Words in a row, or 没有.
fn listed(words: impl IntoIterator<Item: ToString>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| word.to_string()).collect();
    if words.is_empty() {
        "没有".to_owned()
    } else {
        words.join("、")
    }
}
