//! Arguments that stand with another word than the predicate's own: whose text it is that speaks, who spoke where a
//! meeting is only the circumstance.
//!
//! Example: in `told Peru in a telephone call` Peru was called, in `Mali's letter urged peace` Mali urged it.

use crate::english::{Dep, Doc, Pos};
use crate::extract::commitment;
use crate::facts::Polarity;
use crate::grammar::control::actor_of;
use crate::grammar::partitive;
use crate::grammar::phrase::deep_prepositional;
use crate::lexicon::classes::EventWord;

/// Who speaks by a text: "voted on a resolution calling on …" the voters, "Mali's letter urging …" Mali. Any other
/// subject stands for itself.
pub fn author(doc: &Doc, head: usize) -> usize {
    if !EventWord::Text.has(doc.lemma(head)) {
        return head;
    }
    let possessor = doc.left(head, Dep::Poss);
    let by = || deep_prepositional(doc, head, "by").into_iter().next();
    let governor = || {
        let up = doc.head(head);
        let verb = if doc.dep(head) == Dep::Pobj { doc.head(up) } else { up };
        // Who will not sign a letter does not speak by it.
        let governs = matches!(doc.dep(head), Dep::Dobj | Dep::Pobj)
            && doc.pos(verb) == Pos::Verb
            && commitment::of(doc, verb).polarity == Polarity::Affirmed;
        governs.then(|| actor_of(doc, verb)).flatten().filter(|&actor| actor != head)
    };
    possessor.or_else(by).or_else(governor).unwrap_or(head)
}

/// The verb whose circumstance a noun is: "said in a telephone call", "agreed after the meeting".
pub fn circumstance(doc: &Doc, noun: usize) -> Option<usize> {
    let noun = partitive::container(doc, noun);
    let preposition = doc.head(noun);
    let fits = doc.dep(noun) == Dep::Pobj && EventWord::Circumstance.has(&doc.token(preposition).to_lowercase());
    let up = doc.head(preposition);
    // "Was in Vienna for a meeting".
    let verb = if doc.dep(up) == Dep::Pobj { doc.head(doc.head(up)) } else { up };
    (fits && matches!(doc.pos(verb), Pos::Verb | Pos::Aux)).then_some(verb)
}

/// Who is told something: the object of "told", of "informed".
pub fn addressee(doc: &Doc, verb: usize) -> Option<usize> {
    let tells = EventWord::Telling.has(doc.lemma(verb));
    doc.rights(verb).find(|&child| tells && matches!(doc.dep(child), Dep::Dobj | Dep::Dative))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;

    #[track_caller]
    fn check(find: impl Fn(&Doc, usize) -> Option<usize>, text: &str, word: &str, expected: Option<&str>) {
        let doc = Engine::embedded().parser().parse(text);
        let at = (0..doc.len()).find(|&i| doc.token(i) == word).unwrap();
        assert_eq!(find(&doc, at).map(|i| doc.token(i)), expected, "{text}");
    }

    #[test]
    fn who_speaks_by_a_text() {
        let author = |doc: &Doc, head: usize| Some(author(doc, head));
        check(author, "Mali's letter urged peace.", "letter", Some("Mali"));
        check(author, "Peru signed a letter urging peace.", "letter", Some("Peru"));
        check(author, "Peru urged peace.", "Peru", Some("Peru"));
        check(author, "Peru refused to sign a letter urging peace.", "letter", Some("letter"));
    }

    #[test]
    fn what_was_done_in_a_call() {
        check(circumstance, "Ghana told Togo in a phone call that it would come.", "call", Some("told"));
        check(circumstance, "Ghana wanted a phone call.", "call", None);
        check(circumstance, "The envoy was in Accra for a meeting with Togo.", "meeting", Some("was"));
        check(addressee, "Ghana told Togo in a phone call that it would come.", "told", Some("Togo"));
        check(addressee, "Ghana praised Togo.", "praised", None);
    }
}
