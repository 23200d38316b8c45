//! The words by which the rules of place go: prepositions that say where, nouns that are a place, verbs that take one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The bundled list; its head explains the classes.
const LEXICON: &str = include_str!("../../lexicon/site.tsv");

static CLASSES: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for (name, words) in LEXICON.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
    {
        let Some(class) = Class::ALL.iter().find(|class| class.name() == name) else { continue };
        for word in words.split(' ') {
            *classes.entry(word).or_default() |= class.bit();
        }
    }
    classes
});

/// What a word can be to the rules of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Preposition: the event is there.
    There,
    /// Preposition: the event is by it.
    By,
    /// Word of direction or distance: the event is somewhere off it.
    Off,
    /// Preposition after which any name is a place's.
    Locative,
    /// Preposition that may tell a matter.
    Matter,
    /// Noun that is a place or a part of one.
    Ground,
    /// Settlement.
    Town,
    /// Building or street.
    Building,
    /// Unit of distance.
    Measure,
    /// People.
    People,
    /// Verb whose object is a place.
    Enters,
    /// Verb whose object is a place or somebody.
    Strikes,
    /// Verb whose object is somebody.
    Harms,
    /// Noun of what breaks out somewhere.
    Outbreak,
    /// Verb whose "from" says where.
    Ousts,
    /// Noun of what an owner or a people's adjective places.
    Turmoil,
    /// Verb of saying.
    Says,
    /// Word of talk or protest.
    Talk,
}

impl Class {
    const ALL: [Self; 18] = [
        Self::There,
        Self::By,
        Self::Off,
        Self::Locative,
        Self::Matter,
        Self::Ground,
        Self::Town,
        Self::Building,
        Self::Measure,
        Self::People,
        Self::Enters,
        Self::Strikes,
        Self::Harms,
        Self::Outbreak,
        Self::Ousts,
        Self::Turmoil,
        Self::Says,
        Self::Talk,
    ];

    const fn bit(self) -> u32 {
        1 << self as u32
    }

    const fn name(self) -> &'static str {
        match self {
            Self::There => "there",
            Self::By => "by",
            Self::Off => "off",
            Self::Locative => "locative",
            Self::Matter => "matter",
            Self::Ground => "ground",
            Self::Town => "town",
            Self::Building => "building",
            Self::Measure => "measure",
            Self::People => "people",
            Self::Enters => "enters",
            Self::Strikes => "strikes",
            Self::Harms => "harms",
            Self::Outbreak => "outbreak",
            Self::Ousts => "ousts",
            Self::Turmoil => "turmoil",
            Self::Says => "says",
            Self::Talk => "talk",
        }
    }
}

/// The classes of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u32);

impl Classes {
    /// Those of `word`, in any case.
    pub fn of(word: &str) -> Self {
        let has_capitals = word.bytes().any(|byte| byte.is_ascii_uppercase());
        let lower: Cow<'_, str> = if has_capitals { word.to_ascii_lowercase().into() } else { word.into() };
        Self(CLASSES.get(lower.as_ref()).copied().unwrap_or_default())
    }

    /// True where the word is of `class`.
    pub const fn is(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }

    /// How close a preposition brings the event to the place: 0 there, 1 by it, 2 somewhere off it.
    pub const fn nearness(self) -> Option<u8> {
        if self.is(Class::There) {
            Some(0)
        } else if self.is(Class::By) {
            Some(1)
        } else if self.is(Class::Off) {
            Some(2)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_has_a_class() {
        let lines = LEXICON.lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = lines.filter_map(|line| line.split_once('\t')).map(|(name, _)| name).collect();
        assert_eq!(names, Class::ALL.map(Class::name));
    }

    #[test]
    fn a_word_can_be_of_several_classes() {
        let classes = Classes::of("City");
        assert!(classes.is(Class::Ground) && classes.is(Class::Town) && !classes.is(Class::People));
        assert_eq!(Classes::of("near").nearness(), Some(1));
        assert_eq!(Classes::of("of").nearness(), None);
    }
}
