//! The dependency parser: heads, relations and sentence boundaries of a sequence of tokens.

use super::kernels::Kernel;
use super::labels::Label;
use super::model::{self, Fields, Table};
use super::networks::PARSER;
use super::products::Products;
use super::state::{Action, Allowed, NONE, State};
use super::tree::{Edges, deprojectivise};

const MOVES: Table = model::table("parser.moves");

/// The parser with its room to work in.
pub(super) struct DependencyParser {
    classes: Vec<(Action, Label)>,
    products: Products<8>,
    scores: Vec<f32>,
    state: State,
    /// What was found for the last sequence, token numbers within the sequence.
    pub(super) heads: Vec<u32>,
    pub(super) labels: Vec<Label>,
    pub(super) edges: Edges,
}

impl DependencyParser {
    pub(super) fn new() -> Self {
        let class = |mut row: Fields| {
            let action = match row.next()? {
                "0" => Action::Shift,
                "1" => Action::Reduce,
                "2" => Action::Left,
                "3" => Action::Right,
                "4" => Action::Break,
                _ => return None,
            };
            Some((action, Label::parse(row.next()?)))
        };
        Self {
            classes: MOVES.rows().filter_map(class).collect(),
            products: Products::new(&PARSER),
            scores: vec![0.0; PARSER.scorer.bias.len()],
            state: State::default(),
            heads: Vec::new(),
            labels: Vec::new(),
            edges: Edges::default(),
        }
    }

    /// Parse a sequence, given the projections of its tokens and which of them are white space.
    pub(super) fn parse(&mut self, kernel: Kernel, projected: &[f32], is_space: impl Fn(usize) -> bool, len: usize) {
        self.state.begin(len);
        self.products.begin();
        while !self.state.is_final() {
            let tokens = self.state.features();
            self.products.score(kernel, projected, tokens, self.state.horizon(), &mut self.scores);
            let Some(class) = best(&self.scores[..self.classes.len()], self.state.allowed()) else {
                break;
            };
            self.state.apply(self.classes[class].0, class as u8);
        }
        self.heads.clear();
        self.labels.clear();
        for (token, (&head, &class)) in self.state.heads.iter().zip(&self.state.classes).enumerate() {
            let rooted = head == NONE;
            self.heads.push(if rooted { token as u32 } else { head });
            self.labels.push(if rooted { Label::ROOT } else { self.classes[class as usize].1 });
        }
        self.edges.find(&self.heads);
        if self.labels.iter().any(|label| label.head.is_some()) {
            deprojectivise(&mut self.heads, &mut self.labels, &self.edges, is_space);
            self.edges.find(&self.heads);
        }
    }
}

/// The highest score among the allowed classes; the first of equals. Classes are numbered action by
/// action: shift, reduce, the arcs, and break at the end.
fn best(scores: &[f32], allowed: Allowed) -> Option<usize> {
    let last = scores.len() - 1;
    let mut best: Option<usize> = None;
    let mut consider = |class: usize| {
        if best.is_none_or(|best| scores[class] > scores[best]) {
            best = Some(class);
        }
    };
    if allowed.shift {
        consider(0);
    }
    if allowed.reduce {
        consider(1);
    }
    if allowed.arc {
        (2..last).for_each(&mut consider);
    }
    if allowed.break_ {
        consider(last);
    }
    best
}
