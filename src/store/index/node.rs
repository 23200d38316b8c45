//! The number of a term in one index.

use oxigraph::model::NamedNode;

/// A term of one index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(super) u32);

impl Node {
    /// What the names of nodes begin with: a character that no IRI may have.
    pub const STAND_IN: char = '\u{1}';

    /// What stands for a term that the index does not have: nothing is said of it.
    pub const NONE: Self = Self(u32::MAX);

    /// Where it stands among all terms of its index: days in the order of time, IRIs and words in the order of their bytes.
    pub fn order(self) -> u64 {
        u64::from(self.0)
    }

    /// A name that stands for this term in a query of its index, so that nobody has to read the term and look it up again.
    /// No IRI begins like it, be it of a graph or written in a query.
    pub fn name(self) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{}", Self::STAND_IN, self.0))
    }

    /// The node that a name stands for.
    pub fn named(name: &NamedNode) -> Option<Self> {
        name.as_str().strip_prefix(Self::STAND_IN)?.parse().ok().map(Self)
    }

    /// The number of the term.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The term, unless it stands for none.
    pub fn some(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }
}
