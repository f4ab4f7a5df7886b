//! The place questions on the pack of the program: typing, walking, skipping, and what the places say on the way.

use super::{super::action::Action::*, screen, starting, type_text};
use crate::{
    catalog::{Catalog, PlaceIx, Problem, ProblemKind, Problems, RegionSource},
    engine::Answer,
    pack::PackSource,
    tui::{action::Action, app::App, rows::Row, screens::Screen},
};
use std::cell::Cell;
use std::sync::{Arc, OnceLock};

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (120, 40)];

fn catalog() -> Arc<Catalog> {
    static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
    Arc::clone(CATALOG.get_or_init(|| Arc::new(crate::pack::built_in().unwrap())))
}

/// Presses keys as the event loop does: after each the rules of new places are read.
fn press(app: &mut App, actions: &[Action]) {
    for &action in actions {
        app.update(action);
        app.add_regions(&PackSource::BuiltIn);
    }
}

fn find(app: &mut App, name: &str) {
    type_text(app, name);
    press(app, &[Enter]);
}

/// An employee who moves, at the question for the place left.
fn at_from(size: (u16, u16)) -> App {
    let mut app = starting(size);
    app.loaded(Ok(catalog()));
    press(&mut app, &[Enter, Enter, Enter, Enter]);
    app
}

/// Answers everything behind the places by its first option.
fn to_list(app: &mut App) {
    press(app, &[Enter; 6]);
}

fn answer(app: &App, id: &str) -> Option<String> {
    let catalog = app.catalog.as_ref().unwrap();
    match app
        .session
        .answers
        .get(catalog.find_question(id).unwrap())?
    {
        Answer::Place(place) => Some(catalog.place(place).common.clone()),
        _ => Some("—".to_owned()),
    }
}

#[track_caller]
fn shows(name: &str, prepare: impl Fn(&mut App)) {
    for (width, height) in SIZES {
        let mut app = at_from((width, height));
        prepare(&mut app);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen(&app));
    }
}

#[test]
fn the_place_question() {
    shows("place", |_| {});
}

#[test]
fn what_is_typed_finds() {
    shows("place_typed", |app| type_text(app, "shanxi"));
}

#[test]
fn a_city_without_rules_of_its_own() {
    shows("place_city", |app| type_text(app, "hefei"));
}

#[test]
fn the_cities_of_a_province() {
    shows("place_cities", |app| find(app, "闽"));
}

#[test]
fn an_unknown_place() {
    shows("place_unknown", |app| find(app, "广冬"));
}

#[test]
fn a_scope_that_cannot_be_is_not_offered() {
    shows("place_scope", |app| {
        find(app, "泉州");
        find(app, "xm");
    });
}

#[test]
fn the_review_says_what_the_places_decide() {
    let mut app = at_from((80, 24));
    find(&mut app, "泉州");
    find(&mut app, "bj");
    press(&mut app, &[Enter; 5]);
    insta::assert_snapshot!(screen(&app));
}

#[test]
fn where_nothing_is_applied_for_the_conclusion_says_so() {
    for size in SIZES {
        let mut app = at_from(size);
        find(&mut app, "兰州");
        find(&mut app, "甘肃");
        press(&mut app, &[Enter]);
        // 范围 is asked: two places of one province.
        press(&mut app, &[Enter; 7]);
        let shown = screen(&app);
        let flat: String = shown.split_whitespace().collect();
        assert!(flat.contains("省内不用转移，不用申请"), "{shown}");
        assert!(!flat.contains("可以申请转移了（"), "{shown}");
        press(&mut app, &[Enter]);
        let shown = screen(&app);
        let flat: String = shown.split_whitespace().collect();
        assert!(flat.contains("医保关系如何转移"), "{shown}");
    }
}

#[test]
fn in_one_city_no_scope_stands_ready() {
    let scope = |to: &str| {
        let mut app = at_from((80, 24));
        find(&mut app, "厦门");
        find(&mut app, to);
        assert!(screen(&app).contains("是什么关系"), "{}", screen(&app));
        app.row()
    };
    assert_eq!(scope("厦门"), Some(Row::Unknown));
    assert!(matches!(scope("福州"), Some(Row::Option(_))));
}

#[test]
fn qinghai_reads_at_once_what_is_not_recorded() {
    shows("place_qinghai", |app| {
        find(app, "青海");
        // 青海有收录了规定的市州；不是其中之一。
        press(app, &[Enter]);
        find(app, "青海");
        press(app, &[Enter]);
        to_list(app);
        press(app, &[Enter]);
    });
}

#[test]
fn what_is_recorded() {
    for (width, height) in SIZES {
        let mut app = starting((width, height));
        app.loaded(Ok(catalog()));
        press(&mut app, &[Down, Down, Enter]);
        insta::assert_snapshot!(format!("regions_{width}x{height}"), screen(&app));
    }
}

#[test]
fn every_spelling_is_taken_from_any_row() {
    for typed in ["xm", "xiamen", "350200", "厦门", "Xia Men"] {
        let mut app = at_from((80, 24));
        press(&mut app, &[Down, Down, Down]);
        find(&mut app, typed);
        assert_eq!(
            answer(&app, "from-region").as_deref(),
            Some("厦门"),
            "{typed}"
        );
    }
    for typed in ["gd", "guangdong", "粤", "44"] {
        let mut app = at_from((80, 24));
        find(&mut app, typed);
        // Not one of the cities.
        press(&mut app, &[Enter]);
        assert_eq!(
            answer(&app, "from-region").as_deref(),
            Some("广东"),
            "{typed}"
        );
    }
}

#[test]
fn arrows_and_enter_alone_reach_every_province_and_city() {
    let provinces = catalog().provinces();
    for (at, &province) in provinces.iter().enumerate() {
        let mut app = at_from((80, 24));
        press(&mut app, &vec![Down; 3 + at]);
        assert_eq!(app.row(), Some(Row::Place(province)));
        press(&mut app, &[Enter]);
        let cities = catalog().places_in(province);
        for (at, &city) in cities.iter().enumerate() {
            let mut app = app.clone();
            press(&mut app, &vec![Down; 1 + at]);
            press(&mut app, &[Enter]);
            let common = catalog().place(city).common.clone();
            assert_eq!(answer(&app, "from-region"), Some(common));
        }
    }
}

#[test]
fn one_enter_skips_a_place_and_one_row_skips_both() {
    let mut app = at_from((80, 24));
    press(&mut app, &[Enter]);
    assert_eq!(answer(&app, "from-region").as_deref(), Some("—"));
    assert_eq!(answer(&app, "to-region"), None);
    press(&mut app, &[Enter]);
    assert_eq!(answer(&app, "to-region").as_deref(), Some("—"));

    let mut app = at_from((80, 24));
    press(&mut app, &[Down, Enter]);
    assert_eq!(answer(&app, "to-region").as_deref(), Some("—"));
    assert!(screen(&app).contains("原来的地方和新地方是什么关系"));
}

#[test]
fn what_is_typed_replaces_the_place_answered_before() {
    let mut app = at_from((80, 24));
    find(&mut app, "xm");
    press(&mut app, &[Back]);
    assert!(screen(&app).contains("▸ 厦门市"), "{}", screen(&app));
    type_text(&mut app, "gz");
    assert!(screen(&app).contains("找  gz\n"), "{}", screen(&app));
    assert!(!screen(&app).contains("杭州"));
    // From the cities a letter begins a new search.
    press(&mut app, &[Clear]);
    find(&mut app, "闽");
    type_text(&mut app, "bj");
    assert!(screen(&app).contains("找  bj\n"), "{}", screen(&app));
    press(&mut app, &[Enter]);
    assert_eq!(answer(&app, "from-region").as_deref(), Some("北京"));
}

#[test]
fn back_leads_from_the_cities_to_the_places_and_then_away() {
    let mut app = at_from((80, 24));
    find(&mut app, "闽");
    press(&mut app, &[Back]);
    assert!(screen(&app).contains("找  闽"));
    press(&mut app, &[Back]);
    assert!(screen(&app).contains("到新地方参加"));
}

#[test]
fn a_paste_is_a_search() {
    let mut app = at_from((80, 24));
    app.paste("厦门\n");
    press(&mut app, &[Enter]);
    assert_eq!(answer(&app, "from-region").as_deref(), Some("厦门"));
}

/// 福建's rules are broken, those of others are as they are.
#[derive(Debug)]
struct Broken(PlaceIx, Cell<usize>);

impl RegionSource for Broken {
    fn add_regions(
        &self,
        catalog: &Catalog,
        provinces: &[PlaceIx],
    ) -> Result<Option<Catalog>, Problems> {
        if provinces.contains(&self.0) {
            self.1.set(self.1.get() + 1);
            let problem = |at: usize| Problem {
                file: "regions/350000.yaml".to_owned(),
                line: at + 1,
                item: String::new(),
                cause: "坏了".to_owned(),
                next: String::new(),
                kind: ProblemKind::Other,
            };
            return Err(Problems((0..40).map(problem).collect()));
        }
        PackSource::BuiltIn.add_regions(catalog, provinces)
    }
}

fn fujian_broken() -> Broken {
    Broken(catalog().places_named("福建")[0], Cell::new(0))
}

fn press_broken(app: &mut App, source: &Broken, actions: &[Action]) {
    for &action in actions {
        app.update(action);
        app.add_regions(source);
    }
}

#[test]
fn a_broken_province_is_told_once_and_the_rest_goes_on() {
    let source = fujian_broken();
    let mut app = at_from((80, 24));
    type_text(&mut app, "泉州");
    press_broken(&mut app, &source, &[Enter]);
    assert!(matches!(app.place().screen, Screen::News(_)));
    let shown = screen(&app);
    assert!(
        shown.contains("福建的地方规定读不出来，先按全国的规定"),
        "{shown}"
    );
    assert!(shown.contains("regions/350000.yaml:1："), "{shown}");
    assert!(
        shown.contains("还有 37 处，运行 yiqian check 看全部。"),
        "{shown}"
    );
    press_broken(&mut app, &source, &[Enter]);
    let tried = source.1.get();
    type_text(&mut app, "bj");
    press_broken(&mut app, &source, &[Enter]);
    while !matches!(app.place().screen, Screen::List(_)) {
        press_broken(&mut app, &source, &[Enter]);
    }
    assert_eq!(source.1.get(), tried, "not read again");
    let catalog = app.catalog.as_ref().unwrap();
    assert_eq!(catalog.regions, catalog.places_named("北京"));
}

#[test]
fn the_places_recorded_are_shown_with_one_province_broken() {
    let source = fujian_broken();
    let mut app = starting((80, 24));
    app.loaded(Ok(catalog()));
    press_broken(&mut app, &source, &[Down, Down, Enter]);
    assert!(matches!(app.place().screen, Screen::News(_)));
    press_broken(&mut app, &source, &[Enter]);
    assert!(matches!(app.place().screen, Screen::Regions));
    press_broken(&mut app, &source, &[PageDown]);
    assert!(app.place().scroll > 0);
    press_broken(&mut app, &source, &[Home]);
    let mut shown = screen(&app);
    for _ in 0..40 {
        press_broken(&mut app, &source, &[PageDown]);
        shown.push_str(&screen(&app));
    }
    assert!(shown.contains("读不出来"), "{shown}");
}

#[test]
fn the_problems_of_a_broken_pack_can_be_scrolled() {
    let mut app = starting((80, 24));
    let problems = fujian_broken().add_regions(&catalog(), &[fujian_broken().0]);
    app.loaded(Err(problems.unwrap_err()));
    press(&mut app, &[PageDown]);
    assert!(app.place().scroll > 0);
    assert!(
        screen(&app).contains("regions/350000.yaml:25"),
        "{}",
        screen(&app)
    );
}

#[test]
fn the_first_frame_after_a_place_has_its_preview() {
    let mut app = at_from((120, 40));
    find(&mut app, "泉州");
    find(&mut app, "xm");
    assert!(app.preview.is_some(), "{}", screen(&app));
}

#[test]
fn a_search_that_finds_nothing_says_so_at_once() {
    let mut app = at_from((80, 24));
    type_text(&mut app, "昆山县城");
    let shown = screen(&app);
    assert!(
        shown.contains("没有找到“昆山县城”。没有你的市，就找它的省。"),
        "{shown}"
    );
    press(&mut app, &[Clear]);
    assert!(!screen(&app).contains("没有找到"));
    type_text(&mut app, "江苏省宿迁市");
    assert!(screen(&app).contains("江苏省\n"), "{}", screen(&app));
}
