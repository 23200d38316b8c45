//! Lists of words stand in the lexicon, not in code.

use std::sync::LazyLock;

use regex::Regex;

use super::Fault;
use super::source::{House, Source};

/// The most words that code may list.
const MOST: usize = 6;

static LITERAL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""[^"]*""#).unwrap());

/// A fault for each list of too many words: strings with a letter that `,` or `|` parts, alone or first in a tuple;
/// and one string of many words that the code splits.
pub fn faults(house: &House) -> Vec<Fault> {
    let files = house.files.iter();
    let lists = files.flat_map(|file| lists(file).into_iter().map(move |list| (file, list)));
    let lists = lists.filter(|(_, (_, words))| words.len() > MOST);
    let faults = lists.map(|(file, (at, words))| Fault {
        rule: "list",
        subject: file.path.clone(),
        detail: format!("    line {}: {} words: {}\n", file.line(at), words.len(), words.join(" ")),
    });
    faults.collect()
}

/// The lists of a file, each with where it begins.
fn lists(file: &Source) -> Vec<(usize, Vec<&str>)> {
    let mut lists: Vec<(usize, Vec<&str>)> = Vec::new();
    let mut end = None;
    // The insides of strings are blank in `bare`, so that each pair of quotation marks there is one literal.
    for found in LITERAL.find_iter(&file.bare) {
        let word = &file.code[found.start() + 1..found.end() - 1];
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        let split = split_words(file, found.start(), word);
        let goes_on = end.is_some_and(|end: usize| is_between(&file.bare[end..found.start()]));
        match lists.last_mut() {
            Some((_, words)) if goes_on && split.is_empty() => words.push(word),
            _ => lists.push((found.start(), if split.is_empty() { vec![word] } else { split })),
        }
        end = Some(found.end());
    }
    lists
}

/// The words of a constant that holds many in one string.
fn split_words<'t>(file: &'t Source, start: usize, word: &'t str) -> Vec<&'t str> {
    let before = &file.bare[..start];
    let line = &before[before.rfind(['\n', ';']).map_or(0, |at| at + 1)..];
    let words: Vec<&str> = word.split_whitespace().filter(|word| *word != "\\").collect();
    let name =
        line.trim_start().trim_start_matches("pub ").strip_prefix("const ").and_then(|rest| rest.split(':').next());
    let taken_apart = name.is_some_and(|name| file.bare.contains(&format!("{name}.split")));
    if taken_apart { words } else { Vec::new() }
}

/// True for what parts two words of one list: a separator, and around it what wraps them in tuples.
fn is_between(between: &str) -> bool {
    let mut depth = 0_i32;
    let mut separators = 0;
    for c in between.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ';' | '=' | '!' | '#' => return false,
            ',' | '|' if depth <= 0 => separators += 1,
            _ => {}
        }
    }
    let bare = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '&'));
    // `"a", "b"`, or `("a", 1), ("b", 2)`: what stands beside the word in its tuple goes with it.
    (bare.is_empty() && separators == 1)
        || (between.trim_end().ends_with('(') && between.contains(')') && separators >= 1 && depth <= 0)
}

#[test]
fn lists_are_found_in_every_form() {
    let count = |code: &str| {
        let house = House::new([("a.rs".into(), code.into())]);
        faults(&house).len()
    };
    assert_eq!(count(r#"const A: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];"#), 1);
    assert_eq!(count(r#"matches!(word, "a" | "b" | "c" | "d" | "e" | "f" | "g")"#), 1);
    assert_eq!(count(r#"[("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5), ("f", 6), ("g", 7)]"#), 1);
    assert_eq!(count(r#"const A: &str = "a b c d e f g"; A.split(' ')"#), 1);
    assert_eq!(count(r#"const A: &str = "a b c d e f g"; print(A)"#), 0);
    assert_eq!(count(r#"["a", "b", "c", "d", "e", "f"]"#), 0);
    assert_eq!(count(r#"[".", ",", "!", "?", ";", ":", "-", "'"]"#), 0);
    assert_eq!(count(r#"match x { A => "a", B => "b", C => "c", D => "d", E => "e", F => "f", G => "g" }"#), 0);
    assert_eq!(
        count("#[cfg(test)]\nmod tests { const A: [&str; 7] = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]; }"),
        0
    );
}
