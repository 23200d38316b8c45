//! Names that their form gives away: abbreviated regions, roads, counties.

use super::candidate::{Want, is_capitalised};
use super::spotter::Spotter;
use super::states;
use crate::english::Pos;
use crate::entities::gazetteer::{Gazetteer, Sense, key};
use crate::lexicon::classes::PlaceWord;

impl Spotter<'_> {
    /// "Kan.", "W.Va."; "TX" after a town.
    pub fn abbreviation(&mut self, at: usize) -> Option<usize> {
        let token = self.doc.token(at);
        if !token.starts_with(char::is_uppercase) || token.len() > 6 {
            return None;
        }
        let after_party = at >= 1 && matches!(self.doc.token(at - 1), "R-" | "D-")
            || at >= 2 && self.doc.token(at - 1) == "-" && matches!(self.doc.token(at - 2), "R" | "D");
        let after_comma =
            after_party || at >= 2 && self.doc.token(at - 1) == "," && is_capitalised(self.doc.token(at - 2));
        let dotted = at + 1 < self.doc.len() && self.doc.token(at + 1) == "." && !self.doc.space_after(at);
        let ends = if dotted { [at + 2, at + 1] } else { [at + 1, at + 1] };
        for end in ends {
            let words = self.doc.slice(at..end);
            let Some(region) = states::region(words, after_comma) else { continue };
            let era = at > 0 && self.doc.pos(at - 1) == Pos::Num;
            if era || (!words.contains('.') && !after_comma) {
                return None;
            }
            // The point that ends the sentence too is left out of what is only a postal code.
            let end = if words.len() == 3 && words.ends_with('.') && words[..2].chars().all(char::is_uppercase) {
                end - 1
            } else {
                end
            };
            self.push(at..end, vec![Sense { place: region, own: true }], 5.0, true);
            return Some(end);
        }
        None
    }

    /// "Elm Street", "State Highway 12": known to no gazetteer, and a place all the same.
    pub fn road(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let numbered = matches!(doc.token(at), "Highway" | "Route" | "Interstate" | "I")
            && doc.len() > at + 1
            && doc.token(at + 1).chars().next().is_some_and(|c| c.is_ascii_digit());
        if numbered && doc.token(at) != "I" {
            self.push(at..at + 2, Vec::new(), 3.0, true);
            return Some(at + 2);
        }
        if !is_capitalised(doc.token(at)) || PlaceWord::Street.has(doc.token(at)) || PlaceWord::Title.has(doc.token(at))
        {
            return None;
        }
        let number = |at: usize| at < doc.len() && doc.token(at).chars().all(|c| c.is_ascii_digit());
        let mut end = at + 1;
        while end < doc.len() && end < at + 4 && is_capitalised(doc.token(end)) && !doc.is_sent_start(end) {
            if PlaceWord::Street.has(doc.token(end)) {
                // "County Road 12" is one by its number.
                if matches!(doc.token(end - 1), "County" | "State" | "Farm" | "U.S." | "US") {
                    if !number(end + 1) {
                        return None;
                    }
                    self.push(at..end + 2, Vec::new(), 3.0, true);
                    return Some(end + 2);
                }
                // "St." opens as many names as it ends, and "Dr." more.
                let open = matches!(doc.token(end), "St." | "Dr.")
                    && doc.len() > end + 1
                    && is_capitalised(doc.token(end + 1));
                if open || self.reading.named_actor(at).is_some() {
                    return None;
                }
                self.push(at..end + 1, Vec::new(), 3.0, true);
                return Some(end + 1);
            }
            end += 1;
        }
        None
    }

    /// "Titus County", "Titus and Camp counties", "County Sligo".
    pub fn county(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        if !is_capitalised(doc.token(at)) || matches!(doc.token(at), "The" | "A" | "An" | "In" | "At") {
            return None;
        }
        if doc.token(at) == "County" {
            let end = (at + 1..doc.len().min(at + 2)).take_while(|&i| is_capitalised(doc.token(i))).last()? + 1;
            let senses: Vec<Sense> = Gazetteer::embedded().look_up(self.doc.slice(at + 1..end)).collect();
            let british = |sense: &Sense| matches!(Gazetteer::embedded().country_code(sense.place), Some("IE" | "GB"));
            if !senses.iter().any(british) {
                return None;
            }
            let pushed = self.push(at..end, senses.into_iter().filter(british).collect(), 4.0, true);
            self.found[pushed].key = key(doc.slice(at..end));
            return Some(end);
        }
        let mut end = at + 1;
        while end < doc.len() && end < at + 4 && is_capitalised(doc.token(end)) && !doc.is_sent_start(end) {
            if matches!(doc.token(end), "County" | "Parish" | "Township" | "COUNTY") {
                let road = doc.len() > end + 1
                    && (PlaceWord::Street.has(doc.token(end + 1))
                        || doc.token(end + 1) == "Court" && end + 2 < doc.len() && doc.pos(end + 2) == Pos::Num);
                let known = self.reading.named_actor(at).is_some();
                if road || known || PlaceWord::Title.has(doc.token(at)) {
                    return None;
                }
                let senses: Vec<Sense> = Gazetteer::embedded().look_up(doc.slice(at..end + 1)).collect();
                let evidence = if senses.is_empty() { 3.0 } else { 5.0 };
                let inside = doc.len() > end + 1 && PlaceWord::Institution.has(doc.token(end + 1));
                let pushed = self.push(at..end + 1, senses, evidence, true);
                self.found[pushed].want = Want::District;
                self.found[pushed].inside = inside;
                return Some(end + 1);
            }
            end += 1;
        }
        self.listed_counties(at)
    }

    /// "Titus, Camp and Morris counties".
    pub fn listed_counties(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let gazetteer = Gazetteer::embedded();
        let noun = (at + 1..doc.len().min(at + 24))
            .find(|&i| !(is_capitalised(doc.token(i)) || matches!(doc.token(i), "," | "and" | "or")))?;
        if !matches!(doc.token(noun), "counties" | "parishes") {
            return None;
        }
        let mut from = at;
        let mut spotted = Vec::new();
        for i in at..=noun {
            if i == noun || matches!(doc.token(i), "," | "and" | "or") {
                if from < i {
                    let name = key(doc.slice(from..i));
                    let senses: Vec<Sense> = ["county", "parish"]
                        .iter()
                        .flat_map(|noun| gazetteer.by_key(&format!("{name} {noun}")))
                        .collect();
                    spotted.push((from..i, name, senses));
                }
                from = i + 1;
            }
        }
        if spotted.iter().all(|(_, _, senses)| senses.is_empty()) {
            return None;
        }
        for (tokens, name, senses) in spotted {
            let pushed = self.push(tokens, senses, 4.0, true);
            self.found[pushed].key = format!("{name} county");
            self.found[pushed].want = Want::District;
        }
        Some(noun)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn places(text: &str) -> Vec<String> {
        facts(text).places.into_iter().map(|place| place.name).collect()
    }

    #[test]
    fn roads_and_counties_are_told_by_their_form() {
        assert_eq!(places("A lorry overturned on State Highway 12 near the mill."), ["State Highway 12"]);
        assert_eq!(places("Fog closed schools in Titus, Camp and Morris counties."), ["Titus", "Camp", "Morris"]);
    }

    #[test]
    fn a_postal_code_is_a_region_after_a_town_only() {
        assert_eq!(places("Fog closed two schools in Paris, TX, on Monday."), ["Paris", "TX"]);
        assert!(places("The OK was given on Monday.").is_empty());
    }
}
