//! Facts as flat tables, for data frames and spreadsheets: `articles`, `statements`, `events`, `figures`, `offices`,
//! `places`, `actors`, and of a store the ledgers, as Parquet or CSV.
//!
//! One row a fact: what it says, its text, names beside ids, the day, publisher and address of its article, its
//! confidence. The tables are made of the graph, so that each has as many rows as the graph has nodes of its class. This
//! room knows the vocabulary and files of tables; it does not know how facts were found.

mod csv;
mod directory;
mod frame;
mod known;
mod layout;
mod ledgers;
mod nodes;
mod parquet;
mod sheet;
mod write;

pub use known::Known;
pub use write::{TableError, TableFormat, Tables, Written, in_folder};

#[cfg(test)]
mod tests;
