//! What the person wants, and which keys say so.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::keymap::BINDINGS;

/// Something the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// The row before.
    Up,
    /// The row after.
    Down,
    /// Take the row under the cursor.
    Enter,
    /// Tick or untick the row under the cursor.
    Tick,
    /// To where one came from.
    Back,
    /// The option with this number, from 1.
    Pick(usize),
    /// Why this is asked, and its source.
    Why,
    /// The answers, to change them.
    Review,
    /// Write the list to a file.
    Export,
    /// The other pane.
    NextPane,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// The first row.
    Home,
    /// The last row.
    End,
    /// Find among what is listed.
    Find,
    /// Write a note on the line under the cursor.
    Note,
    /// What to say at the counter and on the phone.
    Talk,
    /// The timeline as months.
    Calendar,
    /// Which lines are not there, and which answer would have brought them.
    WhyNot,
    /// Clear everything for the next person.
    NextPerson,
    /// The help page.
    Help,
    /// Leave, asking first when something would be lost.
    Leave,
    /// Leave at once (Ctrl-C).
    Interrupt,
    /// Leave at once (Ctrl-\).
    Quit,
    /// Stop until `fg` (Ctrl-Z).
    Suspend,
    /// A character for the field under the cursor.
    Type(char),
    /// Take out the character before the cursor.
    Erase,
    /// Take out the character behind the cursor.
    Delete,
    /// Take out the word before the cursor.
    EraseWord,
    /// Empty the field.
    Clear,
    /// The cursor of the field one to the left.
    CursorLeft,
    /// The cursor of the field one to the right.
    CursorRight,
}

/// The action of a key. While `typing`, what can be part of a text goes to the field.
pub(super) fn action(key: KeyEvent, typing: bool) -> Option<Action> {
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            KeyCode::Char('c' | 'C') => Some(Action::Interrupt),
            // A terminal sends Ctrl-\ as the byte that crossterm names Ctrl-4.
            KeyCode::Char('\\' | '4') => Some(Action::Quit),
            KeyCode::Char('z' | 'Z') => Some(Action::Suspend),
            KeyCode::Char('d' | 'D') => Some(Action::Leave),
            // Some terminals send Backspace as Ctrl-H.
            KeyCode::Char('h' | 'H') if typing => Some(Action::Erase),
            KeyCode::Char('a' | 'A') if typing => Some(Action::Home),
            KeyCode::Char('e' | 'E') if typing => Some(Action::End),
            KeyCode::Char('u' | 'U') if typing => Some(Action::Clear),
            KeyCode::Char('w' | 'W') if typing => Some(Action::EraseWord),
            _ => None,
        };
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    if typing {
        match key.code {
            KeyCode::Char(c) => return Some(Action::Type(c)),
            KeyCode::Backspace => return Some(Action::Erase),
            KeyCode::Delete => return Some(Action::Delete),
            KeyCode::Left => return Some(Action::CursorLeft),
            KeyCode::Right => return Some(Action::CursorRight),
            _ => {}
        }
    }
    if let KeyCode::Char(c) = key.code
        && let Some(digit @ 1..) = c.to_digit(10)
    {
        return Some(Action::Pick(digit as usize));
    }
    BINDINGS
        .iter()
        .find(|binding| binding.keys.contains(&key.code))
        .map(|binding| binding.action)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> KeyEvent {
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    #[test]
    fn letters_and_digits_go_to_the_field_while_typing() {
        for c in ['q', 'e', '?', '3', ' '] {
            assert_eq!(action(key(KeyCode::Char(c)), true), Some(Action::Type(c)));
        }
        assert_eq!(action(key(KeyCode::Esc), true), Some(Action::Back));
        assert_eq!(action(key(KeyCode::Left), true), Some(Action::CursorLeft));
    }

    #[test]
    fn control_keys_work_everywhere() {
        let ctrl = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
        for typing in [false, true] {
            assert_eq!(action(ctrl('c'), typing), Some(Action::Interrupt));
            assert_eq!(action(ctrl('4'), typing), Some(Action::Quit));
            assert_eq!(action(ctrl('z'), typing), Some(Action::Suspend));
            assert_eq!(action(ctrl('u'), typing), typing.then_some(Action::Clear));
            assert_eq!(action(ctrl('e'), typing), typing.then_some(Action::End));
        }
    }
}
