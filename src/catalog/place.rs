//! Places (地方): provinces, and the cities and counties with rules of their own.

use super::{PlaceDay, PlaceIx, Topic, TopicIx, nearest};
use crate::catalog::Catalog;

/// A province, or a city or county of which some rule is recorded.
#[derive(Debug, Clone)]
pub struct Place {
    /// The public six-digit code.
    pub code: String,
    /// In full: `广东省`.
    pub name: String,
    /// As people say it: `广东`.
    pub common: String,
    /// The one character of a province: `粤`.
    pub short: Option<String>,
    /// `guangdong`
    pub pinyin: String,
    /// `gd`
    pub initials: String,
    /// The city of a county, the province of a city; none for a province.
    pub of: Option<PlaceIx>,
    /// The facts that say, and do not infer, that the whole province is one pool (统筹区); empty when it is not known to be.
    pub one_pool: Vec<String>,
    /// The cities without rules of their own, of a province only: who types one is led to the province.
    pub cities: Box<[City]>,
    /// Places of which no source says whether moving between them and this one crosses a province.
    pub unclear_with: Vec<PlaceIx>,
}

/// A city (市、州、盟、地区) without rules of its own: no place to choose, only a name to know. Kept as it is written, because
/// there are hundreds and most people look for none of them.
#[derive(Debug, Clone)]
pub struct City {
    /// `合肥 he'fei`: the name as people say it, a space, and the syllables between `'`.
    written: Box<str>,
}

impl City {
    /// From a name and its syllables; none when one of them is missing or the syllables are no small letters.
    pub(super) fn read(written: &str) -> Option<Self> {
        let (name, syllables) = written.split_once(' ')?;
        let letters = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase());
        let right = !name.is_empty() && syllables.split('\'').all(letters);
        right.then(|| Self {
            written: written.into(),
        })
    }

    /// As people say it: `合肥`.
    pub fn common(&self) -> &str {
        self.parts().0
    }

    fn parts(&self) -> (&str, &str) {
        self.written.split_once(' ').unwrap_or((&self.written, ""))
    }

    /// How well the city answers to what was typed; smaller is better. Initials mean so many cities that they are never
    /// exact.
    fn rank(&self, typed: &str) -> Option<usize> {
        let (common, syllables) = self.parts();
        let rest = typed.strip_prefix(common);
        let kinds = ["", "市", "州", "盟", "地区", "自治州"];
        let pinyin = || syllables.chars().filter(|c| *c != '\'');
        let initials = || syllables.split('\'').filter_map(|s| s.chars().next());
        if rest.is_some_and(|rest| kinds.contains(&rest)) || pinyin().eq(typed.chars()) {
            return Some(0);
        }
        let mut letters = pinyin();
        let begins = common.starts_with(typed) || typed.chars().all(|c| letters.next() == Some(c));
        (begins || initials().eq(typed.chars())).then_some(3)
    }
}

impl Place {
    /// The city without rules of its own that was typed, and not the place itself.
    pub fn city_meant(&self, typed: &str) -> Option<&City> {
        let typed = plain(typed);
        if typed.is_empty() || self.own_rank(&typed).is_some() {
            return None;
        }
        let ranked = self
            .cities
            .iter()
            .filter_map(|city| Some((city.rank(&typed)?, city)));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, city)| city)
    }

    /// How well the place, or a city without rules of its own in it, answers to what was typed; smaller is better.
    fn rank(&self, typed: &str) -> Option<usize> {
        let cities = self.cities.iter().filter_map(|city| city.rank(typed));
        // Before anything is typed every name begins with it.
        let cities = cities.min().filter(|_| !typed.is_empty());
        self.own_rank(typed).into_iter().chain(cities).min()
    }

    /// How well the place itself answers to what was typed; smaller is better.
    fn own_rank(&self, typed: &str) -> Option<usize> {
        let whole_code = typed.len() == 2 && self.code == format!("{typed}0000");
        let spellings = [&self.name, &self.common, &self.pinyin, &self.initials];
        let spellings = || spellings.into_iter().chain(&self.short);
        if whole_code || self.code == typed || spellings().any(|s| s == typed) {
            Some(0)
        } else if self.code.starts_with(typed) || spellings().any(|s| s.starts_with(typed)) {
            Some(1)
        } else if self.name.contains(typed) || self.common.contains(typed) {
            // Inside a name only: letters inside pinyin would find 杭州 for “gz”.
            Some(2)
        } else {
            None
        }
    }
}

/// As compared: small letters, no spaces or syllable marks.
fn plain(typed: &str) -> String {
    let kept = typed.chars().filter(|c| !c.is_whitespace() && *c != '\'');
    kept.flat_map(char::to_lowercase).collect()
}

/// Whether what follows a place's name may be a smaller place: anything after a name in full, the kind of a place or, in
/// a province, a short name after the name as people say it. `南京西路` is a street in 上海.
fn is_rest_of_address(rest: &str, whole: bool, province: bool) -> bool {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let kinds = ["市", "区", "县", "州", "盟", "旗", "镇", "乡", "村", "街道"];
    let short = (2..=4).contains(&rest.chars().count()) && !rest.ends_with(['路', '街']);
    let smaller = whole || kinds.iter().any(|kind| rest.ends_with(kind)) || province && short;
    rest.chars().all(is_han) && smaller
}

impl Catalog {
    /// The place at `ix`.
    pub fn place(&self, ix: PlaceIx) -> &Place {
        &self.places[ix.0]
    }

    /// The cities and counties in a place, of which rules of their own are recorded.
    pub fn places_in(&self, place: PlaceIx) -> Vec<PlaceIx> {
        let places = (0..self.places.len()).map(PlaceIx);
        let inside = |&at: &PlaceIx| at != place && self.chain(at).any(|of| of == place);
        places.filter(inside).collect()
    }

    /// The name with the place it lies in: `厦门市（福建）`.
    pub fn place_in_full(&self, place: PlaceIx) -> String {
        let place = self.place(place);
        match place.of {
            Some(of) => format!("{}（{}）", place.name, self.place(of).common),
            None => place.name.clone(),
        }
    }

    /// The same with the city that was typed, when the province has no rules of that city.
    pub fn place_found(&self, place: PlaceIx, typed: &str) -> String {
        let name = self.place_in_full(place);
        match self.place(place).city_meant(typed) {
            Some(city) => format!("{name}（{}没有单独收录，按省里的）", city.common()),
            None => name,
        }
    }

    /// The place with this six-digit code.
    pub fn place_with_code(&self, code: &str) -> Option<PlaceIx> {
        let at = self.places.iter().position(|place| place.code == code);
        at.map(PlaceIx)
    }

    /// The topic at `ix`.
    pub fn topic(&self, ix: TopicIx) -> &Topic {
        &self.topics[ix.0]
    }

    /// All provinces.
    pub fn provinces(&self) -> Vec<PlaceIx> {
        let places = (0..self.places.len()).map(PlaceIx);
        places
            .filter(|&place| self.place(place).of.is_none())
            .collect()
    }

    /// The place and everything it lies in, the province last.
    pub fn chain(&self, place: PlaceIx) -> impl Iterator<Item = PlaceIx> {
        std::iter::successors(Some(place), |&at| self.place(at).of)
    }

    /// The province the place lies in.
    pub fn province(&self, place: PlaceIx) -> PlaceIx {
        self.chain(place).last().unwrap_or(place)
    }

    /// The day of a place, or of what it lies in.
    pub(crate) fn day_at(&self, place: PlaceIx, days: &[PlaceDay]) -> Option<PlaceDay> {
        let mut chain = self.chain(place);
        chain.find_map(|at| days.iter().find(|day| day.place == at).copied())
    }

    /// The places that answer to a name, a part of it, pinyin, initials, the short character or a code, best first; or
    /// the one an address lies in; all of them when nothing is typed.
    pub fn places_about(&self, typed: &str) -> Vec<PlaceIx> {
        let typed = plain(typed);
        let ranked = self.ranked(&typed);
        if ranked.is_empty() {
            return self.place_of_address(&typed).into_iter().collect();
        }
        ranked
    }

    /// The place an address begins with (`江苏省徐州市`, `福建厦门思明区`), as far down as it is recorded: a city that is
    /// not falls back to its province. A name somewhere inside is no address: many cities have a 上海路.
    fn place_of_address(&self, typed: &str) -> Option<PlaceIx> {
        // The longest name that the text begins with; by its full name what follows need not look like a place.
        let begins = |at: PlaceIx| {
            let Place { name, common, .. } = self.place(at);
            let whole = typed.strip_prefix(name.as_str()).map(|rest| (true, rest));
            whole.or_else(|| Some((false, typed.strip_prefix(common.as_str())?)))
        };
        let places = || (0..self.places.len()).map(PlaceIx);
        let named = places().filter_map(|at| {
            let (whole, rest) = begins(at)?;
            Some((at, whole, self.place(at).of.is_none(), rest))
        });
        // What begins with a city that has no rules of its own lies in its province.
        let in_cities = places().flat_map(|at| {
            let cities = self.place(at).cities.iter();
            // Only 市 and the like: a 朝阳区 is a part of 北京, not of the city 朝阳.
            let rests = cities.filter_map(|city| typed.strip_prefix(city.common()));
            let rests = rests.filter(|rest| {
                rest.starts_with(['市', '盟'])
                    || rest.starts_with("地区")
                    || rest.contains("自治州")
            });
            rests.map(move |rest| (at, false, false, rest))
        });
        let found = named.chain(in_cities);
        let (mut at, whole, province, mut rest) = found.min_by_key(|found| found.3.len())?;
        if !is_rest_of_address(rest, whole, province) {
            return None;
        }
        let further = |at, rest: &'_ str| {
            let inside = self.places_in(at).into_iter();
            let named = inside.filter_map(|inside| {
                let Place { name, common, .. } = self.place(inside);
                let end = rest.find(name.as_str()).map(|start| start + name.len());
                let end = end.or_else(|| rest.starts_with(common.as_str()).then_some(common.len()));
                Some((inside, end?))
            });
            named.max_by_key(|&(_, end)| end)
        };
        while let Some((inside, end)) = further(at, rest) {
            at = inside;
            rest = rest.get(end..).unwrap_or_default();
        }
        Some(at)
    }

    /// The places that answer to what was typed, best first.
    fn ranked(&self, typed: &str) -> Vec<PlaceIx> {
        let ranked = self.places.iter().enumerate().filter_map(|(at, place)| {
            let rank = place.rank(typed)?;
            // A place of that name stands before a province that only has a city of it.
            let in_it = place.own_rank(typed).is_none();
            Some((rank, in_it, place.of.is_some(), PlaceIx(at)))
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(.., place)| place).collect()
    }

    /// The places with exactly this name, pinyin, initials, short character or code, or the one an address lies in.
    /// Several share some pinyin.
    pub fn places_named(&self, written: &str) -> Vec<PlaceIx> {
        let typed = plain(written);
        let ranked = self.ranked(&typed);
        if ranked.is_empty() {
            return self.place_of_address(&typed).into_iter().collect();
        }
        let places = ranked.into_iter();
        places
            .filter(|&place| !typed.is_empty() && self.place(place).rank(&typed) == Some(0))
            .collect()
    }

    /// The place whose name or pinyin is nearest to a wrong one.
    pub fn nearest_place(&self, written: &str) -> Option<&Place> {
        let typed = plain(written);
        let spellings = |p: &Place| [p.common.clone(), p.name.clone(), p.pinyin.clone()];
        let all: Vec<String> = self.places.iter().flat_map(spellings).collect();
        let near = nearest(&typed, all.iter().map(String::as_str))?;
        let place = self
            .places
            .iter()
            .find(|p| spellings(p).contains(&near.to_owned()));
        place.or_else(|| self.places_about(&typed).first().map(|&ix| self.place(ix)))
    }
}
