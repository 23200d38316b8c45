//! The words of a time expression: lower case, without punctuation, ranges taken apart.

use crate::lexicon::classes::TimeWord;
use crate::lexicon::numbers;

/// The largest number that is read as a word; larger ones stand in digits.
const LARGEST_WORD: u32 = 12;

/// The words, each a string of its own.
pub struct Words(Vec<String>);

impl Words {
    /// Split `text`: "June 5-7, 2014" is `june 5 to 7 2014`.
    pub fn of(text: &str) -> Self {
        let mut words = Vec::new();
        for word in text.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word).to_owned();
            let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            // "10:30 am Tuesday".
            if word.contains(':') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') {
                continue;
            }
            let parts: Vec<&str> = word.split(['-', '–']).collect();
            let numbers = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit()) && part.len() <= 4;
            match parts.as_slice() {
                // "2013-14".
                [from, to] if from.len() == 4 && to.len() == 2 && all_digits(from) && all_digits(to) => {
                    words.extend([(*from).to_owned(), "to".to_owned(), format!("{}{to}", &from[..2])]);
                }
                [from, to] if numbers(from) && numbers(to) => {
                    words.extend([(*from).to_owned(), "to".to_owned(), (*to).to_owned()])
                }
                ["mid" | "late" | "early", rest] => words.push((*rest).to_owned()),
                _ if word.is_empty() => {}
                _ => words.push(word),
            }
        }
        Self(words)
    }

    /// The words to look at.
    pub fn as_slices(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}

/// The words without the hour before "am" or "pm": "10 a.m. Tuesday" is Tuesday.
pub fn without_hours<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let hour = |at: usize| {
        let half = words.get(at + 1).is_some_and(|next| matches!(*next, "am" | "pm" | "a.m" | "p.m"));
        half && words[at].parse::<u8>().is_ok_and(|hour| hour <= 12)
    };
    (0..words.len()).filter(|&at| !hour(at)).map(|at| words[at]).collect()
}

/// The words without those that do not change which day or month is meant: "early on the morning of".
pub fn without_fillers<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    for (at, &word) in words.iter().enumerate() {
        let idle = match word {
            // "The early hours of Saturday"; "the last week" is another week than "last week".
            "hours" => at > 0 && matches!(words[at - 1], "early" | "late" | "morning"),
            "earlier" | "later" => at == 0 && !matches!(words.get(1), Some(&"this")),
            "the" => !matches!(words.get(at + 1), Some(&("last" | "past" | "next" | "coming" | "previous"))),
            "beginning" | "start" | "end" | "middle" => matches!(words.get(at + 1), Some(&"of")),
            _ => TimeWord::Filler.has(word),
        };
        if !idle {
            kept.push(word);
        }
    }
    kept
}

/// The number that `word` is: "3", "three", "a".
pub fn number(word: &str) -> Option<i64> {
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let named = numbers::cardinal(word).filter(|&number| number <= LARGEST_WORD).map(i64::from);
    named.or_else(|| word.parse().ok().filter(|number| (1..1000).contains(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_taken_apart_and_fillers_left_out() {
        assert_eq!(Words::of("June 5-7, 2014").as_slices(), ["june", "5", "to", "7", "2014"]);
        assert_eq!(without_fillers(&["early", "hours", "of", "the", "last", "week"]), ["the", "last", "week"]);
        assert_eq!(Words::of("2013-14").as_slices(), ["2013", "to", "2014"]);
        assert_eq!(Words::of("10:30 am Tuesday").as_slices(), ["am", "tuesday"]);
        assert_eq!(without_hours(&["10", "a.m", "tuesday"]), ["a.m", "tuesday"]);
        assert_eq!(without_fillers(&["hours", "on", "friday"]), ["hours", "friday"]);
    }

    #[test]
    fn numbers_are_words_or_digits() {
        assert_eq!((number("a"), number("twelve"), number("48")), (Some(1), Some(12), Some(48)));
        assert!(number("few").is_none() && number("1000").is_none());
    }
}
