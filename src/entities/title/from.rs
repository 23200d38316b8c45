//! Whose an office is by the phrase behind the name.
//!
//! Example: `President Jane Roe of Ghana`, `Gen. Peter Poe of the Bergen police`.

use crate::english::{Dep, Pos};
use crate::entities::mention::Mention;
use crate::entities::owner::Owner;
use crate::entities::role_words::is_body;
use crate::entities::story::Story;

/// The actor, or the body by its words, of the "of" right behind the name.
pub fn of(story: &Story<'_>, name: &Mention) -> Option<Owner> {
    let doc = &story.doc;
    let at = name.tokens.end;
    if at + 1 >= doc.sentence(name.head).end || doc.token(at) != "of" {
        return None;
    }
    let object = doc.rights(at).find(|&child| doc.dep(child) == Dep::Pobj)?;
    if let Some(mention) = story.mention(object) {
        let known = mention.senses.actor.map(|(actor, _)| Owner::Actor(actor));
        return known
            .or_else(|| story.entity_at[object].map(Owner::Entity))
            .filter(|_| !mention.is_person(story.authority));
    }
    let first = story.phrase(object).find(|&i| doc.pos(i) != Pos::Det)?;
    let capital = doc.token(first).starts_with(char::is_uppercase);
    (is_body(doc, object) && capital).then_some(Owner::Body(first..object + 1))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn whose_the_office_is_may_stand_behind_the_name() {
        let of = |text: &str| facts(text).offices[0].of.clone();
        assert_eq!(of("President Peter Holt of Ghana met farmers.").as_deref(), Some("ghana"));
        assert_eq!(of("Gen. Peter Holt of the Bergen police met farmers.").as_deref(), Some("bergen-police"));
        assert_eq!(of("President Peter Holt of all people met farmers.").as_deref(), None);
    }
}
