//! Who has been mentioned so far, and which of them a later phrase can mean.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::entity::{EntityId, Scope};
use super::story::Story;
use crate::english::{Dep, Doc};
use crate::facts::EntityType;
use crate::grammar::phrase;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::sector;

/// How many sentences back a phrase may reach.
pub const REACH: usize = 4;

/// A line of so many words in capitals is a headline.
const HEADLINE: usize = 4;

/// Who has been mentioned so far, latest last.
#[derive(Debug, Default)]
pub struct Antecedents {
    seen: Vec<Seen>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    entity: EntityId,
    token: usize,
    /// True inside a quotation.
    quoted: bool,
    /// How likely the next sentence is about it (Centering theory's ranking): the subject of its sentence before those
    /// of other clauses, and these before all else.
    rank: u8,
}

impl Antecedents {
    /// Note that token `i` mentions `entity`.
    pub fn saw(&mut self, story: &Story<'_>, i: usize, entity: EntityId) {
        let doc = &story.doc;
        // A headline of capitals amid the text is about another article.
        let sentence = doc.sentence(i);
        if sentence.len() > HEADLINE && !doc.slice(sentence).chars().any(char::is_lowercase) {
            return;
        }
        // "Every voter" is nobody whom "he" could mean in the next sentence.
        let mentions = &story.entities[entity].mentions;
        let is_generic = || mentions.first().is_some_and(|first| phrase::is_of_all_or_none(doc, first.end - 1));
        if phrase::is_of_all_or_none(doc, i) || is_generic() || is_home(story, i, entity) {
            return;
        }
        let rank = match doc.dep(i) {
            Dep::Nsubj | Dep::Nsubjpass if doc.dep(doc.head(i)) == Dep::Root || is_inserted(doc, doc.head(i)) => 2,
            Dep::Nsubj | Dep::Nsubjpass | Dep::Agent => 1,
            _ => 0,
        };
        self.seen.push(Seen { entity, token: i, rank, quoted: story.quote(i).is_some() });
    }

    /// The latest mentioned entity that `fits`, within [`REACH`] sentences before token `i`.
    pub fn latest(&self, story: &Story<'_>, i: usize, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let reach = sentences_back(&story.doc, i, REACH);
        self.seen.iter().rev().take_while(|seen| seen.token >= reach).find(|seen| fits(seen.entity)).map(|s| s.entity)
    }

    /// Of the entities that `fit`: the only one in the sentence of token `i` and the one before it, else the one
    /// mentioned most so far.
    pub fn most_salient(&self, story: &Story<'_>, i: usize, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let near = sentences_back(&story.doc, i, 1);
        let mut times: BTreeMap<EntityId, (usize, usize)> = BTreeMap::new();
        let mut nearby = BTreeSet::new();
        for seen in self.seen.iter().filter(|seen| fits(seen.entity)) {
            let (count, last) = times.entry(seen.entity).or_default();
            (*count, *last) = (*count + 1, seen.token);
            if seen.token >= near {
                nearby.insert(seen.entity);
            }
        }
        match (nearby.len(), nearby.first()) {
            (1, Some(&only)) => Some(only),
            _ => times.into_iter().max_by_key(|&(_, often)| often).map(|(entity, _)| entity),
        }
    }

    /// The one entity of the article so far that `fits`; none where there are several.
    pub fn only(&self, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let all: BTreeSet<EntityId> = self.seen.iter().map(|seen| seen.entity).filter(|&entity| fits(entity)).collect();
        all.first().copied().filter(|_| all.len() == 1)
    }

    /// The somebody without a name whom the article introduced by this noun ("a port official", then "the official"; "two port
    /// officials", then "the officials"), the last of several.
    pub fn introduced(&self, story: &Story<'_>, i: usize, noun: &str) -> Option<EntityId> {
        let doc = &story.doc;
        let plural = doc.tag(i) == "NNS";
        let opens = |child: usize| {
            let article = matches!(doc.token(child).to_lowercase().as_str(), "a" | "an" | "one" | "another");
            if plural { doc.dep(child) == Dep::Nummod || doc.lemma(child) == "several" } else { article }
        };
        let by_noun =
            |token: usize| doc.lemma(token).eq_ignore_ascii_case(noun) && token < i && doc.lefts(token).any(opens);
        let unnamed = |id: EntityId| {
            let entity = &story.entities[id];
            entity.kind == EntityType::Group && entity.unnamed && entity.plural == plural
        };
        self.seen.iter().rev().find(|seen| by_noun(seen.token) && unnamed(seen.entity)).map(|seen| seen.entity)
    }

    /// The latest mentioned entity of the whole article that `fits`.
    pub fn latest_anywhere(&self, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        self.seen.iter().rev().find(|seen| fits(seen.entity)).map(|seen| seen.entity)
    }

    /// The best antecedent between two tokens. The reporter's own pronouns do not look into quotations.
    pub fn best_in(&self, between: Range<usize>, quoted: bool, fits: &impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let start = self.seen.partition_point(|seen| seen.token < between.start);
        let seen = self.seen[start..].iter().take_while(|seen| seen.token < between.end);
        let inside = seen.filter(|seen| (quoted || !seen.quoted) && fits(seen.entity));
        // Of subjects the first, of others the last.
        let order = |seen: &&Seen| (seen.rank, if seen.rank > 0 { usize::MAX - seen.token } else { seen.token });
        inside.max_by_key(order).map(|seen| seen.entity)
    }
}

/// "A man from Ulverton": where somebody comes from, although nobody knows the place.
fn is_home(story: &Story<'_>, i: usize, entity: EntityId) -> bool {
    let doc = &story.doc;
    let (from, entity) = (doc.head(i), &story.entities[entity]);
    let of = doc.head(from);
    let comes = doc.lemma(of) == "be" || sector::can_speak(&doc.lemma(of).to_lowercase());
    let is_unknown = !matches!(entity.scope, Scope::Known(_)) && !entity.name.contains(' ');
    doc.dep(i) == Dep::Pobj && doc.lemma(from) == "from" && comes && is_unknown
}

/// True for the verb of a report put into what it reports ("The cod, Roe noted, is gone").
pub fn is_inserted(doc: &Doc, verb: usize) -> bool {
    PersonWord::Mind.has(doc.lemma(verb)) && doc.dep(verb) == Dep::Parataxis
}

/// First token of the sentence `count` sentences before that of token `i`.
pub fn sentences_back(doc: &Doc, i: usize, count: usize) -> usize {
    let mut start = doc.sentence(i).start;
    for _ in 0..count {
        if start == 0 {
            break;
        }
        start = doc.sentence(start - 1).start;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::testing::story;

    #[test]
    fn the_subject_of_a_sentence_comes_before_what_else_it_names() {
        let story = story("Jane Roe of Norway met Peter Poe. Sweden slept.");
        let mut antecedents = Antecedents::default();
        for i in 0..story.doc.len() {
            if let Some(entity) = story.entity_at[i] {
                antecedents.saw(&story, i, entity);
            }
        }
        let name = |id: Option<EntityId>| id.map(|id| story.entities[id].name.as_str());
        let end = story.doc.len() - 1;
        assert_eq!(name(antecedents.best_in(0..story.doc.sentence(0).end, false, &|_| true)), Some("Jane Roe"));
        assert_eq!(name(antecedents.latest(&story, end, |_| true)), Some("Sweden"));
        assert_eq!(antecedents.only(|_| true), None);
    }

    #[test]
    fn where_somebody_is_from_is_nobody() {
        let story = story("Jane Roe met a man from Ulverton. A letter from Baker came.");
        let mut antecedents = Antecedents::default();
        for at in (0..story.doc.len()).filter(|&i| matches!(story.doc.token(i), "Ulverton" | "Baker")) {
            antecedents.saw(&story, at, story.entity_at[at].unwrap());
        }
        assert_eq!(antecedents.only(|_| true).map(|id| story.entities[id].name.as_str()), Some("Baker"));
    }

    #[test]
    fn every_one_is_nobody_in_particular() {
        let story = story("Jane Roe left. Every minister slept.");
        let mut antecedents = Antecedents::default();
        for i in 0..story.doc.len() {
            if let Some(entity) = story.entity_at[i] {
                antecedents.saw(&story, i, entity);
            }
        }
        let name = |id: Option<EntityId>| id.map(|id| story.entities[id].name.as_str());
        assert_eq!(name(antecedents.latest(&story, story.doc.len() - 1, |_| true)), Some("Jane Roe"));
    }
}
