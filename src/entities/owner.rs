//! Whose a noun is: "Russia's top diplomat", "the Syrian army", "the mayor of Bergen".

use std::ops::Range;

use super::authority::NameKind;
use super::entity::EntityId;
use super::reading::Reading;
use super::story::Story;
use crate::english::Dep;
use crate::facts::EntityType;
use crate::lexicon::classes::PersonWord;

/// Whose an office or a phrase is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// An actor of the authority file.
    Actor(usize),
    /// An entity of the story.
    Entity(EntityId),
    /// A body named by these tokens, not seen before.
    Body(Range<usize>),
    /// An American state, by its name.
    Region(&'static str),
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
    let paper = PersonWord::Document.has(&doc.lemma(i).to_lowercase());
    let of = doc.rights(i).find(|&child| {
        let preposition = matches!(doc.dep(child), Dep::Prep | Dep::Agent);
        let lemma = doc.lemma(child);
        preposition && if paper { matches!(lemma, "by" | "from") } else { lemma == "of" }
    })?;
    let object = doc.children(of).find(|&child| doc.dep(child) == Dep::Pobj)?;
    if let Some((actor, _)) = story.named_actor(object) {
        return Some(Owner::Actor(actor));
    }
    story.entity_at[object].map(Owner::Entity)
}

/// Whose a document is.
pub fn document_owner(story: &Story<'_>, i: usize) -> Option<EntityId> {
    match owner(story, i)? {
        Owner::Actor(actor) => story.actor(actor),
        Owner::Entity(id) => Some(id),
        Owner::Body(_) | Owner::Region(_) => None,
    }
}

/// The last known actor named or described in a range, unless a hyphen makes it a mere ally ("US-led").
pub fn owner_in(reading: &Reading<'_>, tokens: Range<usize>) -> Option<usize> {
    tokens.rev().find_map(|i| {
        let hyphenated =
            matches!(reading.doc.token((i + 1).min(reading.doc.len() - 1)), "-" | "–") && !reading.doc.space_after(i);
        let (actor, kind) = reading.named_actor(i)?;
        let person = reading.authority.actor(actor).kind == EntityType::Person;
        (!hyphenated && !person && kind != NameKind::Metonym).then_some(actor)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::testing::story;

    /// The name of whose the word is.
    fn whose(text: &str, word: &str) -> Option<String> {
        let story = story(text);
        let noun = (0..story.doc.len()).find(|&i| story.doc.token(i) == word).unwrap();
        Some(match owner(&story, noun)? {
            Owner::Actor(actor) => story.authority.actor(actor).name.clone(),
            Owner::Entity(id) => story.entities[id].name.clone(),
            Owner::Body(tokens) => story.doc.words(tokens),
            Owner::Region(name) => name.to_owned(),
        })
    }

    #[test]
    fn a_possessor_an_adjective_and_an_of_phrase_own() {
        assert_eq!(whose("Norway's fishermen left.", "fishermen").as_deref(), Some("Norway"));
        assert_eq!(whose("Norwegian fishermen left.", "fishermen").as_deref(), Some("Norway"));
        assert_eq!(whose("The fishermen of Norway left.", "fishermen").as_deref(), Some("Norway"));
        assert_eq!(whose("Jane Roe came. Roe's aides left.", "aides").as_deref(), Some("Jane Roe"));
    }

    #[test]
    fn a_backer_does_not_own() {
        assert_eq!(whose("Norway-backed fishermen left.", "fishermen"), None);
    }
}
