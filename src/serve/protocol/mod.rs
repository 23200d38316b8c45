//! The SPARQL 1.1 Protocol for queries, the Service Description, and the read-only half of the Graph Store Protocol.

mod describe;
mod formats;
mod graph_store;
mod request;
mod sparql;

pub use formats::written;
pub use graph_store::{graph, void};
pub use sparql::sparql;
