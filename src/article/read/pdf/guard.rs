//! A crate that panics over what it does not know, kept from those who read what we write.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `read` gives; nothing where it panics, of which nobody is told: whoever asked says what could not be read.
pub(super) fn guarded<R>(read: impl FnOnce() -> R) -> Option<R> {
    static SILENT: Once = Once::new();
    SILENT.call_once(|| {
        // The one way to keep a panic's words from the user's screen; panics anywhere else speak as before.
        let speak = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                speak(info);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let given = catch_unwind(AssertUnwindSafe(read)).ok();
    GUARDED.set(outer);
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing() {
        assert_eq!(
            (guarded(|| 1), guarded(|| -> u8 { panic!("never shown") }), guarded(|| 2)),
            (Some(1), None, Some(2))
        );
    }
}
