//! Signatures: what a word says of the truth of what it takes, affirmed and negated (Karttunen 1971, "Implicative verbs";
//! Nairn, Condoravdi and Karttunen 2006, "Computing relative polarity for textual inference").
//!
//! Example: who *failed to* pay did not pay, who did not fail to pay paid; who *refused to* pay did not, and who did not
//! refuse may have.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;

/// The bundled table; its head explains the columns.
const TABLE: &str = include_str!("signatures.tsv");

/// What a word takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Complement {
    /// A finite clause.
    Clause,
    /// "to" and an infinitive.
    Infinitive,
    /// A gerund, also behind a preposition.
    Gerund,
    /// A noun, also behind a preposition, and the subject of a passive.
    Noun,
}

/// Part of speech of the word that takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Taker {
    /// A verb.
    Verb,
    /// A verb in the passive voice.
    Passive,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
    /// A preposition or conjunction.
    Preposition,
}

/// What is made of the complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It is so.
    So,
    /// It is not so.
    NotSo,
    /// It is planned.
    Planned,
    /// It may be so.
    Open,
    /// It is wished, asked, feared or supposed.
    Hypothetical,
    /// Somebody says so.
    Alleged,
}

/// What is made of the complement where the word is affirmed, and where it is negated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// Where the word is affirmed.
    pub affirmed: Truth,
    /// Where the word is negated.
    pub negated: Truth,
}

impl Signature {
    /// That of words that stand in no line.
    pub const fn unknown(complement: Complement) -> Self {
        let truth = match complement {
            Complement::Clause => Truth::Alleged,
            Complement::Infinitive => Truth::Hypothetical,
            Complement::Gerund | Complement::Noun => Truth::So,
        };
        let negated = if matches!(complement, Complement::Clause) { Truth::Open } else { truth };
        Self { affirmed: truth, negated }
    }
}

type Words = HashMap<&'static str, Signature>;

static SIGNATURES: LazyLock<HashMap<(Taker, Complement), Words>> = LazyLock::new(|| {
    let mut signatures: HashMap<(Taker, Complement), Words> = HashMap::new();
    for (taker, complement, signature, words) in rows(TABLE).filter_map(|row| line(&row)) {
        let entries = signatures.entry((taker, complement)).or_default();
        words.split(' ').for_each(|word| {
            entries.entry(word).or_insert(signature);
        });
    }
    signatures
});

/// The signature of a lemma, with its particle or preposition behind `_`; none where no line has it.
pub fn look_up(taker: Taker, complement: Complement, lemma: &str) -> Option<Signature> {
    SIGNATURES.get(&(taker, complement))?.get(lemma).copied()
}

fn line(row: &[&'static str]) -> Option<(Taker, Complement, Signature, &'static str)> {
    let [taker, complement, affirmed, negated, words] = row[..] else { return None };
    let taker = match taker {
        "v" => Taker::Verb,
        "p" => Taker::Passive,
        "n" => Taker::Noun,
        "a" => Taker::Adjective,
        "x" => Taker::Preposition,
        _ => return None,
    };
    let complement = match complement {
        "that" => Complement::Clause,
        "inf" => Complement::Infinitive,
        "ger" => Complement::Gerund,
        "obj" => Complement::Noun,
        _ => return None,
    };
    let signature = Signature { affirmed: truth(affirmed)?, negated: truth(negated)? };
    Some((taker, complement, signature, words))
}

fn truth(value: &str) -> Option<Truth> {
    Some(match value {
        "+" => Truth::So,
        "-" => Truth::NotSo,
        "p" => Truth::Planned,
        "o" => Truth::Open,
        "h" => Truth::Hypothetical,
        "a" => Truth::Alleged,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_no_word_stands_twice() {
        let mut count = 0;
        for row in rows(TABLE) {
            let (.., words) = line(&row).unwrap_or_else(|| panic!("{row:?}"));
            count += words.split(' ').count();
        }
        assert_eq!(count, SIGNATURES.values().map(HashMap::len).sum::<usize>());
    }

    #[test]
    fn who_fails_does_not_and_who_does_not_fail_does() {
        let fail = look_up(Taker::Verb, Complement::Infinitive, "fail").unwrap();
        assert_eq!((fail.affirmed, fail.negated), (Truth::NotSo, Truth::So));
        assert_eq!(look_up(Taker::Verb, Complement::Infinitive, "lampoon"), None);
    }
}
