//! A person's name as a form: which of its words are the surname, and when two forms are one person's.
//!
//! Example: `Mark R. Warner` and `Mark Warner` are one, `Van den Berg` is the end of `Johannes van den Berg`, and `O’Neill`
//! and `O'Neill` are one surname.

use crate::lexicon::classes::PersonWord;
use crate::lexicon::nicknames::full_given_name;
use crate::slug::slug;

/// Two spellings of one name are at least this alike (Jaro–Winkler): "Sergei Lavrov", "Sergey Lavrov".
const SAME_NAME: f64 = 0.93;

/// A name's words, without accents, case, apostrophes, middle initials and "Jr".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    words: Vec<String>,
    /// Initials between the first word and the last, together.
    initials: String,
    /// "Jr", "III".
    suffix: Option<String>,
}

impl PersonName {
    /// Read a name.
    pub fn new(name: &str) -> Self {
        let mut words: Vec<&str> =
            name.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
        let mut suffix = None;
        while words.len() > 1 && words.last().is_some_and(|word| PersonWord::NameSuffix.has(word)) {
            suffix = words.pop().map(slug);
        }
        let last = words.len().saturating_sub(1);
        let is_initial =
            |at: usize, word: &str| at > 0 && at < last && slug(word).chars().count() <= 2 && word.ends_with('.');
        let initials = words.iter().enumerate().filter(|(at, word)| is_initial(*at, word)).map(|(_, word)| slug(word));
        let initials = initials.collect();
        let plain = words.iter().enumerate().filter(|(at, word)| !is_initial(*at, word)).map(|(_, word)| slug(word));
        Self { words: plain.filter(|word| !word.is_empty()).collect(), initials, suffix }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The last word, an article of Arabic taken off ("al-Assad" and "Assad" are one).
    pub fn surname(&self) -> &str {
        let last = self.words.last().map_or("", String::as_str);
        last.strip_prefix("al-").or_else(|| last.strip_prefix("el-")).unwrap_or(last)
    }

    /// The first word.
    pub fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// True where `other` is the end of this longer name ("van den Berg"; "Stone Marsh" of "Erik Stone Marsh").
    pub fn ends_with(&self, other: &Self) -> bool {
        self.len() > other.len() && other.len() > 1 && self.words.ends_with(&other.words)
    }

    /// True where both are forms of one full name: spellings, with and without a middle initial, nickname and given name.
    pub fn is_same(&self, other: &Self) -> bool {
        let unlike = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && !a.starts_with(b) && !b.starts_with(a);
        if self.surname() != other.surname() || unlike(&self.initials, &other.initials) {
            return false;
        }
        let (first, second) = (self.first(), other.first());
        let given = full_given_name(first) == full_given_name(second) && (self.len() == 2 || other.len() == 2);
        given || strsim::jaro_winkler(&self.words.join(" "), &other.words.join(" ")) >= SAME_NAME
    }

    /// True where one is marked as the younger or third of the name and the other is not.
    pub fn differs_in_suffix(&self, other: &Self) -> bool {
        self.suffix != other.suffix
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        PersonName::new(a).is_same(&PersonName::new(b))
    }

    #[test]
    fn initials_accents_nicknames_and_spellings_do_not_make_another() {
        for (a, b) in [
            ("Mark R. Warner", "Mark Warner"),
            ("Ana Peña", "Ana Pena"),
            ("Bob Gatesby", "Robert Gatesby"),
            ("Sergei Petrovich", "Sergey Petrovich"),
            ("Samuel Adeyemi, Jr.", "Samuel Adeyemi"),
            ("Sean O’Neill", "Sean O'Neill"),
        ] {
            assert!(same(a, b), "{a}, {b}");
        }
        for (a, b) in [("John F. Doe", "John G. Doe"), ("Jane Doe", "John Doe"), ("J. B. Carver", "K. R. Carver")] {
            assert!(!same(a, b), "{a}, {b}");
        }
    }

    #[test]
    fn a_long_surname_is_the_end_of_the_name() {
        let name = PersonName::new("Johannes van den Berg");
        assert!(name.ends_with(&PersonName::new("Van den Berg")) && !name.ends_with(&PersonName::new("Berg")));
        assert_eq!((name.surname(), PersonName::new("Bashar al-Assad").surname()), ("berg", "assad"));
    }
}
