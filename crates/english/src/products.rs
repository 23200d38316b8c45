//! The products of tokens with the first layer of a transition system, kept for the latest tokens.
//!
//! A token's products take kilobytes, a long text has many tokens, and a parser looks at recent ones
//! nearly always: so a ring of recent rows is kept, and an older one is computed again when asked for.

use super::kernels::{Affine, Kernel, PRODUCTS, Rows};
use super::networks::{PROJECTED, TransitionNetwork};
use super::state::NONE;

/// Rows in the ring, and rows computed in one go; the first is a multiple of the second.
const RING: usize = 256;
const BATCH: usize = 64;
/// Outputs in one panel of the map, and panels of one slot.
const PANEL: usize = 64;
const SLOT_PANELS: usize = PRODUCTS / PANEL;

/// The ring of one transition system with this many feature slots.
pub(super) struct Products<const SLOTS: usize> {
    network: &'static TransitionNetwork,
    rows: Vec<f32>,
    /// Rows up to this token have been computed.
    end: usize,
    /// Room for products of tokens that have left the ring.
    again: Vec<f32>,
}

impl<const SLOTS: usize> Products<SLOTS> {
    pub(super) fn new(network: &'static TransitionNetwork) -> Self {
        Self { network, rows: vec![0.0; RING * SLOTS * PRODUCTS], end: 0, again: vec![0.0; SLOTS * PRODUCTS] }
    }

    /// Begin another sequence.
    pub(super) fn begin(&mut self) {
        self.end = 0;
    }

    /// Score a state: `tokens` are its feature tokens, or [`NONE`], none of them above `horizon`;
    /// `projected` holds the projections of the sequence.
    pub(super) fn score(
        &mut self,
        kernel: Kernel,
        projected: &[f32],
        tokens: [u32; SLOTS],
        horizon: u32,
        scores: &mut [f32],
    ) {
        while self.end <= horizon as usize {
            self.extend(kernel, projected);
        }
        let oldest = self.end.saturating_sub(RING);
        for (slot, &token) in tokens.iter().enumerate() {
            if token != NONE && (token as usize) < oldest {
                self.compute_again(kernel, projected, token as usize, slot);
            }
        }
        let mut products = [&self.network.pad[..PRODUCTS]; SLOTS];
        for (slot, (products, &token)) in products.iter_mut().zip(&tokens).enumerate() {
            let at = slot * PRODUCTS;
            *products = match token as usize {
                _ if token == NONE => &self.network.pad[at..at + PRODUCTS],
                old if old < oldest => &self.again[at..at + PRODUCTS],
                recent => &self.rows[(recent % RING) * SLOTS * PRODUCTS + at..][..PRODUCTS],
            };
        }
        kernel.run(self.network.scorer.score(products, scores));
    }

    fn extend(&mut self, kernel: Kernel, projected: &[f32]) {
        let count = (projected.len() / PROJECTED - self.end).min(BATCH);
        let start = self.end % RING;
        let output = &mut self.rows[start * SLOTS * PRODUCTS..][..count * SLOTS * PRODUCTS];
        let batch = Rows { values: &projected[self.end * PROJECTED..], stride: PROJECTED, count };
        kernel.run(self.network.lower.apply(batch, output));
        // A short batch is the last one, so that batches never straddle the end of the ring.
        self.end += BATCH;
    }

    fn compute_again(&mut self, kernel: Kernel, projected: &[f32], token: usize, slot: usize) {
        let panel = PROJECTED * PANEL;
        let weights = &self.network.lower.weights[slot * SLOT_PANELS * panel..][..SLOT_PANELS * panel];
        let map = Affine { weights, bias: &[], inputs: PROJECTED, outputs: PRODUCTS };
        let output = &mut self.again[slot * PRODUCTS..][..PRODUCTS];
        let row = Rows { values: &projected[token * PROJECTED..], stride: PROJECTED, count: 1 };
        kernel.run(map.apply(row, output));
    }
}
