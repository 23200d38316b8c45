//! Lines in capitals, spelt as sentences are for the parse: what a name is cannot be seen where everything is a name.
//!
//! Example: `FOREIGN MINISTER ANA ROE SAID NATO HAD LEFT OSLO.` reads `Foreign Minister Ana Roe said NATO had left Oslo.`
//! The article's own spelling of a word wins, then the names that are known, then the dictionary; a word that nobody
//! knows is a name.

use std::collections::HashMap;

use super::authority::Authority;
use super::gazetteer::Gazetteer;
use crate::article::{Article, Rewritten};
use crate::english;
use crate::lexicon::classes::LayoutWord;
use crate::lexicon::{calendar, nouns};

/// A known name in capitals has so many words at most.
const LONGEST_NAME: usize = 3;

/// How `block`, which stands in capitals, is spelt, character for character.
pub fn lowered(block: &str, article: &Article, authority: &Authority) -> String {
    let words = words(block);
    let speller = Speller { seen: seen(article), authority };
    let mut out = String::with_capacity(block.len());
    let mut rest = block;
    let mut at = 0;
    let mut opens = true;
    while at < words.len() {
        let start = words[at].as_ptr() as usize - rest.as_ptr() as usize;
        let between = &rest[..start];
        opens |= between.contains(['.', '!', '?', ':']);
        out.push_str(between);
        rest = &rest[start..];
        let many =
            (1..=LONGEST_NAME).rev().find(|&many| at + many <= words.len() && speller.is_name(&words[at..at + many]));
        let after_given = at > 0 && nouns::given_name(&titled(words[at - 1])).is_some();
        for word in &words[at..at + many.unwrap_or(1)] {
            let start = word.as_ptr() as usize - rest.as_ptr() as usize;
            out.push_str(&rest[..start]);
            rest = &rest[start + word.len()..];
            out.push_str(&speller.spell(
                word,
                many.is_some() || after_given && !is_function(word) && !english::is_verb(&word.to_lowercase()),
                opens,
            ));
            opens = false;
        }
        at += many.unwrap_or(1);
    }
    out.push_str(rest);
    out
}

/// The words of a text: letters, with apostrophes and full stops between them.
fn words(text: &str) -> Vec<&str> {
    let pieces = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.')));
    let trim = |word: &str| word.len() - word.trim_start_matches(['.', '\'', '’']).len();
    let words = pieces.map(|piece| {
        let word = &piece[trim(piece)..];
        // The full stop of "U.S." is its own, that of "LEFT." is not.
        let inner = word.trim_end_matches(['.', '\'', '’']);
        if inner.contains('.') { word.trim_end_matches(['\'', '’']) } else { inner }
    });
    words.filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// How each word is spelt in the article's other lines, by its form in capitals.
fn seen(article: &Article) -> HashMap<String, String> {
    let text = article.clean.as_ref().map_or(article.text.as_str(), Rewritten::text);
    let mut seen: HashMap<String, String> = HashMap::new();
    for line in text.lines().filter(|line| line.chars().any(char::is_lowercase)) {
        let mut end = 0;
        for word in words(line) {
            let start = word.as_ptr() as usize - line.as_ptr() as usize;
            let opens = end == 0 || line[end..start].contains(['.', '!', '?', ':', '"', '“']);
            end = start + word.len();
            let low = word.chars().all(char::is_lowercase);
            let mixed = word.chars().any(char::is_lowercase);
            // A capital at the head of a sentence tells nothing.
            if low || (mixed && !opens) {
                seen.entry(word.to_uppercase()).or_insert_with(|| word.to_owned());
            }
        }
    }
    seen
}

struct Speller<'a> {
    seen: HashMap<String, String>,
    authority: &'a Authority,
}

impl Speller<'_> {
    /// True for words that are a known name together.
    fn is_name(&self, words: &[&str]) -> bool {
        let name = words.iter().map(|word| titled(word)).collect::<Vec<_>>().join(" ");
        if self.authority.look_up(&name).is_some() || self.authority.look_up(&words.join(" ")).is_some() {
            return words.len() > 1 || !is_common(words[0]);
        }
        let mut place = Gazetteer::embedded().look_up(&name);
        !words.iter().any(|word| is_common(word)) && place.next().is_some()
    }

    fn spell(&self, word: &str, in_name: bool, opens: bool) -> String {
        let low = word.to_lowercase();
        let own = self.seen.get(word).filter(|own| own.chars().count() == word.chars().count());
        let acronym = word.contains('.') || self.authority.look_up(word).is_some() && !LayoutWord::SmallWord.has(&low);
        let capital = in_name
            || calendar::month(&low).or_else(|| calendar::weekday(&low)).is_some() && low != "may"
            || nouns::given_name(&titled(word)).is_some()
            || LayoutWord::Office.has(&titled(word))
            || !is_common(word);
        match own {
            Some(own) if !in_name => own.clone(),
            _ if acronym && word.chars().count() < 6 => word.to_owned(),
            _ if capital || opens => titled(word),
            _ => low,
        }
    }
}

/// True for a word of the dictionary.
fn is_common(word: &str) -> bool {
    let low = word.to_lowercase().replace('’', "'");
    let stem = low.strip_suffix("'s").or_else(|| low.strip_suffix("n't")).unwrap_or(&low);
    LayoutWord::SmallWord.has(stem) || word.chars().any(|c| c.is_ascii_digit()) || english::is_known(stem)
}

fn is_function(word: &str) -> bool {
    LayoutWord::SmallWord.has(&word.to_lowercase())
}

/// `ROE'S` as `Roe's`, `O'HARA` as `O'Hara`.
fn titled(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut first = true;
    for (at, c) in word.char_indices() {
        let suffix = word[at..].chars().count() <= 1 && word[..at].ends_with(['\'', '’']);
        match first && !suffix {
            true => out.push(c),
            false => out.extend(c.to_lowercase()),
        }
        // "MCROE" is McRoe.
        first = !c.is_alphanumeric() || (word.starts_with("MC") && at == 1 && word.len() > 4);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::statements;

    #[test]
    fn a_line_in_capitals_is_read_as_a_sentence() {
        assert_eq!(
            statements(
                "The council met on Tuesday.\n\nFOREIGN MINISTER ANA ROE SAID RUSSIA HAD LEFT THE U.N. ON MONDAY."
            ),
            ["FOREIGN MINISTER ANA ROE ~ SAID ~ RUSSIA HAD LEFT THE U.N. ON MONDAY"]
        );
    }
}
