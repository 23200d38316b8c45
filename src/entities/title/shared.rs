//! One title before several names.
//!
//! Example: in `Sens. Jane Roe (R-Ariz.) and Peter Poe` Poe is a senator too.

use super::before;
use super::role::Role;
use crate::english::Dep;
use crate::entities::story::Story;
use crate::lexicon::nouns;

/// The title in the plural before the first of the names that the one at `head` is joined to.
pub fn find(story: &Story<'_>, head: usize) -> Option<Role> {
    let doc = &story.doc;
    let mut first = head;
    while doc.dep(first) == Dep::Conj {
        first = doc.head(first);
    }
    let mention = story.mention(first).filter(|mention| first != head && mention.is_person(story.authority))?;
    before::find(story, mention.tokens.clone())
        .filter(|role| is_plural(doc.token(role.noun_token), doc.tag(role.noun_token)))
}

/// True for a title in the plural, cut short or not.
fn is_plural(token: &str, tag: &str) -> bool {
    matches!(tag, "NNS" | "NNPS") || nouns::is_abbreviated_title(token) && token.ends_with('s')
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn a_title_in_the_plural_is_everybodys() {
        for (title, words) in [("Presidents", "Presidents"), ("Sens.", "Sens")] {
            let facts = facts(&format!("{title} Peter Holt and Anna Karlsson met farmers."));
            let titles: Vec<_> = facts.offices.iter().map(|it| (it.holder.as_str(), it.title.as_str())).collect();
            assert_eq!(titles, [("peter-holt", words), ("anna-karlsson", words)]);
        }
    }
}
