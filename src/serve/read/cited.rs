//! An article as one cites it.

use super::names::local;
use crate::serve::edition::Edition;
use crate::store::Node;

/// The article that tells a fact.
#[derive(Debug, Clone, Default)]
pub struct Cited {
    /// Its headline, or its id.
    pub headline: String,
    /// Who published it, or the agency that it is from.
    pub outlet: String,
    /// The day on which it was published.
    pub published: String,
    /// Its page.
    pub page: String,
    /// Its address on the web, as the article's file says.
    pub url: String,
    /// The digest of its text.
    pub sha256: String,
}

/// An article, as one cites it.
pub fn cited(edition: &Edition, article: Node) -> Cited {
    let (reader, words) = (&edition.reader, &edition.words);
    let text = |property: Node| reader.value(article, property).map(|node| reader.text(node).to_owned());
    let iri = reader.text(article);
    Cited {
        headline: text(words.headline).unwrap_or_else(|| last_name(iri).to_owned()),
        outlet: text(words.publisher).or_else(|| text(words.agency)).unwrap_or_default(),
        published: text(words.published).unwrap_or_default(),
        page: local(edition, article),
        url: text(words.url).filter(|url| is_web(url)).unwrap_or_default(),
        sha256: text(words.sha256).unwrap_or_default(),
    }
}

/// Only addresses of the web are ever links: an article's file may say anything.
fn is_web(url: &str) -> bool {
    let small = url.trim_start().to_ascii_lowercase();
    small.starts_with("https://") || small.starts_with("http://")
}

/// What stands behind the last `#` or `/` of an IRI.
pub fn last_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).find(|part| !part.is_empty()).unwrap_or(iri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web("https://post.example/a") && is_web("HTTP://post.example"));
        for url in ["javascript:alert(1)", "data:text/html,x", " javascript:x", "//post.example", "file:///etc/passwd"]
        {
            assert!(!is_web(url), "{url}");
        }
    }
}
