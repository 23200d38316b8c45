//! Names in what the language engine takes for a place, and names of the gazetteer that it missed.

use std::ops::Range;

use super::candidate::is_capitalised;
use super::spotter::{MAX_TOKENS, Spotter};
use crate::english::{EntType, Pos};
use crate::entities::gazetteer::{Gazetteer, PlaceKind, Sense, key};
use crate::lexicon::classes::PlaceWord;
use crate::lexicon::nouns;

impl Spotter<'_> {
    /// What the language engine takes for a place: parted at commas, cut to the name.
    pub fn tagged(&mut self, tokens: Range<usize>, label: Option<EntType>) {
        let mut from = tokens.start;
        let part_ends: Vec<usize> =
            (tokens.clone()).filter(|&i| matches!(self.doc.token(i), "," | "/")).chain([tokens.end]).collect();
        for end in part_ends {
            if from < end
                && self.abbreviation(from).is_none_or(|stop| stop < end)
                && let Some((part, senses)) = self.cut(from..end, label)
            {
                self.tagged_part(part, senses, label);
            }
            from = end + 1;
        }
    }

    pub fn tagged_part(&mut self, tokens: Range<usize>, senses: Vec<Sense>, label: Option<EntType>) {
        if matches!(self.doc.token(tokens.end - 1), "Day" | "Week" | "Maneuver" | "Way") && senses.is_empty() {
            return;
        }
        let mut evidence = match label {
            Some(EntType::Gpe) => 3.0,
            _ => 2.5,
        };
        let known = !senses.is_empty();
        evidence += self.beside(&tokens, known) + self.person_risk(&tokens);
        let acronym = |word: &str| word.len() <= 5 && word.chars().all(char::is_uppercase);
        let word = self.doc.token(tokens.start);
        if tokens.len() == 1 && (PlaceWord::Compass.has(&word.to_lowercase()) || !known && acronym(word)) {
            return;
        }
        if !known {
            let facility = label == Some(EntType::Fac) && tokens.len() > 1;
            evidence -= if facility { 0.0 } else { 1.0 };
        }
        self.push(tokens, senses, evidence, true);
    }

    /// The name in a stretch that the engine takes for a place: whole where the gazetteer knows it, else without what
    /// stands before or after a known name ("northern Syria", "Idlib province").
    pub fn cut(&self, tokens: Range<usize>, label: Option<EntType>) -> Option<(Range<usize>, Vec<Sense>)> {
        let doc = self.doc;
        let gazetteer = Gazetteer::embedded();
        let look_up = |range: &Range<usize>| gazetteer.look_up(doc.slice(range.clone())).collect::<Vec<_>>();
        let whole = look_up(&tokens);
        if !whole.is_empty() {
            return Some((tokens, whole));
        }
        let mut range = tokens.clone();
        // "The" opens few names of places, a headline's "Near" and "In" none, nor do small letters.
        let opens_none = |word: &str| {
            matches!(word.to_lowercase().as_str(), "the" | "near" | "in" | "at" | "off" | "outside")
                || !is_capitalised(word)
        };
        while range.len() > 1 && opens_none(doc.token(range.start)) {
            range.start += 1;
        }
        while range.len() > 1 && !is_capitalised(doc.token(range.end - 1)) && doc.token(range.end - 1) != "." {
            range.end -= 1;
        }
        if !is_capitalised(doc.token(range.start)) {
            return None;
        }
        let trimmed = look_up(&range);
        if !trimmed.is_empty() || label == Some(EntType::Fac) {
            return Some((range, trimmed));
        }
        let mut inner = range.clone();
        let noun = |word: &str| {
            PlaceWord::RegionNoun.has(&word.to_lowercase())
                || PlaceWord::DistrictNoun.has(&word.to_lowercase())
                || PlaceWord::TownNoun.has(&word.to_lowercase())
        };
        while inner.len() > 1 && noun(doc.token(inner.end - 1)) {
            inner.end -= 1;
        }
        while inner.len() > 1 && PlaceWord::Compass.has(&doc.token(inner.start).to_lowercase()) {
            inner.start += 1;
        }
        let known = look_up(&inner);
        if !known.is_empty() {
            return Some((inner, known));
        }
        // "Anderson County Sheriff's", "Fargo City Commissioner": the name opens it.
        for end in (range.start + 1..range.end).rev() {
            let opening = range.start..end;
            let named_after = PlaceWord::Institution.has(doc.token(end)) || doc.token(end) == "-";
            let known = look_up(&opening);
            // "Boston Marathon": of what is called after a great place the place is left.
            let great = |sense: &Sense| sense.own && gazetteer.prominence(sense.place) >= 5.0;
            if !known.is_empty() && (named_after || known.iter().any(great)) {
                return Some((opening, known));
            }
        }
        Some((range, Vec::new()))
    }

    /// A name of the gazetteer that begins at token `at` and ends before `limit`, which nobody has taken for a place.
    pub fn scan(&mut self, at: usize, limit: usize, label: Option<EntType>) -> usize {
        let doc = self.doc;
        let mention = self.reading.mention(at).map(|mention| mention.tokens.clone());
        if !is_capitalised(doc.token(at))
            || matches!(doc.pos(at), Pos::Pron | Pos::Det | Pos::Adp | Pos::Aux | Pos::Cconj)
        {
            return at + 1;
        }
        let Some((tokens, senses)) = self.longest(at, limit.min(doc.len()), mention.as_ref()) else {
            // Within a mention only what opens it or follows a preposition can be a place.
            let next = mention
                .as_ref()
                .and_then(|range| (at + 1..range.end).find(|&i| matches!(doc.token(i - 1), "of" | "in" | "at" | "-")));
            return match (next, mention) {
                (Some(next), Some(range)) => self.scan(next, range.end, label),
                (None, Some(range)) => range.end,
                (_, None) => at + 1,
            };
        };
        let end = mention.as_ref().map_or(tokens.end, |range| range.end.max(tokens.end));
        let opens = tokens.start == 0 || !self.runs_on(tokens.start - 1, tokens.start);
        let after = (tokens.end < doc.len()).then(|| doc.token(tokens.end));
        let closes = !self.runs_on(tokens.end - 1, tokens.end);
        let institution = after.is_some_and(|word| PlaceWord::Institution.has(word));
        let mut evidence = match label {
            Some(EntType::Person) => -1.0,
            Some(EntType::Product | EntType::WorkOfArt | EntType::Event | EntType::Law) => -1.0,
            _ => 0.0,
        };
        if !opens {
            let before = doc.token(tokens.start - 1);
            evidence -= if PlaceWord::Compass.has(&before.to_lowercase()) { 0.0 } else { 2.0 };
        }
        if !closes {
            evidence += match after {
                // Universities and the like are called after people and things as often.
                Some(word) if PlaceWord::NamesakeBody.has(word) => 1.0,
                _ if institution => 2.5,
                _ => -2.0,
            };
        }
        if PlaceWord::CommonWord.has(&key(doc.slice(tokens.clone()))) {
            evidence -= 1.5;
        }
        // A word that the article also has in small letters is a word ("Media", "Summit"), unless the place is great.
        if tokens.len() == 1 && self.small.contains(doc.token(tokens.start).to_lowercase().as_str()) {
            evidence -= 2.5;
        }
        if tokens.len() == 1 {
            let word = doc.token(tokens.start);
            let common = PlaceWord::Compass.has(&word.to_lowercase())
                || PlaceWord::Institution.has(word)
                || PlaceWord::Title.has(word)
                || nouns::is_occupation(&word.to_lowercase());
            let acronym = word.len() <= 5 && word.chars().all(char::is_uppercase);
            evidence -= if common || acronym { 4.0 } else { 0.0 };
        }
        let gazetteer = Gazetteer::embedded();
        let great = senses.iter().any(|sense| {
            sense.own && (gazetteer.prominence(sense.place) >= 5.0 || gazetteer.kind(sense.place) < PlaceKind::District)
        });
        evidence += if great { 1.0 } else { 0.0 };
        evidence += if senses.iter().any(|sense| sense.own) { 0.0 } else { -1.0 };
        if doc.is_sent_start(tokens.start) && tokens.len() == 1 {
            evidence -= 0.5;
        }
        evidence += self.beside(&tokens, true) + self.person_risk(&tokens);
        let inside = mention.as_ref().is_some_and(|range| range.len() > tokens.len()) && !closes;
        let pushed = self.push(tokens, senses, evidence, false);
        self.found[pushed].inside = inside;
        end
    }

    /// The longest name of the gazetteer from token `at`.
    pub fn longest(
        &self,
        at: usize,
        limit: usize,
        mention: Option<&Range<usize>>,
    ) -> Option<(Range<usize>, Vec<Sense>)> {
        let doc = self.doc;
        let limit = mention.map_or(limit, |range| limit.min(range.end));
        let mut end = at + 1;
        while end < limit
            && end < at + MAX_TOKENS
            && !doc.is_sent_start(end)
            && (mention.is_some() || !self.is_known(end))
        {
            let token = doc.token(end);
            let joins = PlaceWord::Joining.has(token);
            if !is_capitalised(token) && !joins {
                break;
            }
            end += 1;
        }
        (at + 1..=end).rev().find_map(|end| {
            let last = doc.token(end - 1);
            if end > at + 1 && !is_capitalised(last) {
                return None;
            }
            let senses: Vec<Sense> = Gazetteer::embedded().look_up(doc.slice(at..end)).collect();
            (!senses.is_empty()).then_some((at..end, senses))
        })
    }

    /// True for a token of a name that the authority file knows.
    fn is_known(&self, at: usize) -> bool {
        self.reading.mention(at).is_some_and(|mention| mention.senses.actor.is_some() || mention.senses.place.is_some())
    }

    /// A name of the gazetteer of which the engine saw only the beginning ("Bab al-Hawa").
    pub fn beyond(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        if tokens.end >= self.doc.len() || !PlaceWord::Joining.has(self.doc.token(tokens.end)) {
            return None;
        }
        let (whole, _) = self.longest(tokens.start, self.doc.len(), None)?;
        (whole.end > tokens.end).then_some(whole)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn places(text: &str) -> Vec<String> {
        facts(text).places.into_iter().map(|place| place.name).collect()
    }

    #[test]
    fn what_stands_around_a_name_is_cut_off() {
        assert_eq!(places("Snow fell in northern Lebanon and in Idlib province."), ["Lebanon", "Idlib"]);
    }

    #[test]
    fn the_whole_of_a_name_is_taken() {
        assert_eq!(places("Lorries waited at Bab al-Hawa for two days."), ["Bab al-Hawa"]);
    }
}
