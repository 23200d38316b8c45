//! Who is counted, by the words of a figure.
//!
//! Example: `at least seven children` counts children, `30 people` and `thirty dead` count people, `four Americans` americans.

use crate::ledger::words::words;
use crate::lexicon::classes::ClaimWord;
use crate::slug::slug;

/// The kinds of victims that figures are kept apart by, with the class of their nouns and their names.
const KINDS: [(ClaimWord, &str); 6] = [
    (ClaimWord::Children, "children"),
    (ClaimWord::Women, "women"),
    (ClaimWord::Civilians, "civilians"),
    (ClaimWord::Police, "police"),
    (ClaimWord::Soldiers, "soldiers"),
    (ClaimWord::Fighters, "fighters"),
];

/// By which of its words "of the" makes a figure a share of another.
const SHARE_BY: usize = 4;

/// Who is counted: one of a few kinds, else a people that is named, else `people`. Of two kinds in one phrase the first.
pub fn whom(phrase: &str) -> String {
    let kind = |word: &String| KINDS.iter().find(|(class, _)| class.has(word)).map(|(_, kind)| *kind);
    if let Some(kind) = words(phrase).iter().find_map(kind) {
        return kind.to_owned();
    }
    // The first word may have its capital from the sentence. Of a people there are several ("Americans").
    let is_people = |word: &&str| word.starts_with(char::is_uppercase) && word.ends_with('s') && word.len() > 3;
    phrase.split_whitespace().skip(1).find(is_people).map_or_else(|| "people".to_owned(), slug)
}

/// True for a figure that is no total: some beside others ("another 12", "three others"), some of others ("two of the seven").
pub fn is_no_total(phrase: &str) -> bool {
    let words = words(phrase);
    let is_share = |pair: &[String]| ClaimWord::Of.has(&pair[0]) && ClaimWord::OfWhat.has(&pair[1]);
    words.iter().any(|word| ClaimWord::Beside.has(word)) || words.windows(2).take(SHARE_BY).any(is_share)
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
            ("Scores of people", "people"),
            ("four Americans were killed", "americans"),
        ] {
            assert_eq!(whom(phrase), kind, "{phrase}");
        }
    }

    #[test]
    fn others_and_shares_are_no_total() {
        for part in
            ["three others", "another 12 people", "two of the seven rebels who died", "at least 3 of those hurt"]
        {
            assert!(is_no_total(part), "{part}");
        }
        assert!(!is_no_total("12 people") && !is_no_total("dozens of villagers"));
    }
}
