//! What is to be known about a list as a whole, in words.

use crate::catalog::{Catalog, PlaceIx, Problems};
use crate::engine::Note;

/// What is recorded for a place, topic by topic: `省内转移 1，断缴和等待期 2`.
pub fn recorded_text(catalog: &Catalog, counts: &[usize]) -> String {
    let topics = catalog.topics.iter().zip(counts).filter(|(_, n)| **n > 0);
    let topics: Vec<String> = topics.map(|(t, n)| format!("{} {n}", t.label)).collect();
    if topics.is_empty() {
        "一条也没收录".to_owned()
    } else {
        topics.join("，")
    }
}

/// How many problems of a place's rules are said; `yiqian check` says all.
const PROBLEMS: usize = 3;

/// That the rules of a province cannot be read, and the first few problems, a sentence a line.
pub fn region_problems(catalog: &Catalog, province: PlaceIx, problems: &Problems) -> Vec<String> {
    let name = &catalog.place(province).common;
    let mut lines = vec![format!(
        "{name}的地方规定读不出来，先按全国的规定。问题在："
    )];
    let first = problems.0.iter().take(PROBLEMS);
    lines.extend(first.map(|problem| super::clean(&format!("{problem}。"))));
    if let Some(rest) = problems.0.len().checked_sub(PROBLEMS).filter(|&n| n > 0) {
        lines.push(format!("还有 {rest} 处，运行 yiqian check 看全部。"));
    }
    lines
}

/// `本省细则`, as a place of that kind would say it.
fn own_rules(name: &str) -> &'static str {
    match name.chars().last() {
        Some('省') => "本省细则",
        Some('市') => "本市细则",
        _ => "本地细则",
    }
}

/// A note in words, a sentence or two.
pub fn note_text(catalog: &Catalog, note: &Note) -> String {
    match note {
        Note::ScopeOverruled { question, said } => {
            let question = catalog.question(*question);
            format!(
                "“{}”你答的是“{}”，和选的两个地方对不上。清单按两个地方算；选错了地方，回去改。",
                question.short,
                question.option(*said).short
            )
        }
        Note::GapIsLonger { months } => format!(
            "按最后缴费的月份数，断缴已经超过 {months} 个月，和你答的对不上。清单照你的回答写；先看缴费记录，答错了就改。"
        ),
        Note::MonthIsCut { question, day } => format!(
            "“{}”那个月里规定换过，{day} 起才是新的，看不出你照哪一种。打新地方的 12393 问清：你是那天以前参保的，还是那天起参保的。",
            catalog.question(*question).short
        ),
        Note::NotRecorded { place, topics } => {
            let own = own_rules(&catalog.place(*place).name);
            let place = &catalog.place(*place).common;
            let topics: Vec<_> = topics.iter().map(|&topic| catalog.topic(topic)).collect();
            let labels: Vec<&str> = topics.iter().map(|t| t.label.as_str()).collect();
            let asks = topics.iter().filter_map(|topic| topic.gap.as_ref());
            let asks: String = asks.map(|gap| gap.ask.as_str()).collect();
            format!(
                "{place}的{}：未收录{own}。请拨{place}的 {} 问：“{asks}”",
                labels.join("、"),
                catalog.manifest.hotline
            )
        }
    }
}
