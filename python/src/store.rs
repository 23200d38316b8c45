//! A store, asked by the names of canned queries and in SPARQL.

use std::path::PathBuf;
use std::time::Duration;

use oxigraph::io::RdfFormat;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, Term};
use pyo3::prelude::*;
use sayso::query::table::Rows;
use sayso::query::{Answer, Limits, QueryError, QueryText, answer, ask, canned, run};
use sayso::store::Index;
use sayso::tables::{TableFormat, in_folder};

use crate::error::{failed, told};

/// A store that was opened for questions.
#[pyclass(frozen)]
pub struct Store {
    path: PathBuf,
    index: Index,
}

/// Columns and rows.
type Table = (Vec<String>, Vec<Vec<Option<Value>>>);

/// What a query answers.
#[derive(IntoPyObject)]
pub enum Answered {
    Rows(Table),
    Truth(bool),
    Graph(String),
}

/// One value, as Python has it.
#[derive(IntoPyObject)]
pub enum Value {
    Text(String),
    Integer(i64),
    Number(f64),
    Truth(bool),
}

#[pymethods]
impl Store {
    #[new]
    fn new(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let index = py.detach(|| Index::open(&path)).map_err(|error| failed(&error, error.hint()))?;
        Ok(Self { path, index })
    }

    /// The rows of a canned query, or of a file.
    fn query(
        &self,
        py: Python<'_>,
        name: &str,
        parameters: Vec<(String, String)>,
        timeout: Option<f64>,
    ) -> PyResult<Table> {
        let set: Vec<(&str, &str)> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let rows = py.detach(|| deep(|| ask(&self.index, name, &set, &limits(timeout)).map(table)))?;
        rows.map_err(|error| failed(&error, error.hint()))
    }

    /// What a query in SPARQL answers.
    fn sparql(&self, py: Python<'_>, text: String, timeout: Option<f64>) -> PyResult<Answered> {
        let query = QueryText { name: "query".to_owned(), text };
        py.detach(|| deep(|| self.answer(&query, timeout)))?
    }

    /// Write the facts as tables into a folder; returns the rows of each.
    fn export_tables(&self, py: Python<'_>, folder: PathBuf, csv: bool) -> PyResult<Vec<(String, usize)>> {
        let format = if csv { TableFormat::Csv } else { TableFormat::Parquet };
        let written = py.detach(|| -> Result<_, PyErr> {
            let store = sayso::Store::open(&self.path).map_err(|error| failed(&error, error.hint()))?;
            in_folder(&store, &self.index, &folder, format, true).map_err(|error| failed(&error, None))
        })?;
        Ok(written.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect())
    }

    #[getter]
    fn base(&self) -> &str {
        self.index.base()
    }
}

impl Store {
    fn answer(&self, query: &QueryText, timeout: Option<f64>) -> PyResult<Answered> {
        let broken = |error: QueryError| failed(&error, error.hint());
        Ok(match run(&self.index, query, &limits(timeout)).map_err(broken)? {
            Answer::Boolean(truth) => Answered::Truth(truth),
            rows @ Answer::Rows { .. } => Answered::Rows(table(answer::rows(rows).map_err(broken)?)),
            graph @ Answer::Triples(_) => Answered::Graph(triples(graph, self.index.base())?),
        })
    }
}

/// Stack for the SPARQL engine, which calls itself for each part inside another of a query; as the command has it.
const STACK: usize = 64 << 20;

/// Run `work` on a thread with room for deep queries.
fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> PyResult<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| failed(&error, None))?;
        thread.join().map_err(|_| told("a defect in the query engine", None))
    })
}

fn limits(timeout: Option<f64>) -> Limits {
    Limits { time: timeout.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()), ..Limits::default() }
}

fn triples(graph: Answer, base: &str) -> PyResult<String> {
    let table = answer::Style {
        rows: None,
        graph: Some(RdfFormat::NTriples),
        table: sayso::query::table::TableStyle { width: 80, colour: false },
    };
    let mut bytes = Vec::new();
    answer::write(graph, &table, base, &mut bytes).map_err(|error| failed(&error, None))?;
    String::from_utf8(bytes).map_err(|error| failed(&error, None))
}

fn table(rows: Rows) -> Table {
    let row = |row: Vec<Option<Term>>| row.into_iter().map(|term| term.map(value)).collect();
    (rows.columns, rows.rows.into_iter().map(row).collect())
}

/// Numbers and truth as such, IRIs and all else as text.
fn value(term: Term) -> Value {
    match term {
        Term::Literal(literal) => of_literal(&literal),
        Term::NamedNode(node) => Value::Text(node.into_string()),
        other => Value::Text(other.to_string()),
    }
}

fn of_literal(literal: &Literal) -> Value {
    let text = literal.value();
    let kind = literal.datatype();
    let found = if kind == xsd::INTEGER {
        text.parse().ok().map(Value::Integer)
    } else if kind == xsd::DECIMAL || kind == xsd::DOUBLE || kind == xsd::FLOAT {
        text.parse().ok().map(Value::Number)
    } else if kind == xsd::BOOLEAN {
        Some(Value::Truth(text == "true" || text == "1"))
    } else {
        None
    };
    found.unwrap_or_else(|| Value::Text(text.to_owned()))
}

/// The canned queries: name, title, description, parameters.
#[pyfunction]
pub fn queries() -> Vec<(String, String, String, Vec<String>)> {
    let names = |query: &sayso::query::CannedQuery| query.params.iter().map(|it| it.name.clone()).collect();
    canned().iter().map(|it| (it.name.clone(), it.title.clone(), it.description.clone(), names(it))).collect()
}
