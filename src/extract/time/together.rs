//! What is told together, so that one word's time is the other's: the phrases below a verb, a participle and what it
//! goes with, coordinated verbs, what happens when something else does.
//!
//! Example: in `Rebels attacked the base on Sunday, killing four` the killing was on Sunday too. What is only told of
//! has a time of its own: in `The minister condemned Sunday's attack` nothing says when he did.

use crate::english::{Dep, Doc, Pos};
use crate::grammar::clause;
use crate::lexicon::classes::{EventWord, GrammarWord, SiteWord};
use crate::lexicon::kind;

/// How many words one may owe its time to, from one to the next.
const REACH: usize = 4;

/// Which phrases of a word are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All.
    All,
    /// Not what stands in it before a noun ("the 2015 deal").
    Phrases,
    /// What opens the sentence.
    Opening,
}

impl Part {
    /// True where the phrase at `child` of the word at `head` is meant.
    pub fn has(self, doc: &Doc, head: usize, child: usize) -> bool {
        let opens = || child < head && doc.left(head, Dep::Nsubj).is_some_and(|subject| child < subject);
        self != Self::Opening || opens()
    }
}

/// A word whose times another has.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// The word that they hang on.
    pub word: usize,
    /// The word that it is a phrase of.
    pub of: usize,
    /// Which of its phrases.
    pub part: Part,
}

/// The words whose times are those of the word at `head`, itself first.
pub fn words(doc: &Doc, head: usize) -> Vec<Told> {
    let mut found = with_phrases(doc, head);
    let mut at = head;
    for _ in 0..REACH {
        let Some((word, part)) = governor(doc, at) else { break };
        match part {
            Part::Opening => found.push(Told { word, of: word, part }),
            _ => found.extend(with_phrases(doc, word)),
        }
        at = word;
    }
    found.extend(at_the_same_time(doc, head));
    found
}

/// The word and those of its phrases, which tell of it.
fn with_phrases(doc: &Doc, head: usize) -> Vec<Told> {
    let mut found = vec![Told { word: head, of: head, part: Part::All }];
    let edge = doc.left_edge(head)..doc.right_edge(head) + 1;
    for word in edge.filter(|&i| i != head && is_phrase_of(doc, i, head)) {
        let during = || GrammarWord::During.has(doc.norm(doc.head(word))) && doc.head(doc.head(word)) == head;
        let is_own = is_happening(doc, word) && (doc.dep(word) != Dep::Pobj || during());
        let part = if is_own { Part::All } else { Part::Phrases };
        found.push(Told { word, of: head, part });
    }
    found
}

/// True where what is told of the word at `i` by a phrase is told of `head`, in whose phrases it stands.
fn is_phrase_of(doc: &Doc, i: usize, head: usize) -> bool {
    let mut at = i;
    while at != head {
        let is_verb = matches!(doc.pos(at), Pos::Verb | Pos::Aux);
        let up = doc.head(at);
        let passes = match doc.dep(at) {
            Dep::Xcomp => is_done(doc, up),
            _ if is_verb || up == at => false,
            Dep::Prep | Dep::Pobj | Dep::Dative | Dep::Agent | Dep::Advmod | Dep::Acomp | Dep::Prt => {
                !is_happening(doc, at) || doc.dep(up) == Dep::Agent || GrammarWord::During.has(doc.norm(up))
            }
            Dep::Dobj | Dep::Attr | Dep::Oprd => !is_happening(doc, at) || is_done(doc, up),
            // "The fighters late on Sunday began", "Sunday's blast killed four".
            Dep::Nsubj | Dep::Nsubjpass => at == i && (!is_happening(doc, at) || is_done(doc, up)),
            Dep::Amod | Dep::Conj => !is_verb,
            _ => false,
        };
        if !passes {
            return false;
        }
        at = up;
    }
    true
}

/// True for a noun of what has a time of its own.
fn is_happening(doc: &Doc, i: usize) -> bool {
    doc.pos(i) == Pos::Noun && kind::takes_place(doc.lemma(i))
}

/// True for a verb that says of a noun that it happens, or what it does to people and places.
fn is_done(doc: &Doc, verb: usize) -> bool {
    let (words, grammar) = (SiteWord::of(doc.lemma(verb)), GrammarWord::of(doc.lemma(verb)));
    words.is(SiteWord::Harms)
        || words.is(SiteWord::Strikes)
        || grammar.is(GrammarWord::LightVerb)
        || grammar.is(GrammarWord::Occurrence)
        || grammar.is(GrammarWord::Staging)
}

/// The word that lends another its time, and which of its phrases.
fn governor(doc: &Doc, at: usize) -> Option<(usize, Part)> {
    let up = doc.head(at);
    let whole = |word: usize| Some((word, Part::All));
    if up == at {
        return None;
    }
    let own_subject = doc.lefts(at).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    match doc.dep(at) {
        // "Attacked the base on Sunday, killing four"; "died on Sunday when the army shelled the town".
        Dep::Advcl if doc.tag(at) == "VBG" && !own_subject && opener(doc, at).is_none() => whole(up),
        Dep::Advcl if is_simultaneous(doc, at) => whole(up),
        // "Met him on Sunday and accused Iran".
        Dep::Conj if doc.pos(at) == Pos::Verb && doc.pos(up) == Pos::Verb => {
            Some((up, if own_subject { Part::Opening } else { Part::All }))
        }
        Dep::Xcomp if is_done(doc, up) => whole(up),
        // "An attack on Sunday that killed four".
        Dep::Relcl | Dep::Acl if is_happening(doc, up) => whole(up),
        // "The 1994 deal in which they pledged".
        Dep::Relcl if doc.lefts(at).any(|child| matches!(doc.norm(child), "in" | "under")) => Some((up, Part::All)),
        // "Released a statement on Monday condemning".
        Dep::Acl if doc.tag(at) == "VBG" && !own_subject && EventWord::Text.has(doc.lemma(up)) => whole(doc.head(up)),
        Dep::Acl if doc.tag(at) == "VBG" && at > 0 && doc.token(at - 1) == "," => {
            let verb = doc.ancestors(up).find(|&word| doc.pos(word) == Pos::Verb);
            verb.and_then(whole)
        }
        // "The talks began on Sunday", "killed in clashes on Sunday".
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj if doc.pos(at) == Pos::Noun && is_done(doc, up) => whole(up),
        Dep::Pobj if doc.pos(at) == Pos::Noun && GrammarWord::During.has(doc.norm(up)) => {
            whole(doc.head(up)).filter(|&(word, _)| is_done(doc, word))
        }
        _ => None,
    }
}

/// The word that opens a clause: "after", "because".
fn opener(doc: &Doc, verb: usize) -> Option<usize> {
    doc.lefts(verb).find(|&child| {
        matches!(doc.dep(child), Dep::Mark | Dep::Prep) || (doc.dep(child) == Dep::Advmod && doc.tag(child) == "WRB")
    })
}

/// True for "when the army shelled the town".
fn is_simultaneous(doc: &Doc, verb: usize) -> bool {
    clause::is_finite(doc, verb) && opener(doc, verb).is_some_and(|word| GrammarWord::Simultaneous.has(doc.norm(word)))
}

/// What happens with it: "killed two when it shelled the town on Sunday", "shelled and burned the town on Sunday".
fn at_the_same_time(doc: &Doc, head: usize) -> Vec<Told> {
    let has_object = doc.child(head, Dep::Dobj).is_some();
    let together = |&child: &usize| match doc.dep(child) {
        Dep::Advcl => is_simultaneous(doc, child),
        Dep::Conj => {
            let shared = doc.pos(child) == Pos::Verb && doc.tag(child) == doc.tag(head);
            shared && !has_object && doc.left(child, Dep::Nsubj).is_none()
        }
        _ => false,
    };
    doc.rights(head).filter(together).flat_map(|word| with_phrases(doc, word)).collect()
}
