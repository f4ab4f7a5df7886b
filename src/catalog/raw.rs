//! The files of a pack as written: plain structs, nothing checked but their shape. Keys not named here are refused.
//!
//! The doc comments of the structs are Chinese, because they are what an editor shows to a content keeper: the JSON
//! Schemas in `docs/schema/` are made of these types (`schema.rs`, in tests only, so the program carries none of it).

use serde::Deserialize;

use super::raw_entry::RawCertified;
use super::raw_rule::RawRule;
#[cfg(test)]
use super::schema::{DATE, ID, PLACE, words};
use super::yaml::At;

/// A text or an id, with its line.
pub(super) type Text = At<String>;

/// 政策包的身份：版本、核验日期、复核期限。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawManifest {
    /// 政策包的名字，印在清单上。
    pub title: Text,
    /// 版本，如 2026.11.1。改了内容就改它，并在 changes 里写一行。
    pub version: Text,
    /// 最后一次逐条核对来源的日期。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub verified_on: Text,
    /// 到这一天必须复核；过了，每个界面都会提示。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub review_by: Text,
    /// 早于这一天提出的申请不适用本包。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub applies_from: Text,
    /// 发现写错了怎么告诉我们，一句话。
    pub report: Text,
    /// 热线号码，写成带引号的文字。
    pub hotline: Text,
    /// 每个版本改了什么，新的写在前面。
    pub changes: At<Vec<RawChange>>,
    /// 改过名的问题 id 和选项 id（写成“问题=选项”）。
    #[serde(default)]
    pub renames: Vec<RawRename>,
}

/// 一个版本改了什么。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawChange {
    /// 版本。
    pub version: Text,
    /// 日期。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub date: Text,
    /// 改了什么，一句话。
    pub text: Text,
}

/// 一次改名。旧的答案文件靠它还能用。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawRename {
    /// 旧 id。
    pub from: Text,
    /// 新 id。
    pub to: Text,
}

/// 一个问题。按文件里的顺序问。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    /// 问题的 id，对外公开；改名要写进 manifest 的 renames。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// choice 单选，several 可多选，date 日期。
    #[cfg_attr(test, schemars(extend("enum" = words("kind"))))]
    pub kind: Text,
    /// 几个字的名字，清单上重复答案时用。
    pub short: Text,
    /// 问句。
    pub text: Text,
    /// 为什么问，一两句。
    pub why: Text,
    /// 答不上来时怎么弄清。
    pub find_out: Text,
    /// 依据：事实的编号。
    pub cite: At<Vec<Text>>,
    /// 什么时候问；不写就总是问。只能用前面的问题。
    pub when: Option<At<RawRule>>,
    /// 选项，最常见的写第一个；日期题不写。
    pub options: Option<At<Vec<RawOption>>>,
    /// 问句和选项里由引句的数字加出来的数字。
    #[serde(default)]
    pub derived: Vec<RawCertified>,
}

/// 一个选项。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawOption {
    /// 选项的 id，对外公开，同一题里不能重复。yes 和 no 要加引号。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 选项的全文。
    pub label: Text,
    /// 几个字，清单上重复答案时用。
    pub short: Text,
    /// 选了它，前面还没弄清的题就只剩这些选项；写法同 when，只写“题: 选项”。
    pub implies: Option<At<RawRule>>,
}

/// 推出来的答案：由别的答案算出，条件里像问题一样用。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawDerived {
    /// id，不能和问题重名。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 几个字的名字。
    pub short: Text,
    /// cases 按条件；workdays-since 从一个日期题到今天过了几个工作日；place-days 看一头的地方在哪一项里；month-since 看一个月份题在那个地方的那天以前还是以后。
    #[cfg_attr(test, schemars(extend("enum" = words("by"))))]
    pub by: Text,
    /// 由哪一题推：workdays-since 写日期题，place-days 写地方题，month-since 写月份题；cases 不写。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub of: Option<Text>,
    /// by: month-since 时写：哪个 place-days 给出那一天。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub day: Option<Text>,
    /// 要不要写在清单的答案里；不写是 true。
    #[serde(default = "yes")]
    pub shown: bool,
    /// 各个值。
    pub options: At<Vec<RawDerivedOption>>,
}

fn yes() -> bool {
    true
}

/// 推出来的答案的一个值。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawDerivedOption {
    /// 值的 id。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 清单上写的字。
    pub label: Text,
    /// by: cases 时写：什么时候是这个值。
    pub when: Option<At<RawRule>>,
    /// by: workdays-since 时写：最多到第几个工作日（含）；最后一项不写。
    pub up_to: Option<At<u32>>,
    /// by: place-days 时写：哪些地方是这个值，那里的规定从哪天起。
    pub since: Option<At<Vec<RawPlaceDay>>>,
}

/// 一个地方和它的规定从哪天起。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlaceDay {
    /// places.yaml 里的六位码；它下面的市县也算。
    #[cfg_attr(test, schemars(extend("pattern" = PLACE)))]
    pub place: Text,
    /// 那里的规定适用的第一天。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub day: Text,
}

/// 一个结论。对每一组完整的答案，恰好有一条成立。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawVerdict {
    /// 结论的 id。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// apply 可以申请，prepare 先办好几件再申请，not-needed 不用办转移，other-route 走别的手续。
    #[cfg_attr(test, schemars(extend("enum" = words("verdict-kind"))))]
    pub kind: Text,
    /// 结论，一句短话。
    pub title: Text,
    /// 对这个人意味着什么、下一步做什么。
    pub text: Text,
    /// 什么时候成立。不能用 verdict。
    pub when: At<RawRule>,
    /// 依据：事实的编号。
    pub cite: At<Vec<Text>>,
}

/// One question of the answer codes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSlot {
    pub id: Text,
    pub kind: Text,
    #[serde(default)]
    pub gone: bool,
    pub options: At<Vec<Text>>,
    #[serde(default)]
    pub removed: Vec<Text>,
}

/// 一条网传说法，和我们的读法。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawClaim {
    /// 编号。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 网上的原话，一字不改。
    pub says: Text,
    /// 读法：right 对，outdated 过时，local 只在某地，wrong 错，unsure 说不准。
    #[cfg_attr(test, schemars(extend("enum" = words("reading"))))]
    pub reading: Text,
    /// 为什么这样读，写给看到这句话的人。
    pub why: Text,
    /// 依据：事实的编号。没有查到依据的写 []，并写 none_found。
    pub cite: At<Vec<Text>>,
    /// 没有查到依据：哪一天查的。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub none_found: Option<Text>,
    /// 给谁看：信了它会吃亏的人。
    pub when: At<RawRule>,
}

/// 一个术语。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawTerm {
    /// 词。
    pub term: Text,
    /// 一句大白话。
    pub short: Text,
    /// 依据：事实的编号，可以不写。
    #[serde(default)]
    pub cite: Vec<Text>,
}
