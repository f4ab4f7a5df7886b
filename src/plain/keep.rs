//! Keeping the answers, and going on with those of last time.

use std::io::{BufRead, Write};

use super::interview::Interviewer;
use super::said::{Said, said};
use super::talk::Stop;
use crate::session::{Found, Session, Store};

impl<R: BufRead, W: Write> Interviewer<'_, R, W> {
    /// Keeps what was answered so far. When it cannot be kept that is said once, and the interview goes on.
    pub(super) fn keep(&mut self) -> Result<(), Stop> {
        let Some(store) = &self.store else {
            return Ok(());
        };
        match store.save(&self.catalog, &self.session, self.days) {
            Ok(()) => self.kept = true,
            Err(error) => {
                self.store = None;
                self.kept = false;
                self.talk.say(&format!("{error}。不影响继续回答。"))?;
            }
        }
        Ok(())
    }

    /// Looks for answers of an earlier time and asks what to do with them.
    pub(super) fn resume(&mut self) -> Result<(), Stop> {
        let Some(store) = &mut self.store else {
            return Ok(());
        };
        match store.find(&self.catalog, self.days) {
            Ok(Found::Nothing) => {
                if store.is_read_only() {
                    self.store = None;
                    self.talk
                        .say("另一个窗口正在用这份记录，这里的回答不保存。")?;
                }
                Ok(())
            }
            Ok(Found::Record {
                session,
                saved_at,
                changes,
            }) => {
                if store.is_read_only() {
                    self.store = None;
                    self.talk
                        .say("另一个窗口正在用这份记录，这里的回答不保存。")?;
                }
                self.offer(session, &saved_at.to_string(), &changes)
            }
            Ok(Found::SetAside { path, why }) => Ok(self.talk.say(&format!(
                "上次的记录坏了（{why}），挪到了 {}。从头开始。",
                path.display()
            ))?),
            Ok(Found::Damaged { why }) => {
                self.store = None;
                Ok(self.talk.say(&format!(
                    "上次的记录读不出来（{why}），另一个窗口正在用它，没有动。这里的回答不保存。"
                ))?)
            }
            Ok(Found::Newer { path }) => {
                self.store = None;
                Ok(self.talk.say(&format!(
                    "{} 是更新的程序存的记录，没有动它。这次的回答不保存；要接着用，请升级 yiqian。",
                    path.display()
                ))?)
            }
            Err(error) => {
                self.store = None;
                Ok(self.talk.say(&format!("{error}。不影响继续回答。"))?)
            }
        }
    }

    fn offer(&mut self, session: Session, saved_at: &str, changes: &[String]) -> Result<(), Stop> {
        let count = session.answers.iter().count();
        self.talk
            .say(&format!("有上次的记录：{saved_at} 保存，答了 {count} 题。"))?;
        self.talk.say("1：继续上次")?;
        self.talk.say("2：重新开始")?;
        self.talk.say("3：删除记录，再从头开始")?;
        self.talk
            .say("输入一个数字，再按回车。直接回车选第 1 项，继续上次。")?;
        loop {
            let line = self.talk.hear()?;
            match said(&line) {
                Said::Nothing => return self.go_on(session, changes),
                Said::Numbers(numbers) if numbers == [1] => {
                    return self.go_on(session, changes);
                }
                Said::Numbers(numbers) if numbers == [2] => {
                    return Ok(self
                        .talk
                        .say("已选：重新开始。答了第一题，旧的记录就换成新的。")?);
                }
                Said::Numbers(numbers) if numbers == [3] => return self.delete(),
                Said::Leave => {
                    self.kept = true;
                    return Err(Stop::Left);
                }
                _ => self.talk.say("输入 1、2 或 3；加号离开，记录留着。")?,
            }
        }
    }

    fn go_on(&mut self, session: Session, changes: &[String]) -> Result<(), Stop> {
        self.session = session;
        self.kept = self.store.is_some();
        self.talk.say("已选：继续上次。")?;
        for change in changes {
            self.talk.say(change)?;
        }
        self.add_regions()
    }

    fn delete(&mut self) -> Result<(), Stop> {
        let words = match self.store.as_ref().map(Store::clear) {
            Some(Ok(())) => "已选：删除记录。删掉了，从头开始。".to_owned(),
            Some(Err(error)) => format!("{error}。记录没有删掉。"),
            None => "另一个窗口正在用这份记录，没有删掉。".to_owned(),
        };
        Ok(self.talk.say(&words)?)
    }
}
