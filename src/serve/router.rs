//! All addresses: the protocol and the pages.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::agents::mcp;
use super::app::App;
use super::fail::Fail;
use super::pages::routes;
use super::protocol::{graph, sparql, void};

/// All addresses.
pub fn router(app: Arc<App>) -> Router {
    routes()
        .route("/sparql", get(sparql).post(sparql))
        .route("/sparql/", get(sparql).post(sparql))
        .route("/mcp", post(mcp))
        .route("/graph", get(graph))
        .route("/.well-known/void", get(void))
        .fallback(|| async { Fail::missing("there is nothing at this address") })
        .with_state(app)
}
