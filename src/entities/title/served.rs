//! The office that a clause says somebody holds, held or was given.
//!
//! Example: `Jane Roe served as ambassador to Norway`, `Peter Poe stepped down as chairman`, `Roe was appointed chief of the board`.

use crate::english::{Dep, Doc};
use crate::lexicon::classes::PersonWord;

/// The nouns of the offices that the clause gives the name at `head`, none where it is denied or only thought of.
pub fn find(doc: &Doc, head: usize) -> Vec<usize> {
    let subject = |verb: usize| doc.children(verb).find(|&i| matches!(doc.dep(i), Dep::Nsubj | Dep::Nsubjpass));
    let own = matches!(doc.dep(head), Dep::Nsubj | Dep::Nsubjpass).then(|| doc.head(head));
    let relative = |&child: &usize| {
        doc.dep(child) == Dep::Relcl && subject(child).is_some_and(|who| doc.token(who).eq_ignore_ascii_case("who"))
    };
    let verbs = own.into_iter().chain(doc.rights(head).filter(relative));
    verbs.flat_map(|verb| offices(doc, verb)).collect()
}

/// What the clause of a verb says that its subject was.
fn offices(doc: &Doc, verb: usize) -> Vec<usize> {
    let unreal = |child: usize| {
        doc.dep(child) == Dep::Neg || matches!(doc.dep(child), Dep::Aux | Dep::Auxpass) && doc.tag(child) == "MD"
    };
    if doc.children(verb).any(unreal) {
        return Vec::new();
    }
    let given = doc.children(verb).any(|child| doc.dep(child) == Dep::Nsubjpass);
    let fits = if given { PersonWord::Appoint } else { PersonWord::Serve };
    if !fits.has(doc.lemma(verb)) {
        return Vec::new();
    }
    let named = doc.rights(verb).filter(|&child| given && matches!(doc.dep(child), Dep::Oprd | Dep::Attr));
    let as_phrases = doc.rights(verb).filter(|&child| doc.lemma(child) == "as");
    let objects = as_phrases.filter_map(|at| doc.rights(at).find(|&child| doc.dep(child) == Dep::Pobj));
    named.chain(objects).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let offices = facts(text).offices;
        let found: Vec<_> = offices.iter().map(|office| (office.title.as_str(), office.of.as_deref())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn who_served_as_something_was_that() {
        check("Peter Holt stepped down as chairman of the Bergen Board.", &[("chairman", Some("bergen-board"))]);
        check("Anna Holt, who served as mayor of Bergen for ten years, left.", &[("mayor", Some("bergen"))]);
        check("Peter Holt was appointed chairman of the Bergen Board.", &[("chairman", Some("bergen-board"))]);
    }

    #[test]
    fn who_did_not_or_may_is_not() {
        check("Peter Holt never served as chairman of the Bergen Board.", &[]);
        check("Peter Holt could be appointed chairman of the Bergen Board.", &[]);
    }
}
