//! Offices: titles beside names say what a person is and of whom ("Foreign Minister Sergei Lavrov", "Jane Roe, the
//! secretary of state"). The role's noun means the person too.

use super::{Resolver, title};
use crate::entities::story::{EntityId, Scope, Title};

impl Resolver<'_> {
    /// Note every office and whose it is.
    pub(super) fn offices(&mut self) {
        for found in title::find(&self.story) {
            let holder = found.holder;
            let of = found.of.map(|of| self.owner(of));
            let of = of.or_else(|| self.known_office(holder, &found.noun));
            self.belongs(holder, of);
            // The role's noun means the person too ("the secretary of state, Jane Roe").
            if self.story.entity_at[found.noun_token].is_none() {
                self.story.entity_at[found.noun_token] = Some(holder);
            }
            self.story.titles.push(Title {
                holder,
                words: found.words,
                noun: found.noun,
                of,
                tokens: found.tokens,
                pattern: found.pattern,
            });
        }
    }

    /// Whose office it is, where the authority file knows the person in it ("President Jane Roe").
    fn known_office(&mut self, holder: EntityId, noun: &str) -> Option<EntityId> {
        let Scope::Known(actor) = self.story.entities[holder].scope else { return None };
        let known = self.story.authority.actor(actor);
        let title = known.title.as_deref()?.to_lowercase();
        let of = self.story.authority.by_iri(known.of.as_deref()?)?;
        title.split(' ').any(|word| word == noun).then(|| self.known(of))
    }
}
