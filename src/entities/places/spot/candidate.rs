//! A candidate: words that may name a place, with all that is known of them.

use std::ops::Range;

use super::states;
use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind, Sense, key};
use crate::entities::reading::Reading;
use crate::span::Span;

/// What kind of place the words beside a name make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// They say nothing.
    Any,
    /// "Deir ez-Zor province".
    Region,
    /// "Titus County".
    District,
    /// "The town of Azaz".
    Town,
}

/// Words that may name a place.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Empty for a dateline.
    pub tokens: Range<usize>,
    pub span: Span,
    /// What the name is looked up by.
    pub key: String,
    pub words: String,
    /// What the gazetteer has under that name.
    pub senses: Vec<Sense>,
    /// What the authority file has under it.
    pub described: Option<usize>,
    /// The same in the gazetteer.
    pub famous: Option<PlaceId>,
    /// The region or country that the text puts it in ("Paris, Tex.").
    pub hint: Option<PlaceId>,
    /// It is what the name before it lies in.
    pub holds: bool,
    pub want: Want,
    /// Inside the name of a body.
    pub inside: bool,
    pub dateline: bool,
    /// The engine or the authority file takes it for a place, and not only the gazetteer.
    pub tagged: bool,
    /// A person of the article has this name.
    pub borne: bool,
    /// What speaks for a place, less what speaks against it.
    pub evidence: f64,
}

impl Candidate {
    /// The place in a dateline, whose text is not parsed.
    pub fn of_dateline(reading: &Reading<'_>, words: &str, span: Span, hint: Option<PlaceId>) -> Self {
        let known = reading.authority.look_up(words).or_else(|| reading.authority.look_up(&usual_case(words)));
        let known = known.and_then(|senses| senses.place);
        let famous = famous(reading, known);
        Self {
            tokens: 0..0,
            span,
            key: key(words),
            words: usual_case(words),
            senses: senses_of(words, famous),
            described: known,
            famous,
            hint,
            holds: false,
            want: Want::Any,
            inside: false,
            dateline: true,
            tagged: true,
            borne: false,
            evidence: 5.0,
        }
    }

    /// The same, known to mean one place.
    pub fn meaning(mut self, place: Option<PlaceId>) -> Self {
        self.senses = place.iter().map(|&place| Sense { place, own: true }).collect();
        self
    }
}

/// The region or country with this name or abbreviation.
pub fn region_named(words: &str) -> Option<PlaceId> {
    states::region(words, true).or_else(|| regions(words).next())
}

/// The region or country with this name or abbreviation that holds one of the places `inside`, else the first.
pub fn region_around(words: &str, inside: &[Sense]) -> Option<PlaceId> {
    let gazetteer = Gazetteer::embedded();
    let holds = |region: &PlaceId| inside.iter().any(|sense| gazetteer.contains(*region, sense.place));
    let great = |region: &PlaceId| {
        let held = inside.iter().filter(|sense| gazetteer.contains(*region, sense.place));
        held.map(|sense| gazetteer.prominence(sense.place)).fold(0.0, f64::max)
    };
    let held = regions(words).filter(holds).max_by(|a, b| great(a).total_cmp(&great(b)));
    states::region(words, true).or(held).or_else(|| regions(words).next())
}

fn regions(words: &str) -> impl Iterator<Item = PlaceId> + use<> {
    let gazetteer = Gazetteer::embedded();
    let is_region = |place: &PlaceId| matches!(gazetteer.kind(*place), PlaceKind::Region | PlaceKind::Country);
    gazetteer.look_up(words).filter(|sense| sense.own).map(|sense| sense.place).filter(is_region)
}

/// The place of the authority file in the gazetteer.
pub fn famous(reading: &Reading<'_>, known: Option<usize>) -> Option<PlaceId> {
    reading.authority.place(known?).listed()
}

/// What a name can mean: the place that the authority file means by it, and those of the gazetteer.
pub fn senses_of(name: &str, famous: Option<PlaceId>) -> Vec<Sense> {
    let mut senses: Vec<Sense> = famous.iter().map(|&place| Sense { place, own: true }).collect();
    // A name that the authority file gives to a place is not a further name of another.
    let others = Gazetteer::embedded().look_up(name);
    senses.extend(others.filter(|sense| Some(sense.place) != famous && (sense.own || famous.is_none())));
    senses
}

/// True for words that begin with a capital.
pub fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || (word.starts_with(['‘', 'ʿ', '’', '\'']) && word.chars().nth(1).is_some_and(char::is_uppercase))
}

/// A name in capitals throughout with capitals only where its words begin: "AL-BAB" is "Al-Bab", "U.S." stays.
pub fn usual_case(words: &str) -> String {
    let loud = words.chars().filter(|c| c.is_alphabetic()).count() > 3 && !words.chars().any(char::is_lowercase);
    if !loud || words.contains('.') && !words.contains(' ') {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let opens = out.chars().next_back().is_none_or(|last| !last.is_alphanumeric() && !matches!(last, '\'' | '’'));
        if opens {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_throughout_are_put_right() {
        assert_eq!((usual_case("AL-BAB").as_str(), usual_case("U.S.").as_str()), ("Al-Bab", "U.S."));
        assert_eq!(usual_case("DEIR EZ-ZOR"), "Deir Ez-Zor");
    }

    #[test]
    fn a_region_has_a_name_or_an_abbreviation() {
        let gazetteer = Gazetteer::embedded();
        for (words, name) in [("Tex.", "Texas"), ("Lebanon", "Lebanon")] {
            assert_eq!(region_named(words).map(|place| gazetteer.name(place)).as_deref(), Some(name));
        }
        assert_eq!(region_named("Springfield"), None);
    }
}
