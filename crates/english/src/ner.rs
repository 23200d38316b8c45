//! Named entities: a greedy tagger in the BILUO scheme that sees the token, the first token of the
//! open entity and the token before (Lample et al. 2016, "Neural Architectures for Named Entity
//! Recognition", the transition-based variant, in Honnibal's form).

use super::kernels::{Kernel, PRODUCTS, Rows};
use super::labels::{EntType, Iob};
use super::model::{self, Fields, Table};
use super::networks::{PROJECTED, RECOGNISER};

const MOVES: Table = model::table("ner.moves");
const SLOTS: usize = 3;

/// What a token is to the named entities.
pub(super) type Entity = (Iob, Option<EntType>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Begin(EntType),
    Inside(EntType),
    Last(EntType),
    Unit(EntType),
    Outside,
    /// A class of the file that no state allows.
    Never,
}

/// What the recogniser must know of a token besides its vector.
#[derive(Debug, Clone, Copy)]
pub(super) struct TokenFacts {
    pub(super) is_space: bool,
    /// A sentence ends with this token, or the sequence does.
    pub(super) ends_sentence: bool,
}

/// The recogniser with its room to work in. It is fed a document's tokens in order, in batches.
pub(super) struct Recogniser {
    actions: Vec<Action>,
    open: Option<EntType>,
    projected: Vec<f32>,
    products: Vec<f32>,
    scores: Vec<f32>,
    /// Products, in their slots, of the open entity's first token and of the previous token.
    first: [f32; PRODUCTS],
    previous: [f32; PRODUCTS],
}

impl Recogniser {
    pub(super) fn new() -> Self {
        let action = |mut row: Fields| {
            let (action, label) = (row.next()?, EntType::parse(row.next()?));
            Some(match (action, label) {
                ("1", Some(label)) => Action::Begin(label),
                ("2", Some(label)) => Action::Inside(label),
                ("3", Some(label)) => Action::Last(label),
                ("4", Some(label)) => Action::Unit(label),
                ("5", _) => Action::Outside,
                _ => Action::Never,
            })
        };
        Self {
            actions: MOVES.rows().filter_map(action).collect(),
            open: None,
            projected: Vec::new(),
            products: Vec::new(),
            scores: vec![0.0; RECOGNISER.scorer.bias.len()],
            first: [0.0; PRODUCTS],
            previous: [0.0; PRODUCTS],
        }
    }

    /// Forget what a document before may have left open.
    pub(super) fn begin(&mut self) {
        self.open = None;
    }

    /// Recognise the names in the next rows of a document, given their vectors; rows of padding,
    /// which are no tokens, are passed over.
    pub(super) fn recognise(
        &mut self,
        kernel: Kernel,
        vectors: &[f32],
        rows: impl ExactSizeIterator<Item = Option<TokenFacts>>,
        entities: &mut Vec<Entity>,
    ) {
        let count = rows.len();
        self.projected.resize(count * PROJECTED, 0.0);
        let vectors = Rows { values: vectors, stride: RECOGNISER.project.inputs, count };
        kernel.run(RECOGNISER.project.apply(vectors, &mut self.projected));
        let mut all = std::mem::take(&mut self.products);
        all.resize(count * SLOTS * PRODUCTS, 0.0);
        let projected = Rows { values: &self.projected, stride: PROJECTED, count };
        kernel.run(RECOGNISER.lower.apply(projected, &mut all));
        for (token, row) in rows.zip(all.chunks_exact(SLOTS * PRODUCTS)) {
            if let Some(token) = token {
                entities.push(self.step(kernel, token, row));
            }
        }
        self.products = all;
    }

    fn step(&mut self, kernel: Kernel, token: TokenFacts, row: &[f32]) -> Entity {
        let (own, rest) = row.split_at(PRODUCTS);
        let (as_first, as_previous) = rest.split_at(PRODUCTS);
        let pad = RECOGNISER.pad;
        let context = if self.open.is_some() {
            [&self.first[..], &self.previous[..]]
        } else {
            [&pad[PRODUCTS..2 * PRODUCTS], &pad[2 * PRODUCTS..]]
        };
        kernel.run(RECOGNISER.scorer.score([own, context[0], context[1]], &mut self.scores));
        let action = self.best(token);
        self.previous.copy_from_slice(as_previous);
        match action {
            Action::Begin(label) => {
                self.open = Some(label);
                self.first.copy_from_slice(as_first);
                (Iob::Begin, Some(label))
            }
            Action::Inside(label) => (Iob::Inside, Some(label)),
            Action::Last(label) => {
                self.open = None;
                (Iob::Inside, Some(label))
            }
            Action::Unit(label) => (Iob::Begin, Some(label)),
            Action::Outside | Action::Never => (Iob::Outside, None),
        }
    }

    /// The valid action with the highest score; the first of equals.
    fn best(&self, token: TokenFacts) -> Action {
        let valid = |action: Action| match (self.open, action) {
            (None, Action::Outside) => true,
            (None, Action::Unit(_)) => !token.is_space,
            (None, Action::Begin(_)) => !token.is_space && !token.ends_sentence,
            (Some(open), Action::Last(label)) => open == label,
            (Some(open), Action::Inside(label)) => open == label && !token.ends_sentence,
            _ => false,
        };
        let mut best = (Action::Never, f32::NEG_INFINITY);
        for (&action, &score) in self.actions.iter().zip(&self.scores) {
            if score > best.1 && valid(action) {
                best = (action, score);
            }
        }
        best.0
    }
}
