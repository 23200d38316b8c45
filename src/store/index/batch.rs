//! Some articles' quads in memory, numbered by a dictionary of their own, until they are spilled to disk.

use std::fs::File;
use std::io;
use std::path::Path;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use oxigraph::model::{Quad, TermRef};
use std::hash::BuildHasher as _;

use super::key::{self, Dictionary};
use super::mapped::Row;
use crate::spill::{ByteRun, RowRun};

/// Quads and the terms in them.
pub struct Batch {
    keys: Vec<u8>,
    ends: Vec<usize>,
    numbers: HashTable<u32>,
    hasher: FixedState,
    quads: Vec<Row>,
    /// Where a key is written before it is looked up.
    scratch: Vec<u8>,
}

/// A batch on disk: its terms in order, and its quads numbered by them.
#[derive(Debug)]
pub struct SpilledBatch {
    /// The keys of its terms.
    pub terms: ByteRun,
    /// Its quads, in no order.
    pub quads: RowRun<4>,
}

impl Batch {
    /// An empty batch.
    pub fn new() -> Self {
        Self {
            keys: Vec::new(),
            ends: vec![0],
            numbers: HashTable::new(),
            hasher: FixedState::with_seed(7),
            quads: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// How many quads it holds.
    pub fn len(&self) -> usize {
        self.quads.len()
    }

    /// Add a quad of a named graph; those of the default graph are no article's and left out.
    pub fn add(&mut self, quad: &Quad) {
        let graph = match quad.graph_name.as_ref() {
            oxigraph::model::GraphNameRef::NamedNode(node) => TermRef::from(node),
            oxigraph::model::GraphNameRef::BlankNode(node) => TermRef::from(node),
            oxigraph::model::GraphNameRef::DefaultGraph => return,
        };
        let row = [
            self.number(quad.subject.as_ref().into()),
            self.number(quad.predicate.as_ref().into()),
            self.number(quad.object.as_ref()),
            self.number(graph),
        ];
        self.quads.push(row);
    }

    /// Its quads so far, sorted by subject, without repetitions.
    pub fn sorted(&self) -> Vec<Row> {
        let mut quads = self.quads.clone();
        quads.sort_unstable();
        quads.dedup();
        quads
    }

    /// The number of a term in this batch.
    pub fn number(&mut self, term: TermRef<'_>) -> u32 {
        let mut key = std::mem::take(&mut self.scratch);
        key.clear();
        key::write(term, &mut key);
        let number = self.number_of(&key);
        self.scratch = key;
        number
    }

    fn number_of(&mut self, key: &[u8]) -> u32 {
        let hash = self.hasher.hash_one(key);
        let (keys, ends, hasher) = (&mut self.keys, &mut self.ends, &self.hasher);
        if let Some(number) = self.numbers.find(hash, |&number| at(keys, ends, number) == key) {
            return *number;
        }
        let number = u32::try_from(ends.len() - 1).unwrap_or(u32::MAX);
        keys.extend_from_slice(key);
        ends.push(keys.len());
        self.numbers.insert_unique(hash, number, |&number| hasher.hash_one(at(keys, ends, number)));
        number
    }

    /// Write terms and quads to files in `folder` that bear the batch's number.
    pub fn spill(mut self, folder: &Path, number: usize) -> io::Result<SpilledBatch> {
        let count = u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX);
        let mut sorted: Vec<u32> = (0..count).collect();
        sorted.sort_unstable_by_key(|&number| at(&self.keys, &self.ends, number));
        let mut ranks = vec![0; sorted.len()];
        for (rank, &number) in (0..).zip(&sorted) {
            ranks[number as usize] = rank;
        }
        for quad in &mut self.quads {
            *quad = quad.map(|number| ranks[number as usize]);
        }
        let terms = ByteRun::write(
            folder.join(format!("{number}.terms")),
            sorted.iter().map(|&number| at(&self.keys, &self.ends, number)),
        )?;
        let path = folder.join(format!("{number}.quads"));
        let quads = RowRun::append(&path, &mut File::create(&path)?, &self.quads)?;
        Ok(SpilledBatch { terms, quads })
    }
}

impl Dictionary for Batch {
    fn key(&self, term: u32) -> &[u8] {
        if (term as usize) < self.ends.len() - 1 { at(&self.keys, &self.ends, term) } else { &[] }
    }

    fn find(&self, key: &[u8]) -> Option<u32> {
        self.numbers.find(self.hasher.hash_one(key), |&number| at(&self.keys, &self.ends, number) == key).copied()
    }
}

fn at<'a>(keys: &'a [u8], ends: &[usize], number: u32) -> &'a [u8] {
    &keys[ends[number as usize]..ends[number as usize + 1]]
}
