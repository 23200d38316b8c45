//! How much is read.

/// More bytes than any article has. A text file, a page or a JSON line beyond it is refused instead of read into
/// memory: most often it is a whole collection with its line breaks lost.
pub const MAX_ARTICLE_BYTES: usize = 32 << 20;
