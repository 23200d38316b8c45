//! Noun phrases: which tokens the phrase of a noun has.
//!
//! Example: in `the mayor of Bergen and two clerks who left` the phrase of clerks is `two clerks`.

use std::ops::Range;

use super::role_words::is_role;
use crate::english::{Dep, Doc, Pos};
use crate::grammar::partitive::of_what;
use crate::grammar::phrase;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::numbers;

/// How many words at most tell people from others.
const TELLING: usize = 8;

/// The tokens of the noun phrase headed by `head`: modifiers and "of" phrases with it; relative clauses,
/// appositions set off by commas and coordinated phrases left out.
pub fn phrase(doc: &Doc, head: usize) -> Range<usize> {
    let mut start = doc.left_edge(head).min(head);
    let end = doc.right_edge(head) + 1;
    let mut stop = end;
    for child in doc.rights(head) {
        let ends_phrase = match doc.dep(child) {
            Dep::Relcl | Dep::Appos | Dep::Conj | Dep::Cc | Dep::Parataxis | Dep::Advcl | Dep::Ccomp => true,
            Dep::Acl => doc.token(child.saturating_sub(1)) == ",",
            Dep::Punct => matches!(doc.token(child), "," | ";" | ":" | "-" | "–" | "—" | "(" | "\"" | "“" | "”"),
            _ => false,
        };
        if ends_phrase {
            stop = stop.min(doc.left_edge(child).max(head + 1)).min(child.max(head + 1));
        }
    }
    // A phrase does not begin inside a quotation and end outside: "…," said the mayor.
    let mark = |&i: &usize| matches!(doc.token(i), "\"" | "“" | "”" | "''");
    if (start..head).filter(mark).count() % 2 == 1 {
        start = (start..head).rev().find(mark).map_or(start, |i| i + 1);
    }
    // Nor does a dash stand in one: "public — Roe".
    let dash = |&i: &usize| matches!(doc.token(i), "―" | "—" | "–" | "--");
    start = (start..head).rev().find(dash).map_or(start, |i| i + 1);
    // A conjunct's phrase does not begin with what coordinates it, nor any phrase with a mark of punctuation.
    while start < head && matches!(doc.pos(start), Pos::Cconj | Pos::Punct | Pos::Space) {
        start += 1;
    }
    while stop > head + 1 && matches!(doc.pos(stop - 1), Pos::Punct | Pos::Space | Pos::Cconj) {
        stop -= 1;
    }
    start..stop
}

/// Heads of the phrases coordinated with `head`, itself first ("Qatar, Turkey and Jordan").
pub fn conjuncts(doc: &Doc, head: usize) -> Vec<usize> {
    let mut all = vec![with_both_offices(doc, head).unwrap_or(head)];
    let mut next = 0;
    while next < all.len() {
        all.extend(doc.rights(all[next]).filter(|&child| doc.dep(child) == Dep::Conj));
        next += 1;
    }
    all
}

/// "Board President and CEO Jane Roe": two offices of one, who is named behind the second.
fn with_both_offices(doc: &Doc, head: usize) -> Option<usize> {
    let name = doc.rights(head).find(|&child| doc.dep(child) == Dep::Conj)?;
    let office = |i: usize| doc.token(i).starts_with(char::is_uppercase) && is_role(doc, i);
    let second = head + 2;
    let fits = doc.token(head + 1) == "and" && office(head) && doc.left_edge(name) == second && second < name;
    let one = fits && office(second) && doc.pos(name) == Pos::Propn && doc.left(head, Dep::Det).is_none();
    one.then_some(name)
}

/// The words of a phrase without determiner and what follows its "of" phrase. How many there are stays: two officials are not
/// all of them.
pub fn core_words(doc: &Doc, i: usize) -> String {
    words(doc, core(doc, i))
}

/// The words, where one that tells how many opens a sentence in small letters: "Two officials" and "two officials" are the same.
fn words(doc: &Doc, phrase: Range<usize>) -> String {
    let counts = matches!(doc.pos(phrase.start), Pos::Num | Pos::Det | Pos::Adj);
    let words = doc.words(phrase.clone());
    match words.split_once(' ') {
        Some((first, rest)) if counts && is_count(first) => format!("{} {rest}", first.to_lowercase()),
        _ => words,
    }
}

/// "Another", "both", "two", "several": how many there are.
fn is_count(word: &str) -> bool {
    let word = word.to_lowercase();
    PersonWord::Count.has(&word) || numbers::cardinal(&word).is_some()
}

/// The same with what tells this one from others: "an aide on the port committee", "a source close to Roe".
pub fn telling_words(doc: &Doc, i: usize) -> String {
    let core = core(doc, i);
    let last = core.end - 1;
    let telling =
        doc.rights(i).filter(|&child| doc.left_edge(child) == core.end).find(|&child| tells_which(doc, child));
    let end = telling.map_or(core.end, |child| before_clause(doc, core.end..doc.right_edge(child) + 1));
    let short = end - core.end <= TELLING && !(core.end..end).any(|at| doc.token(at) == ",");
    words(doc, core.start..if short && last == i { end } else { core.end })
}

/// A phrase behind a noun for people that says whose or which they are: with a name, or a thing that is known.
fn tells_which(doc: &Doc, child: usize) -> bool {
    let preposition = match doc.dep(child) {
        Dep::Prep => Some(child),
        Dep::Amod | Dep::Acomp => doc.right(child, Dep::Prep).filter(|&at| at == child + 1),
        _ => None,
    };
    let object = preposition.and_then(|at| doc.right(at, Dep::Pobj));
    let known = |object: usize| {
        let told =
            |child: usize| matches!(doc.dep(child), Dep::Det | Dep::Poss) && !matches!(doc.token(child), "a" | "an");
        !phrase::is_time(doc, object) && (doc.pos(object) == Pos::Propn || doc.lefts(object).any(told))
    };
    let beside = |at: usize| matches!(doc.token(at), "for" | "on" | "to" | "with" | "from" | "at");
    preposition.is_some_and(beside) && object.is_some_and(known)
}

/// The tokens of a phrase without determiner and what follows its "of" phrase.
fn core(doc: &Doc, i: usize) -> Range<usize> {
    // "Ten percent of voters", "dozens of farmers": the voters, the farmers.
    let i = Some(i).filter(|&i| PersonWord::Share.has(doc.lemma(i))).and_then(|i| of_what(doc, i)).unwrap_or(i);
    let phrase = phrase(doc, i);
    let mut start = phrase.start;
    // "More than ten", "at least ten", "nearly two dozen".
    if let Some(number) = doc.lefts(i).find(|&child| doc.dep(child) == Dep::Nummod) {
        let first = (doc.left_edge(number)..=number).find(|&at| doc.pos(at) == Pos::Num);
        start = first.unwrap_or(number).max(start);
    }
    // "54 percent say": which of them is all that is known.
    let share = matches!(doc.lemma(i), "percent" | "%");
    while start < i && !share && tells_only_which(doc, start, i) {
        start += 1;
    }
    // "Bergen-based Northern Board": the board.
    if doc.pos(i) == Pos::Propn {
        start = (start + 1..i).find(|&at| is_tie(doc, at)).map_or(start, |tie| tie + 1);
    }
    let of = doc.rights(i).find(|&child| doc.dep(child) == Dep::Prep && doc.lemma(child) == "of");
    let end = match of {
        // "Accused the army of burning villages": the burning is no part of the army's name.
        Some(of) if of == i + 1 && !doc.rights(of).any(|child| doc.dep(child) == Dep::Pcomp) => {
            phrase.end.min(before_clause(doc, of..doc.right_edge(of) + 1))
        }
        _ => i + 1,
    };
    start..end.max(i + 1)
}

/// True for a word before the noun `i` that tells only which, not what or how many: "the", "nearly", "all of the", "his own".
fn tells_only_which(doc: &Doc, at: usize, i: usize) -> bool {
    let counts = is_count(doc.token(at));
    match doc.pos(at) {
        Pos::Det => !counts || doc.pos(at + 1) == Pos::Det || doc.tag(at + 1) == "PRP$",
        Pos::Punct => true,
        Pos::Adv => !counts && (matches!(doc.pos(at + 1), Pos::Det | Pos::Num) || is_count(doc.token(at + 1))),
        Pos::Adj => !counts && doc.head(at) == i && PersonWord::Which.has(doc.lemma(at)),
        _ => doc.tag(at) == "PRP$",
    }
}

/// "-based", "-backed": what a name in front of another has to do with it. There is a token before `i`.
pub fn is_tie(doc: &Doc, i: usize) -> bool {
    let hyphen = matches!(doc.token(i - 1), "-" | "–") && !doc.space_after(i - 1);
    hyphen && matches!(doc.token(i), "based" | "backed" | "led" | "run" | "owned" | "linked")
}

/// Where the words end that tell who it is and go on to tell what else there is to tell: "manager of the Grand, | which …".
fn before_clause(doc: &Doc, words: std::ops::Range<usize>) -> usize {
    let clause = words.clone().find(|&i| doc.dep(i) == Dep::Relcl && doc.left_edge(i) > words.start);
    let end = clause.map_or(words.end, |verb| doc.left_edge(verb));
    (words.start..end).rev().find(|&i| doc.pos(i) != Pos::Punct).map_or(end, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::Engine;

    fn parsed(text: &str, word: &str) -> (Doc, usize) {
        let doc = Engine::embedded().parser().parse(text);
        let head = (0..doc.len()).find(|&i| doc.token(i) == word).unwrap();
        (doc, head)
    }

    #[test]
    fn a_phrase_ends_before_clauses_and_conjuncts() {
        let (doc, mayor) = parsed("The mayor, who had left, thanked two clerks and a judge.", "mayor");
        assert_eq!(doc.slice(phrase(&doc, mayor)), "The mayor");
        let (doc, clerks) = parsed("The mayor, who had left, thanked two clerks and a judge.", "clerks");
        assert_eq!(doc.slice(phrase(&doc, clerks)), "two clerks");
        let heads: Vec<&str> = conjuncts(&doc, clerks).into_iter().map(|i| doc.token(i)).collect();
        assert_eq!(heads, ["clerks", "judge"]);
    }

    #[test]
    fn core_words_are_without_determiner() {
        let (doc, officials) = parsed("The two senior officials of the port thanked them.", "officials");
        assert_eq!(core_words(&doc, officials), "two senior officials of the port");
        let (doc, manager) = parsed("A manager of the Grand, which hosts weddings, left.", "manager");
        assert_eq!(core_words(&doc, manager), "manager of the Grand");
        let (doc, sides) = parsed("Both sides denied it.", "sides");
        assert_eq!(core_words(&doc, sides), "both sides");
        for (text, head, words) in [
            ("Police held more than two dozen suspects.", "suspects", "two dozen suspects"),
            ("Police held at least 14 other people.", "people", "14 other people"),
            ("Nearly all the refugees left.", "refugees", "refugees"),
            ("The regime bombed its own people.", "people", "people"),
            ("They burned a 900-year-old church.", "church", "900-year-old church"),
            ("Police held several Malian officials.", "officials", "several Malian officials"),
        ] {
            let (doc, head) = parsed(text, head);
            assert_eq!(core_words(&doc, head), words, "{text}");
        }
        let (doc, charge) = parsed("They denied the charge of stealing grain.", "charge");
        assert_eq!(core_words(&doc, charge), "charge");
    }
}
