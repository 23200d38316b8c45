//! Ctrl-C and time limits: first a request to stop where it is safe, then an end.

use std::io::{self, Write};
use std::process;
use std::thread;
use std::time::Duration;

use oxigraph::sparql::CancellationToken;

use sayso::query::{Limits, QueryError};

use super::failure::Failure;

/// How long a query may go on after it was asked to stop.
const GRACE: Duration = Duration::from_millis(900);

/// A flag that Ctrl-C (or a termination signal) raises; a second one ends the process. It is the same
/// kind of flag that stops a query, so one serves builds and queries alike.
///
/// # Errors
/// When the system does not let the signals be handled.
pub fn on_interrupt() -> Result<CancellationToken, Failure> {
    let token = CancellationToken::new();
    let raised = token.clone();
    ctrlc::set_handler(move || {
        if raised.is_cancelled() {
            process::exit(130); // a store is valid at any moment: see its journal
        }
        raised.cancel();
    })
    .map_err(|error| Failure::from_error(&error))?;
    Ok(token)
}

/// Limits that Ctrl-C cancels. When the engine does not stop in time, the process ends; a query changes nothing, so
/// nothing is lost.
///
/// # Errors
/// When the system does not let the signals be handled.
pub fn interruptible(limits: Limits) -> Result<Limits, Failure> {
    let cancel = on_interrupt()?;
    let watched = cancel.clone();
    thread::spawn(move || {
        while !watched.is_cancelled() {
            thread::sleep(Duration::from_millis(50));
        }
        thread::sleep(GRACE);
        let _ = writeln!(io::stderr().lock(), "error: the query did not stop when it was asked to");
        process::exit(130);
    });
    Ok(Limits { cancel, overdue: Some(end), ..limits })
}

/// End the process as a failure does: message, hint, exit code 2.
fn end(error: &QueryError) {
    let mut text = format!("error: {error}\n");
    if let Some(hint) = error.hint() {
        text.push_str(&format!("hint: {hint}\n"));
    }
    let _ = io::stderr().lock().write_all(text.as_bytes());
    process::exit(2);
}
