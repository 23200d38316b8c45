//! What somebody is called: to call somebody a liar accuses, to call somebody a great leader praises.
//!
//! Example: `Peru's president called Jane Roe a traitor` is an accusation; `called her an engineer` is nothing.

use crate::english::{Dep, Doc, Pos};
use crate::extract::event::model::{Predicate, Verdict, Words};
use crate::grammar::{clause, voice};
use crate::lexicon::classes::EventWord;
use crate::lexicon::frame;

/// The verdict on the verb at `i`.
pub fn find(words: &Words<'_>, i: usize) -> Option<Verdict> {
    let doc = words.doc;
    if !EventWord::Labelling.has(doc.lemma(i)) {
        return None;
    }
    let name = label(doc, i)?;
    // "A protector of tyrants": up to the end of the phrase, not of the clauses in it.
    let clause = |&i: &usize| matches!(doc.pos(i), Pos::Verb | Pos::Aux) || doc.tag(i).starts_with('W');
    let behind = (name + 1..doc.right_edge(name) + 1).take_while(|i| !clause(i) && doc.token(*i) != ",");
    let words: Vec<usize> = (doc.left_edge(name)..name + 1).chain(behind).collect();
    let says = |word: EventWord| {
        words.iter().any(|&at| word.has(&doc.lemma(at).to_lowercase()) || word.has(&doc.token(at).to_lowercase()))
    };
    // "Holds Peru responsible".
    let holds = doc.lemma(i) == "hold";
    if holds && !matches!(doc.lemma(name), "responsible" | "accountable") {
        return None;
    }
    let alike = match (holds || says(EventWord::Insult), says(EventWord::Compliment)) {
        (true, _) => "denounce",
        (false, true) => "praise",
        _ => return None,
    };
    Some(Verdict::Event(Predicate::of_verb(frame::verb(alike)?, i)))
}

/// The word that somebody is called: "called him a liar", "described it as dangerous".
fn label(doc: &Doc, verb: usize) -> Option<usize> {
    let called = doc.rights(verb).find(|&child| {
        let verbless = doc.dep(child) == Dep::Ccomp && doc.left(child, Dep::Nsubj).is_some();
        matches!(doc.dep(child), Dep::Oprd | Dep::Acomp) || verbless
    });
    let described = || {
        let within = doc
            .rights(verb)
            .chain(doc.rights(verb).filter(|&child| doc.dep(child) == Dep::Dobj).flat_map(|object| doc.rights(object)));
        let as_ = within.into_iter().find(|&child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "as")?;
        doc.rights(as_).find(|&object| matches!(doc.dep(object), Dep::Pobj | Dep::Amod | Dep::Pcomp))
    };
    // "Called the response unacceptable", where the parser takes the label for a part of what it is said of.
    let behind = || {
        let object = clause::object(doc, verb)?;
        doc.rights(object).find(|&child| doc.dep(child) == Dep::Amod && doc.pos(child) == Pos::Adj)
    };
    called.or_else(|| voice::labelled(doc, verb).map(|(_, label)| label)).or_else(behind).or_else(described)
}

#[cfg(test)]
mod tests {
    use super::super::testing::verdict;
    use super::*;

    #[test]
    fn by_what_somebody_is_called() {
        assert_eq!(verdict(find, "Peru's president called Jane Roe a traitor.").as_deref(), Some("ACCUSE called"));
        assert_eq!(verdict(find, "Peru described Chile as dangerous.").as_deref(), Some("ACCUSE described"));
        assert_eq!(verdict(find, "Peru called Jane Roe a great leader.").as_deref(), Some("SUPPORT called"));
        assert_eq!(verdict(find, "Peru called Jane Roe an engineer."), None);
        assert_eq!(
            verdict(find, "Peru called the council a \"protector of tyrants\".").as_deref(),
            Some("ACCUSE called")
        );
        assert_eq!(verdict(find, "Peru called Chile's response unacceptable.").as_deref(), Some("ACCUSE called"));
        assert_eq!(verdict(find, "Peru holds Chile responsible.").as_deref(), Some("ACCUSE holds"));
    }
}
