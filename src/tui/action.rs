//! What a key means. One table gives the keymap, the footer and the help page.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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

/// One line of the table.
pub(super) struct Binding {
    /// What it does.
    pub(super) action: Action,
    /// The keys that do it.
    keys: &'static [KeyCode],
    /// How the keys are named on screen.
    pub(super) label: &'static str,
    /// What the help page says.
    pub(super) help: &'static str,
}

/// All keys that need no modifier, in the order the footer and the help page show them.
pub(super) const BINDINGS: &[Binding] = &[
    bind(
        Action::Down,
        &[KeyCode::Down],
        "上下",
        "上下移动（↓ 往下，↑ 往上）",
    ),
    bind(Action::Up, &[KeyCode::Up], "", ""),
    bind(
        Action::Enter,
        &[KeyCode::Enter],
        "回车",
        "选中光标所在的一行，继续",
    ),
    bind(
        Action::Back,
        &[KeyCode::Esc, KeyCode::Left],
        "Esc",
        "返回上一步（← 也行），答过的都留着",
    ),
    bind(
        Action::Tick,
        &[KeyCode::Char(' '), KeyCode::Char('　')],
        "空格",
        "可多选的题：勾上或取消",
    ),
    bind(
        Action::Why,
        &[KeyCode::Char('i'), KeyCode::Char('I')],
        "i",
        "这一题为什么问，依据是什么",
    ),
    bind(
        Action::Export,
        &[KeyCode::Char('e'), KeyCode::Char('E')],
        "e",
        "把清单存成文件",
    ),
    bind(
        Action::Review,
        &[KeyCode::Char('r'), KeyCode::Char('R')],
        "r",
        "看所有回答，改其中任何一个",
    ),
    bind(
        Action::NextPane,
        &[KeyCode::Tab],
        "Tab",
        "清单和说明之间切换",
    ),
    bind(
        Action::PageDown,
        &[KeyCode::PageDown],
        "翻页键",
        "PgUp、PgDn 翻一屏；Home、End 到头、到尾",
    ),
    bind(Action::PageUp, &[KeyCode::PageUp], "", ""),
    bind(Action::Home, &[KeyCode::Home], "", ""),
    bind(Action::End, &[KeyCode::End], "", ""),
    bind(
        Action::Find,
        &[KeyCode::Char('/'), KeyCode::Char('／'), KeyCode::Char('、')],
        "/",
        "在网传说法里找词",
    ),
    bind(
        Action::Help,
        &[KeyCode::Char('?'), KeyCode::Char('？')],
        "?",
        "这一页帮助",
    ),
    bind(
        Action::Leave,
        &[KeyCode::Char('q'), KeyCode::Char('Q')],
        "q",
        "离开；有回答会丢时先问一声",
    ),
];

/// Keys that are the same everywhere, for the help page.
pub(super) const FIXED: &[(&str, &str)] = &[
    ("1～9", "直接选这个号码的选项"),
    ("Ctrl-C", "马上离开，不问；Ctrl-Z 放到后台，输入 fg 回来"),
    ("Ctrl-U", "打字时全部删掉；Ctrl-W 删一个词"),
];

const fn bind(
    action: Action,
    keys: &'static [KeyCode],
    label: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        action,
        keys,
        label,
        help,
    }
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

    #[test]
    fn no_key_has_two_meanings() {
        let mut seen = Vec::new();
        for code in BINDINGS.iter().flat_map(|b| b.keys) {
            assert!(!seen.contains(&code), "{code:?}");
            seen.push(code);
        }
    }
}
