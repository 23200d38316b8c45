//! Who does what a verb says, and to whom, whatever the voice: actives, passives, headlines, control, relative clauses.
//!
//! Example: in `A town that rebels had seized was retaken by the army` the rebels seize the town and the army retakes it.

use super::actor::{Standing, counted, standing};
use super::blame::is_accused;
use super::phrases::prepositional;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::clause;

/// Who is given something without a "to": "offered the Danes support".
pub fn indirect_object(doc: &Doc, verb: usize) -> Option<usize> {
    doc.rights(verb).find(|&child| doc.dep(child) == Dep::Dative && doc.pos(child) != Pos::Adp)
}

/// Who is what an adjective says.
pub fn experiencer(doc: &Doc, verb: usize) -> Option<usize> {
    let own = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    own.or_else(|| clause::subject(doc, verb))
}

/// Who a relative pronoun stands for; any other token stands for itself.
pub fn referent(story: &Story<'_>, head: usize) -> usize {
    let doc = &story.doc;
    let relative = matches!(doc.tag(head), "WDT" | "WP") || (doc.token(head) == "that" && doc.dep(head) == Dep::Nsubj);
    if !relative {
        return head;
    }
    let described = doc.ancestors(head).find(|&verb| doc.dep(verb) == Dep::Relcl).map_or(head, |verb| doc.head(verb));
    // "The anger of the ministry, which summoned …": it is the ministry that acts.
    let actor = counted(doc, described).filter(|&of| standing(story, of) >= Standing::Common);
    actor.filter(|_| standing(story, described) <= Standing::Owned).unwrap_or(described)
}

/// True where the verb is in the passive voice; a conjunct shares the voice of the verb that it is coordinated with.
pub fn is_passive(doc: &Doc, verb: usize) -> bool {
    if clause::is_passive(doc, verb) || is_headline_passive(doc, verb) {
        return true;
    }
    let shares = doc.dep(verb) == Dep::Conj
        && doc.tag(verb) == "VBN"
        && !doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Dobj | Dep::Aux));
    shares && doc.head(verb) != verb && clause::is_passive(doc, doc.head(verb))
}

/// "Three soldiers killed in ambush": a headline leaves the auxiliary out. Verbs that cannot be without an object.
pub fn is_headline_passive(doc: &Doc, verb: usize) -> bool {
    const TRANSITIVE: &[&str] = &[
        "abduct", "arrest", "detain", "expel", "free", "imprison", "jail", "kidnap", "kill", "release", "wound",
        "injure",
    ];
    matches!(doc.tag(verb), "VBD" | "VBN")
        && TRANSITIVE.contains(&doc.lemma(verb))
        && matches!(doc.dep(verb), Dep::Root | Dep::Ccomp)
        && doc.children(verb).all(|child| !matches!(doc.dep(child), Dep::Dobj | Dep::Aux | Dep::Ccomp | Dep::Conj))
        && doc.lefts(verb).any(|child| doc.dep(child) == Dep::Nsubj)
}

/// Who does what the verb says.
pub fn actor_of(doc: &Doc, verb: usize) -> Option<usize> {
    if is_passive(doc, verb) {
        return clause::agent(doc, verb);
    }
    let own = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj);
    if own.is_some() {
        return own;
    }
    match doc.dep(verb) {
        // "Accused them of bombing": who is accused bombs.
        Dep::Pcomp => {
            let preposition = doc.head(verb);
            let governor = doc.head(preposition);
            // "Accused the army of burning": the parser may hang the crime on the army.
            if is_accused(doc, governor) {
                return Some(governor);
            }
            if matches!(doc.token(preposition), "of" | "from" | "for" | "into") && doc.pos(governor) == Pos::Verb {
                return patient(doc, governor).or_else(|| clause::subject(doc, governor));
            }
            clause::subject(doc, verb)
        }
        // "Called on the army to withdraw": the army withdraws.
        Dep::Xcomp if doc.lemma(doc.head(verb)) == "call" => {
            let called = prepositional(doc, doc.head(verb), "on").into_iter().find(|&called| called < verb);
            called.or_else(|| clause::subject(doc, verb))
        }
        // "A decision to bomb" is somebody's.
        Dep::Acl if doc.lefts(verb).any(|child| doc.tag(child) == "TO") => {
            let noun = doc.head(verb);
            let possessor = doc.lefts(noun).find(|&child| doc.dep(child) == Dep::Poss);
            let by = || prepositional(doc, noun, "by").into_iter().next();
            let lent = || {
                let governor = doc.head(noun);
                let takes =
                    matches!(doc.lemma(governor), "make" | "have" | "take" | "announce" | "reach" | "issue" | "begin");
                (doc.dep(noun) == Dep::Dobj && takes).then(|| actor_of(doc, governor)).flatten()
            };
            possessor.or_else(by).or_else(lent)
        }
        // "Accused them of robbing and killing": the second goes with the first.
        Dep::Conj if doc.dep(doc.head(verb)) == Dep::Pcomp => actor_of(doc, doc.head(verb)),
        // A finite clause without a subject of its own is no clause of anybody's.
        _ => clause::subject(doc, verb),
    }
}

/// To whom the verb's act is done.
pub fn patient(doc: &Doc, verb: usize) -> Option<usize> {
    if is_headline_passive(doc, verb) {
        return doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubj);
    }
    if is_passive(doc, verb) {
        let mut at = verb;
        while doc.dep(at) == Dep::Conj && !doc.lefts(at).any(|child| doc.dep(child) == Dep::Nsubjpass) {
            at = doc.head(at);
        }
        let subject = doc.lefts(at).find(|&child| doc.dep(child) == Dep::Nsubjpass);
        return subject.or_else(|| (doc.dep(verb) == Dep::Acl).then(|| doc.head(verb)));
    }
    let own = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Dobj);
    // "Welcomed the envoy to mediate": the parser may make the object the infinitive's subject.
    let raised = || {
        let clause = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Ccomp)?;
        let infinitive = doc.lefts(clause).any(|child| doc.dep(child) == Dep::Aux && doc.tag(child) == "TO");
        // "Called the charge false".
        let verbless = matches!(doc.pos(clause), Pos::Adj | Pos::Noun);
        doc.lefts(clause).find(|&child| (infinitive || verbless) && doc.dep(child) == Dep::Nsubj)
    };
    own.or_else(raised).or_else(|| {
        let relative = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Dobj);
        let adverbial = |child: usize| doc.tag(child) == "WRB" || doc.tag(child) == "IN" && doc.dep(child) == Dep::Prep;
        let gap = doc.dep(verb) == Dep::Relcl
            && !doc.lefts(verb).any(adverbial)
            && doc.lefts(verb).any(|child| doc.dep(child) == Dep::Nsubj && !matches!(doc.tag(child), "WDT" | "WP"));
        relative.or_else(|| gap.then(|| doc.head(verb)))
    })
}
