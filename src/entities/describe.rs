//! Descriptions: noun phrases without a name. "The minister", "Russia's top diplomat", "the group", "the defence
//! ministry", "US officials".

use super::antecedents::Antecedents;
use super::document;
use super::entity::EntityId;
use super::holder;
use super::owner::{Owner, owner};
use super::phrase::{core_words, telling_words};
use super::story::Story;
use crate::english::{Dep, Doc, Pos};
use crate::facts::{EntityType, Sector};
use crate::lexicon::agency;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::nouns::{self, Gender};

/// What a description means.
#[derive(Debug)]
pub enum Description {
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
pub fn describe(story: &Story<'_>, antecedents: &Antecedents, i: usize) -> Option<Description> {
    let doc = &story.doc;
    let noun = doc.lemma(i).to_lowercase();
    let definite =
        doc.lefts(i).any(|child| matches!(doc.token(child).to_lowercase().as_str(), "the" | "this" | "that"));
    let plural = matches!(doc.tag(i), "NNS" | "NNPS");
    if is_of_body(doc, i) {
        return None;
    }
    let owner = owner(story, i);
    // A name set beside the noun says who it is ("the rebel commander, John Doe").
    if let Some(named) =
        doc.rights(i).find(|&child| doc.dep(child) == Dep::Appos).and_then(|child| story.entity_at[child])
        && story.entities[named].kind == EntityType::Person
        && (nouns::is_occupation(&noun) || !plural)
    {
        return Some(Description::Entity(named));
    }
    if nouns::is_occupation(&noun)
        && !plural
        && let Some(person) = holder::of_office(story, antecedents, i, owner.as_ref(), definite)
    {
        return Some(Description::Entity(person));
    }
    if matches!(doc.token(i), "North" | "South")
        && definite
        && owner.is_none()
        && let Some(korea) = half_of_korea(story, doc.token(i))
    {
        return Some(Description::Entity(korea));
    }
    if PersonWord::Document.has(&noun)
        && definite
        && !plural
        && owner.is_none()
        && let Some(issuer) = document::issuer(story, i)
    {
        return Some(Description::Entity(issuer));
    }
    if definite
        && owner.is_none()
        && doc.lefts(i).all(|child| doc.dep(child) == Dep::Det)
        && let Some(introduced) = antecedents.introduced(story, i, &noun)
    {
        return Some(Description::Entity(introduced));
    }
    if nouns::is_state_noun(&noun) && definite && !plural && owner.is_none() {
        let state = |id: EntityId| story.entities[id].kind == EntityType::State;
        return antecedents.latest(story, i, state).map(Description::Entity);
    }
    if nouns::is_collective(&noun)
        && definite
        && !plural
        && owner.is_none()
        && !tells_apart(doc, i)
        && let Some(body) = antecedents.latest(story, i, |id| is_collective_named(story, id, &noun))
    {
        return Some(Description::Entity(body));
    }
    if nouns::is_body(&noun) && !plural {
        // "The House" is one of Congress, and no White House.
        if definite && owner.is_none() && noun != "house" {
            // "The Roe campaign" is not that of Doe.
            let names: Vec<String> = doc
                .lefts(i)
                .filter(|&child| doc.dep(child) == Dep::Compound && doc.pos(child) == Pos::Propn)
                .map(|child| doc.token(child).to_lowercase())
                .collect();
            let same = |id: EntityId| {
                let name = story.entities[id].name.to_lowercase();
                name.ends_with(&noun) && names.iter().all(|own| name.contains(own.as_str()))
            };
            if let Some(body) = antecedents.latest_anywhere(same) {
                return Some(Description::Entity(body));
            }
        }
        if let Some(owner) = owner {
            return Some(Description::Body { name: possessed(story, i), of: Some(owner) });
        }
    }
    let speaking = plural && speaks(doc, i);
    let animate = speaking || nouns::is_people(&noun) || nouns::is_body(&noun) || nouns::is_collective(&noun);
    animate.then(|| Description::Group {
        name: telling_words(doc, i),
        of: owner,
        unnamed: speaking || nouns::is_unnamed_source(&noun) || (nouns::is_occupation(&noun) && !plural),
        plural,
        gender: noun.ends_with("woman").then_some(Gender::Female).or(noun.ends_with("man").then_some(Gender::Male)),
    })
}

/// "Shot her in the head": no head of anything.
fn is_of_body(doc: &Doc, i: usize) -> bool {
    let into = matches!(doc.lemma(doc.head(i)), "in" | "to" | "on" | "over");
    doc.lemma(i) == "head" && doc.dep(i) == Dep::Pobj && into && doc.rights(i).next().is_none()
}

/// "His office", "Prime Minister Jane Roe's office": Jane Roe's office.
fn possessed(story: &Story<'_>, i: usize) -> String {
    let owner = story.doc.left(i, Dep::Poss).and_then(|owner| story.entity(owner));
    // "His CHP party" has a name of its own.
    let named = story.doc.lefts(i).any(|it| story.doc.dep(it) == Dep::Compound && story.doc.pos(it) == Pos::Propn);
    match owner.filter(|owner| owner.kind == EntityType::Person && !named) {
        // The Roe administration, the Roe campaign.
        Some(owner) if matches!(story.doc.token(i), "administration" | "campaign") => {
            let surname = owner.name.rsplit(' ').next().unwrap_or(&owner.name);
            format!("{surname} {}", story.doc.token(i))
        }
        Some(owner) => format!("{}'s {}", owner.name, story.doc.token(i)),
        None => core_words(&story.doc, i),
    }
}

/// "The North" where the article is about Korea.
fn half_of_korea(story: &Story<'_>, half: &str) -> Option<EntityId> {
    let (actor, _) = story.authority.look_up(&format!("{half} Korea"))?.actor?;
    story.actor(actor)
}

/// True where the phrase says more than which kind of body: "the fragmented movement" is none named before.
fn tells_apart(doc: &Doc, i: usize) -> bool {
    doc.lefts(i).any(|child| {
        matches!(doc.dep(child), Dep::Amod | Dep::Compound) && !PersonWord::Kind.has(&doc.lemma(child).to_lowercase())
    })
}

/// "Hawks in the capital said that …": whoever says and thinks is people, whatever the noun.
fn speaks(doc: &Doc, i: usize) -> bool {
    let verb = doc.head(i);
    doc.dep(i) == Dep::Nsubj
        && PersonWord::Mind.has(doc.lemma(verb))
        && doc.rights(verb).any(|child| doc.dep(child) == Dep::Ccomp)
}

fn is_collective_named(story: &Story<'_>, id: EntityId, noun: &str) -> bool {
    let entity = &story.entities[id];
    match noun {
        // Whom an agency told of it is no newspaper.
        "newspaper" | "paper" | "magazine" | "broadcaster" => {
            entity.sector == Some(Sector::Media) && agency::usual_name(&entity.name.to_uppercase()).is_none()
        }
        "outlet" => entity.sector == Some(Sector::Media),
        "company" | "firm" => matches!(entity.kind, EntityType::Organization | EntityType::Actor),
        "coalition" | "alliance" | "bloc" => {
            entity.kind == EntityType::Coalition || entity.name.to_lowercase().contains(noun)
        }
        // "The group" that stormed the hall is no agency that told of it.
        _ => {
            !matches!(entity.kind, EntityType::Person | EntityType::State | EntityType::Group)
                && entity.sector != Some(Sector::Media)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn a_body_is_the_one_named_before_unless_more_is_said_of_it() {
        let text = "The Bergen Fishing Board met on Monday.";
        assert_eq!(speakers(&format!("{text} The board said that it was late.")), ["bergen-fishing-board"]);
        let text = "The Lantern Movement met on Monday.";
        assert_eq!(speakers(&format!("{text} The movement said that it was late.")), ["lantern-movement"]);
        assert_eq!(
            speakers(&format!("{text} The fragmented movement said that it was late.")),
            ["fragmented-movement"]
        );
    }

    #[test]
    fn an_office_is_known_by_whose_it_is() {
        let text =
            "Jane Roe left Oslo. Her office said that it was late. President Jane Roe's office said that it snowed.";
        assert_eq!(speakers(text), ["jane-roes-office", "jane-roes-office"]);
    }

    #[test]
    fn who_was_introduced_without_a_name_goes_on_without_one() {
        let text = "A senior port official spoke to farmers. A mayor left. The official said that it was late.";
        assert_eq!(speakers(text), ["senior-port-official"]);
    }

    #[test]
    fn the_campaign_of_one_is_not_that_of_another() {
        let text = "John Doe said his campaign was strong. The Roe campaign said that it was late.";
        assert_eq!(speakers(text).last().map(String::as_str), Some("roe-campaign"));
    }

    #[test]
    fn what_tells_people_from_others_is_kept() {
        assert_eq!(speakers("An aide on the port committee said it was late."), ["aide-on-the-port-committee"]);
        assert_eq!(speakers("A source close to Jane Roe said it was late."), ["source-close-to-jane-roe"]);
        assert_eq!(speakers("Two officials on Monday said it was late."), ["two-officials"]);
    }

    #[test]
    fn whoever_says_is_people() {
        assert_eq!(speakers("Hawks in the capital said that it was late."), ["hawks"]);
    }
}
