//! What dense layers have in common: rows times a matrix.
//!
//! A matrix lies in *panels*: some 16 × P outputs, for each input in turn their weights side by
//! side. A panel's product with a few rows stays in registers from the first input to the last
//! (Goto and van de Geijn 2008, "Anatomy of High-Performance Matrix Multiplication").

use super::simd::Simd;

/// Width of the word vectors and of every hidden layer of the encoders.
pub(crate) const WIDTH: usize = 96;
/// Outputs of one maxout panel, and the unit in which all panels are measured.
pub(crate) const PANEL: usize = 16;
/// Rows of input: row `r` begins at float `r * stride`; rows may overlap.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) values: &'a [f32],
    pub(crate) stride: usize,
    /// How many rows.
    pub(crate) count: usize,
}

impl<'a> Rows<'a> {
    /// The first `inputs` floats of M rows from row `first` on.
    #[inline(always)]
    pub(super) fn tile<const M: usize>(self, first: usize, inputs: usize) -> [&'a [f32]; M] {
        let mut rows = [self.values; M];
        for (m, row) in rows.iter_mut().enumerate() {
            *row = &self.values[(first + m) * self.stride..][..inputs];
        }
        rows
    }
}

/// `sums[m][p] += rows[m] · weights[p]` for one panel of 16 × P outputs, of which the vectors at
/// `lane` are computed.
#[inline(always)]
pub(super) fn accumulate<S: Simd, const P: usize, const M: usize>(
    simd: S,
    weights: &[f32],
    lane: usize,
    rows: [&[f32]; M],
    sums: &mut [[S::Vector; P]; M],
) {
    let inputs = weights.len() / (PANEL * P);
    // With these the compiler sees that no index below can be out of bounds.
    assert!(rows.iter().all(|row| row.len() == inputs) && lane <= PANEL - S::LANES);
    for (input, weights) in weights.chunks_exact(PANEL * P).enumerate() {
        let mut column = [simd.splat(0.0); P];
        for p in 0..P {
            column[p] = simd.load(&weights[p * PANEL + lane..]);
        }
        for m in 0..M {
            // SAFETY: `input` is below `inputs`, the length of every row, as asserted above.
            let value = simd.splat(unsafe { *rows[m].get_unchecked(input) });
            for p in 0..P {
                sums[m][p] = simd.mul_add(value, column[p], sums[m][p]);
            }
        }
    }
}

/// Covers all `rows` by tiles of M rows and evaluates the body for each, `first` its first row: the last tile may overlap
/// the one before it, and few rows are done one by one. M is the first number where the processor has 32 vector
/// registers or more, else the second.
macro_rules! tiles {
    ($simd:ty, $rows:expr, $wide:literal or $narrow:literal, |$first:ident, $m:ident| $body:expr) => {
        if <$simd>::REGISTERS >= 32 {
            tiles!($rows, $wide, |$first, $m| $body)
        } else {
            tiles!($rows, $narrow, |$first, $m| $body)
        }
    };
    ($rows:expr, $large:literal, |$first:ident, $m:ident| $body:expr) => {{
        let rows: usize = $rows;
        if rows < $large {
            for $first in 0..rows {
                const $m: usize = 1;
                $body
            }
        } else {
            let mut next = 0;
            while next < rows {
                const $m: usize = $large;
                let $first = next.min(rows - $large);
                $body;
                next += $large;
            }
        }
    }};
}
pub(super) use tiles;
