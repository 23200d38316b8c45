//! Acronyms: "The Syrian Democratic Forces (SDF)" lets the letters in brackets mean the name before them from there on.

use std::collections::HashMap;

use super::Resolver;
use crate::entities::story::EntityId;

impl Resolver<'_> {
    /// Resolve the acronyms that the article itself introduces.
    pub(super) fn acronyms(&mut self) {
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
