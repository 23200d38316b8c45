//! Arguments in phrases: possessors, prepositional phrases wherever the parser hangs them, complements.
//!
//! Example: in `held talks in Geneva with envoys` the envoys hang on Geneva and belong to the talks.

use super::predicate::Predicate;
use crate::english::{Dep, Doc, Pos};

pub fn possessors(doc: &Doc, noun: usize) -> Vec<usize> {
    doc.lefts(noun)
        .filter(|&child| {
            let hyphenated = child + 1 < doc.len() && matches!(doc.token(child + 1), "-" | "–");
            matches!(doc.dep(child), Dep::Poss | Dep::Amod | Dep::Compound | Dep::Nmod) && !hyphenated
        })
        .collect()
}

pub fn between(doc: &Doc, predicate: &Predicate) -> Vec<usize> {
    let mut found = Vec::new();
    for head in [Some(predicate.head), predicate.clause].into_iter().flatten() {
        found.extend(prepositional(doc, head, "between"));
        found.extend(prepositional(doc, head, "among"));
    }
    found
}

/// Objects of the preposition on `head`: its own, then those on its object or on a phrase of its phrases, where the
/// parser often hangs what belongs to the whole ("held talks in Geneva with envoys").
pub fn prepositional(doc: &Doc, head: usize, preposition: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut level = vec![head];
    for _ in 0..3 {
        let mut next = Vec::new();
        for &at in &level {
            for child in doc.rights(at) {
                match doc.dep(child) {
                    Dep::Prep | Dep::Agent | Dep::Dative => {
                        let object = doc.rights(child).find(|&object| doc.dep(object) == Dep::Pobj);
                        let fits = doc.token(child).eq_ignore_ascii_case(preposition);
                        match object {
                            Some(object) if fits => found.push(object),
                            Some(object) => next.push(object),
                            // "Upon", "out of": a preposition of a preposition.
                            None if fits && doc.dep(child) == Dep::Dative => found.push(child),
                            None if preposition == "to" && doc.dep(child) == Dep::Dative => found.push(child),
                            None => next.push(child),
                        }
                    }
                    Dep::Dobj | Dep::Prt | Dep::Acomp => next.push(child),
                    _ => {}
                }
            }
        }
        level = next;
    }
    found
}

/// Objects of the preposition after the predicate, wherever in the verb's clause the parser hangs it.
pub fn anywhere(doc: &Doc, verb: usize, from: usize, preposition: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for i in from..doc.right_edge(verb) + 1 {
        if doc.dep(i) != Dep::Prep || !doc.token(i).eq_ignore_ascii_case(preposition) {
            continue;
        }
        let own = doc.ancestors(i).take_while(|&up| up != verb).all(|up| {
            let verb = matches!(doc.pos(up), Pos::Verb | Pos::Aux);
            !verb && doc.dep(up) != Dep::Appos || matches!(doc.dep(up), Dep::Acl | Dep::Relcl)
        });
        if own {
            found.extend(doc.rights(i).find(|&object| doc.dep(object) == Dep::Pobj));
        }
    }
    found
}

/// Who is acted on in what the verb takes: the subject of its clause where that is another than the verb's own, the
/// object, the prepositional phrases.
pub fn complement(doc: &Doc, verb: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut level = vec![verb];
    for _ in 0..3 {
        let mut next = Vec::new();
        for &at in &level {
            for child in doc.rights(at) {
                match doc.dep(child) {
                    Dep::Xcomp | Dep::Ccomp | Dep::Pcomp => next.push(child),
                    Dep::Prep | Dep::Acomp | Dep::Dobj if at == verb => {
                        next.extend(doc.rights(child).filter(|&inner| {
                            matches!(doc.dep(inner), Dep::Pcomp | Dep::Xcomp | Dep::Acl | Dep::Ccomp)
                        }));
                    }
                    _ => {}
                }
            }
        }
        for &at in &next {
            let subject = doc.lefts(at).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
            found.extend(subject.filter(|&subject| doc.pos(subject) != Pos::Pron));
            let mut others: Vec<usize> =
                doc.rights(at).find(|&child| doc.dep(child) == Dep::Dobj).into_iter().collect();
            for preposition in ["to", "with", "against", "from", "for", "on", "into", "of", "in"] {
                others.extend(prepositional(doc, at, preposition));
            }
            others.sort_unstable();
            found.extend(others);
        }
        level = next;
    }
    found
}
