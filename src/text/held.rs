//! What is said of the lines that are held back.

use crate::catalog::Catalog;
use crate::engine::Checklist;

/// How many lines wait for answers, and which question most of them hang on; none when no line waits.
pub fn held_text(catalog: &Catalog, list: &Checklist) -> Option<String> {
    let count = list.held.len();
    // Of several equal the first, which is the most important.
    let first = list.find_out.iter().rev();
    let first = first.max_by_key(|&&question| list.held_for(question))?;
    let hanging = list.held_for(*first);
    let short = &catalog.question(*first).short;
    match hanging {
        0 => None,
        _ if list.find_out.len() == 1 => Some(format!(
            "另有 {count} 项，要看“{short}”怎么回答，现在先不列。"
        )),
        _ => Some(format!(
            "另有 {count} 项，要看这几件事怎么回答，现在先不列。先弄清“{short}”最管用：和其中 {hanging} 项有关。"
        )),
    }
}
