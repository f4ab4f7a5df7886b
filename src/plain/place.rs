//! Answering with a place: named, or chosen by number from those that a name may mean.

use std::io::{BufRead, Write};

use super::ask::Asking;
use super::said::Said;
use super::talk::Stop;
use crate::catalog::PlaceIx;
use crate::engine::Answer;

/// The most places read out to choose from; a number with two digits may be a code.
const MOST: usize = 9;

/// The places last read out.
#[derive(Debug, Default)]
pub(super) struct Offered {
    places: Vec<PlaceIx>,
    /// The province that an empty line takes, when its cities were read out.
    province: Option<PlaceIx>,
}

impl<R: BufRead, W: Write> Asking<'_, R, W> {
    /// The answer in a line; none when more has to be said.
    pub(super) fn place(
        &mut self,
        offered: &mut Offered,
        line: &str,
        said: &Said,
    ) -> Result<Option<Answer>, Stop> {
        match said {
            Said::Nothing => {
                let province = offered.province.map(Answer::Place);
                return Ok(province.or(self.before).or(Some(Answer::Unknown)));
            }
            Said::Numbers(numbers) => {
                let chosen = numbers.first().and_then(|n| n.checked_sub(1));
                if let (Some(&place), [_]) = (
                    chosen.and_then(|at| offered.places.get(at)),
                    numbers.as_slice(),
                ) {
                    return Ok(self.taken(offered, place)?.map(Answer::Place));
                }
            }
            _ => {}
        }
        let mut found = self.catalog.places_named(line);
        if found.is_empty() {
            found = self.catalog.places_about(line);
        }
        match found[..] {
            [place] => {
                let at = self.catalog.place(place);
                if let Some(city) = at.city_meant(line) {
                    let (city, province) = (city.common(), &at.name);
                    self.talk
                        .say(&format!("{city}没有单独收录，按{province}的。"))?;
                }
                return Ok(self.taken(offered, place)?.map(Answer::Place));
            }
            [] => {
                let near = self.catalog.nearest_place(line);
                let near = near.map_or_else(String::new, |near| {
                    format!("是不是想写 {}（{}）？", near.common, near.code)
                });
                self.talk.say(&format!(
                    "没有收录这个地方。{near}你的市没有收录，就输入省名；不想说就输入 0。"
                ))?;
            }
            _ => {
                found.truncate(MOST);
                self.talk.say("有几个地方，输入号码：")?;
                self.read_out(&found, line)?;
                *offered = Offered {
                    places: found,
                    province: None,
                };
            }
        }
        Ok(None)
    }

    /// Takes a place; of a province with cities of their own rules, those are read out first.
    fn taken(&mut self, offered: &mut Offered, place: PlaceIx) -> Result<Option<PlaceIx>, Stop> {
        let mut cities = self.catalog.places_in(place);
        if cities.is_empty()
            || self.catalog.place(place).of.is_some()
            || offered.province == Some(place)
        {
            return Ok(Some(place));
        }
        let name = &self.catalog.place(place).common;
        self.talk.say(&format!(
            "{name}有这些市县收录了自己的规定。是其中一个就输入号码或名字；不是，就直接回车。"
        ))?;
        let all = cities.len();
        cities.truncate(MOST);
        self.read_out(&cities, "")?;
        if all > MOST {
            self.talk.say("还有别的，输入名字。")?;
        }
        *offered = Offered {
            places: cities,
            province: Some(place),
        };
        Ok(None)
    }

    fn read_out(&mut self, places: &[PlaceIx], typed: &str) -> Result<(), Stop> {
        for (at, &place) in places.iter().enumerate() {
            let name = self.catalog.place_found(place, typed);
            self.talk.say(&format!("{}：{name}", at + 1))?;
        }
        Ok(())
    }
}
