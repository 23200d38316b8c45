//! Kinds of happenings outside the scheme of events, by the word that names them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::classes::{EventWord, SiteWord};
use super::reader::rows;

/// The bundled list; its head explains the columns.
const TABLE: &str = include_str!("kinds.tsv");

type Kinds = HashMap<&'static str, &'static str>;

/// Kinds by part of speech and word. The first line that has a word decides.
static KINDS: LazyLock<HashMap<&'static str, Kinds>> = LazyLock::new(|| {
    let mut kinds: HashMap<&'static str, Kinds> = HashMap::new();
    for row in rows(TABLE) {
        let [kind, part, words] = row[..] else { continue };
        if part == "o" {
            continue;
        }
        let of_part = kinds.entry(part).or_default();
        words.split(' ').for_each(|word| {
            of_part.entry(word).or_insert(kind);
        });
    }
    kinds
});

fn kind(part: &str, lemma: &str) -> Option<&'static str> {
    KINDS.get(part)?.get(lemma).copied()
}

/// The kind of what a noun names; `-` where the list says that it is no happening.
pub fn of_noun(lemma: &str) -> Option<&'static str> {
    kind("n", lemma)
}

/// True for nouns of happenings.
pub fn is_happening(lemma: &str) -> bool {
    of_noun(lemma).is_some_and(|kind| kind != "-")
}

/// True for nouns of what has a time and a place of its own: what breaks out, turmoil, talks.
pub fn takes_place(lemma: &str) -> bool {
    let words = SiteWord::of(lemma);
    [SiteWord::Outbreak, SiteWord::Turmoil, SiteWord::Talk].into_iter().any(|class| words.is(class))
}

/// The kind of what a verb tells.
pub fn of_verb(lemma: &str) -> Option<&'static str> {
    kind("v", lemma)
}

/// The kind of what a verb tells that was done to its subject: "was shot".
pub fn of_passive(lemma: &str) -> Option<&'static str> {
    kind("p", lemma)
}

/// The kind of what a verb, with its particle and preposition, tells with an object: "checked into" and "hospital".
pub fn of_object(verb: &str, object: &str) -> Option<&'static str> {
    static KINDS: LazyLock<HashMap<(&str, &str), &str>> = LazyLock::new(|| {
        let mut kinds = HashMap::new();
        for row in rows(TABLE) {
            let [kind, "o", words] = row[..] else { continue };
            let Some((verbs, nouns)) = words.split_once(" : ") else { continue };
            for verb in verbs.split(' ') {
                nouns.split(' ').for_each(|noun| {
                    kinds.entry((verb, noun)).or_insert(kind);
                });
            }
        }
        kinds
    });
    KINDS.get(&(verb, object)).copied()
}

/// True for kinds of what befalls a person, which of somebody with a name is told wherever it was.
pub fn is_personal(kind: &str) -> bool {
    EventWord::Befalling.has(kind)
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
            assert!(row.len() == 3 && matches!(row[1], "n" | "v" | "p" | "o"), "{row:?}");
            assert_eq!(row[1] == "o", row[2].matches(" : ").count() == 1, "{row:?}");
            count += if row[1] == "o" { 0 } else { row[2].split(' ').count() };
        }
        assert_eq!(count, KINDS.values().map(Kinds::len).sum::<usize>());
    }

    #[test]
    fn some_verbs_tell_a_kind_with_their_object_only() {
        assert_eq!(of_object("check_into", "hospital"), Some("treatment"));
        assert_eq!(of_object("check_into", "hotel"), None);
    }
}
