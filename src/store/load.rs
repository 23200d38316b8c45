//! What goes into an index: what lies beside the articles, then the articles without the facts that are judged wrong, a few
//! segments at a time, fewer where they are larger.

use std::collections::BTreeMap;

use oxigraph::io::{RdfParseError, RdfParser};
use oxigraph::model::{GraphName, Quad};
use rayon::prelude::*;

use super::{Entry, Resource, Store, StoreError, segment};

/// Quads of the segments that are read at a time: enough to keep the threads busy, few enough for memory.
const QUADS_AT_A_TIME: usize = 100_000;

/// Hand the quads of each resource and of each segment of a store to `add`, resources first.
pub(super) fn each<E: From<StoreError>>(
    store: &Store,
    mut add: impl FnMut(Vec<Quad>) -> Result<(), E>,
) -> Result<(), E> {
    for resource in store.resources()? {
        add(self::resource(&resource)?)?;
    }
    let mut segments: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in store.readable() {
        segments.entry(&entry.segment).or_default().push(entry);
    }
    let segments: Vec<(&str, Vec<&Entry>)> = segments.into_iter().collect();
    let mut rest = segments.as_slice();
    while !rest.is_empty() {
        let (some, others) = rest.split_at(at_a_time(rest));
        rest = others;
        let read: Vec<Vec<Quad>> = some
            .par_iter()
            .map(|(segment, entries)| {
                segment::read(&store.folder, segment, |graph| entries.iter().any(|entry| entry.graph == graph))
            })
            .collect::<Result<_, _>>()?;
        read.into_iter().map(|quads| store.verdicts.applied(quads)).try_for_each(&mut add)?;
    }
    Ok(())
}

/// How many of the next segments to read together: at least one.
fn at_a_time(segments: &[(&str, Vec<&Entry>)]) -> usize {
    let mut quads = 0;
    let fit = segments.iter().take_while(|(_, entries)| {
        quads += entries.iter().map(|entry| entry.counts.quads).sum::<usize>();
        quads <= QUADS_AT_A_TIME
    });
    fit.count().max(1)
}

/// An RDF file as quads of a graph of its own.
///
/// # Errors
/// When it cannot be parsed.
pub fn resource(resource: &Resource) -> Result<Vec<Quad>, StoreError> {
    RdfParser::from_format(resource.format)
        .with_default_graph(GraphName::from(resource.graph.clone()))
        .without_named_graphs()
        .for_slice(&resource.bytes)
        .collect::<Result<_, _>>()
        .map_err(|error| StoreError::Load { name: resource.name.clone(), source: RdfParseError::from(error).into() })
}
