//! Statements in small articles of our own, by the whole engine.
