//! Places (地方): provinces, and the cities and counties with rules of their own.

use super::{PlaceIx, Topic, TopicIx, nearest};
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
    /// Places of which no source says whether moving between them and this one crosses a province.
    pub unclear_with: Vec<PlaceIx>,
}

impl Place {
    /// How well the place answers to what was typed; smaller is better.
    fn rank(&self, typed: &str) -> Option<usize> {
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

    /// The places that answer to a name, a part of it, pinyin, initials, the short character or a code, best first;
    /// all of them when nothing is typed.
    pub fn places_about(&self, typed: &str) -> Vec<PlaceIx> {
        let typed = plain(typed);
        let ranked = self.places.iter().enumerate().filter_map(|(at, place)| {
            let rank = place.rank(&typed)?;
            Some((rank, place.of.is_some(), PlaceIx(at)))
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(.., place)| place).collect()
    }

    /// The places with exactly this name, pinyin, initials, short character or code. Several share some pinyin.
    pub fn places_named(&self, written: &str) -> Vec<PlaceIx> {
        let typed = plain(written);
        let places = self.places_about(&typed).into_iter();
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
