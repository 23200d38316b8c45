//! `sayso serve`: a SPARQL endpoint and pages over a store, read-only, for this machine.
//!
//! ```text
//! connection ─▶ server ─▶ guard ─▶ router ─┬─▶ protocol   /sparql, /graph, /.well-known/void
//!                (crowd)                   └─▶ pages      /, /claims, /actor/…, in HTML, CSV, JSON, Turtle, RSS, …
//! ```
//!
//! Pages look up what they show (`read/`) and never wait for a query; queries run on threads of their own under limits
//! (`work.rs`). A request keeps the state of the store that it began with (`edition.rs`); when the store changes the next
//! one gets the new state.

mod accept;
mod agents;
mod app;
mod crowd;
mod edition;
mod fail;
mod guard;
mod pages;
mod protocol;
mod read;
mod report;
mod router;
mod server;
mod settings;
mod source;
mod work;

use std::io::{self, BufRead, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use app::App;
use edition::Edition;

pub use report::{ReportError, Subject, report};
pub use settings::Settings;
pub use source::{Source, State};

/// How often to ask whether there is a new state.
const PACE: Duration = Duration::from_secs(1);

/// Answer an agent's messages by the Model Context Protocol: one a line of `input`, its answer a line of `output`.
///
/// # Errors
/// When the index does not lie in a file, or a line cannot be read or written.
pub fn converse(
    settings: &Settings,
    mut source: Source,
    input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    let mut edition = edition_of(source.state)?;
    for line in input.lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        if let Some(next) = (source.next)() {
            edition = edition_of(next)?;
        }
        if let Some(answer) = agents::answered(&edition, &settings.limits(), line.as_bytes()) {
            writeln!(output, "{answer}")?;
            output.flush()?;
        }
    }
    Ok(())
}

fn edition_of(state: State) -> io::Result<Edition> {
    Edition::new(state.index, state.stamp).ok_or_else(|| io::Error::other("the index of the store lies in no file"))
}

/// Serve at `listener` until `stop` says so.
///
/// # Errors
/// When the index does not lie in a file, or the system refuses.
pub fn serve(
    settings: Settings,
    listener: TcpListener,
    source: Source,
    stop: &(dyn Fn() -> bool + Sync),
) -> io::Result<()> {
    let app = Arc::new(App::new(settings, edition_of(source.state)?));
    std::thread::scope(|scope| {
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let watched = Arc::clone(&app);
        let mut next = source.next;
        scope.spawn(move || {
            watched.edition().register(); // gathered before anybody asks
            while ended.recv_timeout(PACE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                if let Some(edition) = next().and_then(|state| Edition::new(state.index, state.stamp)) {
                    edition.register();
                    watched.replace(edition);
                }
            }
        });
        let result = server::run(app, listener, stop);
        drop(end);
        result
    })
}
