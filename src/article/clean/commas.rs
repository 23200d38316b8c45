//! Commas in a text that lost them all: the one before a report that ends its sentence, and before a participle that
//! reports.
//!
//! Some collections strip their articles of punctuation. The tree makes nothing of `Two men were shot on Monday the police
//! said`, but what ends a sentence with a reporting verb is a report, and it begins at its article, its pronoun or its name:
//! a comma is read before it. So it is in `… adding that …`, `… according to …` and `… said the mayor`. Only texts with
//! hardly a comma in them are read so.

use std::ops::Range;

use crate::lexicon::classes::ReportWord;
use crate::lexicon::nouns;

/// How many words a text has at least that is asked for its commas, and how many of them for each comma that it may have.
const WORDS: usize = 60;
const WORDS_PER_COMMA: usize = 300;
/// How many words must stand before a report.
const TOLD: usize = 4;
/// How many words may follow its verb, and stand before its article.
const TAIL: usize = 9;
const REACH: usize = 8;

/// The blanks, by their bytes, before which a comma or a full stop is to be read, in text order.
pub fn lost(text: &str) -> Vec<(usize, char)> {
    let words = words(text);
    if words.len() < WORDS || text.matches(',').count() * WORDS_PER_COMMA > words.len() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for end in 0..words.len() {
        // "Tuesday 21 Jul 2015 A missile …": the date ends what stands above the text.
        if is_date(text, &words, end) {
            found.push((words[end].end, '.'));
            start = end + 1;
        } else if ends_sentence(text, &words, end) {
            let sentence = Sentence { words: words[start..=end].iter().map(|at| &text[at.clone()]).collect() };
            let ends = sentence.report().or_else(|| sentence.inverted());
            let places = sentence.participles().chain(sentence.sources()).chain(sentence.circumstance()).chain(ends);
            let mut places: Vec<usize> = places.map(|at| words[start + at - 1].end).collect();
            places.sort_unstable();
            places.dedup();
            found.extend(places.into_iter().map(|place| (place, ',')));
            start = end + 1;
        }
    }
    found
}

fn words(text: &str) -> Vec<Range<usize>> {
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| at(word)..at(word) + word.len()).collect()
}

/// A full stop, unless behind initials and titles, or the line's end.
fn ends_sentence(text: &str, words: &[Range<usize>], i: usize) -> bool {
    let word = text[words[i].clone()].trim_end_matches(['"', '”', '\'', '’', ')']);
    let stop = word.ends_with(['.', '!', '?', ';']) && !nouns::is_abbreviated_title(word) && word.len() > 2;
    stop || words.get(i + 1).is_none_or(|next| text[words[i].end..next.start].contains('\n'))
}

/// The last word of a date that stands above a text.
fn is_date(text: &str, words: &[Range<usize>], last: usize) -> bool {
    let word = |back: usize| last.checked_sub(back).map_or("", |i| &text[words[i].clone()]);
    let digits = |word: &str, least: usize| word.len() >= least && word.chars().all(|c| c.is_ascii_digit());
    digits(word(0), 4) && word(1).starts_with(char::is_uppercase) && digits(word(2), 1) && word(3).ends_with("day")
}

/// The words of a sentence.
struct Sentence<'t> {
    words: Vec<&'t str>,
}

impl Sentence<'_> {
    /// The first word of a report that ends the sentence.
    fn report(&self) -> Option<usize> {
        let verb = (TOLD..self.words.len()).rev().find(|&i| ReportWord::Reported.has(self.bare(i)))?;
        let on = |i: usize| ReportWord::Reporting.has(self.bare(i)) || ReportWord::ReportsOn.has(self.bare(i));
        let end = (verb + 1..self.words.len()).find(|&i| on(i)).unwrap_or(self.words.len());
        let tail = verb + 1..end;
        let open = |i: usize| self.words[i].contains(['"', '“', ':']) || self.bare(i) == "that";
        let told = self.bare(verb) == "told";
        let opens = tail.is_empty() || told || ReportWord::ReportedWhere.has(self.bare(verb + 1));
        if !opens || tail.len() > TAIL || tail.clone().any(open) || self.ends(verb - 1) {
            return None;
        }
        let start = self.subject(verb)?;
        let before = start.checked_sub(1)?;
        (before >= TOLD - 1 && !self.ends(before) && !ReportWord::Binds.has(self.bare(before))).then_some(start)
    }

    /// Where whoever reports is named: at a pronoun, at a name, else at an article.
    fn subject(&self, verb: usize) -> Option<usize> {
        let last = verb - 1;
        if matches!(self.bare(last), "he" | "she" | "they" | "it" | "who" | "which") {
            return Some(last);
        }
        let capital = |i: usize| self.capital(i) || self.words[i].starts_with("al-");
        let article = |i: usize| matches!(self.bare(i), "the" | "a" | "an" | "his" | "its" | "their");
        let joins = |i: usize| matches!(self.bare(i), "of" | "for" | "and");
        if capital(last) {
            let mut start = last;
            while start > 1 && !self.ends(start - 1) {
                let next = start - 1;
                let inner = start > 2 && joins(next) && capital(next - 1);
                // "The Board for the Defence": an article inside the name.
                if start > 3 && article(next) && joins(next - 1) && capital(next - 2) {
                    start = next - 2;
                } else if capital(next) || inner || nouns::is_occupation(self.bare(next)) {
                    start = next;
                } else {
                    break;
                }
            }
            // "The manager of the mill Jane Roe told …": the phrase began at the office.
            let reach = start.saturating_sub(REACH).max(1);
            let mut before = (reach..start).rev().take_while(|&i| !self.ends(i));
            let office = |i: usize| nouns::is_occupation(self.bare(i));
            if let Some(at) = before.find(|&i| article(i) && (i + 1..start.min(i + 3)).any(office)) {
                return Some(at);
            }
            // "An informed source in Homs told …": the phrase began before the place.
            if start > 2 && matches!(self.bare(start - 1), "in" | "at" | "from") {
                let reach = start.saturating_sub(REACH).max(1);
                let before = (reach..start).rev().take_while(|&i| !self.ends(i)).find(|&i| article(i));
                return before.filter(|&at| at + 4 > start - 1);
            }
            return Some(if article(start - 1) { start - 1 } else { start });
        }
        let reach = verb.saturating_sub(REACH).max(1);
        let inside = (reach..verb).rev().take_while(|&i| !self.ends(i));
        let mut first = inside.clone().find(|&i| article(i));
        // "The Board for the Defence of …", "the board and a source": the phrase began before.
        while let Some(at) = first.filter(|&at| at > 2 && joins(at - 1)) {
            let earlier = (at.saturating_sub(REACH).max(1)..at - 1).rev().find(|&i| article(i));
            match earlier.filter(|&earlier| (earlier..at).all(|i| !self.ends(i))) {
                Some(earlier) => first = Some(earlier),
                None => break,
            }
        }
        Some(first.unwrap_or(if capital(last - 1) { last - 1 } else { last }))
    }

    /// "… said the mayor", "… said the mayor adding that": whoever said it stands behind the verb.
    fn inverted(&self) -> Option<usize> {
        let verb = (TOLD..self.words.len()).rev().find(|&i| self.bare(i) == "said")?;
        let behind = verb + 1..self.words.len();
        let goes_on = |i: usize| ReportWord::Reporting.has(self.bare(i)) || matches!(self.bare(i), "who" | "which");
        let end = behind.clone().find(|&i| goes_on(i)).unwrap_or(self.words.len());
        // "… said spokesman Jane Roe", whatever stands before it.
        let office = behind.clone().take(2).any(|i| nouns::is_occupation(self.bare(i)) && !self.capital(verb + 1));
        let name = self.words[end - 1].starts_with(char::is_uppercase) && end == self.words.len();
        let short = (verb + 2..verb + 2 + REACH).contains(&end) && (name || end < self.words.len());
        let noun = |i: usize| {
            matches!(self.bare(i), "the" | "a" | "an") || nouns::is_occupation(self.bare(i)) || self.capital(i)
        };
        let subject = matches!(self.bare(verb - 1), "he" | "she" | "they" | "it") || self.capital(verb - 1);
        let free = !subject && !self.ends(verb - 1) && !ReportWord::Binds.has(self.bare(verb - 1));
        let titled =
            office && name && behind.len() < REACH && !behind.clone().any(|i| ReportWord::Binds.has(self.bare(i)));
        (short && (free && noun(verb + 1) || titled)).then_some(verb)
    }

    /// "… according to …" behind what it is the source of.
    fn sources(&self) -> impl Iterator<Item = usize> {
        let opens = |&i: &usize| self.bare(i) == "according" && self.bare(i + 1) == "to";
        let apart = |i: usize| !self.ends(i - 1) && !ReportWord::Binds.has(self.bare(i - 1));
        (TOLD..self.words.len()).filter(opens).filter(move |&i| apart(i))
    }

    /// "Earlier the radio had reported …": the word behind what only says when.
    fn circumstance(&self) -> Option<usize> {
        let first = matches!(self.words[0], "Earlier" | "Meanwhile" | "However" | "Elsewhere" | "Separately");
        (first && self.words.len() > 2 && !matches!(self.bare(1), "this" | "in" | "that" | "on" | "they")).then_some(1)
    }

    fn capital(&self, i: usize) -> bool {
        self.words[i].starts_with(char::is_uppercase)
    }

    /// Participles that report, with what they report.
    fn participles(&self) -> impl Iterator<Item = usize> {
        let reports = |&i: &usize| {
            let word = self.bare(i);
            ReportWord::ReportsOn.has(word) || ReportWord::Reporting.has(word) && self.bare(i + 1) == "that"
        };
        let apart = |i: usize| !self.ends(i - 1) && !ReportWord::Binds.has(self.bare(i - 1));
        (TOLD..self.words.len().saturating_sub(2)).filter(reports).filter(move |&i| apart(i))
    }

    /// A word without the marks around it.
    fn bare(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    }

    /// True where a mark ends what comes before the next word.
    fn ends(&self, i: usize) -> bool {
        self.words[i].ends_with([',', '.', ';', ':', '"', '”', ')', '!', '?'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::clean::clean;

    const FILL: &str =
        "The port had been closed since the storm of last winter and no ship came to it for many weeks. ";

    fn read(sentence: &str) -> String {
        let text = format!("{}{sentence}", FILL.repeat(4));
        clean(&text).map_or(text.clone(), |cleaned| cleaned.text().to_owned())[4 * FILL.len()..].to_owned()
    }

    #[test]
    fn a_report_at_the_end_gets_its_comma() {
        for sentence in [
            "Two men were shot on Monday| the police said.",
            "The bridge has been closed for repairs| Jane Roe told reporters on Friday.",
            "The bridge has been closed for repairs| the Board for the Defence of the Port said in a statement.",
            "Snow fell all over the north of the country| he added.",
            "Those who were killed had breathed the gas| the manager of al-Salam hospital Jane Roe told reporters.",
            "The blast at the mill killed four children| an informed source in Bergen told farmers.",
            "The bridge will be closed for two years| he said| adding that buses would run.",
            "The bridge will be closed for two years| according to the board.",
            "The bridge was closed at that time| said the mayor who had seen it.",
            "The bridge was closed in the winter| said harbour chief Jane Roe.",
            "Earlier| the local radio had reported the storm.",
        ] {
            assert_eq!(read(&sentence.replace('|', "")), sentence.replace('|', ","), "{sentence}");
        }
    }

    #[test]
    fn what_is_no_report_at_the_end_gets_none() {
        for sentence in [
            "This is no more than what the police said.",
            "The mayor of the town said on Monday that the bridge was closed.",
            "They went to the bridge that the mayor had reported.",
            "The mayor of the town said the bridge was closed.",
        ] {
            assert_eq!(read(sentence), sentence);
        }
        let text = "The port was closed, Roe knew. Two men were shot on Monday the police said.";
        assert_eq!(lost(text), []);
    }
}
