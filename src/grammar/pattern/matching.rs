//! Whether a pattern holds of a token.

use super::syntax::{Attribute, Key, Node, Operator, Tie};
use crate::english::{Dep, Doc};
use crate::grammar::clause;

/// What the caller knows of the token in question: key and value.
pub type Given<'g> = &'g [(&'g str, &'g str)];

/// One try to match: the document, what is given, and the tokens bound to names so far.
pub struct Matcher<'d, 'g, 'p> {
    /// The text.
    pub doc: &'d Doc,
    /// What is known of the first token.
    pub given: Given<'g>,
    /// Names and their tokens.
    pub bound: Vec<(&'p str, usize)>,
}

impl<'p> Matcher<'_, '_, 'p> {
    /// True where `node` holds of token `i`; the names in it are bound then.
    pub fn node(&mut self, node: &'p Node, i: usize) -> bool {
        let before = self.bound.len();
        if let Some(name) = node.name.as_deref() {
            match self.bound.iter().find(|(bound, _)| *bound == name) {
                Some(&(_, token)) if token != i => return false,
                Some(_) => {}
                None => self.bound.push((name, i)),
            }
        }
        let holds = node.attributes.iter().all(|attribute| self.attribute(attribute, i)) && self.ties(&node.ties, i);
        if !holds {
            self.bound.truncate(before);
        }
        holds
    }

    fn ties(&mut self, ties: &'p [Tie], i: usize) -> bool {
        ties.iter().all(|tie| match tie {
            Tie::One { negated, to, node } => self.other(to, node, i) != *negated,
            Tie::AnyOf(options) => options.iter().any(|ties| {
                let before = self.bound.len();
                let holds = self.ties(ties, i);
                if !holds {
                    self.bound.truncate(before);
                }
                holds
            }),
        })
    }

    fn other(&mut self, to: &Operator, node: &'p Node, i: usize) -> bool {
        let doc = self.doc;
        let by = |deps: &[Dep], dep: Dep| deps.is_empty() || deps.contains(&dep);
        match to {
            Operator::Head(deps) => doc.head(i) != i && by(deps, doc.dep(i)) && self.node(node, doc.head(i)),
            Operator::Child(deps) => {
                doc.children(i).filter(|&child| by(deps, doc.dep(child))).any(|child| self.node(node, child))
            }
            Operator::Before => i + 1 < doc.len() && self.node(node, i + 1),
            Operator::Behind => i > 0 && self.node(node, i - 1),
        }
    }

    fn attribute(&self, attribute: &Attribute, i: usize) -> bool {
        let doc = self.doc;
        let is = |answer: &str| attribute.values.iter().any(|value| value == answer);
        let holds = match &attribute.key {
            Key::Word => is(doc.token(i)),
            Key::Lower => is(&doc.token(i).to_lowercase()),
            Key::Lemma => is(&doc.lemma(i).to_lowercase()),
            Key::Tag => is(doc.tag(i)),
            Key::Pos => is(doc.pos(i).as_str()),
            Key::Dep => is(doc.dep(i).as_str()),
            Key::Infinitive => clause::is_infinitive(doc, i),
            Key::Given(key) => self.given.iter().any(|(own, value)| own == key && is(value)),
        };
        holds != attribute.negated
    }
}
