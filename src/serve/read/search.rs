//! Finding by words: whoever has a name with them, and facts whose words have them.

use std::collections::HashSet;

use crate::serve::edition::Edition;
use crate::store::{Node, Words};

/// Whoever has a name in which `words` stand, compared in small letters; those with the shortest names first.
pub fn actors_named(edition: &Edition, words: &str) -> Vec<Node> {
    let reader = &edition.reader;
    let vocabulary = &edition.words;
    let wanted = words.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, Node)> = Vec::new();
    let mut seen = HashSet::new();
    for name in reader.literals_with(Words::Names, &wanted).unwrap_or_default() {
        let text = reader.text(name).to_lowercase();
        if !text.contains(&wanted) {
            continue;
        }
        for property in [vocabulary.pref_label, vocabulary.alt_label] {
            for node in reader.subjects(property, name).filter(|node| seen.insert(*node)) {
                found.push((text.chars().count(), node));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, node)| node).collect()
}

/// Facts in whose words all of `words` stand, compared in small letters. Words between quotation marks stand side by side.
pub fn facts_with(edition: &Edition, words: &str) -> HashSet<Node> {
    let (reader, vocabulary) = (&edition.reader, &edition.words);
    let parts = parts(words);
    // The longest part is the rarest.
    let Some(longest) = parts.iter().max_by_key(|part| part.chars().count()) else { return HashSet::new() };
    let mut facts = HashSet::new();
    for literal in reader.literals_with(Words::Texts, longest).unwrap_or_default() {
        let text = reader.text(literal).to_lowercase();
        if parts.iter().all(|part| text.contains(part.as_str())) {
            for property in [vocabulary.content, vocabulary.anchor] {
                facts.extend(reader.subjects(property, literal));
            }
        }
    }
    facts
}

/// Words, and phrases between quotation marks, in small letters.
fn parts(words: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for (number, piece) in words.to_lowercase().split(['"', '“', '”']).enumerate() {
        match number % 2 {
            1 if !piece.trim().is_empty() => parts.push(piece.trim().to_owned()),
            _ => parts.extend(piece.split_whitespace().map(str::to_owned)),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stay_together() {
        assert_eq!(parts("Gas “chemical Weapons” attack"), ["gas", "chemical weapons", "attack"]);
        assert_eq!(parts("\"open phrase"), ["open phrase"]);
        assert!(parts(" \"\" ").is_empty());
    }
}
