//! The bare peer that the wizard's speed is measured against: the least a ratatui program can do that draws one list.
//!
//! It has none of what the wizard has: no threads, no signals, no pack. `q` quits.

use ratatui::{
    crossterm::event::{self, KeyCode},
    style::{Modifier, Style},
    widgets::{List, ListState},
};

const ROWS: [&str; 9] = [
    "换了城市、工作或险种，还没到退休年龄",
    "到了法定退休年龄，还没办医保退休",
    "已经按退休人员享受医保，要去外地长住",
    "学生、儿童（居民医保）换地方",
    "人去外地长期工作或居住，医保不换",
    "只是临时去外地（看病、出差、探亲）",
    "出国（境）定居，或离开内地不再回来",
    "家人去世，要处理他的个人账户",
    "不清楚",
];

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| {
            let list = List::new(ROWS)
                .highlight_symbol("> ")
                .highlight_style(Style::new().add_modifier(Modifier::REVERSED));
            frame.render_stateful_widget(list, frame.area(), &mut state);
        })?;
        match event::read()?.as_key_press_event().map(|key| key.code) {
            Some(KeyCode::Down) => state.select_next(),
            Some(KeyCode::Up) => state.select_previous(),
            Some(KeyCode::Char('q')) => break,
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
