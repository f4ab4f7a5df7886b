//! Answering a question for a place: typing, taking a province, then a city of it.

use std::sync::Arc;

use super::{
    app::App,
    rows::Row,
    screens::{Asking, Screen},
};
use crate::{
    catalog::{Catalog, PlaceIx, QuestionIx, RegionSource},
    engine::{self, Answer},
    text::region_problems,
};

impl App {
    /// Skip, the field and the places found; or the province taken and its cities.
    pub(super) fn place_rows(&self, catalog: &Catalog, asking: &Asking) -> Vec<Row> {
        if let Some(province) = asking.within {
            let inside = catalog.places_in(province).into_iter();
            return [province]
                .into_iter()
                .chain(inside)
                .map(Row::Place)
                .collect();
        }
        let typed = asking.field.text();
        let found = catalog.places_about(&typed).into_iter();
        // Before anything is typed the provinces are enough to go through.
        let found = found.filter(|&p| !typed.trim().is_empty() || catalog.place(p).of.is_none());
        let both = self.other_place(asking.question).map(|_| Row::NoPlaces);
        [Row::Unknown]
            .into_iter()
            .chain(both)
            .chain([Row::PlaceName])
            .chain(found.map(Row::Place))
            .collect()
    }

    /// How many rows stand before the places found.
    pub(super) fn rows_before_places(&self, question: QuestionIx) -> usize {
        2 + usize::from(self.other_place(question).is_some())
    }

    /// The question for the other place, while it is still to come.
    fn other_place(&self, question: QuestionIx) -> Option<QuestionIx> {
        let questions = self.catalog.as_ref()?.place_questions;
        let other = questions.to.filter(|_| questions.from == Some(question))?;
        let steps = &self.interview.as_ref()?.steps;
        let open = |step: &&engine::Step| step.question == other && step.answer.is_none();
        steps.iter().find(open).map(|step| step.question)
    }

    /// 不想说: skips both places.
    pub(super) fn say_no_place(&mut self) {
        let Screen::Question(asking) = &self.place().screen else {
            return;
        };
        let other = self.other_place(asking.question);
        self.answer_unknown();
        if let Screen::Question(asking) = &self.place().screen
            && other == Some(asking.question)
        {
            self.answer_unknown();
        }
    }

    /// From the field: takes the place that is meant exactly or the only one found, else goes to the first of them, or
    /// says that there is none.
    pub(super) fn take_place_typed(&mut self) {
        let (Some(catalog), Screen::Question(asking)) =
            (self.catalog.clone(), &self.place().screen)
        else {
            return;
        };
        let typed = asking.field.text();
        let mut found = catalog.places_named(&typed);
        if found.len() != 1 {
            found = catalog.places_about(&typed);
        }
        match found[..] {
            [place] => self.take_place(place),
            [first, ..] => self.go_to(&Row::Place(first)),
            [] => {
                let error = no_such_place(&catalog, &typed);
                if let Screen::Question(asking) = &mut self.place_mut().screen {
                    asking.error = Some(error);
                }
            }
        }
    }

    /// Takes a place; of a province with cities that have rules of their own, the cities are offered next.
    pub(super) fn take_place(&mut self, place: PlaceIx) {
        let Some(catalog) = self.catalog.clone() else {
            return;
        };
        let has_cities = catalog.place(place).of.is_none() && !catalog.places_in(place).is_empty();
        if let Screen::Question(asking) = &mut self.place_mut().screen
            && asking.within.is_none()
            && has_cities
        {
            asking.within = Some(place);
            self.place_mut().row = 0;
            self.place_mut().scroll = 0;
            return;
        }
        self.answer(Answer::Place(place));
    }

    /// From the cities of a province back to all places; false when no cities are shown.
    pub(super) fn leave_cities(&mut self) -> bool {
        let Screen::Question(asking) = &mut self.place_mut().screen else {
            return false;
        };
        let shown = asking.within.take();
        if let Some(province) = shown {
            self.go_to(&Row::Place(province));
        }
        shown.is_some()
    }

    /// Readies the field for what is typed next: from the cities back to the search, and over the name of the place
    /// answered before, which nobody would want to take out letter by letter.
    pub(super) fn begin_search(&mut self) {
        let in_field = self.row() == Some(Row::PlaceName);
        let Some(catalog) = self.catalog.clone() else {
            return;
        };
        let Screen::Question(asking) = &self.place().screen else {
            return;
        };
        let question = asking.question;
        let before = match self.session.answers.get(question) {
            Some(Answer::Place(place)) => Some(catalog.place(place).common.as_str()),
            _ => None,
        };
        if let Screen::Question(asking) = &mut self.place_mut().screen {
            let left = asking.within.take().is_some();
            if left || !in_field && before == Some(asking.field.text().as_str()) {
                asking.field.clear();
            }
        }
    }

    /// Reads the rules of the places answered, once for every province. A file or two, so nobody waits for it. Those that
    /// cannot be read are told once, and the list goes by the rules of the whole country there.
    pub(super) fn add_regions(&mut self, source: &dyn RegionSource) {
        let Some(catalog) = &self.catalog else {
            return;
        };
        let needed = match self.place().screen {
            Screen::Regions => catalog.provinces(),
            _ => engine::provinces(catalog, &self.session.answers),
        };
        let read = engine::localize_readable(source, catalog, &needed, &self.broken);
        let lines = read.broken.iter();
        let lines =
            lines.flat_map(|(province, problems)| region_problems(catalog, *province, problems));
        let lines: Vec<String> = lines.collect();
        if read.catalog.is_none() && lines.is_empty() {
            return;
        }
        self.broken
            .extend(read.broken.into_iter().map(|(province, _)| province));
        if let Some(added) = read.catalog {
            self.catalog = Some(Arc::new(added));
            self.recompute();
        }
        if !lines.is_empty() {
            self.tell("有地方的规定读不出来", lines);
        }
        self.settle();
    }
}

fn no_such_place(catalog: &Catalog, typed: &str) -> String {
    let near = catalog.nearest_place(typed);
    let near = near.map_or_else(String::new, |near| format!("是不是想找 {}？", near.common));
    format!("没有收录这个地方。{near}没有你的市，就找它的省。")
}
