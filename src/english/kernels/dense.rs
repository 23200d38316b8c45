//! Dense layers: affine maps, and maxout with layer normalisation.
//!
//! A matrix lies in *panels*: some 16 × P outputs, for each input in turn their weights side by
//! side. A panel's product with a few rows stays in registers from the first input to the last
//! (Goto and van de Geijn 2008, "Anatomy of High-Performance Matrix Multiplication").

use super::{Simd, Task};

/// Width of the word vectors and of every hidden layer of the encoders.
pub(in crate::english) const WIDTH: usize = 96;
/// Outputs of one maxout panel, and the unit in which all panels are measured.
pub(in crate::english) const PANEL: usize = 16;
/// Pieces of a maxout unit.
pub(super) const PIECES: usize = 3;
/// Outputs in a panel of an [`Affine`] map.
const AFFINE_PANEL: usize = 4 * PANEL;
/// Added to the variance in layer normalisation, as thinc does.
const EPSILON: f32 = 1e-8;

/// Rows of input: row `r` begins at float `r * stride`; rows may overlap.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) values: &'a [f32],
    pub(super) stride: usize,
    pub(super) inputs: usize,
}

impl<'a> Rows<'a> {
    #[inline(always)]
    pub(super) fn tile<const M: usize>(self, first: usize) -> [&'a [f32]; M] {
        let mut rows = [self.values; M];
        for (m, row) in rows.iter_mut().enumerate() {
            *row = &self.values[(first + m) * self.stride..][..self.inputs];
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

/// Calls `tile(simd, first, count)` so that all `rows` are covered by tiles of M rows; the last
/// tile may overlap the one before it, and few rows are done one by one.
macro_rules! tiles {
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

/// An affine map `y = W·x + b`, its outputs padded to a multiple of 64.
#[derive(Clone, Copy)]
pub(in crate::english) struct Affine {
    /// `[outputs / 64][inputs][64]`.
    pub(in crate::english) weights: &'static [f32],
    /// One for each output, or none at all.
    pub(in crate::english) bias: &'static [f32],
    /// Length of an input row.
    pub(in crate::english) inputs: usize,
    /// Length of an output row, padding included.
    pub(in crate::english) outputs: usize,
}

impl Affine {
    /// The map of `rows` rows of `input`, which lie `stride` floats apart, into `output`.
    pub(in crate::english) fn apply<'a>(
        &'a self,
        input: &'a [f32],
        stride: usize,
        rows: usize,
        output: &'a mut [f32],
    ) -> impl Task + 'a {
        AffineTask { map: self, input: Rows { values: input, stride, inputs: self.inputs }, rows, output }
    }
}

struct AffineTask<'a> {
    map: &'a Affine,
    input: Rows<'a>,
    rows: usize,
    output: &'a mut [f32],
}

impl Task for AffineTask<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let AffineTask { map, input, rows, output } = self;
        for (panel, weights) in map.weights.chunks_exact(map.inputs * AFFINE_PANEL).enumerate() {
            for lane in (0..PANEL).step_by(S::LANES) {
                if S::REGISTERS >= 32 {
                    tiles!(rows, 6, |first, M| affine_tile::<S, M>(
                        simd,
                        map,
                        panel,
                        weights,
                        lane,
                        input.tile(first),
                        first,
                        output
                    ));
                } else {
                    tiles!(rows, 2, |first, M| affine_tile::<S, M>(
                        simd,
                        map,
                        panel,
                        weights,
                        lane,
                        input.tile(first),
                        first,
                        output
                    ));
                }
            }
        }
    }
}

#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "the inside of one loop, apart only for its constant M")]
fn affine_tile<S: Simd, const M: usize>(
    simd: S,
    map: &Affine,
    panel: usize,
    weights: &[f32],
    lane: usize,
    rows: [&[f32]; M],
    first: usize,
    output: &mut [f32],
) {
    const P: usize = AFFINE_PANEL / PANEL;
    let mut sums = [[simd.splat(0.0); P]; M];
    if let Some(bias) = map.bias.get(panel * AFFINE_PANEL..(panel + 1) * AFFINE_PANEL) {
        for row in &mut sums {
            for (p, sum) in row.iter_mut().enumerate() {
                *sum = simd.load(&bias[p * PANEL + lane..]);
            }
        }
    }
    accumulate(simd, weights, lane, rows, &mut sums);
    for (m, row) in sums.iter().enumerate() {
        let to = &mut output[(first + m) * map.outputs + panel * AFFINE_PANEL..][..AFFINE_PANEL];
        for (p, sum) in row.iter().enumerate() {
            simd.store(*sum, &mut to[p * PANEL + lane..]);
        }
    }
}

/// A layer of 96 maxout units of three pieces, followed by layer normalisation
/// (Goodfellow et al. 2013, "Maxout Networks"; Ba et al. 2016, "Layer Normalization").
#[derive(Clone, Copy)]
pub(in crate::english) struct Maxout {
    /// `[6 panels][inputs][3 pieces][16]`.
    pub(in crate::english) weights: &'static [f32],
    /// `[6 panels][3 pieces][16]`.
    pub(in crate::english) bias: &'static [f32],
    /// Scale of each normalised output.
    pub(in crate::english) gain: &'static [f32],
    /// Shift of each normalised output.
    pub(in crate::english) shift: &'static [f32],
    /// Length of an input row.
    pub(in crate::english) inputs: usize,
}

impl Maxout {
    /// The layer over `rows` rows of `input`, which lie `stride` floats apart, into `output`, rows
    /// of [`WIDTH`].
    pub(in crate::english) fn apply<'a>(
        &'a self,
        input: &'a [f32],
        stride: usize,
        rows: usize,
        output: &'a mut [f32],
    ) -> impl Task + 'a {
        MaxoutTask {
            layer: self,
            input: Rows { values: input, stride, inputs: self.inputs },
            rows,
            residual: None,
            output,
        }
    }

    /// The layer over windows of three rows of [`WIDTH`], the middle row added to what comes out:
    /// `input` holds one row more than `output` at each end.
    pub(in crate::english) fn apply_window<'a>(
        &'a self,
        input: &'a [f32],
        rows: usize,
        output: &'a mut [f32],
    ) -> impl Task + 'a {
        let windows = Rows { values: input, stride: WIDTH, inputs: self.inputs };
        MaxoutTask { layer: self, input: windows, rows, residual: Some(&input[WIDTH..]), output }
    }
}

struct MaxoutTask<'a> {
    layer: &'a Maxout,
    input: Rows<'a>,
    rows: usize,
    residual: Option<&'a [f32]>,
    output: &'a mut [f32],
}

impl Task for MaxoutTask<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let MaxoutTask { layer, input, rows, residual, output } = self;
        if S::REGISTERS >= 32 {
            tiles!(rows, 8, |first, M| maxout_tile::<S, M>(simd, layer, input.tile(first), residual, first, output));
        } else {
            tiles!(rows, 3, |first, M| maxout_tile::<S, M>(simd, layer, input.tile(first), residual, first, output));
        }
    }
}

#[inline(always)]
fn maxout_tile<S: Simd, const M: usize>(
    simd: S,
    layer: &Maxout,
    rows: [&[f32]; M],
    residual: Option<&[f32]>,
    first: usize,
    output: &mut [f32],
) {
    let mut units = [[0.0; WIDTH]; M];
    let panels = layer.weights.chunks_exact(layer.inputs * PANEL * PIECES);
    let biases = layer.bias.chunks_exact(PANEL * PIECES);
    for (panel, (weights, bias)) in panels.zip(biases).enumerate() {
        for lane in (0..PANEL).step_by(S::LANES) {
            let mut start = [simd.splat(0.0); PIECES];
            for (p, piece) in start.iter_mut().enumerate() {
                *piece = simd.load(&bias[p * PANEL + lane..]);
            }
            let mut sums = [start; M];
            accumulate(simd, weights, lane, rows, &mut sums);
            for m in 0..M {
                let unit = simd.max(simd.max(sums[m][0], sums[m][1]), sums[m][2]);
                simd.store(unit, &mut units[m][panel * PANEL + lane..]);
            }
        }
    }
    for (m, units) in units.iter().enumerate() {
        let at = (first + m) * WIDTH;
        let residual = residual.map(|residual| &residual[at..at + WIDTH]);
        normalise(simd, units, layer, residual, &mut output[at..at + WIDTH]);
    }
}

/// Layer normalisation of one row, plus the residual if there is one.
#[inline(always)]
pub(super) fn normalise<S: Simd>(
    simd: S,
    units: &[f32; WIDTH],
    layer: &Maxout,
    residual: Option<&[f32]>,
    output: &mut [f32],
) {
    let mean = sum::<S, false>(simd, units, simd.splat(0.0)) / WIDTH as f32;
    let mean_vector = simd.splat(mean);
    let variance = sum::<S, true>(simd, units, mean_vector) / WIDTH as f32 + EPSILON;
    let scale = simd.splat(1.0 / variance.sqrt());
    for lane in (0..WIDTH).step_by(S::LANES) {
        let deviation = simd.sub(simd.load(&units[lane..]), mean_vector);
        let gain = simd.load(&layer.gain[lane..]);
        let shift = simd.load(&layer.shift[lane..]);
        let mut out = simd.mul_add(simd.mul(deviation, scale), gain, shift);
        if let Some(residual) = residual {
            out = simd.add(simd.load(&residual[lane..]), out);
        }
        simd.store(out, &mut output[lane..]);
    }
}

/// The sum of a row, or of its squared deviations from the mean: 16 running sums, then these by
/// halves, whatever the vectors' width.
#[inline(always)]
fn sum<S: Simd, const DEVIATIONS: bool>(simd: S, row: &[f32; WIDTH], mean: S::Vector) -> f32 {
    let mut sums = [0.0; PANEL];
    for lane in (0..PANEL).step_by(S::LANES) {
        let mut running = simd.splat(0.0);
        for at in (lane..WIDTH).step_by(PANEL) {
            let mut term = simd.load(&row[at..]);
            if DEVIATIONS {
                let deviation = simd.sub(term, mean);
                term = simd.mul(deviation, deviation);
            }
            running = simd.add(running, term);
        }
        simd.store(running, &mut sums[lane..]);
    }
    let mut half = PANEL / 2;
    while half > 0 {
        for i in 0..half {
            sums[i] += sums[i + half];
        }
        half /= 2;
    }
    sums[0]
}
