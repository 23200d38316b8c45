//! What a query may use, and who watches it while it runs.
//!
//! Time is the engine's: what a reader needs to look at the answer (`sayso query … | less`) does not count.

use std::rc::Rc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use oxigraph::model::Term;
use oxigraph::sparql::{CancellationToken, QueryEvaluationError};

use super::QueryError;
use crate::store::{Guard, Stop, weight};

/// How long the engine may go on after it was asked to stop.
const GRACE: Duration = Duration::from_millis(900);

/// How often the watch looks up.
const PACE: Duration = Duration::from_millis(50);

/// What stops a query.
#[derive(Clone, Default)]
pub struct Limits {
    /// The longest that it may run; `None` for as long as it takes.
    pub time: Option<Duration>,
    /// How many terms it may keep at a time (about a hundred bytes each); `None` for as many as there is memory.
    pub terms: Option<u64>,
    /// How many rows or triples it may answer; `None` for as many as there are.
    pub rows: Option<usize>,
    /// Cancelled by the user.
    pub cancel: CancellationToken,
    /// Called when a query neither ends nor stops in time: what is left is to end the process.
    pub overdue: Option<fn(&QueryError)>,
}

/// Watches one query; stops watching when dropped.
pub struct Clock {
    guard: Rc<Guard>,
    limits: Limits,
    left: Option<Duration>,
    busy: Arc<Mutex<Option<Instant>>>,
    kept: i64,
    _stop: Sender<()>,
}

impl Clock {
    /// Begin to watch. The token is for the engine.
    pub fn start(limits: &Limits) -> (Self, CancellationToken) {
        let token = CancellationToken::new();
        let (stop, stopped) = channel::<()>();
        let busy = Arc::new(Mutex::new(None));
        let (watched, user, engine) = (Arc::clone(&busy), limits.cancel.clone(), token.clone());
        let late = QueryError::TimeLimit { seconds: seconds(limits) };
        let overdue = limits.overdue;
        std::thread::spawn(move || {
            while stopped.recv_timeout(PACE) == Err(RecvTimeoutError::Timeout) {
                let deadline = *watched.lock().unwrap_or_else(PoisonError::into_inner);
                let now = Instant::now();
                if user.is_cancelled() || deadline.is_some_and(|deadline| now > deadline) {
                    engine.cancel();
                }
                if let Some(overdue) = overdue
                    && deadline.is_some_and(|deadline| now > deadline + GRACE)
                {
                    overdue(&late);
                }
            }
        });
        let guard = Guard::new(limits.terms, limits.cancel.clone());
        (Self { guard, limits: limits.clone(), left: limits.time, busy, kept: 0, _stop: stop }, token)
    }

    /// Let the engine do a part of its work.
    ///
    /// # Errors
    /// What stopped it; it must not go on then.
    pub fn watch<R>(&mut self, work: impl FnOnce() -> R) -> Result<R, QueryError> {
        let begun = Instant::now();
        let deadline = self.left.map(|left| begun + left);
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) = deadline;
        let result = self.guard.watch(deadline, work);
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.left = self.left.map(|left| left.saturating_sub(begun.elapsed()));
        result.map_err(|stop| match stop {
            Stop::Time => QueryError::TimeLimit { seconds: seconds(&self.limits) },
            Stop::Memory => QueryError::MemoryLimit,
            Stop::Length => QueryError::TooLong,
            Stop::Cancelled => QueryError::Interrupted,
        })
    }

    /// What an error of the engine means: time up, interrupted, or a failure.
    pub fn explain(&self, error: QueryEvaluationError) -> QueryError {
        match error {
            QueryEvaluationError::Cancelled if self.limits.cancel.is_cancelled() => QueryError::Interrupted,
            QueryEvaluationError::Cancelled => QueryError::TimeLimit { seconds: seconds(&self.limits) },
            other => QueryError::Evaluation(other),
        }
    }

    /// Account for a row that stays in memory.
    ///
    /// # Errors
    /// When too much is kept.
    pub fn keep<'t>(&mut self, terms: impl IntoIterator<Item = &'t Term>) -> Result<(), QueryError> {
        let long = |term: &Term| match term {
            Term::Literal(literal) => literal.value().len(),
            Term::NamedNode(node) => node.as_str().len(),
            Term::BlankNode(_) | Term::Triple(_) => 0,
        };
        self.keep_more(terms.into_iter().map(|term| weight(long(term))).sum())
    }

    /// Account for what stays in memory and is as large as so many terms.
    ///
    /// # Errors
    /// When too much is kept.
    pub fn keep_more(&mut self, terms: i64) -> Result<(), QueryError> {
        self.kept += terms;
        match self.limits.terms {
            Some(most) if u64::try_from(self.kept).unwrap_or(0) > most => Err(QueryError::MemoryLimit),
            _ => Ok(()),
        }
    }

    /// The most rows that may be answered.
    pub const fn most_rows(&self) -> Option<usize> {
        self.limits.rows
    }

    /// How many quads of the index were looked at so far; 0 for an index in memory.
    pub fn steps(&self) -> u64 {
        self.guard.used().steps
    }
}

fn seconds(limits: &Limits) -> u64 {
    limits.time.map_or(0, |limit| limit.as_secs())
}
