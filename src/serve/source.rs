//! What is served: a state of a store, and where later ones come from.

use crate::store::Index;

/// A state of a store to serve, and what tells it from any other.
pub struct State {
    /// Its index, which has to lie in a file.
    pub index: Index,
    /// Tells it from any other state.
    pub stamp: String,
}

/// What is served: the state to begin with, and where later ones come from.
pub struct Source {
    /// The state to begin with.
    pub state: State,
    /// Asked every second for a new state; `None` where it is the same.
    pub next: Box<dyn FnMut() -> Option<State> + Send>,
}
