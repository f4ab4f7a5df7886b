//! The list at the end, and writing it to a file.

use std::io::{BufRead, Write};
use std::path::Path;

use super::interview::Interviewer;
use super::said::{Said, said};
use super::talk::Stop;
use crate::engine::Checklist;
use crate::export::{self, Format, Overwrite, WriteError};

impl<R: BufRead, W: Write> Interviewer<'_, R, W> {
    /// Shows the list and offers to write it; whether the person is done. False goes back to the review.
    pub(super) fn show(&mut self) -> Result<bool, Stop> {
        let list = Checklist::build(&self.catalog, &self.session.answers, self.days);
        self.talk.say("清单从下一行开始。")?;
        let marks = &self.session.marks;
        let text = export::text_marked(&self.catalog, &list, marks);
        self.talk.give(&text)?;
        self.talk.say("清单到这里结束。")?;
        self.list_shown = true;
        loop {
            self.talk.say("1：写进文件")?;
            self.talk.say("2：改回答")?;
            self.talk.say("直接回车或加号离开。")?;
            let line = self.talk.hear()?;
            match said(&line) {
                Said::Nothing | Said::Leave => return Ok(true),
                Said::Back => break,
                Said::Numbers(numbers) if numbers == [1] => self.write(&list)?,
                Said::Numbers(numbers) if numbers == [2] => break,
                _ => self.talk.say("没听懂，输入 1 或 2，或直接回车离开。")?,
            }
        }
        // What was shown will be stale once an answer is changed.
        self.list_shown = false;
        Ok(false)
    }

    fn write(&mut self, list: &Checklist) -> Result<(), Stop> {
        let default = export::default_name(self.days.today, Format::Text);
        self.talk.say(&format!(
            "输入文件名，再按回车。直接回车写进 {default}；减号不写了。名字以 .md、.html 结尾就写成那种格式。"
        ))?;
        loop {
            let name = self.talk.hear_exactly()?;
            let name = match said(&name) {
                Said::Back => return Ok(()),
                Said::Leave => return Err(Stop::Left),
                Said::Nothing => default.clone(),
                _ => name,
            };
            let path = self.folder.join(&name);
            let marks = &self.session.marks;
            let text = match format_of(&path).render_marked(&self.catalog, list, marks) {
                Ok(text) => text,
                Err(no_dates) => {
                    self.talk.say(&format!("{no_dates} 换一个名字。"))?;
                    continue;
                }
            };
            let mut saved = export::save(&path, text.as_bytes(), Overwrite::Never);
            if let Err(WriteError::Exists(_)) = saved {
                if !self.may_replace(&name)? {
                    self.talk.say("没有动它。输入另一个文件名，减号不写了。")?;
                    continue;
                }
                saved = export::save(&path, text.as_bytes(), Overwrite::Replace);
            }
            match saved {
                Ok(written) => {
                    let written = written.display();
                    return Ok(self.talk.say(&format!("已写好：{written}"))?);
                }
                Err(error) => {
                    self.talk
                        .say(&format!("{error}。输入另一个文件名，减号不写了。"))?;
                }
            }
        }
    }

    fn may_replace(&mut self, name: &str) -> Result<bool, Stop> {
        self.talk.say(&format!(
            "“{name}”已经存在。输入 1 换成新的；直接回车不动它。"
        ))?;
        let line = self.talk.hear()?;
        Ok(said(&line) == Said::Numbers(vec![1]))
    }
}

/// The format that the name's ending asks for; plain text when it asks for none.
fn format_of(path: &Path) -> Format {
    let ending = path.extension().unwrap_or_default();
    let named = Format::ALL.into_iter().find(|f| ending == f.id());
    named.unwrap_or_default()
}
