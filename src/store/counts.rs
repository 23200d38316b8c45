//! How much was found.

use serde::{Deserialize, Serialize};

/// What was found in an article, or in several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Quads of the graph.
    pub quads: usize,
    /// Statements.
    pub statements: usize,
    /// Events, speech acts among them.
    pub events: usize,
    /// Figures.
    pub figures: usize,
    /// Offices.
    pub offices: usize,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            quads: self.quads + other.quads,
            statements: self.statements + other.statements,
            events: self.events + other.events,
            figures: self.figures + other.figures,
            offices: self.offices + other.offices,
        }
    }
}
