//! The model's matrices as the layers that they are.

use super::kernels::{Affine, Maxout, Scorer, WIDTH};
use super::model::{floats, short_words};

/// One table of hashed embeddings: rows of [`WIDTH`], each with its scale.
pub(super) struct EmbeddingTable {
    pub(super) values: &'static [i16],
    pub(super) scales: &'static [f32],
    pub(super) seed: u64,
}

/// What makes word vectors and then token vectors: embeddings, mixer, four convolutions.
pub(super) struct Tok2Vec {
    /// For norm, prefix, suffix and shape.
    pub(super) lexical: [EmbeddingTable; 4],
    /// For "a space follows" and "is white space", where the network has them.
    pub(super) flags: &'static [EmbeddingTable],
    pub(super) mixer: Maxout,
    pub(super) convolutions: [Maxout; 4],
}

macro_rules! maxout {
    ($network:literal, $layer:literal, $inputs:expr) => {
        Maxout {
            weights: floats(concat!($network, ".", $layer, ".weights")),
            bias: floats(concat!($network, ".", $layer, ".bias")),
            gain: floats(concat!($network, ".", $layer, ".gain")),
            shift: floats(concat!($network, ".", $layer, ".shift")),
            inputs: $inputs,
        }
    };
}

macro_rules! embedding {
    ($network:literal, $feature:literal, $seed:literal) => {
        EmbeddingTable {
            values: short_words(concat!($network, ".embed.", $feature, ".values")),
            scales: floats(concat!($network, ".embed.", $feature, ".scales")),
            seed: $seed,
        }
    };
}

macro_rules! tok2vec {
    ($name:literal, $features:literal, $flags:expr) => {
        Tok2Vec {
            lexical: [
                embedding!($name, "norm", 8),
                embedding!($name, "prefix", 9),
                embedding!($name, "suffix", 10),
                embedding!($name, "shape", 11),
            ],
            flags: $flags,
            mixer: maxout!($name, "mixer", $features * WIDTH),
            convolutions: [
                maxout!($name, "conv0", 3 * WIDTH),
                maxout!($name, "conv1", 3 * WIDTH),
                maxout!($name, "conv2", 3 * WIDTH),
                maxout!($name, "conv3", 3 * WIDTH),
            ],
        }
    };
}

/// The vectors that tagger and parser read.
pub(super) static SYNTAX: Tok2Vec =
    tok2vec!("tok2vec", 6, &[embedding!("tok2vec", "spacy", 12), embedding!("tok2vec", "is_space", 13),]);

/// The vectors that the entity recogniser reads.
pub(super) static NAMES: Tok2Vec = tok2vec!("ner", 4, &[]);

/// Width of the projection in front of a transition system.
pub(super) const PROJECTED: usize = 64;

/// What scores the actions of a transition system.
pub(super) struct TransitionNetwork {
    /// Token vectors to [`PROJECTED`] floats.
    pub(super) project: Affine,
    /// A projected token to its products in each feature slot.
    pub(super) lower: Affine,
    /// Products of a missing token, slot after slot.
    pub(super) pad: &'static [f32],
    pub(super) scorer: Scorer,
}

macro_rules! transition_network {
    ($name:literal, $projections:literal, $slots:literal) => {
        TransitionNetwork {
            project: Affine {
                weights: floats(concat!($name, ".project.weights")),
                bias: floats(concat!($name, ".project.bias")),
                inputs: WIDTH,
                outputs: $projections * PROJECTED,
            },
            lower: Affine {
                weights: floats(concat!($name, ".lower.weights")),
                bias: &[],
                inputs: PROJECTED,
                outputs: $slots * super::kernels::PRODUCTS,
            },
            pad: floats(concat!($name, ".lower.pad")),
            scorer: Scorer {
                hidden_bias: floats(concat!($name, ".lower.bias")),
                weights: floats(concat!($name, ".upper.weights")),
                bias: floats(concat!($name, ".upper.bias")),
            },
        }
    };
}

/// The dependency parser's network; the tagger's layer is the second half of its projection.
pub(super) static PARSER: TransitionNetwork = transition_network!("parser", 2, 8);

/// The entity recogniser's network.
pub(super) static RECOGNISER: TransitionNetwork = transition_network!("ner", 1, 3);
