//! Pass 8: whose the forces and offices of a state are where the text does not say it ("government forces", "the army"):
//! those of the state whose forces and officials the article tells of nearly always.
//!
//! Example: in `The Malian army left Gao. Government forces shelled Timbuktu.` the forces are of Mali, and so is the office in
//! `Senator Jane Roe`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::resolver::Resolver;
use crate::entities::entity::{EntityId, Title};
use crate::facts::{EntityType, Sector};
use crate::lexicon::classes::PersonWord;

impl Resolver<'_> {
    /// Run the pass.
    pub(super) fn forces(&mut self) {
        let most = self.state_of_most();
        let Some(state) = most else { return };
        let in_union = self.union().and_then(|actor| self.story.actor(actor)) == most;
        if in_union {
            self.foreign_offices(state);
        }
        for id in 0..self.story.entities.len() {
            let entity = &self.story.entities[id];
            if entity.kind == EntityType::Group && entity.of.is_none() && is_state_force(&entity.name) {
                self.belongs(id, Some(state));
            }
        }
        for title in 0..self.story.titles.len() {
            let Title { holder, ref noun, ref words, of, .. } = self.story.titles[title];
            let elsewhere = self.story.state_of(holder).is_some_and(|other| other != state);
            let foreign = in_union && PersonWord::ForeignOffice.has(noun);
            if of.is_none() && !elsewhere && !foreign && is_home_office(noun, words) {
                self.story.titles[title].of = Some(state);
            }
        }
    }

    /// America has no ministers: what is of no state is then of the one mentioned last before it.
    fn foreign_offices(&mut self, union: EntityId) {
        for title in 0..self.story.titles.len() {
            let Title { holder, ref noun, of, ref tokens, .. } = self.story.titles[title];
            if of.is_some() || self.story.state_of(holder).is_some() || !PersonWord::ForeignOffice.has(noun) {
                continue;
            }
            let before = |range: &Range<usize>| range.start < tokens.start;
            let last =
                |id: EntityId| self.story.entities[id].mentions.iter().filter(|it| before(it)).map(|it| it.start).max();
            let states = (0..self.story.entities.len())
                .filter(|&id| id != union && self.story.entities[id].kind == EntityType::State);
            let state = states.filter_map(|id| last(id).map(|at| (at, id))).max().map(|(_, id)| id);
            self.story.titles[title].of = state;
            self.belongs(holder, state);
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

/// True for an office of which there is one in a state, or that only its parliament has.
fn is_home_office(noun: &str, words: &str) -> bool {
    let words = words.to_lowercase();
    let national = words.ends_with("attorney general") || words.starts_with("government ");
    PersonWord::HomeOffice.has(&noun.to_lowercase()) || national
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

    #[test]
    fn an_office_that_is_of_no_state_is_of_the_state_that_the_article_is_about() {
        let of = |text: &str| {
            let story = story(text);
            let title = story.titles.iter().find(|title| title.words.contains("enator")).unwrap();
            title.of.map(|id| story.entities[id].name.clone())
        };
        assert_eq!(of("The Malian army left Gao. Senator Jane Roe said so.").as_deref(), Some("Mali"));
        assert_eq!(of("It snowed in Gao. Senator Jane Roe said so."), None);
    }
}
