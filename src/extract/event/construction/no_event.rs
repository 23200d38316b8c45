//! Words that tell of no event although the lexicon has them: half of "no comment", showing.
//!
//! Example: in `The minister would neither confirm nor deny the report` nothing is denied.

use crate::english::{Dep, Doc};
use crate::extract::event::model::{Verdict, Words};
use crate::grammar::mood::is_half_of_no_comment;
use crate::grammar::voice::is_passive_in_context;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let doc = words.doc;
    (is_half_of_no_comment(doc, i) || shows(doc, i) || shares_opinion(doc, i) || informs(doc, i))
        .then_some(Verdict::NoEvent)
}

/// "Warned the mayor that the bridge is unsafe": of what is so already nobody is threatened.
fn informs(doc: &Doc, i: usize) -> bool {
    let ahead = |clause: usize| doc.lefts(clause).any(|verb| matches!(doc.token(verb), "'ll" | "’ll"));
    doc.lemma(i) == "warn" && doc.rights(i).any(|child| is_so(doc, child) && !ahead(child))
}

/// "Demonstrated that", "demonstrated its strength": showing, not protesting.
fn shows(doc: &Doc, i: usize) -> bool {
    let shown = |child: usize| matches!(doc.dep(child), Dep::Ccomp | Dep::Dobj);
    doc.lemma(i) == "demonstrate" && (doc.rights(i).any(shown) || is_passive_in_context(doc, i))
}

/// "Agreed that the law is weak": of one opinion, which settles nothing; "agreed that talks should go on" does.
fn shares_opinion(doc: &Doc, i: usize) -> bool {
    matches!(doc.lemma(i), "agree" | "concur" | "accept") && doc.rights(i).any(|child| is_so(doc, child))
}

/// A clause that says that something is so, not that it should or will be.
fn is_so(doc: &Doc, clause: usize) -> bool {
    doc.dep(clause) == Dep::Ccomp && !doc.lefts(clause).any(|verb| doc.tag(verb) == "MD")
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn half_of_no_comment_and_showing_are_no_event() {
        let none = Some("none".to_owned());
        assert_eq!(verdict(find, "The minister would neither confirm nor deny the report."), none);
        assert_eq!(verdict(find, "Peru demonstrated that it would wait."), none);
        assert_eq!(verdict(find, "Students demonstrated in Lima."), None);
        assert_eq!(verdict(find, "Peru agreed that Chile was late."), none);
        assert_eq!(verdict(find, "Peru agreed that Chile should wait."), None);
        assert_eq!(verdict(find, "Peru agreed with Chile."), None);
        assert_eq!(verdict(find, "Peru warned Chile that the bridge is unsafe."), none);
        assert_eq!(verdict(find, "Peru warned Chile that it would attack."), None);
    }
}
