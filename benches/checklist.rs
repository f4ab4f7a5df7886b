//! Prints how long the engine takes: one checklist, and one replay of the interview, over the lists that people meet
//! on their way through many random interviews. The bar is one millisecond.
//!
//! ```text
//! cargo bench --bench checklist
//! ```

use std::{
    hint::black_box,
    io::Write as _,
    time::{Duration, Instant},
};

use yiqian::{
    catalog::{Catalog, Kind, OptionIx, OptionSet, QuestionIx},
    engine::{Answer, Answers, Checklist, Days, Interview},
    pack,
};

/// Random interviews, each walked from its first question to its end.
const INTERVIEWS: u64 = 300;

fn main() -> anyhow::Result<()> {
    let catalog = pack::built_in().map_err(|problems| anyhow::anyhow!("{problems}"))?;
    let today = "2026-11-21".parse()?;
    let days = Days {
        today,
        apply_on: today,
    };
    let (mut lists, mut replays) = (Vec::new(), Vec::new());
    for seed in 0..INTERVIEWS {
        let mut random = Random(seed);
        let mut answers = Answers::default();
        loop {
            let started = Instant::now();
            let interview = black_box(Interview::replay(&catalog, black_box(&answers), days));
            replays.push(started.elapsed());
            let started = Instant::now();
            black_box(Checklist::build(&catalog, black_box(&answers), days));
            lists.push(started.elapsed());
            let Some(question) = interview.next() else {
                break;
            };
            answers.set(question, random.answer(&catalog, question, days));
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:<10}{:>8}{:>12}{:>12}{:>12}",
        "", "count", "median µs", "99 % µs", "worst µs"
    )?;
    for (name, mut times) in [("checklist", lists), ("interview", replays)] {
        times.sort_unstable();
        let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1));
        writeln!(
            out,
            "{name:<10}{:>8}{:>12.0}{:>12.0}{:>12.0}",
            times.len(),
            micros(at(50)),
            micros(at(99)),
            micros(at(100)),
        )?;
    }
    Ok(())
}

fn micros(time: Option<&Duration>) -> f64 {
    time.map_or(0.0, |time| time.as_secs_f64() * 1e6)
}

/// Numbers that are the same in every run: an LCG of Knuth's.
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % count.max(1)
    }

    /// Any answer, 不清楚 in one of five.
    fn answer(&mut self, catalog: &Catalog, question: QuestionIx, days: Days) -> Answer {
        let question = catalog.question(question);
        if self.below(5) == 0 {
            return Answer::Unknown;
        }
        match question.kind {
            Kind::Place => Answer::Unknown,
            Kind::Choice => Answer::Choice(OptionIx(self.below(question.options.len()))),
            Kind::Several => Answer::Several(OptionSet::only(OptionIx(
                self.below(question.options.len()),
            ))),
            Kind::Date | Kind::Month => Answer::Date(days.today),
        }
    }
}
