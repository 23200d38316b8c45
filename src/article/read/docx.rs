//! Documents of Word (DOCX): their paragraphs. What was deleted, comments and notes are no text.
//!
//! Dates and titles in the properties of a document are those of the file, not of the article, and are not taken; the
//! layout finds what the text itself says.

use super::error::ReadError;
use super::format::Format;
use super::item::{Item, Label, Skipped, Why};
use super::nexis;
use super::plain;
use super::source::whole;
use super::xml::{self, Element, Node};
use super::zip::Zip;
use crate::article::blanks::one_line;

/// The text of a document.
const DOCUMENT: &str = "word/document.xml";

/// The articles of a document; nothing where the zip is none.
pub(super) fn items(zip: &Zip, label: &Label) -> Option<Vec<Result<Item, ReadError>>> {
    let source = zip.file(DOCUMENT)?;
    Some(source.and_then(|source| whole(source, &label.place)).map_or_else(
        |error| vec![Err(error)],
        |bytes| {
            let paragraphs = paragraphs(&xml::parse(&String::from_utf8_lossy(&bytes)));
            if nexis::is_delivery(&paragraphs) {
                return nexis::documents(&paragraphs, label);
            }
            let text = paragraphs.join("\n\n");
            vec![match text.is_empty() {
                true => Ok(Skipped::item(label.place.clone(), Why::Empty)),
                false => Ok(plain::item(text, label, Format::Docx)),
            }]
        },
    ))
}

/// The paragraphs that say something, in their order.
fn paragraphs(tree: &Element) -> Vec<String> {
    let mut found = Vec::new();
    gather(tree, &mut found);
    found.retain(|paragraph| !paragraph.is_empty());
    found
}

fn gather(element: &Element, found: &mut Vec<String>) {
    for child in element.children() {
        match child.name.as_str() {
            "p" => {
                let mut text = String::new();
                run(child, &mut text, found);
                let lines: Vec<String> = text.split('\n').map(one_line).collect();
                found.push(lines.join("\n").trim().to_owned());
            }
            // The same box again for old readers.
            "fallback" => {}
            _ => gather(child, found),
        }
    }
}

/// The words of a paragraph; paragraphs of boxes inside of it stand before it.
fn run(element: &Element, text: &mut String, found: &mut Vec<String>) {
    for child in element.children() {
        match child.name.as_str() {
            "t" => text.extend(
                child
                    .nodes
                    .iter()
                    .filter_map(|node| if let Node::Text(words) = node { Some(words.as_str()) } else { None }),
            ),
            "tab" => text.push(' '),
            "br" | "cr" => text.push('\n'),
            "p" | "txbxcontent" => gather(child, found),
            "fallback" | "del" => {}
            _ => run(child, text, found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_of_a_document() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>The </w:t></w:r><w:r><w:t xml:space='preserve'>ferry</w:t><w:tab/><w:t>left.</w:t>\
            </w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t><w:br/><w:t>two</w:t></w:r></w:p>\
            </w:tc></w:tr></w:tbl></w:body></w:document>";
        assert_eq!(paragraphs(&xml::parse(xml)), ["The ferry left.", "Cell\ntwo"]);
    }
}
