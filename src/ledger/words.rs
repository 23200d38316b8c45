//! Words as ledgers compare them: small letters, no endings, each with a weight that is the same in every store.
//!
//! ```
//! use sayso::ledger::words;
//! assert_eq!(words::stems("The minister's accusations: 1,200 ships"), ["minister", "accus", "1200", "ship"]);
//! assert!(words::weight("accus") > words::weight("minister"));
//! ```
//!
//! A weight is the logarithm of the inverse share of articles that have the word (Spärck Jones's idf). The shares are
//! counted once, by `tools/make-weights.rs` on some thousands of news articles, and ship with the binary: what is stored
//! beside two facts must not change whether they match.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::lexicon::classes::LedgerWord;
use crate::lexicon::reader::rows;

/// The fewest letters that an ending leaves.
const SHORTEST: usize = 3;

/// In how many articles each stem stands, and of how many.
static COUNTS: LazyLock<(HashMap<&'static str, f32, FixedState>, f32)> = LazyLock::new(|| {
    let mut counts = HashMap::default();
    let mut articles: f32 = 1.0;
    for row in rows(include_str!("weights.tsv")) {
        let [count, stems] = row[..] else { continue };
        let Ok(count) = count.parse() else { continue };
        if stems == "*" {
            articles = count;
        }
        counts.extend(stems.split(' ').map(|stem| (stem, count)));
    }
    (counts, articles)
});

/// The words of a text in small letters: runs of letters and digits. An apostrophe inside a word ends it ("minister's" is
/// "minister"), a comma or point inside a number does not ("1,200" is "1200").
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    let mut possessive = false;
    while let Some(letter) = letters.next() {
        let digit_next = letters.peek().is_some_and(char::is_ascii_digit);
        if letter.is_alphanumeric() {
            if !possessive {
                word.extend(letter.to_lowercase());
            }
        } else if matches!(letter, '\'' | '’') && !word.is_empty() {
            possessive = true;
        } else if matches!(letter, ',' | '.') && digit_next && word.ends_with(|last: char| last.is_ascii_digit()) {
            if letter == '.' {
                word.push('.');
            }
        } else {
            possessive = false;
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The stems of a text's words that have a weight, in their order.
pub fn stems(text: &str) -> Vec<String> {
    let stems = words(text).into_iter().filter(|word| !is_stop(word)).map(|word| stem(&word).to_owned());
    stems.filter(|stem| !is_stop(stem)).collect()
}

/// True for a word, in small letters, that tells nothing of what a text is about.
pub fn is_stop(word: &str) -> bool {
    LedgerWord::Stop.has(word)
}

/// A word, in small letters, without its ending: one for "accuse", "accused" and "accusations".
pub fn stem(word: &str) -> &str {
    if word.ends_with(|last: char| last.is_ascii_digit()) {
        return word;
    }
    let kept = |ending: &&String| {
        let rest = word.strip_suffix(ending.as_str())?;
        // "Congress" and "virus" are no plurals.
        let is_plural = ending.as_str() != "s" || !rest.ends_with(['s', 'u', 'i']);
        (is_plural && rest.chars().count() >= SHORTEST).then_some(rest)
    };
    let rest = LedgerWord::Ending.words().iter().find_map(|ending| kept(&ending)).unwrap_or(word);
    let open = rest.strip_suffix(['e', 'y', 'i']).filter(|rest| rest.chars().count() >= SHORTEST).unwrap_or(rest);
    // "stopped": the consonant was doubled for the ending's sake.
    let mut last = open.chars().rev();
    match (last.next(), last.next()) {
        (Some(one), Some(two)) if one == two && open.len() < word.len() && open.chars().count() > SHORTEST => {
            &open[..open.len() - one.len_utf8()]
        }
        _ => open,
    }
}

/// How much it tells that two texts share the stem: the more the rarer it is. A stem that the table lacks weighs as much
/// as one that stands in half an article of it.
pub fn weight(stem: &str) -> f64 {
    let (counts, articles) = &*COUNTS;
    f64::from((articles / counts.get(stem).copied().unwrap_or(0.5)).ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            "accuse accused accuses accusing accusation accusations",
            "attack attacks attacked attacking",
            "stop stopped stopping stops",
            "study studies studied studying",
            "deny denies denied denying",
            "arrive arrives arrived arriving",
        ] {
            let stems: Vec<&str> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|it| *it == stems[0]), "{stems:?}");
        }
        assert_eq!((stem("congress"), stem("virus"), stem("was"), stem("2012")), ("congress", "virus", "was", "2012"));
    }

    #[test]
    fn words_end_where_letters_and_numbers_end() {
        assert_eq!(words("The U.S.' 1,200 men—3.5 m. (Gao's)"), ["the", "u", "s", "1200", "men", "3.5", "m", "gao"]);
        assert_eq!(words("Al-Bab, élan"), ["al", "bab", "élan"]);
        assert!(words("").is_empty());
    }

    #[test]
    fn the_table_holds_stems_alone_each_once() {
        let (counts, articles) = &*COUNTS;
        let lines: Vec<_> = rows(include_str!("weights.tsv")).collect();
        assert!(lines.iter().all(|row| row.len() == 2), "columns");
        assert_eq!(lines.iter().map(|row| row[1].split(' ').count()).sum::<usize>(), counts.len(), "a stem twice");
        assert!(counts.len() > 10_000 && *articles > 2_000.0);
        assert!(counts.keys().all(|stem| !is_stop(stem)), "a stop word");
    }

    #[test]
    fn rare_words_weigh_more() {
        assert!(weight("government") < weight("ceasefir") && weight("ceasefir") < weight("zzyzx"));
    }
}
