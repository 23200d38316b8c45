//! Pass 7: whoever else could speak, the article's own and nameless. Statements ask for it, and events for
//! those who are of somebody and not that somebody ("Israeli settlers").
//!
//! Example: in `A leaked memo said that the mine was unsafe` the memo is somebody of this article.

use super::resolver::Resolver;
use crate::english::{Dep, Pos};
use crate::entities::entity::Scope;
use crate::entities::owner::owner;
use crate::entities::phrase::core_words;
use crate::entities::pronoun;
use crate::facts::EntityType;

impl Resolver<'_> {
    /// Run the pass.
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
                let name = core_words(&self.story.doc, head);
                let of = owner(&self.story, head).map(|of| self.owner(of));
                let id = self.named(&name, EntityType::Group, Scope::Local);
                self.sector(id, head);
                self.belongs(id, of);
                id
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

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn words_that_name_nobody_known_can_speak() {
        assert_eq!(speakers("A leaked memo said that the mine was unsafe."), ["leaked-memo"]);
    }
}
