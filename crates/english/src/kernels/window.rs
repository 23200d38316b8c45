//! The first encoder layer, from products that are made once a word type.
//!
//! The layer is linear in each of the three rows of its window before the maximum is taken, and
//! those rows depend on the word type alone: a window's sums are three cached rows added up.

use super::dense::{PANEL, Rows, WIDTH, accumulate};
use super::maxout::{Maxout, PIECES, normalise};
use super::simd::{Simd, Task};

/// Rows of a window: the word before, the word, the word after.
const WINDOW: usize = 3;
/// Floats of the products of one row in one place of the window.
const PLACE: usize = WIDTH * PIECES;
/// Floats of a word type's products in all places.
pub(crate) const PARTS: usize = WINDOW * PLACE;
/// Floats kept for a word type: its vector, then its products.
pub(crate) const WORD: usize = WIDTH + PARTS;

impl Maxout {
    /// The products of `rows` word vectors with the weights of each place in the window, without
    /// the bias; `output` has rows of [`PARTS`].
    pub(crate) fn parts<'a>(&'a self, vectors: &'a [f32], rows: usize, output: &'a mut [f32]) -> impl Task + 'a {
        let input = Rows { values: vectors, stride: WIDTH, count: rows };
        PartsTask { layer: self, input, output }
    }

    /// The layer over windows of three consecutive words, the middle word's vector added. `words`
    /// are numbers of rows of [`WORD`] in `table`, one word more at each end than rows of `output`.
    pub(crate) fn apply_words<'a>(
        &'a self,
        table: &'a [f32],
        words: &'a [u32],
        output: &'a mut [f32],
    ) -> impl Task + 'a {
        WordsTask { layer: self, table, words, output }
    }
}

struct PartsTask<'a> {
    layer: &'a Maxout,
    input: Rows<'a>,
    output: &'a mut [f32],
}

impl Task for PartsTask<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let PartsTask { layer, input, output } = self;
        let rows = input.count;
        for place in 0..WINDOW {
            for (panel, weights) in layer.weights.chunks_exact(layer.inputs * PANEL * PIECES).enumerate() {
                // Within a panel the inputs of the three places follow one another.
                let weights = &weights[place * WIDTH * PANEL * PIECES..][..WIDTH * PANEL * PIECES];
                let at = place * PLACE + panel * PANEL * PIECES;
                for lane in (0..PANEL).step_by(S::LANES) {
                    let mut first = 0;
                    while first + 4 <= rows {
                        parts_tile::<S, 4>(simd, weights, lane, input, first, at, output);
                        first += 4;
                    }
                    for first in first..rows {
                        parts_tile::<S, 1>(simd, weights, lane, input, first, at, output);
                    }
                }
            }
        }
    }
}

#[inline(always)]
fn parts_tile<S: Simd, const M: usize>(
    simd: S,
    weights: &[f32],
    lane: usize,
    input: Rows<'_>,
    first: usize,
    at: usize,
    output: &mut [f32],
) {
    let mut sums = [[simd.splat(0.0); PIECES]; M];
    accumulate(simd, weights, lane, input.tile(first, WIDTH), &mut sums);
    for (m, pieces) in sums.iter().enumerate() {
        let to = &mut output[(first + m) * PARTS + at..][..PANEL * PIECES];
        for (piece, sum) in pieces.iter().enumerate() {
            simd.store(*sum, &mut to[piece * PANEL + lane..]);
        }
    }
}

struct WordsTask<'a> {
    layer: &'a Maxout,
    table: &'a [f32],
    words: &'a [u32],
    output: &'a mut [f32],
}

impl Task for WordsTask<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (window, output) in self.words.windows(WINDOW).zip(self.output.chunks_exact_mut(WIDTH)) {
            let at = |word: usize| window[word] as usize * WORD;
            let vector = &self.table[at(1)..][..WIDTH];
            let before = &self.table[at(0) + WIDTH..][..PLACE];
            let middle = &self.table[at(1) + WIDTH + PLACE..][..PLACE];
            let after = &self.table[at(2) + WIDTH + 2 * PLACE..][..PLACE];
            let mut units = [0.0; WIDTH];
            for (panel, units) in units.chunks_exact_mut(PANEL).enumerate() {
                for lane in (0..PANEL).step_by(S::LANES) {
                    let mut pieces = [simd.splat(0.0); PIECES];
                    for (piece, sum) in pieces.iter_mut().enumerate() {
                        let at = (panel * PIECES + piece) * PANEL + lane;
                        *sum = simd.add(simd.load(&self.layer.bias[at..]), simd.load(&before[at..]));
                        *sum = simd.add(*sum, simd.load(&middle[at..]));
                        *sum = simd.add(*sum, simd.load(&after[at..]));
                    }
                    simd.store(simd.max(simd.max(pieces[0], pieces[1]), pieces[2]), &mut units[lane..]);
                }
            }
            normalise(simd, &units, self.layer, Some(vector), output);
        }
    }
}
