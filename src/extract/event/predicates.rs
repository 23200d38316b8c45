//! The predicates of a document: what the constructions of the table find in it.
//!
//! Example: `They broke off talks.` has the one predicate `broke off talks`: the verb has taken the noun.

use super::model::{Construction, Find, FindPredicate, Predicate, Verdict, Words};
use crate::english::{Dep, Doc, Pos};
use crate::facts::Category;

/// The predicates of a document.
pub struct Predicates {
    /// In text order of their verbs or nouns.
    pub found: Vec<Predicate>,
    category_at: Vec<Option<Category>>,
}

impl Predicates {
    /// Ask each construction of each token: verbs, then adjectives, then what neither has taken.
    pub fn find(doc: &Doc, constructions: &[Construction]) -> Self {
        let verb = |it: &Construction| if let Find::Verb(find) = it.find { Some((find, it.rule)) } else { None };
        let adjective =
            |it: &Construction| if let Find::Adjective(find) = it.find { Some((find, it.rule)) } else { None };
        let noun = |it: &Construction| if let Find::Noun(find) = it.find { Some((find, it.rule)) } else { None };
        let mut words = Words { doc, category_at: vec![None; doc.len()] };
        let asked = |words: &Words<'_>, i: usize, (find, rule): (FindPredicate, &'static str)| {
            find(words, i).map(|verdict| predicate(verdict, rule))
        };
        let decided = |words: &Words<'_>, i: usize| {
            let verdict =
                || constructions.iter().filter_map(verb).find_map(|construction| asked(words, i, construction));
            // "Is at war with".
            let copula = doc.pos(i) == Pos::Aux && !matches!(doc.dep(i), Dep::Aux | Dep::Auxpass);
            (doc.pos(i) == Pos::Verb || copula).then(verdict).flatten().flatten()
        };
        let mut verbs: Vec<Option<Predicate>> = (0..doc.len()).map(|i| decided(&words, i)).collect();
        words.category_at = verbs.iter().map(|verb| verb.as_ref().map(|verb| verb.frame.category)).collect();
        let mut found = Vec::new();
        let mut claimed = vec![false; doc.len()];
        for (i, verb) in verbs.iter_mut().enumerate() {
            let mut adjectives = constructions.iter().filter_map(adjective);
            let said = adjectives.find_map(|construction| asked(&words, i, construction)).flatten();
            if let Some(predicate) = said.or_else(|| verb.take()) {
                claimed[predicate.head] = true;
                found.push(predicate);
            }
        }
        for i in (0..doc.len()).filter(|&i| !claimed[i]) {
            let nouns = constructions.iter().filter_map(noun);
            found.extend(nouns.filter_map(|construction| asked(&words, i, construction)).flatten());
        }
        found.sort_by_key(|predicate| (predicate.trigger.start, predicate.head));
        Self { found, category_at: words.category_at }
    }

    /// The category of the predicate that the verb at this token is.
    pub fn category(&self, verb: usize) -> Option<Category> {
        self.category_at[verb]
    }
}

fn predicate(verdict: Verdict, rule: &'static str) -> Option<Predicate> {
    match verdict {
        Verdict::Event(predicate) => Some(Predicate { rule, ..predicate }),
        Verdict::NoEvent => None,
    }
}
