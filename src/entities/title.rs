//! Offices beside names: "Russian Foreign Minister Sergei Lavrov", "Ama Boateng, chair of the Ghanaian
//! Cocoa Board", "the US secretary of state, John Kerry", "Angela Merkel is chancellor of Germany".

use std::ops::Range;

use super::entity::EntityId;
use super::owner::{Owner, owner};
use super::story::Story;
use crate::english::{Dep, Pos};
use crate::facts::EntityType;
use crate::lexicon::nouns;

/// An office found beside a name.
#[derive(Debug)]
pub struct Found {
    /// Whose office.
    pub holder: EntityId,
    /// The role's words.
    pub words: String,
    /// Lemma of the role's head noun.
    pub noun: String,
    /// Token of that noun.
    pub noun_token: usize,
    /// Whose office-holder it is.
    pub of: Option<Owner>,
    /// All tokens, name included.
    pub tokens: Range<usize>,
    /// How it stands to the name.
    pub pattern: &'static str,
}

/// All offices in the story, in text order.
pub fn find(story: &Story<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for mention in &story.mentions {
        let Some(holder) = story.entity_at[mention.head] else { continue };
        if story.entities[holder].kind != EntityType::Person {
            continue;
        }
        found.extend(before(story, mention.tokens.clone(), holder));
        found.extend(apposition(story, mention.tokens.clone(), mention.head, holder));
        found.extend(copula(story, mention.tokens.clone(), mention.head, holder));
    }
    found.sort_by_key(|found| (found.tokens.start, found.tokens.end));
    found
}

/// Words right before the name: owner, then modifiers, then the role's noun, whose last word touches the name.
fn before(story: &Story<'_>, name: Range<usize>, holder: EntityId) -> Option<Found> {
    let doc = &story.doc;
    let mut end = name.start;
    while end > 0 && nouns::honorific(doc.token(end - 1)).is_some() {
        end -= 1;
    }
    let sentence = doc.sentence(name.start).start;
    // "Secretary of State John Kerry": the noun phrase may hold an "of".
    let mut start = end;
    while start > sentence {
        let word = doc.token(start - 1);
        let part_of_title = nouns::is_abbreviated_title(word)
            || nouns::is_occupation(&doc.lemma(start - 1).to_lowercase())
            || nouns::is_occupation(&word.to_lowercase())
            || (start < end
                && story.mention_at[start - 1].is_none()
                && !matches!(
                    doc.pos(start - 1),
                    Pos::Det
                        | Pos::Punct
                        | Pos::Verb
                        | Pos::Adp
                        | Pos::Cconj
                        | Pos::Pron
                        | Pos::Aux
                        | Pos::Sconj
                        | Pos::Adv
                )
                && (matches!(doc.pos(start - 1), Pos::Noun | Pos::Propn | Pos::Adj)))
            || (start == end && of_phrase_role(story, start).is_some())
            || (start < end && word == "-");
        if !part_of_title {
            break;
        }
        start = if start == end { of_phrase_role(story, start).unwrap_or(start - 1) } else { start - 1 };
    }
    if start == end {
        return None;
    }
    let noun_token = (start..end)
        .rev()
        .find(|&i| nouns::is_occupation(&doc.token(i).to_lowercase()) || nouns::is_abbreviated_title(doc.token(i)))?;
    let noun_token = of_phrase_role(story, end).unwrap_or(noun_token);
    let owner_token = start.checked_sub(1).filter(|&i| i >= sentence);
    let owner_token = owner_token
        .map(|i| if matches!(doc.token(i), "'s" | "’s" | "'" | "’" | "s") && i > sentence { i - 1 } else { i });
    let mut first = start;
    let mut of = None;
    if let Some(i) = owner_token {
        if let Some((actor, _)) =
            story.named_actor(i).filter(|&(actor, _)| story.authority.actor(actor).kind != EntityType::Person)
        {
            of = Some(Owner::Actor(actor));
            first = story.mention(i).map_or(i, |mention| mention.tokens.start);
        } else if let Some(entity) =
            story.entity_at[i].filter(|&entity| story.entities[entity].kind != EntityType::Person)
        {
            of = Some(Owner::Entity(entity));
            first = story.mention(i).map_or(i, |mention| mention.tokens.start);
        }
    }
    let words = title_words(story, start..end);
    let noun = doc.lemma(noun_token).to_lowercase();
    Some(Found { holder, words, noun, noun_token, of, tokens: first..name.end, pattern: "before" })
}

/// Where a title like "Secretary of State" that ends right before token `end` begins.
fn of_phrase_role(story: &Story<'_>, end: usize) -> Option<usize> {
    let doc = &story.doc;
    (1..=4usize).find_map(|back| {
        let of = end.checked_sub(back + 1)?;
        let noun = of.checked_sub(1)?;
        let inside = doc.sentence(end.min(doc.len() - 1)).start <= noun;
        let plain = (of + 1..end).all(|i| matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Adj));
        (inside && plain && doc.token(of) == "of" && nouns::is_occupation(&doc.token(noun).to_lowercase()))
            .then_some(noun)
    })
}

/// "Name, chairman of X," and "the chairman of X, Name".
fn apposition(story: &Story<'_>, name: Range<usize>, head: usize, holder: EntityId) -> Option<Found> {
    let doc = &story.doc;
    let after =
        doc.rights(head).filter(|&child| doc.dep(child) == Dep::Appos).find(|&child| is_role_noun(story, child));
    let before = (doc.dep(head) == Dep::Appos).then(|| doc.head(head)).filter(|&noun| is_role_noun(story, noun));
    let noun_token = after.or(before)?;
    let phrase = story.phrase(noun_token);
    let tokens = phrase.start.min(name.start)..phrase.end.max(name.end);
    Some(described(story, holder, noun_token, tokens, "apposition"))
}

/// "Name is chairman of X".
fn copula(story: &Story<'_>, name: Range<usize>, head: usize, holder: EntityId) -> Option<Found> {
    let doc = &story.doc;
    let verb = doc.head(head);
    if doc.dep(head) != Dep::Nsubj || !matches!(doc.lemma(verb), "be" | "become") {
        return None;
    }
    let noun_token = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Attr && is_role_noun(story, child))?;
    let tokens = name.start..story.phrase(noun_token).end;
    Some(described(story, holder, noun_token, tokens, "copula"))
}

fn is_role_noun(story: &Story<'_>, i: usize) -> bool {
    story.doc.tag(i) != "NNS"
        && (nouns::is_occupation(&story.doc.lemma(i).to_lowercase())
            || nouns::is_occupation(&story.doc.token(i).to_lowercase()))
}

/// An office given as a noun phrase of its own.
fn described(
    story: &Story<'_>,
    holder: EntityId,
    noun_token: usize,
    tokens: Range<usize>,
    pattern: &'static str,
) -> Found {
    let doc = &story.doc;
    let mut start = story.phrase(noun_token).start;
    // Determiners and the owner's name come before the title's own words.
    while start < noun_token {
        let owner_name = story.named_actor(start).is_some() || story.entity_at[start].is_some();
        let possessive = matches!(doc.token(start), "'s" | "’s" | "'" | "’");
        let plain = matches!(doc.pos(start), Pos::Det | Pos::Pron | Pos::Punct);
        if !(owner_name || possessive || plain || doc.tag(start) == "PRP$") {
            break;
        }
        start += 1;
    }
    let of_phrase = doc.rights(noun_token).find(|&child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "of");
    let object = of_phrase.and_then(|of| doc.children(of).find(|&child| doc.dep(child) == Dep::Pobj));
    // "Secretary of state" keeps its "of"; "chairman of the Joint Chiefs" has an owner.
    let lower_of = object.filter(|&object| doc.lemma(object).to_lowercase() == "state" && object == noun_token + 2);
    let end = lower_of.map_or(noun_token + 1, |object| object + 1);
    let mut of = owner(story, noun_token);
    if let Some(object) = object.filter(|_| lower_of.is_none()) {
        of = match (story.mention(object), story.entity_at[object]) {
            (_, Some(entity)) => Some(Owner::Entity(entity)),
            (Some(mention), None) if mention.senses.actor.is_some() => {
                mention.senses.actor.map(|(actor, _)| Owner::Actor(actor))
            }
            _ => Some(body(story, object)),
        };
    }
    Found {
        holder,
        words: title_words(story, start..end),
        noun: doc.lemma(noun_token).to_lowercase(),
        noun_token,
        of,
        tokens,
        pattern,
    }
}

/// The body that an office belongs to, by its words without determiner.
fn body(story: &Story<'_>, object: usize) -> Owner {
    let phrase = story.phrase(object);
    let start = phrase.clone().find(|&i| !matches!(story.doc.pos(i), Pos::Det | Pos::Punct)).unwrap_or(phrase.start);
    Owner::Body(start..phrase.end)
}

/// A title's words, with "Foreign Mininster" and "foreign minister" left as the text has them.
fn title_words(story: &Story<'_>, tokens: Range<usize>) -> String {
    story.doc.words(tokens)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    /// Titles and whose they are, by slug.
    fn offices(text: &str) -> Vec<(String, Option<String>)> {
        facts(text).offices.into_iter().map(|office| (office.title, office.of)).collect()
    }

    fn office(title: &str, of: &str) -> Vec<(String, Option<String>)> {
        vec![(title.to_owned(), Some(of.to_owned()))]
    }

    #[test]
    fn an_office_stands_before_beside_or_after_a_name() {
        let minister = office("Fisheries Minister", "norway");
        assert_eq!(offices("Norwegian Fisheries Minister Jane Roe met farmers."), minister);
        assert_eq!(
            offices("Jane Roe, chairwoman of the Bergen Board, met farmers."),
            office("chairwoman", "bergen-board")
        );
        assert_eq!(offices("Jane Roe is the president of Norway."), office("president", "norway"));
    }

    #[test]
    fn a_title_may_hold_an_of() {
        assert_eq!(
            offices("US Secretary of State Jane Roe met farmers."),
            office("Secretary of State", "united-states")
        );
    }
}
