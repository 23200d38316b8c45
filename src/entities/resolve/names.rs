//! Pass 1: names. Known actors, persons (full names first, then surnames), bodies, and acronyms introduced in brackets.
//!
//! Example: in `The Bergen Fishing Board (BFB) met. Jane Roe spoke. Roe said …` the letters are the board and the second
//! Roe is Jane Roe.

use std::collections::HashMap;

use super::resolver::Resolver;
use crate::english::{Dep, EntType, Pos};
use crate::entities::authority::NameKind;
use crate::entities::entity::{EntityId, Scope};
use crate::entities::ground;
use crate::entities::mention::Mention;
use crate::entities::owner::owner_in;
use crate::entities::person;
use crate::entities::phrase::core_words;
use crate::facts::EntityType;
use crate::lexicon::nouns;

impl Resolver<'_> {
    /// Run the pass.
    pub(super) fn names(&mut self) {
        for index in 0..self.story.mentions.len() {
            let mention = self.story.mentions[index].clone();
            let entity = match mention.senses.actor {
                Some((actor, kind)) => self.known_mention(&mention, actor, kind),
                None if mention.label == Some(EntType::Person) || self.is_surname(&mention) => {
                    Some(self.person(&mention))
                }
                None if mention.label == Some(EntType::Org) => {
                    Some(self.shortened(&mention).unwrap_or_else(|| self.body(&mention)))
                }
                None if mention.label.is_none() && mention.senses.place.is_none() => {
                    Some(self.shortened(&mention).unwrap_or_else(|| self.speaker_by_name(&mention)))
                }
                None => None,
            };
            if let Some(entity) = entity {
                self.mentioned(entity, mention.head, mention.tokens.clone());
            }
        }
        self.acronyms();
    }

    /// True for one word that is a surname, whatever the language engine takes it for: of a person named in full, or one
    /// that the world knows.
    fn is_surname(&self, mention: &Mention) -> bool {
        let words = self.story.doc.slice(mention.tokens.clone());
        let borne = || self.story.full_names.of(&self.story.doc, mention, self.story.authority).is_some();
        if self.story.full_names.is_long_surname(words) {
            return true;
        }
        let one_word = !words.contains(char::is_whitespace);
        one_word && (borne() || self.story.authority.by_surname(words).is_some())
    }

    fn known_mention(&mut self, mention: &Mention, actor: usize, kind: NameKind) -> Option<EntityId> {
        // An adjective is not a mention of the state; "the Russians" is.
        let doc = &self.story.doc;
        let nominal = matches!(doc.pos(mention.head), Pos::Noun | Pos::Propn)
            && !matches!(doc.dep(mention.head), Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Npadvmod);
        if kind != NameKind::Demonym {
            return Some(self.known(actor));
        }
        nominal.then(|| self.members(mention, actor))
    }

    /// "Many Israelis", "House Republicans": some of a people or a party, not the state and not the party.
    fn members(&mut self, mention: &Mention, actor: usize) -> EntityId {
        let body = self.known(actor);
        if matches!(self.story.entities[body].kind, EntityType::ArmedGroup | EntityType::Person) {
            return body;
        }
        let doc = &self.story.doc;
        let plural = matches!(doc.tag(mention.head), "NNS" | "NNPS") || doc.token(mention.head).ends_with('s');
        let name = core_words(doc, mention.head);
        let id = self.named(&name, EntityType::Group, Scope::Local);
        self.belongs(id, Some(body));
        let sector = self.story.entities[body].sector.filter(|_| self.story.entities[body].kind != EntityType::State);
        let entity = &mut self.story.entities[id];
        entity.unnamed = true;
        entity.plural |= plural;
        entity.sector = entity.sector.or(sector);
        id
    }

    fn person(&mut self, mention: &Mention) -> EntityId {
        let words = self.story.doc.slice(mention.tokens.clone()).to_owned();
        let full_name = self.story.full_names.of(&self.story.doc, mention, self.story.authority);
        if full_name.is_none()
            && let Some(actor) = self.story.authority.by_surname(&words)
        {
            return self.known(actor);
        }
        if full_name.is_none()
            && let Some(actor) = self.holder_of_office(mention)
        {
            return self.known(actor);
        }
        let name = full_name.unwrap_or(&words).to_owned();
        if let Some(actor) = person::known_person(self.story.authority, &name) {
            return self.known(actor);
        }
        let scope = if name.contains(' ') { Scope::Named } else { Scope::Local };
        let given = || nouns::given_name(name.split(' ').next()?);
        let gender = person::gender_beside(&self.story.doc, mention).or_else(given);
        let id = self.named(&name, EntityType::Person, scope);
        let entity = &mut self.story.entities[id];
        entity.gender = entity.gender.or(gender);
        id
    }

    /// "The Times", "the Observatory": the one body whose name, told before, ends in that word.
    fn shortened(&self, mention: &Mention) -> Option<EntityId> {
        let doc = &self.story.doc;
        let names = mention.tokens.clone().filter(|&i| doc.pos(i) != Pos::Det);
        let [word] = names.collect::<Vec<_>>()[..] else { return None };
        let definite = word.checked_sub(1).is_some_and(|before| doc.token(before).eq_ignore_ascii_case("the"));
        let body =
            |kind: EntityType| matches!(kind, EntityType::Organization | EntityType::ArmedGroup | EntityType::Actor);
        let ends = |name: &str| name.rsplit_once(' ').is_some_and(|(_, last)| last == doc.token(word));
        let entities = self.story.entities.iter().enumerate();
        let mut named = entities.filter(|(_, it)| body(it.kind) && !it.mentions.is_empty() && ends(&it.name));
        let (id, _) = named.next().filter(|_| definite)?;
        named.next().is_none().then_some(id)
    }

    /// A name that speaks and of which nothing else is known ("Eaton noted").
    fn speaker_by_name(&mut self, mention: &Mention) -> EntityId {
        let words = self.story.doc.words(mention.tokens.clone());
        self.named(&words, EntityType::Actor, Scope::Local)
    }

    /// "Vice President Pence", whom the article never names in full: the one person of that surname and office.
    fn holder_of_office(&self, mention: &Mention) -> Option<usize> {
        let doc = &self.story.doc;
        let surname = doc.slice(mention.tokens.clone());
        let title = mention.tokens.start.checked_sub(1)?;
        self.story.authority.by_surname_and_office(surname, &doc.token(title).to_lowercase())
    }

    fn body(&mut self, mention: &Mention) -> EntityId {
        let words = self.story.doc.slice(mention.tokens.clone()).to_owned();
        let owner = owner_in(&self.story, mention.tokens.clone());
        let ground = ground::is_body(&self.story, mention);
        let (kind, scope) =
            if ground { (EntityType::Organization, Scope::Named) } else { (EntityType::Actor, Scope::Local) };
        let id = self.named(&words, kind, scope);
        let entity = &mut self.story.entities[id];
        if ground && entity.kind == EntityType::Actor {
            (entity.kind, entity.scope) = (kind, scope);
        }
        if self.story.entities[id].of.is_none() {
            let owner = owner.map(|actor| self.known(actor));
            self.story.entities[id].of = owner.filter(|&owner| owner != id);
        }
        id
    }

    /// "The Syrian Democratic Forces (SDF)": the letters in brackets mean the name before them from here on.
    fn acronyms(&mut self) {
        let mut introduced: HashMap<String, EntityId> = HashMap::new();
        for index in 0..self.story.mentions.len() {
            let tokens = self.story.mentions[index].tokens.clone();
            let words = self.story.doc.slice(tokens.clone()).to_owned();
            let is_acronym = tokens.len() == 1
                && words.chars().count() >= 2
                && words.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&'));
            if !is_acronym || self.story.mentions[index].senses.actor.is_some() {
                continue;
            }
            let bracketed = tokens.start >= 2 && self.story.doc.token(tokens.start - 1) == "(";
            let before = bracketed.then(|| self.story.mention_at[tokens.start - 2]).flatten();
            if let Some(named) = before.and_then(|m| self.story.entity_at[self.story.mentions[m].head]) {
                introduced.insert(words.clone(), named);
            }
            if let Some(&named) = introduced.get(&words) {
                let head = self.story.mentions[index].head;
                self.story.entity_at[head] = Some(named);
                self.story.entities[named].mentions.push(tokens);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn a_surname_is_the_person_named_in_full() {
        assert_eq!(speakers("Jane Roe met farmers. Roe said that it was late."), ["jane-roe"]);
    }

    #[test]
    fn a_known_actor_goes_by_any_of_its_names() {
        assert_eq!(
            speakers("The United States said no deal was near. The US said that talks would go on."),
            ["united-states", "united-states"]
        );
    }

    #[test]
    fn the_last_word_of_a_body_s_name_is_the_body() {
        let text = "The New York Times broke the story. The Times added that the mine was unsafe.";
        assert_eq!(speakers(text), ["new-york-times"]);
        let text = "The New York Times and the Los Angeles Times broke it. The Times added that it was late.";
        assert_eq!(speakers(text), ["times"]);
    }

    #[test]
    fn letters_in_brackets_are_the_name_before_them() {
        let text = "The Bergen Fishing Board (BFB) met on Monday. The BFB said that the cod had gone.";
        assert_eq!(speakers(text), ["bergen-fishing-board"]);
    }

    #[test]
    fn a_bare_surname_is_the_one_the_world_knows_by_it_unless_the_address_says_otherwise() {
        let text = "Barack Obama came with Michelle Obama.";
        assert_eq!(speakers(&format!("{text} Obama said that it was late.")), ["barack-obama"]);
        assert_eq!(speakers(&format!("{text} Mrs. Obama said that it was late.")), ["michelle-obama"]);
        let text = "Aides of Obama came with Michelle Obama.";
        assert_eq!(speakers(&format!("{text} Obama said that it was late.")), ["barack-obama"]);
        assert_eq!(speakers(&format!("{text} Mrs. Obama said that it was late.")), ["michelle-obama"]);
    }

    #[test]
    fn a_surname_in_s_is_no_plural() {
        assert_eq!(speakers("Fawaz Gerges, a professor, spoke. Gerges said that it was late."), ["fawaz-gerges"]);
    }

    #[test]
    fn a_surname_is_found_where_the_language_engine_sees_none() {
        let text = "Maj. Gen. Mark Oxley, an analyst, was asked. Oxley pointed out that a strike is no easy thing.";
        assert_eq!(speakers(text), ["mark-oxley"]);
    }
}
