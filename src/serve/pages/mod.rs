//! Pages for people, made on the server, readable without a script; each is a table, a graph or a feed at once.

mod about;
mod actor;
mod article;
mod ask;
mod asked;
mod bars;
mod check;
mod claim;
mod claims;
mod figures;
mod filter;
mod forces;
mod format;
mod layout;
mod map;
mod network;
mod page;
mod parts;
mod projection;
mod routes;
mod rss;
mod search;
mod start;
mod timeline;
mod topic;
mod write;

pub use actor::of as dossier_of;
pub use asked::Asked;
pub use claims::claims as overview;
pub use filter::Filter;
pub use format::Format;
pub use layout::self_contained;
pub use routes::{dressed, routes, split_suffix};
pub use topic::topic as sides_of;
