//! The first row: which column answers which question.

use super::table::Table;
use crate::catalog::{Catalog, QuestionIx, nearest};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// What the file of a row is called.
    Name,
    /// The answer to a question.
    Question(QuestionIx),
}

/// Reads the header row.
pub(super) fn header(catalog: &Catalog, table: &mut Table) -> Result<Vec<Column>, String> {
    let Some(record) = table.next()? else {
        return Err("表格是空的。第一行写表头：姓名，然后是要回答的问题。".to_owned());
    };
    let mut columns: Vec<Column> = Vec::new();
    let mut problems = Vec::new();
    for (at, cell) in record.cells.iter().enumerate() {
        let text = cell.text.trim();
        let column = match question(catalog, text) {
            Some(question) => Column::Question(question),
            None if at == 0 => Column::Name,
            None => {
                problems.push(unknown(catalog, record.line, at + 1, text, cell.readable));
                continue;
            }
        };
        if columns.contains(&column) {
            problems.push(format!(
                "第 {} 行第 {} 列：“{text}”这一列写了两次。",
                record.line,
                at + 1
            ));
        }
        columns.push(column);
    }
    if problems.is_empty() && !columns.iter().any(|c| *c != Column::Name) {
        problems.push(format!(
            "第 {} 行：表头里没有一个问题。写上问题的名字，比如“{}”；用 yiqian questions 看全部问题。各列之间用英文逗号；Excel 表先另存为 CSV。",
            record.line,
            catalog.questions.first().map_or("", |q| q.short.as_str())
        ));
    }
    if problems.is_empty() {
        Ok(columns)
    } else {
        Err(problems.join("\n"))
    }
}

/// The question of this id, an older id of it, its name, or its words.
fn question(catalog: &Catalog, text: &str) -> Option<QuestionIx> {
    let renames = &catalog.manifest.renames;
    let id = renames
        .iter()
        .find(|r| r.from == text)
        .map_or(text, |r| &r.to);
    let named = |q: &crate::catalog::Question| q.id == id || q.short == text || q.text == text;
    catalog.questions.iter().position(named).map(QuestionIx)
}

fn unknown(catalog: &Catalog, line: usize, column: usize, text: &str, readable: bool) -> String {
    if !readable {
        return format!("第 {line} 行第 {column} 列：编码读不懂。在表格软件里另存为“CSV UTF-8”。");
    }
    let names = catalog
        .questions
        .iter()
        .flat_map(|q| [q.id.as_str(), q.short.as_str()]);
    let hint = nearest(text, names).map_or_else(
        || "不是问题的列，只能放在第一列，或者删掉；用 yiqian questions 看全部问题。".to_owned(),
        |near| format!("是不是想写“{near}”？"),
    );
    format!("第 {line} 行第 {column} 列：没有“{text}”这个问题。{hint}")
}
