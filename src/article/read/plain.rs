//! Plain text and Markdown: the file is the article.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::decode;
use super::error::{Cause, ReadError};
use super::format::Format;
use super::item::{Draft, Item, Label, Source};
use super::place::Place;
use super::source::whole;
use crate::article::front_matter;

/// The article in `source`.
pub(super) fn draft(source: Source, label: &Label, format: Format) -> Result<Item, ReadError> {
    let text = text(source, label)?;
    let text = if format == Format::Markdown { unmarked(&text) } else { text };
    Ok(Item::Draft(Box::new(Draft::new(label, format, text))))
}

/// An article whose format tells nothing but its text.
pub(super) fn item(text: String, label: &Label, format: Format) -> Item {
    Item::Draft(Box::new(Draft::new(label, format, text)))
}

/// The text in `source`, which is not blank.
pub(super) fn text(source: Source, label: &Label) -> Result<String, ReadError> {
    let place = &label.place;
    let bytes = whole(source, place)?;
    let text = match label.charset.as_deref() {
        Some(charset) => decode::page(&bytes, Some(charset)),
        None => decode::decode(&bytes).map_err(|refused| {
            let before = refused.offset.and_then(|at| bytes.get(..at));
            let place = before.map_or_else(|| place.clone(), |before| after(place, before));
            ReadError::new(place, refused.cause)
        })?,
    };
    if text.trim().is_empty() {
        return Err(ReadError::new(place.clone(), Cause::Empty));
    }
    Ok(text)
}

/// Line and column behind the bytes `before`.
fn after(place: &Place, before: &[u8]) -> Place {
    let newlines = before.iter().filter(|byte| **byte == b'\n').count();
    let in_line = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    place.at(newlines as u64 + 1, Some(in_line as u64 + 1))
}

/// Markdown as the paragraphs that it makes; what says of itself what it is, at the top, stays as it stands.
fn unmarked(markdown: &str) -> String {
    let start = front_matter::find(markdown).map_or(0, |front| front.end);
    let (head, body) = markdown.split_at(start);
    let mut out = head.to_owned();
    let mut silent = 0;
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock) => silent += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock) => silent -= 1,
            _ if silent > 0 => {}
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::TableCell) => out.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead,
            ) if !out.ends_with("\n\n") => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str("\n\n");
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_the_text_that_it_makes() {
        let markdown = "---\ntitle: Ferry\n---\n# Ferry *sails*\n\nThe [ferry](https://a.example) **left**\nat dawn. ![x](y.png)\n\n\
            > “No,” she said.\n\n- One\n- Two\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(
            unmarked(markdown),
            "---\ntitle: Ferry\n---\nFerry sails\n\nThe ferry left at dawn.\n\n“No,” she said.\n\nOne\n\nTwo\n\na b\n\n1 2"
        );
    }
}
