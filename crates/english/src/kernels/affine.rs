//! Affine maps.

use super::dense::{PANEL, Rows, accumulate, tiles};
use super::simd::{Simd, Task};

/// Outputs in a panel of an [`Affine`] map.
const AFFINE_PANEL: usize = 4 * PANEL;

/// An affine map `y = W·x + b`, its outputs padded to a multiple of 64.
#[derive(Clone, Copy)]
pub(crate) struct Affine {
    /// `[outputs / 64][inputs][64]`.
    pub(crate) weights: &'static [f32],
    /// One for each output, or none at all.
    pub(crate) bias: &'static [f32],
    /// Length of an input row.
    pub(crate) inputs: usize,
    /// Length of an output row, padding included.
    pub(crate) outputs: usize,
}

impl Affine {
    /// The map of the rows of `input` into `output`.
    pub(crate) fn apply<'a>(&'a self, input: Rows<'a>, output: &'a mut [f32]) -> impl Task + 'a {
        AffineTask { map: self, input, output }
    }
}

struct AffineTask<'a> {
    map: &'a Affine,
    input: Rows<'a>,
    output: &'a mut [f32],
}

impl Task for AffineTask<'_> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let AffineTask { map, input, output } = self;
        for (panel, weights) in map.weights.chunks_exact(map.inputs * AFFINE_PANEL).enumerate() {
            for lane in (0..PANEL).step_by(S::LANES) {
                tiles!(S, input.count, 6 or 2, |first, M| affine_tile::<S, M>(
                    simd,
                    map,
                    panel,
                    weights,
                    lane,
                    input.tile(first, map.inputs),
                    first,
                    output
                ));
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
