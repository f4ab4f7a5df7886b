//! The nearest right word for a wrong one.

/// The candidate nearest to `word`, when it is near enough to be what was meant: at most a third of it differs, counted
/// in characters with neighbours swapped as one difference.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            let longest = word.chars().count().max(candidate.chars().count());
            *distance <= (longest / 3).max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_a_misspelling_and_nothing_for_noise() {
        let words = ["scope", "stage", "situation"];
        assert_eq!(nearest("scpoe", words.into_iter()), Some("scope"));
        assert_eq!(nearest("banana", words.into_iter()), None);
    }
}
