//! Places: what they decide, whose rules they bring, and that no rule of one place is shown for another.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use common::{catalog, days};
use yiqian::catalog::{Catalog, Confidence, PlaceIx, Reach, RegionSource as _, Side};
use yiqian::engine::{Answers, Checklist, Note, parse_answers, prove_regions, provinces};
use yiqian::export::text;
use yiqian::pack::PackSource;
use yiqian::text::{beside_claim, note_text};

/// An employee who changed province or city, nothing in the way; 范围 last, so that it can be left out.
const MOVE: [(&str, &str); 9] = [
    ("situation", "move"),
    ("from-insurance", "employee"),
    ("to-insurance", "employee"),
    ("stage", "not-applied"),
    ("left", "yes"),
    ("joined", "yes"),
    ("gap", "none"),
    ("also", "none"),
    ("scope", "within-province"),
];

/// The pack with every province in it.
fn everywhere() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| {
        let all: Vec<PlaceIx> = (0..catalog().places.len())
            .map(PlaceIx)
            .filter(|&p| catalog().place(p).of.is_none())
            .collect();
        let added = PackSource::BuiltIn.add_regions(catalog(), &all);
        added
            .unwrap_or_else(|problems| panic!("{problems}"))
            .unwrap()
    })
}

fn answers(pairs: &[(&str, &str)], places: &[(&str, &str)]) -> Answers {
    let pairs = pairs.iter().chain(places).copied();
    parse_answers(catalog(), pairs).unwrap_or_else(|problems| panic!("{problems}"))
}

fn list_of(answers: &Answers) -> Checklist {
    Checklist::build(everywhere(), answers, days())
}

/// The ids of the lines, and their places.
fn lines(list: &Checklist) -> Vec<&'static str> {
    let lines = list.sections.iter().flat_map(|section| &section.lines);
    lines
        .map(|line| everywhere().entry(line.entry).id.as_str())
        .collect()
}

fn moved(from: &str, to: &str) -> Checklist {
    list_of(&answers(&MOVE, &[("from-region", from), ("to-region", to)]))
}

fn scope_of(from: &str, to: &str) -> Option<String> {
    let list = list_of(&answers(
        &MOVE[..8],
        &[("from-region", from), ("to-region", to)],
    ));
    let decided = list.answers.into_iter().find(|answer| answer.decided);
    decided.map(|answer| answer.option)
}

#[test]
fn places_are_found_by_every_spelling() {
    let common = |typed: &str| -> Vec<&str> {
        let found = catalog().places_about(typed).into_iter();
        found.map(|p| catalog().place(p).common.as_str()).collect()
    };
    for typed in [
        "gd",
        "GD",
        "guangdong",
        "guang dong",
        "粤",
        "44",
        "广东",
        "广东省",
        "440000",
    ] {
        assert_eq!(common(typed)[0], "广东", "{typed}");
    }
    assert_eq!(common("shanxi"), ["山西", "陕西"]);
    let guang = common("广");
    assert_eq!(guang[..2], ["广东", "广西"]);
    assert!(guang.contains(&"广州"), "{guang:?}");
    assert!(common("火星").is_empty());
    assert_eq!(common("").len(), catalog().places.len());
}

#[test]
fn a_city_without_rules_of_its_own_leads_to_its_province() {
    let named = |typed: &str| -> Vec<String> {
        let found = catalog().places_named(typed).into_iter();
        found.map(|p| catalog().place_found(p, typed)).collect()
    };
    for typed in ["合肥", "合肥市", "hefei", "he fei"] {
        assert_eq!(
            named(typed),
            ["安徽省（合肥没有单独收录，按省里的）"],
            "{typed}"
        );
    }
    for (typed, province) in [
        ("常州市武进区", "江苏省"),
        ("宿迁市", "江苏省（宿迁没有单独收录，按省里的）"),
        ("延边朝鲜族自治州", "吉林省"),
        ("拉萨", "西藏自治区（拉萨没有单独收录，按省里的）"),
    ] {
        assert_eq!(named(typed), [province], "{typed}");
    }
    // A 朝阳区 lies in 北京 or 长春, 大同区 in 大庆: what the name of a city begins is not always in it.
    assert!(named("朝阳区").is_empty());
    assert!(named("大同区").is_empty());
    assert_eq!(named("海南藏族自治州").len(), 1);
    assert!(named("海南藏族自治州")[0].starts_with("青海"));
    assert_eq!(named("海南"), ["海南省"]);
    // A recorded place of that name stands first, and the initials of a city decide nothing.
    assert_eq!(
        named("suzhou"),
        ["苏州市（江苏）", "安徽省（宿州没有单独收录，按省里的）"]
    );
    assert_eq!(named("nj"), ["南京市（江苏）"]);
    let found = catalog().places_about("nj");
    assert!(found.len() > 1, "内江 is in 四川");
    let problem = parse_answers(catalog(), [("to-region", "yichun")]).unwrap_err();
    assert!(
        problem
            .to_string()
            .contains("黑龙江（伊春，230000）、江西（宜春，360000）"),
        "{problem}"
    );
}

#[test]
fn no_city_is_told_twice() {
    let mut seen = BTreeSet::new();
    for place in &catalog().places {
        assert!(seen.insert(place.common.clone()), "{}", place.common);
        assert!(
            place.cities.is_empty() || place.of.is_none(),
            "{}",
            place.name
        );
        for city in &place.cities {
            assert!(seen.insert(city.common().to_owned()), "{}", city.common());
        }
    }
    assert!(seen.len() > 350, "{}", seen.len());
}

#[test]
fn an_unknown_place_names_the_nearest() {
    let problem = |written| {
        let parsed = parse_answers(catalog(), [("from-region", written)]);
        parsed.unwrap_err().to_string()
    };
    assert!(problem("广冬").contains("广东（440000）"));
    assert!(problem("gangdong").contains("广东（440000）"));
    assert!(problem("shanxi").contains("陕西（610000）"));
    assert!(problem("").contains("六位码"));
}

#[test]
fn places_are_written_as_codes_and_read_back() {
    let written = answers(
        &[],
        &[("from-region", "guangdong"), ("to-region", "unknown")],
    );
    let pairs = yiqian::engine::write_answers(catalog(), &written);
    assert_eq!(pairs[0], ("from-region".to_owned(), "440000".to_owned()));
    let pairs = pairs.iter().map(|(q, a)| (q.as_str(), a.as_str()));
    assert_eq!(parse_answers(catalog(), pairs).unwrap(), written);
}

#[test]
fn two_places_decide_the_scope_only_by_what_is_said_somewhere() {
    assert_eq!(scope_of("广东", "青海").as_deref(), Some("cross-province"));
    assert_eq!(scope_of("西藏", "西藏").as_deref(), Some("same-pool"));
    assert_eq!(scope_of("广州", "深圳"), None);
    assert_eq!(scope_of("新疆", "660000"), None);
    assert_eq!(scope_of("广东", "unknown"), None);
}

#[test]
fn a_scope_that_the_places_rule_out_is_explained_and_asked_again() {
    let list = moved("广东", "青海");
    let overruled = |list: &Checklist| {
        let mut notes = list.notes.iter();
        notes.any(|note| matches!(note, Note::ScopeOverruled { .. }))
    };
    assert!(overruled(&list));
    assert!(!overruled(&moved("广州", "深圳")));
    assert!(text(everywhere(), &list).contains("清单按两个地方算"));
    let wrong = [
        ("from-region", "广州"),
        ("to-region", "深圳"),
        ("scope", "cross-province"),
    ];
    let answers = answers(&MOVE[..8], &wrong);
    assert!(overruled(&list_of(&answers)));
    let interview = yiqian::engine::Interview::replay(everywhere(), &answers, days());
    let next = interview.next().unwrap();
    assert_eq!(everywhere().question(next).id, "scope");
    assert_eq!(interview.ruled_out.len(), 1);
}

#[test]
fn only_the_provinces_answered_are_read() {
    assert!(catalog().regions.is_empty());
    assert!(catalog().entries.iter().all(|entry| entry.local.is_none()));
    let answers = answers(&MOVE, &[("from-region", "江阴"), ("to-region", "unknown")]);
    let needed = provinces(catalog(), &answers);
    let added = PackSource::BuiltIn
        .add_regions(catalog(), &needed)
        .unwrap()
        .unwrap();
    let codes: BTreeSet<&str> = added
        .entries
        .iter()
        .filter_map(|entry| entry.local.as_ref())
        .map(|local| added.place(added.province(local.region)).code.as_str())
        .collect();
    assert_eq!(codes, BTreeSet::from(["320000"]));
    let again = PackSource::BuiltIn.add_regions(&added, &needed).unwrap();
    assert!(again.is_none());
}

#[test]
fn every_local_entry_stands_for_its_place_and_for_no_other() {
    let all = everywhere();
    let local: Vec<_> = all
        .entries
        .iter()
        .filter(|entry| entry.local.is_some())
        .collect();
    assert!(local.len() > 250, "{}", local.len());
    let places: Vec<PlaceIx> = (0..all.places.len()).map(PlaceIx).collect();
    let shown: BTreeSet<&str> = std::thread::scope(|scope| {
        let parts = places.chunks(places.len().div_ceil(4));
        let parts: Vec<_> = parts.map(|part| scope.spawn(|| shown_at(part))).collect();
        let parts = parts.into_iter().flat_map(|part| part.join().unwrap());
        parts.collect()
    });
    let never: Vec<&str> = local
        .iter()
        .map(|entry| entry.id.as_str())
        .filter(|id| !shown.contains(id))
        .collect();
    assert!(never.is_empty(), "never shown: {never:?}");
}

/// The local entries that stand for somebody at these places; each must be of the place or of what it lies in.
fn shown_at(places: &[PlaceIx]) -> BTreeSet<&'static str> {
    let all = everywhere();
    let mut shown = BTreeSet::new();
    for &place in places {
        let chain: Vec<PlaceIx> = all.chain(place).collect();
        for answers in cases_at(place) {
            let list = list_of(&answers);
            for line in list.sections.iter().flat_map(|section| &section.lines) {
                let entry = all.entry(line.entry);
                let Some(local) = &entry.local else { continue };
                let name = &all.place(place).name;
                assert!(chain.contains(&local.region), "{} for {name}", entry.id);
                shown.insert(entry.id.as_str());
            }
        }
    }
    shown
}

/// What people at a place may answer: on either side of a move, and inside its province. Both places given lie in one
/// chain, so whatever local line stands must be of that chain.
fn cases_at(place: PlaceIx) -> Vec<Answers> {
    let all = everywhere();
    let code = all.place(place).code.as_str();
    let mut cases = Vec::new();
    for situation in ["retired", "emigrate", "deceased", "posted", "student"] {
        for extra in [
            &[("household", "moved"), ("posting", "employer")][..],
            &[
                ("household", "not-moved"),
                ("posting", "own"),
                ("stage", "not-applied"),
            ][..],
        ] {
            for scope in ["cross-province", "within-province"] {
                let places = [
                    ("from-region", code),
                    ("situation", situation),
                    ("scope", scope),
                ];
                cases.push(answers(extra, &places));
                let places = [
                    ("to-region", code),
                    ("situation", situation),
                    ("scope", scope),
                ];
                cases.push(answers(extra, &places));
            }
        }
    }
    let courses: [&[(&str, &str)]; 4] = [
        &[
            ("stage", "not-applied"),
            ("left", "yes"),
            ("joined", "yes"),
            ("joined-next-year", "yes"),
            ("gap", "none"),
            ("resident-gap", "none"),
            ("years", "short"),
        ],
        &[
            ("stage", "not-applied"),
            ("left", "no"),
            ("joined", "no"),
            ("joined-next-year", "no"),
            ("gap", "within-3"),
            ("two-years", "no"),
            ("resident-gap", "one"),
            ("years", "enough"),
        ],
        &[
            ("stage", "refused"),
            ("refusal", "arrears"),
            ("gap", "over-3"),
            ("resident-gap", "four-plus"),
            ("years", "short"),
        ],
        &[
            ("stage", "applied"),
            ("accepted-on", "2026-11-05"),
            ("gap", "over-3"),
            ("years", "short"),
        ],
    ];
    let ticks = "employer-owes,family-sharing,hmt-foreign,proxy,veteran,unemployment-benefit";
    for situation in ["move", "at-age"] {
        for (from, to) in insurances() {
            for scope in ["cross-province", "within-province", "same-pool"] {
                for course in courses {
                    let fixed = [
                        ("situation", situation),
                        ("from-insurance", from),
                        ("to-insurance", to),
                        ("scope", scope),
                        ("also", ticks),
                    ];
                    let pairs: Vec<_> = fixed.iter().chain(course).copied().collect();
                    cases.push(answers(&pairs, &[("from-region", code)]));
                    cases.push(answers(&pairs, &[("to-region", code)]));
                }
            }
        }
    }
    cases
}

fn insurances() -> Vec<(&'static str, &'static str)> {
    let from = ["employee", "flexible", "resident", "none"];
    let to = ["employee", "flexible", "resident"];
    from.iter()
        .flat_map(|&f| to.iter().map(move |&t| (f, t)))
        .collect()
}

#[test]
fn the_places_of_the_five_articles_get_their_own_answers() {
    // 南京: moved automatically inside 江苏, so nobody is told to apply.
    let places = [
        ("from-region", "苏州"),
        ("to-region", "南京"),
        ("joined-month", "2026-03"),
    ];
    let list = list_of(&answers(&MOVE, &places));
    let ids = lines(&list);
    assert!(
        ids.contains(&"js-joined-since") && ids.contains(&"nj-retire"),
        "{ids:?}"
    );
    assert!(!ids.contains(&"ask-within-province"), "{ids:?}");
    for place in ["厦门", "娄底", "南京", "北京"] {
        let ids = lines(&moved("unknown", place));
        assert!(
            ids.iter().all(|id| !id.starts_with("gd-")),
            "{place}: {ids:?}"
        );
        let theirs = |id: &&str| {
            let entry = everywhere().entries.iter().find(|e| e.id == *id).unwrap();
            entry.local.is_some() && entry.side == Some(Side::To)
        };
        assert!(ids.iter().any(theirs), "{place}: {ids:?}");
    }
    let guangdong = lines(&moved("广州", "深圳"));
    assert!(guangdong.contains(&"gd-account-not-moved"));
    assert!(!guangdong.contains(&"acc-within-province"));
}

#[test]
fn qinghai_hears_at_once_what_is_not_recorded() {
    let list = moved("青海", "青海");
    let notes: Vec<String> = list
        .notes
        .iter()
        .map(|note| note_text(everywhere(), note))
        .collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(
        notes[0].starts_with("青海的省内转移") && notes[0].contains("：未收录本省细则。"),
        "{notes:?}"
    );
    assert!(notes[0].contains("12393"), "{notes:?}");
    assert!(moved("unknown", "unknown").notes.is_empty());
}

#[test]
fn nothing_is_missing_where_the_place_says_that_nothing_is_needed() {
    let missing = |list: &Checklist| -> Vec<&str> {
        let notes = list.notes.iter();
        let topics = notes.filter_map(|note| match note {
            Note::NotRecorded { topics, .. } => Some(topics),
            _ => None,
        });
        let all = topics.flatten();
        all.map(|&topic| everywhere().topic(topic).id.as_str())
            .collect()
    };
    // 甘肃 has no rule on papers, and inside it nothing is applied for.
    assert!(!missing(&moved("兰州", "甘肃")).contains(&"papers"));
    assert!(missing(&moved("unknown", "青海")).contains(&"within-province"));
    let hangzhou = |month| {
        let places = [
            ("from-region", "宁波"),
            ("to-region", "杭州"),
            ("joined-month", month),
        ];
        list_of(&answers(&MOVE, &places))
    };
    assert!(!missing(&hangzhou("2023-01")).contains(&"papers"));
    // Who applies, or may have to, still hears it.
    assert!(missing(&hangzhou("2022-01")).contains(&"papers"));
    assert!(missing(&hangzhou("unknown")).contains(&"papers"));
    let out = list_of(&answers(
        &MOVE[..8],
        &[("from-region", "广州"), ("to-region", "甘肃")],
    ));
    assert!(missing(&out).contains(&"papers"));
}

#[test]
fn a_local_rule_that_only_may_hold_takes_nothing_away() {
    let open = answers(
        &MOVE[..8],
        &[("from-region", "广州"), ("to-region", "深圳")],
    );
    let ids = lines(&list_of(&open));
    assert!(ids.contains(&"ask-within-province"), "{ids:?}");
    assert!(ids.contains(&"gd-within"), "{ids:?}");
}

#[test]
fn a_rule_whose_document_has_run_out_says_so() {
    let shown = text(everywhere(), &moved("广州", "深圳"));
    assert!(shown.contains("有效期到 2025-06-30，续期没查到"), "{shown}");
    assert!(shown.contains("地方·广东的规定·转入地"), "{shown}");
}

#[test]
fn a_rule_of_unknown_validity_says_so_and_never_that_it_holds() {
    let mut pack = everywhere().clone();
    let of = |pack: &Catalog, id: &str| {
        let fact = pack.facts.iter().position(|fact| fact.id == id).unwrap();
        let cites = pack.entries.iter().flat_map(|entry| &entry.cite);
        let mut cites = cites.filter(|cite| cite.fact.0 == fact);
        yiqian::text::source_text(pack, cites.next().unwrap()).title
    };
    // 河北's page carries no date.
    let undated = of(&pack, "130000-08");
    assert!(
        undated.ends_with("——来源没写日期，2026-11-21 没查到现在还有没有效"),
        "{undated}"
    );
    let dated = of(&pack, "620000-01");
    assert!(
        dated.ends_with("——最近查到有效是 2023-07-19，2026-11-21 核验"),
        "{dated}"
    );
    let at = pack.facts.iter().position(|f| f.id == "620000-01").unwrap();
    pack.facts[at].last_known_valid = "2023-07".to_owned();
    let month = of(&pack, "620000-01");
    assert!(
        month.ends_with("——最近查到有效是 2023-07，2026-11-21 核验"),
        "{month}"
    );
    for place in ["河北", "唐山"] {
        let shown = text(everywhere(), &moved("河北", place));
        let shown = shown.replace(['\n', ' '], "");
        assert!(shown.contains("没查到现在还有没有效"), "{shown}");
        assert!(!shown.contains("来源没写日期，2026-11-21核验"), "{shown}");
    }
}

#[test]
fn a_line_hangs_on_no_scope_that_the_places_rule_out() {
    let scope = everywhere().find_question("scope").unwrap();
    let cross = everywhere()
        .question(scope)
        .find_option("cross-province")
        .unwrap();
    let mut hang = 0;
    for (from, to) in [("厦门", "福州"), ("厦门", "厦门"), ("广州", "深圳")] {
        let places = [("from-region", from), ("to-region", to)];
        for more in [&MOVE[..8], &MOVE[..3]] {
            let list = list_of(&answers(more, &places));
            for line in list.sections.iter().flat_map(|section| &section.lines) {
                let id = &everywhere().entry(line.entry).id;
                for condition in line.only_if.iter().filter(|c| c.question == scope) {
                    hang += 1;
                    assert!(!condition.options.contains(cross), "{from} {to} {id}");
                }
                // The two left are within the province and the same pool: a line for both does not hang on which.
                let named = line.only_if.iter().find(|c| c.question == scope);
                let both = named.is_some_and(|c| c.options.iter().nth(1).is_some());
                assert!(!both, "{from} {to} {id}");
            }
        }
        let shown = text(everywhere(), &list_of(&answers(&MOVE[..8], &places)));
        assert!(!shown.contains("“范围”是跨省"), "{shown}");
    }
    assert!(hang > 0);
}

#[test]
fn every_pair_of_places_is_proved() {
    let proof = prove_regions(everywhere(), days().today);
    assert!(proof.problems.is_empty(), "{}", proof.problems.join("\n"));
    assert!(proof.proved.iter().all(|proved| proved.sets > 0));
}

#[test]
fn a_place_that_takes_the_last_line_of_a_section_is_seen() {
    let mut broken = everywhere().clone();
    let taken = (0..broken.entries.len()).map(yiqian::catalog::EntryIx);
    let channels = taken.filter(|&ix| {
        let entry = broken.entry(ix);
        entry.local.is_none() && entry.section.id() == "channels"
    });
    let channels: Vec<_> = channels.collect();
    let auto = broken
        .entries
        .iter_mut()
        .find(|entry| entry.id == "js-auto-steps");
    auto.unwrap().local.as_mut().unwrap().withholds = channels;
    let problems = prove_regions(&broken, days().today).problems;
    assert!(
        problems
            .iter()
            .any(|p| p.contains("江苏") && p.contains("渠道")),
        "{problems:?}"
    );
}

#[test]
fn a_claim_of_one_province_stands_beside_the_rule_of_the_readers_own() {
    let beside = |from: &str, to: &str| -> String {
        let list = moved(from, to);
        let claims = list.claims.iter();
        let mut claims = claims.filter(|line| everywhere().claim(line.claim).id == "cl-040");
        let line = claims.next().unwrap();
        beside_claim(everywhere(), line).join("\n")
    };
    assert_eq!(
        beside("泉州", "厦门"),
        "你那里（福建，转入地）：福建省内转移：账户有余额的，即时划进你在新地方的个人账户。"
    );
    let guangdong = beside("广州", "深圳");
    assert!(guangdong.starts_with("你那里就是这样写的。\n你那里（广东，转入地）：广东省内换城市"));
    assert_eq!(beside("unknown", "unknown"), "");
    assert_eq!(beside("山西", "山西"), "");
    let shown = text(everywhere(), &moved("苏州", "南京"));
    let shown = shown.replace(['\n', ' '], "");
    assert!(
        shown.contains("读法：只在某地。国家办法没有这样写"),
        "{shown}"
    );
    assert!(
        shown.contains("你那里（江苏，转入地）：江苏省内转移：年限接好后"),
        "{shown}"
    );
    assert!(!shown.contains("广东的规定"), "{shown}");
    assert!(!shown.contains("广东省内"), "{shown}");
}

#[test]
fn a_guess_is_only_a_question() {
    let low = everywhere().entries.iter().filter(|entry| {
        let cites_low = entry
            .cite
            .iter()
            .any(|cite| everywhere().fact(cite.fact).confidence == Confidence::Low);
        entry.local.is_some() && cites_low
    });
    let mut count = 0;
    for entry in low {
        count += 1;
        let local = entry.local.as_ref().unwrap();
        assert_eq!(entry.reach, Reach::Unverified, "{}", entry.id);
        assert!(entry.text.starts_with("请向 12393 核实："), "{}", entry.id);
        assert_eq!(local.taken().count(), 0, "{}", entry.id);
    }
    assert!(count > 60, "{count}");
}

#[test]
fn an_address_is_the_smallest_place_recorded_in_it() {
    let found_by = |typed: &str| -> Vec<&str> {
        let found = catalog().places_named(typed).into_iter();
        found.map(|p| catalog().place(p).common.as_str()).collect()
    };
    for (typed, place) in [
        ("江苏省徐州市", "徐州"),
        ("江苏省 宿迁市 宿城区", "江苏"),
        ("江苏省宿迁市", "江苏"),
        ("安徽省合肥市", "安徽"),
        ("安徽合肥", "安徽"),
        ("福建省厦门市", "厦门"),
        ("福建厦门思明区", "厦门"),
        ("厦门市思明区", "厦门"),
        ("江苏省无锡市江阴市", "江阴"),
        ("上海市浦东新区", "上海"),
        ("内蒙古乌海", "内蒙古"),
        ("新疆维吾尔自治区哈密市", "新疆"),
    ] {
        assert_eq!(found_by(typed), [place], "{typed}");
        assert_eq!(catalog().places_about(typed).len(), 1, "{typed}");
        let parsed = parse_answers(catalog(), [("from-region", typed)]);
        assert!(parsed.is_ok(), "{typed}");
    }
    for typed in ["南京西路", "上海路", "火星", "广冬", "北京 2026"] {
        assert!(found_by(typed).is_empty(), "{typed}: {:?}", found_by(typed));
    }
    // Every name with its province before it is that place.
    for at in (0..catalog().places.len()).map(PlaceIx) {
        let place = catalog().place(at);
        let names: Vec<&str> = catalog()
            .chain(at)
            .map(|p| catalog().place(p).name.as_str())
            .collect();
        let address: String = names.into_iter().rev().collect();
        assert_eq!(
            catalog().places_named(&address),
            [at],
            "{address} {}",
            place.code
        );
    }
}
