//! Articles: given as text or records, or read from files one after another.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sayso::Meta;
use sayso::article::Article;
use sayso::article::read::{Reader, Settings, Step};

/// One news article.
#[pyclass(name = "Article", module = "sayso", frozen)]
pub struct PyArticle(pub Article);

/// What facts are asked of.
#[derive(FromPyObject)]
pub enum Item {
    /// An article that was made before.
    Article(Py<PyArticle>),
    /// Id, document, and whether the document tells its own format (a record, a page); otherwise it is text as it stands.
    Document(String, String, bool),
}

impl Item {
    /// The article; an error tells why there is none.
    pub fn article(&self) -> Result<Article, String> {
        match self {
            Self::Article(article) => Ok(article.get().0.clone()),
            Self::Document(id, document, true) => {
                Article::read(id, document.as_bytes()).map_err(|error| error.to_string())
            }
            Self::Document(id, text, false) => Ok(Article::new(id.clone(), text.clone(), &Meta::default())),
        }
    }
}

#[pymethods]
impl PyArticle {
    /// An article of a document: text as it stands, or with `sniff` a page, a record of JSON, a mail …
    #[new]
    #[pyo3(signature = (id, document, *, sniff = false))]
    fn new(py: Python<'_>, id: String, document: String, sniff: bool) -> PyResult<Self> {
        py.detach(|| Item::Document(id, document, sniff).article()).map(Self).map_err(PyValueError::new_err)
    }

    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    #[getter]
    fn sha256(&self) -> &str {
        &self.0.sha256
    }

    #[getter]
    fn headline(&self) -> Option<&str> {
        self.0.meta.headline.as_deref()
    }

    #[getter]
    fn published(&self) -> Option<&str> {
        self.0.meta.published.as_deref()
    }

    #[getter]
    fn publisher(&self) -> Option<&str> {
        self.0.meta.publisher.as_deref()
    }

    #[getter]
    fn url(&self) -> Option<&str> {
        self.0.meta.url.as_deref()
    }

    fn __repr__(&self) -> String {
        format!("Article({:?}, {} characters)", self.0.id, self.0.text.chars().count())
    }
}

/// What stands in files, folders, archives: each step is an article, or why something is none.
#[pyclass(frozen)]
pub struct Articles(Mutex<Reader>);

#[pymethods]
impl Articles {
    #[new]
    #[pyo3(signature = (paths, *, any_language = false))]
    fn new(paths: Vec<PathBuf>, any_language: bool) -> Self {
        Self(Mutex::new(Reader::new(paths).with_settings(Settings { any_language, ..Settings::default() })))
    }

    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    /// An article, or a kind (`skipped`, `note`, `failed`) and words.
    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let step = py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).next());
        Ok(match step {
            None => None,
            Some(Step::Article(article)) => Some(Py::new(py, PyArticle(*article))?.into_any()),
            Some(Step::Skipped(skipped)) => Some(told(py, "skipped", skipped.to_string())?),
            Some(Step::Note(place, note)) => Some(told(py, "note", format!("{place}: {note}"))?),
            Some(Step::Left(error)) => Some(told(py, "note", error.to_string())?),
            Some(Step::Failed(error)) => Some(told(py, "failed", error.to_string())?),
        })
    }
}

fn told(py: Python<'_>, kind: &str, words: String) -> PyResult<Py<PyAny>> {
    Ok((kind, words).into_pyobject(py)?.into_any().unbind())
}
