//! Rules from ids to indices.

use super::contradiction::{Subject, contradiction};
use super::vocabulary::{RESERVED, VERDICT_KINDS, Vocabulary, option_set, whole};
use crate::catalog::raw::Text;
use crate::catalog::raw_rule::{RawPart, RawRule, RawTest};
use crate::catalog::report::Report;
use crate::catalog::suggest::suggest;
use crate::catalog::yaml::At;
use crate::catalog::{DerivedIx, Kind, QuestionIx, Rule, VerdictIx, VerdictSet};

/// Whose rule it is, which decides what it may name.
#[derive(Debug, Clone, Copy)]
pub(super) enum Owner {
    Question(QuestionIx),
    Derived(DerivedIx),
    Verdict,
    Entry,
    Claim,
}

impl Vocabulary {
    /// The rule with its ids resolved, after reporting everything wrong with it. A rule with something wrong in it
    /// stands in as always holding.
    pub(super) fn resolve(&self, rule: &At<RawRule>, owner: Owner, report: &mut Report) -> Rule {
        let Some(resolved) = self.map(&rule.value, rule.line, owner, report) else {
            return Rule::always();
        };
        if let Some(subject) = contradiction(&resolved, &|question| self.is_several(question))
            && !(subject == Subject::Verdict && self.verdicts.is_incomplete())
        {
            report.add(
                rule.line,
                format!(
                    "这个条件永远不会成立：对{}的要求互相矛盾",
                    self.name(subject)
                ),
                "改条件，或删掉这一条",
            );
        }
        resolved
    }

    /// None, after a report, when something in the rule cannot be resolved.
    fn map(&self, rule: &RawRule, line: usize, owner: Owner, report: &mut Report) -> Option<Rule> {
        if rule.parts.is_empty() {
            report.add(line, "条件是空的", "写上条件；总是成立的，就不写 `when`");
            return None;
        }
        let parts = rule.parts.iter();
        let mut parts = whole(parts.map(|part| self.part(part, owner, report)))?;
        if parts.len() == 1 {
            return parts.pop();
        }
        Some(Rule::All(parts))
    }

    fn part(&self, part: &RawPart, owner: Owner, report: &mut Report) -> Option<Rule> {
        let key = &part.key;
        match &part.test {
            RawTest::Any(rules) => Some(Rule::Any(self.maps(key, rules, owner, report)?)),
            RawTest::All(rules) => Some(Rule::All(self.maps(key, rules, owner, report)?)),
            RawTest::Not(rule) => {
                let rule = self.map(rule, key.line, owner, report)?;
                Some(Rule::Not(Box::new(rule)))
            }
            RawTest::OneOf(ids) if ids.is_empty() => {
                report.add(
                    key.line,
                    format!("`{}` 后面的列表是空的，永远不会成立", key.value),
                    "写上选项，或删掉这一行",
                );
                None
            }
            RawTest::OneOf(ids) => self.one_of(key, ids, owner, report),
        }
    }

    fn maps(
        &self,
        key: &Text,
        rules: &[RawRule],
        owner: Owner,
        report: &mut Report,
    ) -> Option<Vec<Rule>> {
        if rules.is_empty() {
            let never = if key.value == "any" {
                "，永远不会成立"
            } else {
                ""
            };
            report.add(
                key.line,
                format!("`{}` 后面的列表是空的{never}", key.value),
                "写上条件，或删掉这一行",
            );
            return None;
        }
        let rules = rules.iter();
        whole(rules.map(|rule| self.map(rule, key.line, owner, report)))
    }

    fn one_of(&self, key: &Text, ids: &[Text], owner: Owner, report: &mut Report) -> Option<Rule> {
        if key.value == "verdict" {
            return self.verdicts(key, ids, owner, report);
        }
        if let Some(position) = self.questions.get(&key.value) {
            return self.answer(key, QuestionIx(position), ids, owner, report);
        }
        if let Some(position) = self.derived.get(&key.value) {
            return self.derived(key, DerivedIx(position), ids, owner, report);
        }
        if !self.questions.may_be_broken(&key.value) && !self.derived.may_be_broken(&key.value) {
            let names = self.questions.ids().into_iter().chain(self.derived.ids());
            report.add(
                key.line,
                format!("条件里的 `{}` 既不是问题，也不是推算", key.value),
                suggest(&key.value, names.chain(RESERVED)),
            );
        }
        None
    }

    fn answer(
        &self,
        key: &Text,
        question: QuestionIx,
        ids: &[Text],
        owner: Owner,
        report: &mut Report,
    ) -> Option<Rule> {
        if let Owner::Question(own) = owner
            && question >= own
        {
            let cause = if question == own {
                "条件里用了这一题自己"
            } else {
                "条件里用了排在后面的问题"
            };
            report.add(
                key.line,
                format!("{cause} `{}`", key.value),
                "只能用排在前面的问题；或把那一题移到前面",
            );
        }
        let (kind, options) = self.question_options.get(question.0)?;
        if kind.is_some_and(Kind::is_day) {
            let (what, next) = if *kind == Some(Kind::Month) {
                ("月份", "写在事项的 `months` 里算日期；条件里用别的问题")
            } else {
                (
                    "日期",
                    "在 derived.yaml 里用 `by: workdays-since` 推算，再用推算的结果",
                )
            };
            report.add(
                key.line,
                format!("`{}` 问的是{what}，条件里不能直接用", key.value),
                next,
            );
            return None;
        }
        if *kind == Some(Kind::Place) {
            report.add(
                key.line,
                format!("`{}` 问的是地方，条件里不能直接用", key.value),
                "只在某地适用的，写进 regions/ 里那个地方的文件",
            );
            return None;
        }
        Some(Rule::Answer(
            question,
            option_set(key, ids, options, report)?,
        ))
    }

    fn derived(
        &self,
        key: &Text,
        derived: DerivedIx,
        ids: &[Text],
        owner: Owner,
        report: &mut Report,
    ) -> Option<Rule> {
        match owner {
            Owner::Derived(own) if derived >= own => report.add(
                key.line,
                format!("条件里用了自己或排在后面的推算 `{}`", key.value),
                "只能用排在前面的推算",
            ),
            Owner::Question(own) if self.last_question_of(derived) >= Some(own) => report.add(
                key.line,
                format!("`{}` 要用到这一题自己或排在后面的问题", key.value),
                "只能用由前面的问题推算出来的结果",
            ),
            _ => {}
        }
        let options = self.derived_options.get(derived.0)?;
        Some(Rule::Derived(
            derived,
            option_set(key, ids, options, report)?,
        ))
    }

    fn verdicts(
        &self,
        key: &Text,
        ids: &[Text],
        owner: Owner,
        report: &mut Report,
    ) -> Option<Rule> {
        if !matches!(owner, Owner::Entry | Owner::Claim) {
            report.add(
                key.line,
                "这里的条件不能用 `verdict`，只有事项和网传说法可以",
                "改用问题或推算",
            );
            return None;
        }
        let sets = whole(ids.iter().map(|id| self.verdict(id, report)))?;
        let all = sets.into_iter().flatten();
        Some(Rule::Verdict(
            all.filter(|v| v.0 < VerdictSet::MAX).collect(),
        ))
    }

    /// The verdicts an id stands for: those of a kind, or one.
    fn verdict(&self, id: &Text, report: &mut Report) -> Option<Vec<VerdictIx>> {
        if let Some(&(_, kind)) = VERDICT_KINDS.iter().find(|(word, _)| *word == id.value) {
            let kinds = self.verdict_kinds.iter().enumerate();
            let of_kind = kinds.filter(|(_, k)| **k == Some(kind));
            return Some(of_kind.map(|(position, _)| VerdictIx(position)).collect());
        }
        let found = self.verdicts.get(&id.value);
        if found.is_none() && !self.verdicts.may_be_broken(&id.value) {
            let kinds = VERDICT_KINDS.iter().map(|(word, _)| *word);
            report.add(
                id.line,
                format!("没有叫 `{}` 的结论", id.value),
                suggest(&id.value, kinds.chain(self.verdicts.ids())),
            );
        }
        found.map(|position| vec![VerdictIx(position)])
    }
}
