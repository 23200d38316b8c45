//! Descriptions: noun phrases without a name. "The minister", "Russia's top diplomat", "the group", "the defence
//! ministry", "US officials".

use std::ops::Range;

use super::authority::NameKind;
use super::holder;
use super::pronoun::Antecedents;
use super::story::{EntityId, Story};
use super::title::Owner;
use crate::english::{Dep, Doc, Pos};
use crate::facts::EntityType;
use crate::lexicon::nouns::{self, Gender};

/// Verbs that only people are the subjects of.
const MINDS: [&str; 12] =
    ["say", "tell", "believe", "think", "argue", "hope", "fear", "worry", "claim", "insist", "complain", "feel"];

/// What a description means.
#[derive(Debug)]
pub enum Meaning {
    /// Somebody mentioned before.
    Entity(EntityId),
    /// A body by its common name.
    Body {
        /// The words without determiner.
        name: String,
        /// Whose it is.
        of: Option<Owner>,
    },
    /// Somebody without a name.
    Group {
        /// The words without determiner.
        name: String,
        /// Whose they are.
        of: Option<Owner>,
        /// True where they are people who could be named.
        unnamed: bool,
        /// True for several.
        plural: bool,
        /// Gender, where the noun tells.
        gender: Option<Gender>,
    },
}

/// What the noun phrase headed by token `i` means.
pub fn describe(story: &Story<'_>, antecedents: &Antecedents, i: usize) -> Option<Meaning> {
    let doc = &story.doc;
    let noun = doc.lemma(i).to_lowercase();
    let definite =
        doc.lefts(i).any(|child| matches!(doc.token(child).to_lowercase().as_str(), "the" | "this" | "that"));
    let plural = matches!(doc.tag(i), "NNS" | "NNPS");
    let owner = owner(story, i);
    // A name set beside the noun says who it is ("the rebel commander, John Doe").
    if let Some(named) =
        doc.rights(i).find(|&child| doc.dep(child) == Dep::Appos).and_then(|child| story.entity_at[child])
        && story.entities[named].kind == EntityType::Person
        && nouns::is_role(&noun)
    {
        return Some(Meaning::Entity(named));
    }
    if nouns::is_role(&noun)
        && !plural
        && let Some(person) = holder::of_office(story, antecedents, i, owner.as_ref(), definite)
    {
        return Some(Meaning::Entity(person));
    }
    if nouns::is_state_noun(&noun) && definite && !plural && owner.is_none() {
        let state = |id: EntityId| story.entities[id].kind == EntityType::State;
        return antecedents.latest(story, i, state).map(Meaning::Entity);
    }
    if nouns::is_collective(&noun)
        && definite
        && !plural
        && owner.is_none()
        && !tells_apart(doc, i)
        && let Some(body) = antecedents.latest(story, i, |id| is_collective_named(story, id, &noun))
    {
        return Some(Meaning::Entity(body));
    }
    if nouns::is_body(&noun) && !plural {
        if definite && owner.is_none() {
            let same = |id: EntityId| story.entities[id].name.to_lowercase().ends_with(&noun);
            if let Some(body) = antecedents.latest_anywhere(same) {
                return Some(Meaning::Entity(body));
            }
        }
        if let Some(owner) = owner {
            return Some(Meaning::Body { name: core_words(story, i), of: Some(owner) });
        }
    }
    let speaking = plural && speaks(doc, i);
    let animate = speaking || nouns::is_people(&noun) || nouns::is_body(&noun) || nouns::is_collective(&noun);
    animate.then(|| Meaning::Group {
        name: core_words(story, i),
        of: owner,
        unnamed: speaking || nouns::is_unnamed_source(&noun) || (nouns::is_role(&noun) && !plural),
        plural,
        gender: noun.ends_with("woman").then_some(Gender::Female).or(noun.ends_with("man").then_some(Gender::Male)),
    })
}

/// True where the phrase says more than which kind of body: "the fragmented movement" is none named before.
fn tells_apart(doc: &Doc, i: usize) -> bool {
    const KINDS: [&str; 9] =
        ["armed", "militant", "extremist", "terrorist", "jihadist", "islamist", "rebel", "military", "same"];
    doc.lefts(i).any(|child| {
        matches!(doc.dep(child), Dep::Amod | Dep::Compound)
            && !KINDS.contains(&doc.lemma(child).to_lowercase().as_str())
    })
}

/// "Hawks in the capital said that …": whoever says and thinks is people, whatever the noun.
fn speaks(doc: &Doc, i: usize) -> bool {
    let verb = doc.head(i);
    doc.dep(i) == Dep::Nsubj
        && MINDS.contains(&doc.lemma(verb))
        && doc.rights(verb).any(|child| doc.dep(child) == Dep::Ccomp)
}

fn is_collective_named(story: &Story<'_>, id: EntityId, noun: &str) -> bool {
    let entity = &story.entities[id];
    match noun {
        "newspaper" | "paper" | "outlet" | "company" | "firm" => entity.kind == EntityType::Organization,
        "coalition" | "alliance" | "bloc" => {
            entity.kind == EntityType::Coalition || entity.name.to_lowercase().contains(noun)
        }
        _ => matches!(entity.kind, EntityType::ArmedGroup | EntityType::Organization | EntityType::Coalition),
    }
}

/// Whose the noun at token `i` is: a possessor, an adjective of a people, a name before it, an "of" phrase.
pub fn owner(story: &Story<'_>, i: usize) -> Option<Owner> {
    let doc = &story.doc;
    for child in doc.lefts(i) {
        match doc.dep(child) {
            Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod => {
                if let Some((actor, _)) = story.named_actor(child) {
                    return Some(Owner::Actor(actor));
                }
                if doc.dep(child) == Dep::Poss
                    && let Some(entity) = story.entity_at[child]
                {
                    return Some(Owner::Entity(entity));
                }
            }
            _ => {}
        }
    }
    // Any adjective of a people inside the phrase, wherever the tree hangs it ("Western-backed Syrian rebels"
    // are Syrian; "US-backed rebels" are not of the US).
    if let Some(actor) = owner_in(story, doc.left_edge(i)..i) {
        return Some(Owner::Actor(actor));
    }
    let of = doc.rights(i).find(|&child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "of")?;
    let object = doc.children(of).find(|&child| doc.dep(child) == Dep::Pobj)?;
    if let Some((actor, _)) = story.named_actor(object) {
        return Some(Owner::Actor(actor));
    }
    story.entity_at[object].map(Owner::Entity)
}

/// The last known actor named or described in a range, unless a hyphen makes it a mere ally ("US-led").
pub fn owner_in(story: &Story<'_>, tokens: Range<usize>) -> Option<usize> {
    tokens.rev().find_map(|i| {
        let hyphenated =
            matches!(story.doc.token((i + 1).min(story.doc.len() - 1)), "-" | "–") && !story.doc.space_after(i);
        let (actor, kind) = story.named_actor(i)?;
        let person = story.authority.actor(actor).kind == EntityType::Person;
        (!hyphenated && !person && kind != NameKind::Metonym).then_some(actor)
    })
}

/// The words of a phrase without determiner, quantity and what follows its "of" phrase.
pub fn core_words(story: &Story<'_>, i: usize) -> String {
    let doc: &Doc = &story.doc;
    let phrase = story.phrase(i);
    let mut start = phrase.start;
    while start < i && (matches!(doc.pos(start), Pos::Det | Pos::Punct | Pos::Num) || doc.tag(start) == "PRP$") {
        start += 1;
    }
    let of = doc.rights(i).find(|&child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "of");
    let end = match of {
        // "Accused the army of burning villages": the burning is no part of the army's name.
        Some(of) if of == i + 1 && !doc.rights(of).any(|child| doc.dep(child) == Dep::Pcomp) => {
            phrase.end.min(doc.right_edge(of) + 1)
        }
        _ => i + 1,
    };
    doc.words(start..end.max(i + 1))
}
