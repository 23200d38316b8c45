//! Connections: hyper's HTTP/1.1 under axum's router, with time limits for heads and bodies, a cap on connections, and a
//! graceful end.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tower::ServiceExt;

use super::app::App;
use super::crowd::{Crowd, Place};
use super::fail::Fail;
use super::guard;
use super::pages::{dressed, split_suffix};
use super::router::router;

/// How often to look whether to stop.
const PACE: Duration = Duration::from_millis(100);

/// How long those who are being answered have when the server stops.
const FAREWELL: Duration = Duration::from_secs(3);

/// The longest head of a request, in bytes.
const HEAD: usize = 64 * 1024;

/// Threads that look pages up.
const THREADS: usize = 16;

/// Serve until `stop` says so.
///
/// # Errors
/// When the system gives no threads, or the listener cannot be used.
pub fn run(app: Arc<App>, listener: TcpListener, stop: &(dyn Fn() -> bool + Sync)) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).max_blocking_threads(THREADS).enable_io().enable_time().build()?;
    let result = runtime.block_on(accept(app, listener, stop));
    runtime.shutdown_timeout(PACE);
    result
}

async fn accept(app: Arc<App>, listener: TcpListener, stop: &(dyn Fn() -> bool + Sync)) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = router(Arc::clone(&app));
    let crowd = Crowd::new(app.settings.connections);
    let graceful = GracefulShutdown::new();
    let head_time = app.settings.head_time;
    let mut number = 0;
    while !stop() {
        let stream = match tokio::time::timeout(PACE, listener.accept()).await {
            Ok(Ok((stream, _))) => stream,
            Ok(Err(_)) => {
                tokio::time::sleep(PACE).await; // no room for another file: somebody will leave
                continue;
            }
            Err(_) => continue,
        };
        number += 1;
        let Some(place) = crowd.enter(number) else { continue };
        let (router, app) = (router.clone(), Arc::clone(&app));
        let service = service_fn(move |request| {
            let (router, app, place) = (router.clone(), Arc::clone(&app), Arc::clone(&place));
            async move { Ok::<_, std::convert::Infallible>(answer(&app, router, &place, request).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(head_time)
            .max_buf_size(HEAD)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        let task = tokio::spawn(async move {
            let _ = connection.await; // a client that breaks off is its own affair
        });
        crowd.served_by(number, task.abort_handle());
    }
    drop(listener);
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
    Ok(())
}

/// Read a request, let the router answer it, and say to browsers what they may do with the answer.
async fn answer(app: &App, router: Router, place: &Place, request: Request<Incoming>) -> Response {
    let headers = request.headers().clone();
    let path = request.uri().path().to_owned();
    let framed = path.starts_with("/embed/");
    let mut response = match guard::admit(&headers, &app.settings) {
        Err(fail) => fail.into_response(),
        Ok(()) => match guard::preflight(request.method(), &headers, &app.settings) {
            Some(response) => response,
            None => match whole(app, request).await {
                Err(fail) => fail.into_response(),
                Ok(request) => {
                    let _busy = place.busy();
                    match router.oneshot(request).await {
                        Ok(response) => response,
                        Err(impossible) => match impossible {},
                    }
                }
            },
        },
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED && response.extensions().get::<Fail>().is_none() {
        let allow = response.headers().get(axum::http::header::ALLOW).cloned();
        response = Fail::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "nothing can be changed here",
            "ask with GET, or POST a query to /sparql",
        )
        .into_response();
        if let Some(allow) = allow {
            response.headers_mut().insert(axum::http::header::ALLOW, allow);
        }
    }
    let mut response = dressed(response, &headers, &path);
    guard::protect(&headers, response.headers_mut(), framed, &app.settings);
    response
}

/// A request with all of its body, and its address without a suffix.
async fn whole(app: &App, request: Request<Incoming>) -> Result<Request, Fail> {
    guard::check_body(request.headers(), &app.settings)?;
    let (mut parts, body) = request.into_parts();
    let reading = axum::body::to_bytes(Body::new(body), app.settings.body);
    let bytes = match tokio::time::timeout(app.settings.body_time, reading).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(guard::too_long(&app.settings)),
        Err(_) => {
            return Err(Fail::new(
                StatusCode::REQUEST_TIMEOUT,
                "the request's body did not come in time",
                "send it at once",
            ));
        }
    };
    if let Some((uri, suffix)) = split_suffix(&parts.uri) {
        parts.uri = uri;
        parts.extensions.insert(suffix);
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}
