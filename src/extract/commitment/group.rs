//! What a word says of itself: the negation, the auxiliaries and the adverbs of a verb, the adjectives of a noun.
//!
//! Examples: `did not attack`, `might attack`, `allegedly attacked`, `almost attacked`, `a foiled attack`, `a planned attack`.

use super::quantity;
use crate::english::{Dep, Doc, Pos};
use crate::extract::commitment::value::Commitment;
use crate::facts::Modality;
use crate::grammar::clause;
use crate::lexicon::classes::CommitmentWord;

/// The commitment by the words around token `i` that are its own.
pub fn own(doc: &Doc, i: usize) -> Commitment {
    match doc.pos(i) {
        Pos::Verb | Pos::Aux => of_verb(doc, i),
        Pos::Adj if matches!(doc.dep(i), Dep::Acomp | Dep::Oprd) => Commitment::FULL,
        _ => of_noun(doc, i),
    }
}

fn of_verb(doc: &Doc, verb: usize) -> Commitment {
    let mut found = Commitment::FULL;
    if is_negated(doc, verb) || quantity::none_takes_part(doc, verb) {
        found = found.negated();
    }
    if adverbs(doc, verb).any(|adverb| CommitmentWord::FallsShort.has(&adverb)) {
        found = found.negated();
    }
    if adverbs(doc, verb).any(|adverb| CommitmentWord::Hedges.has(&adverb))
        || is_set_in(doc, verb)
        || is_one_of_two(doc, verb)
    {
        found = found.at_least(Modality::Possible);
    }
    // "A suspected Russian strike hit …": the strike is the act.
    let subject = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    if subject.is_some_and(|subject| is_act(doc, subject) && adjective(doc, subject, CommitmentWord::Alleged)) {
        found = found.at_least(Modality::Possible);
    }
    found.at_least(auxiliaries(doc, verb))
}

/// True for nouns of acts, by their form or by their verb.
fn is_act(doc: &Doc, noun: usize) -> bool {
    let lemma = doc.lemma(noun).to_lowercase();
    crate::lexicon::frame::noun(&lemma).is_some() || crate::lexicon::kind::of_noun(&lemma).is_some()
}

fn adverbs(doc: &Doc, verb: usize) -> impl Iterator<Item = String> + '_ {
    let adverb =
        |&child: &usize| matches!(doc.dep(child), Dep::Advmod | Dep::Neg | Dep::Npadvmod | Dep::Dep | Dep::Intj);
    doc.children(verb)
        .filter(adverb)
        .filter(move |&child| {
            // Behind the verb an adverb may belong to a number: "killed nearly 20".
            child < verb || child + 1 >= doc.len() || doc.pos(child + 1) != Pos::Num
        })
        .map(|child| doc.token(child).to_lowercase())
}

/// True where a word denies the verb: its own, or that of the verb with which it shares the auxiliary.
fn is_negated(doc: &Doc, verb: usize) -> bool {
    let own = doc.children(verb).any(|child| {
        let word = doc.token(child).to_lowercase();
        match doc.dep(child) {
            // "Not only attacked but …" denies nothing.
            // Nor does "urging them not to travel" deny the urging.
            Dep::Neg => {
                let next = if child + 1 < doc.len() { doc.token(child + 1) } else { "" };
                !(matches!(next, "only" | "just" | "merely") || child > verb && next == "to")
            }
            Dep::Advmod => CommitmentWord::Negates.has(&word) || is_no_longer(doc, child),
            // "Nor did Iran attack".
            Dep::Cc | Dep::Preconj => child < verb && matches!(word.as_str(), "nor" | "neither"),
            Dep::Prep => child < verb && is_fronted_denial(doc, child, verb),
            _ => false,
        }
    });
    own || (shares_auxiliary(doc, verb) && is_negated(doc, doc.head(verb))) || is_yet_to(doc, verb)
}

fn is_no_longer(doc: &Doc, adverb: usize) -> bool {
    doc.token(adverb) == "longer" && doc.lefts(adverb).any(|child| doc.token(child).eq_ignore_ascii_case("no"))
}

/// "At no time did Iran attack": the auxiliary stands before the subject.
fn is_fronted_denial(doc: &Doc, preposition: usize, verb: usize) -> bool {
    let object = doc.rights(preposition).find(|&child| doc.dep(child) == Dep::Pobj);
    let none = object.is_some_and(|object| quantity::is_nobody(doc, object));
    let auxiliary = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass));
    // The parser may take the auxiliary itself for the verb.
    let auxiliary = auxiliary.or((doc.lemma(verb) == "do").then_some(verb));
    let subject = doc.children(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    let inverted = auxiliary.zip(subject).is_some_and(|(auxiliary, subject)| auxiliary < subject);
    none && inverted && CommitmentWord::Fronted.has(&doc.token(preposition).to_lowercase())
}

/// "Did not attack or bomb": the second verb shares the auxiliary with the first.
fn shares_auxiliary(doc: &Doc, verb: usize) -> bool {
    let head = doc.head(verb);
    let bare = !doc
        .children(verb)
        .any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Aux | Dep::Auxpass | Dep::Mark));
    let joint = doc.rights(head).any(|child| doc.dep(child) == Dep::Cc && matches!(doc.token(child), "or" | "nor"));
    doc.dep(verb) == Dep::Conj && bare && (doc.tag(verb) == "VB" && doc.tag(head) == "VB" || joint)
}

/// "Has yet to attack".
pub fn is_yet_to(doc: &Doc, verb: usize) -> bool {
    let governor = doc.head(verb);
    doc.dep(verb) == Dep::Xcomp
        && clause::is_infinitive(doc, verb)
        && matches!(doc.lemma(governor), "have" | "be")
        && (governor + 1 < doc.len() && doc.token(governor + 1) == "yet"
            || doc.children(verb).any(|child| doc.token(child) == "yet"))
}

/// "Either they leave or we close the port": one of the two.
fn is_one_of_two(doc: &Doc, verb: usize) -> bool {
    let is_second = doc.dep(verb) == Dep::Conj;
    let first = if is_second { doc.head(verb) } else { verb };
    let joined = |&child: &usize| doc.dep(child) == Dep::Conj && doc.pos(child) == Pos::Verb;
    let second = if is_second { Some(verb) } else { doc.rights(first).find(joined) };
    let Some(second) = second.filter(|_| doc.pos(first) == Pos::Verb) else { return false };
    // The parser hangs "either" and "or" on whatever stands beside them.
    let opens = (doc.left_edge(first)..=first).any(|i| doc.token(i).eq_ignore_ascii_case("either"));
    opens && (first..second).any(|i| doc.token(i) == "or")
}

/// "Russia, it is alleged, bombed …": a report set in that leaves it open whose it is.
fn is_set_in(doc: &Doc, verb: usize) -> bool {
    let set_in = |&child: &usize| matches!(doc.dep(child), Dep::Ccomp | Dep::Parataxis);
    doc.lefts(verb).filter(set_in).any(|child| is_report_of_it(doc, child))
}

/// "It is alleged": a report that nobody makes, without what it reports.
pub fn is_report_of_it(doc: &Doc, verb: usize) -> bool {
    let it = |&child: &usize| doc.dep(child) == Dep::Nsubjpass && doc.token(child).eq_ignore_ascii_case("it");
    let alone = doc.rights(verb).all(|child| matches!(doc.dep(child), Dep::Punct | Dep::Conj));
    doc.tag(verb) == "VBN" && alone && doc.lefts(verb).any(|child| it(&child))
}

/// How real the auxiliaries make it; a conjunct shares those of the verb that it is coordinated with.
fn auxiliaries(doc: &Doc, verb: usize) -> Modality {
    let mut at = verb;
    loop {
        for aux in doc.lefts(at).filter(|&child| doc.dep(child) == Dep::Aux) {
            match doc.lemma(aux).to_lowercase().as_str() {
                "will" | "shall" | "wo" | "'ll" | "’ll" => return Modality::Planned,
                "may" | "might" | "could" | "can" => return Modality::Possible,
                // "Said that it would": what was to come, seen from then.
                "would" if is_future_in_past(doc, at) => return Modality::Planned,
                "would" | "should" | "must" | "ought" | "'d" | "’d" => return Modality::Hypothetical,
                _ => {}
            }
        }
        let has_subject = doc.children(at).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
        let tensed = clause::is_tensed(doc, verb);
        if doc.dep(at) != Dep::Conj || has_subject || tensed || doc.head(at) == at {
            return Modality::Asserted;
        }
        at = doc.head(at);
    }
}

fn is_future_in_past(doc: &Doc, verb: usize) -> bool {
    doc.dep(verb) == Dep::Ccomp
        && matches!(doc.tag(doc.head(verb)), "VBD" | "VBN")
        && !doc.lefts(verb).any(|child| doc.dep(child) == Dep::Aux && doc.lemma(child) == "have")
}

fn of_noun(doc: &Doc, noun: usize) -> Commitment {
    let mut found = Commitment::FULL;
    if quantity::is_nobody(doc, noun) || adjective(doc, noun, CommitmentWord::Thwarted) {
        found = found.negated();
    }
    if adjective(doc, noun, CommitmentWord::Alleged) {
        found = found.at_least(Modality::Possible);
    }
    if adjective(doc, noun, CommitmentWord::ToCome) {
        found = found.at_least(Modality::Planned);
    }
    // "If Peru attacks", where the tagger takes the verb for a noun.
    let before = doc.left_edge(noun).checked_sub(1).map(|i| doc.token(i).to_lowercase());
    let condition = before.is_some_and(|word| matches!(word.as_str(), "if" | "unless") && doc.dep(noun) != Dep::Pobj);
    if condition || adjective(doc, noun, CommitmentWord::Supposed) || is_any(doc, noun) {
        found = found.at_least(Modality::Hypothetical);
    }
    found
}

/// "Any attack would …", "ready for any attack": none in particular. What is denied is denied all the same.
fn is_any(doc: &Doc, noun: usize) -> bool {
    let any = doc.left(noun, Dep::Det).is_some_and(|article| doc.token(article).eq_ignore_ascii_case("any"));
    let verb = || doc.ancestors(noun).find(|&above| matches!(doc.pos(above), Pos::Verb | Pos::Aux));
    any && verb().is_none_or(|verb| !is_negated(doc, verb) && !CommitmentWord::Dismisses.has(doc.lemma(verb)))
}

fn adjective(doc: &Doc, noun: usize, class: CommitmentWord) -> bool {
    let before = doc.lefts(noun).filter(|&child| matches!(doc.dep(child), Dep::Amod | Dep::Compound | Dep::Nmod));
    before.map(|child| doc.token(child).to_lowercase()).any(|word| class.has(&word))
}
