//! The keys that need no modifier. One table gives the keymap, the footer and the help page.

use crossterm::event::KeyCode;

use super::action::Action;

/// One line of the table.
pub(super) struct Binding {
    /// What it does.
    pub(super) action: Action,
    /// The keys that do it.
    pub(super) keys: &'static [KeyCode],
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
        "返回（← 也行），答过的都留着",
    ),
    bind(
        Action::Tick,
        &[KeyCode::Char(' '), KeyCode::Char('　')],
        "空格",
        "勾上或取消：清单上办好的，可多选的题",
    ),
    bind(
        Action::Why,
        &[KeyCode::Char('i'), KeyCode::Char('I')],
        "i",
        "这一题为什么问，依据",
    ),
    bind(
        Action::Note,
        &[KeyCode::Char('n'), KeyCode::Char('N')],
        "n",
        "给清单上这一行写备注",
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
        "看回答，改其中任何一个",
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
        "PgUp、PgDn；Home、End 到头尾",
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
        Action::Talk,
        &[KeyCode::Char('t'), KeyCode::Char('T')],
        "t",
        "打电话、到窗口怎么说",
    ),
    bind(
        Action::Calendar,
        &[KeyCode::Char('c'), KeyCode::Char('C')],
        "c",
        "把清单上的日期看成月历",
    ),
    bind(
        Action::WhyNot,
        &[KeyCode::Char('w'), KeyCode::Char('W')],
        "w",
        "清单上为什么没有别的",
    ),
    bind(
        Action::NextPerson,
        &[KeyCode::Char('x'), KeyCode::Char('X')],
        "x",
        "下一位：清掉这一位的，从头开始",
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
        "离开；会丢东西时先问",
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

#[cfg(test)]
mod tests {
    use super::BINDINGS;

    #[test]
    fn no_key_has_two_meanings() {
        let mut seen = Vec::new();
        for code in BINDINGS.iter().flat_map(|b| b.keys) {
            assert!(!seen.contains(&code), "{code:?}");
            seen.push(code);
        }
    }
}
