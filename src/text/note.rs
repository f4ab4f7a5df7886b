//! What is to be known about a list as a whole, in words.

use crate::catalog::Catalog;
use crate::engine::Note;

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
        Note::NotRecorded { place, topics } => {
            let place = &catalog.place(*place).common;
            let topics: Vec<_> = topics.iter().map(|&topic| catalog.topic(topic)).collect();
            let labels: Vec<&str> = topics.iter().map(|t| t.label.as_str()).collect();
            let asks = topics.iter().filter_map(|topic| topic.gap.as_ref());
            let asks: String = asks.map(|gap| gap.ask.as_str()).collect();
            format!(
                "未收录{place}的细则：{}（你这种情形）。请拨{place}的 {} 问：“{asks}”",
                labels.join("、"),
                catalog.manifest.hotline
            )
        }
    }
}
