//! Which of a reporting verb's dependents say what is said.
//!
//! Examples: `accused Iceland | of overfishing`, `called | the film | a disaster`, `urged | the government | to act`; in
//! `told farmers | that it snowed` the object is spoken to and no part of it.

use crate::grammar::{clause, phrase, voice};
use std::ops::Range;

use super::report::Report;
use super::reporting_verb::{self, ReportingVerb};
use super::speaker;
use crate::english::{Dep, Doc, Pos};
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos, Frame};
use crate::lexicon::sector;

/// The dependents, in text order. Whoever is spoken to is noted in the report.
pub fn of(doc: &Doc, reporting: &ReportingVerb, report: &mut Report) -> Vec<usize> {
    let ReportingVerb { token: verb, entry, passive, .. } = *reporting;
    let addressee = &mut report.addressee;
    let mut found = Vec::new();
    let has = |wanted: &[Dep]| doc.children(verb).any(|child| wanted.contains(&doc.dep(child)));
    let has_clause = has(&[Dep::Ccomp, Dep::Xcomp]);
    let names_or_accuses = entry.takes(&Frame::Accused) || entry.takes(&Frame::Named);
    let has_name = doc.right(verb, Dep::Oprd).is_some();
    for child in doc.children(verb) {
        let right = child > verb;
        let says = match doc.dep(child) {
            Dep::Ccomp if is_small_clause(doc, child) => right && entry.takes(&Frame::Named),
            // "Roe shows no interest: she has said she will wait": not what stands before a colon.
            Dep::Ccomp if !right && colon_behind(doc, child) => false,
            // "Roe slammed the plan, and Doe accused her of theft": nor another sentence, however the tree hangs it.
            Dep::Ccomp if !right && names_or_accuses && clause::object(doc, verb).is_some() => false,
            Dep::Ccomp => entry.takes(&Frame::Clause) || entry.takes(&Frame::Quote),
            Dep::Xcomp if doc.tag(child) == "VBG" => right && entry.takes(&Frame::Gerund),
            // "Expressed interest to return": the parser hangs on the verb what the noun takes.
            Dep::Xcomp if doc.dep(child.saturating_sub(2)) == Dep::Dobj && entry.takes(&Frame::Object) => right,
            // "The rules have changed, officials say, to keep the port open": of the change.
            Dep::Xcomp if doc.token(verb + 1) == "," && !entry.takes(&Frame::Infinitive) => false,
            Dep::Xcomp => right && (entry.takes(&Frame::Infinitive) || entry.takes(&Frame::Clause)),
            // "Expressing sorrow and outrage over it": so it does with the second noun.
            Dep::Conj if doc.pos(child) == Pos::Noun => right && entry.takes(&Frame::Object) && has(&[Dep::Dobj]),
            Dep::Dobj | Dep::Dative
                if right && entry.takes(&Frame::Told) && (has_clause || !entry.takes(&Frame::Object)) =>
            {
                *addressee = Some(child);
                // Whoever is asked to act is part of what is asked; whoever is told that something is so is not.
                doc.pos(child) != Pos::Pron && entry.takes(&Frame::Infinitive) && asks_to_act(doc, verb, child)
            }
            // "Roe called Doe soon after": on the telephone, as nothing says what she called him.
            Dep::Oprd if doc.lemma(verb) == "call" && !has(&[Dep::Dobj]) && is_bare(doc, child) => {
                right && is_gap(doc, verb)
            }
            Dep::Oprd | Dep::Acomp => right && !passive && entry.takes(&Frame::Named),
            // "Noted as much when she said …", "…, reported the Herald".
            Dep::Dobj if stands_for_words(doc, child) || speaker::behind_verb(doc, verb) == Some(child) => false,
            Dep::Dobj if right && has_name && entry.takes(&Frame::Named) => true,
            Dep::Dobj => right && (entry.takes(&Frame::Object) || entry.takes(&Frame::Accused)),
            Dep::Prep => {
                let of_object = || {
                    let about = ReportWord::Concerning.has(doc.token(child));
                    let object =
                        found.last().is_some_and(|&it| doc.dep(it) == Dep::Dobj && doc.right_edge(it) + 1 == child);
                    about
                        && object
                        && doc
                            .right(child, Dep::Pobj)
                            .is_some_and(|it| !is_medium(doc, it) && doc.pos(it) != Pos::Propn)
                };
                right
                    && (entry.takes_preposition(&doc.token(child).to_lowercase()) || of_object())
                    && !phrase::opens_time(doc, child)
            }
            // "After it rained, three ships left, Roe told farmers": the parser takes what is said for a circumstance.
            Dep::Advcl if !right => {
                let own = |dep: Dep| doc.left(child, dep).is_some();
                let bare = clause::is_finite(doc, child) && own(Dep::Nsubj) && !own(Dep::Mark);
                bare && entry.takes(&Frame::Clause) && entry.takes(&Frame::Told)
            }
            // "Threatened to leave if the plan failed": a condition of what is threatened.
            Dep::Advcl if right && doc.token(doc.left_edge(child)) == "if" => {
                entry.takes(&Frame::Infinitive) && found.iter().any(|&it| doc.dep(it) == Dep::Xcomp)
            }
            // "Called for him to resign": the preposition opens a clause.
            // "Called on Roe to "be open"": behind whom it is asked of.
            Dep::Advcl => {
                let asked = || {
                    found
                        .last()
                        .is_some_and(|&it| doc.dep(it) == Dep::Prep && doc.right_edge(it) + 1 == doc.left_edge(child))
                };
                let opens = || {
                    entry.takes_preposition(doc.token(doc.left_edge(child))) || entry.takes_preposition("on") && asked()
                };
                right && clause::is_infinitive(doc, child) && opens()
            }
            _ => false,
        };
        if says {
            found.push(child);
        } else if doc.dep(child) == Dep::Prep && doc.token(child) == "to" && addressee.is_none() {
            *addressee = doc.right(child, Dep::Pobj);
        }
    }
    // "Made it clear that it snowed": the clause hangs on "clear".
    if let Some(clear) = reporting_verb::made_clear(doc, verb) {
        found.retain(|&child| child != clear);
        found.extend(Some(doc.head(clear)).filter(|&clause| clause != verb && !found.contains(&clause)));
        found.extend(doc.rights(clear).filter(|&child| matches!(doc.dep(child), Dep::Ccomp | Dep::Advcl | Dep::Csubj)));
    }
    // "Has insisted for weeks that it is included": the parser hangs the clause on the weeks.
    if found.is_empty() && entry.takes(&Frame::Clause) {
        found.extend(lost_clause(doc, reporting));
    }
    if found.is_empty() && entry.takes(&Frame::Clause) {
        found.extend(next_clause(doc, verb));
    }
    if found.is_empty() && entry.takes(&Frame::Infinitive) {
        found.extend(lost_infinitive(doc, verb));
    }
    // "Accused by Roe of theft": the parser hangs the charge on Roe.
    if passive && entry.takes(&Frame::Accused) {
        let agent = voice::agent(doc, verb).into_iter().flat_map(|agent| doc.rights(agent));
        let charge = |&child: &usize| doc.dep(child) == Dep::Prep && entry.takes_preposition(doc.token(child));
        found.extend(agent.filter(charge));
        // "Accused by people in the town of lying": on the town.
        if let Some(agent) = voice::agent(doc, verb).filter(|_| found.is_empty()) {
            let gerund = |&i: &usize| charge(&i) && doc.right(i, Dep::Pcomp).is_some();
            found.extend((agent + 1..doc.right_edge(agent) + 1).find(gerund));
        }
    }
    // The accused alone is not what is said; "compared her to a thief" is.
    let likens = entry.takes_preposition("to") && !entry.takes_preposition("as");
    let accused = |&child: &usize| {
        doc.dep(child) == Dep::Dobj || (doc.dep(child) == Dep::Prep && doc.token(child) == "to" && !likens)
    };
    let charged = |&object: &usize| !passive && charge_inside(doc, reporting, object);
    if entry.takes(&Frame::Accused) && found.iter().all(accused) && !found.iter().any(charged) {
        found.clear();
    }
    if passive && entry.takes(&Frame::Told) && addressee.is_none() {
        *addressee = doc.left(verb, Dep::Nsubjpass);
    }
    found
}

/// "Slammed the plan and vowed on Sunday the board would pay": the clause right behind a report that the parser hangs on what
/// the report is coordinated with.
fn next_clause(doc: &Doc, verb: usize) -> Option<usize> {
    let start = doc.right_edge(verb) + 1;
    let above = (doc.dep(verb) == Dep::Conj).then(|| doc.head(verb))?;
    let clause = doc.rights(above).find(|&child| child > start && doc.left_edge(child) == start)?;
    let own = doc.lefts(clause).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Expl));
    let opened = matches!(doc.pos(start), Pos::Punct | Pos::Cconj | Pos::Sconj | Pos::Adp);
    (doc.dep(clause) == Dep::Conj && own && !opened && clause::is_finite(doc, clause)).then_some(clause)
}

/// The clause with "that" which the parser hangs on a noun behind the verb, as if it told more of that: "said in a report
/// that …", "told lawmakers at a hearing that …", "told the town's mayor, Jane Roe, by telephone that …".
fn lost_clause(doc: &Doc, reporting: &ReportingVerb) -> Option<usize> {
    let verb = reporting.token;
    let opens = |&i: &usize| doc.token(i) == "that" && doc.head(i) > i;
    (verb + 1..doc.right_edge(verb))
        .filter(opens)
        .find(|&that| is_lost(doc, reporting, that))
        .map(|that| lost_head(doc, that))
}

/// "Vowed during the campaign to cut taxes": the parser hangs the infinitive on when it was.
fn lost_infinitive(doc: &Doc, verb: usize) -> Option<usize> {
    let when =
        |&child: &usize| doc.dep(child) == Dep::Prep && matches!(doc.token(child), "during" | "in" | "on" | "at");
    let noun = doc.rights(verb).filter(when).find_map(|preposition| doc.right(preposition, Dep::Pobj))?;
    let set = phrase::is_time(doc, noun) || doc.token(doc.head(noun)) == "during" || is_medium(doc, noun);
    doc.right(noun, Dep::Acl).filter(|&act| set && clause::is_infinitive(doc, act))
}

fn is_medium(doc: &Doc, noun: usize) -> bool {
    ReportWord::Medium.has(&doc.lemma(noun).to_lowercase())
}

/// "Much", "so": what stands for words that follow or went before.
fn stands_for_words(doc: &Doc, object: usize) -> bool {
    doc.token(object) == "much" && doc.token(object - 1) == "as"
}

/// A noun without marks: `called Roe "vain"` says what Roe is.
fn is_bare(doc: &Doc, noun: usize) -> bool {
    let marked = doc.subtree_range(noun).any(|i| matches!(doc.token(i), "\"" | "“" | "”" | "'" | "‘" | "’"));
    matches!(doc.pos(noun), Pos::Noun | Pos::Propn) && !marked
}

/// "What she called a mistake", "which she called a mistake": what is called so stands before.
fn is_gap(doc: &Doc, verb: usize) -> bool {
    doc.dep(verb) == Dep::Relcl || doc.lefts(verb).any(|child| doc.tag(child).starts_with('W'))
}

/// The verb of the clause that `that` opens: "that he is trying to find it", where the tree makes it the object of "find".
fn lost_head(doc: &Doc, that: usize) -> usize {
    let act = doc.head(that);
    let above = doc.head(act);
    if doc.dep(act) == Dep::Xcomp && that < above && doc.dep(above) == Dep::Relcl { above } else { act }
}

/// True where the clause that `that` opens hangs on something between it and the report, and lacks nothing that "that" could
/// stand for.
fn is_lost(doc: &Doc, reporting: &ReportingVerb, that: usize) -> bool {
    let verb = reporting.token;
    let clause = lost_head(doc, that);
    let above = doc.head(clause);
    if above >= that || !doc.is_in_subtree(above, verb) {
        return false;
    }
    let mark = doc.dep(that) == Dep::Mark;
    // "In an interview that aired on Friday that …", "said after arriving that …": on what the interview did, on arriving.
    if doc.dep(clause) == Dep::Ccomp {
        let beside = matches!(doc.dep(above), Dep::Relcl | Dep::Pcomp);
        return mark && beside && cue::look_up(doc.lemma(above), CuePos::Verb).is_none();
    }
    // Whoever "that" stands for: "a report that shocked the town".
    let stands_in = matches!(doc.dep(that), Dep::Nsubj | Dep::Nsubjpass);
    let own = doc.lefts(clause).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    if stands_in || !own || !matches!(doc.dep(clause), Dep::Relcl | Dep::Acl) {
        return false;
    }
    // "Said after the strike that Roe had planned attacks": with an object of its own the clause lacks nothing; nor does "that she has
    // refrained from it".
    let own_object = |act: usize| {
        let pronoun = doc.lefts(clause).any(|child| doc.dep(child) == Dep::Nsubj && doc.tag(child) == "PRP");
        let goes_on =
            |child: usize| matches!(doc.dep(child), Dep::Prt | Dep::Prep | Dep::Acomp) && doc.right_edge(child) > child;
        doc.right(act, Dep::Dobj).is_some() || pronoun && doc.rights(act).any(goes_on)
    };
    let filled = doc.dep(that) == Dep::Dobj && own_object(doc.head(that));
    let preposition = doc.head(above);
    if filled && doc.dep(preposition) == Dep::Prep && doc.head(preposition) == verb {
        return true;
    }
    // "In a report on its plans that growth would slow": on what the report is about.
    let about = || mark && doc.ancestors(above).take_while(|&it| it > verb).any(|it| is_medium(doc, it));
    let sets = phrase::is_time(doc, above) || doc.lemma(above) == "time" || is_medium(doc, above) || about();
    // A thing that "that" stands for is written or done to; where it is only the clause's mark, nothing is missing in it.
    let whole = mark || !ReportWord::Makes.has(doc.lemma(clause));
    let told = reporting.entry.takes(&Frame::Told) && clause::object(doc, verb).is_some();
    whole && (sets || told && mark)
}

/// "Accused the men of stealing", "accused Peru of folly", "described the coverage of the raid as weak": the parser hangs the charge on a noun in
/// the object.
fn charge_inside(doc: &Doc, reporting: &ReportingVerb, object: usize) -> bool {
    (object + 1..doc.right_edge(object) + 1).any(|i| {
        let preposition = doc.token(i);
        doc.dep(i) == Dep::Prep
            && reporting.entry.takes_preposition(preposition)
            && (preposition == "as"
                || doc.right(i, Dep::Pcomp).is_some()
                || doc.head(i) == object
                    && preposition == "of"
                    && (doc.pos(object) == Pos::Propn || is_bare_charge(doc, i)))
    })
}

/// "Of theft", "of war crimes", not "of the board", "of Peru": no name, and nothing that is known.
fn is_bare_charge(doc: &Doc, of: usize) -> bool {
    let known = |charge: usize| {
        let told = |child: usize| doc.dep(child) == Dep::Poss || doc.token(child) == "the";
        doc.pos(charge) == Pos::Propn
            || doc.tag(charge) == "NNS" && sector::can_speak(doc.lemma(charge))
            || doc.lefts(charge).any(told)
    };
    doc.right(of, Dep::Pobj).is_some_and(|charge| doc.pos(charge) == Pos::Noun && !known(charge))
}

/// "The plan was rejected by the union": the plan, where the passive tells whose words they are.
pub fn patient(doc: &Doc, reporting: &ReportingVerb) -> Option<Range<usize>> {
    let ReportingVerb { token: verb, entry, passive, .. } = *reporting;
    let takes = entry.takes(&Frame::Object) || entry.takes(&Frame::Accused);
    voice::agent(doc, verb).filter(|_| passive && takes && !entry.takes(&Frame::Told))?;
    let subject = doc.left(verb, Dep::Nsubjpass)?;
    (doc.pos(subject) != Pos::Pron).then(|| doc.subtree_range(subject))
}

/// "Roe shows no interest: …": a colon stands right behind the clause.
fn colon_behind(doc: &Doc, clause: usize) -> bool {
    let next = doc.right_edge(clause) + 1;
    next < doc.len() && doc.token(next) == ":"
}

/// "Urged the town to pay": an infinitive behind the object.
fn asks_to_act(doc: &Doc, verb: usize, object: usize) -> bool {
    doc.rights(verb).any(|child| child > object && doc.dep(child) == Dep::Xcomp && clause::is_infinitive(doc, child))
}

/// "[called] the plan a mistake", taken by the parser for a clause without a verb.
fn is_small_clause(doc: &Doc, i: usize) -> bool {
    let verb = |child: usize| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass | Dep::Mark);
    !matches!(doc.pos(i), Pos::Verb | Pos::Aux) && !doc.lefts(i).any(verb)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn verbs_take_what_the_lexicon_says() {
        for (text, expect) in [
            ("Norway accused Iceland of overfishing.", "Norway ~ accused ~ Iceland of overfishing"),
            ("The party accused election officials of theft.", "The party ~ accused ~ election officials of theft"),
            ("Peru urged restraint on all sides.", "Peru ~ urged ~ restraint on all sides"),
            ("Jane Roe called on Peru to \"be open.\"", "Jane Roe ~ called ~ on Peru to \"be open.\""),
            ("The union called for higher wages.", "The union ~ called ~ for higher wages"),
            ("The critic called the film a disaster.", "The critic ~ called ~ the film a disaster"),
            ("The union urged the government to act.", "The union ~ urged ~ the government to act"),
            ("The mayor told farmers that it snowed.", "The mayor ~ told ~ that it snowed"),
            (
                "The board said in a report that the liberation of the town on Saturday was followed by escalated bombardment.",
                "The board ~ said ~ that the liberation of the town on Saturday was followed by escalated bombardment",
            ),
            (
                "The bank said in a report on its plans that growth would slow.",
                "The bank ~ said ~ that growth would slow",
            ),
            ("The paper said in an editorial that Peru needed a port.", "The paper ~ said ~ that Peru needed a port"),
            (
                "Rouhani vowed during his campaign to try to reduce tensions.",
                "Rouhani ~ vowed ~ to try to reduce tensions",
            ),
            (
                "Officials expressed interest to return to the table.",
                "Officials ~ expressed ~ interest to return to the table",
            ),
            (
                "The mayor made calls, expressing condolences and outrage over the fire.",
                "The mayor ~ expressing ~ condolences and outrage over the fire",
            ),
            ("Russia has insisted for some time that Iran be included.", "Russia ~ insisted ~ that Iran be included"),
            (
                "Jane Roe told lawmakers at a hearing that talks would resume.",
                "Jane Roe ~ told ~ that talks would resume",
            ),
            (
                "The minister told parliament during a heated debate that the army had lost the town.",
                "The minister ~ told ~ that the army had lost the town",
            ),
            (
                "Norwegian officials said after the strike that Roe had been planning attacks.",
                "Norwegian officials ~ said ~ that Roe had been planning attacks",
            ),
            ("The mayor shows no interest: she has said she will wait.", "she ~ said ~ she will wait"),
            (
                "The mayor announced in a televised speech that she would leave.",
                "The mayor ~ announced ~ that she would leave",
            ),
        ] {
            assert_eq!(statements(text), [expect], "{text}");
        }
    }

    #[test]
    fn a_clause_lost_behind_where_and_how_it_was_said_is_found() {
        assert_eq!(
            statements(
                "Karin Holt said at a post-summit news conference that she has held off from imposing more fees."
            ),
            ["Karin Holt ~ said ~ that she has held off from imposing more fees"]
        );
        assert_eq!(
            statements(
                "Erik Holt told his counterpart, Hugo Lamb, in a phone call that he is trying to find a way out."
            ),
            ["Erik Holt ~ told ~ that he is trying to find a way out"]
        );
        assert_eq!(
            statements("The lawyers said after sentencing that Lamb was relieved."),
            ["The lawyers ~ said ~ that Lamb was relieved"]
        );
    }
}
