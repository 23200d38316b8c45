//! The syntax of patterns: read into a tree of nodes and relations.
//!
//! ```text
//! pattern   = node relation*
//! node      = NAME? "{" [attribute ("; " attribute)*] "}" | "(" pattern ")"
//! attribute = "!"? KEY [":" value ("|" value)*]        value = word or "%" list
//! relation  = "!"? OPERATOR node | "[" relation+ ("|" relation+)* "]"
//! operator  = "<" | ">" with relations, as "<xcomp" or ">nsubj|nsubjpass"; "." right before, "-" right behind
//! ```

use std::collections::HashMap;

use crate::english::Dep;

/// What is asked of one token, and of those that it is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The name under which the token is given back; a name that stands twice means one token.
    pub name: Option<String>,
    /// What must hold of the token.
    pub attributes: Vec<Attribute>,
    /// What must hold of its ties.
    pub ties: Vec<Tie>,
}

/// Something that holds of a token or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// It must not hold.
    pub negated: bool,
    /// What is asked.
    pub key: Key,
    /// The answers that are right; none for a yes or no.
    pub values: Vec<String>,
}

/// What can be asked of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The token as it stands.
    Word,
    /// The token in small letters.
    Lower,
    /// The lemma in small letters.
    Lemma,
    /// The fine-grained tag.
    Tag,
    /// The part of speech, as Universal Dependencies write it.
    Pos,
    /// The relation to its head.
    Dep,
    /// An infinitive with "to".
    Infinitive,
    /// Something that only the caller knows.
    Given(String),
}

/// A tie of a token to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// One other token.
    One {
        /// There must be no such token.
        negated: bool,
        /// Where the other token stands.
        to: Operator,
        /// What is asked of it.
        node: Node,
    },
    /// All ties of one of these lists.
    AnyOf(Vec<Vec<Tie>>),
}

/// Where another token stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operator {
    /// It is the head, by one of these relations (by any, of none).
    Head(Vec<Dep>),
    /// It is a child, by one of these relations (by any, of none).
    Child(Vec<Dep>),
    /// It stands right behind.
    Before,
    /// It stands right before.
    Behind,
}

/// Read a pattern.
///
/// # Errors
/// What is wrong and with which words.
pub fn parse(pattern: &str, lists: &HashMap<&str, Vec<String>>) -> Result<Node, String> {
    let mut reader = Reader { rest: pattern.trim(), lists };
    let node = reader.pattern()?;
    if reader.rest.is_empty() { Ok(node) } else { Err(format!("not read: {:?}", reader.rest)) }
}

struct Reader<'p> {
    rest: &'p str,
    lists: &'p HashMap<&'p str, Vec<String>>,
}

impl<'p> Reader<'p> {
    fn eat(&mut self, mark: char) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, mark: char) -> Result<(), String> {
        if self.eat(mark) { Ok(()) } else { Err(format!("{mark:?} is missing before {:?}", self.rest)) }
    }

    /// The letters and whatever else `may` stand in the word.
    fn word(&mut self, may: fn(char) -> bool) -> &'p str {
        let end = self.rest.find(|c| !may(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        word
    }

    fn pattern(&mut self) -> Result<Node, String> {
        let mut node = self.node()?;
        node.ties.extend(self.ties()?);
        Ok(node)
    }

    fn node(&mut self) -> Result<Node, String> {
        if self.eat('(') {
            let node = self.pattern()?;
            self.expect(')')?;
            return Ok(node);
        }
        let name = Some(self.word(char::is_alphanumeric)).filter(|name| !name.is_empty()).map(str::to_owned);
        self.expect('{')?;
        let mut attributes = Vec::new();
        while !self.eat('}') {
            attributes.push(self.attribute()?);
            if !self.eat(';') && !self.rest.starts_with('}') {
                return Err(format!("\";\" or \"}}\" is missing before {:?}", self.rest));
            }
        }
        Ok(Node { name, attributes, ties: Vec::new() })
    }

    fn attribute(&mut self) -> Result<Attribute, String> {
        let negated = self.eat('!');
        let name = self.word(|c| c.is_alphanumeric() || c == '_');
        let key = match name {
            "word" => Key::Word,
            "lower" => Key::Lower,
            "lemma" => Key::Lemma,
            "tag" => Key::Tag,
            "pos" => Key::Pos,
            "dep" => Key::Dep,
            "inf" => Key::Infinitive,
            "" => return Err(format!("an attribute is missing before {:?}", self.rest)),
            given => Key::Given(given.to_owned()),
        };
        let mut values = Vec::new();
        if self.eat(':') {
            loop {
                let value = self.word(|c| !c.is_whitespace() && !matches!(c, '|' | ';' | '}'));
                match value.strip_prefix('%') {
                    Some(list) => values.extend(self.lists.get(list).ok_or(format!("no list %{list}"))?.clone()),
                    None => values.push(value.to_owned()),
                }
                if !self.eat('|') {
                    break;
                }
            }
        }
        Ok(Attribute { negated, key, values })
    }

    fn ties(&mut self) -> Result<Vec<Tie>, String> {
        let mut ties = Vec::new();
        while !self.rest.is_empty() && !self.rest.starts_with([')', ']', '|']) {
            ties.push(self.tie()?);
        }
        Ok(ties)
    }

    fn tie(&mut self) -> Result<Tie, String> {
        if self.eat('[') {
            let mut options = vec![self.ties()?];
            while self.eat('|') {
                options.push(self.ties()?);
            }
            self.expect(']')?;
            return Ok(Tie::AnyOf(options));
        }
        let negated = self.eat('!');
        let Some(mark) = self.rest.chars().next() else { return Err("a relation is missing".to_owned()) };
        self.rest = &self.rest[mark.len_utf8()..];
        let to = match mark {
            '<' => Operator::Head(self.relations()?),
            '>' => Operator::Child(self.relations()?),
            '.' => Operator::Before,
            '-' => Operator::Behind,
            _ => return Err(format!("{mark:?} is no relation")),
        };
        self.rest = self.rest.trim_start();
        Ok(Tie::One { negated, to, node: self.node()? })
    }

    fn relations(&mut self) -> Result<Vec<Dep>, String> {
        // A blank parts the relation from the node: "<xcomp V{}".
        let end = self.rest.find(|c: char| !c.is_alphabetic() && c != '|').unwrap_or(self.rest.len());
        let (names, rest) = self.rest.split_at(end);
        self.rest = rest;
        let names = names.split('|').filter(|name| !name.is_empty());
        names.map(|name| Dep::parse(name).ok_or(format!("no relation {name:?}"))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named() {
        let read = |pattern| parse(pattern, &HashMap::new()).unwrap_err();
        assert_eq!(read("{lemma:be"), "\";\" or \"}\" is missing before \"\"");
        assert_eq!(read("{} <nosuch {}"), "no relation \"nosuch\"");
        assert_eq!(read("{lemma:%say}"), "no list %say");
        assert_eq!(read("{} ? {}"), "'?' is no relation");
        assert_eq!(read("{} {}"), "'{' is no relation");
    }

    #[test]
    fn nodes_nest() {
        let node = parse("V{inf} <xcomp|ccomp ({lemma:be|seem} !>neg {}) . {}", &HashMap::new()).unwrap();
        assert_eq!(node.name.as_deref(), Some("V"));
        assert_eq!(node.ties.len(), 2);
        let Tie::One { to, node, .. } = &node.ties[0] else { panic!("{node:?}") };
        assert_eq!(*to, Operator::Head(vec![Dep::Xcomp, Dep::Ccomp]));
        assert!(matches!(node.ties[..], [Tie::One { negated: true, .. }]));
    }
}
