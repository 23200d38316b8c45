//! What goes wrong with a request: a status, what happened, and what to try. Every refusal has a hint.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;

use crate::query::answer::AnswerError;
use crate::query::{ParamError, QueryError};
use crate::store::StoreError;

/// Why a request is not answered.
#[derive(Debug, Clone)]
pub struct Fail {
    /// The status.
    pub status: StatusCode,
    /// What happened.
    pub message: String,
    /// What to try.
    pub hint: String,
}

impl Fail {
    /// A refusal.
    pub fn new(status: StatusCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { status, message: message.into(), hint: hint.into() }
    }

    /// Something that the store does not have.
    pub fn missing(what: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, what, "search for it, or begin at the start page")
    }

    /// A request that makes no sense.
    pub fn bad(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message, hint)
    }

    /// A format that an answer cannot have.
    pub fn format(known: &str) -> Self {
        Self::new(StatusCode::NOT_ACCEPTABLE, "the answer cannot be had in that format", format!("one of: {known}"))
    }

    /// A defect of sayso.
    pub fn defect(what: &str) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            format!("internal error: {what}"),
            "this is a defect of sayso: please report it with the address of this page",
        )
    }

    /// The words for whoever does not read pages.
    pub fn text(&self) -> String {
        format!("error: {}\nhint: {}\n", self.message, self.hint)
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response<Body> {
        let mut response = (self.status, self.text()).into_response();
        let headers = response.headers_mut();
        if self.status == StatusCode::TOO_MANY_REQUESTS {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if self.status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<QueryError> for Fail {
    fn from(error: QueryError) -> Self {
        let status = match &error {
            QueryError::Syntax { .. } | QueryError::TooLarge { .. } => StatusCode::BAD_REQUEST,
            QueryError::Evaluation(_) if error.hint().is_some() => StatusCode::BAD_REQUEST,
            QueryError::Evaluation(_) => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        let hint = match &error {
            QueryError::TimeLimit { .. } => {
                Some("ask for less, or start the server with a longer --timeout SECONDS".to_owned())
            }
            QueryError::RowLimit { .. } => {
                Some("ask in parts with LIMIT and OFFSET, or start the server with --max-rows NUMBER".to_owned())
            }
            error => error.hint(),
        };
        Self::new(status, error.to_string(), hint.unwrap_or_else(|| "ask again, or ask for less".to_owned()))
    }
}

impl From<AnswerError> for Fail {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Query(error) => error.into(),
            AnswerError::Coordinates(error) => Self::new(StatusCode::NOT_ACCEPTABLE, error.to_string(), error.hint()),
            AnswerError::Format { known, .. } => Self::format(known),
            AnswerError::Output(error) => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string(), "ask for less: select what you need")
            }
        }
    }
}

impl From<ParamError> for Fail {
    fn from(error: ParamError) -> Self {
        let hint = error.hint().unwrap_or_else(|| "the form says what each field takes".to_owned());
        Self::bad(error.to_string(), hint)
    }
}

impl From<StoreError> for Fail {
    fn from(error: StoreError) -> Self {
        let hint = error.hint().unwrap_or_else(|| "`sayso repair` looks at the store".to_owned());
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string(), hint)
    }
}
