//! Who may ask, and what browsers may do with the answer.
//!
//! A page of somebody else's can make a browser ask this machine under another name (DNS rebinding): only names that were
//! allowed are answered. Nothing foreign is ever loaded, no script stands in a page, and no other page may frame one.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

use super::fail::Fail;
use super::settings::Settings;

/// The names of this machine.
const OWN: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

/// Refuse a request under a name that is not served here.
///
/// # Errors
/// 400 without a name, 403 for another one.
pub fn admit(headers: &HeaderMap, settings: &Settings) -> Result<(), Fail> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(Fail::bad("the request does not say whom it is for", "send one Host header"));
    };
    let host = host.to_str().unwrap_or_default().to_ascii_lowercase();
    let port = |(_, port): &(&str, &str)| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let name = host.rsplit_once(':').filter(port).map_or(host.as_str(), |(name, _)| name);
    if OWN.contains(&name) || settings.hosts.iter().any(|known| known == name) {
        return Ok(());
    }
    Err(Fail::new(
        StatusCode::FORBIDDEN,
        "this server does not answer to that name",
        "start it with --allow-host NAME for each name under which it is to be reached",
    ))
}

/// The address under which this server was asked: `http://localhost:8730/`.
pub fn here(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}/")
}

/// Refuse a body before it is read.
///
/// # Errors
/// 415 for one that is packed, 413 for one that says that it is too long.
pub fn check_body(headers: &HeaderMap, settings: &Settings) -> Result<(), Fail> {
    if headers.get(header::CONTENT_ENCODING).is_some_and(|value| value != "identity") {
        return Err(Fail::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "the request's body is packed",
            "send it without Content-Encoding",
        ));
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > settings.body) { Err(too_long(settings)) } else { Ok(()) }
}

/// A body is longer than any may be.
pub fn too_long(settings: &Settings) -> Fail {
    Fail::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!("the request's body has more than {} KiB", settings.body / 1024),
        "ask in several queries",
    )
}

/// The answer to a browser's question whether a page of another origin may ask; `None` for any other request.
pub fn preflight(method: &Method, headers: &HeaderMap, settings: &Settings) -> Option<axum::response::Response> {
    if method != Method::OPTIONS || !headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD) {
        return None;
    }
    let mut response = axum::response::Response::new(axum::body::Body::from(Bytes::new()));
    *response.status_mut() = StatusCode::NO_CONTENT;
    if allowed(headers, settings).is_some() {
        let answers = response.headers_mut();
        answers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, POST"));
        answers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("accept, content-type"));
    }
    Some(response)
}

/// Say to browsers what they may do with an answer. `framed` is true for what other pages may show in a frame.
pub fn protect(asked: &HeaderMap, answers: &mut HeaderMap, framed: bool, settings: &Settings) {
    let policy = format!("{POLICY}{}", if framed { "*" } else { "'none'" });
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        answers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        answers.insert(name, HeaderValue::from_static(value));
    }
    let shared = if framed || !settings.origins.is_empty() { "cross-origin" } else { "same-origin" };
    answers.insert("cross-origin-resource-policy", HeaderValue::from_static(shared));
    if !settings.origins.is_empty() {
        answers.append(header::VARY, HeaderValue::from_static("Origin"));
    }
    if let Some(origin) = allowed(asked, settings) {
        answers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
}

/// What to say of the origin that asks, where its pages may read the answer.
fn allowed(asked: &HeaderMap, settings: &Settings) -> Option<HeaderValue> {
    let origin = asked.get(header::ORIGIN)?;
    if settings.origins.iter().any(|known| known == "*") {
        return Some(HeaderValue::from_static("*"));
    }
    settings.origins.iter().any(|known| origin == known.as_str()).then(|| origin.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).unwrap());
        let settings = Settings { hosts: vec!["desk.example".to_owned()], ..Settings::default() };
        admit(&headers, &settings).is_ok()
    }

    #[test]
    fn only_names_of_our_own_are_answered() {
        for host in ["localhost", "LocalHost:8730", "127.0.0.1:1", "[::1]:8730", "[::1]", "desk.example:80"] {
            assert!(admitted(host), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", ":80", "localhost:"] {
            assert!(!admitted(host), "{host}");
        }
    }
}
