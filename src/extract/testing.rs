//! What tests of extractors share: small articles of our own, read by the whole engine.

use std::sync::LazyLock;

use crate::article::{Article, Meta};
use crate::facts::{Facts, Statement};
use crate::span::Span;
use crate::{Options, Sayso};

/// The facts of an article with this text, those that are left out as unlikely among them.
pub fn facts(text: &str) -> Facts {
    static SAYSO: LazyLock<Sayso> =
        LazyLock::new(|| Sayso::new(&Options { keep_unlikely: true, ..Options::default() }).unwrap());
    SAYSO.extract(&Article::new("test".to_owned(), text.to_owned(), &Meta::default()))
}

/// Who the speakers of a text's statements are, by slug.
pub fn speakers(text: &str) -> Vec<String> {
    let statements = facts(text).statements;
    statements.into_iter().filter_map(|statement| statement.speaker.and_then(|speaker| speaker.entity)).collect()
}

/// The text's statements, each shown as `speaker ~ cue ~ content | content`.
pub fn statements(text: &str) -> Vec<String> {
    facts(text).statements.iter().map(|statement| shown(text, statement)).collect()
}

fn shown(text: &str, statement: &Statement) -> String {
    let words = |span: Span| text.chars().skip(span.start as usize).take(span.len() as usize).collect::<String>();
    let speaker = statement.speaker.as_ref().map_or("-".to_owned(), |speaker| words(speaker.span));
    let cue = statement.cue.as_ref().map_or("-".to_owned(), |cue| words(cue.span));
    let content: Vec<String> = statement.content.iter().map(|&span| words(span)).collect();
    format!("{speaker} ~ {cue} ~ {}", content.join(" | "))
}
