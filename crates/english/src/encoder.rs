//! Token vectors: word vectors seen in their context, by four convolutions with a window of one
//! word to each side and residual connections.
//!
//! Texts go through in blocks of rows, so that what is worked on stays in the processor's cache and
//! memory does not grow with the text. A token's vector depends on four words to each side, so each
//! block is computed with a margin of four rows, which then are thrown away.

use std::ops::Range;

use super::embed::{PADDING, WordTable, WordType};
use super::kernels::{Kernel, WIDTH};
use super::lexicon::Lexicon;
use super::networks::Tok2Vec;
use super::split::Token;

/// Rows of padding before, between and after sequences. They are run through the layers like
/// tokens: that is how the model was trained, and the words at the edges depend on it.
pub(super) const MARGIN: usize = 4;
/// Rows of output in one block.
pub(super) const BLOCK: usize = 512;
/// Word types remembered for each network: 3.8 kB each.
const CAPACITY: usize = 4096;

/// Marks a row of padding among the rows of a document.
pub(super) const NO_TOKEN: u32 = u32::MAX;

/// One network with its memory of word types and its room to work in.
pub(super) struct Encoder {
    network: &'static Tok2Vec,
    words: WordTable,
    spaces_matter: bool,
    numbers: Vec<u32>,
    /// Rows with one row of zeros before and after them.
    rows: Vec<f32>,
    next_rows: Vec<f32>,
}

impl Encoder {
    pub(super) fn new(network: &'static Tok2Vec) -> Self {
        Self {
            network,
            words: WordTable::new(network, CAPACITY),
            spaces_matter: !network.flags.is_empty(),
            numbers: Vec::new(),
            rows: Vec::new(),
            next_rows: Vec::new(),
        }
    }

    /// The vectors of the rows `block` of a document, whose rows are numbers of tokens or padding.
    pub(super) fn encode(
        &mut self,
        kernel: Kernel,
        lexicon: &Lexicon,
        tokens: &[Token],
        rows: &[u32],
        block: Range<usize>,
    ) -> &[f32] {
        let start = block.start.saturating_sub(MARGIN);
        let end = (block.end + MARGIN).min(rows.len());
        let count = end - start;
        let spaces_matter = self.spaces_matter;
        let words = rows[start..end].iter().map(|&row| {
            let token = tokens.get(row as usize)?;
            let number = if spaces_matter { token.lexeme * 2 + u32::from(token.space) } else { token.lexeme };
            Some(WordType { number, lexeme: lexicon.get(token.lexeme), space: token.space })
        });
        self.numbers.clear();
        self.numbers.push(PADDING);
        self.words.look_up(kernel, words, &mut self.numbers);
        self.numbers.push(PADDING);

        let floats = (count + 2) * WIDTH;
        for rows in [&mut self.rows, &mut self.next_rows] {
            rows.resize(rows.len().max(floats), 0.0);
            rows[..WIDTH].fill(0.0);
            rows[floats - WIDTH..floats].fill(0.0);
        }
        let inner = WIDTH..floats - WIDTH;
        let [first, others @ ..] = &self.network.convolutions;
        kernel.run(first.apply_words(self.words.rows(), &self.numbers, &mut self.rows[inner.clone()]));
        for layer in others {
            kernel.run(layer.apply_window(&self.rows[..floats], count, &mut self.next_rows[inner.clone()]));
            std::mem::swap(&mut self.rows, &mut self.next_rows);
        }
        let skipped = 1 + block.start - start;
        &self.rows[skipped * WIDTH..(skipped + block.len()) * WIDTH]
    }
}

/// The blocks of a document of `rows` rows, in order, of nearly the same size.
pub(super) fn blocks(rows: usize) -> impl Iterator<Item = Range<usize>> {
    let count = rows.div_ceil(BLOCK).max(1);
    let size = rows.div_ceil(count).max(1);
    (0..rows).step_by(size).map(move |start| start..(start + size).min(rows))
}

/// The rows of a document: each sequence's tokens, with padding before, between and after.
pub(super) fn lay_out(sequences: &[Range<usize>], rows: &mut Vec<u32>) {
    rows.clear();
    rows.extend([NO_TOKEN; MARGIN]);
    for sequence in sequences.iter().filter(|sequence| !sequence.is_empty()) {
        rows.extend(sequence.clone().map(|token| token as u32));
        rows.extend([NO_TOKEN; MARGIN]);
    }
}
