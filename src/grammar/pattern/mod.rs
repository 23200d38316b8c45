//! Patterns over trees: a small subset of Semgrex (Chambers et al. 2007) for questions of yes or no, which read worse as
//! code. Each stands in a file `*.pat` beside the code that asks it, with sentences that it holds for and sentences that it
//! must not:
//!
//! ```text
//! # A comment. Then lists, and patterns with their names, and the sentences.
//! %hold = decline refuse fail
//! withheld    V{inf} <xcomp {lemma:%hold}
//!   + She failed to say who paid.
//!   - She failed the test.
//! ```
//!
//! [`syntax`] has the grammar. Rust stays where spans, orders and scores are wanted.

mod matching;
pub mod syntax;

use std::collections::HashMap;

pub use matching::Given;
use matching::Matcher;
use syntax::Node;

use crate::english::Doc;

/// Patterns of one file.
#[derive(Debug, Default)]
pub struct Patterns {
    patterns: Vec<Pattern>,
}

/// One pattern with the sentences that show it.
#[derive(Debug)]
struct Pattern {
    name: &'static str,
    node: Node,
    /// Sentences that it holds for.
    holds: Vec<&'static str>,
    /// Sentences that it does not hold for.
    fails: Vec<&'static str>,
}

/// What matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'p> {
    /// The pattern.
    pub name: &'static str,
    /// The tokens under their names.
    pub bound: Vec<(&'p str, usize)>,
}

impl Match<'_> {
    /// The token of this name.
    pub fn token(&self, name: &str) -> Option<usize> {
        self.bound.iter().find(|(bound, _)| *bound == name).map(|(_, token)| *token)
    }
}

impl Patterns {
    /// Read a file of patterns.
    ///
    /// # Errors
    /// The number of the line that is wrong, and what is wrong with it.
    pub fn parse(text: &'static str) -> Result<Self, String> {
        let mut lists = HashMap::new();
        let mut patterns: Vec<Pattern> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let at = |problem: String| format!("line {}: {problem}", number + 1);
            let words = line.trim();
            if words.is_empty() || words.starts_with('#') {
                continue;
            }
            if let Some((name, list)) = words.strip_prefix('%').and_then(|list| list.split_once('=')) {
                lists.insert(name.trim(), list.split_whitespace().map(str::to_owned).collect());
            } else if line.starts_with(' ') {
                let last = patterns.last_mut().ok_or_else(|| at("a sentence without a pattern".to_owned()))?;
                match (words.strip_prefix("+ "), words.strip_prefix("- ")) {
                    (Some(sentence), _) => last.holds.push(sentence),
                    (_, Some(sentence)) => last.fails.push(sentence),
                    _ => return Err(at(format!("neither \"+\" nor \"-\": {words:?}"))),
                }
            } else {
                let (name, pattern) = words.split_once(' ').ok_or_else(|| at("a name without a pattern".to_owned()))?;
                let node = syntax::parse(pattern, &lists).map_err(at)?;
                patterns.push(Pattern { name, node, holds: Vec::new(), fails: Vec::new() });
            }
        }
        Ok(Self { patterns })
    }

    /// The first pattern that holds of token `i`, of which the caller knows what is `given`.
    pub fn matches(&self, doc: &Doc, i: usize, given: Given<'_>) -> Option<Match<'_>> {
        self.patterns.iter().find_map(|pattern| pattern.at(doc, i, given))
    }
}

impl Pattern {
    fn at(&self, doc: &Doc, i: usize, given: Given<'_>) -> Option<Match<'_>> {
        let mut matcher = Matcher { doc, given, bound: Vec::new() };
        matcher.node(&self.node, i).then_some(Match { name: self.name, bound: matcher.bound })
    }
}

/// The patterns of a file beside the code; [`check`](Patterns::check) tells in a test what does not parse.
macro_rules! patterns {
    ($file:literal) => {
        std::sync::LazyLock::new(|| $crate::grammar::pattern::Patterns::parse(include_str!($file)).unwrap_or_default())
    };
}
pub(crate) use patterns;

#[cfg(test)]
impl Patterns {
    /// The test of a file of patterns: it parses, each pattern has a sentence, holds of a token of each of its sentences
    /// and of none of those that it must not. `given` says what the caller would know of a token.
    #[track_caller]
    pub fn check(text: &'static str, given: impl Fn(&Doc, usize) -> Vec<(&'static str, &'static str)>) {
        let read = Self::parse(text).unwrap();
        assert!(!read.patterns.is_empty());
        let mut parser = crate::english::Engine::embedded().parser();
        for pattern in &read.patterns {
            assert!(!pattern.holds.is_empty(), "{}: no sentence shows it", pattern.name);
            for (sentences, expected) in [(&pattern.holds, true), (&pattern.fails, false)] {
                for sentence in sentences {
                    let doc = parser.parse(sentence);
                    let found = (0..doc.len()).any(|i| pattern.at(&doc, i, &given(&doc, i)).is_some());
                    assert_eq!(found, expected, "{}: {sentence}", pattern.name);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = "\
# Who is acted on, by a passive with its agent.
acted   V{pos:VERB} >nsubjpass P{} >agent ({lower:by} >pobj A{!lemma:hand})
  + The village was burnt by rebels.
  - The village was burnt by hand.
  - Rebels burnt the village.
clause  V{} [ <ccomp G{} | <advcl G{!tag:VBG} ]
  + She said that it rained.
  + She left because it rained.
  - It rained.
";

    #[test]
    fn examples_hold() {
        Patterns::check(EXAMPLE, |_, _| Vec::new());
    }

    #[test]
    fn names_are_bound() {
        let patterns = Patterns::parse(EXAMPLE).unwrap();
        let doc = crate::english::Engine::embedded().parser().parse("The village was burnt by rebels.");
        let found = patterns.matches(&doc, 3, &[]).unwrap();
        assert_eq!((found.name, found.token("P"), found.token("A")), ("acted", Some(1), Some(5)));
        assert_eq!(found.token("X"), None);
    }

    #[test]
    fn lines_that_are_wrong_are_named() {
        assert_eq!(Patterns::parse("x {} <nosuch {}").unwrap_err(), "line 1: no relation \"nosuch\"");
        assert_eq!(Patterns::parse("\n  + No pattern.").unwrap_err(), "line 2: a sentence without a pattern");
    }
}
