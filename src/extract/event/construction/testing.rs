//! What tests of constructions share.

use crate::english::Engine;
use crate::extract::event::model::{FindPredicate, Verdict, Words};

/// What a construction says of a sentence: category and words of the first predicate, `none` where it says that there is
/// no event, nothing where it says nothing.
pub fn verdict(find: FindPredicate, text: &str) -> Option<String> {
    let doc = Engine::embedded().parser().parse(text);
    let words = Words { doc: &doc, category_at: vec![None; doc.len()] };
    (0..doc.len()).find_map(|i| find(&words, i)).map(|verdict| match verdict {
        Verdict::Event(predicate) => format!("{} {}", predicate.frame.category.code(), doc.words(predicate.trigger)),
        Verdict::NoEvent => "none".to_owned(),
    })
}
