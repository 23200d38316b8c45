//! Anybody: whoever else could speak, the article's own and nameless ("a leaked memo says …").

use super::Resolver;
use crate::english::{Dep, Pos};
use crate::entities::story::Scope;
use crate::entities::{describe, pronoun};
use crate::extract::fact::EntityType;

impl Resolver<'_> {
    /// Give words that could be a speaker's and mean nobody so far an entity of their own.
    pub(super) fn anybody(&mut self) {
        for i in 0..self.story.doc.len() {
            if self.story.entity_at[i].is_some() || !self.could_speak(i) {
                continue;
            }
            let words = self.story.doc.token(i).to_lowercase();
            let relative = matches!(words.as_str(), "who" | "which" | "that");
            let described = relative.then(|| pronoun::described(&self.story.doc, i)).flatten();
            let head = described.unwrap_or(i);
            let known = self.story.entity_at[head].or(self.story.anybody_at[head]);
            let id = known.unwrap_or_else(|| {
                let name = describe::core_words(&self.story, head);
                self.named(&name, EntityType::Group, Scope::Local)
            });
            self.story.anybody_at[i] = Some(id);
            self.story.anybody_at[head] = Some(id);
        }
    }

    /// True where a noun phrase stands that could be a speaker's: a subject, an agent, an owner, a source.
    fn could_speak(&self, i: usize) -> bool {
        let doc = &self.story.doc;
        let nominal = matches!(doc.pos(i), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det | Pos::Num | Pos::Adj);
        nominal
            && matches!(
                doc.dep(i),
                Dep::Nsubj
                    | Dep::Nsubjpass
                    | Dep::Pobj
                    | Dep::Poss
                    | Dep::Conj
                    | Dep::Root
                    | Dep::Appos
                    | Dep::Dobj
                    | Dep::Compound
            )
    }
}
