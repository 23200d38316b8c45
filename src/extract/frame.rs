//! The lexicon of predicates: which words name a political event, and where its source and target stand.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fact::Category;

/// The bundled lexicon; its head explains the columns.
const LEXICON: &str = include_str!("lexicon/frames.tsv");

/// Common nouns of actors; its head explains the columns.
const ACTORS: &str = include_str!("lexicon/actors.tsv");

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
    /// Who is acted on in the infinitive, clause or gerund that the predicate takes.
    Complement,
    /// The object noun of the predicate with what it belongs to.
    Itself,
    /// Of several subjects each is the partner of the others.
    EachOther,
    /// Nobody: the event stands without.
    Nobody,
    /// Object of this preposition; for "to" also an indirect object.
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

impl EventFrame {
    /// True where several subjects can be each other's partners ("A and B met").
    pub fn is_mutual(&self) -> bool {
        self.target.contains(&Role::EachOther)
    }
}

/// The verb frame of a lemma (with particle: `pull_out`).
pub fn verb(lemma: &str) -> Option<&'static EventFrame> {
    LEXICON_READ.verbs.get(lemma).copied()
}

/// The frame of a verb with this noun as its object.
pub fn object(verb: &str, noun: &str) -> Option<&'static EventFrame> {
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

/// True for common nouns of those who act or are acted on.
pub fn is_actor_noun(lemma: &str) -> bool {
    LEXICON_READ.actors.contains(lemma)
}

type Frames = HashMap<&'static str, &'static EventFrame>;

#[derive(Default)]
struct Lexicon {
    verbs: Frames,
    transitives: Frames,
    demanding: Frames,
    controlling: Frames,
    infinitives: HashMap<&'static str, HashMap<&'static str, Option<&'static EventFrame>>>,
    objects: HashMap<&'static str, Frames>,
    nouns: Frames,
    participles: Frames,
    actors: HashSet<&'static str>,
}

static LINES: LazyLock<Vec<Line>> =
    LazyLock::new(|| LEXICON.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect());

static LEXICON_READ: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    LINES.iter().for_each(|line| lexicon.add(line));
    let actors = ACTORS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    lexicon.actors = actors.flat_map(|(_, words)| words.split(' ')).collect();
    lexicon
});

impl Lexicon {
    /// Add the predicates of a line that no earlier line has.
    fn add(&mut self, line: &'static Line) {
        let words = line.words.split(' ');
        let entries = match (line.kind, &line.frame) {
            (Kind::Infinitive(infinitives), frame) => {
                for verb in words {
                    let entries = self.infinitives.entry(verb).or_default();
                    infinitives.split(' ').for_each(|infinitive| {
                        entries.entry(infinitive).or_insert(frame.as_ref());
                    });
                }
                return;
            }
            (_, None) => return,
            (Kind::Object(nouns), Some(frame)) => {
                for verb in words {
                    let entries = self.objects.entry(verb).or_default();
                    nouns.split(' ').for_each(|noun| {
                        entries.entry(noun).or_insert(frame);
                    });
                }
                return;
            }
            (Kind::Verb, Some(frame)) => (&mut self.verbs, frame),
            (Kind::Transitive, Some(frame)) => (&mut self.transitives, frame),
            (Kind::Demanding, Some(frame)) => (&mut self.demanding, frame),
            (Kind::Controlling, Some(frame)) => (&mut self.controlling, frame),
            (Kind::Noun, Some(frame)) => (&mut self.nouns, frame),
            (Kind::Participle, Some(frame)) => (&mut self.participles, frame),
        };
        let (entries, frame) = entries;
        words.for_each(|word| {
            entries.entry(word).or_insert(frame);
        });
    }
}

/// What kind of predicate a line describes.
#[derive(Clone, Copy)]
enum Kind {
    Verb,
    /// A verb with one of these nouns as its object.
    Object(&'static str),
    /// A verb with one of these verbs as its infinitive.
    Infinitive(&'static str),
    /// A verb that has an object.
    Transitive,
    /// A verb whose clause says what must be done.
    Demanding,
    /// A verb that takes an infinitive.
    Controlling,
    Noun,
    Participle,
}

/// One line of the lexicon.
struct Line {
    kind: Kind,
    /// Nothing where the words together are no event.
    frame: Option<EventFrame>,
    words: &'static str,
}

/// A line read; `None` where it does not parse, which the test below catches.
fn parse(line: &'static str) -> Option<Line> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [category, kind, source, target, mode, words] = columns[..] else { return None };
    let frame = match category {
        "-" => None,
        code => Some(EventFrame {
            category: Category::from_code(code)?,
            mode: (mode != "-").then_some(mode),
            source: source.split(',').map(role).collect(),
            target: target.split(',').map(role).collect(),
        }),
    };
    let (kind, words) = match kind {
        "v" => (Kind::Verb, words),
        "t" => (Kind::Transitive, words),
        "m" => (Kind::Demanding, words),
        "i" => (Kind::Controlling, words),
        "x" => {
            let (verbs, infinitives) = words.split_once(" : ")?;
            (Kind::Infinitive(infinitives), verbs)
        }
        "n" => (Kind::Noun, words),
        "a" => (Kind::Participle, words),
        "o" => {
            let (verbs, nouns) = words.split_once(" : ")?;
            (Kind::Object(nouns), verbs)
        }
        _ => return None,
    };
    Some(Line { kind, frame, words })
}

fn role(name: &'static str) -> Role {
    match name {
        "subj" => Role::Subject,
        "obj" => Role::Object,
        "poss" => Role::Possessor,
        "between" => Role::Between,
        "comp" => Role::Complement,
        "self" => Role::Itself,
        "each" => Role::EachOther,
        "none" => Role::Nobody,
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
        let category = |verb, noun| object(verb, noun).map(|frame| frame.category);
        assert_eq!(category("lift", "sanction"), Some(Category::Concede));
        assert_eq!(category("impose", "sanction"), Some(Category::Sanction));
        assert_eq!(category("break_off", "talk"), Some(Category::Sanction));
        assert_eq!(category("hold", "talk"), Some(Category::Consult));
        assert_eq!(category("hold", "breath"), None);
    }

    #[test]
    fn there_are_many_predicates() {
        let objects: usize = LEXICON_READ.objects.values().map(HashMap::len).sum();
        assert!(LEXICON_READ.verbs.len() + LEXICON_READ.nouns.len() + objects >= 1_500);
    }
}
