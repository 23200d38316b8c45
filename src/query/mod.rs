//! Questions to the graph: canned queries, the user's own, and the one function that runs them.
//!
//! This room knows SPARQL and how answers are written. It does not know how facts were found.

pub mod actors;
mod algebra;
pub mod answer;
pub mod ask;
mod bounds;
mod careful;
pub mod catalog;
pub mod clock;
pub mod companions;
mod cut;
mod dated;
#[cfg(feature = "cli")]
pub mod draw;
mod early;
pub mod explain;
pub mod fragment;
#[cfg(feature = "geo")]
pub mod geojson;
mod lint;
mod lookup;
pub mod names;
mod nest;
mod newest;
mod order;
pub mod params;
mod pieces;
pub mod problem;
pub mod run;
mod selected;
pub mod sides;
pub mod table;
pub mod terms;
mod trail;
pub mod wanted;

pub use answer::{RowFormat, row_format, row_format_of};
pub use ask::{AskError, ask};
pub use catalog::{CannedQuery, canned, find};
pub use clock::{Clock, Limits};
pub use params::{Param, ParamError, ParamKind, parameters, set};
pub use problem::QueryError;
pub use run::{Answer, Graphs, QueryText, run, run_on};
