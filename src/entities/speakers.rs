//! Names before the colons of a transcript, which the parse has no sentence to know them by.
//!
//! Example: in `HAGEN: We paid.` the label is a person's name, Olav Hagen's where he is named in full elsewhere.

use std::collections::HashSet;

use crate::article::Article;
use crate::english::{self, Doc, Pos};

/// Take the speakers of a transcript's turns for persons, unless their label is a common word that is a name nowhere else
/// in the text ("REPORTER").
pub fn name(doc: &mut Doc, article: &Article) {
    let turns = article.turns();
    if turns.is_empty() {
        return;
    }
    let labels: Vec<_> = turns.iter().map(|turn| doc.tokens_in(turn.name)).collect();
    let inside: HashSet<usize> = labels.iter().cloned().flatten().collect();
    let elsewhere = (0..doc.len()).filter(|i| !inside.contains(i) && doc.pos(*i) == Pos::Propn);
    let names: HashSet<String> = elsewhere.map(|i| doc.token(i).to_owned()).collect();
    for last in labels.into_iter().filter_map(|label| label.last()) {
        let word = doc.token(last);
        if names.contains(word) || !english::is_known(&word.to_lowercase()) {
            doc.take_for_person(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn a_label_is_whoever_is_named_in_full_and_a_common_word_is_nobody() {
        let text = "Olav Cook met reporters in Oslo on Sunday. Cook spoke last.\n\nREPORTER: Will you pay?\n\nCOOK: We have paid.";
        assert_eq!(speakers(text), ["reporter", "olav-cook"]);
    }
}
