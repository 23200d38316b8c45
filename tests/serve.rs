//! The server as its clients see it: the protocol, pages in all formats, limits, and what is refused.
#![cfg(feature = "serve")]
// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "serve/agents.rs"]
mod agents;
#[path = "serve/client.rs"]
mod client;
#[path = "serve/hostile.rs"]
mod hostile;
#[path = "serve/limits.rs"]
mod limits;
#[path = "serve/pages.rs"]
mod pages;
#[path = "serve/protocol.rs"]
mod protocol;
#[path = "serve/w3c.rs"]
mod w3c;
