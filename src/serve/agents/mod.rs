//! Tools for agents, by the Model Context Protocol: `/mcp` over HTTP, `sayso mcp` over standard input and output.
//!
//! JSON-RPC by hand, in one file: the server has no sessions, no state and four methods, and the official crate (rmcp)
//! went through three major versions in a year and would bring some thirty crates.

mod answer;
mod http;
mod rpc;
mod tools;

pub use http::mcp;
pub use rpc::answered;
