//! The Reuters-21578 collection: SGML, a thousand stories a file.
//!
//! Example: `<REUTERS NEWID="7"><DATE>26-FEB-1987</DATE><TEXT><TITLE>…</TITLE><BODY>…` is the article `7`.

use super::error::{Cause, ReadError};
use super::format::Format;
use super::html;
use super::item::{Item, Label, Skipped, Source, Why};
use super::xml::split::{Record, Split};
use super::xml::{self, Element};
use crate::article::Meta;

/// The stories of a file.
pub(super) struct Reuters {
    stories: Split,
    label: Label,
    count: u64,
    ended: bool,
}

impl Reuters {
    pub fn new(source: Source, label: Label) -> Self {
        Self { stories: Split::new(source, &["reuters"]), label, count: 0, ended: false }
    }
}

impl Iterator for Reuters {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let record = self.stories.next();
        self.count += 1;
        let label = self.label.part(self.count, "story");
        match record {
            Ok(Some(Record::Read(text))) => Some(Ok(story(&text, &label))),
            Ok(Some(Record::TooLong)) => Some(Err(ReadError::new(label.place, Cause::TooLong))),
            Ok(None) => {
                self.ended = true;
                (self.count == 1).then(|| Ok(Skipped::item(self.label.place.clone(), Why::Foreign)))
            }
            Err(error) => {
                self.ended = true;
                Some(Err(ReadError::new(label.place, Cause::Unreadable(error))))
            }
        }
    }
}

fn story(text: &str, label: &Label) -> Item {
    let tree = xml::parse(text);
    let Some(story) = tree.child("reuters") else { return Skipped::item(label.place.clone(), Why::Empty) };
    let line = |name: &str| story.find(name).and_then(Element::line);
    let body =
        story.find("body").or_else(|| story.find("text").filter(|text| text.attribute("type") == Some("UNPROC")));
    let body = body.map(Element::text).unwrap_or_default();
    // Stories end in the word "Reuter" and a control character.
    let body = body.trim().trim_end_matches(|c: char| c.is_control()).trim_end();
    let body = body.strip_suffix("Reuter").or_else(|| body.strip_suffix("REUTER")).unwrap_or(body).trim();
    let label = label.clone().called(story.attribute("newid"));
    let given = Meta {
        headline: line("title"),
        published: line("date").and_then(|date| html::day_of_any_year(&date)),
        author: line("author"),
        dateline: line("dateline").map(|line| line.split(',').next().unwrap_or_default().trim().to_owned()),
        publisher: Some("Reuters".to_owned()),
        agency: Some("Reuters".to_owned()),
        ..Meta::default()
    };
    Item::article(&label, Format::Reuters, body.to_owned(), &given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use std::io::Cursor;

    #[test]
    fn stories() {
        let sgml = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"7\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n\
            <TEXT>&#2;\n<TITLE>FERRY &lt;ROE> SAILS</TITLE><DATELINE>  PORT ROE, Feb 26 - </DATELINE><BODY>The ferry left.\n    It sank & rose.\n Reuter\n&#3;</BODY></TEXT>\n\
            </REUTERS>\n<REUTERS NEWID=\"8\"><TEXT TYPE=\"BRIEF\"><TITLE>x</TITLE></TEXT></REUTERS>";
        let read = Reuters::new(Box::new(Cursor::new(sgml)), Label::file("r", Place::file("r.sgm")));
        let found: Vec<String> = read
            .map(|item| match item.unwrap() {
                Item::Draft(it) => {
                    let given =
                        [it.given.headline, it.given.published, it.given.dateline].map(Option::unwrap_or_default);
                    format!("{} | {} | {:?}", it.id, given.join(" | "), it.text)
                }
                Item::Skipped(skipped) => skipped.to_string(),
                _ => panic!("neither"),
            })
            .collect();
        assert_eq!(
            found,
            [
                "7 | FERRY <ROE> SAILS | 1987-02-26 | PORT ROE | \"The ferry left.\\n    It sank & rose.\"",
                "r.sgm: story 2: nothing in it"
            ]
        );
    }
}
