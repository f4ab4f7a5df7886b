//! Any action in any size, and nothing panics.

use proptest::prelude::*;

use super::{
    super::{action::Action, update::Effect},
    screen, wizard,
};

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        4 => Just(Action::Enter),
        4 => Just(Action::Down),
        2 => Just(Action::Up),
        1 => Just(Action::Tick),
        1 => Just(Action::Back),
        2 => (1usize..10).prop_map(Action::Pick),
        1 => Just(Action::Why),
        1 => Just(Action::Review),
        2 => Just(Action::Export),
        1 => Just(Action::NextPane),
        1 => Just(Action::PageUp),
        1 => Just(Action::PageDown),
        1 => Just(Action::Home),
        1 => Just(Action::End),
        1 => Just(Action::Help),
        1 => Just(Action::Find),
        1 => Just(Action::Note),
        1 => Just(Action::NextPerson),
        1 => Just(Action::WhyNot),
        1 => Just(Action::Calendar),
        1 => Just(Action::Talk),
        1 => Just(Action::Leave),
        2 => any::<char>().prop_map(Action::Type),
        1 => Just(Action::Erase),
        1 => Just(Action::Delete),
        1 => Just(Action::EraseWord),
        1 => Just(Action::Clear),
        1 => Just(Action::CursorLeft),
        1 => Just(Action::CursorRight),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_panics(
        sizes in proptest::collection::vec((0u16..60, 0u16..20), 1..4),
        actions in proptest::collection::vec(any_action(), 0..40),
    ) {
        let mut app = wizard((44, 13));
        for size in sizes {
            for action in &actions {
                app.update(*action);
            }
            app.resized(size);
            let shown = screen(&app);
            prop_assert!(!shown.contains('\u{1b}'), "escape");
        }
    }

    #[test]
    fn the_cursor_is_always_in_view(
        size in (40u16..130, 12u16..40),
        actions in proptest::collection::vec(any_action(), 0..60),
    ) {
        let mut app = wizard(size);
        for action in actions {
            if app.update(action) == Effect::Erase {
                app.erased(Ok(()));
            }
            let shown = screen(&app);
            prop_assert!(app.rows().is_empty() || app.place().looking || shown.contains('▸'), "{}", shown);
        }
    }

    #[test]
    fn a_paste_answers_nothing_and_leads_nowhere(
        size in (30u16..130, 10u16..40),
        actions in proptest::collection::vec(any_action(), 0..40),
        pasted in "[1-9qe \\r\\n\\x1b中]{0,20}",
    ) {
        let mut app = wizard(size);
        for action in actions {
            app.update(action);
        }
        let before = (app.session.answers.clone(), app.session.drafts.clone(), app.places.len());
        app.paste(&pasted);
        prop_assert_eq!(before, (app.session.answers.clone(), app.session.drafts.clone(), app.places.len()));
        let shown = screen(&app);
        prop_assert!(!shown.contains('\u{1b}'), "escape");
    }
}
