//! Reads the paths that a source file names, groups taken apart: `use crate::{cli, engine::{Answers, Days}};` names
//! `crate::cli`, `crate::engine::Answers` and `crate::engine::Days`.

/// A path, and the line it begins in.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    pub line: usize,
    pub segments: Vec<String>,
}

impl Named {
    /// Whether this is, lies in, or by a `*` may bring `target`.
    pub fn reaches(&self, target: &[&str]) -> bool {
        let shared = self.segments.iter().zip(target);
        let glob = self.segments.iter().take(target.len()).any(|s| s == "*");
        (glob || self.segments.len() >= target.len())
            && shared.take_while(|(s, _)| *s != "*").all(|(s, t)| s == t)
    }

    /// The path from the root of the crate that `super` leads to from a module so deep, when it leads there. A module
    /// inside a file is one deeper, which is not seen: then a child of the topmost module is taken for the root's.
    pub fn seen_from_root(&self, depth: usize) -> Option<Self> {
        let ups = self.segments.iter().take_while(|s| *s == "super").count();
        (ups >= depth).then(|| Self {
            line: self.line,
            segments: std::iter::once("crate".to_owned())
                .chain(self.segments.iter().skip(ups).cloned())
                .collect(),
        })
    }
}

/// Every path of a source text that begins with this word, those in doc comments too.
pub fn paths(text: &str, root: &str) -> Vec<Named> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((line, token)) = tokens.get(at) {
        let inside = at > 0 && tokens[at - 1].1 == "::";
        if token == root && !inside {
            let mut all = Vec::new();
            at = tree(&tokens, at, &[], &mut all);
            let whole = all.into_iter().filter(|segments| segments.len() > 1);
            found.extend(whole.map(|segments| Named {
                line: *line,
                segments,
            }));
        } else {
            at += 1;
        }
    }
    found
}

/// Reads a path, or a group of them, from here on; gives where it ends.
fn tree(
    tokens: &[(usize, String)],
    mut at: usize,
    before: &[String],
    found: &mut Vec<Vec<String>>,
) -> usize {
    let token = |at: usize| tokens.get(at).map_or("", |(_, token)| token.as_str());
    if token(at) == "{" {
        at += 1;
        while !["}", ""].contains(&token(at)) {
            at = tree(tokens, at, before, found);
            // Over `as` and the new name, and whatever else is not understood.
            while !["}", ",", ""].contains(&token(at)) {
                at += 1;
            }
            if token(at) == "," {
                at += 1;
            }
        }
        return at + 1;
    }
    let path = [before, &[token(at).to_owned()]].concat();
    at += 1;
    if token(at) == "::" {
        return tree(tokens, at + 1, &path, found);
    }
    found.push(path);
    at
}

/// Words, `::` and single signs, each with its line, without comments that are no documentation.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let doc = rest.starts_with("///") || rest.starts_with("//!");
        let length = if doc {
            3
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("::") {
            2
        } else if is_word(c) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else {
            c.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        let comment = !doc && (token.starts_with("//") || token.starts_with("/*"));
        if !comment && !token.trim().is_empty() {
            tokens.push((line, token.to_owned()));
        }
        line += token.matches('\n').count();
        rest = after;
    }
    tokens
}
