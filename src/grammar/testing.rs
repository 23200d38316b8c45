//! What tests of the grammar share.

use crate::english::{Doc, Engine};

/// A sentence with its tree.
pub struct Sentence(pub Doc);

impl Sentence {
    /// The sentence parsed.
    pub fn new(text: &str) -> Self {
        Self(Engine::embedded().parser().parse(text))
    }

    /// Where a word stands first.
    #[track_caller]
    pub fn at(&self, word: &str) -> usize {
        (0..self.0.len()).find(|&i| self.0.token(i) == word).unwrap_or_else(|| panic!("{word} in {}", self.0.text()))
    }

    /// The words at some tokens.
    pub fn words(&self, tokens: impl IntoIterator<Item = usize>) -> Vec<&str> {
        tokens.into_iter().map(|i| self.0.token(i)).collect()
    }

    /// What `ask` says of the word.
    #[track_caller]
    pub fn holds(&self, ask: fn(&Doc, usize) -> bool, word: &str) -> bool {
        ask(&self.0, self.at(word))
    }

    /// The word that `find` finds for the word.
    #[track_caller]
    pub fn find(&self, find: fn(&Doc, usize) -> Option<usize>, word: &str) -> Option<&str> {
        find(&self.0, self.at(word)).map(|i| self.0.token(i))
    }
}
