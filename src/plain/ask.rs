//! One question: read out, answered, explained.

use std::io::{BufRead, Write};

use chrono::NaiveDate;

use super::place::Offered;
use super::said::{Said, said};
use super::talk::{Stop, Talk};
use crate::catalog::{Catalog, Kind, OptionIx, OptionSet, Question, QuestionIx};
use crate::engine::{Answer, Days};
use crate::text::{DateError, parse_date, parse_month, source_text};

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// An answer.
    Answered(Answer),
    /// To the question before.
    Back,
}

/// One question being asked.
pub(super) struct Asking<'a, R, W> {
    pub(super) talk: &'a mut Talk<R, W>,
    pub(super) catalog: &'a Catalog,
    pub(super) days: Days,
    pub(super) question: QuestionIx,
    /// What was answered before, which Enter keeps.
    pub(super) before: Option<Answer>,
    /// Options that the two places rule out: neither read out nor taken.
    pub(super) ruled_out: Vec<OptionIx>,
    /// Whether Enter alone must not answer, because no option is the common case.
    pub(super) no_common: bool,
}

impl<R: BufRead, W: Write> Asking<'_, R, W> {
    /// Reads the question out and listens until it is answered.
    pub(super) fn ask(mut self) -> Result<Outcome, Stop> {
        let question = self.catalog.question(self.question);
        self.talk.say(&question.text)?;
        for (at, option) in question.options.iter().enumerate() {
            if self.ruled_out.contains(&OptionIx(at)) {
                continue;
            }
            self.talk.say(&format!("{}：{}", at + 1, option.label))?;
        }
        self.talk.say(match question.kind {
            Kind::Place => "0：不清楚，或不想说",
            _ => "0：不清楚",
        })?;
        let how = self.how(question);
        self.talk.say(&how)?;
        let mut ticked = match self.before {
            Some(Answer::Several(ticked)) => ticked,
            _ => OptionSet::EMPTY,
        };
        let mut touched = false;
        let mut offered = Offered::default();
        loop {
            let line = self.talk.hear()?;
            match (question.kind, said(&line)) {
                (_, Said::Back) => return Ok(Outcome::Back),
                (_, Said::Leave) => return Err(Stop::Left),
                (_, Said::Why) => self.explain(question)?,
                (_, Said::Numbers(numbers)) if numbers == [0] => {
                    return self.answered(question, Answer::Unknown);
                }
                (Kind::Several, Said::Nothing) => {
                    let answer = match self.before {
                        Some(before) if !touched => before,
                        _ => Answer::Several(ticked),
                    };
                    return self.answered(question, answer);
                }
                (Kind::Several, Said::Numbers(numbers)) => {
                    if let Some(changed) = self.tick(question, ticked, &numbers)? {
                        (ticked, touched) = (changed, true);
                    }
                }
                (Kind::Choice, Said::Nothing) if self.no_common && self.before.is_none() => {
                    self.talk
                        .say("两头在同一个城市，这一题要你来选：输入一个数字；不清楚就输入 0。")?;
                }
                (Kind::Choice, Said::Nothing) => {
                    let answer = self
                        .before
                        .or_else(|| self.first(question).map(Answer::Choice));
                    return self.answered(question, answer.unwrap_or(Answer::Unknown));
                }
                (Kind::Choice, Said::Numbers(numbers)) => match numbers[..] {
                    [number]
                        if number <= question.options.len()
                            && !self.ruled_out.contains(&OptionIx(number - 1)) =>
                    {
                        return self.answered(question, Answer::Choice(OptionIx(number - 1)));
                    }
                    [number] => self.no_such(question, number)?,
                    _ => self.talk.say("这一题只能选一项，输入一个数字。")?,
                },
                (Kind::Place, said) => {
                    if let Some(answer) = self.place(&mut offered, &line, &said)? {
                        return self.answered(question, answer);
                    }
                }
                (Kind::Date | Kind::Month, Said::Nothing) if self.before.is_some() => {
                    return self.answered(question, self.before.unwrap_or(Answer::Unknown));
                }
                (Kind::Date, _) => {
                    if let Some(date) = self.date(&line)? {
                        return self.answered(question, Answer::Date(date));
                    }
                }
                (Kind::Month, _) => match parse_month(&line, self.days.today) {
                    Ok(month) => return self.answered(question, Answer::Date(month)),
                    Err(error) => self.talk.say(&error.to_string())?,
                },
                (_, Said::Other) => {
                    let count = question.options.len();
                    self.talk.say(&format!(
                        "没听懂。输入 1 到 {count} 的数字；0 是不清楚，减号回上一题，星号问为什么，加号离开。"
                    ))?;
                }
            }
        }
    }

    /// The first option that the places leave.
    fn first(&self, question: &Question) -> Option<OptionIx> {
        let mut options = (0..question.options.len()).map(OptionIx);
        options.find(|option| !self.ruled_out.contains(option))
    }

    /// How to answer, and what Enter alone does.
    fn how(&self, question: &Question) -> String {
        let enter = match (question.kind, self.before) {
            (Kind::Date | Kind::Month, None) => String::new(),
            (Kind::Choice, None) if self.no_common => String::new(),
            (_, Some(before)) => {
                format!(
                    "直接回车不变，还是：{}。",
                    label(self.catalog, question, before)
                )
            }
            (Kind::Place, None) => "直接回车就跳过。".to_owned(),
            (Kind::Choice, None) => self.first(question).map_or_else(String::new, |option| {
                format!("直接回车选第 {} 项。", option.0 + 1)
            }),
            (Kind::Several, None) => "一项也没有就直接回车。".to_owned(),
        };
        let how = match question.kind {
            Kind::Choice => "输入一个数字，再按回车。",
            Kind::Place => {
                "输入地名、拼音、开头字母或六位码，比如 厦门、xiamen、xm、350200，再按回车。"
            }
            Kind::Several => {
                "可以选几项：输入数字，几个数字用空格隔开，或者一行一个，再输一次就去掉；最后按一次空回车。"
            }
            Kind::Date => {
                "输入 8 位数字的日期，年、月、日，比如 20261102，再按回车；不知道就输入 0。"
            }
            Kind::Month => "输入 6 位数字的月份，年、月，比如 202608，再按回车；不知道就输入 0。",
        };
        format!("{how}{enter}")
    }

    fn tick(
        &mut self,
        question: &Question,
        ticked: OptionSet,
        numbers: &[usize],
    ) -> Result<Option<OptionSet>, Stop> {
        if numbers.contains(&0) {
            self.talk
                .say("0 是不清楚，不能和别的一起输入。这一行没有算。")?;
            return Ok(None);
        }
        if let Some(&number) = numbers.iter().find(|&&n| n > question.options.len()) {
            self.no_such(question, number)?;
            return Ok(None);
        }
        let mut ticked = ticked;
        for &number in numbers {
            let option = OptionIx(number - 1);
            ticked = if ticked.contains(option) {
                ticked.without(option)
            } else {
                ticked.with(option)
            };
        }
        let now = label(self.catalog, question, Answer::Several(ticked));
        self.talk.say(&format!(
            "现在选了：{now}。还有就接着输入，没有了就按一次空回车。"
        ))?;
        Ok(Some(ticked))
    }

    fn date(&mut self, line: &str) -> Result<Option<NaiveDate>, Stop> {
        let first_year = self.catalog.calendar.span().map(|(first, _)| first);
        match parse_date(line, self.days.today, first_year) {
            Ok(date) => return Ok(Some(date)),
            Err(DateError::Empty) => self
                .talk
                .say("还没填。输入 8 位数字的日期，比如 20261102；不知道就输入 0。")?,
            Err(DateError::NotADate) => self.talk.say(
                "看不懂这个日期。输入 8 位数字，年、月、日，比如 20261102；不知道就输入 0。",
            )?,
            Err(DateError::TooEarly(year)) => self.talk.say(&format!(
                "工作日表从 {year} 年开始，更早的算不出来。输入 0，再拨 {} 催办。",
                self.catalog.manifest.hotline
            ))?,
            Err(other) => self.talk.say(&other.to_string())?,
        }
        Ok(None)
    }

    fn no_such(&mut self, question: &Question, number: usize) -> Result<(), Stop> {
        let count = question.options.len();
        Ok(self.talk.say(&format!(
            "没有第 {number} 项。输入 1 到 {count}；不清楚就输入 0。"
        ))?)
    }

    fn explain(&mut self, question: &Question) -> Result<(), Stop> {
        self.talk.say(&format!("为什么问：{}", question.why))?;
        for citation in &question.cite {
            let source = source_text(self.catalog, citation);
            self.talk.say(&format!("依据：{}", source.title))?;
            if let Some(quote) = source.quote {
                self.talk.say(&format!("原文：{quote}"))?;
            }
            if let Some(url) = source.url {
                self.talk.say(&format!("网址：{url}"))?;
            }
        }
        self.talk
            .say(&format!("答不上来，这样弄清：{}", question.find_out))?;
        Ok(self.talk.say("请接着回答这一题。")?)
    }

    fn answered(&mut self, question: &Question, answer: Answer) -> Result<Outcome, Stop> {
        self.talk
            .say(&format!("已选：{}", label(self.catalog, question, answer)))?;
        Ok(Outcome::Answered(answer))
    }
}

/// An answer in words.
pub(super) fn label(catalog: &Catalog, question: &Question, answer: Answer) -> String {
    match answer {
        Answer::Choice(option) => question.option(option).short.clone(),
        Answer::Several(OptionSet::EMPTY) => "没有".to_owned(),
        Answer::Several(ticked) => {
            let names = ticked.iter().map(|o| question.option(o).short.as_str());
            names.collect::<Vec<_>>().join("、")
        }
        Answer::Date(date) => question.day_text(date),
        Answer::Place(place) => catalog.place(place).name.clone(),
        Answer::Unknown if question.kind == Kind::Place => "没有说".to_owned(),
        Answer::Unknown => "不清楚".to_owned(),
    }
}
