//! The one function through which every query goes.
//!
//! It declares the usual prefixes, makes the union of all named graphs the default graph, resolves
//! relative IRIs against the store's base (so that `<article/x>` works), and stops a query that takes
//! too long. SERVICE is not available: oxigraph is built without an HTTP client. The functions of GeoSPARQL are;
//! `geof:distance` measures between points along the great circle of a sphere (haversine), in the unit named:
//! `geof:distance(?one, ?other, uom:kilometre)`. Against the ellipsoid it errs by half a per cent at most.
//!
//! The engine hears the clock whenever it reads from the index; a product of large intermediate
//! results can keep it from listening for long. A process that must end in time needs a watchdog of
//! its own, as the command line has.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, SparqlEvaluator};

use spargeo::GEOSPARQL_EXTENSION_FUNCTIONS;

use super::QueryError;
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

/// What stops a query.
#[derive(Clone, Default)]
pub struct Limits {
    /// The longest that it may run; `None` for as long as it takes.
    pub time: Option<Duration>,
    /// Cancelled by the user.
    pub cancel: CancellationToken,
}

/// The results of a query, still to be read, and the clock that runs meanwhile.
pub struct Answer {
    results: QueryResults<'static>,
    clock: Clock,
}

impl Answer {
    /// True for the triples of a CONSTRUCT or DESCRIBE query.
    pub const fn is_graph(&self) -> bool {
        matches!(self.results, QueryResults::Graph(_))
    }

    /// The results and the clock apart, so that results can be consumed while the clock is held.
    pub fn into_parts(self) -> (QueryResults<'static>, Clock) {
        (self.results, self.clock)
    }
}

/// Begin to answer `query` from `index`.
///
/// # Errors
/// [`QueryError::Syntax`] for a malformed query, else what the engine says at its start.
pub fn run(index: &Index, query: &QueryText, limits: &Limits) -> Result<Answer, QueryError> {
    let functions = GEOSPARQL_EXTENSION_FUNCTIONS
        .into_iter()
        .fold(SparqlEvaluator::new(), |evaluator, (name, run)| evaluator.with_custom_function(name.into_owned(), run));
    let evaluator = known()
        .try_fold(functions, |evaluator, (prefix, iri)| evaluator.with_prefix(prefix, iri))
        .and_then(|evaluator| evaluator.with_base_iri(index.base()))
        .map_err(|error| QueryError::Evaluation(QueryEvaluationError::Unexpected(Box::new(error))))?;
    let prepared = evaluator
        .with_cancellation_token(limits.cancel.clone())
        .parse_query(&query.text)
        .map_err(|error| QueryError::syntax(&query.name, &query.text, &error))?;
    let clock = Clock::start(limits);
    let results = index.execute(prepared).map_err(|error| clock.explain(error))?;
    Ok(Answer { results, clock })
}

/// Cancels a query when its time is up; stops when dropped.
pub struct Clock {
    limit: Option<Duration>,
    rang: Arc<AtomicBool>,
    _stop: Sender<()>,
}

impl Clock {
    fn start(limits: &Limits) -> Self {
        let (stop, stopped) = channel::<()>();
        let rang = Arc::new(AtomicBool::new(false));
        if let Some(time) = limits.time {
            let (cancel, rings) = (limits.cancel.clone(), Arc::clone(&rang));
            std::thread::spawn(move || {
                if stopped.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
                    rings.store(true, Ordering::Relaxed);
                    cancel.cancel();
                }
            });
        }
        Self { limit: limits.time, rang, _stop: stop }
    }

    /// What an error of the engine means: time up, interrupted, or a failure.
    pub fn explain(&self, error: QueryEvaluationError) -> QueryError {
        match error {
            QueryEvaluationError::Cancelled if self.rang.load(Ordering::Relaxed) => {
                QueryError::TimeLimit { seconds: self.limit.map_or(0, |limit| limit.as_secs()) }
            }
            QueryEvaluationError::Cancelled => QueryError::Interrupted,
            other => QueryError::Evaluation(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{GraphName, Literal, NamedNode, Quad};

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
        let (results, clock) = answer.into_parts();
        let QueryResults::Solutions(solutions) = results else { panic!("rows expected") };
        solutions.collect::<Result<Vec<_>, _>>().map(|rows| rows.len()).map_err(|error| clock.explain(error))
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
