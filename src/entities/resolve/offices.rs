//! Pass 2: offices beside names. The title's noun means the person too, and the person belongs to whose office it is.
//!
//! Example: in `The minister of fisheries, Jane Roe, said …` minister and Roe are one.

use super::resolver::Resolver;
use crate::entities::entity::{EntityId, Scope, Title};
use crate::entities::title;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::sector;

impl Resolver<'_> {
    /// Run the pass.
    pub(super) fn offices(&mut self) {
        for found in title::find(&self.story) {
            let holder = found.holder;
            let role = found.role;
            let of = role.of.map(|of| self.owner(of));
            let of = of.or_else(|| self.known_office(holder, &role.noun, &role.words));
            self.belongs(holder, of);
            let office = sector::of_noun(&role.noun);
            let entity = &mut self.story.entities[holder];
            entity.sector = entity.sector.or(office);
            // The role's noun means the person too ("the secretary of state, Jane Roe").
            if self.story.entity_at[role.noun_token].is_none() {
                self.story.entity_at[role.noun_token] = Some(holder);
            }
            self.story.titles.push(Title {
                holder,
                words: role.words,
                noun: role.noun,
                of,
                tokens: found.tokens,
                pattern: found.pattern,
            });
        }
    }

    /// Whose office it is, where the authority file knows the person: in that office, or of a state whose office it is
    /// ("former finance minister").
    pub(super) fn known_office(&mut self, holder: EntityId, noun: &str, words: &str) -> Option<EntityId> {
        let Scope::Known(actor) = self.story.entities[holder].scope else { return None };
        let known = self.story.authority.actor(actor);
        let title = known.title.as_deref()?.to_lowercase();
        let of = self.story.authority.by_iri(known.of.as_deref()?)?;
        let of = self.known(of);
        let state = || self.story.state_of(of);
        if PersonWord::StateOffice.has(noun) {
            return state();
        }
        if title.split(|c: char| !c.is_alphanumeric()).any(|word| word == noun) {
            return Some(of);
        }
        let national = PersonWord::NationalOffice.has(noun)
            || ["national security", "attorney general"].iter().any(|it| words.to_lowercase().contains(it));
        national.then(state).flatten()
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn a_title_beside_a_name_is_the_persons() {
        let text = "Norway's fisheries minister, Jane Roe, met farmers. The minister said that it was late.";
        assert_eq!(speakers(text), ["jane-roe"]);
    }
}
