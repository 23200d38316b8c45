//! Limits that hold whatever a query does.
//!
//! The engine asks its cancellation token when it reads from the index, and never while it multiplies, groups or sorts
//! what it has read. But whatever it does, it clones, hashes and drops terms, and the terms of a mapped index are sayso's
//! own (`view.rs`): each of them passes by here. Every thousandth looks at the clock, at the user's wish and at how many
//! terms are alive; past a limit it unwinds to [`Guard::watch`], which turns that into an error. Nothing is left
//! half-written by it, since a query writes nothing.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::time::Instant;

use oxigraph::sparql::CancellationToken;

/// How many terms pass between two looks at the limits.
const PACE: u32 = 1_024;

/// Bytes of a computed value that count as much as one term of the index.
const BYTES_PER_TERM: usize = 64;

/// Why a query was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// Its time is up.
    #[error("it took too long")]
    Time,
    /// It keeps too many terms.
    #[error("it takes too much memory")]
    Memory,
    /// It makes a value that is too long.
    #[error("it makes a value that is too long")]
    Length,
    /// The user stopped it.
    #[error("interrupted")]
    Cancelled,
}

/// The limits of one query and what it has used of them.
#[derive(Debug)]
pub struct Guard {
    deadline: Cell<Option<Instant>>,
    most_terms: Option<u64>,
    cancelled: CancellationWatch,
    used: Cell<Used>,
}

/// What a query has used.
#[derive(Debug, Clone, Copy, Default)]
pub struct Used {
    /// Terms alive, longer values counted by their length.
    pub terms: i64,
    /// Quads that the index looked at.
    pub steps: u64,
    ticks: u32,
}

struct CancellationWatch(CancellationToken);

impl std::fmt::Debug for CancellationWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cancelled: {}", self.0.is_cancelled())
    }
}

thread_local! {
    static USED: Cell<Used> = const { Cell::new(Used { terms: 0, steps: 0, ticks: 0 }) };
    static CURRENT: RefCell<Option<Rc<Guard>>> = const { RefCell::new(None) };
}

impl Guard {
    /// A guard: how many terms alive at most, and what tells that the user has enough.
    pub fn new(most_terms: Option<u64>, cancelled: CancellationToken) -> Rc<Self> {
        let cancelled = CancellationWatch(cancelled);
        Rc::new(Self { deadline: Cell::default(), most_terms, cancelled, used: Cell::default() })
    }

    /// Do a part of the query's work, until the deadline.
    ///
    /// # Errors
    /// Which limit stopped it; the work must not go on then.
    pub fn watch<R>(self: &Rc<Self>, deadline: Option<Instant>, work: impl FnOnce() -> R) -> Result<R, Stop> {
        self.deadline.set(deadline);
        let outer_used = USED.replace(self.used.get());
        let outer = CURRENT.replace(Some(Rc::clone(self)));
        let result = catch_unwind(AssertUnwindSafe(work));
        CURRENT.replace(outer);
        self.used.set(USED.replace(outer_used));
        result.map_err(|payload| match payload.downcast::<Stop>() {
            Ok(stop) => *stop,
            Err(other) => resume_unwind(other),
        })
    }

    /// What was used so far.
    pub fn used(&self) -> Used {
        self.used.get()
    }

    fn look(&self, used: Used) {
        if std::thread::panicking() {
            return; // already on the way out: terms are dropped
        }
        if self.cancelled.0.is_cancelled() {
            stop(Stop::Cancelled);
        }
        if self.most_terms.is_some_and(|most| used.terms > i64::try_from(most).unwrap_or(i64::MAX)) {
            stop(Stop::Memory);
        }
        if self.deadline.get().is_some_and(|deadline| Instant::now() > deadline) {
            stop(Stop::Time);
        }
    }
}

/// End the query that runs on this thread.
pub fn stop(reason: Stop) -> ! {
    resume_unwind(Box::new(reason)) // not a panic: no hook is called, nothing is printed
}

/// What a value of so many bytes weighs, in terms.
pub fn weight(bytes: usize) -> i64 {
    1 + i64::try_from(bytes / BYTES_PER_TERM).unwrap_or(i64::MAX - 1)
}

/// Account for text of so many bytes that the engine keeps where no term of the index holds it.
pub fn charge(bytes: usize) {
    alive(weight(bytes));
}

/// So many terms more, or fewer, are alive.
#[inline]
pub fn alive(change: i64) {
    let mut used = USED.get();
    used.terms += change;
    tick(used);
}

/// A term is gone. Never looks at the limits: values are dropped while the stack unwinds.
#[inline]
pub fn gone(weight: i64) {
    let mut used = USED.get();
    used.terms -= weight;
    USED.set(used);
}

/// The index looks at a quad.
#[inline]
pub fn step() {
    let mut used = USED.get();
    used.steps += 1;
    tick(used);
}

/// A term is compared or hashed.
#[inline]
pub fn touched() {
    tick(USED.get());
}

#[inline]
fn tick(mut used: Used) {
    used.ticks = used.ticks.wrapping_add(1);
    USED.set(used);
    if used.ticks.is_multiple_of(PACE) {
        look(used);
    }
}

#[cold]
fn look(used: Used) {
    let guard = CURRENT.with_borrow(|guard| guard.clone());
    if let Some(guard) = guard {
        guard.look(used);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn each_limit_stops_what_never_ends() {
        let token = CancellationToken::new();
        let endless = |most: Option<u64>, deadline: Option<Instant>, change: i64| {
            Guard::new(most, token.clone()).watch(deadline, || {
                loop {
                    alive(change);
                }
            })
        };
        let soon = Some(Instant::now() + Duration::from_millis(20));
        assert_eq!(endless(None, soon, 0), Err::<(), _>(Stop::Time));
        assert_eq!(endless(Some(10_000), None, 1), Err(Stop::Memory));
        token.cancel();
        assert_eq!(endless(None, None, 0), Err(Stop::Cancelled));
    }

    #[test]
    fn one_guard_inside_another_keeps_its_own_accounts() {
        let outer = Guard::new(None, CancellationToken::new());
        let inner = Guard::new(None, CancellationToken::new());
        outer
            .watch(None, || {
                alive(3);
                inner.watch(None, || alive(5)).unwrap();
                step();
            })
            .unwrap();
        assert_eq!((outer.used().terms, outer.used().steps), (3, 1));
        assert_eq!((inner.used().terms, inner.used().steps), (5, 0));
    }
}
