//! Pass 8: whose the forces and offices of a state are where the text does not say it ("government forces", "the army"):
//! those of the state whose forces and officials the article tells of nearly always.
//!
//! Example: in `The Malian army left Gao. Government forces shelled Timbuktu.` the forces are of Mali.

use std::collections::BTreeMap;

use super::resolver::Resolver;
use crate::entities::entity::EntityId;
use crate::facts::{EntityType, Sector};
use crate::lexicon::classes::PersonWord;

impl Resolver<'_> {
    /// Run the pass.
    pub(super) fn forces(&mut self) {
        let Some(state) = self.state_of_most() else { return };
        for id in 0..self.story.entities.len() {
            let entity = &self.story.entities[id];
            if entity.kind == EntityType::Group && entity.of.is_none() && is_state_force(&entity.name) {
                self.belongs(id, Some(state));
            }
        }
    }

    /// The state of at least two in three of the mentions of officials, soldiers and police that are of a state.
    fn state_of_most(&self) -> Option<EntityId> {
        let mut mentions: BTreeMap<EntityId, usize> = BTreeMap::new();
        for (id, entity) in self.story.entities.iter().enumerate() {
            let public = matches!(entity.sector, Some(Sector::Government | Sector::Military | Sector::Police));
            if public && let Some(state) = self.story.state_of(id).filter(|&state| state != id) {
                *mentions.entry(state).or_default() += entity.mentions.len();
            }
        }
        let all: usize = mentions.values().sum();
        let (&state, &most) = mentions.iter().max_by_key(|(id, count)| (**count, std::cmp::Reverse(**id)))?;
        (most * 3 >= all * 2 && most > 0).then_some(state)
    }
}

/// True for a name all of whose words are of the forces and offices of a state.
fn is_state_force(name: &str) -> bool {
    name.split([' ', '-']).all(|word| {
        let word = word.to_lowercase();
        PersonWord::StateForce.has(&word) || word.strip_suffix('s').is_some_and(|word| PersonWord::StateForce.has(word))
    })
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::story;

    #[track_caller]
    fn check(text: &str, group: &str, state: Option<&str>) {
        let story = story(text);
        let found = story.entities.iter().find(|entity| entity.name.eq_ignore_ascii_case(group)).unwrap();
        assert_eq!(found.of.map(|id| story.entities[id].name.as_str()), state, "{text}");
    }

    #[test]
    fn nameless_forces_are_of_the_state_that_the_article_is_about() {
        check("The Malian army left Gao. Government forces shelled Timbuktu.", "government forces", Some("Mali"));
        check("The Malian army left Gao. Opposition forces shelled Timbuktu.", "opposition forces", None);
        check("The Malian army met the Nigerien army. Government forces shelled Gao.", "government forces", None);
    }
}
