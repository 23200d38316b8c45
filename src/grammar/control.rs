//! Control: who acts where the verb has no subject of its own, and who is accused.
//!
//! Example: in `Norway accused Sweden of bombing a bridge` it is Sweden that bombs.

use crate::english::{Dep, Doc, Pos};
use crate::grammar::phrase::deep_prepositional;
use crate::grammar::voice::{agent, is_passive_in_context, patient};
use crate::grammar::{clause, light, subject};
use crate::lexicon::classes::{GrammarWord, SiteWord};

/// Who does what the verb says.
pub fn actor_of(doc: &Doc, verb: usize) -> Option<usize> {
    if is_passive_in_context(doc, verb) {
        return agent(doc, verb);
    }
    let own = doc.left(verb, Dep::Nsubj);
    if own.is_some() {
        return own;
    }
    match doc.dep(verb) {
        // "The mosque was bombed by jets, killing ten": the mosque killed nobody.
        Dep::Advcl if is_outcome(doc, verb) && is_passive_in_context(doc, doc.head(verb)) => agent(doc, doc.head(verb)),
        Dep::Pcomp => accused_of(doc, verb),
        // "Emailed her aides asking for help": who wrote asks.
        Dep::Acl if doc.tag(verb) == "VBG" && is_written_to(doc, doc.head(verb)) => {
            subject::of(doc, doc.head(doc.head(verb)))
        }
        Dep::Xcomp if doc.lemma(doc.head(verb)) == "call" => called_on(doc, verb),
        Dep::Acl | Dep::Relcl if clause::is_infinitive(doc, verb) => decider(doc, doc.head(verb)),
        // "Accused them of robbing and killing": the second goes with the first.
        Dep::Conj if doc.dep(doc.head(verb)) == Dep::Pcomp => actor_of(doc, doc.head(verb)),
        // A finite clause without a subject of its own is no clause of anybody's.
        _ => subject::of(doc, verb),
    }
}

/// True for whom somebody writes or calls.
fn is_written_to(doc: &Doc, noun: usize) -> bool {
    matches!(doc.dep(noun), Dep::Dobj | Dep::Dative) && GrammarWord::Writing.has(doc.lemma(doc.head(noun)))
}

/// "…, killing ten": what came of the deed above.
fn is_outcome(doc: &Doc, verb: usize) -> bool {
    let harms = SiteWord::Harms.has(doc.lemma(verb)) || matches!(doc.lemma(verb), "destroy" | "damage" | "displace");
    harms && doc.tag(verb) == "VBG" && doc.left_edge(verb) == verb && clause::opens_after_comma(doc, verb)
}

/// "Accused them of bombing": who is accused bombs.
fn accused_of(doc: &Doc, gerund: usize) -> Option<usize> {
    let preposition = doc.head(gerund);
    let governor = doc.head(preposition);
    // "Accused the army of burning": the parser may hang the crime on the army.
    if is_accused(doc, governor) {
        return Some(governor);
    }
    // "Angry at Mali for leaving".
    if doc.token(preposition) == "for" && doc.pos(governor) == Pos::Adj {
        let at = clause::prepositional(doc, governor, &["to", "at", "with", "toward", "towards"]);
        return at.map(|(_, object)| object).or_else(|| subject::of(doc, gerund));
    }
    if matches!(doc.token(preposition), "of" | "from" | "for" | "into") && doc.pos(governor) == Pos::Verb {
        return patient(doc, governor).or_else(|| subject::of(doc, governor));
    }
    subject::of(doc, gerund)
}

/// "Called on the army to withdraw": the army withdraws.
fn called_on(doc: &Doc, infinitive: usize) -> Option<usize> {
    let called = deep_prepositional(doc, doc.head(infinitive), "on").into_iter().find(|&called| called < infinitive);
    called.or_else(|| subject::of(doc, infinitive))
}

/// "Mali's decision to bomb", "a decision by Mali to bomb", "Mali took a decision to bomb": Mali bombs; and so it does in "Mali
/// was the first state to bomb".
fn decider(doc: &Doc, noun: usize) -> Option<usize> {
    if is_one_of_a_row(doc, noun) && matches!(doc.dep(noun), Dep::Attr | Dep::Acomp) {
        return subject::of(doc, doc.head(noun));
    }
    let by = || deep_prepositional(doc, noun, "by").into_iter().next();
    let subject = || light::decision_verb_of(doc, noun).and_then(|verb| actor_of(doc, verb));
    doc.left(noun, Dep::Poss).or_else(by).or_else(subject)
}

/// "The first state", "the last of them", "the only member": of whom the infinitive behind it tells what was done.
pub fn is_one_of_a_row(doc: &Doc, noun: usize) -> bool {
    let counts = |i: usize| matches!(doc.lemma(i), "first" | "second" | "third" | "last" | "latest" | "only");
    counts(noun) || doc.lefts(noun).any(counts)
}

/// True for who is accused, suspected or convicted of something.
pub fn is_accused(doc: &Doc, head: usize) -> bool {
    matches!(doc.dep(head), Dep::Dobj | Dep::Nsubjpass) && is_blaming(doc, doc.head(head))
}

/// True for a verb whose object is held responsible.
fn is_blaming(doc: &Doc, verb: usize) -> bool {
    GrammarWord::BlamingVerb.has(doc.lemma(verb)) && doc.pos(verb) == Pos::Verb
}

/// Who is blamed for what a noun names: "blamed Mali for the shelling".
pub fn culprit(doc: &Doc, noun: usize) -> Option<usize> {
    let preposition = doc.head(noun);
    let verb = doc.head(preposition);
    let blamed = doc.dep(noun) == Dep::Pobj && matches!(doc.lemma(preposition), "for" | "of" | "over");
    if blamed && is_blaming(doc, verb) { patient(doc, verb) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[track_caller]
    fn check(text: &str, verb: &str, actor: Option<&str>) {
        assert_eq!(Sentence::new(text).find(actor_of, verb), actor, "{text}");
    }

    #[test]
    fn subjects_and_agents_act() {
        check("Rebels attacked a convoy.", "attacked", Some("Rebels"));
        check("A convoy was attacked by rebels.", "attacked", Some("rebels"));
        check("A convoy was attacked.", "attacked", None);
        check("A mosque was bombed by jets, killing ten people.", "killing", Some("jets"));
        check("A mosque was bombed, killing ten people.", "killing", None);
    }

    #[test]
    fn who_is_accused_acts() {
        check("Norway accused Sweden of bombing a bridge.", "bombing", Some("Sweden"));
        check("Norway accused Sweden of robbing and killing sailors.", "killing", Some("Sweden"));
        check("Norway is angry at Sweden for killing sailors.", "killing", Some("Sweden"));
    }

    #[test]
    fn who_is_called_on_acts() {
        check("Peru called on Chile to attack Spain.", "attack", Some("Chile"));
    }

    #[test]
    fn who_decides_acts() {
        check("Mali's decision to bomb Gao was a surprise.", "bomb", Some("Mali"));
        check("Mali announced a decision to bomb Gao.", "bomb", Some("Mali"));
        check("Mali became the first state to bomb Gao.", "bomb", Some("Mali"));
        check("The minister emailed her aides requesting help.", "requesting", Some("minister"));
    }

    #[test]
    fn who_is_blamed() {
        let sentence = Sentence::new("Norway blamed Sweden for the shelling.");
        assert!(sentence.holds(is_accused, "Sweden") && !sentence.holds(is_accused, "Norway"));
        assert_eq!(sentence.find(culprit, "shelling"), Some("Sweden"));
    }
}
