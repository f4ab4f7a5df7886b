//! The loader: the real pack loads, and every way of getting a pack wrong has its exact message.

#[test]
fn loads_the_built_in_pack() {
    let catalog = yiqian::pack::built_in().unwrap_or_else(|problems| panic!("{problems}"));
    assert!(catalog.entries.len() > 60, "{}", catalog.entries.len());
    assert!(catalog.entries.is_sorted_by_key(|entry| entry.section));
    assert!(catalog.entries.iter().all(|entry| !entry.cite.is_empty()));
}
