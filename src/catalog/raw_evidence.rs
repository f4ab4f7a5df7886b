//! The evidence as written in a pack.

use serde::Deserialize;

use super::raw::Text;
use super::raw_rule::Skipped;
#[cfg(test)]
use super::schema::{DATE, FACT_ID, PLACE, URL, words};

/// 一条事实：在哪里读到了什么。只为编者自己看的几项（日期、见于何处、备注）不进程序。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawFact {
    /// 编号，大写字母和数字，如 N43-T10。
    #[cfg_attr(test, schemars(extend("pattern" = FACT_ID)))]
    pub id: Text,
    /// 这条事实说什么，用我们的话。
    pub statement: Text,
    /// national 全国，local 地方（要写 place）。
    #[cfg_attr(test, schemars(extend("enum" = words("scope"))))]
    pub scope: Text,
    /// 哪个地方。
    pub place: Option<Text>,
    /// 把握：high 读过原文或两处独立来源一致，medium 一处可靠的转述，low 推测或来源不牢。
    #[cfg_attr(test, schemars(extend("enum" = words("confidence"))))]
    pub confidence: Text,
    /// 怎么得来的：verbatim 逐字，converted 繁转简，excerpt 摘录，inference 推论，paraphrase 转述。前三种必须有 quotes。
    #[cfg_attr(test, schemars(extend("enum" = words("basis"))))]
    pub basis: Text,
    /// 文件名。
    pub title: Text,
    /// 发文机关。
    pub issuer: Option<Text>,
    /// 文号。
    pub doc_no: Option<Text>,
    /// 条号，只写核实过的。
    pub article: Option<Text>,
    /// 原文里的话，一字不改。
    #[serde(default)]
    pub quotes: Vec<Text>,
    /// 可以给人看的网址；别的来源写在 seen_at。
    #[cfg_attr(test, schemars(extend("pattern" = URL)))]
    pub url: Option<Text>,
    /// 最后一次知道它还有效是什么时候。
    pub last_known_valid: Text,
    /// 地方的事实是哪里的：places.yaml 里的六位码。
    #[cfg_attr(test, schemars(extend("pattern" = PLACE)))]
    pub region: Option<Text>,
    /// 有效到哪天（不含），写明了才写。
    #[cfg_attr(test, schemars(extend("pattern" = DATE)))]
    pub valid_to: Option<Text>,
    /// 只给编者看，程序不读。
    #[serde(rename = "date")]
    pub _date: Option<Skipped>,
    /// 只给编者看，程序不读。
    #[serde(rename = "quotes_at")]
    pub _quotes_at: Option<Skipped>,
    /// 只给编者看，程序不读。
    #[serde(rename = "sum")]
    pub _sum: Option<Skipped>,
    /// 只给编者看，程序不读。
    #[serde(rename = "seen_at")]
    pub _seen_at: Option<Skipped>,
    /// 只给编者看，程序不读。
    #[serde(rename = "seen_via")]
    pub _seen_via: Option<Skipped>,
    /// 只给编者看，程序不读。
    #[serde(rename = "note")]
    pub _note: Option<Skipped>,
}

/// 一条不用的事实。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawUnused {
    /// 事实的编号。
    #[cfg_attr(test, schemars(extend("pattern" = FACT_ID)))]
    pub fact: Text,
    /// 为什么不用。
    pub why: Text,
}
