//! The lexicon of predicates: which words name a political event, and where its source and target stand.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fact::Category;

/// The bundled lexicon; its head explains the columns.
const LEXICON: &str = include_str!("lexicon/frames.tsv");

/// Where an argument stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Subject, or agent of a passive.
    Subject,
    /// Object, or subject of a passive.
    Object,
    /// Possessor, adjective of a people, or name before a noun.
    Possessor,
    /// Both sides after "between".
    Between,
    /// Object of this preposition.
    Preposition(&'static str),
}

/// A predicate of one category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFrame {
    /// PLOVER category.
    pub category: Category,
    /// PLOVER mode.
    pub mode: Option<&'static str>,
    /// Where the source may stand, in order of preference.
    pub source: Vec<Role>,
    /// Where the target may stand, in order of preference.
    pub target: Vec<Role>,
}

/// The verb frame of a lemma (with particle: `pull_out`).
pub fn verb(lemma: &str) -> Option<&'static EventFrame> {
    lexicon().get(&(lemma, 'v'))
}

/// The noun frame of a lemma.
pub fn noun(lemma: &str) -> Option<&'static EventFrame> {
    lexicon().get(&(lemma, 'n'))
}

fn lexicon() -> &'static HashMap<(&'static str, char), EventFrame> {
    static FRAMES: LazyLock<HashMap<(&'static str, char), EventFrame>> = LazyLock::new(|| {
        let lines = LEXICON.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(parse).flatten().collect()
    });
    &FRAMES
}

/// All entries of a line; `None` where it does not parse, which the test below catches.
fn parse(line: &'static str) -> Option<Vec<((&'static str, char), EventFrame)>> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [category, pos, source, target, mode, words] = columns[..] else { return None };
    let frame = EventFrame {
        category: Category::from_code(category)?,
        mode: (mode != "-").then_some(mode),
        source: source.split(',').map(role).collect(),
        target: target.split(',').map(role).collect(),
    };
    let pos = pos.chars().next().filter(|pos| matches!(pos, 'v' | 'n'))?;
    Some(words.split(' ').map(|word| ((word, pos), frame.clone())).collect())
}

fn role(name: &'static str) -> Role {
    match name {
        "subj" => Role::Subject,
        "obj" => Role::Object,
        "poss" => Role::Possessor,
        "between" => Role::Between,
        preposition => Role::Preposition(preposition),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_parses() {
        for line in LEXICON.lines().filter(|line| !line.starts_with('#')) {
            assert!(parse(line).is_some(), "{line}");
        }
    }

    #[test]
    fn all_categories_have_predicates() {
        for category in Category::ALL {
            assert!(lexicon().values().any(|frame| frame.category == category), "{category:?}");
        }
    }
}
