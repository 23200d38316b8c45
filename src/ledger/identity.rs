//! Whether two names mean one person or one body: a score with the rule that gave it, from the names alone.
//!
//! ```
//! use sayso::ledger::identity::{Kind, Rule, alike};
//! let same = alike("Sergei Lavrov", "Lavrov, Sergey", Kind::Person);
//! assert!(same.score > 0.9 && same.rule == Rule::Spelling);
//! assert!(alike("Hafez Assad", "Bashar Assad", Kind::Person).score < 0.7);
//! assert_eq!(alike("World Health Organization", "WHO", Kind::Body).rule, Rule::Acronym);
//! ```
//!
//! The words of the shorter name look for their own in the longer one (Monge–Elkan), one to one: the same, a spelling, a
//! nickname, an initial. What stays over in *both* names tells two apart ("Murad Khasanovich", "Murad Iraklievich"); what
//! stays over in one only makes it less sure. Spelling alone never makes two names one: [`links`] says what else is asked.

mod align;
mod body;
mod form;
mod likeness;
pub mod links;
mod person;
#[cfg(test)]
mod testing;
mod word;

pub use likeness::{ALIKE, CONTRARY, Kind, Likeness, Rule};

/// How alike two names of one kind are.
pub fn alike(one: &str, other: &str, kind: Kind) -> Likeness {
    match kind {
        Kind::Person => person::alike(one, other),
        Kind::Body => body::alike(one, other),
    }
}
