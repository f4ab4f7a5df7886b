//! From question to question, to the review, and to the end.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use super::ask::{Asking, Outcome, label};
use super::said::{Said, said};
use super::talk::{Stop, Talk};
use super::{Ended, Setup};
use crate::catalog::{Catalog, OptionIx, PlaceIx, QuestionIx, RegionSource};
use crate::engine::{self, Answer, Days, Interview};
use crate::session::{Session, Store};
use crate::text::region_problems;

/// The conversation as it stands.
pub(super) struct Interviewer<'c, R, W> {
    pub(super) catalog: Cow<'c, Catalog>,
    /// Where the rules of the places answered come from.
    regions: &'c dyn RegionSource,
    /// Provinces whose rules could not be read, which was said.
    broken: Vec<PlaceIx>,
    pub(super) days: Days,
    pub(super) store: Option<Store>,
    pub(super) folder: PathBuf,
    pub(super) talk: Talk<R, W>,
    pub(super) session: Session,
    /// Whether what was answered is kept by now.
    pub(super) kept: bool,
    pub(super) list_shown: bool,
}

impl<'c, R: BufRead, W: Write> Interviewer<'c, R, W> {
    pub(super) fn new(setup: Setup<'c>, talk: Talk<R, W>) -> Self {
        Self {
            catalog: Cow::Borrowed(setup.catalog),
            regions: setup.regions,
            broken: Vec::new(),
            days: setup.days,
            store: setup.store,
            folder: setup.folder,
            talk,
            session: Session::default(),
            kept: false,
            list_shown: false,
        }
    }

    /// The whole conversation.
    pub(super) fn run(&mut self) -> Result<(), Stop> {
        self.greet()?;
        self.resume()?;
        let start = self.replay().next();
        if let Some(question) = start {
            self.ask_from(question)?;
        }
        loop {
            self.review()?;
            if self.show()? {
                self.talk.flush()?;
                return Ok(());
            }
        }
    }

    fn greet(&mut self) -> Result<(), Stop> {
        let manifest = &self.catalog.manifest;
        self.talk
            .say("医迁：医保转移清单。回答几个问题，得到一份照着做的清单。")?;
        self.talk
            .say("不联网，不问姓名和证件号。这不是官方文件，办理以经办机构答复为准。")?;
        self.talk.say(&format!(
            "政策包 {}，核验日期 {}。",
            manifest.version, manifest.verified_on
        ))?;
        if manifest.is_stale(self.days.today) {
            self.talk.say(&format!(
                "注意：政策包已过复核期限（{}），规定可能变了。办之前先拨 {} 核实。",
                manifest.review_by, manifest.hotline
            ))?;
        }
        Ok(self.talk.say(
            "每一题都输入数字，再按回车。0 是不清楚；减号或 b 回上一题；星号或 ? 问为什么；加号或 q 离开。",
        )?)
    }

    pub(super) fn replay(&self) -> Interview {
        Interview::replay(&self.catalog, &self.session.answers, self.days)
    }

    /// Asks this question and every open one after it.
    fn ask_from(&mut self, first: QuestionIx) -> Result<(), Stop> {
        let mut question = first;
        loop {
            let (place, expected) = self.replay().progress(question);
            self.talk
                .say(&format!("第 {place} 题，大约共 {expected} 题。"))?;
            question = match self.ask(question)? {
                Outcome::Back => {
                    if let Some(before) = self.replay().before(question) {
                        before
                    } else {
                        self.talk.say("这是第一题，前面没有了。")?;
                        question
                    }
                }
                Outcome::Answered(_) => {
                    let interview = self.replay();
                    // After going back, every question on the way is read out again with its answer.
                    match interview.after(question).or_else(|| interview.next()) {
                        Some(next) => next,
                        None => return Ok(()),
                    }
                }
            };
        }
    }

    fn ask(&mut self, question: QuestionIx) -> Result<Outcome, Stop> {
        let interview = self.replay();
        let ruled_out: Vec<OptionIx> = interview
            .ruled_out
            .into_iter()
            .filter(|&(of, _)| of == question)
            .map(|(_, option)| option)
            .collect();
        let before = self.session.answers.get(question);
        let is_ruled_out =
            |before: &Answer| matches!(before, Answer::Choice(o) if ruled_out.contains(o));
        let before = before.filter(|before| !is_ruled_out(before));
        let outcome = Asking {
            talk: &mut self.talk,
            catalog: &self.catalog,
            days: self.days,
            question,
            before,
            ruled_out,
            no_common: interview.no_common == Some(question),
        }
        .ask()?;
        if let Outcome::Answered(answer) = outcome {
            self.session.answers.set(question, answer);
            self.add_regions()?;
            self.keep()?;
        }
        Ok(outcome)
    }

    /// Reads the rules of the places answered. Those that cannot be read are said once, and the list goes by the rules of
    /// the whole country there.
    pub(super) fn add_regions(&mut self) -> Result<(), Stop> {
        let needed = engine::provinces(&self.catalog, &self.session.answers);
        let read = engine::localize_readable(self.regions, &self.catalog, &needed, &self.broken);
        if let Some(added) = read.catalog {
            self.catalog = Cow::Owned(added);
        }
        for (province, problems) in read.broken {
            self.broken.push(province);
            for line in region_problems(&self.catalog, province, &problems) {
                self.talk.say(&line)?;
            }
        }
        Ok(())
    }

    /// Repeats the answers until the person wants the list. At the end of the input they want it too: all is answered.
    fn review(&mut self) -> Result<(), Stop> {
        loop {
            let interview = self.replay();
            self.talk.say("都答完了。你的回答：")?;
            for (at, step) in interview.steps.iter().enumerate() {
                if let Some(answer) = step.answer {
                    let question = self.catalog.question(step.question);
                    self.talk.say(&format!(
                        "{}：{}：{}",
                        at + 1,
                        question.short,
                        label(&self.catalog, question, answer)
                    ))?;
                }
            }
            let dropped = interview.dropped.iter();
            let dropped: Vec<&str> = dropped
                .map(|&q| self.catalog.question(q).short.as_str())
                .collect();
            if !dropped.is_empty() {
                let names = dropped.join("、");
                self.talk
                    .say(&format!("你这种情形不问这些，没有用上：{names}。"))?;
            }
            self.talk
                .say("直接回车看清单；要改哪一题，输入它的号码；减号回上一题；加号离开。")?;
            if let Some(question) = self.choose_from_review(&interview)? {
                self.change(question)?;
            } else {
                return Ok(());
            }
        }
    }

    /// The question to change; none when the list is wanted.
    fn choose_from_review(&mut self, interview: &Interview) -> Result<Option<QuestionIx>, Stop> {
        let steps = &interview.steps;
        loop {
            let line = match self.talk.hear() {
                Err(Stop::InputEnded) => return Ok(None),
                other => other?,
            };
            let number = match said(&line) {
                Said::Nothing => return Ok(None),
                Said::Leave => return Err(Stop::Left),
                Said::Back => steps.len(),
                Said::Numbers(numbers) if numbers.len() == 1 => numbers[0],
                _ => 0,
            };
            match number.checked_sub(1).and_then(|at| steps.get(at)) {
                Some(step) => return Ok(Some(step.question)),
                None => self.talk.say(&format!(
                    "这里输入 1 到 {} 的数字改那一题，或直接回车看清单。",
                    steps.len()
                ))?,
            }
        }
    }

    /// Asks one question again, and those that its new answer brings.
    fn change(&mut self, question: QuestionIx) -> Result<(), Stop> {
        if let Outcome::Back = self.ask(question)? {
            return Ok(());
        }
        match self.replay().next() {
            Some(open) => {
                self.talk.say("这样改，还要多答几题。")?;
                self.ask_from(open)
            }
            None => Ok(()),
        }
    }

    /// The person leaves.
    pub(super) fn leave(&mut self) -> io::Result<Ended> {
        if self.list_shown {
            self.talk.flush()?;
            return Ok(Ended::Done);
        }
        let words = if self.kept {
            "离开了。答案存好了，下次运行 yiqian --plain 接着答。"
        } else {
            "离开了，没有保存答案。"
        };
        self.talk.say(words)?;
        self.talk.flush()?;
        Ok(Ended::Early)
    }

    /// The input ended before the list was shown: says what is missing.
    pub(super) fn out_of_input(&mut self) -> io::Result<Ended> {
        if self.list_shown {
            self.talk.flush()?;
            return Ok(Ended::Done);
        }
        let interview = self.replay();
        let next = interview.next();
        self.talk.say(&next.map_or_else(
            || "输入到这里就没有了，清单还没显示。".to_owned(),
            |question| {
                let (place, expected) = interview.progress(question);
                format!(
                    "输入到这里就没有了，还不能出清单。大约还差 {} 题，下一题是“{}”：{}",
                    expected + 1 - place,
                    self.catalog.question(question).short,
                    self.catalog.question(question).text
                )
            },
        ))?;
        self.talk.say(if self.kept {
            "已经答的存好了，下次运行 yiqian --plain 接着答。"
        } else {
            "把后面的回答也写进输入，一行一个，再来一次；不清楚的写 0。"
        })?;
        self.talk.flush()?;
        Ok(Ended::Early)
    }
}
