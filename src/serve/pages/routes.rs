//! Which page stands at which address, and how one is answered: its format, its stamp, its failures in words.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};

use super::asked::Asked;
use super::format::{Format, known, split};
use super::page::Page;
use super::write::write;
use super::{
    about, actor, article, ask, check, claim, claims, figures, layout, map, network, search, start, timeline, topic,
};
use crate::query::Limits;
use crate::serve::accept::wants_page;
use crate::serve::app::App;
use crate::serve::edition::Edition;
use crate::serve::fail::Fail;
use crate::serve::read::iri_of;
use crate::serve::work;

/// A page that is looked up.
type Looked = fn(&Edition, &Asked) -> Result<Page, Fail>;

/// A page that asks a query.
type Queried = fn(&Edition, &Asked, &Limits) -> Result<Page, Fail>;

/// The suffix that was taken off an address, with the address as it was.
#[derive(Debug, Clone)]
pub struct Suffix {
    format: Format,
    whole: String,
}

const ICON: &str = include_str!("../assets/icon.svg");

/// The pages that are looked up, and their addresses.
const LOOKED: &[(Looked, &str)] = &[
    (start::start, "/"),
    (search::search, "/search"),
    (claims::claims, "/claims"),
    (claim::claim, "/claim/{*fact}"),
    (claim::embedded, "/embed/claim/{*fact}"),
    (actor::actor, "/actor/{*slug}"),
    (article::article, "/article/{*id}"),
    (about::about, "/place/{*slug}"),
    (about::about, "/about"),
    (topic::topic, "/topic"),
    (figures::figures, "/figures"),
    (map::map, "/map"),
    (timeline::timeline, "/timeline"),
    (network::network, "/network"),
    (check::check, "/check"),
    (ask::ask, "/ask"),
];

/// The pages.
pub fn routes() -> Router<Arc<App>> {
    LOOKED
        .iter()
        .fold(Router::new(), |router, (make, address)| router.route(address, page(*make)))
        .route("/ask/{name}", query_page(ask::question))
        .route("/query", query_page(ask::query))
        .route("/static/{name}", get(asset))
        .route("/favicon.ico", get(|| asset(Path("icon.svg".to_owned()))))
        .route("/robots.txt", get(|| async { "User-agent: *\nDisallow: /\n" }))
}

fn page(make: Looked) -> MethodRouter<Arc<App>> {
    get(move |State(app): State<Arc<App>>, request: Request| async move {
        let (headers, suffix, uri) = taken_apart(&request);
        let stamp = app.edition().stamp.clone();
        let most = app.settings.answer;
        let response = work::look_up(&app, move |edition| {
            let asked = asked(edition, &uri, suffix, &headers)?;
            if let Some(response) = unchanged(&headers, &stamp, asked.format) {
                return Ok(response);
            }
            let response = write(edition, &make(edition, &asked)?, &asked, most)?;
            Ok(stamped(response, &stamp, asked.format))
        })
        .await;
        response.unwrap_or_else(Fail::into_response)
    })
}

fn query_page(make: Queried) -> MethodRouter<Arc<App>> {
    get(move |State(app): State<Arc<App>>, request: Request| async move {
        let (headers, suffix, uri) = taken_apart(&request);
        let most = app.settings.answer;
        let response = work::query(&app, move |edition, limits| {
            let asked = asked(edition, &uri, suffix, &headers)?;
            let response = write(edition, &make(edition, &asked, limits)?, &asked, most)?;
            Ok(varied(response))
        })
        .await;
        response.unwrap_or_else(Fail::into_response)
    })
}

fn taken_apart(request: &Request) -> (HeaderMap, Option<Suffix>, Uri) {
    (request.headers().clone(), request.extensions().get::<Suffix>().cloned(), request.uri().clone())
}

/// What is asked for. An article or actor whose own name ends as a suffix does is meant by its whole name.
fn asked(edition: &Edition, uri: &Uri, suffix: Option<Suffix>, headers: &HeaderMap) -> Result<Asked, Fail> {
    let query = uri.query().unwrap_or_default();
    let named = suffix
        .as_ref()
        .filter(|suffix| edition.reader.iri(&iri_of(edition, suffix.whole.trim_start_matches('/'))).is_some());
    let (path, format) = match (named, suffix.as_ref()) {
        (Some(named), _) => (named.whole.as_str(), None),
        (None, Some(suffix)) => (uri.path(), Some(suffix.format)),
        (None, None) => (uri.path(), None),
    };
    let format = format.or_else(|| Format::liked(headers)).ok_or_else(|| Fail::format(&known()))?;
    let mut asked = Asked::new(path, query, format);
    asked.alone = path.starts_with("/embed/");
    Ok(asked)
}

/// An address without its suffix, and the suffix.
pub fn split_suffix(uri: &Uri) -> Option<(Uri, Suffix)> {
    let path = uri.path();
    if path.starts_with("/static/") || path.starts_with("/sparql") || path == "/graph" {
        return None;
    }
    let (bare, format) = split(path);
    let address = match uri.query() {
        Some(query) => format!("{bare}?{query}"),
        None => bare.to_owned(),
    };
    Some((address.parse().ok()?, Suffix { format: format?, whole: path.to_owned() }))
}

fn tag(stamp: &str, format: Format) -> String {
    format!("\"{stamp}{}\"", format.suffix())
}

/// That the client has the page already.
fn unchanged(headers: &HeaderMap, stamp: &str, format: Format) -> Option<Response> {
    let known = headers.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    let tag = tag(stamp, format);
    let has = known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
    has.then(|| stamped(StatusCode::NOT_MODIFIED.into_response(), stamp, format))
}

fn stamped(mut response: Response, stamp: &str, format: Format) -> Response {
    if let Ok(tag) = HeaderValue::from_str(&tag(stamp, format)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    varied(response)
}

fn varied(mut response: Response) -> Response {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    response
}

async fn asset(Path(name): Path<String>) -> Response {
    let (media, text) = match name.as_str() {
        "site.css" => ("text/css; charset=utf-8", layout::STYLE),
        "site.js" => ("text/javascript; charset=utf-8", layout::SCRIPT),
        "icon.svg" => ("image/svg+xml", ICON),
        _ => return Fail::missing("there is no such file").into_response(),
    };
    let headers = [(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, Bytes::from_static(text.as_bytes())).into_response()
}

/// A failure as a page, where the client is a browser; any other answer as it is.
pub fn dressed(response: Response, headers: &HeaderMap, path: &str) -> Response {
    let Some(fail) = response.extensions().get::<Fail>().cloned().filter(|_| wants_page(headers)) else {
        return response;
    };
    let page = Page::of_failure(fail.status, &fail.message, &fail.hint);
    let text = layout::document(&page, &Asked::new(path, "", Format::Html)).into_string();
    let (mut parts, _) = response.into_parts();
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, text.into())
}
