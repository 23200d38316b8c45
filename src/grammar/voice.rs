//! Voice: who does what a verb says and to whom it is done, by the verb's form.
//!
//! Three questions are asked, and each has its name: [`is_passive`] goes by the form alone, [`is_passive_in_context`] also
//! by the verb that it is coordinated with and by the style of headlines, [`is_passive_or_reduced`] also takes participles
//! before the clause.
//!
//! Example: `A town that rebels had seized was retaken by the army`: `seized` has the patient `town`, `retaken` the agent
//! `army`.

use crate::english::{Dep, Doc, EntType, Pos};
use crate::grammar::{clause, subject};
use crate::lexicon::classes::GrammarWord;

/// True where the verb's own form is passive: "was attacked", "rebels supported by …".
pub fn is_passive(doc: &Doc, verb: usize) -> bool {
    doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Nsubjpass | Dep::Auxpass | Dep::Agent))
        || (doc.dep(verb) == Dep::Acl && doc.tag(verb) == "VBN" && !clause::is_main_verb(doc, verb))
}

/// The same, or where a headline leaves the auxiliary out, or the verb shares the voice of the one that it is coordinated
/// with: "was shelled and burned".
pub fn is_passive_in_context(doc: &Doc, verb: usize) -> bool {
    if is_passive(doc, verb) || is_headline_passive(doc, verb) {
        return true;
    }
    let shares = doc.dep(verb) == Dep::Conj
        && doc.tag(verb) == "VBN"
        && !doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Dobj | Dep::Aux));
    shares && doc.head(verb) != verb && is_passive(doc, doc.head(verb))
}

/// The same as [`is_passive`], or a participle set before its clause: "asked about the vote, she …".
pub fn is_passive_or_reduced(doc: &Doc, verb: usize) -> bool {
    let reduced = doc.tag(verb) == "VBN"
        && doc.dep(verb) == Dep::Advcl
        && !doc.lefts(verb).any(|child| matches!(doc.dep(child), Dep::Aux | Dep::Nsubj));
    reduced || is_passive(doc, verb)
}

/// "Three soldiers killed in ambush": a headline leaves the auxiliary out. Verbs that cannot be without an object.
fn is_headline_passive(doc: &Doc, verb: usize) -> bool {
    matches!(doc.tag(verb), "VBD" | "VBN")
        && GrammarWord::HeadlinePassive.has(doc.lemma(verb))
        && matches!(doc.dep(verb), Dep::Root | Dep::Ccomp)
        && doc.children(verb).all(|child| !matches!(doc.dep(child), Dep::Dobj | Dep::Aux | Dep::Ccomp | Dep::Conj))
        && doc.left(verb, Dep::Nsubj).is_some()
}

/// Head of the agent of a passive ("by X", "at the hands of X").
pub fn agent(doc: &Doc, verb: usize) -> Option<usize> {
    let by = doc.right(verb, Dep::Agent).and_then(|by| doc.right(by, Dep::Pobj));
    by.or_else(|| at_the_hands_of(doc, verb))
}

/// "Died at the hands of rebels".
pub fn at_the_hands_of(doc: &Doc, verb: usize) -> Option<usize> {
    let (_, hands) = clause::prepositional(doc, verb, &["at"]).filter(|&(_, object)| doc.norm(object) == "hands")?;
    clause::prepositional(doc, hands, &["of"]).map(|(_, object)| object)
}

/// To whom the verb's act is done: the object, or the subject of a passive.
pub fn patient(doc: &Doc, verb: usize) -> Option<usize> {
    if is_headline_passive(doc, verb) {
        return doc.left(verb, Dep::Nsubj);
    }
    if is_passive_in_context(doc, verb) {
        return passive_subject(doc, verb);
    }
    let named = || labelled(doc, verb).map(|(named, _)| named);
    let object = named().or_else(|| clause::object(doc, verb));
    object.or_else(|| raised_object(doc, verb)).or_else(|| relative_object(doc, verb))
}

/// "Calling Jane Roe a fool": who is called so and what she is called, where the parser takes the name for no object.
pub fn labelled(doc: &Doc, verb: usize) -> Option<(usize, usize)> {
    let named = doc.right(verb, Dep::Xcomp).filter(|&named| doc.pos(named) == Pos::Propn)?;
    let label = clause::object(doc, verb).filter(|&label| label > named && doc.pos(label) == Pos::Noun)?;
    Some((named, label))
}

/// "Was shelled and burned": the subject of the first; "rebels supported by …": the noun.
fn passive_subject(doc: &Doc, verb: usize) -> Option<usize> {
    let mut at = verb;
    while doc.dep(at) == Dep::Conj && doc.left(at, Dep::Nsubjpass).is_none() {
        at = doc.head(at);
    }
    doc.left(at, Dep::Nsubjpass).or_else(|| (doc.dep(verb) == Dep::Acl).then(|| doc.head(verb)))
}

/// "Welcomed the envoy to mediate", "called the charge false": the parser may make the object the subject of what follows.
fn raised_object(doc: &Doc, verb: usize) -> Option<usize> {
    let clause = doc.right(verb, Dep::Ccomp)?;
    // "Held two sailors hostage", where the parser takes the last word for a verb.
    let verbless = matches!(doc.pos(clause), Pos::Adj | Pos::Noun) || matches!(doc.norm(clause), "hostage" | "captive");
    if verbless || clause::is_infinitive(doc, clause) { doc.left(clause, Dep::Nsubj) } else { None }
}

/// "The town that rebels seized", "the town rebels seized".
fn relative_object(doc: &Doc, verb: usize) -> Option<usize> {
    let adverbial = |child: usize| doc.tag(child) == "WRB" || doc.tag(child) == "IN" && doc.dep(child) == Dep::Prep;
    let gap = doc.dep(verb) == Dep::Relcl
        && !doc.lefts(verb).any(adverbial)
        && doc.lefts(verb).any(|child| doc.dep(child) == Dep::Nsubj && !matches!(doc.tag(child), "WDT" | "WP"));
    doc.left(verb, Dep::Dobj).or_else(|| gap.then(|| doc.head(verb)))
}

/// Who is given or told something without a "to": "offered the Danes support", "the Danes were offered support", "promised
/// the Danes they could stay".
pub fn recipient(doc: &Doc, verb: usize) -> Option<usize> {
    if let Some(dative) = doc.rights(verb).find(|&child| doc.dep(child) == Dep::Dative && doc.pos(child) != Pos::Adp) {
        return Some(dative);
    }
    let given = clause::object(doc, verb)?;
    if is_passive_in_context(doc, verb) {
        return passive_subject(doc, verb);
    }
    let told = doc.right(verb, Dep::Ccomp).filter(|&clause| clause > given && clause::is_finite(doc, clause));
    told.map(|_| given).or_else(|| name_before(doc, given))
}

/// "Offered Jane Roe asylum", "sold Denmark ten jets", where the parser takes the name for a part of what is given: a person's
/// name opens the phrase, or any name before a number or before what one is granted.
fn name_before(doc: &Doc, given: usize) -> Option<usize> {
    let common = doc.pos(given) == Pos::Noun;
    let name = doc.lefts(given).find(|&child| matches!(doc.dep(child), Dep::Compound | Dep::Nmod))?;
    let opens = doc.left_edge(given) == doc.left_edge(name) && doc.pos(name) == Pos::Propn;
    let person = doc.ent_type(name) == Some(EntType::Person) && doc.left_edge(name) < name;
    let counted = doc.lefts(given).any(|child| child > name && doc.dep(child) == Dep::Nummod);
    let granted = GrammarWord::Granted.has(doc.lemma(given));
    (common && opens && (person || counted || granted)).then_some(name)
}

/// Who is what an adjective or participle says, whatever the voice: "Norway is concerned".
pub fn experiencer(doc: &Doc, verb: usize) -> Option<usize> {
    let own = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    own.or_else(|| subject::of(doc, verb))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn passive_by_its_form() {
        let sentence = Sentence::new("Rebels supported by Iran attacked a base that was shelled and burned.");
        assert!(sentence.holds(is_passive, "supported") && sentence.holds(is_passive, "shelled"));
        assert!(!sentence.holds(is_passive, "attacked") && !sentence.holds(is_passive, "burned"));
        assert_eq!(sentence.find(agent, "supported"), Some("Iran"));
        assert_eq!(Sentence::new("Ten were killed at the hands of rebels.").find(agent, "killed"), Some("rebels"));
    }

    #[test]
    fn passive_by_what_it_is_coordinated_with() {
        let sentence = Sentence::new("The base was shelled and burned.");
        assert!(sentence.holds(is_passive_in_context, "burned"));
        assert_eq!(sentence.find(patient, "burned"), Some("base"));
    }

    #[test]
    fn passive_in_a_headline() {
        let sentence = Sentence::new("Malian soldiers killed in ambush near Gao");
        assert!(sentence.holds(is_passive_in_context, "killed") && !sentence.holds(is_passive, "killed"));
        assert_eq!(sentence.find(patient, "killed"), Some("soldiers"));
        assert!(!Sentence::new("Malian soldiers attacked near Gao").holds(is_passive_in_context, "attacked"));
    }

    #[test]
    fn passive_before_its_clause() {
        let sentence = Sentence::new("Asked about the vote, she shrugged.");
        assert!(sentence.holds(is_passive_or_reduced, "Asked") && !sentence.holds(is_passive, "Asked"));
    }

    #[test]
    fn patients_wherever_they_stand() {
        let patient_of = |text: &str, verb: &str| Sentence::new(text).find(patient, verb).map(str::to_owned);
        assert_eq!(patient_of("Rebels seized the town.", "seized").as_deref(), Some("town"));
        assert_eq!(patient_of("The town that rebels had seized was calm.", "seized").as_deref(), Some("that"));
        assert_eq!(patient_of("The villages the army burned are empty.", "burned").as_deref(), Some("villages"));
        assert_eq!(patient_of("Norway called the charge false.", "called").as_deref(), Some("charge"));
    }

    #[test]
    fn who_is_given_and_who_feels() {
        assert_eq!(Sentence::new("Norway offered them support.").find(recipient, "offered"), Some("them"));
        assert_eq!(Sentence::new("Norway offered support.").find(recipient, "offered"), None);
        assert_eq!(Sentence::new("Norway is concerned.").find(experiencer, "concerned"), Some("Norway"));
    }
}
