//! One line of the lexicon of predicates, read. The head of `frames.tsv` explains the columns.

use super::model::{EventFrame, Role};
use crate::facts::Category;

/// What kind of predicate a line describes.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Verb,
    /// A verb with one of these nouns as its object.
    Object(&'static str),
    /// A verb with one of these verbs as its infinitive.
    Infinitive(&'static str),
    /// A verb that has an object.
    Transitive,
    /// A verb in the passive voice.
    Passive,
    /// An adjective said of somebody.
    Adjective,
    /// A verb whose clause says what must be done.
    Demanding,
    /// A verb that takes an infinitive.
    Controlling,
    Noun,
    Participle,
}

/// One line of the lexicon.
pub(super) struct Line {
    pub(super) kind: Kind,
    /// Nothing where the words together are no event.
    pub(super) frame: Option<EventFrame>,
    pub(super) words: &'static str,
}

/// A line read; `None` where it does not parse, which the test below catches.
pub(super) fn parse(row: Vec<&'static str>) -> Option<Line> {
    let [category, kind, source, target, mode, words] = row[..] else { return None };
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
        "p" => (Kind::Passive, words),
        "j" => (Kind::Adjective, words),
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
        "exper" => Role::Experiencer,
        "around" => Role::Circumstance,
        "told" => Role::Told,
        "none" => Role::Nobody,
        preposition => Role::Preposition(preposition),
    }
}
