//! `/sparql`: a query by GET or by either form of POST; without one, what the service is.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::describe::description;
use super::formats::{Capped, graph_of, likes_page, media_of, wanted, written};
use super::request::{Asked, asked};
use crate::query::answer::{Style, write};
use crate::query::table::TableStyle;
use crate::query::{Answer, Limits, QueryText, run_on};
use crate::serve::app::App;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::guard::here;
use crate::serve::work;

/// Answer `/sparql`.
///
/// # Errors
/// As the protocol says.
pub async fn sparql(
    State(app): State<Arc<App>>,
    method: Method,
    headers: HeaderMap,
    RawQuery(in_address): RawQuery,
    body: Bytes,
) -> Result<Response, Fail> {
    let asked = asked(&method, &headers, &in_address.unwrap_or_default(), &body)?;
    if asked.query.is_none() {
        return describe(&app, &headers, asked.format.as_deref()).await;
    }
    let most = app.settings.answer;
    work::query(&app, move |edition, limits| answer(edition, limits, &headers, asked, most)).await
}

async fn describe(app: &App, headers: &HeaderMap, format: Option<&str>) -> Result<Response, Fail> {
    if format.is_none() && likes_page(headers) {
        return Ok(Redirect::to("/query").into_response());
    }
    let named = format.map(|name| wanted(headers, Some(name))).transpose()?;
    let format = match named {
        Some((_, graph)) => graph,
        None => graph_of(headers),
    };
    let format = format.ok_or_else(|| Fail::format(crate::graph::format::GRAPH_FORMATS))?;
    let (most, here) = (app.settings.answer, here(headers));
    work::look_up(app, move |edition| written(&description(edition, &here)?, format, most)).await
}

fn answer(
    edition: &Edition,
    limits: &Limits,
    headers: &HeaderMap,
    asked: Asked,
    most: usize,
) -> Result<Response, Fail> {
    let style = wanted(headers, asked.format.as_deref())?;
    let query = QueryText { name: "query".to_owned(), text: asked.query.unwrap_or_default() };
    let answer = run_on(&edition.index, &query, asked.graphs, limits)?;
    let mut response = answered(edition, answer, style, most)?;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    Ok(response)
}

/// An answer in the format for rows or for graphs that is wanted.
fn answered(
    edition: &Edition,
    answer: Answer,
    (rows, graph): (Option<crate::query::RowFormat>, Option<oxigraph::io::RdfFormat>),
    most: usize,
) -> Result<Response, Fail> {
    let style = Style { rows, graph, table: TableStyle { width: 100, colour: false } };
    let media = match (answer.is_graph(), rows, graph) {
        (true, _, Some(format)) => format.media_type(),
        (false, Some(format), _) => media_of(format),
        _ => "",
    };
    let mut out = Capped::new(most);
    write(answer, &style, edition.base(), &mut out)?;
    Ok(([(header::CONTENT_TYPE, media)], out.bytes).into_response())
}
