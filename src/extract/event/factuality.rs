//! How real an event is: negated, planned, possible, wanted; and what that makes of its category.
//!
//! Example: in `They will not lift the ban` nothing is eased: what is told is a refusal.

use super::model::Predicate;
use super::predicates::Predicates;
use crate::english::{Dep, Doc};
use crate::extract::commitment::{self, Commitment};
use crate::facts::{Category, Modality, Polarity};
use crate::grammar::clause;
use crate::lexicon::classes::GrammarWord;

/// Polarity, modality and category of a predicate in its place.
pub fn factuality(doc: &Doc, predicates: &Predicates, predicate: &Predicate) -> (Commitment, Category) {
    let category = predicate.frame.category;
    let Some(verb) = predicate.clause else { return (commitment::of(doc, predicate.head), category) };
    let mut found = match talked_to_that_end(doc, verb, category) {
        Some(done) => commitment::of(doc, done).with(commitment::own(doc, verb)),
        None => commitment::of(doc, verb),
    };
    if predicate.head != verb {
        // "Held no talks"; and where the verb only lends its subject, "launched a simulated attack".
        let noun = commitment::own(doc, predicate.head);
        let light = GrammarWord::LightVerb.has(doc.lemma(verb));
        // "Scheduled a call with them": that is still to come.
        let ahead = matches!(doc.lemma(verb), "schedule" | "plan" | "postpone");
        let modality = match (light, ahead) {
            (_, true) => noun.modality.max(Modality::Planned),
            (true, _) => noun.modality,
            _ => Modality::Asserted,
        };
        found = Commitment { polarity: found.polarity.max(noun.polarity), ..found.at_least(modality) };
    }
    // A decision to do it is one act with what is decided: "his decision to withdraw" is the withdrawal.
    let decided = doc.dep(verb) == Dep::Acl && doc.lemma(doc.head(verb)) == "decision";
    let meant = promised(doc, predicates, verb, category);
    let shifted = if decided { meant } else { shift(meant, found.polarity, found.modality) };
    let polarity = if shifted == category { found.polarity } else { Polarity::Affirmed };
    (Commitment { polarity, ..found }, shifted)
}

/// "Flew to Oslo to meet them", "sought to blame Mali": talk that is an aim is as real as what was done for it. The verb of
/// that, where it is told in the past.
fn talked_to_that_end(doc: &Doc, verb: usize, category: Category) -> Option<usize> {
    use Category::{Accuse, Consult, Reject, Request, Support};
    let head = doc.head(verb);
    let tries = || matches!(doc.lemma(head), "try" | "seek" | "attempt" | "use");
    let aim = doc.dep(verb) == Dep::Advcl || doc.dep(verb) == Dep::Xcomp && tries();
    let talk = matches!(category, Accuse | Consult | Reject | Request | Support);
    // "The plan was for Mali to meet them".
    let own = doc.lemma(head) != "be" && !doc.lefts(verb).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Mark));
    (talk && aim && own && clause::is_infinitive(doc, verb) && doc.tag(head) == "VBD").then_some(head)
}

/// Who will do something good agrees to it, who will do something bad threatens it, and who will not do something good
/// refuses it (PLOVER 2.0 codes announced intentions so). Meetings to come stay meetings, planned.
fn shift(category: Category, polarity: Polarity, modality: Modality) -> Category {
    use Category::{
        Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Protest, Reject, Retreat, Sanction, Support, Threaten,
    };
    if modality != Modality::Planned {
        return category;
    }
    match (category, polarity) {
        (Aid | Concede | Retreat | Support, Polarity::Affirmed) => Agree,
        (Sanction | Coerce | Assault | Protest, Polarity::Affirmed) => Threaten,
        (Agree | Support | Aid | Concede | Consult | Retreat | Cooperate, Polarity::Negated) => Reject,
        _ => category,
    }
}

/// Who promises to do something bad threatens it.
fn promised(doc: &Doc, predicates: &Predicates, verb: usize, category: Category) -> Category {
    use Category::{Agree, Assault, Coerce, Mobilize, Protest, Sanction, Threaten};
    // "Agreed with Sweden to close the border": with whom one agrees is not who is threatened.
    let beside = clause::prepositional(doc, verb, &["with"]).is_some();
    if category != Agree || beside {
        return category;
    }
    match doc.right(verb, Dep::Xcomp).and_then(|infinitive| predicates.category(infinitive)) {
        Some(Assault | Coerce | Mobilize | Protest | Sanction) => Threaten,
        _ => category,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = facts(text).events.into_iter().next().and_then(|event| {
            Some(format!("{} {:?} {:?}", event.category?.code(), event.polarity, event.modality).to_lowercase())
        });
        assert_eq!(found.as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn what_is_meant_to_be_done_is_an_act_of_its_own() {
        check("Sweden will release the Danish prisoners.", "agree affirmed planned");
        check("Sweden will not release the Danish prisoners.", "reject affirmed planned");
        check("Sweden will attack Finland.", "threaten affirmed planned");
        check("Sweden vowed to attack Finland.", "threaten affirmed asserted");
        check("Sweden agreed with Finland to attack Norway.", "agree affirmed asserted");
    }

    #[test]
    fn talk_that_was_an_aim_took_place() {
        check("Sweden's king flew to Oslo to meet Jane Roe.", "consult affirmed asserted");
        check("Sweden sought to blame Finland.", "accuse affirmed asserted");
        check("Sweden sought not to blame Finland.", "accuse negated asserted");
        check("Sweden sent troops to attack Finland.", "mobilize affirmed asserted");
        check("The plan was for Sweden to meet Finland.", "consult affirmed planned");
    }

    #[test]
    fn what_is_not_so_and_what_is_wanted() {
        check("Sweden did not attack Finland.", "assault negated asserted");
        check("Finland feared a Swedish attack on Norway.", "assault affirmed hypothetical");
        check("Sweden cancelled a planned visit to Finland.", "reject affirmed asserted");
        check("Sweden provided $340 million in aid to Finland.", "aid affirmed asserted");
    }
}
