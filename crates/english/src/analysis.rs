//! Part of speech, morphology and lemma of tokens: the attribute ruler, then the lemmatizer, with a
//! memory of what they say of each (lexeme, tag, relation).

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::chars::lowercase;
use super::labels::Dep;
use super::lemmatizer::lemma;
use super::lexicon::Lexicon;
use super::ruler::{Attributes, Observed, Ruler};

/// What ruler and lemmatizer say of a token.
#[derive(Debug, Clone)]
pub(super) struct Analysis {
    pub(super) attributes: Attributes,
    /// None when it is the token's text itself.
    pub(super) lemma: Option<Box<str>>,
    /// A rule for two neighbours could match from here, or has matched.
    may_begin_pair: bool,
}

/// What tagger and parser said of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) lexeme: u32,
    pub(super) tag: u8,
    pub(super) dep: Dep,
}

/// The memory of analyses, numbered.
#[derive(Default)]
pub(super) struct Analyses {
    numbers: HashMap<u64, u32, FixedState>,
    analyses: Vec<Analysis>,
    /// Rules for neighbours that matched: token, rule.
    pairs: Vec<(usize, usize)>,
}

impl Analyses {
    pub(super) fn get(&self, number: u32) -> &Analysis {
        &self.analyses[number as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.analyses.len()
    }

    /// Append the number of the analysis of each token of a sequence.
    pub(super) fn analyse(&mut self, ruler: &Ruler, lexicon: &Lexicon, tokens: &[Given], numbers: &mut Vec<u32>) {
        let first = numbers.len();
        self.pairs.clear();
        for (at, &token) in tokens.iter().enumerate() {
            let number = self.number(ruler, lexicon, token);
            numbers.push(number);
            if self.get(number).may_begin_pair
                && let Some(&next) = tokens.get(at + 1)
            {
                let (lower, next_lower) = (lowercase(lexicon.text(token.lexeme)), lowercase(lexicon.text(next.lexeme)));
                let matches = ruler.pairs(observed(lexicon, token, &lower), observed(lexicon, next, &next_lower));
                self.pairs.extend(matches.map(|(rule, target)| (at + target, rule)));
            }
        }
        self.pairs.sort_unstable();
        let pairs = std::mem::take(&mut self.pairs);
        for group in pairs.chunk_by(|a, b| a.0 == b.0) {
            let at = group[0].0;
            let rules: Vec<usize> = group.iter().map(|&(_, rule)| rule).collect();
            let analysis = Analysis::new(ruler, lexicon, tokens[at], &rules);
            numbers[first + at] = self.analyses.len() as u32;
            self.analyses.push(analysis);
        }
        self.pairs = pairs;
    }

    fn number(&mut self, ruler: &Ruler, lexicon: &Lexicon, token: Given) -> u32 {
        let key = u64::from(token.lexeme) << 16 | u64::from(token.tag) << 8 | token.dep as u64;
        *self.numbers.entry(key).or_insert_with(|| {
            self.analyses.push(Analysis::new(ruler, lexicon, token, &[]));
            self.analyses.len() as u32 - 1
        })
    }
}

impl Analysis {
    fn new(ruler: &Ruler, lexicon: &Lexicon, token: Given, pairs: &[usize]) -> Self {
        let text = lexicon.text(token.lexeme);
        let lower = lowercase(text);
        let observed = observed(lexicon, token, &lower);
        let attributes = ruler.apply(observed, pairs);
        let lemma = match attributes.lemma {
            Some(lemma) => lemma.to_owned(),
            None => lemma(text, attributes.pos, ruler.morphs[attributes.morph as usize]),
        };
        Self {
            attributes,
            lemma: (lemma != text).then(|| lemma.into_boxed_str()),
            may_begin_pair: ruler.may_begin_pair(observed),
        }
    }
}

fn observed<'t>(lexicon: &Lexicon, token: Given, lower: &'t str) -> Observed<'t> {
    Observed { lower, tag: token.tag, dep: token.dep, is_space: lexicon.get(token.lexeme).is_space }
}
