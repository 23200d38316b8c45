//! Who is counted, by the words of a figure.
//!
//! Example: `at least seven children` counts children, `30 people` and `thirty dead` count people.

use crate::ledger::words::words;
use crate::lexicon::classes::ClaimWord;

/// The kinds of victims that figures are kept apart by, with the class of their nouns and their names.
const KINDS: [(ClaimWord, &str); 6] = [
    (ClaimWord::Children, "children"),
    (ClaimWord::Women, "women"),
    (ClaimWord::Civilians, "civilians"),
    (ClaimWord::Police, "police"),
    (ClaimWord::Soldiers, "soldiers"),
    (ClaimWord::Fighters, "fighters"),
];

/// Who is counted: one of a few kinds, `people` where no noun tells. Of two kinds in one phrase the first.
pub fn whom(phrase: &str) -> &'static str {
    let kind = |word: &String| KINDS.iter().find(|(class, _)| class.has(word)).map(|(_, kind)| *kind);
    words(phrase).iter().find_map(kind).unwrap_or("people")
}

/// True for a figure that counts some beside others ("another 12", "three others"): no total.
pub fn is_of_more(phrase: &str) -> bool {
    words(phrase).iter().any(|word| ClaimWord::Beside.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_tells_who_is_counted() {
        for (phrase, kind) in [
            ("at least seven children", "children"),
            ("45 people", "people"),
            ("Thirty were dead", "people"),
            ("two Russian servicemen", "soldiers"),
            ("4 policemen and a boy", "police"),
        ] {
            assert_eq!(whom(phrase), kind, "{phrase}");
        }
    }

    #[test]
    fn others_are_no_total() {
        assert!(is_of_more("three others") && is_of_more("another 12 people") && !is_of_more("12 people"));
    }
}
