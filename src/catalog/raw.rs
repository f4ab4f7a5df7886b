//! The files of a pack as written: plain structs, nothing checked but their shape. Keys not named here are refused.
//!
//! The doc comments of the structs are Chinese, because they are what an editor shows to a content keeper: the JSON
//! Schemas in `docs/schema/` are made of these types (`schema.rs`, in tests only, so the program carries none of it).

use serde::Deserialize;

use super::raw_rule::{Pairs, RawRule, Skipped};
#[cfg(test)]
use super::schema::{DATE, FACT_ID, ID, PLACE, URL, words};
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

/// 一条地方规定：只给那个地方的人看的一行。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawRegionEntry {
    /// 事项的 id，不能和全国的事项或别处的规定重复。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 哪里的规定：places.yaml 里的六位码。
    #[cfg_attr(test, schemars(extend("pattern" = PLACE)))]
    pub region: Text,
    /// 主题：topics.yaml 里的 id。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub topic: Text,
    /// 哪个分区。
    #[cfg_attr(test, schemars(extend("enum" = words("section"))))]
    pub section: Text,
    /// from 只给从那里转走的人，to 只给去那里的人。
    #[cfg_attr(test, schemars(extend("enum" = words("side"))))]
    pub side: Text,
    /// 正文。
    pub text: Text,
    /// 补充，正文下面的小字。
    pub note: Option<Text>,
    /// 给谁看；不写就给这一头是这个地方的所有人。
    pub when: Option<At<RawRule>>,
    /// local 有把握的地方规定；unverified 只写“请向 12393 核实：…”。
    #[cfg_attr(test, schemars(extend("enum" = words("reach"))))]
    pub reach: Text,
    /// 代替哪些全国事项：这一条给出时，它们不再给出。
    #[serde(default)]
    pub replaces: Vec<Text>,
    /// 撤下哪些全国事项：在这里不对的。
    #[serde(default)]
    pub withholds: Vec<Text>,
    /// 这一条成立时，哪几个结论换成这里的说法。只有 side: to 的写。
    #[serde(default)]
    pub concludes: Vec<RawConcludes>,
    /// 适用的日子。
    pub effective: Option<At<RawEffective>>,
    /// 依据：事实的编号，至少一条。
    pub cite: At<Vec<Text>>,
    /// 清单上印哪一句引句。
    #[serde(default)]
    pub quote: Pairs,
    /// 相加、相减得来的数。
    #[serde(default)]
    pub derived: Vec<RawCertified>,
}

/// 全国的结论在一个地方的说法。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawConcludes {
    /// 哪几个结论：verdicts.yaml 里的 id。
    pub verdicts: At<Vec<Text>>,
    /// 清单上的结论改写成这一句。里面的数，正文里要有。
    pub title: Text,
}

impl RawRegionEntry {
    /// The part that every entry has.
    pub(super) fn into_entry(self) -> RawEntry {
        RawEntry {
            id: self.id,
            section: self.section,
            text: self.text,
            note: self.note,
            when: self.when,
            reach: self.reach,
            side: Some(self.side),
            talk: None,
            clock: None,
            months: None,
            effective: self.effective,
            cite: self.cite,
            quote: self.quote,
            derived: self.derived,
            excludes: Vec::new(),
        }
    }
}

/// 地方规定的一个主题。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawTopic {
    /// 主题的 id，对外公开。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 几个字的名字。
    pub label: Text,
    /// 没有收录时该问哪一头：from 原来的地方，to 新地方。side、when、ask 三样都写，或都不写。
    #[cfg_attr(test, schemars(extend("enum" = words("side"))))]
    pub side: Option<Text>,
    /// 没有收录时，对谁要紧。
    pub when: Option<At<RawRule>>,
    /// 没有收录时，打电话问的原话。
    pub ask: Option<Text>,
    /// 这句话问的是哪些全国的事项。当地的规定确定把其中一条撤下或代替了，就不算没收录。
    #[serde(default)]
    pub about: Vec<Text>,
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

/// 一个地方：省级的，或有自己规定的市县。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlace {
    /// 六位码，对外公开。
    #[cfg_attr(test, schemars(extend("pattern" = PLACE)))]
    pub code: Text,
    /// 全称，如 广东省。
    pub name: Text,
    /// 平常的叫法，如 广东。
    pub common: Text,
    /// 一字简称，只有省级有，如 粤。
    pub short: Option<Text>,
    /// 全拼，如 guangdong。
    pub pinyin: Text,
    /// 拼音首字母，如 gd。
    pub initials: Text,
    /// 上一级的六位码；省级不写。
    #[cfg_attr(test, schemars(extend("pattern" = PLACE)))]
    pub of: Option<Text>,
    /// 全省（区、市）是一个统筹区的，写是哪条事实说的。
    pub one_pool: Option<RawOnePool>,
    /// 和哪些地方之间，没有依据说是不是跨省。
    #[serde(default)]
    pub unclear_with: Vec<Text>,
}

/// 全省（区、市）一个统筹区的依据。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawOnePool {
    /// 依据：事实的编号，不能是推论。
    pub cite: At<Vec<Text>>,
}

/// 一条“只在某地”的说法：说的是哪几个主题，在哪里确实是这样。
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawLocalClaim {
    /// 网传说法的 id，读法要是 local。
    #[cfg_attr(test, schemars(extend("pattern" = ID)))]
    pub id: Text,
    /// 主题：清单上这几个主题的当地规定，写在这条说法旁边。
    pub topics: Vec<Text>,
    /// 哪里确实是这样：places.yaml 里的六位码；不知道就不写。
    #[serde(default)]
    pub holds_in: Vec<Text>,
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

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawYear {
    pub year: At<i32>,
    pub doc_no: Option<Text>,
    #[serde(rename = "issued")]
    pub _issued: Option<Skipped>,
    #[serde(default)]
    pub off: Vec<RawHoliday>,
    #[serde(default)]
    pub work: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawHoliday {
    pub name: Text,
    pub from: Text,
    pub to: Text,
}
