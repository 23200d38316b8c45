//! What tests of this room share.

use std::sync::LazyLock;

use super::Story;
use crate::article::{Article, Meta};
use crate::{Options, Sayso};

/// An article with this text, read and resolved.
pub fn story(text: &str) -> Story<'static> {
    static SAYSO: LazyLock<Sayso> = LazyLock::new(|| Sayso::new(&Options::default()).unwrap());
    let article = Article::new("test".to_owned(), text.to_owned(), &Meta::default());
    SAYSO.story(Box::leak(Box::new(article)))
}
