//! What is said of the lines that are held back.

use crate::catalog::Catalog;
use crate::engine::Checklist;

/// How many lines wait for answers, and which question most of them hang on; none when no line waits. Of those that the
/// person ticked or noted (`marked`, by entry id) it says that nothing is lost.
pub fn held_text(
    catalog: &Catalog,
    list: &Checklist,
    marked: impl Fn(&str) -> bool,
) -> Option<String> {
    let count = list.held.len();
    // Of several equal the first, which is the most important.
    let first = list.find_out.iter().rev();
    let first = first.max_by_key(|&&question| list.held_for(question))?;
    let hanging = list.held_for(*first);
    let short = &catalog.question(*first).short;
    let text = if hanging == 0 {
        return None;
    } else if hanging == count {
        format!("另有 {count} 项，要看“{short}”怎么回答，现在先不列。")
    } else {
        format!(
            "另有 {count} 项，要看这几件事怎么回答，现在先不列；其中 {hanging} 项要看“{short}”。"
        )
    };
    let held = list.held.iter();
    let marks = held.filter(|line| marked(&catalog.entry(line.entry).id));
    Some(match marks.count() {
        0 => text,
        marks => format!("{text}你勾过或写过备注的有 {marks} 项在里面，都还留着。"),
    })
}
