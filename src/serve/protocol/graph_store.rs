//! `/graph?graph=IRI`: one graph, read-only (SPARQL 1.1 Graph Store HTTP Protocol); `/.well-known/void`.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::describe::description;
use super::formats::{graph_of, written};
use super::request::graph as parsed;
use crate::graph::format::{GRAPH_FORMATS, graph_format};
use crate::serve::app::App;
use crate::serve::fail::Fail;
use crate::serve::guard::here;
use crate::serve::work;

/// Triples of a graph that are handed out at once.
const MOST: usize = 200_000;

/// Answer `/graph`.
///
/// # Errors
/// 400 without a graph, 404 for one that there is not, 406.
pub async fn graph(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    RawQuery(in_address): RawQuery,
) -> Result<Response, Fail> {
    let in_address = in_address.unwrap_or_default();
    let value = |wanted: &str| {
        form_urlencoded::parse(in_address.as_bytes())
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
    };
    let format = match value("format").filter(|name| !name.is_empty()) {
        Some(name) => graph_format(&name),
        None => graph_of(&headers),
    };
    let format = format.ok_or_else(|| Fail::format(GRAPH_FORMATS))?;
    if value("default").is_some() {
        return Err(Fail::new(
            StatusCode::FORBIDDEN,
            "the merged graph is not handed out as a whole",
            "`sayso export` writes it; /graph?graph=IRI hands out one article",
        ));
    }
    let Some(wanted) = value("graph") else {
        return Err(Fail::bad("the request does not say which graph", "/graph?graph=IRI, with the IRI of an article"));
    };
    let wanted = parsed(&wanted)?;
    let most = app.settings.answer;
    let mut response = work::look_up(&app, move |edition| {
        let node = edition.reader.iri(wanted.as_str());
        let quads = node.map(|node| edition.reader.graph(node).take(MOST + 1).count()).unwrap_or(0);
        if quads == 0 {
            return Err(Fail::missing(format!("there is no graph <{}>", wanted.as_str())));
        }
        if quads > MOST {
            return Err(Fail::new(StatusCode::FORBIDDEN, "the graph is too large", "`sayso export` writes it"));
        }
        let mut quads = node.map(|node| edition.reader.quads_of_graph(node)).unwrap_or_default();
        quads.sort_by_cached_key(ToString::to_string);
        written(&quads, format, most)
    })
    .await?;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    Ok(response)
}

/// Answer `/.well-known/void`.
///
/// # Errors
/// 406.
pub async fn void(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Fail> {
    let format = graph_of(&headers).unwrap_or(oxigraph::io::RdfFormat::Turtle);
    let (most, here) = (app.settings.answer, here(&headers));
    work::look_up(&app, move |edition| written(&description(edition, &here)?, format, most)).await
}
