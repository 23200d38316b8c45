//! The engine: facts, tables and stores of articles, on all threads, without the interpreter's lock.

use std::collections::HashSet;
use std::path::PathBuf;

use oxigraph::model::Quad;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use rayon::prelude::*;
use sayso::article::Article;
use sayso::build::{Builder, Step, extract};
use sayso::fingerprint::fingerprint;
use sayso::graph::{self, Base};
use sayso::store::{Folder, Index, Writer, adopt, adopted, lines};
use sayso::tables::{Known, TableFormat, Tables, Written};
use sayso::{Options, Sayso};

use crate::articles::{Item, PyArticle};
use crate::error::{failed, told};

/// What facts are found with.
#[pyclass(frozen)]
pub struct Engine {
    sayso: Sayso,
    actors: Vec<PathBuf>,
    base: Base,
    now: Option<String>,
    threads: rayon::ThreadPool,
}

#[pymethods]
impl Engine {
    #[new]
    #[pyo3(signature = (*, actors = Vec::new(), base = None, now = None, threads = None))]
    fn new(
        py: Python<'_>,
        actors: Vec<PathBuf>,
        base: Option<String>,
        now: Option<String>,
        threads: Option<usize>,
    ) -> PyResult<Self> {
        py.detach(|| {
            let base = base.map_or_else(|| Ok(Base::default()), |base| Base::new(&base));
            let base = base.map_err(|error| PyValueError::new_err(error.to_string()))?;
            let threads = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
            let threads = threads.map_err(|error| failed(&error, None))?;
            let sayso = pipeline(&actors, &base, now.as_deref())?;
            Ok(Self { sayso, actors, base, now, threads })
        })
    }

    /// The facts of articles as JSON, in their order; for one that has none, why (`(None, reason)`).
    fn extract(&self, py: Python<'_>, items: Vec<Item>) -> Vec<(Option<String>, Option<String>)> {
        py.detach(|| self.threads.install(|| items.par_iter().map(|item| split(json(&self.sayso, item))).collect()))
    }

    /// The graphs of articles as sorted lines of N-Quads, in their order; for one that has none, why.
    fn quads(&self, py: Python<'_>, items: Vec<Item>) -> Vec<(Option<String>, Option<String>)> {
        let quads = |item: &Item| -> Result<String, String> { Ok(lines(&self.graph(item)?.1).concat()) };
        py.detach(|| self.threads.install(|| items.par_iter().map(|item| split(quads(item))).collect()))
    }

    /// The facts of articles as tables: a Parquet file in memory each, by the table's name.
    fn tables<'py>(&self, py: Python<'py>, items: Vec<Item>) -> PyResult<Bound<'py, PyDict>> {
        let written = py.detach(|| self.threads.install(|| self.tables_of(&items)))?;
        let tables = PyDict::new(py);
        for Written { name, out, .. } in written {
            tables.set_item(name, PyBytes::new(py, &out))?;
        }
        Ok(tables)
    }

    /// Put articles into a store, those that are new or changed; returns how many were new, changed, unchanged, failed.
    /// `progress` is called with the number of articles done.
    fn build(
        &self,
        py: Python<'_>,
        articles: Py<PyAny>,
        store: PathBuf,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<(usize, usize, usize, usize)> {
        py.detach(|| self.threads.install(|| self.build_store(&articles, &store, progress.as_ref())))
    }
}

impl Engine {
    /// The id of an article, and its graph.
    fn graph(&self, item: &Item) -> Result<(String, Vec<Quad>), String> {
        let article = item.article()?;
        let facts = extract(&self.sayso, &article)?;
        Ok((article.id, graph::quads(&facts, &self.base)))
    }

    fn tables_of(&self, items: &[Item]) -> PyResult<Vec<Written<Vec<u8>>>> {
        let found: Vec<Result<_, String>> = items.par_iter().map(|item| self.graph(item)).collect();
        let known = Known::bundled().map_err(|error| failed(&error, error.hint()))?;
        let broken = |error: std::io::Error| failed(&error, None);
        let mut tables = Tables::new(&known, TableFormat::Parquet, true, |_| Ok(Vec::new())).map_err(broken)?;
        for article in found {
            let (id, quads) = article.map_err(|reason| told(reason, None))?;
            tables.add(&id, &self.base.article(&id), &quads).map_err(broken)?;
        }
        tables.finish().map_err(broken)
    }

    fn build_store(
        &self,
        articles: &Py<PyAny>,
        path: &PathBuf,
        progress: Option<&Py<PyAny>>,
    ) -> PyResult<(usize, usize, usize, usize)> {
        let broken = |error: sayso::store::StoreError| failed(&error, error.hint());
        let mut writer = Writer::open(path, self.base.as_str()).map_err(broken)?;
        let folder = Folder::new(path);
        adopt(&folder, &self.actors).map_err(broken)?;
        let actors = adopted(&folder).map_err(broken)?;
        // Actors that the store has from before take part as well.
        let own = if actors.len() > self.actors.len() {
            Some(pipeline(&actors, &self.base, self.now.as_deref())?)
        } else {
            None
        };
        let now = self.now.as_deref().and_then(|day| day.parse().ok());
        let fingerprint = fingerprint(&actors, now).map_err(|error| failed(&error, None))?;
        let mut source = Source { articles, seen: HashSet::new(), error: None };
        let builder = Builder { sayso: own.as_ref().unwrap_or(&self.sayso), fingerprint, stop: &|| false };
        let (mut done, mut fault) = (0, None);
        let mut watch = |step: Step<'_>| {
            done += usize::from(matches!(step, Step::Done { .. }));
            if let Some(progress) = progress
                && fault.is_none()
            {
                fault = Python::attach(|py| progress.call1(py, (done,)).err());
            }
        };
        let tally = builder.build(&mut source, &mut writer, &mut watch).map_err(broken)?;
        let store = writer.finish().map_err(broken)?;
        drop(store);
        Index::up_to_date(path).map_err(broken)?;
        match source.error.or(fault) {
            Some(error) => Err(error),
            None => Ok((tally.new, tally.changed, tally.unchanged, tally.failed)),
        }
    }
}

/// Articles of a Python iterator; it ends at the first error, which is kept.
struct Source<'a> {
    articles: &'a Py<PyAny>,
    seen: HashSet<String>,
    error: Option<PyErr>,
}

impl Iterator for Source<'_> {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        loop {
            let next = Python::attach(|py| -> PyResult<Option<Article>> {
                let Some(item) = self.articles.bind(py).try_iter()?.next().transpose()? else { return Ok(None) };
                Ok(Some(item.cast::<PyArticle>()?.get().0.clone()))
            });
            match next {
                // A store has one article of an id: the first of a run.
                Ok(Some(article)) if !self.seen.insert(article.id.clone()) => {}
                Ok(article) => return article,
                Err(error) => {
                    self.error = Some(error);
                    return None;
                }
            }
        }
    }
}

fn pipeline(actors: &[PathBuf], base: &Base, now: Option<&str>) -> PyResult<Sayso> {
    let now = match now {
        None => None,
        Some(day) => {
            Some(day.parse().map_err(|_| PyValueError::new_err(format!("`{day}` is no day; write YYYY-MM-DD")))?)
        }
    };
    let options = Options { actors: actors.to_vec(), base: base.clone(), now, ..Options::default() };
    Sayso::new(&options).map_err(|error| failed(&error, Some(error.hint().to_owned())))
}

fn json(sayso: &Sayso, item: &Item) -> Result<String, String> {
    let facts = extract(sayso, &item.article()?)?;
    serde_json::to_string(&facts).map_err(|error| error.to_string())
}

fn split(result: Result<String, String>) -> (Option<String>, Option<String>) {
    match result {
        Ok(json) => (Some(json), None),
        Err(reason) => (None, Some(reason)),
    }
}

/// The tokens, tree and names of a text, as JSON.
#[pyfunction]
pub fn parse(py: Python<'_>, text: &str) -> PyResult<String> {
    let bytes = py.detach(|| {
        let mut bytes = Vec::new();
        let doc = sayso::english::Engine::embedded().parser().parse(text);
        doc.write_json("text", &mut bytes).map(|()| bytes)
    });
    let bytes = bytes.map_err(|error| failed(&error, None))?;
    String::from_utf8(bytes).map_err(|error| failed(&error, None))
}
