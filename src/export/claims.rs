//! Claims as text: on a list, and all of them or those that hold some words.

use super::page::Page;
use super::sheet::ClaimPart;
use super::sources::{Sources, mark};
use super::text::write_sources;
use crate::catalog::{Catalog, Claim};

/// Writes one claim: the sentence, our reading, what it rests on.
pub(super) fn write_claim(page: &mut Page, claim: &ClaimPart) {
    page.line("", &claim.says);
    page.line("    ", &claim.reading);
    let source = if claim.cite.is_empty() {
        claim.none_found.clone()
    } else {
        mark(&claim.cite)
    };
    page.line("    ", &format!("{source}（编号 {}）", claim.id));
}

/// The claims of a pack that mention every one of the words, with their sources; all claims without a word.
pub fn claims_text(catalog: &Catalog, words: &[&str]) -> String {
    let claims: Vec<&Claim> = catalog
        .claims_about(words)
        .into_iter()
        .map(|ix| catalog.claim(ix))
        .collect();
    let all = catalog.claims.len();
    let version = &catalog.manifest.version;
    let mut page = Page::default();
    if claims.is_empty() {
        page.line("", &nothing(all, words));
        return page.finish();
    }
    page.line(
        "",
        &if words.is_empty() {
            format!("政策包 {version} 收了 {all} 条网传说法。只看有关的：yiqian claims 词")
        } else {
            format!(
                "{all} 条网传说法里，有“{}”的 {} 条（政策包 {version}）：",
                words.join("”“"),
                claims.len()
            )
        },
    );
    let sources = Sources::of_citations(catalog, claims.iter().flat_map(|claim| &claim.cite));
    for claim in claims {
        page.gap();
        write_claim(&mut page, &ClaimPart::of(claim, &sources));
    }
    write_sources(&mut page, &sources);
    page.finish()
}

fn nothing(all: usize, words: &[&str]) -> String {
    if words.is_empty() {
        return "这个政策包没有收网传说法。".to_owned();
    }
    format!(
        "{all} 条网传说法里没有“{}”。\n换一个短些的词再找；看全部：yiqian claims",
        words.join("”“")
    )
}
