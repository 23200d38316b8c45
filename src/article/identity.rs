//! An article from its parts, and the hash that tells whether it changed.

use serde::Serialize;

use super::{Article, Block, Meta, Origin, Rewritten, clean, layout};
use crate::hash;

/// What an article's hash is taken over: what was given, nothing that was found out.
#[derive(Serialize)]
struct Given<'a> {
    id: &'a str,
    meta: &'a Meta,
    text: &'a str,
}

impl Article {
    /// The article with this identity and text. `given` is what its record says about it; the
    /// layout analysis adds what the page itself says.
    pub fn new(id: String, text: String, given: &Meta) -> Self {
        Self::with_hints(id, text, given, &[])
    }

    /// The same where the format of the text tells what some of its parts are.
    pub fn with_hints(id: String, text: String, given: &Meta, hints: &[Block]) -> Self {
        let clean = clean::clean(&text);
        let hint =
            |hint: &Block| Block { span: clean.as_ref().map_or(hint.span, |it| it.rewritten(hint.span)), ..*hint };
        let hints: Vec<Block> = hints.iter().map(hint).collect();
        let read = clean.as_ref().map_or(text.as_str(), Rewritten::text);
        let (mut layout, meta) = layout::analyse_with(read, given, &hints);
        if let Some(clean) = &clean {
            for block in &mut layout.blocks {
                block.span = clean.original(block.span);
            }
        }
        let sha256 = content_hash(&id, &text, given);
        Self { id, text, meta, sha256, layout, clean, origin: Origin::default() }
    }
}

/// SHA-256 in hexadecimal over JSON with the keys `id`, `meta`, `text` in this order. Front matter
/// is part of the text.
fn content_hash(id: &str, text: &str, meta: &Meta) -> String {
    // Strings and options always serialise; an empty rest would still differ by its identity.
    let canonical = serde_json::to_vec(&Given { id, meta, text }).unwrap_or_else(|_| id.into());
    hash::sha256(&canonical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_of_what_was_given() {
        let hash = |id: &str, text: &str, meta: &Meta| Article::new(id.into(), text.into(), meta).sha256;
        let plain = Meta::default();
        let titled = Meta { headline: Some("Ferry".into()), ..Meta::default() };
        let text = "OSLO (AP) - The ferry sailed.";
        let first = hash("a", text, &plain);
        assert_eq!(first.len(), 64);
        assert_eq!(first, hash("a", text, &plain));
        assert_ne!(first, hash("b", text, &plain));
        assert_ne!(first, hash("a", "OSLO (AP) - The ferry sank.", &plain));
        assert_ne!(first, hash("a", text, &titled));
    }
}
