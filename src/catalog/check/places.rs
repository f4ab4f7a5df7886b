//! Places: codes, and what lies in what. Topics of their rules.

use super::entries::SIDES;
use super::names::{Names, enter, kebab};
use super::rules::Owner;
use super::values::{choice, optional, text};
use super::vocabulary::Vocabulary;
use crate::catalog::list::{List, Sourced};
use crate::catalog::raw::Text;
use crate::catalog::raw_region::{RawLocalClaim, RawPlace, RawTopic};
use crate::catalog::report::Report;
use crate::catalog::{
    City, Claim, ClaimIx, EntryIx, LocalClaim, Place, PlaceIx, Reading, Topic, TopicGap, TopicIx,
};

/// Checks the places.
pub(super) fn places(list: List<'_, RawPlace>, report: &mut Report) -> Vec<Place> {
    let names = Names::collect(&list, |raw| &raw.code, report);
    let label = list.label;
    let check = |(position, item): (usize, Sourced<'_, RawPlace>)| {
        enter(label, &item, &item.raw.code, report);
        place(*item.raw, position, &names, report)
    };
    list.items.into_iter().enumerate().map(check).collect()
}

fn place(raw: RawPlace, position: usize, names: &Names, report: &mut Report) -> Place {
    let code = &raw.code;
    if code.value.len() != 6 || !code.value.bytes().all(|b| b.is_ascii_digit()) {
        report.add(
            code.line,
            format!("`{}` 不是六位码", code.value),
            "写六个数字，加引号，如 \"440000\"",
        );
    }
    let typed = |text: &Text, report: &mut Report| {
        if !text.value.bytes().all(|b| b.is_ascii_lowercase()) {
            report.add(text.line, "只用小写英文字母，不留空格", "如 `guangdong`");
        }
    };
    typed(&raw.pinyin, report);
    typed(&raw.initials, report);
    let of = raw.of.as_ref().and_then(|of| {
        let at = names.find(of, report)?;
        // What a place lies in stands before it, so that every chain ends.
        if at >= position {
            report.add(
                of.line,
                format!("`{}` 写在后面", of.value),
                "省写在市的前面，市写在县的前面",
            );
            return None;
        }
        Some(PlaceIx(at))
    });
    if let (Some(pool), Some(_)) = (&raw.one_pool, of) {
        report.add(pool.cite.line, "只有省写 `one_pool`", "删掉它");
    }
    if let (Some(cities), Some(_)) = (&raw.cities, &raw.of) {
        report.add(cities.line, "只有省写 `cities`", "删掉它");
    }
    let cities = raw.cities.as_ref();
    let cities = cities.map_or_else(Vec::new, |cities| other_cities(cities, report));
    let unclear = raw.unclear_with.iter();
    let unclear_with = unclear
        .filter_map(|code| names.find(code, report).map(PlaceIx))
        .collect();
    let one_pool = raw.one_pool.map_or_else(Vec::new, |pool| pool.cite.value);
    Place {
        of,
        cities: cities.into(),
        unclear_with,
        one_pool: one_pool.into_iter().map(|id| id.value).collect(),
        code: raw.code.value,
        name: text(raw.name, "name", report),
        common: text(raw.common, "common", report),
        short: optional(raw.short, "short", report),
        pinyin: text(raw.pinyin, "pinyin", report),
        initials: text(raw.initials, "initials", report),
    }
}

/// `合肥 he'fei, 蚌埠 beng'bu`: names and syllables.
fn other_cities(written: &Text, report: &mut Report) -> Vec<City> {
    let each = written.value.split(',').map(str::trim);
    each.filter_map(|one| {
        let city = City::read(one);
        if city.is_none() {
            let cause = format!("`{one}` 看不懂");
            let next = "写成 `合肥 he'fei, 蚌埠 beng'bu`：名字、空一格、拼音，音节用 ' 隔开";
            report.add(written.line, cause, next);
        }
        city
    })
    .collect()
}

/// Checks the topics.
pub(super) fn topics(
    list: List<'_, RawTopic>,
    vocabulary: &Vocabulary,
    entries: &Names,
    report: &mut Report,
) -> Vec<Topic> {
    Names::collect(&list, |raw| &raw.id, report);
    let label = list.label;
    let check = |item: Sourced<'_, RawTopic>| {
        enter(label, &item, &item.raw.id, report);
        let raw = item.raw;
        kebab(&raw.id, report);
        let about: Vec<EntryIx> = raw
            .about
            .iter()
            .filter_map(|id| entries.find(id, report).map(EntryIx))
            .collect();
        if let (Some(about), None) = (raw.about.first(), &raw.ask) {
            report.add(about.line, "没有 `ask`，不用写 `about`", "删掉 `about`");
        }
        let gap = match (raw.side, raw.when, raw.ask) {
            (None, None, None) => None,
            (Some(side), Some(when), Some(ask)) => Some(TopicGap {
                side: choice(&side, "side", &SIDES, report).unwrap_or(SIDES[0].1),
                when: vocabulary.resolve(&when, Owner::Entry, report),
                ask: text(ask, "ask", report),
                about,
            }),
            _ => {
                let cause = "`side`、`when`、`ask` 只写了一部分";
                report.add(raw.id.line, cause, "三样都写，或都不写");
                None
            }
        };
        Topic {
            id: raw.id.value,
            label: text(raw.label, "label", report),
            gap,
        }
    };
    list.items.into_iter().map(check).collect()
}

/// Checks which claims speak of the rules of places.
pub(super) fn local_claims(
    list: List<'_, RawLocalClaim>,
    claims: &[Claim],
    topics: &[Topic],
    places: &Names,
    report: &mut Report,
) -> Vec<LocalClaim> {
    Names::collect(&list, |raw| &raw.id, report);
    let claim_names = Names::of("网传说法", claims.iter().map(|claim| claim.id.as_str()));
    let topic_names = Names::of("主题", topics.iter().map(|topic| topic.id.as_str()));
    let label = list.label;
    let mut checked = Vec::with_capacity(list.items.len());
    for item in list.items {
        enter(label, &item, &item.raw.id, report);
        let raw = item.raw;
        let Some(claim) = claim_names.find(&raw.id, report) else {
            continue;
        };
        if claims
            .get(claim)
            .is_some_and(|c| c.reading != Reading::Local)
        {
            let cause = format!("`{}` 的读法不是 `local`", raw.id.value);
            report.add(raw.id.line, cause, "只写读法是“只在某地”的说法");
        }
        let topics = raw.topics.iter();
        let holds_in = raw.holds_in.iter();
        checked.push(LocalClaim {
            claim: ClaimIx(claim),
            topics: topics
                .filter_map(|topic| topic_names.find(topic, report).map(TopicIx))
                .collect(),
            holds_in: holds_in
                .filter_map(|code| places.find(code, report).map(PlaceIx))
                .collect(),
        });
    }
    checked
}
