//! The lexicon of predicates: which words name a political event, and where its source and target stand.

mod line;
mod model;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;
use line::{Kind, Line, parse};
pub use model::{EventFrame, Role};

/// The bundled lexicon; its head explains the columns.
const LEXICON: &str = include_str!("frames.tsv");

/// The verb frame of a lemma (with particle: `pull_out`).
pub fn verb(lemma: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.verbs.get(lemma).copied()
}

/// The frame of a verb with this noun as its object; `Some(None)` where the two together are no event.
pub fn object(verb: &str, noun: &str) -> Option<Option<&'static EventFrame>> {
    LEXICON_READ.objects.get(verb)?.get(noun).copied()
}

/// True where some frame asks for an object of this verb.
pub fn takes_objects(verb: &str) -> bool {
    LEXICON_READ.objects.contains_key(verb)
}

/// The frame of a verb only where it has an object.
pub fn transitive(lemma: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.transitives.get(lemma).copied()
}

/// The frame of a verb only where it is passive ("was held").
pub fn passive(lemma: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.passives.get(lemma).copied()
}

/// The frame of an adjective that is said of somebody ("is concerned").
pub fn adjective(word: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.adjectives.get(word).copied()
}

/// The frame of a verb whose clause says what must be done.
pub fn demanding(lemma: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.demanding.get(lemma).copied()
}

/// The frame of a verb only where it takes an infinitive.
pub fn controlling(lemma: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.controlling.get(lemma).copied()
}

/// The frame of a verb with this verb as its infinitive; `Some(None)` where the two together are no event.
pub fn infinitive(verb: &str, infinitive: &str) -> Option<Option<&'static EventFrame>> {
    LEXICON_READ.infinitives.get(verb)?.get(infinitive).copied()
}

/// The noun frame of a lemma.
pub fn noun(lemma: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.nouns.get(lemma).copied()
}

/// The frame of a participle after an actor's name and a hyphen ("US-backed").
pub fn participle(word: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.participles.get(word).copied()
}

type Frames = HashMap<&'static str, &'static EventFrame>;

#[derive(Default)]
struct Lexicon {
    verbs: Frames,
    transitives: Frames,
    demanding: Frames,
    controlling: Frames,
    infinitives: HashMap<&'static str, HashMap<&'static str, Option<&'static EventFrame>>>,
    objects: HashMap<&'static str, HashMap<&'static str, Option<&'static EventFrame>>>,
    passives: Frames,
    adjectives: Frames,
    nouns: Frames,
    participles: Frames,
}

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| lines().filter_map(parse).collect());

fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    rows(LEXICON)
}

static LEXICON_READ: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    LINES.iter().for_each(|line| lexicon.add(line));
    lexicon
});

impl Lexicon {
    /// How many predicates there are, pairs of words counted as one.
    #[cfg(test)]
    fn len(&self) -> usize {
        let pairs = [&self.infinitives, &self.objects].into_iter().flat_map(HashMap::values).map(HashMap::len);
        let Self { verbs, transitives, passives, adjectives, demanding, controlling, nouns, participles, .. } = self;
        let words = [verbs, transitives, passives, adjectives, demanding, controlling, nouns, participles];
        pairs.chain(words.into_iter().map(HashMap::len)).sum()
    }

    /// Add the predicates of a line that no earlier line has.
    fn add(&mut self, line: &'static Line) {
        let words = line.words.split(' ');
        let pairs = match line.kind {
            Kind::Infinitive(others) => Some((&mut self.infinitives, others)),
            Kind::Object(others) => Some((&mut self.objects, others)),
            _ => None,
        };
        if let Some((pairs, others)) = pairs {
            for verb in words {
                let entries = pairs.entry(verb).or_default();
                others.split(' ').for_each(|other| {
                    entries.entry(other).or_insert(line.frame.as_ref());
                });
            }
            return;
        }
        let Some(frame) = &line.frame else { return };
        let entries = match line.kind {
            Kind::Verb => &mut self.verbs,
            Kind::Transitive => &mut self.transitives,
            Kind::Passive => &mut self.passives,
            Kind::Adjective => &mut self.adjectives,
            Kind::Demanding => &mut self.demanding,
            Kind::Controlling => &mut self.controlling,
            Kind::Noun => &mut self.nouns,
            Kind::Participle => &mut self.participles,
            Kind::Infinitive(_) | Kind::Object(_) => return,
        };
        words.for_each(|word| {
            entries.entry(word).or_insert(frame);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Category;

    #[test]
    fn every_line_parses() {
        lines().for_each(|line| assert!(parse(line.clone()).is_some(), "{line:?}"));
    }

    #[test]
    fn all_categories_have_predicates() {
        for category in Category::ALL {
            assert!(LEXICON_READ.verbs.values().any(|frame| frame.category == category), "{category:?}");
        }
    }

    #[test]
    fn modes_are_those_of_the_scheme() {
        let scheme = include_str!("../../ontology/plover.ttl");
        for frame in LINES.iter().filter_map(|line| line.frame.as_ref()) {
            if let Some(mode) = frame.mode {
                let concept = format!("plover:{}-{mode} a skos:Concept", frame.category.code());
                assert!(scheme.contains(&concept), "{concept}");
            }
        }
    }

    #[test]
    fn the_object_decides() {
        let category = |verb, noun| object(verb, noun).flatten().map(|frame| frame.category);
        assert_eq!(category("lift", "sanction"), Some(Category::Concede));
        assert_eq!(category("impose", "sanction"), Some(Category::Sanction));
        assert_eq!(category("break_off", "talk"), Some(Category::Sanction));
        assert_eq!(category("hold", "talk"), Some(Category::Consult));
        assert_eq!(category("hold", "breath"), None);
    }

    #[test]
    fn every_line_adds_a_predicate() {
        let mut lexicon = Lexicon::default();
        let mut size = 0;
        for (line, text) in LINES.iter().zip(lines()) {
            lexicon.add(line);
            assert!(lexicon.len() > size, "all its words stand in earlier lines: {text:?}");
            size = lexicon.len();
        }
    }

    #[test]
    fn no_line_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        lines().for_each(|line| assert!(seen.insert(line.clone()), "{line:?}"));
    }

    #[test]
    fn there_are_many_predicates() {
        let objects: usize = LEXICON_READ.objects.values().map(HashMap::len).sum();
        assert!(LEXICON_READ.verbs.len() + LEXICON_READ.nouns.len() + objects >= 1_500);
    }
}
