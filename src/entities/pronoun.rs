//! Pronouns: whom "he", "she", "it" and "they" mean.

use std::ops::Range;

use super::antecedents::{Antecedents, REACH, is_inserted, sentences_back};
use super::entity::{EntityId, StoryEntity};
use super::story::Story;
use crate::english::{Dep, Doc, EntType, Pos};
use crate::facts::EntityType;
use crate::grammar::clause;
use crate::lexicon::nouns::{self, Gender};
use crate::lexicon::sector;

/// What a pronoun asks of its antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Male,
    Female,
    Thing,
    Several,
}

/// Who the pronoun at token `i` means; first and second person are left to the statements they stand in.
pub fn resolve(story: &Story<'_>, antecedents: &Antecedents, i: usize) -> Option<EntityId> {
    let wanted = match story.doc.token(i).to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Wanted::Male,
        "she" | "her" | "hers" | "herself" => Wanted::Female,
        "it" | "its" | "itself" if !is_expletive(&story.doc, i) => Wanted::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Wanted::Several,
        "who" | "which" | "that" => return relative(story, i),
        _ => return None,
    };
    let other = beside(story, i);
    let reporter = reporter_behind(&story.doc, i);
    let reports = |entity: EntityId| reporter.is_some_and(|noun| is_called(story, entity, noun));
    let speaker = speaker_around(story, i);
    let is_another = |entity: EntityId| Some(entity) != other && Some(entity) != speaker && !reports(entity);
    let fits = |entity: EntityId| is_another(entity) && fits(story, entity, wanted);
    // The subject of the clause that governs the pronoun's own ("Russia denied that it …"), inside out.
    let mut clause = i;
    let inserted = is_inserted(&story.doc, story.doc.head(i));
    for ancestor in story.doc.ancestors(i).filter(|_| !inserted) {
        let governor =
            story.doc.lefts(ancestor).find(|&child| matches!(story.doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
        if let Some(subject) = governor.filter(|&subject| subject < clause && subject != i) {
            if let Some(entity) = story.entity_at[subject].filter(|&entity| fits(entity)) {
                return Some(entity);
            }
            clause = subject;
        }
    }
    // "They" are rather several people than one body ("activists say … According to them").
    let quoted = story.quote(i).is_some();
    let people = |entity: EntityId| story.entities[entity].plural && story.entities[entity].unnamed;
    if wanted == Wanted::Several
        && let Some(entity) = antecedents.best_in(sentences_back(&story.doc, i, 1)..i, quoted, &people)
    {
        return Some(entity);
    }
    // Then the sentence so far, then the sentences before it, each by its subject first.
    let sentence = story.doc.sentence(i);
    // "Roe denied it; the cod, he said, is gone": what stands before the semicolon is no part of what he says.
    let before = (sentence.start..i).rev().find(|&j| story.doc.token(j) == ";");
    if let Some(entity) = before.and_then(|end| antecedents.best_in(sentence.start..end, quoted, &fits)) {
        return Some(entity);
    }
    if !reports_behind(&story.doc, i)
        && let Some(entity) = antecedents.best_in(sentence.start..i, quoted, &fits)
    {
        return Some(entity);
    }
    let mut end = sentence.start;
    for _ in 0..REACH {
        if end == 0 {
            break;
        }
        let before = story.doc.sentence(end - 1);
        if let Some(entity) = antecedents.best_in(before.start..end, quoted, &fits) {
            return Some(entity);
        }
        end = before.start;
    }
    None
}

/// Who is the subject of the verb that the pronoun is an object of: somebody else ("Roe called him"), unless the pronoun
/// is reflexive.
fn beside(story: &Story<'_>, i: usize) -> Option<EntityId> {
    let doc = &story.doc;
    let verb = match doc.dep(i) {
        Dep::Dobj | Dep::Dative => doc.head(i),
        Dep::Pobj => doc.head(doc.head(i)),
        _ => return None,
    };
    let reflexive = doc.token(i).ends_with("self") || doc.token(i).ends_with("selves");
    let subject = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj).filter(|_| !reflexive)?;
    story.entity_at[subject]
}

/// Who says the sentence in quotation marks that the pronoun stands in: of oneself one says "I".
fn speaker_around(story: &Story<'_>, i: usize) -> Option<EntityId> {
    let doc = &story.doc;
    let quote = story.quote(i).filter(|quote| !quote.single)?;
    let opens = doc.token(quote.tokens.start).starts_with(char::is_uppercase);
    let verb = doc.ancestors(i).find(|above| !quote.tokens.contains(above)).filter(|_| opens)?;
    let subject = doc.child(verb, Dep::Nsubj).filter(|subject| !quote.tokens.contains(subject))?;
    story.entity_at[subject]
}

/// "He will visit Oslo, the official said": who reports it is somebody else.
fn reporter_behind(doc: &Doc, i: usize) -> Option<usize> {
    let said = doc.ancestors(i).find(|&above| doc.dep(above) == Dep::Ccomp && doc.head(above) > above)?;
    let subject = doc.left(doc.head(said), Dep::Nsubj).filter(|&subject| subject > i)?;
    (doc.pos(subject) == Pos::Noun).then_some(subject)
}

/// True where a phrase that means the entity ends in this noun.
fn is_called(story: &Story<'_>, entity: EntityId, noun: usize) -> bool {
    let last = |tokens: &Range<usize>| tokens.end.checked_sub(1).map(|last| story.doc.token(last));
    story.entities[entity].mentions.iter().any(|tokens| last(tokens) == Some(story.doc.token(noun)))
}

/// "Prices had fallen under Roe, he added": whoever speaks is seldom named in what is said.
fn reports_behind(doc: &Doc, i: usize) -> bool {
    let verb = doc.head(i);
    let before = |child: usize| matches!(doc.dep(child), Dep::Ccomp) && child < i;
    doc.dep(i) == Dep::Nsubj && (doc.lefts(verb).any(before) || is_inserted(doc, verb))
}

/// A relative pronoun means what its clause describes.
fn relative(story: &Story<'_>, i: usize) -> Option<EntityId> {
    described(&story.doc, i).and_then(|head| story.entity_at[head])
}

/// Head of the noun phrase that the relative clause of the pronoun at token `i` describes.
pub fn described(doc: &Doc, i: usize) -> Option<usize> {
    let mut verb = doc.head(i);
    for _ in 0..3 {
        if doc.dep(verb) == Dep::Relcl {
            let noun = doc.head(verb);
            let human = doc.token(i).to_lowercase().starts_with("who");
            return Some(if human {
                named_so(doc, noun).or_else(|| somebody(doc, noun)).unwrap_or(noun)
            } else {
                something(doc, i, noun).unwrap_or(noun)
            });
        }
        verb = doc.head(verb);
    }
    None
}

/// "Attacks on civilians which killed ten": people are no "which", but what befell them is.
fn something(doc: &Doc, pronoun: usize, noun: usize) -> Option<usize> {
    let is_human = sector::is_private(&doc.lemma(noun).to_lowercase()) || nouns::is_people(doc.lemma(noun));
    let preposition = Some(doc.head(noun)).filter(|_| doc.dep(noun) == Dep::Pobj && is_human)?;
    let thing = doc.head(preposition);
    (doc.token(pronoun).eq_ignore_ascii_case("which") && doc.pos(thing) == Pos::Noun).then_some(thing)
}

/// "Jane Roe, a farmer who …": Roe, of whom the apposition tells something.
fn named_so(doc: &Doc, noun: usize) -> Option<usize> {
    let name = Some(doc.head(noun)).filter(|&name| doc.dep(noun) == Dep::Appos && doc.pos(name) == Pos::Propn)?;
    let told =
        matches!(doc.token(doc.left_edge(noun)), "a" | "an") && !doc.children(name).any(|it| doc.dep(it) == Dep::Conj);
    (told && !is_place(doc, name)).then_some(name)
}

/// True for what the engine takes for a place or a time.
fn is_place(doc: &Doc, noun: usize) -> bool {
    matches!(doc.ent_type(noun), Some(EntType::Gpe | EntType::Loc | EntType::Fac | EntType::Date))
}

/// "A reporter with a bandage who …", "critics of the move, who …": where the parser hangs the clause on a thing, whoever that
/// is with or of.
fn somebody(doc: &Doc, thing: usize) -> Option<usize> {
    let speaks = |noun: usize| sector::can_speak(&doc.lemma(noun).to_lowercase());
    // "A sailor from Togo, who …", "a member of the league, who …".
    let is_theirs = |noun: usize| {
        let above = doc.head(doc.head(noun));
        let tied = doc.dep(noun) == Dep::Pobj && matches!(doc.lemma(doc.head(noun)), "of" | "from" | "in" | "for");
        tied && speaks(above) && doc.ent_type(noun) != Some(EntType::Person)
    };
    let personal = |noun: usize| match doc.pos(noun) {
        Pos::Propn => !is_place(doc, noun) && !is_theirs(noun),
        _ => speaks(noun),
    };
    let mut noun = thing;
    while !personal(noun) {
        let preposition = Some(doc.head(noun)).filter(|_| doc.dep(noun) == Dep::Pobj)?;
        let above = doc.head(preposition);
        noun = match doc.pos(above) {
            Pos::Noun | Pos::Propn => above,
            _ => clause::object(doc, above).filter(|&object| object < preposition)?,
        };
    }
    Some(noun)
}

fn fits(story: &Story<'_>, entity: EntityId, wanted: Wanted) -> bool {
    let entity = &story.entities[entity];
    // Of the groups only a single unnamed human being is a "he": "a spokesman", not "the military".
    let human = entity.kind == EntityType::Person
        || entity.kind == EntityType::Actor && !is_body(story, entity)
        || (entity.kind == EntityType::Group && entity.unnamed && !entity.plural);
    match wanted {
        Wanted::Male => human && entity.gender != Some(Gender::Female),
        Wanted::Female => human && entity.gender != Some(Gender::Male),
        Wanted::Thing => {
            !matches!(entity.kind, EntityType::Person) && !entity.plural && entity.kind != EntityType::Group
        }
        // "The family", of whom several speak; not "a spokesman".
        Wanted::Several => {
            let one = entity.kind == EntityType::Group && !entity.plural && (entity.unnamed || entity.gender.is_some());
            entity.kind != EntityType::Person && !one
        }
    }
}

/// True for an actor of unknown kind that the text calls by letters, or that the language engine takes for a body.
fn is_body(story: &Story<'_>, entity: &StoryEntity) -> bool {
    let letters = entity.name.chars().count() > 1 && !entity.name.chars().any(char::is_lowercase);
    let labelled = |tokens: &Range<usize>| story.doc.ent_type(tokens.start) == Some(EntType::Org);
    letters || !entity.mentions.is_empty() && entity.mentions.iter().all(labelled)
}

/// "It is important to …", "it was announced": it means nobody.
fn is_expletive(doc: &Doc, i: usize) -> bool {
    if doc.dep(i) == Dep::Expl {
        return true;
    }
    let verb = doc.head(i);
    let subject = matches!(doc.dep(i), Dep::Nsubj | Dep::Nsubjpass);
    let predicate = doc.rights(verb).any(|child| matches!(doc.dep(child), Dep::Acomp | Dep::Attr));
    let clause =
        doc.rights(verb).any(|child| matches!(doc.dep(child), Dep::Ccomp | Dep::Xcomp | Dep::Csubj | Dep::Advcl));
    subject && doc.lemma(verb) == "be" && predicate && clause
        || doc.dep(i) == Dep::Nsubjpass && doc.rights(verb).any(|child| doc.dep(child) == Dep::Ccomp)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn a_relative_pronoun_means_what_its_clause_describes() {
        assert_eq!(speakers("They met Jane Roe, who said that it was late."), ["jane-roe"]);
    }

    #[test]
    fn who_is_no_thing() {
        let text = "We met a fisherman with a torn net who told us that the cod was gone.";
        assert_eq!(speakers(text).last().map(String::as_str), Some("fisherman"));
        let text = "They met a fisherman from the Togo League, who told us that the cod was gone.";
        assert_eq!(speakers(text), ["fisherman"]);
        let text = "The news will please critics of the mine, who have said that it is unsafe.";
        assert_eq!(speakers(text), ["critics-of-the-mine"]);
    }

    #[test]
    fn whoever_speaks_between_two_commas_is_not_named_in_what_is_said() {
        let text = "Peter Poe met farmers. Poe spoke first. John Doe has found a ship, he added, which is on its way.";
        assert_eq!(speakers(text), ["peter-poe"]);
    }

    #[test]
    fn whoever_stands_before_a_semicolon_speaks_behind_it() {
        let text = "Peter Poe left. The envoy, John Doe, denied that; the cod, he said, is gone.";
        assert_eq!(speakers(text).last().map(String::as_str), Some("john-doe"));
    }

    #[test]
    fn who_reports_it_is_somebody_else() {
        let text = "John Doe will visit Oslo, the official said. He has warned of war, the official said.";
        assert_eq!(speakers(text)[1..], ["official", "john-doe"]);
    }

    #[test]
    fn a_pronoun_is_no_surname() {
        let text = "John Doe said that it was late. He called it a shame.\n\nThe envoy, Liu He, left.";
        assert_eq!(speakers(text), ["john-doe", "john-doe"]);
    }

    #[test]
    fn letters_are_no_man() {
        let text = "Doe loathes the NBFTA. He has threatened to leave.";
        assert_eq!(speakers(text).iter().filter(|it| *it == "nbfta").count(), 0);
    }

    #[test]
    fn who_governs_the_clause_is_meant_in_it() {
        let text = "Norway met Sweden. Norway denied that it had said that the cod was gone.";
        assert_eq!(speakers(text).last().map(String::as_str), Some("norway"));
    }

    #[test]
    fn who_an_apposition_tells_of_is_the_one_named() {
        let text =
            "That view is shared by Representative Karin Holt, an Illinois Republican who said she backed the plan.";
        assert_eq!(speakers(text), ["karin-holt"]);
    }
}
