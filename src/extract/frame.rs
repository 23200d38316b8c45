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
    lexicon().verbs.get(lemma)
}

/// The noun frame of a lemma.
pub fn noun(lemma: &str) -> Option<&'static EventFrame> {
    lexicon().nouns.get(lemma)
}

#[derive(Default)]
struct Lexicon {
    verbs: HashMap<&'static str, EventFrame>,
    nouns: HashMap<&'static str, EventFrame>,
}

fn lexicon() -> &'static Lexicon {
    static FRAMES: LazyLock<Lexicon> = LazyLock::new(|| {
        let mut lexicon = Lexicon::default();
        for entry in LEXICON.lines().filter(|line| !line.starts_with('#')).filter_map(parse) {
            let entries = if entry.is_verb { &mut lexicon.verbs } else { &mut lexicon.nouns };
            for word in entry.words.split(' ') {
                // The first line that has a word decides: lines go from the more to the less specific.
                entries.entry(word).or_insert_with(|| entry.frame.clone());
            }
        }
        lexicon
    });
    &FRAMES
}

/// One line of the lexicon.
struct Line {
    is_verb: bool,
    frame: EventFrame,
    words: &'static str,
}

/// A line read; `None` where it does not parse, which the test below catches.
fn parse(line: &'static str) -> Option<Line> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [category, pos, source, target, mode, words] = columns[..] else { return None };
    let frame = EventFrame {
        category: Category::from_code(category)?,
        mode: (mode != "-").then_some(mode),
        source: source.split(',').map(role).collect(),
        target: target.split(',').map(role).collect(),
    };
    let is_verb = match pos {
        "v" => true,
        "n" => false,
        _ => return None,
    };
    Some(Line { is_verb, frame, words })
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
            assert!(lexicon().verbs.values().any(|frame| frame.category == category), "{category:?}");
        }
    }
}
