//! The one function through which every query goes.
//!
//! It declares the usual prefixes, resolves relative IRIs against the store's base (so that `<article/x>` works), refuses
//! queries that are too large (`bounds.rs`), and stops those that use too much (`clock.rs`). The default graph holds every
//! triple of the index once. SERVICE is not available: oxigraph is built without an HTTP client. The functions of
//! GeoSPARQL are; `geof:distance` measures between points along the great circle of a sphere (haversine), in the unit
//! named: `geof:distance(?one, ?other, uom:kilometre)`. Against the ellipsoid it errs by half a per cent at most.

use oxigraph::model::NamedNode;
use oxigraph::sparql::{
    QueryEvaluationError, QueryResults, QuerySolutionIter, QueryTripleIter, SparqlEvaluator, Variable,
};
use spareval::QuerySolution;
use spargebra::SparqlParser;
use spargebra::algebra::QueryDataset;
#[cfg(feature = "geo")]
use spargeo::GEOSPARQL_EXTENSION_FUNCTIONS;

use super::QueryError;
use super::algebra::{Part, dataset_of, pattern_of};
use super::clock::{Clock, Limits};
use super::pieces::{self, Pieces};
use super::{bounds, careful, lookup};
use crate::lexicon::prefixes::known;
use crate::store::Index;

/// A query and what messages call it.
#[derive(Debug, Clone)]
pub struct QueryText {
    /// File or query name, for `name:line:column`.
    pub name: String,
    /// SPARQL.
    pub text: String,
}

/// Which graphs a query is asked of, in place of all and of what its `FROM` says.
#[derive(Debug, Clone, Default)]
pub struct Graphs {
    /// Those whose triples together are the default graph.
    pub default: Vec<NamedNode>,
    /// Those that `GRAPH` finds.
    pub named: Vec<NamedNode>,
}

impl Graphs {
    /// True when nobody said which.
    pub const fn is_empty(&self) -> bool {
        self.default.is_empty() && self.named.is_empty()
    }
}

/// What a query answers, still to be read.
pub enum Answer {
    /// The rows of a SELECT query.
    Rows {
        /// The columns, in order.
        columns: Vec<Variable>,
        /// The rows.
        rows: Limited<QuerySolutionIter<'static>>,
    },
    /// The triples of a CONSTRUCT or DESCRIBE query.
    Triples(Limited<QueryTripleIter<'static>>),
    /// Yes or no.
    Boolean(bool),
}

/// What is read from the engine, within the query's limits.
pub struct Limited<I> {
    /// `None` once the query was stopped.
    inner: Option<I>,
    clock: Clock,
    count: usize,
}

impl Answer {
    /// True for the triples of a CONSTRUCT or DESCRIBE query.
    pub const fn is_graph(&self) -> bool {
        matches!(self, Self::Triples(_))
    }
}

impl<I> Limited<I> {
    /// The clock of the query.
    pub const fn clock(&mut self) -> &mut Clock {
        &mut self.clock
    }

    const fn new(inner: I, clock: Clock) -> Self {
        Self { inner: Some(inner), clock, count: 0 }
    }
}

impl<T, I: Iterator<Item = Result<T, QueryEvaluationError>>> Iterator for Limited<I> {
    type Item = Result<T, QueryError>;

    fn next(&mut self) -> Option<Self::Item> {
        let inner = self.inner.as_mut()?;
        let item = match self.clock.watch(|| inner.next()) {
            Ok(item) => item?.map_err(|error| self.clock.explain(error)),
            Err(stopped) => Err(stopped),
        };
        self.count += 1;
        let item = match self.clock.most_rows() {
            Some(most) if item.is_ok() && self.count > most => Err(QueryError::RowLimit { most }),
            _ => item,
        };
        if item.is_err() {
            self.inner = None;
        }
        Some(item)
    }
}

impl Limited<QuerySolutionIter<'static>> {
    /// The next row, which stays in memory and counts as that.
    pub fn next_kept(&mut self) -> Option<Result<QuerySolution, QueryError>> {
        let row = self.next()?;
        Some(row.and_then(|row| self.clock.keep(row.values().iter().flatten()).map(|()| row)))
    }
}

/// Begin to answer `query` from `index`.
///
/// # Errors
/// [`QueryError::Syntax`] for a malformed query, [`QueryError::TooLarge`], else what the engine says at its start.
pub fn run(index: &Index, query: &QueryText, limits: &Limits) -> Result<Answer, QueryError> {
    run_on(index, query, Graphs::default(), limits)
}

/// Begin to answer `query` from some graphs of `index`; from all where none are named.
///
/// # Errors
/// As [`run`].
pub fn run_on(index: &Index, query: &QueryText, graphs: Graphs, limits: &Limits) -> Result<Answer, QueryError> {
    bounds::check_text(&query.text)?;
    let parser = known()
        .try_fold(SparqlParser::new(), |parser, (prefix, iri)| parser.with_prefix(prefix, iri))
        .and_then(|parser| parser.with_base_iri(index.base()))
        .map_err(|error| QueryError::Evaluation(QueryEvaluationError::Unexpected(Box::new(error))))?;
    let mut parsed =
        parser.parse_query(&query.text).map_err(|error| QueryError::syntax(&query.name, &query.text, &error))?;
    if !graphs.is_empty() {
        *dataset_of(&mut parsed) = Some(QueryDataset { default: graphs.default, named: Some(graphs.named) });
    }
    bounds::check_algebra(&mut parsed)?;
    careful::wrap(Part::Pattern(pattern_of(&mut parsed)));
    let (mut clock, token) = Clock::start(limits);
    let evaluator = careful::with_functions(functions()).with_cancellation_token(token);
    if let Some(reader) = index.reader() {
        let found = clock.watch(|| lookup::resolve(&mut parsed, &reader))?;
        if let Some(pieces) = clock.watch(|| pieces::of(&parsed, &reader, &found))? {
            let columns = pieces.columns.clone();
            let rows = QuerySolutionIter::new(columns.clone().into(), in_pieces(pieces, index.clone(), evaluator));
            return Ok(Answer::Rows { columns, rows: Limited::new(rows, clock) });
        }
    }
    let prepared = evaluator.for_query(parsed);
    let results = clock.watch(|| index.execute(prepared))?.map_err(|error| clock.explain(error))?;
    Ok(match results {
        QueryResults::Solutions(rows) => {
            Answer::Rows { columns: rows.variables().to_vec(), rows: Limited::new(rows, clock) }
        }
        QueryResults::Graph(triples) => Answer::Triples(Limited::new(triples, clock)),
        QueryResults::Boolean(yes) => Answer::Boolean(yes),
    })
}

/// The rows of all pieces of a query, each asked when those before it have been read.
fn in_pieces(
    pieces: Pieces,
    index: Index,
    evaluator: SparqlEvaluator,
) -> impl Iterator<Item = Result<QuerySolution, QueryEvaluationError>> {
    let (mut passed_over, limit) = (pieces.offset, pieces.limit.unwrap_or(usize::MAX));
    let rows = pieces.flat_map(move |piece| match index.execute(evaluator.clone().for_query(piece)) {
        Ok(results) => solutions(results),
        Err(error) => Box::new(std::iter::once(Err(error))),
    });
    let wanted = rows.filter(move |row| {
        let before = row.is_ok() && passed_over > 0;
        passed_over -= usize::from(before);
        !before
    });
    wanted.take(limit)
}

/// The rows of results; a graph, or yes or no, has none.
fn solutions(results: QueryResults<'static>) -> Box<dyn Iterator<Item = Result<QuerySolution, QueryEvaluationError>>> {
    match results {
        QueryResults::Solutions(rows) => Box::new(rows),
        QueryResults::Graph(_) | QueryResults::Boolean(_) => Box::new(std::iter::empty()),
    }
}

/// The engine with the functions of GeoSPARQL.
#[cfg(feature = "geo")]
fn functions() -> SparqlEvaluator {
    GEOSPARQL_EXTENSION_FUNCTIONS
        .into_iter()
        .fold(SparqlEvaluator::new(), |evaluator, (name, run)| evaluator.with_custom_function(name.into_owned(), run))
}

/// The engine as it is.
#[cfg(not(feature = "geo"))]
fn functions() -> SparqlEvaluator {
    SparqlEvaluator::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{GraphName, Literal, Quad};
    use std::time::Duration;

    const BASE: &str = "https://example.org/";

    fn index(count: usize) -> Index {
        let node = |name: String| NamedNode::new(format!("{BASE}{name}")).unwrap();
        let quads = (0..count)
            .map(|number| {
                Quad::new(
                    node(format!("s{number}")),
                    node("value".to_owned()),
                    Literal::from(number as i64),
                    GraphName::NamedNode(node(format!("article/{number}"))),
                )
            })
            .collect();
        Index::in_memory(BASE, quads).unwrap()
    }

    fn ask(text: &str) -> QueryText {
        QueryText { name: "test".to_owned(), text: text.to_owned() }
    }

    fn rows(answer: Answer) -> Result<usize, QueryError> {
        let Answer::Rows { rows, .. } = answer else { panic!("rows expected") };
        rows.collect::<Result<Vec<_>, _>>().map(|rows| rows.len())
    }

    #[test]
    fn prefixes_base_and_union_are_given() {
        let index = index(3);
        let answer = run(&index, &ask("SELECT ?s { ?s <value> ?v }"), &Limits::default()).unwrap();
        assert_eq!(rows(answer).unwrap(), 3);
        let answer = run(&index, &ask("SELECT ?c { ?c a owl:Ontology }"), &Limits::default()).unwrap();
        assert!(rows(answer).unwrap() > 0);
    }

    #[test]
    fn a_query_that_takes_too_long_is_stopped() {
        let index = index(300);
        let limits = Limits { time: Some(Duration::from_millis(100)), ..Limits::default() };
        let slow = ask("SELECT (COUNT(*) AS ?n) { ?a <value> ?x . ?b <value> ?y \
             FILTER NOT EXISTS { ?c <value> ?z FILTER(?z = ?x + ?y + 1000) } }");
        let error = run(&index, &slow, &limits).and_then(rows).unwrap_err();
        assert!(matches!(error, QueryError::TimeLimit { .. }), "{error}");
    }

    #[test]
    fn distances_are_along_the_earth() {
        // Oslo to Bergen: 305 km as the crow flies.
        let query = ask("SELECT ?km { BIND(geof:distance(\"POINT(10.75 59.91)\"^^geo:wktLiteral, \
             \"POINT(5.33 60.39)\"^^geo:wktLiteral, uom:kilometre) AS ?km) FILTER(300 < ?km && ?km < 310) }");
        assert_eq!(rows(run(&index(1), &query, &Limits::default()).unwrap()).unwrap(), 1);
    }

    #[test]
    fn no_query_reaches_the_network() {
        let index = index(1);
        let query = ask("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }");
        let error = run(&index, &query, &Limits::default()).and_then(rows).unwrap_err();
        assert!(error.hint().unwrap().contains("SERVICE"), "{error}");
    }
}
