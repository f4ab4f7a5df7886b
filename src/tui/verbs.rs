//! Which actions a screen offers, and the word the footer says for each.

use super::{
    action::Action,
    app::App,
    keymap::BINDINGS,
    rows::Row,
    screens::{Item, Screen},
};
use crate::catalog::Kind;

impl App {
    /// What the action does here, in a word; none when it does nothing here.
    pub(super) fn verb(&self, action: Action) -> Option<&'static str> {
        let place = self.place();
        let screen = &place.screen;
        let reading = self.rows().is_empty();
        match action {
            Action::Up | Action::Down if reading || self.pane_focused() => Some("滚动"),
            Action::Up | Action::Down => Some("移动"),
            Action::PageUp | Action::PageDown | Action::Home | Action::End => Some("翻页"),
            Action::Enter => Some(self.enter_verb()),
            Action::Back => match screen {
                Screen::Welcome | Screen::Resume | Screen::Broken(_) => None,
                _ => Some("返回"),
            },
            Action::Tick if self.entry_here().is_some() => Some(self.tick_verb()),
            Action::Note => self.entry_here().map(|_| "备注"),
            Action::Talk => matches!(screen, Screen::List(_)).then_some("怎么说"),
            Action::Calendar => matches!(screen, Screen::List(_))
                .then_some("月历")
                .filter(|_| self.has_calendar()),
            Action::WhyNot => matches!(screen, Screen::List(_)).then_some("为什么没有"),
            Action::NextPerson => matches!(screen, Screen::List(_)).then_some("下一位"),
            Action::Tick => matches!(self.row(), Some(Row::Option(_)))
                .then_some("勾选")
                .filter(|_| self.asked_kind() == Some(Kind::Several)),
            Action::Why => matches!(screen, Screen::Question(_)).then_some("为什么问"),
            Action::Export => {
                matches!(screen, Screen::List(_) | Screen::Detail(_)).then_some("存成文件")
            }
            Action::Review => {
                matches!(screen, Screen::List(_) | Screen::Detail(_)).then_some("改回答")
            }
            Action::NextPane if self.pane_focused() => Some("回清单"),
            Action::NextPane => self.pane_scrolls().then_some("看说明"),
            Action::Find => matches!(screen, Screen::Claims(_)).then_some("找"),
            Action::Help => (!matches!(screen, Screen::Help | Screen::Terms | Screen::Broken(_)))
                .then_some("帮助"),
            Action::Leave => Some("离开"),
            _ => None,
        }
    }

    /// The keys offered here with their words, most wanted first.
    pub(super) fn offered(&self) -> Vec<(&'static str, &'static str)> {
        let typing = self.is_typing();
        let letters = match self.place().screen {
            _ if !typing => None,
            _ if self.is_searching_place() => Some(("打字", "找地方")),
            Screen::Question(_) => Some(("先移出框再按", "i ? q")),
            _ => Some(("先移出框再按", "? q")),
        };
        BINDINGS
            .iter()
            .filter(|b| !b.label.is_empty())
            .filter(|b| {
                let navigation = matches!(
                    b.action,
                    Action::Enter | Action::Back | Action::Up | Action::Down
                );
                let paging = matches!(b.action, Action::PageDown | Action::Home);
                !paging && (navigation || !typing)
            })
            .filter_map(|b| Some((b.label, self.verb(b.action)?)))
            .chain(letters)
            .collect()
    }

    /// The kind of the question being asked.
    pub(super) fn asked_kind(&self) -> Option<Kind> {
        match &self.place().screen {
            Screen::Question(asking) => Some(self.catalog.as_ref()?.question(asking.question).kind),
            _ => None,
        }
    }

    fn enter_verb(&self) -> &'static str {
        match (&self.place().screen, self.row()) {
            (Screen::Broken(_), _) => "离开",
            (Screen::News(_), Some(Row::Back)) => "知道了",
            (_, Some(Row::Wait)) => "等一下",
            (_, Some(Row::Done)) => self.tick_verb(),
            (_, Some(Row::TakeIt)) => "就这样改",
            (_, Some(Row::Miss(_))) => "改了会怎样",
            (_, Some(Row::NoteField)) => "写好了",
            (_, Some(Row::Note)) => "写备注",
            (_, None | Some(Row::Back)) => "返回",
            (Screen::Question(asking), Some(Row::Option(option)))
                if self.asked_kind() == Some(Kind::Several) =>
            {
                if asking.ticks.contains(option) {
                    "继续"
                } else {
                    "勾上"
                }
            }
            (_, Some(Row::NoPlaces)) => "跳过",
            (_, Some(Row::Unknown)) if self.asked_kind() == Some(Kind::Place) => "跳过",
            (_, Some(Row::Option(_) | Row::GoOn | Row::Unknown | Row::Date)) => "继续",
            (_, Some(Row::Answer(_))) => "改",
            (_, Some(Row::Item(Item::FindOut(_)))) => "去回答",
            (_, Some(Row::Item(_) | Row::Claim(_))) => "详情",
            (_, Some(Row::Find | Row::PlaceName)) => "看结果",
            (_, Some(Row::Format)) => "换一种",
            (_, Some(Row::Name | Row::Folder)) => "填好了",
            _ => "选定",
        }
    }
}
