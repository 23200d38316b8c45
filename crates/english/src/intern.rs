//! Strings kept once, known by number: the keys of the engine's caches.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A growing set of strings, numbered from 0 in the order of their first appearance.
#[derive(Default)]
pub(super) struct Interner {
    text: String,
    /// End of each string in `text`; it begins where the one before it ends.
    ends: Vec<usize>,
    table: HashTable<u32>,
    state: FixedState,
}

impl Interner {
    /// The number of `key`, and whether it is new.
    pub(super) fn intern(&mut self, key: &str) -> (u32, bool) {
        let hash = self.state.hash_one(key);
        if let Some(&number) = self.table.find(hash, |&number| string(&self.text, &self.ends, number) == key) {
            return (number, false);
        }
        let number = self.ends.len() as u32;
        self.text.push_str(key);
        self.ends.push(self.text.len());
        let Self { text, ends, table, state } = self;
        table.insert_unique(hash, number, |&number| state.hash_one(string(text, ends, number)));
        (number, true)
    }

    /// The string of a number that was given out.
    pub(super) fn get(&self, number: u32) -> &str {
        string(&self.text, &self.ends, number)
    }

    /// Bytes of all strings together.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }
}

fn string<'t>(text: &'t str, ends: &[usize], number: u32) -> &'t str {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] };
    &text[start..ends[number]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_given_in_order_and_kept() {
        let mut strings = Interner::default();
        assert_eq!(strings.intern("said"), (0, true));
        assert_eq!(strings.intern(""), (1, true));
        assert_eq!(strings.intern("said"), (0, false));
        assert_eq!((strings.get(0), strings.get(1), strings.bytes()), ("said", "", 4));
    }
}
