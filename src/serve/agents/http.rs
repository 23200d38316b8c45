//! `/mcp`: a message by POST, its answer in the response. No sessions, no streams.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::rpc::{answered, asks_query};
use crate::serve::app::App;
use crate::serve::fail::Fail;
use crate::serve::guard::here;
use crate::serve::work;

/// Answer `/mcp`.
///
/// # Errors
/// 403 for a page of another origin, 415 for what is no JSON, and as queries fail.
pub async fn mcp(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Result<Response, Fail> {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let known = |origin: &str| {
        here(&headers).trim_end_matches('/') == origin
            || app.settings.origins.iter().any(|known| known == "*" || known == origin)
    };
    if origin.is_some_and(|origin| !known(origin)) {
        return Err(Fail::new(
            StatusCode::FORBIDDEN,
            "pages of that origin may not use the tools",
            "start the server with --cors ORIGIN",
        ));
    }
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !media.to_ascii_lowercase().starts_with("application/json") {
        return Err(Fail::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "this is no JSON", "send application/json"));
    }
    let answer = if asks_query(&body) {
        work::query(&app, move |edition, limits| Ok(answered(edition, limits, &body))).await?
    } else {
        let limits = app.settings.limits();
        work::look_up(&app, move |edition| Ok(answered(edition, &limits, &body))).await?
    };
    Ok(match answer {
        Some(answer) => ([(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response(),
        None => StatusCode::ACCEPTED.into_response(),
    })
}
