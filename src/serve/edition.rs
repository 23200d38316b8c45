//! A state of the store that is served: its index, and what pages need of it that takes a while to gather.

use std::sync::OnceLock;

use super::read::{Register, Vocabulary};
use crate::store::{Index, Reader};

/// A state of the store.
pub struct Edition {
    /// What queries are asked of.
    pub index: Index,
    /// What pages look things up in.
    pub reader: Reader,
    /// The terms that pages know, by number.
    pub words: Vocabulary,
    /// Tells this state from any other.
    pub stamp: String,
    register: OnceLock<Register>,
}

impl Edition {
    /// A state to serve; `None` for an index that is no file.
    pub fn new(index: Index, stamp: String) -> Option<Self> {
        let reader = index.reader()?;
        let words = Vocabulary::new(&reader);
        Some(Self { index, reader, words, stamp, register: OnceLock::new() })
    }

    /// All facts by day, gathered when they are first asked for.
    pub fn register(&self) -> &Register {
        self.register.get_or_init(|| Register::gather(&self.reader, &self.words))
    }

    /// What all data IRIs begin with.
    pub fn base(&self) -> &str {
        self.index.base()
    }
}
