//! The span of a person's name: what the language engine cuts off is put back.
//!
//! Example: of `Ursula von der Heide` it may find `Heide`, of `Gehad El-Masri` only `Masri`, of `Omar Diallo III` all but the
//! last word. A body's name is cut off as well.

use std::ops::Range;

use super::authority::{Authority, Senses};
use super::mention::{self, Mention};
use crate::english::{Dep, Doc, EntType, Pos};
use crate::lexicon::classes::PersonWord;
use crate::lexicon::{calendar, nouns, sector};

/// Words of a given name that may stand before a particle.
const GIVEN: usize = 2;

/// Cut a person's name out of what the language engine takes with it: whose the person is ("The Post's Jane Roe"), and
/// another famous name in a headline ("Assad Trump").
pub fn cut(doc: &Doc, mentions: &mut [Mention], authority: &Authority) {
    for mention in mentions.iter_mut().filter(|mention| mention.senses.actor.is_none()) {
        // "Called President Trump Sunday": the day is none of it.
        let last = mention.tokens.end - 1;
        let dated = mention.tokens.len() > 1 && calendar::weekday(&doc.token(last).to_lowercase()).is_some();
        if dated && mention.label == Some(EntType::Person) {
            mention.tokens.end = last;
            mention.head = doc.head_of(mention.tokens.clone()).unwrap_or(last - 1);
            mention.senses = authority.look_up(doc.slice(mention.tokens.clone())).unwrap_or_default();
        }
        let Range { start, end } = mention.tokens.clone();
        let famous = |i: usize| authority.by_surname(doc.token(i)).is_some();
        let possessor = (start..end).rfind(|&i| matches!(doc.token(i), "'s" | "’s") || doc.tag(i) == "POS");
        let first =
            possessor.map(|i| i + 1).or((end - start == 2 && famous(start) && famous(start + 1)).then_some(start + 1));
        let Some(first) = first.filter(|&first| first < end) else { continue };
        let given = nouns::given_name(doc.token(first)).is_some() && end - first > 1;
        // "The Herald's Jane Roe": an article stands before no person's name.
        let article = || start > 0 && doc.token(start - 1).eq_ignore_ascii_case("the");
        let outlet = || possessor.is_some_and(|i| article() || authority.look_up(doc.slice(start..i)).is_some());
        let person = mention.label == Some(EntType::Person) && is_name(doc, first);
        if given || person && (possessor.is_none() || end - first > 1 && outlet()) {
            mention.tokens = first..end;
            mention.head = doc.head_of(first..end).unwrap_or(end - 1);
            mention.label = Some(EntType::Person);
        }
    }
}

/// Put back what the language engine cuts off the name of a body: of `House Freedom Caucus` it may find `House`.
pub fn complete(doc: &Doc, mentions: &mut [Mention], authority: &Authority) {
    let covered = mention::covered(doc, mentions);
    for mention in mentions.iter_mut().filter(|mention| mention.label == Some(EntType::Org)) {
        let head = doc.head(mention.head);
        let behind = mention.tokens.end..head + 1;
        let is_cut = doc.dep(mention.head) == Dep::Compound && behind.len() > 1;
        if is_cut && behind.clone().all(|i| !covered[i] && is_name(doc, i)) && PersonWord::BodyNoun.has(doc.token(head))
        {
            mention.tokens.end = behind.end;
            mention.head = head;
            mention.senses = authority.look_up(doc.slice(mention.tokens.clone())).unwrap_or_default();
        }
    }
}

/// Persons named in full where the language engine sees no name at all: a given name and what follows it.
pub fn add_loose(doc: &Doc, mentions: &mut Vec<Mention>) {
    let covered = mention::covered(doc, mentions);
    let name =
        |i: usize| i < doc.len() && !covered[i] && is_name(doc, i) && doc.token(i).chars().all(char::is_alphabetic);
    let mut at = 0;
    while at + 1 < doc.len() {
        let given = name(at) && nouns::given_name(doc.token(at)).is_some();
        let end =
            (at + 1..doc.len().min(at + 4)).take_while(|&i| name(i) && !is_title(doc.token(i))).last().map(|i| i + 1);
        match end.filter(|&end| given && doc.sentence(at).end >= end && !is_body(doc, end - 1)) {
            Some(end) => {
                let head = doc.head_of(at..end).unwrap_or(end - 1);
                let label = Some(EntType::Person);
                mentions.push(Mention { tokens: at..end, head, senses: Senses::default(), label });
                at = end;
            }
            None => at += 1,
        }
    }
    mentions.sort_by_key(|mention| mention.tokens.start);
}

/// Persons set beside an office where the language engine sees no name at all: "his spokesman, Haroon Poe, said", "Haroon Poe,
/// a legislator".
pub fn add_beside(doc: &Doc, mentions: &mut Vec<Mention>) {
    let covered = mention::covered(doc, mentions);
    let name = |i: usize| !covered[i] && is_name(doc, i) && doc.token(i).chars().all(char::is_alphabetic);
    for head in 1..doc.len() {
        let tokens = doc.left_edge(head)..head + 1;
        let long = matches!(tokens.len(), 2 | 3) && tokens.clone().all(name);
        if long && is_beside_office(doc, &tokens) && !is_body(doc, head) {
            mentions.push(Mention { tokens, head, senses: Senses::default(), label: Some(EntType::Person) });
        }
    }
    mentions.sort_by_key(|mention| mention.tokens.start);
}

/// "His spokesman, Haroon Poe, said", "Haroon Poe, a legislator": the name stands between commas behind an office, or before one.
pub fn is_beside_office(doc: &Doc, name: &Range<usize>) -> bool {
    let Some(head) = name.end.checked_sub(1) else { return false };
    let comma = |i: usize| i < doc.len() && doc.token(i) == ",";
    let office = |noun: usize| nouns::is_occupation(&doc.lemma(noun).to_lowercase()) && doc.tag(noun) == "NN";
    let enclosed = || name.start > 0 && comma(name.start - 1) && comma(head + 1);
    let behind = || doc.dep(head) == Dep::Appos && enclosed() && office(doc.head(head));
    let before = || {
        let noun = doc.rights(head).find(|&child| doc.dep(child) == Dep::Appos);
        noun.is_some_and(|noun| comma(head + 1) && doc.left_edge(noun) == head + 2 && office(noun))
    };
    behind() || before()
}

fn is_body(doc: &Doc, i: usize) -> bool {
    PersonWord::BodyNoun.has(doc.token(i)) || sector::of_noun(&doc.lemma(i).to_lowercase()).is_some()
}

/// Widen the names of persons that the authority file does not know; what a wider name holds is dropped.
pub fn widen(doc: &Doc, mentions: &mut Vec<Mention>, authority: &Authority) {
    for index in 0..mentions.len() {
        let mention = &mentions[index];
        if mention.senses.actor.is_some() || !matches!(mention.label, Some(EntType::Person | EntType::Org)) {
            continue;
        }
        let before = index.checked_sub(1).map_or(0, |at| mentions[at].tokens.end);
        let person = mention.label == Some(EntType::Person);
        let tokens = behind(doc, before_name(doc, mention.tokens.clone(), before), person);
        // "The Obama-Trump transition" has two of them.
        let known =
            |i: usize| authority.by_surname(doc.token(i)).is_some() || authority.look_up(doc.token(i)).is_some();
        if tokens.len() == 3 && is_hyphen(doc, tokens.start + 1) && (known(tokens.start) || known(tokens.end - 1)) {
            continue;
        }
        if tokens != mention.tokens {
            mentions[index].head = doc.head_of(tokens.clone()).unwrap_or(tokens.end - 1);
            mentions[index].tokens = tokens;
        }
    }
    let mut end = 0;
    mentions.retain(|mention| {
        let free = mention.tokens.start >= end;
        end = end.max(mention.tokens.end);
        free
    });
}

/// The name with the particles, given names and hyphenated parts before it.
fn before_name(doc: &Doc, mut tokens: Range<usize>, from: usize) -> Range<usize> {
    let sentence = doc.sentence(tokens.start).start.max(from);
    let particle = |i: usize| PersonWord::NameParticle.has(doc.token(i));
    let before = |start: usize| start.checked_sub(1).filter(|&i| i >= sentence);
    let mut has_particle = particle(tokens.start);
    while let Some(i) = before(tokens.start) {
        let hyphen = before(i).filter(|&part| is_hyphen(doc, i) && is_name(doc, part));
        if particle(i) && is_name(doc, tokens.end - 1) {
            tokens.start = i;
            has_particle = true;
        } else if let Some(part) = hyphen {
            tokens.start = part;
        } else {
            break;
        }
    }
    let given = |i: usize| is_name(doc, i) && !is_title(doc.token(i));
    for _ in 0..GIVEN {
        match before(tokens.start).filter(|&i| has_particle && given(i)) {
            Some(i) => tokens.start = i,
            None => break,
        }
    }
    tokens
}

/// The name with the particles and their surname, hyphenated parts and "Jr" behind it.
fn behind(doc: &Doc, mut tokens: Range<usize>, person: bool) -> Range<usize> {
    let end = doc.sentence(tokens.start).end;
    let name = |i: usize| i < end && is_name(doc, i);
    while tokens.end < end {
        let at = tokens.end;
        if is_hyphen(doc, at) && name(at + 1) {
            tokens.end = at + 2;
        } else if person && PersonWord::NameParticle.has(doc.token(at)) && doc.token(at) != "la" {
            let surname = (at..end).find(|&i| !PersonWord::NameParticle.has(doc.token(i)));
            match surname.filter(|&i| name(i)) {
                Some(i) => tokens.end = i + 1,
                None => break,
            }
        } else if person && PersonWord::NameSuffix.has(doc.token(at)) {
            tokens.end = at + 1;
        } else if person && doc.token(at) == "," && at + 1 < end && doc.token(at + 1).starts_with("Jr") {
            tokens.end = at + 2;
        } else {
            break;
        }
    }
    tokens
}

fn is_hyphen(doc: &Doc, i: usize) -> bool {
    doc.token(i) == "-" && i > 0 && !doc.space_after(i - 1) && !doc.space_after(i)
}

fn is_name(doc: &Doc, i: usize) -> bool {
    doc.pos(i) == Pos::Propn && doc.token(i).starts_with(char::is_uppercase)
}

fn is_title(word: &str) -> bool {
    nouns::honorific(word).is_some() || nouns::is_abbreviated_title(word) || nouns::is_occupation(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn whose_a_person_is_is_no_part_of_the_name() {
        assert_eq!(speakers("The Daily Lantern’s Eli Lamb alleged that the mine was unsafe."), ["eli-lamb"]);
    }

    #[test]
    fn a_body_has_its_whole_name() {
        let text = "Guests came from the hard-line conservative House Freedom Caucus, which said that it was late.";
        assert_eq!(speakers(text), ["house-freedom-caucus"]);
    }

    #[test]
    fn a_day_is_no_part_of_a_name() {
        assert_eq!(speakers("Jane Roe called Peter Poe Sunday. Poe said that it was late."), ["peter-poe"]);
    }

    #[test]
    fn particles_and_hyphens_are_part_of_a_surname() {
        let text = "Johannes van den Berg, the Dutch finance minister, met bankers.";
        assert_eq!(speakers(&format!("{text} Van den Berg said that it was late.")), ["johannes-van-den-berg"]);
        let text = "Jean-Luc Mercier-Dupont, a baker, was late. Mercier-Dupont said that bread was dear.";
        assert_eq!(speakers(text), ["jean-luc-mercier-dupont"]);
    }
}
