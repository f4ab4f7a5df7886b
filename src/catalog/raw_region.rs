//! Places and their rules as written in a pack.

use serde::Deserialize;

use super::raw::Text;
use super::raw_entry::{RawCertified, RawEffective, RawEntry};
use super::raw_rule::{Pairs, RawRule};
#[cfg(test)]
use super::schema::{ID, PLACE, words};
use super::yaml::At;

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
    /// 只有省写：没有单独收录规定的市（州、盟、地区），如 合肥 he'fei, 蚌埠 beng'bu；音节用 ' 隔开。打了它，就知道是哪个省。
    pub cities: Option<Text>,
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
