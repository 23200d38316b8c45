//! Work that takes its time goes to threads of its own, so that the server goes on answering others.
//!
//! A page is looked up on a thread that waits for such work. A query gets a seat, of which there are few, a large stack,
//! as the SPARQL engine calls itself for whatever stands inside something else, and limits; it ends when the client who
//! asked for it has gone.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use oxigraph::sparql::CancellationToken;

use super::app::App;
use super::edition::Edition;
use super::fail::Fail;
use crate::query::Limits;

/// How long to wait for a seat.
const PATIENCE: Duration = Duration::from_secs(2);

/// Stack of a query's thread.
const STACK: usize = 64 << 20;

/// How long a query may go on after its time before nobody waits for it.
const GRACE: Duration = Duration::from_secs(2);

/// Stops a query when the client goes away, which drops whatever waits for the answer.
struct Gone(CancellationToken);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Look something up in the state that is served now.
pub async fn look_up<R: Send + 'static>(
    app: &App,
    work: impl FnOnce(&Edition) -> Result<R, Fail> + Send + 'static,
) -> Result<R, Fail> {
    let edition = app.edition();
    match tokio::task::spawn_blocking(move || work(&edition)).await {
        Ok(result) => result,
        Err(_) => Err(Fail::defect("the page could not be made")),
    }
}

/// Answer a query, or whatever asks queries.
pub async fn query<R: Send + 'static>(
    app: &App,
    work: impl FnOnce(&Edition, &Limits) -> Result<R, Fail> + Send + 'static,
) -> Result<R, Fail> {
    let Ok(Ok(seat)) = tokio::time::timeout(PATIENCE, Arc::clone(&app.seats).acquire_owned()).await else {
        return Err(Fail::new(
            StatusCode::TOO_MANY_REQUESTS,
            format!("{} queries are running already", app.settings.queries),
            "wait until one of them has ended, and ask again",
        ));
    };
    let limits = app.settings.limits();
    let (time, gone) = (limits.time, Gone(limits.cancel.clone()));
    let edition = app.edition();
    let (answer, answered) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("query".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let _seat = seat; // taken until the query has ended, even where nobody waits for it any more
            let _ = answer.send(work(&edition, &limits));
        })
        .map_err(|error| Fail::defect(&error.to_string()))?;
    let answered = match time {
        Some(time) => tokio::time::timeout(time + GRACE, answered).await,
        None => Ok(answered.await),
    };
    drop(gone);
    match answered {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(Fail::defect("the query could not be answered")),
        Err(_) => Err(Fail::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "the query did not stop when it was asked to",
            "ask for less",
        )),
    }
}
