//! Where in an article's text something stands: the spans of the language engine, which all rooms share.

pub use sayso_english::span::{CharIndex, Span};
