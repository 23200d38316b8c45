//! Word vectors: hashed embeddings of a lexeme's features, mixed by a maxout layer, with the
//! products of the first encoder layer; remembered for the word types in use.

use super::ids::embedding_rows;
use super::kernels::{Kernel, PARTS, Rows, WIDTH, WORD};
use super::lexicon::Lexeme;
use super::networks::{EmbeddingTable, Tok2Vec};

/// The row of the table that stands for padding: zeros.
pub(super) const PADDING: u32 = 0;
const NONE: u32 = u32::MAX;
/// Missing words computed in one go.
const BATCH: usize = 64;

/// A bounded table of word types' rows (of [`WORD`] floats), for one network.
///
/// Which types are kept is decided by the clock algorithm (Corbató 1968): a type that has not been
/// used since the hand last came by gives up its row. Rows used by the call under way stay.
pub(super) struct WordTable {
    network: &'static Tok2Vec,
    capacity: usize,
    rows: Vec<f32>,
    /// Row of each type, by the type's number.
    row_of: Vec<u32>,
    /// For each row: the type in it, and when it was last used.
    owners: Vec<u32>,
    used: Vec<Use>,
    hand: usize,
    /// Types that wait for their rows to be computed.
    waiting: Vec<u32>,
    embedded: Vec<f32>,
    mixed: Vec<f32>,
    parts: Vec<f32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// By the call under way.
    Now,
    /// Since the hand last came by.
    Lately,
    NotLately,
}

/// A word type: a lexeme, and for the networks that care whether a space follows.
#[derive(Clone, Copy)]
pub(super) struct WordType<'l> {
    pub(super) number: u32,
    pub(super) lexeme: &'l Lexeme,
    pub(super) space: bool,
}

impl WordTable {
    /// An empty table for at most `capacity` types, which must be more than any one call names.
    pub(super) fn new(network: &'static Tok2Vec, capacity: usize) -> Self {
        Self {
            network,
            capacity,
            rows: vec![0.0; WORD],
            row_of: Vec::new(),
            owners: vec![NONE],
            used: vec![Use::Now],
            hand: 1,
            waiting: Vec::new(),
            embedded: Vec::new(),
            mixed: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// All rows, one after the other.
    pub(super) fn rows(&self) -> &[f32] {
        &self.rows
    }

    /// Appends the row of each word to `rows`; padding where there is no word.
    pub(super) fn look_up<'l>(
        &mut self,
        kernel: Kernel,
        words: impl Iterator<Item = Option<WordType<'l>>>,
        rows: &mut Vec<u32>,
    ) {
        let first = rows.len();
        for word in words {
            let row = match word {
                Some(word) => self.row(kernel, word),
                None => PADDING,
            };
            rows.push(row);
        }
        self.compute(kernel);
        for &row in &rows[first..] {
            self.used[row as usize] = Use::Lately;
        }
    }

    fn row(&mut self, kernel: Kernel, word: WordType<'_>) -> u32 {
        let number = word.number as usize;
        if number >= self.row_of.len() {
            self.row_of.resize(number + 1, NONE);
        }
        if self.row_of[number] == NONE {
            self.row_of[number] = self.free_row(word.number);
            self.embed(word);
            if self.waiting.len() == BATCH {
                self.compute(kernel);
            }
        }
        let row = self.row_of[number];
        self.used[row as usize] = Use::Now;
        row
    }

    fn free_row(&mut self, owner: u32) -> u32 {
        if self.owners.len() < self.capacity {
            self.owners.push(owner);
            self.used.push(Use::Now);
            self.rows.resize(self.rows.len() + WORD, 0.0);
            return self.owners.len() as u32 - 1;
        }
        loop {
            let row = self.hand;
            self.hand = if row + 1 < self.owners.len() { row + 1 } else { 1 };
            match self.used[row] {
                Use::Now => {}
                Use::Lately => self.used[row] = Use::NotLately,
                Use::NotLately => {
                    if let Some(evicted) = self.row_of.get_mut(self.owners[row] as usize) {
                        *evicted = NONE;
                    }
                    self.owners[row] = owner;
                    return row as u32;
                }
            }
        }
    }

    /// Put the word's embeddings, side by side, on the waiting list.
    fn embed(&mut self, word: WordType<'_>) {
        self.waiting.push(self.row_of[word.number as usize]);
        let flags = [u64::from(word.space), u64::from(word.lexeme.is_space)];
        let lexical = self.network.lexical.iter().zip(word.lexeme.keys);
        for (table, key) in lexical.chain(self.network.flags.iter().zip(flags)) {
            self.embedded.extend(table.vector(key));
        }
    }

    /// Compute the rows that wait.
    fn compute(&mut self, kernel: Kernel) {
        let count = self.waiting.len();
        if count == 0 {
            return;
        }
        let mixer = &self.network.mixer;
        self.mixed.resize(count * WIDTH, 0.0);
        let embedded = Rows { values: &self.embedded, stride: mixer.inputs, count };
        kernel.run(mixer.apply(embedded, &mut self.mixed));
        self.parts.resize(count * PARTS, 0.0);
        kernel.run(self.network.convolutions[0].parts(&self.mixed, count, &mut self.parts));
        for (row, (mixed, parts)) in
            self.waiting.iter().zip(self.mixed.chunks_exact(WIDTH).zip(self.parts.chunks_exact(PARTS)))
        {
            let (to_mixed, to_parts) = self.rows[*row as usize * WORD..][..WORD].split_at_mut(WIDTH);
            to_mixed.copy_from_slice(mixed);
            to_parts.copy_from_slice(parts);
        }
        self.waiting.clear();
        self.embedded.clear();
    }
}

impl EmbeddingTable {
    /// The sum of the four rows that the key's hashes name; a row named twice counts twice.
    fn vector(&self, key: u64) -> [f32; WIDTH] {
        let mut sum = [0.0; WIDTH];
        for row in embedding_rows(key, self.seed, self.scales.len() as u32) {
            let scale = self.scales[row];
            for (sum, value) in sum.iter_mut().zip(&self.values[row * WIDTH..][..WIDTH]) {
                *sum += f32::from(*value) * scale;
            }
        }
        sum
    }
}
