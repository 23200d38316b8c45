//! The attribute ruler: part of speech, morphology and some lemmas from tag, word and relation.
//!
//! All rules are matched on what tagger and parser said; then the effects of those that matched are
//! applied in the order of the rules, later ones overwriting earlier ones. Nearly all rules look at
//! one token, so that their outcome can be remembered for each (lexeme, tag, relation).

use super::labels::{Dep, Pos};
use super::model::{self, Fields, Table};

const RULES: Table = model::table("ruler");
/// Parts the tests of one token.
const TEST: char = '\u{1d}';

/// What a rule may look at in a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observed<'t> {
    pub(super) lower: &'t str,
    pub(super) tag: u8,
    pub(super) dep: Dep,
    pub(super) is_space: bool,
}

/// What the rules make of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attributes {
    pub(super) tag: u8,
    pub(super) pos: Pos,
    /// Number of the morphology, see [`Ruler::morphs`].
    pub(super) morph: u8,
    pub(super) dep: Dep,
    pub(super) lemma: Option<&'static str>,
}

enum Test {
    Tag { set: u64, negated: bool },
    Dep { set: u64, negated: bool },
    Lower { words: Vec<&'static str>, negated: bool },
    IsSpace(bool),
}

/// One pattern with its effect.
struct Rule {
    tokens: Vec<Vec<Test>>,
    /// Which token of the match is changed.
    target: usize,
    tag: Option<u8>,
    pos: Option<Pos>,
    morph: Option<u8>,
    lemma: Option<&'static str>,
    dep: Option<Dep>,
}

/// All rules, in file order.
pub(super) struct Ruler {
    rules: Vec<Rule>,
    /// The rules that look at two tokens.
    pairs: Vec<usize>,
    /// All morphologies that rules set; the first is empty.
    pub(super) morphs: Vec<&'static str>,
}

impl Ruler {
    /// Read the rules; `tags` are the tags' names by their numbers.
    pub(super) fn new(tags: &[&'static str]) -> Self {
        let mut morphs = vec![""];
        let rules: Vec<Rule> = RULES.rows().filter_map(|row| Rule::read(row, tags, &mut morphs)).collect();
        let pairs = (0..rules.len()).filter(|&rule| rules[rule].tokens.len() > 1).collect();
        Self { rules, pairs, morphs }
    }

    /// True when a match of two tokens could begin with this one.
    pub(super) fn may_begin_pair(&self, token: Observed<'_>) -> bool {
        self.pairs.iter().any(|&rule| self.rules[rule].matches_at(0, token))
    }

    /// The rules that match these two neighbours: number of the rule, and which of the two it changes.
    pub(super) fn pairs<'r>(
        &'r self,
        first: Observed<'r>,
        second: Observed<'r>,
    ) -> impl Iterator<Item = (usize, usize)> + 'r {
        let matching =
            move |&&rule: &&usize| self.rules[rule].matches_at(0, first) && self.rules[rule].matches_at(1, second);
        self.pairs.iter().filter(matching).map(|&rule| (rule, self.rules[rule].target))
    }

    /// The attributes of a token, given the numbers of the rules for pairs that change it.
    pub(super) fn apply(&self, token: Observed<'_>, pairs: &[usize]) -> Attributes {
        let mut attributes = Attributes { tag: token.tag, pos: Pos::None, morph: 0, dep: token.dep, lemma: None };
        for (number, rule) in self.rules.iter().enumerate() {
            let matches = if rule.tokens.len() == 1 { rule.matches_at(0, token) } else { pairs.contains(&number) };
            if matches {
                rule.change(&mut attributes);
            }
        }
        attributes
    }
}

impl Rule {
    fn read(mut row: Fields, tags: &[&'static str], morphs: &mut Vec<&'static str>) -> Option<Self> {
        let _rule_number = row.next()?;
        let target = row.next()?.parse().ok()?;
        let mut effect = || row.next().map(|value| (!value.is_empty()).then_some(value));
        let (tag, pos, morph, lemma, dep) = (effect()?, effect()?, effect()?, effect()?, effect()?);
        let morph = morph.map(|morph| {
            let morph = if morph == "_" { "" } else { morph };
            morphs.iter().position(|known| *known == morph).unwrap_or_else(|| {
                morphs.push(morph);
                morphs.len() - 1
            }) as u8
        });
        Some(Self {
            tokens: row.map(|token| token.split(TEST).filter_map(|test| Test::read(test, tags)).collect()).collect(),
            target,
            tag: tag.and_then(|tag| tags.iter().position(|known| *known == tag)).map(|tag| tag as u8),
            pos: pos.and_then(Pos::parse),
            morph,
            lemma,
            dep: dep.and_then(Dep::parse),
        })
    }

    fn matches_at(&self, index: usize, token: Observed<'_>) -> bool {
        self.tokens[index].iter().all(|test| test.holds(token))
    }

    fn change(&self, attributes: &mut Attributes) {
        attributes.tag = self.tag.unwrap_or(attributes.tag);
        attributes.pos = self.pos.unwrap_or(attributes.pos);
        attributes.morph = self.morph.unwrap_or(attributes.morph);
        attributes.dep = self.dep.unwrap_or(attributes.dep);
        attributes.lemma = self.lemma.or(attributes.lemma);
    }
}

impl Test {
    fn read(text: &'static str, tags: &[&str]) -> Option<Self> {
        let mut words = text.split(' ');
        let (what, negated) = (words.next()?, words.next()? == "not-in");
        Some(match what {
            "TAG" => Self::Tag {
                set: words
                    .filter_map(|word| tags.iter().position(|tag| *tag == word))
                    .fold(0, |set, tag| set | 1 << tag),
                negated,
            },
            "DEP" => Self::Dep { set: words.filter_map(Dep::parse).fold(0, |set, dep| set | 1 << dep as u8), negated },
            "LOWER" => Self::Lower { words: words.collect(), negated },
            "IS_SPACE" => Self::IsSpace(words.next()? == "True"),
            _ => return None,
        })
    }

    fn holds(&self, token: Observed<'_>) -> bool {
        match self {
            Self::Tag { set, negated } => (set >> token.tag & 1 == 1) != *negated,
            Self::Dep { set, negated } => (set >> token.dep as u8 & 1 == 1) != *negated,
            Self::Lower { words, negated } => words.contains(&token.lower) != *negated,
            Self::IsSpace(is_space) => token.is_space == *is_space,
        }
    }
}
