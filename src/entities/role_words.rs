//! Words of offices: which name a role, which what the role is for, which a body.
//!
//! Example: in `Defense Secretary` the first is a portfolio and the second a role; `council` is a body.

use crate::english::{Dep, Doc, Pos};
use crate::lexicon::classes::PersonWord;
use crate::lexicon::{nouns, sector};

/// True for nouns of what one human being is by office, cut short ones too.
pub fn is_role(doc: &Doc, i: usize) -> bool {
    nouns::is_occupation(&doc.lemma(i).to_lowercase())
        || nouns::is_occupation(&doc.token(i).to_lowercase())
        || nouns::is_abbreviated_title(doc.token(i))
        || PersonWord::CapitalTitle.has(doc.token(i))
        || leads_party(doc, i)
}

/// "The ranking Republican on the committee".
fn leads_party(doc: &Doc, i: usize) -> bool {
    let first = |child: usize| PersonWord::FirstOf.has(doc.token(child));
    PersonWord::PartyMember.has(doc.token(i)) && doc.lefts(i).any(first)
}

/// True for the mark of a possessor.
pub fn is_possessive(doc: &Doc, i: usize) -> bool {
    matches!(doc.token(i), "'s" | "’s" | "'" | "’") || doc.tag(i) == "POS"
}

/// True for a common noun of bodies ("the provincial hospital").
pub fn is_body(doc: &Doc, i: usize) -> bool {
    let lemma = doc.lemma(i).to_lowercase();
    let body = nouns::is_body(&lemma) || nouns::is_collective(&lemma);
    if is_portfolio(doc.token(i)) {
        return false;
    }
    doc.pos(i) == Pos::Noun && body
        || sector::of_noun(&lemma).is_some() && !nouns::is_people(&lemma) && !sector::is_private(&lemma)
}

/// True for a body that only the article around tells of ("the company founder").
pub fn is_some_body(doc: &Doc, i: usize) -> bool {
    let told = |child: usize| matches!(doc.dep(child), Dep::Amod | Dep::Compound | Dep::Nmod);
    PersonWord::SomeBody.has(&doc.lemma(i).to_lowercase()) && !doc.lefts(i).any(told)
}

/// True for a word of a portfolio, small or capital.
pub fn is_portfolio(word: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    PersonWord::Portfolio.has(word) || capital.is_some_and(|word| PersonWord::Portfolio.has(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portfolio_may_be_small_or_capital() {
        assert!(is_portfolio("Defense") && is_portfolio("defense") && !is_portfolio("Bergen"));
    }
}
