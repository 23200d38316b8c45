//! One article from a document in memory.
//!
//! Example: `Article::read("ferry", b"<html>…")`; `Article::read("", br#"{"id": "a", "text": "…"}"#)`.

use std::io::Cursor;

use super::{Reader, Settings, Step};
use crate::article::Article;

/// A document that gives no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no article in the document: {0}")]
pub struct NoArticle(String);

impl Article {
    /// The first article of a document whose content tells its format: a page, a record of JSON, a mail, text …
    /// `id` is what it is called where it has no identity of its own, as records do. Nothing is asked about its language.
    ///
    /// # Errors
    /// When nothing in it is an article, or it cannot be read.
    pub fn read(id: &str, document: &[u8]) -> Result<Self, NoArticle> {
        let settings = Settings { any_language: true, ..Settings::default() };
        let source = Cursor::new(document.to_vec());
        let mut last = "nothing in it".to_owned();
        for step in Reader::new(["-"]).with_stdin_named(id, source).with_settings(settings) {
            last = match step {
                Step::Article(article) => return Ok(*article),
                Step::Skipped(skipped) => skipped.why.to_string(),
                Step::Failed(error) | Step::Left(error) => error.cause.to_string(),
                Step::Note(..) => continue,
            };
        }
        Err(NoArticle(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_records_and_text_are_articles() {
        let page = b"<html><head><title>Ferry sails</title></head><body><article><h1>Ferry sails</h1><p>The ferry sailed at \
            dawn, the harbour master said, and nobody was hurt on the way to the island.</p><p>Another one sails at noon, and \
            the company said that it would carry more people than ever before.</p></article></body></html>";
        let article = Article::read("ferry", page).unwrap();
        assert_eq!((article.id.as_str(), article.origin.format), ("ferry", "HTML"));
        assert!(article.text.contains("harbour master"));
        let record = Article::read("x", br#"{"id": "a", "title": "Ferry", "text": "It sailed."}"#).unwrap();
        assert_eq!((record.id.as_str(), record.meta.headline.as_deref()), ("a", Some("Ferry")));
        assert_eq!(Article::read("note", b"The ferry sailed.").unwrap().id, "note");
    }

    #[test]
    fn a_document_without_an_article_tells_why() {
        let error = Article::read("x", b"\x00\x01\x02\x03").unwrap_err();
        assert!(error.to_string().starts_with("no article in the document: "), "{error}");
        assert!(Article::read("x", b"").is_err());
    }
}
