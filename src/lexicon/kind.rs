//! Kinds of happenings outside the scheme of events, by the word that names them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

/// The bundled list; its head explains the columns.
const TABLE: &str = include_str!("kinds.tsv");

type Kinds = HashMap<&'static str, &'static str>;

/// Kinds by noun and by verb. The first line that has a word decides.
static KINDS: LazyLock<(Kinds, Kinds)> = LazyLock::new(|| {
    let (mut nouns, mut verbs) = (Kinds::new(), Kinds::new());
    for row in rows(TABLE) {
        let [kind, part, words] = row[..] else { continue };
        let kinds = if part == "v" { &mut verbs } else { &mut nouns };
        words.split(' ').for_each(|word| {
            kinds.entry(word).or_insert(kind);
        });
    }
    (nouns, verbs)
});

/// The kind of what a noun names; `-` where the list says that it is no happening.
pub fn of_noun(lemma: &str) -> Option<&'static str> {
    KINDS.0.get(lemma).copied()
}

/// The kind of what a verb tells.
pub fn of_verb(lemma: &str) -> Option<&'static str> {
    KINDS.1.get(lemma).copied()
}

/// True for nouns of disasters and accidents: they kill and are nobody.
pub fn is_mishap(lemma: &str) -> bool {
    matches!(of_noun(lemma), Some("disaster" | "accident"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_three_columns_and_no_word_stands_twice() {
        let mut count = 0;
        for row in rows(TABLE) {
            assert!(row.len() == 3 && matches!(row[1], "n" | "v"), "{row:?}");
            count += row[2].split(' ').count();
        }
        assert_eq!(count, KINDS.0.len() + KINDS.1.len());
    }
}
