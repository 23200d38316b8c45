//! The deed that somebody speaks of: who did it answers for it, and not whom it was done to.
//!
//! Example: `France condemned the killing of Malians by Niger` blames Niger; `condemned the arrest of Malians` blames
//! nobody named.

use super::agenthood::Agenthood;
use super::arguments::fill;
use super::construction::noun;
use super::model::Predicate;
use crate::entities::Story;
use crate::facts::Category;
use crate::lexicon::frame::Role;

/// Who did what a noun of a deed tells, where the noun is what a predicate of blame, praise, refusal or demand is about;
/// empty where that is not told. `None` for any other noun, and for deeds of whom they are of ("the withdrawal of Mali").
pub fn doers(story: &Story<'_>, predicate: &Predicate, noun: usize) -> Option<Vec<usize>> {
    let about_deeds =
        matches!(predicate.frame.category, Category::Accuse | Category::Support | Category::Reject | Category::Request);
    if !about_deeds || noun == predicate.head || story.entity_at[noun].is_some() {
        return None;
    }
    // A war is called after where it is fought.
    let alone = |deed: &Predicate| deed.clause.is_none() && story.doc.lemma(noun) != "war";
    let deed = noun::predicate(&story.doc, noun).filter(alone)?;
    // Who is to go may be asked to.
    let goes = predicate.frame.category == Category::Request && deed.frame.mode == Some("expel");
    if goes || !deed.frame.target.contains(&Role::Preposition("of")) {
        return None;
    }
    Some(fill(story, &deed, &deed.frame.source, Agenthood::Owned).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use crate::extract::event::testing::check;

    #[test]
    fn who_did_it_is_blamed() {
        check("France condemned the killing of Malians by Niger.", &["France ACCUSE Niger", "Niger ASSAULT Malians"]);
        check("France condemned Mali's arrest of Jane Roe.", &["France ACCUSE Mali", "Mali COERCE Jane Roe"]);
    }

    #[test]
    fn whom_it_was_done_to_is_not() {
        check("France condemned the arrest of Malian rebels.", &["France ACCUSE arrest of Malian rebels"]);
        check("France opposed the Iraq war.", &["France REJECT Iraq war", "conflict: Iraq"]);
        check("France praised the release of Malian rebels.", &["France SUPPORT release of Malian rebels"]);
    }
}
