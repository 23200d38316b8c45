//! How a command ends: its outcome or its failure, the exit code of each, and what is printed.

use std::error::Error;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::process::ExitCode;

use sayso::build::panic_message;
use sayso::query::answer::AnswerError;
use sayso::query::companions::CompanionError;
use sayso::query::wanted::WantedError;
use sayso::query::{ParamError, QueryError};
use sayso::store::StoreError;
use sayso::tables::TableError;

/// A command that ran well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done, and found.
    Done,
    /// Ran well, and the answer is no: no rows, violations, some articles failed.
    No,
    /// Stopped by the user; what was finished is kept.
    Interrupted,
}

impl Outcome {
    /// [`Outcome::Done`] when something was found.
    pub const fn found(found: bool) -> Self {
        if found { Self::Done } else { Self::No }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::No => 1,
            Outcome::Interrupted => 130,
        })
    }
}

/// A command that could not do what it was asked.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    pub message: String,
    /// Why, from the nearest cause to the farthest.
    pub causes: Vec<String>,
    /// What the user can do.
    pub hints: Vec<String>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Error,
    Interrupted,
    /// Whoever reads the output has seen enough.
    BrokenPipe,
}

impl Failure {
    /// A failure with its message.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), causes: Vec::new(), hints: Vec::new(), kind: Kind::Error }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// From an error and the errors behind it.
    pub fn from_error(error: &dyn Error) -> Self {
        let mut failure = Self::new(error.to_string());
        let mut cause = error.source();
        while let Some(error) = cause {
            failure.causes.push(error.to_string());
            cause = error.source();
        }
        failure
    }

    /// What was being done to which file when the system refused.
    pub fn io(what: &str, error: &io::Error) -> Self {
        let mut failure = Self::new(what);
        failure.causes.push(error.to_string());
        failure
    }

    /// True when nothing is to be printed.
    pub fn is_silent(&self) -> bool {
        self.kind == Kind::BrokenPipe
    }

    /// The process's exit code.
    pub fn code(&self) -> ExitCode {
        match self.kind {
            Kind::BrokenPipe => ExitCode::SUCCESS,
            Kind::Interrupted => Outcome::Interrupted.into(),
            Kind::Error => ExitCode::from(2),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let mut failure = Self::new("cannot write the output");
        failure.causes.push(error.to_string());
        if error.kind() == io::ErrorKind::BrokenPipe {
            failure.kind = Kind::BrokenPipe;
        }
        failure
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let mut failure = Self::from_error(&error);
        failure.hints.extend(error.hint());
        failure
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        let mut failure = Self::new(error.to_string());
        failure.hints.extend(error.hint());
        if matches!(error, QueryError::Interrupted) {
            failure.kind = Kind::Interrupted;
        }
        failure
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Query(error) => error.into(),
            AnswerError::Coordinates(error) => Self::from_error(&error).hint(error.hint()),
            AnswerError::Format { known, .. } => Self::from_error(&error).hint(format!("one of: {known}")),
            AnswerError::Output(error) => error.into(),
        }
    }
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        match error {
            TableError::Store(error) => error.into(),
            TableError::Write { .. } => Self::from_error(&error),
        }
    }
}

impl From<CompanionError> for Failure {
    fn from(error: CompanionError) -> Self {
        match error {
            CompanionError::Store(error) => error.into(),
            CompanionError::Query(error) => error.into(),
        }
    }
}

impl From<WantedError> for Failure {
    fn from(error: WantedError) -> Self {
        let mut failure = Self::from_error(&error);
        failure.hints.extend(error.hint());
        failure
    }
}

impl From<ParamError> for Failure {
    fn from(error: ParamError) -> Self {
        let mut failure = Self::new(error.to_string());
        failure.hints.extend(error.hint());
        failure
    }
}

/// Run a command; a panic becomes a failure that asks for a report.
///
/// The standard message of a panic is kept for those who set `RUST_BACKTRACE`.
pub fn no_panic_reaches_the_user(command: impl FnOnce() -> Result<Outcome, Failure>) -> Result<Outcome, Failure> {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        let _ = take_hook();
        set_hook(Box::new(|_| {}));
    }
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|payload| {
        Err(Failure::new(format!("internal error: {}", panic_message(payload.as_ref())))
            .hint("this is a defect of sayso; run again with RUST_BACKTRACE=1 and report what it prints"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_failure_with_a_hint() {
        let failure = no_panic_reaches_the_user(|| panic!("row {} is odd", 7)).unwrap_err();
        assert_eq!(failure.message, "internal error: row 7 is odd");
        assert_eq!(failure.code(), ExitCode::from(2));
    }

    #[test]
    fn a_broken_pipe_is_a_quiet_end() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert!(failure.is_silent());
        assert_eq!(failure.code(), ExitCode::SUCCESS);
    }

    #[test]
    fn causes_are_told_in_order() {
        let inner = io::Error::new(io::ErrorKind::NotFound, "no such file");
        let failure = Failure::io("cannot read x.txt", &inner);
        assert_eq!(
            (failure.message.as_str(), failure.causes.as_slice()),
            ("cannot read x.txt", &["no such file".to_owned()][..])
        );
    }
}
