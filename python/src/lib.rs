//! The native half of the Python package: what costs time, with the interpreter's lock released.
//!
//! `sayso/__init__.py` is the face that users see; here are articles, the engine, stores, and nothing that Python can do
//! as well.

// What `#[pymodule]` and its kin write.
#![allow(missing_docs)]

mod articles;
mod engine;
mod error;
mod store;

use pyo3::prelude::*;

/// Native parts of the package `sayso`.
#[pymodule]
fn _sayso(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("FACTS_VERSION", sayso::facts::FACTS_VERSION)?;
    module.add("SaysoError", module.py().get_type::<error::SaysoError>())?;
    module.add_class::<articles::PyArticle>()?;
    module.add_class::<articles::Articles>()?;
    module.add_class::<engine::Engine>()?;
    module.add_class::<store::Store>()?;
    module.add_function(wrap_pyfunction!(engine::parse, module)?)?;
    module.add_function(wrap_pyfunction!(store::queries, module)?)
}
