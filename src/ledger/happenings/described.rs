//! To whom an event was done, where an article describes them and nobody names them: "200 people", "a police station".
//!
//! ```
//! use sayso::ledger::happenings::described::Described;
//! let are_two = |one: &str, other: &str| Some(Described::of(one)?.is_other_than(&Described::of(other)?));
//! assert_eq!(are_two("two officers", "200 people"), Some(true));
//! assert_eq!(are_two("two other vehicles", "woman"), Some(true));
//! assert_eq!(are_two("30 people", "45 herders"), Some(false));
//! assert_eq!(are_two("Roe", "woman"), None);
//! ```

use serde::{Deserialize, Serialize};

use super::super::words::words;
use crate::lexicon::classes::LedgerWord;
use crate::lexicon::numbers::cardinal;
use crate::lexicon::sector;

/// A toll rises, but not from one report to the next to more than so many times as many.
const RISE: u32 = 4;

/// Somebody or something that is described.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// The noun.
    head: String,
    /// How many, where that is told.
    count: Option<u32>,
}

impl Described {
    /// What the words for it tell; `None` of a name.
    pub fn of(name: &str) -> Option<Self> {
        let mut words = words(name);
        if let Some(end) = words.iter().skip(1).position(|word| LedgerWord::Beyond.has(word)) {
            words.truncate(end + 1);
        }
        let count = words.first().and_then(|word| word.parse().ok().or_else(|| cardinal(word)));
        let found = Self { head: words.pop()?, count };
        let has_capitals = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
        (!has_capitals || found.is_somebody()).then_some(found)
    }

    /// True for several: "176 people", "prisoners".
    pub fn is_crowd(&self) -> bool {
        self.count.is_some_and(|count| count > 1) || is_plural(&self.head) || LedgerWord::Crowd.has(&self.head)
    }

    /// True for people and bodies, false for things.
    pub fn is_somebody(&self) -> bool {
        let bodies = || self.head.strip_suffix("ies").map(|stem| format!("{stem}y"));
        LedgerWord::Crowd.has(&self.head)
            || sector::can_speak(&self.head)
            || self.head.strip_suffix('s').is_some_and(sector::can_speak)
            || bodies().is_some_and(|noun| sector::can_speak(&noun))
    }

    /// True where the two cannot be one: people and things, two and 200.
    pub fn is_other_than(&self, other: &Self) -> bool {
        let (few, many) = match (self.least(), other.least()) {
            (Some(one), Some(two)) => (one.min(two), one.max(two)),
            _ => (1, 1),
        };
        many > few.saturating_mul(RISE) || self.is_somebody() != other.is_somebody()
    }

    /// True where the two are of one noun.
    pub fn is_like(&self, other: &Self) -> bool {
        self.head == other.head
    }

    /// True where both tell how many, and not the same.
    pub fn has_other_count(&self, other: &Self) -> bool {
        self.count.zip(other.count).is_some_and(|(one, two)| one != two)
    }

    /// How many at least, where that is known: one of what is told in the singular.
    fn least(&self) -> Option<u32> {
        self.count.or_else(|| sector::is_private(&self.head).then_some(1))
    }
}

/// True for words with the ending of a plural.
pub fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_and_counts_are_told_from_the_words() {
        let crowd = |name: &str| Described::of(name).is_some_and(|it| it.is_crowd());
        assert!(crowd("176 people") && crowd("two prisoners") && crowd("women") && !crowd("prisoner"));
        assert!(!crowd("mayor of Gao") && crowd("herders from Gao") && !crowd("witness"));
        let somebody = |name: &str| Described::of(name).map(|it| it.is_somebody());
        for people in ["police", "mayor of two towns", "children", "Police"] {
            assert_eq!(somebody(people), Some(true), "{people}");
        }
        for thing in ["parked car", "windows of the mayor"] {
            assert_eq!(somebody(thing), Some(false), "{thing}");
        }
        assert_eq!((somebody("Jane Roe"), somebody("Roe"), somebody("")), (None, None, None));
    }

    #[test]
    fn some_cannot_be_others() {
        let others = |one: &str, other: &str| {
            Described::of(one).zip(Described::of(other)).map(|(one, other)| one.is_other_than(&other))
        };
        assert_eq!(others("woman", "40 women"), Some(true));
        assert_eq!(others("one person", "46 demonstrators"), Some(true));
        assert_eq!(others("car", "driver"), Some(true));
        assert_eq!(others("two men", "four people"), Some(false));
        assert_eq!(others("soldiers", "40 soldiers"), Some(false));
        assert_eq!(others("shops", "two cars"), Some(false));
        let dead = Described::of("40 soldiers").zip(Described::of("dead soldiers"));
        assert!(dead.is_some_and(|(one, other)| one.is_like(&other)));
    }
}
