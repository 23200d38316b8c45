//! Which mentions of events tell one happening. Standard error tells how many of them the facts of the articles hold: as an
//! event, as what somebody said, or as what a figure counts the victims of.

use std::collections::HashMap;
use std::error::Error;

use sayso::article::{self, Meta};
use sayso::facts::Facts;
use sayso::ledger::happenings::{Event, happenings};
use sayso::ledger::vector::Vector;
use sayso::ledger::verdicts::Pairs;
use sayso::ledger::words;
use sayso::span::{CharIndex, Span};
use sayso::spill::{Records, Spill};
use sayso::{Options, Sayso};
use serde::Deserialize;
use serde_json::Value;

use crate::member;
use crate::stories::{Article, first_of_story};

/// An article or a mention.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// Words that mention an event.
    Mention {
        /// The id of the article.
        doc: String,
        /// The first code point.
        begin: u32,
        /// The code point behind the last.
        end: u32,
    },
    /// The article, before its mentions.
    Document(Article),
}

/// The happening of each mention, called by its first mention.
pub fn clusters(lines: Vec<Line>) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut articles = Vec::new();
    let mut mentions: HashMap<String, Vec<Span>> = HashMap::new();
    for line in lines {
        match line {
            Line::Document(article) => articles.push(article),
            Line::Mention { doc, begin, end } => mentions.entry(doc).or_default().push(Span { start: begin, end }),
        }
    }
    let sayso = Sayso::new(&Options::default())?;
    let stories = first_of_story(&articles)?;
    let (mut ids, mut events, mut read) = (Vec::new(), Vec::new(), 0);
    for (at, document) in articles.iter().enumerate() {
        let Some(spans) = mentions.get(&document.id) else { continue };
        let chars = CharIndex::new(&document.text);
        let article = article::Article::new(document.id.clone(), document.text.clone(), &Meta::default());
        let facts = sayso.extract(&article);
        for (span, head) in spans.iter().zip(sayso.heads(&article, spans)) {
            read += usize::from(is_read(&facts, *span));
            ids.push(format!("{}:{}-{}", document.id, span.start, span.end));
            let (word, sentence) = head.unwrap_or_else(|| (chars.cut(&document.text, *span).to_owned(), *span));
            events.push(Event {
                story: stories[at],
                article: at,
                deed: Event::deed_of(&word),
                sentence: Vector::of(&words::stems(chars.cut(&document.text, sentence))),
                at: span.start,
                ..Event::default()
            });
        }
    }
    eprintln!("{read} of {} mentions are events, statements or figures of the graph", ids.len());
    let first = happenings(&Records::of(events)?, &Pairs::default(), &Spill::memory())?;
    Ok(first.into_iter().enumerate().map(|(at, first)| member(&ids[at], &ids[first])).collect())
}

/// True where the words of an event, told once or again, of a report or of a figure meet the span.
fn is_read(facts: &Facts, span: Span) -> bool {
    let meets = |other: &Span| other.start < span.end && other.end > span.start;
    facts.events.iter().any(|event| meets(&event.trigger) || event.evidence.iter().any(meets))
        || facts.figures.iter().any(|figure| meets(&figure.span))
        || facts.statements.iter().filter_map(|statement| statement.cue.as_ref()).any(|cue| meets(&cue.span))
}
