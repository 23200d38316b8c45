//! Which of the formats that there are a client likes best: `Accept: text/turtle, text/html;q=0.5`.

use axum::http::{HeaderMap, header};

/// The offer that the client likes best, by its number; of those that it likes equally, the first. Without a header, the
/// first; `None` when it wants none of them.
pub fn best(headers: &HeaderMap, offers: &[&str]) -> Option<usize> {
    let accept: Vec<&str> = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    let accept = accept.join(",");
    if accept.trim().is_empty() {
        return (!offers.is_empty()).then_some(0);
    }
    let mut best: Option<(u16, usize)> = None;
    for (at, offer) in offers.iter().enumerate() {
        let quality = quality(&accept, offer);
        if quality > 0 && best.is_none_or(|(other, _)| quality > other) {
            best = Some((quality, at));
        }
    }
    best.map(|(_, at)| at)
}

/// True where the client is a browser, or says as one that it wants a page.
pub fn wants_page(headers: &HeaderMap) -> bool {
    let listed = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    listed.flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        parts.next().is_some_and(|media| media.eq_ignore_ascii_case("text/html")) && thousandths(parts) > 0
    })
}

/// How much a media type is liked, in thousandths: as the most specific range says that it falls into.
fn quality(accept: &str, media: &str) -> u16 {
    let mut found = (0_u8, 0_u16);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let specific = match name.strip_suffix("/*") {
            Some("*") => 1,
            Some(kind) if media.split('/').next() == Some(kind) => 2,
            None if name == media => 3,
            _ => continue,
        };
        let quality = thousandths(parts);
        if specific > found.0 || (specific == found.0 && quality > found.1) {
            found = (specific, quality);
        }
    }
    found.1
}

/// The `q` of a range.
fn thousandths<'p>(parts: impl Iterator<Item = &'p str>) -> u16 {
    let mut parts = parts;
    let q = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let q = q.map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0));
    (q.clamp(0.0, 1.0) * 1_000.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn liked(accept: &'static str, offers: &[&str]) -> Option<usize> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        best(&headers, offers)
    }

    #[test]
    fn the_best_liked_of_what_there_is() {
        let offers = ["text/turtle", "application/ld+json", "text/html"];
        assert_eq!(liked("text/html,application/xhtml+xml,*/*;q=0.8", &offers), Some(2));
        assert_eq!(liked("*/*", &offers), Some(0));
        assert_eq!(liked("application/*;q=0.2, text/turtle;q=0.1", &offers), Some(1));
        assert_eq!(liked("text/*, text/turtle;q=0", &offers), Some(2), "the more specific range decides");
        assert_eq!(liked("image/png", &offers), None);
        assert_eq!(best(&HeaderMap::new(), &offers), Some(0));
    }
}
