//! Ctrl-C: the first asks the command to stop where it is safe, the second stops it at once.

use std::process;

use oxigraph::sparql::CancellationToken;

use super::failure::Failure;

/// A flag that Ctrl-C (or a termination signal) raises. It is the same kind of flag that stops a
/// query, so one serves builds and queries alike.
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
