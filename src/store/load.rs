//! What goes into an index: what lies beside the articles, then the articles without the facts that are judged wrong, a few
//! segments at a time, fewer where they are larger.

use std::collections::BTreeMap;

use oxigraph::io::{RdfParseError, RdfParser};
use oxigraph::model::{GraphName, Quad};
use rayon::prelude::*;

use super::lock::Reading;
use super::{Folder, Resource, Store, StoreError, Verdicts, segment};

/// Quads of the segments that are read at a time: enough to keep the threads busy, few enough for memory.
const QUADS_AT_A_TIME: usize = 100_000;

/// What is to be read. Of each article it has the name of its graph and no more: a manifest is larger than all else that a build
/// of an index holds.
pub(super) struct Load {
    resources: Vec<Resource>,
    segments: Vec<Segment>,
    folder: Folder,
    verdicts: Verdicts,
    reading: Reading,
}

/// A segment with the graphs that are read of it.
struct Segment {
    name: String,
    graphs: Vec<String>,
    quads: usize,
}

impl Load {
    /// What goes into an index of a store.
    ///
    /// # Errors
    /// When a file of the user's cannot be read.
    pub fn of(store: Store) -> Result<Self, StoreError> {
        let resources = store.resources()?;
        let Store { folder, manifest, verdicts, skipped, reading, .. } = store;
        let mut segments: BTreeMap<String, (Vec<String>, usize)> = BTreeMap::new();
        for entry in manifest.articles.iter().filter(|entry| !skipped.contains(&entry.segment)) {
            let (graphs, quads) = segments.entry(entry.segment).or_default();
            graphs.push(entry.graph);
            *quads += entry.counts.quads;
        }
        let segments = segments.into_iter().map(|(name, (graphs, quads))| Segment { name, graphs, quads }).collect();
        Ok(Self { resources, segments, folder, verdicts, reading })
    }

    /// Hand the quads of each resource and of each segment to `add`, resources first. As long as what comes back is kept, the
    /// files stay where they are.
    ///
    /// # Errors
    /// A segment or resource that cannot be read, and those of `add`.
    pub fn each<E: From<StoreError>>(self, mut add: impl FnMut(Vec<Quad>) -> Result<(), E>) -> Result<Reading, E> {
        for resource in self.resources {
            add(self::resource(&resource)?)?;
        }
        let mut rest = self.segments.into_iter();
        while !rest.as_slice().is_empty() {
            let count = at_a_time(rest.as_slice());
            let some: Vec<Segment> = rest.by_ref().take(count).collect();
            let read: Vec<Vec<Quad>> = some
                .par_iter()
                .map(|Segment { name, graphs, .. }| {
                    segment::read(&self.folder, name, |graph| graphs.iter().any(|wanted| wanted == graph))
                })
                .collect::<Result<_, _>>()?;
            read.into_iter().map(|quads| self.verdicts.applied(quads)).try_for_each(&mut add)?;
        }
        Ok(self.reading)
    }
}

/// How many of the next segments to read together: at least one.
fn at_a_time(segments: &[Segment]) -> usize {
    let mut quads = 0;
    let fit = segments.iter().take_while(|segment| {
        quads += segment.quads;
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
