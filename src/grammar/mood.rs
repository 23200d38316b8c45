//! Mood: verb groups of a special sense.
//!
//! Examples: `The envoys are to meet` is a plan, `said that Mali must leave` a demand, `neither confirm nor deny` no denial.

use crate::english::{Dep, Doc};
use crate::lexicon::classes::GrammarWord;

/// "The envoys are to meet": somebody's plan, said of those who will do it; "the aim is to meet" is none.
pub fn is_arranged(doc: &Doc, infinitive: usize) -> bool {
    let be = doc.head(infinitive);
    doc.dep(infinitive) == Dep::Xcomp
        && doc.left(be, Dep::Nsubj).is_some_and(|subject| !GrammarWord::Aim.has(&doc.lemma(subject).to_lowercase()))
        && !doc.rights(be).any(|child| matches!(doc.dep(child), Dep::Acomp | Dep::Attr))
}

/// True where the verb's clause says that somebody must or should do something: "said that Mali must leave", "insisted that
/// Mali leave".
pub fn says_must(doc: &Doc, verb: usize) -> bool {
    doc.child(verb, Dep::Ccomp).is_some_and(|clause| {
        let must = |child: usize| doc.dep(child) == Dep::Aux && matches!(doc.lemma(child), "must" | "should");
        let bare = |i: usize| doc.token(i).eq_ignore_ascii_case("be") || doc.tag(i) == "VB";
        let helped = doc.lefts(clause).any(|child| doc.dep(child) == Dep::Aux);
        let passive = doc.lefts(clause).find(|&child| doc.dep(child) == Dep::Auxpass);
        let subjunctive = doc.lemma(verb) == "insist" && !helped && bare(passive.unwrap_or(clause));
        // "Must have help from somebody", "must have left": what is inferred is not asked.
        let inferred = doc.lemma(clause) == "have" || doc.lefts(clause).any(|child| doc.lemma(child) == "have");
        subjunctive || doc.lefts(clause).any(must) && !inferred
    })
}

/// "Would neither confirm nor deny": who says so denies nothing.
pub fn is_half_of_no_comment(doc: &Doc, verb: usize) -> bool {
    doc.dep(verb) == Dep::Conj && doc.lemma(verb) == "deny" && doc.lemma(doc.head(verb)) == "confirm"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::testing::Sentence;

    #[test]
    fn plans_are_of_those_who_carry_them_out() {
        assert!(Sentence::new("The envoys are to meet.").holds(is_arranged, "meet"));
        assert!(!Sentence::new("The aim is to meet.").holds(is_arranged, "meet"));
    }

    #[test]
    fn clauses_of_what_is_to_be() {
        assert!(Sentence::new("Peru said that Chile must leave.").holds(says_must, "said"));
        assert!(Sentence::new("Peru insisted that Chile be invited.").holds(says_must, "insisted"));
        assert!(!Sentence::new("Peru said that Chile left.").holds(says_must, "said"));
        assert!(!Sentence::new("Peru said that Chile must have helpers.").holds(says_must, "said"));
    }

    #[test]
    fn no_comment() {
        let sentence = Sentence::new("The minister would neither confirm nor deny the report.");
        assert!(sentence.holds(is_half_of_no_comment, "deny") && !sentence.holds(is_half_of_no_comment, "confirm"));
    }
}
