//! The house in order, read off the code itself: no circles of imports, rooms in layers, lists of words in the lexicon,
//! nothing written twice. CONTRIBUTING.md has the rules; here they are checked.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

#[path = "house/circles.rs"]
mod circles;
#[path = "house/imports.rs"]
mod imports;
#[path = "house/layers.rs"]
mod layers;
#[path = "house/lists.rs"]
mod lists;
#[path = "house/repeats.rs"]
mod repeats;
#[path = "house/source.rs"]
mod source;

use std::collections::BTreeSet;

use imports::Imports;
use source::House;

/// KNOWN FAULTS that wait for their mending: a rule, and what the first file at fault begins with. An entry that is
/// needed no more fails the test. The list is meant to be empty.
const KNOWN: &[(&str, &str)] = &[];

/// Something that is not in order.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// What it breaks: `circle`, `layer`, `list` or `repeat`.
    pub rule: &'static str,
    /// The files at fault.
    pub subject: String,
    /// What to look at.
    pub detail: String,
}

/// What breaks the rules that hold in every crate.
fn faults(house: &House) -> Vec<Fault> {
    let imports = Imports::read(house);
    [circles::faults(&imports), lists::faults(house), repeats::faults(house)].into_iter().flatten().collect()
}

#[test]
fn the_house_is_in_order() {
    let house = House::of("src");
    let mut faults = faults(&house);
    faults.extend(layers::faults(&Imports::read(&house)));
    in_order(&faults, KNOWN);
}

#[test]
fn the_language_engine_is_in_order() {
    in_order(&faults(&House::of("crates/english/src")), &[]);
}

/// Panics with a report of the faults that are not known, and of known ones that are mended.
fn in_order(faults: &[Fault], known_faults: &[(&str, &str)]) {
    let known = |fault: &Fault| {
        known_faults.iter().position(|(rule, start)| fault.rule == *rule && fault.subject.starts_with(start))
    };
    let needed: BTreeSet<usize> = faults.iter().filter_map(known).collect();
    let mut report = String::new();
    for fault in faults.iter().filter(|fault| known(fault).is_none()) {
        report += &format!("{} in {}\n{}\n", fault.rule, fault.subject, fault.detail);
    }
    for (at, (rule, start)) in known_faults.iter().enumerate().filter(|(at, _)| !needed.contains(at)) {
        report += &format!("no {rule} in {start} any more: take entry {} out of KNOWN\n", at + 1);
    }
    assert!(report.is_empty(), "\n{report}");
}
