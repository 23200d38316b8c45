//! What a store says about one article: in the manifest, and in the segment that holds it.

use serde::{Deserialize, Serialize};

use super::Counts;

/// What the manifest says about one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The article's id.
    pub id: String,
    /// The IRI of its graph, which is its own IRI.
    pub graph: String,
    /// SHA-256 of the article as read.
    pub sha256: String,
    /// What made the facts: the extractor and its resources.
    pub fingerprint: String,
    /// Where it was published, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What was found in it.
    pub counts: Counts,
    /// The segment that holds its quads.
    #[serde(skip)]
    pub segment: String,
}
