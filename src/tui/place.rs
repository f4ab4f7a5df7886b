//! Answering a question for a place: typing, taking a province, then a city of it.

use std::sync::Arc;

use super::{app::App, rows::Row, screens::Screen};
use crate::{
    catalog::PlaceIx,
    engine::{self, Answer},
    pack::PackSource,
};

impl App {
    /// From the field: takes the only place found, else goes to the first of them, or says that there is none.
    pub(super) fn take_place_typed(&mut self) {
        let rows = self.rows();
        let mut found = rows.iter().filter_map(|row| match row {
            Row::Place(place) => Some(*place),
            _ => None,
        });
        let (first, second) = (found.next(), found.next());
        match (first, second) {
            (Some(place), None) => self.take_place(place),
            (Some(place), Some(_)) => self.go_to(&Row::Place(place)),
            (None, _) => {
                let error = self.no_such_place();
                if let Screen::Question(asking) = &mut self.place_mut().screen {
                    asking.error = Some(error);
                }
            }
        }
    }

    fn no_such_place(&self) -> String {
        let (Some(catalog), Screen::Question(asking)) = (&self.catalog, &self.place().screen)
        else {
            return String::new();
        };
        let near = catalog.nearest_place(&asking.field.text());
        near.map_or_else(
            || "没有这个地方。删掉几个字，或往上一行跳过。".to_owned(),
            |near| format!("没有这个地方。是不是想找 {}？", near.common),
        )
    }

    /// Takes a place; of a province with cities that have rules of their own, the cities are offered next.
    pub(super) fn take_place(&mut self, place: PlaceIx) {
        let Some(catalog) = self.catalog.clone() else {
            return;
        };
        let has_cities = catalog.places.iter().any(|city| city.of == Some(place));
        let is_province = catalog.place(place).of.is_none();
        if let Screen::Question(asking) = &mut self.place_mut().screen
            && asking.within.is_none()
            && is_province
            && has_cities
        {
            asking.within = Some(place);
            self.place_mut().row = 0;
            self.notice = Some("这几个市县有自己的规定。是其中一个就选它。".to_owned());
            return;
        }
        self.answer(Answer::Place(place));
    }

    /// From the cities of a province back to all places; false when no cities are shown.
    pub(super) fn leave_cities(&mut self) -> bool {
        let Screen::Question(asking) = &mut self.place_mut().screen else {
            return false;
        };
        let shown = asking.within.take().is_some();
        if shown {
            self.go_to(&Row::PlaceName);
        }
        shown
    }

    /// Reads the rules of the places answered, once for every province. A file or two, so nobody waits for it.
    pub(super) fn add_regions(&mut self, source: &PackSource) {
        let Some(catalog) = &self.catalog else {
            return;
        };
        match engine::localize(source, catalog, &self.answers) {
            Ok(None) => {}
            Ok(Some(added)) => {
                self.catalog = Some(Arc::new(added));
                self.recompute();
            }
            Err(problems) => self.loaded(Err(problems)),
        }
    }

    /// How many options the question shown has, offered or not.
    pub(super) fn numbered_options(&self) -> usize {
        match (&self.catalog, &self.place().screen) {
            (Some(catalog), Screen::Question(asking)) => {
                catalog.question(asking.question).options.len()
            }
            _ => 0,
        }
    }
}
