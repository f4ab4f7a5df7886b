//! The lines of the checklist as written in a pack.

use serde::Deserialize;

use super::raw::Text;
use super::raw_rule::{Pairs, RawRule};
#[cfg(test)]
use super::schema::{DATE, ID, words};
use super::yaml::At;

/// 一条事项：清单上的一行。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawEntry {
    /// 事项的 id，全包不能重复。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 写在清单的哪一节：first 先办好，materials 材料，channels 渠道，steps 步骤，time-limits 时限，account 个人账户，coverage 待遇衔接，reminders 提醒。
    #[cfg_attr(test, schemars(extend("enum" = words("section"))))]
    pub section: Text,
    /// 正文：做什么或知道什么，动词开头，一两句。
    pub text: Text,
    /// 补充：不做会怎样、照着念的话。
    pub note: Option<Text>,
    /// 给谁看；不写就给所有人。
    pub when: Option<At<RawRule>>,
    /// 管多远：national 全国，local 各地不同（要写 side），unverified 待核实。
    #[cfg_attr(test, schemars(extend("enum" = words("reach"))))]
    pub reach: Text,
    /// reach: local 才写，按谁的规定：from 转出地，to 转入地。
    #[cfg_attr(test, schemars(extend("enum" = words("side"))))]
    pub side: Option<Text>,
    /// 这一条的话什么时候用得上，写在“怎么说”那一页：papers 对方要规定里没有的材料，refused 不受理或推给别处，late 过了期限。只是照着问的不用写。
    #[cfg_attr(test, schemars(extend("enum" = words("talk"))))]
    pub talk: Option<Text>,
    /// 这一条说的办理期限，用来算日期。
    pub clock: Option<At<RawClock>>,
    /// 这一条说的几个月，用来算日期。
    pub months: Option<At<RawMonths>>,
    /// 哪些申请日适用。
    pub effective: Option<At<RawEffective>>,
    /// 依据：事实的编号，至少一个。
    pub cite: At<Vec<Text>>,
    /// 清单上印哪一句引句：事实编号对引句；要逐字出自那条事实的 quotes。
    #[serde(default)]
    pub quote: Pairs,
    /// 正文里由引句的数字加出来的数字。
    #[serde(default)]
    pub derived: Vec<RawCertified>,
    /// 绝不能和这一条一起出现的事项。
    #[serde(default)]
    pub excludes: Vec<Text>,
}

/// 办理期限。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawClock {
    /// 哪一段：transfer-out 转出，transfer-in 转入。
    #[cfg_attr(test, schemars(extend("enum" = words("stage"))))]
    pub stage: Text,
    /// 从哪天起算：accepted 受理，transfer-out 转出办完。
    #[cfg_attr(test, schemars(extend("enum" = words("after"))))]
    pub after: Text,
    /// 几个工作日，起算日的下一个工作日是第 1 个。
    pub workdays: At<u32>,
}

/// 几个月，从哪里数起。数都要写在正文里。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawMonths {
    /// 从哪里数起：一个 kind: month 的问题（整月地数，数到月底），或 enrolled（参保缴费那天）。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub after: Text,
    /// 最少几个月；after: enrolled 才写。
    pub at_least: Option<At<u32>>,
    /// 最多几个月。
    pub up_to: Option<At<u32>>,
}

/// 适用的申请日，两头至少写一头。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawEffective {
    /// 适用的第一天。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub from: Option<Text>,
    /// 不再适用的第一天。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub to: Option<Text>,
}

/// 一个加出来的数字。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawCertified {
    /// 正文里的写法，带单位，如 15 个工作日。
    pub figure: Text,
    /// 相加的各条事实，都要写在 cite 里。
    pub sum: At<Vec<Text>>,
}
