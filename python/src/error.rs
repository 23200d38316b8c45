//! Errors as Python has them: `SaysoError`, with the hint on a line of its own.

use std::error::Error;
use std::fmt::Display;

use pyo3::PyErr;
use pyo3::create_exception;
use pyo3::exceptions::PyException;

create_exception!(sayso, SaysoError, PyException, "Something that sayso cannot do, with what can be done about it.");

/// An error and its causes, and what the user can do.
pub fn failed(error: &dyn Error, hint: Option<String>) -> PyErr {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    told(text, hint)
}

/// A message, and what the user can do.
pub fn told(message: impl Display, hint: Option<String>) -> PyErr {
    SaysoError::new_err(match hint {
        Some(hint) => format!("{message}\nhint: {hint}"),
        None => message.to_string(),
    })
}
