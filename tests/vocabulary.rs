//! The vocabulary in code and the vocabulary in `ontology/sayso.ttl` are one.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use sayso::graph::vocab;

const NAMESPACE: &str = "https://w3id.org/sayso/ontology#";

fn turtle(file: &str) -> Vec<Quad> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read(&path).unwrap();
    RdfParser::from_format(RdfFormat::Turtle).for_slice(&text).map(|quad| quad.unwrap()).collect()
}

fn own(iri: &str) -> Option<String> {
    iri.strip_prefix(NAMESPACE).map(str::to_owned)
}

/// Terms that the ontology describes.
fn declared() -> BTreeSet<String> {
    turtle("ontology/sayso.ttl")
        .into_iter()
        .filter_map(|quad| match quad.subject {
            NamedOrBlankNode::NamedNode(subject) => own(subject.as_str()),
            NamedOrBlankNode::BlankNode(_) => None,
        })
        .collect()
}

/// Terms that the authority file and the PLOVER scheme use.
fn used_in_data() -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for quad in ["ontology/actors.ttl", "ontology/plover.ttl"].into_iter().flat_map(turtle) {
        used.extend(own(quad.predicate.as_str()));
        if let Term::NamedNode(object) = quad.object {
            used.extend(own(object.as_str()));
        }
    }
    used
}

/// Names of constants that code outside the vocabulary module mentions.
fn used_in_code() -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("vocab.rs") {
                let code = fs::read_to_string(&path).unwrap();
                for rest in code.split("sayso::").skip(1) {
                    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                    used.insert(rest[..end].to_owned());
                }
            }
        }
    }
    used
}

#[test]
fn every_constant_is_declared() {
    let declared = declared();
    let missing: Vec<_> = vocab::sayso::NAMES.iter().filter(|name| !declared.contains(**name)).collect();
    assert!(missing.is_empty(), "in code but not in ontology/sayso.ttl: {missing:?}");
}

#[test]
fn every_constant_is_used() {
    let used = used_in_code();
    let idle: Vec<_> = vocab::sayso::NAMES.iter().filter(|name| !used.contains(**name)).collect();
    assert!(idle.is_empty(), "constants that no code uses: {idle:?}");
}

#[test]
fn every_declared_term_is_used() {
    let constants: BTreeSet<String> = vocab::sayso::NAMES.iter().map(|name| (*name).to_owned()).collect();
    let data = used_in_data();
    // Superclasses and value classes are used by the terms under them.
    let inside: BTreeSet<String> = turtle("ontology/sayso.ttl")
        .into_iter()
        .filter_map(|quad| match quad.object {
            Term::NamedNode(object) => own(object.as_str()),
            _ => None,
        })
        .collect();
    let idle: Vec<_> = declared()
        .into_iter()
        .filter(|term| !constants.contains(term) && !data.contains(term) && !inside.contains(term))
        .collect();
    assert!(idle.is_empty(), "declared but used nowhere: {idle:?}");
}

#[test]
fn every_declared_term_is_explained() {
    let quads = turtle("ontology/sayso.ttl");
    let has = |term: &str, property: &str| {
        quads.iter().any(|quad| {
            quad.predicate.as_str() == property
                && matches!(&quad.subject, NamedOrBlankNode::NamedNode(subject) if own(subject.as_str()).as_deref() == Some(term))
        })
    };
    for term in declared() {
        for property in [
            "http://www.w3.org/2000/01/rdf-schema#label",
            "http://www.w3.org/2000/01/rdf-schema#comment",
            "http://www.w3.org/2004/02/skos/core#example",
        ] {
            assert!(has(&term, property), "{term} has no {property}");
        }
    }
}

#[test]
fn the_authority_file_uses_declared_terms_only() {
    let declared = declared();
    let unknown: Vec<_> = used_in_data().into_iter().filter(|term| !declared.contains(term)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
