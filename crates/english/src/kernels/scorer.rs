//! The scorer of a transition system: from the tokens of a state to a score for each action.
//!
//! The first layer is linear in each feature token, so its products are made once a token and only
//! added up here (Chen and Manning 2014, "A Fast and Accurate Dependency Parser using Neural
//! Networks", section 3.2; Honnibal's precomputed affine layer).

use super::dense::PANEL;
use super::simd::{Simd, Task};

/// Hidden units of the scorer.
const HIDDEN: usize = 64;
/// Pieces of a hidden maxout unit, one after the other in a row of products.
const PIECES: usize = 2;
/// Floats of one feature token's products.
pub(crate) const PRODUCTS: usize = HIDDEN * PIECES;

/// The layers above the precomputed products.
#[derive(Clone, Copy)]
pub(crate) struct Scorer {
    /// Bias of the hidden units: `[2 pieces][64]`.
    pub(crate) hidden_bias: &'static [f32],
    /// `[64][actions]`, actions padded to a multiple of 16.
    pub(crate) weights: &'static [f32],
    /// One for each action, padded.
    pub(crate) bias: &'static [f32],
}

impl Scorer {
    /// The score of each action, given the products of each feature token in order. `scores` has
    /// the length of the bias.
    pub(crate) fn score<'a, const SLOTS: usize>(
        &'a self,
        products: [&'a [f32]; SLOTS],
        scores: &'a mut [f32],
    ) -> impl Task + 'a {
        ScoreTask { scorer: self, products, scores }
    }
}

struct ScoreTask<'a, const SLOTS: usize> {
    scorer: &'a Scorer,
    products: [&'a [f32]; SLOTS],
    scores: &'a mut [f32],
}

impl<const SLOTS: usize> Task for ScoreTask<'_, SLOTS> {
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let mut hidden = [0.0; HIDDEN];
        for lane in (0..HIDDEN).step_by(S::LANES) {
            let mut pieces = [simd.splat(0.0); PIECES];
            for (piece, sum) in pieces.iter_mut().enumerate() {
                let at = piece * HIDDEN + lane;
                for products in self.products {
                    *sum = simd.add(*sum, simd.load(&products[at..]));
                }
                *sum = simd.add(*sum, simd.load(&self.scorer.hidden_bias[at..]));
            }
            simd.store(simd.max(pieces[0], pieces[1]), &mut hidden[lane..]);
        }
        match self.scores.len() / PANEL {
            7 => output::<S, 7>(simd, self.scorer, &hidden, self.scores),
            5 => output::<S, 5>(simd, self.scorer, &hidden, self.scores),
            // No other width is in the model file.
            _ => {}
        }
    }
}

/// `scores = W·hidden + b` for P panels of 16 actions, all of them in registers when they fit.
#[inline(always)]
fn output<S: Simd, const P: usize>(simd: S, scorer: &Scorer, hidden: &[f32; HIDDEN], scores: &mut [f32]) {
    assert!(scorer.bias.len() == P * PANEL && scores.len() == P * PANEL);
    for lane in (0..PANEL).step_by(S::LANES) {
        // With this the compiler sees that no index below can be out of bounds.
        assert!(lane <= PANEL - S::LANES);
        let mut sums = [simd.splat(0.0); P];
        for (p, sum) in sums.iter_mut().enumerate() {
            *sum = simd.load(&scorer.bias[p * PANEL + lane..]);
        }
        for (unit, weights) in hidden.iter().zip(scorer.weights.chunks_exact(P * PANEL)) {
            let unit = simd.splat(*unit);
            for (p, sum) in sums.iter_mut().enumerate() {
                *sum = simd.mul_add(unit, simd.load(&weights[p * PANEL + lane..]), *sum);
            }
        }
        for (p, sum) in sums.iter().enumerate() {
            simd.store(*sum, &mut scores[p * PANEL + lane..]);
        }
    }
}
