//! Maxout layers with layer normalisation.

use super::dense::{PANEL, Rows, WIDTH, accumulate, tiles};
use super::simd::{Simd, Task};

/// Pieces of a maxout unit.
pub(super) const PIECES: usize = 3;
/// Added to the variance in layer normalisation, as thinc does.
const EPSILON: f32 = 1e-8;

/// A layer of 96 maxout units of three pieces, followed by layer normalisation
/// (Goodfellow et al. 2013, "Maxout Networks"; Ba et al. 2016, "Layer Normalization").
#[derive(Clone, Copy)]
pub(crate) struct Maxout {
    /// `[6 panels][inputs][3 pieces][16]`.
    pub(crate) weights: &'static [f32],
    /// `[6 panels][3 pieces][16]`.
    pub(crate) bias: &'static [f32],
    /// Scale of each normalised output.
    pub(crate) gain: &'static [f32],
    /// Shift of each normalised output.
    pub(crate) shift: &'static [f32],
    /// Length of an input row.
    pub(crate) inputs: usize,
}

impl Maxout {
    /// The layer over the rows of `input` into `output`, rows of [`WIDTH`].
    pub(crate) fn apply<'a>(&'a self, input: Rows<'a>, output: &'a mut [f32]) -> impl Task + 'a {
        MaxoutTask { layer: self, input, residual: None, output }
    }

    /// The layer over windows of three rows of [`WIDTH`], the middle row added to what comes out:
    /// `input` holds one row more than `output` at each end.
    pub(crate) fn apply_window<'a>(&'a self, input: &'a [f32], rows: usize, output: &'a mut [f32]) -> impl Task + 'a {
        let windows = Rows { values: input, stride: WIDTH, count: rows };
        MaxoutTask { layer: self, input: windows, residual: Some(&input[WIDTH..]), output }
    }
}

struct MaxoutTask<'a> {
    layer: &'a Maxout,
    input: Rows<'a>,
    residual: Option<&'a [f32]>,
    output: &'a mut [f32],
}

impl Task for MaxoutTask<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let MaxoutTask { layer, input, residual, output } = self;
        tiles!(S, input.count, 8 or 3, |first, M| maxout_tile::<S, M>(
            simd,
            layer,
            input.tile(first, layer.inputs),
            residual,
            first,
            output
        ));
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
