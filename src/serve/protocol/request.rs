//! A request of the protocol taken apart: the query, which graphs it is asked of, in which format.

use axum::http::{HeaderMap, Method, StatusCode, header};
use oxigraph::model::NamedNode;

use crate::query::Graphs;
use crate::serve::fail::Fail;

/// What is asked.
#[derive(Debug, Default)]
pub struct Asked {
    /// The query; `None` where none was sent.
    pub query: Option<String>,
    /// The graphs named beside it.
    pub graphs: Graphs,
    /// The format named beside it.
    pub format: Option<String>,
}

/// Take a request apart.
///
/// # Errors
/// As the protocol says: 400 for several queries or none, 403 for an update, 405 and 415.
pub fn asked(method: &Method, headers: &HeaderMap, in_address: &str, body: &[u8]) -> Result<Asked, Fail> {
    let mut asked = Asked::default();
    asked.add(in_address.as_bytes())?;
    if *method != Method::POST {
        return Ok(asked);
    }
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "application/sparql-query" => {
            let text = std::str::from_utf8(body).map_err(|_| not_utf8())?;
            asked.ask(text.to_owned())?;
        }
        "application/x-www-form-urlencoded" => asked.add(body)?,
        "application/sparql-update" => return Err(read_only()),
        _ => {
            return Err(Fail::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "the body is of a type that is not understood here",
                "send application/sparql-query, or a form (application/x-www-form-urlencoded) with query=",
            ));
        }
    }
    if asked.query.is_none() {
        return Err(Fail::bad("the request has no query", "send it as query=, or as application/sparql-query"));
    }
    Ok(asked)
}

impl Asked {
    fn add(&mut self, form: &[u8]) -> Result<(), Fail> {
        for (name, value) in form_urlencoded::parse(form) {
            if value.contains('\u{fffd}') {
                return Err(not_utf8());
            }
            match &*name {
                "query" => self.ask(value.into_owned())?,
                "update" | "using-graph-uri" | "using-named-graph-uri" => return Err(read_only()),
                "default-graph-uri" => self.graphs.default.push(graph(&value)?),
                "named-graph-uri" => self.graphs.named.push(graph(&value)?),
                "format" if !value.is_empty() => self.format = Some(value.into_owned()),
                _ => {}
            }
        }
        Ok(())
    }

    fn ask(&mut self, query: String) -> Result<(), Fail> {
        match self.query.replace(query) {
            None => Ok(()),
            Some(_) => Err(Fail::bad("the request has several queries", "send one at a time")),
        }
    }
}

/// A graph named in a request.
///
/// # Errors
/// 400 for what is no IRI.
pub fn graph(iri: &str) -> Result<NamedNode, Fail> {
    NamedNode::new(iri)
        .map_err(|error| Fail::bad(format!("`{iri}` is no IRI of a graph: {error}"), "give an absolute IRI"))
}

fn not_utf8() -> Fail {
    Fail::bad("the query is not UTF-8", "send it in UTF-8")
}

fn read_only() -> Fail {
    Fail::new(
        StatusCode::FORBIDDEN,
        "this endpoint is read-only",
        "`sayso build` adds articles and `sayso forget` takes them out",
    )
}
