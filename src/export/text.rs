//! The list as plain text for Notepad and `less`.

use super::OPEN;
use super::claims::write_claim;
use super::dates::{day, milestone_text};
use super::page::Page;
use super::sources::Sources;
use crate::catalog::{Catalog, QuestionIx, Reach};
use crate::engine::{AnswerSource, Basis, Certainty, Checklist, Line, Outcome, Timeline};
use crate::text::{local_mark, note_text, pad_to, reason_text, width};

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// The list as plain text, less than 80 display columns wide, with `\n` line ends.
pub fn text(catalog: &Catalog, list: &Checklist) -> String {
    let mut writer = Writer {
        catalog,
        list,
        page: Page::default(),
        sources: Sources::of(catalog, list),
    };
    writer.head();
    writer.outcome(&list.outcome);
    writer.find_out(&list.find_out);
    writer.notes();
    writer.timeline(&list.timeline);
    writer.sections();
    writer.claims();
    writer.answers();
    writer.sources.write(&mut writer.page);
    writer.foot();
    writer.page.finish()
}

struct Writer<'a> {
    catalog: &'a Catalog,
    list: &'a Checklist,
    page: Page,
    sources: Sources,
}

impl Writer<'_> {
    fn head(&mut self) {
        let manifest = &self.catalog.manifest;
        let days = self.list.days;
        self.page.rule('=');
        self.page.line("", "医保转移清单");
        self.page.rule('=');
        self.page.line("生成日期  ", &day(days.today));
        self.page.line(
            "申请日    ",
            &format!("{}（按这一天的规定）", day(days.apply_on)),
        );
        self.page.line(
            "政策包    ",
            &format!("{}，核验日期 {}", manifest.version, manifest.verified_on),
        );
        if manifest.is_stale(days.today) {
            self.page.gap();
            self.page.line(
                "注意：",
                &format!(
                    "这份清单用的政策包已过复核期限（{}），规定可能变了。办之前先拨 {} 核实。",
                    manifest.review_by, manifest.hotline
                ),
            );
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        let Some(verdict) = outcome.verdict.map(|v| self.catalog.verdict(v)) else {
            self.page.heading(&format!("结论：{OPEN}"));
            self.page.line("", "有些事还不清楚，下面几种情况都有可能：");
            for &possible in &outcome.possible {
                self.page
                    .line("  - ", &self.catalog.verdict(possible).title);
            }
            return;
        };
        self.page.heading(&format!("结论：{}", verdict.title));
        self.page.line("", &verdict.text);
        if !outcome.because.is_empty() {
            let because: Vec<String> = outcome
                .because
                .iter()
                .map(|&reason| reason_text(self.catalog, reason))
                .collect();
            self.page
                .line("", &format!("因为你的回答——{}", because.join("；")));
        }
        let mark = self.sources.mark(&verdict.cite);
        self.page.line("", &mark);
    }

    fn find_out(&mut self, questions: &[QuestionIx]) {
        if questions.is_empty() {
            return;
        }
        self.page.heading(if self.list.outcome.verdict.is_none() {
            "先弄清这几件（最要紧的在前）"
        } else {
            "还有几件没弄清（弄清了，清单更准）"
        });
        for (at, &question) in questions.iter().enumerate() {
            let question = self.catalog.question(question);
            let mark = pad_to(&format!("{}.", at + 1), 4);
            self.page.line(&mark, &question.text);
            self.page
                .line("    ", &format!("怎么弄清：{}", question.find_out));
        }
    }

    fn notes(&mut self) {
        if self.list.notes.is_empty() {
            return;
        }
        self.page.heading("说明");
        for note in &self.list.notes {
            self.page.line("  - ", &note_text(self.catalog, note));
        }
    }

    fn timeline(&mut self, timeline: &Timeline) {
        if let Some(refused) = &timeline.refused {
            self.page.heading("日期");
            self.page.line("", refused);
            return;
        }
        if timeline.milestones.is_empty() {
            return;
        }
        self.page.heading("日期");
        self.page.line(
            "",
            match timeline.basis {
                Basis::Accepted => "从你填的受理日算起，只数工作日，受理后的下一个工作日算第 1 天。",
                Basis::Application => {
                    "假定申请那天（不是工作日就下一个工作日）受理。实际晚受理几天，后面就顺延几天。"
                }
                Basis::Example => {
                    "只是举例：现在还不能定下哪天申请。先把该办的办好，从真正受理那天起，照这样往后数。"
                }
            },
        );
        for milestone in &timeline.milestones {
            let mark = format!("  {}  ", day(milestone.date));
            self.page.line(&mark, &milestone_text(milestone));
        }
    }

    fn sections(&mut self) {
        let list = self.list;
        for (at, section) in list.sections.iter().enumerate() {
            let numeral = NUMERALS.get(at).copied().unwrap_or_default();
            self.page
                .heading(&format!("{numeral}、{}", section.section.title()));
            for (at, line) in section.lines.iter().enumerate() {
                if at > 0 {
                    self.page.gap();
                }
                self.entry(line);
            }
        }
    }

    fn entry(&mut self, line: &Line) {
        let entry = self.catalog.entry(line.entry);
        self.page.line("[ ] ", &entry.text);
        if !entry.note.is_empty() {
            self.page.line("    注：", &entry.note);
        }
        if line.certainty == Certainty::Maybe {
            let open: Vec<&str> = line
                .depends_on
                .iter()
                .map(|&q| self.catalog.question(q).short.as_str())
                .collect();
            self.page
                .line("    视情况：", &format!("取决于“{}”", open.join("”“")));
        }
        let mut reach = local_mark(entry);
        if entry.reach == Reach::Local {
            reach.push_str("，以当地规定为准");
        }
        let mark = self.sources.mark(&entry.cite);
        let sources = format!("（{reach}）{mark}");
        // Told to someone over the phone, an id must stand on one line.
        let id = format!("（编号 {}）", entry.id);
        if width(&sources) + width(&id) + 4 <= Page::WIDTH {
            self.page.line("    ", &format!("{sources}{id}"));
        } else {
            self.page.line("    ", &sources);
            self.page.line("    ", &id);
        }
    }

    fn claims(&mut self) {
        if self.list.claims.is_empty() {
            return;
        }
        self.page.heading("网传说法");
        self.page
            .line("", "网上这样说，和你的情形有关。先看读法，再决定信不信。");
        for line in &self.list.claims {
            self.page.gap();
            write_claim(
                &mut self.page,
                &self.sources,
                self.catalog.claim(line.claim),
            );
        }
    }

    fn answers(&mut self) {
        let rows: Vec<(&str, String)> = self
            .list
            .answers
            .iter()
            .map(|answer| match answer.source {
                AnswerSource::Question(q) if answer.decided => (
                    self.catalog.question(q).short.as_str(),
                    format!("{}（由两个地方推出）", answer.label),
                ),
                AnswerSource::Question(q) => (
                    self.catalog.question(q).short.as_str(),
                    answer.label.clone(),
                ),
                AnswerSource::Derived(d) => (
                    self.catalog.derived(d).short.as_str(),
                    format!("{}（由上面推出）", answer.label),
                ),
            })
            .collect();
        self.page.heading("你的回答");
        if rows.is_empty() {
            self.page.line("", "还没有回答任何问题。");
        }
        let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        for (name, label) in rows {
            self.page
                .line(&format!("  {}  ", pad_to(name, widest)), &label);
        }
        if !self.list.dropped.is_empty() {
            let names: Vec<&str> = self
                .list
                .dropped
                .iter()
                .map(|&q| self.catalog.question(q).short.as_str())
                .collect();
            self.page.line(
                "没有用上：",
                &format!("{}（你这种情形不问这些，清单没有算它们）", names.join("、")),
            );
        }
    }

    fn foot(&mut self) {
        let manifest = &self.catalog.manifest;
        self.page.gap();
        self.page.rule('=');
        self.page.line("", &manifest.report);
        self.page.line(
            "",
            &format!("拿不准就拨 {}（医保服务热线）。", manifest.hotline),
        );
        self.page.line(
            "",
            "这份清单不是官方文件，不代表审批结果；办理以经办机构答复为准。",
        );
    }
}
