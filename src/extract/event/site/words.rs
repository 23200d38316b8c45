//! The classes of words by which the rules of place go, in any case.

use std::borrow::Cow;

pub use crate::lexicon::classes::SiteWord as Class;
use crate::lexicon::reader::ClassesOf;

/// The classes of one word.
#[derive(Debug, Clone, Copy)]
pub struct Classes(ClassesOf<Class>);

impl Classes {
    /// Those of `word`, in any case.
    pub fn of(word: &str) -> Self {
        let has_capitals = word.bytes().any(|byte| byte.is_ascii_uppercase());
        let lower: Cow<'_, str> = if has_capitals { word.to_ascii_lowercase().into() } else { word.into() };
        Self(Class::of(&lower))
    }

    /// True where the word is of `class`.
    pub fn is(self, class: Class) -> bool {
        self.0.is(class)
    }

    /// How close a preposition brings the event to the place: 0 there, 1 by it, 2 somewhere off it.
    pub fn nearness(self) -> Option<u8> {
        [Class::There, Class::By, Class::Off].iter().zip(0..).find(|&(&class, _)| self.is(class)).map(|(_, near)| near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prepositions_are_near_or_far() {
        assert_eq!(Classes::of("Near").nearness(), Some(1));
        assert_eq!(Classes::of("of").nearness(), None);
    }
}
