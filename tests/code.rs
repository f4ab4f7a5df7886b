//! The answer code: whatever was answered comes back, and what is mistyped is told and placed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use common::{XUZHOU_TO_HEFEI, catalog, date, random_answers, shown};
use proptest::prelude::*;
use yiqian::catalog::{Catalog, Change, Kind, OptionIx, QuestionIx, Slot};
use yiqian::engine::{Answer, Answers, CodeError, parse_answers, read_code, write_code};

/// The characters of codes.
const ALPHABET: &str = "23456789ACDEFHJKMPRTWXY";

fn code(answers: &Answers) -> String {
    write_code(catalog(), answers).unwrap()
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    parse_answers(catalog(), pairs.iter().copied()).unwrap()
}

fn common_case() -> Answers {
    answers(&XUZHOU_TO_HEFEI)
}

#[test]
fn a_code_never_changes_its_meaning() {
    // Printed on paper, these must mean the same for ever.
    assert_eq!(code(&common_case()), FIRST);
    assert_eq!(read_code(catalog(), FIRST).unwrap().answers, common_case());
    assert_eq!(code(&Answers::default()), EMPTY);
}

const FIRST: &str = "2JA3-86D2-FAXP-343Y-AMA7";
const EMPTY: &str = "2E5H";

/// The slots as they were when codes were first printed. A line may be added below or made longer at its end; nothing
/// else, or codes on paper change their meaning.
const SLOTS: &str = include_str!("slots.frozen.txt");

#[test]
fn slots_are_only_ever_added() {
    let text = std::fs::read_to_string("content/slots.yaml").unwrap();
    let now: Vec<String> = text
        .split("- id: ")
        .skip(1)
        .map(|slot| {
            let mut lines = slot.lines();
            let id = lines.next().unwrap();
            let field = |name: &str| {
                let line = slot.lines().find(|l| l.trim_start().starts_with(name));
                line.unwrap().split_once(": ").unwrap().1.to_owned()
            };
            let options = field("options").replace(['[', ']', '"', ','], "");
            format!("{id} {} {options}", field("kind"))
                .trim_end()
                .to_owned()
        })
        .collect();
    let frozen: Vec<&str> = SLOTS.lines().collect();
    for (at, frozen) in frozen.iter().enumerate() {
        let now = now.get(at).map_or("", String::as_str);
        let longer = now
            .strip_prefix(frozen)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        assert!(longer, "slot {} was “{frozen}” and is “{now}”", at + 1);
    }
    assert_eq!(now, frozen, "add what is new to tests/slots.frozen.txt");
}

#[test]
fn every_date_comes_back() {
    for day in [
        "1949-10-01",
        "2019-12-31",
        "2020-01-01",
        "2026-11-02",
        "2031-03-20",
        "9999-12-31",
    ] {
        let mut given = Answers::default();
        let question = catalog().find_question("accepted-on").unwrap();
        given.set(question, Answer::Date(date(day)));
        assert_eq!(
            read_code(catalog(), &code(&given)).unwrap().answers,
            given,
            "{day}"
        );
    }
}

#[test]
fn case_dashes_and_spaces_do_not_matter() {
    let code = code(&common_case());
    for typed in [
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', " "),
        format!("  {}  ", code.replace('-', "—")),
        code.chars().flat_map(|c| [c, ' ']).collect(),
    ] {
        assert_eq!(
            read_code(catalog(), &typed).unwrap().answers,
            common_case(),
            "{typed}"
        );
    }
}

#[test]
fn mistakes_are_told_in_words() {
    let code = code(&common_case());
    let mut lines = Vec::new();
    let mut tell = |typed: &str| {
        lines.push(format!(
            "{typed}：{}",
            read_code(catalog(), typed).unwrap_err()
        ));
    };
    tell("");
    tell("你好");
    let wrong = if code.starts_with('2') { '3' } else { '2' };
    tell(&format!("{wrong}{}", code.get(1..).unwrap()));
    tell(&format!("{}O", code.get(..code.len() - 1).unwrap()));
    tell(code.get(..code.len() - 1).unwrap());
    tell(code.get(..code.len() - 5).unwrap());
    tell(&code.get(1..).unwrap().replace('-', ""));
    insta::assert_snapshot!(lines.join("\n"));
}

/// The pack as it may be later: a change noted, a question and an option more, one of each gone.
fn later() -> Catalog {
    let mut later = catalog().clone();
    later.manifest.changes.push(Change {
        version: "2027.1.1".to_owned(),
        date: date("2027-01-01"),
        text: "医疗保障法施行。".to_owned(),
    });
    later.slots[0].options[5] = None;
    later.slots[1].question = None;
    later.slots[2].options.push(Some(OptionIx(0)));
    later.slots.push(Slot {
        id: "new".to_owned(),
        kind: Kind::Choice,
        question: Some(QuestionIx(1)),
        options: vec![Some(OptionIx(0))],
    });
    later
}

#[test]
fn a_code_comes_back_on_a_later_pack_and_says_what_changed() {
    let restored = read_code(&later(), &code(&common_case())).unwrap();
    assert_eq!(
        restored.notes,
        [
            "写下这个代码以后，政策包改过：",
            "2027.1.1：医疗保障法施行。",
            "“from-insurance”这一题已经取消了，当时的回答没有用上。"
        ]
    );
    let mut expected = common_case();
    expected.remove(QuestionIx(1));
    assert_eq!(restored.answers, expected);
    let trip = read_code(&later(), &code(&answers(&[("situation", "trip")]))).unwrap();
    assert!(trip.notes[2].contains("请重新回答"), "{:?}", trip.notes);
    assert!(trip.answers.is_empty());
}

#[test]
fn a_code_of_a_later_pack_is_told_apart() {
    let later = later();
    let mut given = Answers::default();
    given.set(QuestionIx(1), Answer::Choice(OptionIx(0)));
    let code = write_code(&later, &given).unwrap();
    assert_eq!(read_code(catalog(), &code), Err(CodeError::Newer));
}

#[test]
fn a_pack_without_slots_has_no_codes() {
    let mut bare = catalog().clone();
    bare.slots.clear();
    assert_eq!(write_code(&bare, &common_case()), None);
    assert_eq!(
        read_code(&bare, &code(&common_case())),
        Err(CodeError::NoSlots)
    );
}

/// The group, from 1, that an error names first.
fn place(error: &CodeError) -> Option<usize> {
    match error {
        CodeError::Characters(wrong) => wrong.first().map(|(group, _)| *group),
        CodeError::Wrong(groups) => groups.first().copied(),
        CodeError::Length(wrong) => wrong.first().map(|(group, _)| *group),
        CodeError::OutOfStep(group) => Some(*group),
        _ => None,
    }
}

proptest! {
    #[test]
    fn all_answers_come_back(given in random_answers()) {
        let code = code(&given);
        let restored = read_code(catalog(), &code).unwrap();
        prop_assert_eq!(shown(&restored.answers), shown(&given));
        prop_assert!(restored.notes.is_empty());
    }

    #[test]
    fn one_wrong_character_is_found_in_its_group(
        given in random_answers(),
        at in any::<prop::sample::Index>(),
        c in prop::sample::select((' '..='~').chain("好０Ａ".chars()).collect::<Vec<_>>()),
        dashes in any::<bool>(),
    ) {
        let code = code(&given);
        let digits: Vec<char> = code.chars().filter(|&c| c != '-').collect();
        let at = at.index(digits.len());
        prop_assume!(!c.eq_ignore_ascii_case(&digits[at]));
        prop_assume!(!c.is_whitespace() && c != '-' && c != '_');
        let mut typed = digits;
        typed[at] = c;
        let groups: Vec<String> = typed.chunks(4).map(|g| g.iter().collect()).collect();
        let typed = groups.join(if dashes { "-" } else { "" });
        let error = read_code(catalog(), &typed).unwrap_err();
        prop_assert_eq!(place(&error), Some(at / 4 + 1), "{} {}", code, typed);
    }

    #[test]
    fn one_character_lost_or_doubled_is_found_in_its_group(
        given in random_answers(),
        at in any::<prop::sample::Index>(),
        doubled in any::<bool>(),
        dashes in any::<bool>(),
    ) {
        let code = code(&given);
        let mut groups: Vec<String> = code.split('-').map(str::to_owned).collect();
        let at = at.index(groups.len() * 4);
        let (group, inside) = (at / 4, at % 4);
        let c = groups[group].remove(inside);
        if doubled {
            groups[group].insert(inside, c);
            groups[group].insert(inside, c);
        }
        let error = read_code(catalog(), &groups.join(if dashes { "-" } else { "" })).unwrap_err();
        if dashes {
            prop_assert_eq!(place(&error), Some(group + 1));
        } else {
            // Without dashes a group may fit by chance, so the first that does not is named.
            prop_assert!(place(&error) > Some(group), "{:?}", error);
        }
    }

    #[test]
    fn two_neighbours_swapped_are_found(given in random_answers(), at in any::<prop::sample::Index>()) {
        let code = code(&given);
        let mut digits: Vec<char> = code.chars().filter(|&c| c != '-').collect();
        let at = at.index(digits.len() - 1);
        prop_assume!(digits[at] != digits[at + 1]);
        // Across the border of two groups, two characters are wrong, each caught by its own group.
        digits.swap(at, at + 1);
        let typed: String = digits.iter().collect();
        prop_assert!(read_code(catalog(), &typed).is_err());
    }

    #[test]
    fn nothing_typed_panics(typed in "\\PC{0,60}", random in "[23456789acdefhjkmprtwxy -]{0,60}") {
        let _ = read_code(catalog(), &typed);
        let _ = read_code(catalog(), &random);
    }
}

#[test]
fn well_formed_nonsense_never_panics() {
    // Groups whose checks are right, but whose bits are any: through the writer of a wrong pack.
    let alphabet: Vec<char> = ALPHABET.chars().collect();
    let mut seed = 1_u64;
    let mut right = 0;
    for _ in 0..20_000 {
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 40).unwrap() % 23
        };
        let length = next() % 6 + 1;
        let code: String = (0..length)
            .map(|place| {
                let digits = [next() % 15, next(), next()];
                let check = (digits[0] * 2 + digits[1] * 3 + digits[2] * 5 + place * 7 + 11) % 23;
                [digits[0], digits[1], digits[2], check]
                    .map(|d| alphabet[d])
                    .iter()
                    .collect::<String>()
            })
            .collect();
        match read_code(catalog(), &code) {
            Ok(restored) => {
                right += 1;
                let again = read_code(
                    catalog(),
                    &write_code(catalog(), &restored.answers).unwrap(),
                );
                assert_eq!(again.unwrap().answers, restored.answers);
            }
            Err(CodeError::Wrong(_) | CodeError::Characters(_)) => panic!("{code} is well formed"),
            Err(_) => {}
        }
    }
    assert!(right > 0, "the nonsense never reached the reader of slots");
}

#[test]
fn every_place_comes_back_and_costs_little() {
    for place in &catalog().places {
        let given = answers(&[("from-region", &place.code), ("to-region", "440000")]);
        let code = code(&given);
        assert_eq!(
            read_code(catalog(), &code).unwrap().answers,
            given,
            "{}",
            place.name
        );
        assert!(code.len() <= 39, "{code}");
    }
    assert_eq!(code(&answers(&[("from-region", "350200")])), PLACE);
    let mut smaller = catalog().clone();
    smaller.places.retain(|place| place.code != "350200");
    let restored = read_code(&smaller, PLACE).unwrap();
    assert!(restored.answers.is_empty());
    assert_eq!(
        restored.notes,
        ["代码里的地方（350200）这个政策包里没有，请重新选。"]
    );
}

const PLACE: &str = "2JJA-222R-2W45-23CE";
