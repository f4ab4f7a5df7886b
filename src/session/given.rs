//! Answers given without being asked: in a file, as a code, on the command line; together, and which of them counts.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use crate::catalog::{Catalog, MAX_FILE, QuestionIx, clean, read_answer_file};
use crate::engine::{Answer, AnswerProblems, Answers, parse_answers, write_answers};

/// Reads an answers file: a flat YAML or JSON map of question to option, or a saved session.
///
/// # Errors
/// Everything wrong, each with file and line and the nearest right answer.
pub fn read_answers(catalog: &Catalog, path: &Path) -> Result<Answers, AnswerProblems> {
    let name = clean(&path.display().to_string()).replace('\n', "\u{FFFD}");
    let bytes = read_some(path).map_err(|why| AnswerProblems(vec![format!("{name}：{why}")]))?;
    let written = read_answer_file(&name, &bytes).map_err(|problems| {
        AnswerProblems(problems.0.iter().map(|p| format!("{p}。")).collect())
    })?;
    let mut answers = Answers::default();
    let mut problems = Vec::new();
    for one in written {
        let place = format!("{name}:{}", one.line);
        let Some(value) = &one.value else {
            problems.push(format!(
                "{place}：“{}”后面的写法不对。写一个选项，或一个列表，如 [proxy, veteran]；不清楚写 unknown。",
                clean(&one.question)
            ));
            continue;
        };
        match parse_answers(catalog, [(one.question.as_str(), value.as_str())]) {
            Err(wrong) => problems.extend(wrong.0.iter().map(|wrong| format!("{place}：{wrong}"))),
            Ok(read) => {
                for (question, answer) in read.iter() {
                    // The old and the new name of one question may both stand in a file.
                    if answers.get(question).is_some() {
                        let question = clean(&one.question);
                        problems.push(format!("{place}：“{question}”答了两次，只能答一次。"));
                    }
                    answers.set(question, answer);
                }
            }
        }
    }
    if problems.is_empty() {
        Ok(answers)
    } else {
        Err(AnswerProblems(problems))
    }
}

/// At most one byte more than a file may have, so that the reader can say it is too large.
fn read_some(path: &Path) -> Result<Vec<u8>, String> {
    let why = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件。看看文件名和文件夹对不对。".to_owned(),
        io::ErrorKind::PermissionDenied => "没有读的权限。改权限，或换一个文件。".to_owned(),
        _ => format!("读不出来（{}）。换一个文件。", clean(&error.to_string())),
    };
    let found = fs::metadata(path).map_err(why)?;
    if found.is_dir() {
        return Err("这是文件夹，不是文件。在后面加上文件名。".to_owned());
    }
    // A pipe could keep us waiting and a device is endless.
    if !found.is_file() {
        return Err("这是管道或设备，不是普通文件。先存成文件。".to_owned());
    }
    let most = u64::try_from(MAX_FILE).unwrap_or(u64::MAX);
    if found.len() > most {
        return Err("超过 1 MiB，不像是答案文件。看看文件名对不对。".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(why)?;
    Ok(bytes)
}

/// Answers from one place, and what that place is called.
#[derive(Debug, Clone)]
pub struct Given {
    /// `--set`, `--answers`, `--code`.
    pub from: &'static str,
    /// The answers.
    pub answers: Answers,
}

/// Puts answers together; where places disagree the first counts, and a sentence says so.
pub fn combine(catalog: &Catalog, places: &[Given]) -> (Answers, Vec<String>) {
    let mut answers = Answers::default();
    let mut notes = Vec::new();
    for (at, place) in places.iter().enumerate() {
        for (question, answer) in place.answers.iter() {
            match answers.get(question) {
                None => answers.set(question, answer),
                Some(counts) if counts == answer => {}
                Some(counts) => {
                    let earlier = places.iter().take(at);
                    let winner = earlier
                        .map(|p| (p.from, p.answers.get(question)))
                        .find(|(_, answer)| answer.is_some())
                        .map_or("", |(from, _)| from);
                    notes.push(format!(
                        "“{}”用了 {winner} 的 {}，没有用 {} 的 {}。",
                        catalog.question(question).id,
                        written(catalog, question, counts),
                        place.from,
                        written(catalog, question, answer)
                    ));
                }
            }
        }
    }
    (answers, notes)
}

/// The answer as `--set` takes it.
fn written(catalog: &Catalog, question: QuestionIx, answer: Answer) -> String {
    let mut one = Answers::default();
    one.set(question, answer);
    let mut pairs = write_answers(catalog, &one);
    pairs.pop().map_or_else(String::new, |(_, value)| value)
}
