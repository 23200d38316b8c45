//! IRIs: deterministic names for everything, so that graphs made on different machines merge by set union.

use oxigraph::model::NamedNode;

use crate::entities::Naming;

/// Base of all data IRIs unless `--base` says otherwise.
pub const DEFAULT_BASE: &str = "https://w3id.org/sayso/id/";

/// Start of the IRIs of GeoNames, which sayso uses for the places that it knows.
const GEONAMES: &str = "https://sws.geonames.org/";

/// The start of every data IRI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

/// A base that no IRI can start with.
#[derive(Debug, thiserror::Error)]
#[error("the base `{base}` is not an absolute IRI: {cause}")]
pub struct BaseError {
    base: String,
    cause: String,
}

impl Default for Base {
    fn default() -> Self {
        Self(DEFAULT_BASE.to_owned())
    }
}

impl Base {
    /// A base from an absolute IRI; a missing `/` or `#` at its end is added.
    ///
    /// # Errors
    /// When `iri` is not an absolute IRI.
    pub fn new(iri: &str) -> Result<Self, BaseError> {
        let mut base = iri.to_owned();
        if !base.ends_with(['/', '#']) {
            base.push('/');
        }
        match NamedNode::new(&base) {
            Ok(_) => Ok(Self(base)),
            Err(cause) => Err(BaseError { base: iri.to_owned(), cause: cause.to_string() }),
        }
    }

    /// The base itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// IRI of the article with this id, which also names its graph.
    pub fn article(&self, id: &str) -> String {
        format!("{}article/{}", self.0, encode(id))
    }

    /// The id of the article with this IRI; none for what is no article's IRI with this base.
    pub fn article_id(&self, iri: &str) -> Option<String> {
        let id = decode(iri.strip_prefix(&self.0)?.strip_prefix("article/")?)?;
        (self.article(&id) == iri).then_some(id)
    }

    /// The base that gives the article with this id this IRI.
    pub fn of_article(iri: &str, id: &str) -> Option<Self> {
        let base = iri.strip_suffix(&format!("article/{}", encode(id)))?;
        Self::new(base).ok()
    }

    /// IRI of the program that made a graph.
    pub fn software(&self, version: &str) -> String {
        format!("{}software/sayso-{version}", self.0)
    }
}

impl Naming for Base {
    fn geoname(&self, id: u64) -> String {
        format!("{GEONAMES}{id}/")
    }

    fn place(&self, slug: &str) -> String {
        format!("{}place/{}", self.0, encode(slug))
    }

    fn actor(&self, slug: &str) -> String {
        format!("{}actor/{}", self.0, encode(slug))
    }

    fn local_actor(&self, article: &str, slug: &str) -> String {
        format!("{}#actor-{}", self.article(article), encode(slug))
    }
}

/// The number in a GeoNames IRI (`https://sws.geonames.org/524901/`).
pub fn geonameid(iri: &str) -> Option<u64> {
    iri.strip_prefix(GEONAMES)?.trim_end_matches('/').parse().ok()
}

/// Percent-encode what may not stand in an IRI's path segment (RFC 3987 `isegment`, with `/` kept as it is).
fn encode(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len());
    for c in segment.chars() {
        let plain = c.is_ascii_alphanumeric() || "-._~/!$&'()*+,;=:@".contains(c);
        let international = matches!(c, '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}')
            || (c as u32 >= 0x1_0000 && (c as u32) & 0xFFFE != 0xFFFE && (c as u32) < 0xE_0000);
        if plain || international {
            out.push(c);
        } else {
            let mut utf8 = [0; 4];
            for byte in c.encode_utf8(&mut utf8).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// What was percent-encoded.
fn decode(segment: &str) -> Option<String> {
    let mut parts = segment.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_id_gives_a_valid_iri() {
        let base = Base::default();
        for id in ["000_ab", "a b/c%d", "<\"{}|\\^`>", "naïve#frag?x", "\u{0}\u{FFFF}\u{10FFFF}🙂"] {
            let iri = base.article(id);
            assert!(NamedNode::new(&iri).is_ok(), "{iri}");
            assert_eq!(base.article_id(&iri).as_deref(), Some(id));
        }
        assert_eq!(base.article_id("https://w3id.org/sayso/id/article/a%2"), None);
        assert!(!base.article("a#b").contains('#'), "an id cannot smuggle a fragment in");
    }

    #[test]
    fn a_place_of_geonames_has_its_iri() {
        let iri = Base::default().geoname(524_901);
        assert_eq!((iri.as_str(), geonameid(&iri)), ("https://sws.geonames.org/524901/", Some(524_901)));
        assert_eq!(geonameid(&Base::default().place("gao")), None);
    }

    #[test]
    fn a_base_is_absolute() {
        assert!(Base::new("news").is_err());
        assert_eq!(Base::new("http://example.org/news").unwrap().as_str(), "http://example.org/news/");
    }
}
