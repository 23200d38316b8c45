//! Named mentions: where the text names somebody or some place, by the authority file and by the language
//! engine's named entities.

use std::ops::Range;

use super::authority::{Authority, NameKind, Senses};
use super::phrase::is_tie;
use crate::english::{Doc, EntType};
use crate::facts::EntityType;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::nouns;

/// A name in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The tokens of the name, titles not included.
    pub tokens: Range<usize>,
    /// The token that the rest of the sentence hangs on.
    pub head: usize,
    /// What the name can mean to the authority file.
    pub senses: Senses,
    /// What the language engine takes it for.
    pub label: Option<EntType>,
}

impl Mention {
    /// True for the name of a human being.
    pub fn is_person(&self, authority: &Authority) -> bool {
        match self.senses.actor {
            Some((actor, _)) => authority.actor(actor).kind == EntityType::Person,
            None => self.label == Some(EntType::Person),
        }
    }
}

/// All named mentions, in text order, not overlapping.
pub fn find(doc: &Doc, authority: &Authority) -> Vec<Mention> {
    let known = known_names(doc, authority);
    let mut taken: Vec<Mention> = Vec::new();
    let mut known = known.into_iter().peekable();
    let mut entities = named_entities(doc).into_iter().peekable();
    // Two ordered lists are merged; where they overlap, `prefer_entity` decides.
    loop {
        let next_known = known.peek().map(|mention| mention.tokens.start);
        let next_entity = entities.peek().map(|mention| mention.tokens.start);
        let mention = match (next_known, next_entity) {
            (None, None) => break,
            (Some(k), Some(e)) if e < k => entities.next(),
            (None, Some(_)) => entities.next(),
            _ => known.next(),
        };
        let Some(mention) = mention else { break };
        match taken.last() {
            Some(last) if last.tokens.end > mention.tokens.start => {
                if prefers(&mention, last, authority) {
                    taken.pop();
                    taken.push(mention);
                }
            }
            _ => taken.push(mention),
        }
    }
    taken
}

/// Names of the authority file, longest first at each token.
fn known_names(doc: &Doc, authority: &Authority) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        match longest_name(doc, authority, at) {
            Some((end, senses)) => {
                found.push(Mention {
                    tokens: at..end,
                    head: head_of(doc, at..end),
                    senses,
                    label: label_of(doc, at..end),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn longest_name(doc: &Doc, authority: &Authority, at: usize) -> Option<(usize, Senses)> {
    let limit = authority.longest_from(doc.token(at));
    if limit == 0 {
        return None;
    }
    let mut best = None;
    for end in at + 1..=doc.len() {
        let words = doc.slice(at..end);
        if words.len() > limit {
            break;
        }
        if let Some(senses) = authority.look_up(words) {
            best = Some((end, senses));
        }
    }
    best
}

/// For each token, whether a mention has it.
pub fn covered(doc: &Doc, mentions: &[Mention]) -> Vec<bool> {
    let mut covered = vec![false; doc.len()];
    for mention in mentions {
        covered[mention.tokens.clone()].fill(true);
    }
    covered
}

/// The language engine's names of people, bodies and places, trimmed of determiners, titles and possessives.
fn named_entities(doc: &Doc) -> Vec<Mention> {
    use EntType::{Fac, Gpe, Loc, Norp, Org, Person};
    doc.entities()
        .filter(|entity| matches!(entity.label, Person | Org | Gpe | Loc | Fac | Norp))
        .flat_map(|entity| parts(doc, entity.tokens, entity.label).into_iter().map(move |part| (part, entity.label)))
        .filter_map(|(mut tokens, label)| {
            let opens = |token: &str| {
                nouns::honorific(token).is_some()
                    || nouns::is_abbreviated_title(token)
                    || matches!(token, "the" | "The" | "a" | "A" | "an" | "An")
            };
            while !tokens.is_empty() && opens(doc.token(tokens.start)) {
                tokens.start += 1;
            }
            // "Bergen-based Northern Board" is the board.
            let seat = tokens.clone().find(|&i| i > tokens.start && is_tie(doc, i));
            tokens.start = seat.map_or(tokens.start, |seat| seat + 1);
            if label == Person {
                // "President Jane Roe" is a title and a name; "Jane Roe President" does not occur.
                let title = |token: &str| {
                    nouns::is_occupation(&token.to_lowercase()) || PersonWord::CapitalTitle.has(token) || token == "of"
                };
                while tokens.len() > 1 && title(doc.token(tokens.start)) {
                    tokens.start += 1;
                }
            }
            while !tokens.is_empty() && matches!(doc.token(tokens.end - 1), "'s" | "’s" | "'" | "’" | "," | "-" | ".")
            {
                tokens.end -= 1;
            }
            let has_letter = |range: &Range<usize>| doc.slice(range.clone()).chars().any(char::is_alphabetic);
            (!tokens.is_empty() && has_letter(&tokens)).then(|| Mention {
                head: head_of(doc, tokens.clone()),
                tokens,
                senses: Senses::default(),
                label: Some(label),
            })
        })
        .collect()
}

/// "Roe, Poe" of "at a talk with Roe, Poe said": two of them, but one with "Jr." or "Inc." behind the comma, or where a list goes on.
fn parts(doc: &Doc, tokens: Range<usize>, label: EntType) -> Vec<Range<usize>> {
    let adds = |i: usize| {
        let word = doc.token(i);
        PersonWord::NameSuffix.has(word) || PersonWord::BodyNoun.has(word) || word.starts_with("Jr")
    };
    let lists = tokens.clone().any(|i| matches!(doc.token(i), "and" | "&"));
    let last = tokens.end.saturating_sub(1);
    let comma = (tokens.start..last).find(|&i| doc.token(i) == "," && !lists && !adds(i + 1));
    match comma.filter(|_| matches!(label, EntType::Person | EntType::Org)) {
        Some(comma) => vec![tokens.start..comma, comma + 1..tokens.end],
        None => vec![tokens],
    }
}

/// Whether `new`, which overlaps `old`, is the better reading.
fn prefers(new: &Mention, old: &Mention, authority: &Authority) -> bool {
    let (entity, known, entity_is_new) = match (new.senses.actor.is_some() || new.senses.place.is_some(), old.label) {
        (true, _) => (old, new, false),
        (false, _) => (new, old, true),
    };
    let covers = entity.tokens.start <= known.tokens.start
        && known.tokens.end <= entity.tokens.end
        && entity.tokens.len() > known.tokens.len();
    // A longer name that holds a known one is another name ("Bank of England", "Michael Jordan"), unless what it
    // adds is only a state before a known body ("US State Department").
    let known_body = known.senses.actor.is_some_and(|(actor, kind)| {
        kind == NameKind::Name
            && authority.actor(actor).kind != EntityType::State
            && known.tokens.end == entity.tokens.end
    });
    let entity_wins =
        covers && !known_body && matches!(entity.label, Some(EntType::Person | EntType::Org | EntType::Fac));
    entity_wins == entity_is_new
}

/// The token of the range that hangs on something outside it; the last one where the tree is odd.
pub fn head_of(doc: &Doc, tokens: Range<usize>) -> usize {
    let outside = |&token: &usize| {
        let head = doc.head(token);
        head == token || !tokens.contains(&head)
    };
    let last = tokens.end.saturating_sub(1);
    tokens.clone().rev().find(outside).unwrap_or(last)
}

fn label_of(doc: &Doc, tokens: Range<usize>) -> Option<EntType> {
    doc.ent_type(head_of(doc, tokens))
}

#[cfg(test)]
mod tests {
    use crate::entities::testing::story;

    fn names(text: &str) -> Vec<String> {
        let story = story(text);
        story.mentions.iter().map(|mention| story.doc.words(mention.tokens.clone())).collect()
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        assert_eq!(names("Mr. John Doe met President Jane Roe."), ["John Doe", "Jane Roe"]);
    }

    #[test]
    fn two_names_at_a_comma_are_two() {
        assert_eq!(names("In her meeting with Duda, Pence spoke of ships."), ["Duda", "Pence"]);
    }

    #[test]
    fn a_longer_name_that_holds_a_known_one_is_another() {
        assert_eq!(names("The Bank of England raised its rate."), ["Bank of England"]);
        assert_eq!(names("England raised its rate."), ["England"]);
    }
}
