//! Statements in small articles of our own, by the whole engine.

use std::sync::LazyLock;

use crate::extract::fact::Facts;
use crate::{Options, Sayso};

fn facts(text: &str) -> Facts {
    static SAYSO: LazyLock<Sayso> = LazyLock::new(|| Sayso::new(&Options::default()).unwrap());
    SAYSO.extract(&crate::article::Article::from_text("test", text))
}

/// `speaker ~ cue ~ content | content` of each statement.
fn found(text: &str) -> Vec<String> {
    let facts = facts(text);
    let words = |span: crate::span::Span| {
        text.chars().skip(span.start as usize).take(span.len() as usize).collect::<String>()
    };
    let show = |statement: &crate::extract::fact::Statement| {
        let speaker = statement.speaker.as_ref().map_or("-".to_owned(), |speaker| words(speaker.span));
        let cue = statement.cue.as_ref().map_or("-".to_owned(), |cue| words(cue.span));
        let content: Vec<String> = statement.content.iter().map(|&span| words(span)).collect();
        format!("{speaker} ~ {cue} ~ {}", content.join(" | "))
    };
    facts.statements.iter().map(show).collect()
}

fn check(text: &str, expect: &[&str]) {
    assert_eq!(found(text), expect, "{text}");
}
