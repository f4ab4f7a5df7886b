//! Region packs: whose rule an entry is, what it replaces, and what it rests on.

use std::collections::{HashMap, HashSet};

use super::concludes::concludes;
use super::entries::{Context, entry};
use super::facts::Evidence;
use super::names::{Names, enter};
use super::vocabulary::Vocabulary;
use crate::catalog::raw::Text;
use crate::catalog::raw_region::RawRegionEntry;
use crate::catalog::regions::RawRegions;
use crate::catalog::report::Report;
use crate::catalog::{Catalog, Confidence, Entry, EntryIx, Local, PlaceIx, Reach, TopicIx};

/// Checks the rules of these provinces and adds them to the pack.
pub(in crate::catalog) fn regions(
    base: &Catalog,
    provinces: &[PlaceIx],
    raw: RawRegions<'_>,
    report: &mut Report,
) -> Catalog {
    let mut catalog = base.clone();
    let codes = base.places.iter().map(|place| place.code.as_str());
    let places = Names::of("地方", codes);
    let evidence = Evidence::after(&base.facts, raw.facts, &places, report);
    let vocabulary = Vocabulary::of(base);
    let names = RegionNames {
        catalog: base,
        places,
        topics: Names::of("主题", base.topics.iter().map(|topic| topic.id.as_str())),
        national: Names::of(
            "全国事项",
            // They stand first, so that their places in the list are the same here.
            base.entries
                .iter()
                .filter(|entry| entry.local.is_none())
                .map(|entry| entry.id.as_str()),
        ),
    };
    let taken_ids: HashSet<&str> = base.entries.iter().map(|entry| entry.id.as_str()).collect();
    Names::collect(&raw.entries, |raw| &raw.id, report);
    let context = Context {
        vocabulary: &vocabulary,
        evidence: &evidence,
        applies_from: Some(base.manifest.applies_from),
        regional: true,
    };
    let mut owned = Vec::new();
    for mut item in raw.entries.items {
        enter(raw.entries.label, &item, &item.raw.id, report);
        let file = item.file.to_owned();
        if taken_ids.contains(item.raw.id.value.as_str()) {
            let cause = format!("id `{}` 已经是一条事项的 id", item.raw.id.value);
            report.add(item.raw.id.line, cause, "换一个没用过的 id");
        }
        let local = names.local(&item.raw, &file, report);
        let replaces: Vec<Text> = item
            .raw
            .replaces
            .iter()
            .chain(&item.raw.withholds)
            .cloned()
            .collect();
        let line = item.line;
        let (topic_line, reach_line) = (item.raw.topic.line, item.raw.reach.line);
        let words = std::mem::take(&mut item.raw.concludes);
        let checked = entry(item.raw.into_entry(), Vec::new(), &context, report);
        let concludes = concludes(words, &checked, &vocabulary, report);
        let Some(local) = local else { continue };
        let local = Local { concludes, ..local };
        let checked = Entry {
            local: Some(local),
            ..checked
        };
        confidence(
            &checked,
            reach_line,
            &evidence,
            &base.manifest.hotline,
            report,
        );
        cited_in_chain(base, &checked, topic_line, &evidence, report);
        owned.push((catalog.entries.len(), file, line, replaces));
        catalog.entries.push(checked);
    }
    let mut takers = Takers::of(base);
    for (at, file, line, written) in &owned {
        let entry = &catalog.entries[*at];
        report.enter(file, *line, format!("地方规定 {}", entry.id));
        takers.add(&catalog, &names.national, *at, written, report);
    }
    catalog.facts = evidence.facts;
    one_pool(&catalog, provinces, report);
    catalog.regions.extend_from_slice(provinces);
    catalog
}

/// What a region entry can name.
struct RegionNames<'c> {
    catalog: &'c Catalog,
    places: Names,
    topics: Names,
    national: Names,
}

impl RegionNames<'_> {
    fn local(&self, raw: &RawRegionEntry, file: &str, report: &mut Report) -> Option<Local> {
        let topic = self.topics.find(&raw.topic, report).map(TopicIx);
        let region = PlaceIx(self.places.find(&raw.region, report)?);
        let province = &self.catalog.place(self.catalog.province(region)).code;
        if file != format!("regions/{province}.yaml") {
            report.add(
                raw.region.line,
                format!("`{}` 的规定写在别省的文件里", raw.region.value),
                format!("移到 regions/{province}.yaml"),
            );
        }
        let mut named = |ids: &[Text]| -> Vec<EntryIx> {
            let found = ids.iter().filter_map(|id| self.national.find(id, report));
            found.map(EntryIx).collect()
        };
        Some(Local {
            region,
            place: self.catalog.place(region).common.clone(),
            topic: topic?,
            replaces: named(&raw.replaces),
            withholds: named(&raw.withholds),
            concludes: Vec::new(),
        })
    }
}

/// A guess is only ever something to ask about, and changes no other line.
fn confidence(entry: &Entry, line: usize, evidence: &Evidence, hotline: &str, report: &mut Report) {
    let low = entry.cite.iter().filter_map(|c| evidence.get(c.fact));
    let low = low
        .filter(|fact| fact.confidence == Confidence::Low)
        .count()
        > 0;
    let local = entry.local.as_ref();
    match entry.reach {
        Reach::National => report.add(line, "地方的规定不能写 `national`", "改成 `local`"),
        Reach::Local if low => report.add(
            line,
            "依据的把握是 low，不能写成当地的规定",
            "改成 `reach: unverified`，正文写“请向 12393 核实：…”",
        ),
        Reach::Unverified => {
            if local.is_some_and(|l| !(l.replaces.is_empty() && l.withholds.is_empty())) {
                report.add(
                    line,
                    "待核实的不能代替或撤下别的事项",
                    "删掉 `replaces` 和 `withholds`",
                );
            }
            let asks = format!("请向 {hotline} 核实：");
            if !entry.text.starts_with(&asks) {
                let next = format!("正文以“{asks}”开头");
                report.add(line, "待核实的没有叫人核实", next);
            }
        }
        Reach::Local => {}
    }
}

/// A rule of a place rests on what was read of that place, or of what it lies in.
fn cited_in_chain(
    catalog: &Catalog,
    entry: &Entry,
    line: usize,
    evidence: &Evidence,
    report: &mut Report,
) {
    let Some(local) = &entry.local else { return };
    let chain: Vec<PlaceIx> = catalog.chain(local.region).collect();
    for fact in entry.cite.iter().filter_map(|c| evidence.get(c.fact)) {
        if !fact.region.is_some_and(|region| chain.contains(&region)) {
            report.add(
                line,
                format!("依据 `{}` 不是{}或它上一级的", fact.id, local.place),
                "换成这个地方的事实",
            );
        }
    }
}

/// Which local entries take each national one away, by their places in the list. Kept by the national entry, so that a long
/// file costs little more than its length.
struct Takers(HashMap<EntryIx, Vec<usize>>);

impl Takers {
    /// Those of the provinces read before.
    fn of(base: &Catalog) -> Self {
        let mut takers: HashMap<EntryIx, Vec<usize>> = HashMap::new();
        for (at, entry) in base.entries.iter().enumerate() {
            for national in entry.local.iter().flat_map(Local::taken) {
                takers.entry(*national).or_default().push(at);
            }
        }
        Self(takers)
    }

    /// One more. A national entry belongs to one side, and in one chain of places one rule takes its place at a time.
    fn add(
        &mut self,
        catalog: &Catalog,
        national: &Names,
        at: usize,
        written: &[Text],
        report: &mut Report,
    ) {
        let entry = &catalog.entries[at];
        let mut seen: HashSet<EntryIx> = HashSet::new();
        for id in written {
            let Some(taken) = national.get(&id.value).map(EntryIx) else {
                continue;
            };
            if !seen.insert(taken) {
                let cause = format!("`{}` 在 `replaces` 和 `withholds` 里写了两次", id.value);
                report.add(id.line, cause, "只留一个");
                continue;
            }
            let others = self.0.entry(taken).or_default();
            // The first that cannot stand beside it says enough.
            for &other in others.iter() {
                if quarrel(catalog, entry, &catalog.entries[other], taken, id, report) {
                    break;
                }
            }
            others.push(at);
        }
    }
}

/// Reports why two local entries cannot both take this national one away; false when they can.
fn quarrel(
    catalog: &Catalog,
    entry: &Entry,
    other: &Entry,
    national: EntryIx,
    id: &Text,
    report: &mut Report,
) -> bool {
    let (Some(local), Some(theirs)) = (&entry.local, &other.local) else {
        return false;
    };
    if entry.side != other.side {
        report.add(
            id.line,
            format!("`{}` 已归另一边：`{}` 也动它", id.value, other.id),
            "一条全国事项只归一边，改 `side` 或去掉它",
        );
        return true;
    }
    let one_chain = catalog.chain(local.region).any(|p| p == theirs.region)
        || catalog.chain(theirs.region).any(|p| p == local.region);
    let both = local.replaces.contains(&national) && theirs.replaces.contains(&national);
    let quarrels = one_chain && both && entry.effective.overlaps(other.effective);
    if quarrels {
        report.add(
            id.line,
            format!("`{}` 已由 `{}` 代替，日期有重叠", id.value, other.id),
            "只留一条，或把两条的 `effective` 错开",
        );
    }
    quarrels
}

/// That a province is one pool must be said by a source, not inferred.
fn one_pool(catalog: &Catalog, provinces: &[PlaceIx], report: &mut Report) {
    for &province in provinces {
        let place = catalog.place(province);
        for id in &place.one_pool {
            let fact = catalog.facts.iter().find(|fact| fact.id == *id);
            let sure =
                fact.is_some_and(|f| f.region == Some(province) && f.confidence > Confidence::Low);
            if !sure {
                report.enter("regions/places.yaml", 1, format!("地方 {}", place.code));
                let cause = format!("`one_pool` 的依据 `{id}` 不是{}的可靠事实", place.common);
                report.add(1, cause, "换一条依据，或删掉 `one_pool`");
            }
        }
    }
}
