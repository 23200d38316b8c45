//! Feeds: RSS of all ages, Atom, and the exports of WordPress, which are RSS.
//!
//! The whole content is read where the feed has it, and a summary, told as such, where it has not. Items without an
//! address or an id are called by their number.
//!
//! Example: `<item><title>Ferry sails</title><link>https://post.example/a</link><content:encoded>…` is an article whose
//! id is its address.

use super::error::{Cause, ReadError};
use super::format::Format;
use super::html;
use super::item::{Draft, Item, Label, Skipped, Source, Why};
use super::xml::split::{Record, Split};
use super::xml::{self, Element};
use crate::article::{Meta, layout};

/// A description of so many characters is the article.
const WHOLE: usize = 1500;

/// The items of a feed.
pub(super) struct Feed {
    items: Split,
    label: Label,
    count: u64,
    summaries: u64,
    ended: bool,
}

impl Feed {
    pub fn new(source: Source, label: Label) -> Self {
        Self { items: Split::new(source, &["item", "entry"]), label, count: 0, summaries: 0, ended: false }
    }

    /// What the feed says of all its items.
    fn channel(&self) -> Meta {
        let head = xml::parse(&self.items.head());
        let text = |name: &str| head.find(name).and_then(Element::line);
        let language = text("language").or_else(|| Some(head.find("feed")?.attribute("lang")?.to_owned()));
        Meta { publisher: text("title").map(|title| html::line(&title)), language, ..Meta::default() }
    }

    fn end(&mut self) -> Option<Result<Item, ReadError>> {
        self.ended = true;
        if self.count == 0 {
            return Some(Ok(Skipped::item(self.label.place.clone(), Why::Foreign)));
        }
        let note = format!("{} of {} items have a summary only, read as such", self.summaries, self.count);
        (self.summaries > 0).then(|| Ok(Item::Note(self.label.place.clone(), note)))
    }
}

impl Iterator for Feed {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let record = match self.items.next() {
            Ok(Some(record)) => record,
            Ok(None) => return self.end(),
            Err(error) => {
                self.ended = true;
                return Some(Err(ReadError::new(self.label.place.clone(), Cause::Unreadable(error))));
            }
        };
        self.count += 1;
        let label = self.label.part(self.count, "item");
        let Record::Read(text) = record else { return Some(Err(ReadError::new(label.place, Cause::TooLong))) };
        let tree = xml::parse(&text);
        let item = tree.children().next().map(|item| article(item, &label, &self.channel()));
        let item = item.unwrap_or_else(|| Ok(Skipped::item(label.place, Why::Empty)));
        self.summaries += u64::from(matches!(&item, Ok(Item::Draft(draft)) if draft.summary));
        Some(item)
    }
}

/// The article of one item.
fn article(item: &Element, label: &Label, channel: &Meta) -> Result<Item, ReadError> {
    let line =
        |name: &str| item.children().filter(|it| it.name == name && it.prefix != "media").find_map(Element::line);
    if let Some(status) = line("status").filter(|status| status != "publish" && is_wordpress(item)) {
        return Ok(Skipped::item(label.place.clone(), Why::HeldBack(status)));
    }
    if line("post_type").is_some_and(|kind| kind != "post" && kind != "page") {
        return Ok(Skipped::item(label.place.clone(), Why::Record));
    }
    let Some((markup, summary)) = body(item) else {
        return Ok(Skipped::item(label.place.clone(), Why::Empty));
    };
    let rendered = html::fragment(&markup).map_err(|cause| ReadError::new(label.place.clone(), cause))?;
    let text = rendered.text;
    if text.is_empty() {
        return Ok(Skipped::item(label.place.clone(), Why::Empty));
    }
    let url = link(item);
    let id = url.clone().or_else(|| line("guid")).or_else(|| line("id"));
    let label = label.clone().called(id.as_deref());
    let dates = ["pubdate", "published", "issued", "date", "post_date", "updated"];
    let mut draft = Draft::new(&label, Format::Feed, text);
    let given = Meta {
        headline: item.child("title").map(|title| html::line(&title.markup())).filter(|title| !title.is_empty()),
        published: dates.into_iter().filter_map(line).find_map(|date| html::day(&date)),
        author: line("creator").or_else(|| item.child("author").and_then(name_of)),
        publisher: item.child("source").and_then(Element::line),
        url,
        ..Meta::default()
    };
    layout::fill(&mut draft.given, &given);
    layout::fill(&mut draft.given, &rendered.meta);
    layout::fill(&mut draft.given, channel);
    draft.hints = rendered.hints;
    draft.summary = summary;
    Ok(Item::Draft(Box::new(draft)))
}

/// The content of an item as HTML, and whether it is a summary only.
fn body(item: &Element) -> Option<(String, bool)> {
    let says = |element: &&Element| !element.text().trim().is_empty();
    let whole = item
        .children()
        .filter(|it| it.name == "encoded" && it.prefix != "excerpt" || it.name == "content" && it.prefix != "media");
    if let Some(content) = whole.filter(says).max_by_key(|content| content.text().len()) {
        return Some((html_of(content), false));
    }
    let brief =
        item.children().filter(|it| matches!(it.name.as_str(), "description" | "summary") && it.prefix != "media");
    let brief = brief.filter(says).max_by_key(|brief| brief.text().len())?;
    let markup = html_of(brief);
    let summary = markup.chars().count() < WHOLE;
    Some((markup, summary))
}

/// What an element holds as HTML; Atom tells what is none.
fn html_of(element: &Element) -> String {
    match element.attribute("type") {
        Some("text" | "text/plain") => element.text().replace('&', "&amp;").replace('<', "&lt;"),
        _ => element.markup(),
    }
}

/// The address: the text of RSS, the attribute of Atom.
fn link(item: &Element) -> Option<String> {
    let links = || item.children().filter(|element| element.name == "link");
    let told = links().filter(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"));
    let told = told.filter_map(|link| link.line().or_else(|| link.attribute("href").map(str::to_owned))).next();
    let guid = item.child("guid").filter(|guid| guid.attribute("ispermalink") != Some("false")).and_then(Element::line);
    told.or(guid).filter(|address| address.contains("://"))
}

fn name_of(author: &Element) -> Option<String> {
    author.child("name").unwrap_or(author).line()
}

fn is_wordpress(item: &Element) -> bool {
    item.child("post_type").is_some() || item.child("post_id").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use std::io::Cursor;

    fn read(xml: &str) -> Vec<String> {
        let feed =
            Feed::new(Box::new(Cursor::new(xml.to_owned().into_bytes())), Label::file("f", Place::file("f.xml")));
        feed.map(|item| match item.unwrap() {
            Item::Draft(it) => format!(
                "{} | {} | {} | {} | {}{}",
                it.id,
                it.given.headline.unwrap_or_default(),
                it.given.published.unwrap_or_default(),
                it.given.author.unwrap_or_default(),
                it.text.replace('\n', "/"),
                if it.summary { " (summary)" } else { "" }
            ),
            Item::Skipped(skipped) => skipped.to_string(),
            Item::Note(place, note) => format!("{place}: {note}"),
            Item::Member(_) | Item::Left(_) => panic!("neither"),
        })
        .collect()
    }

    #[test]
    fn rss_with_content_and_without() {
        let xml = "<rss><channel><title>Post</title><item><title>Ferry &amp; sea</title><link>https://p.example/a</link>\
            <dc:creator>Jane Roe</dc:creator><pubDate>Fri, 20 Nov 2015 08:00:00 EST</pubDate><description>Short.</description>\
            <content:encoded><![CDATA[<p>It left at dawn.</p><p>It sank.</p>]]></content:encoded></item>\
            <item><description>&lt;p&gt;Only this.&lt;/p&gt;</description><pubDate>soon</pubDate></item><item/>\
            <item><title>Cut</title><descr";
        assert_eq!(
            read(xml),
            [
                "https://p.example/a | Ferry & sea | 2015-11-20 | Jane Roe | It left at dawn.//It sank.",
                "f#2 |  |  |  | Only this. (summary)",
                "f.xml: item 3: nothing in it",
                "f.xml: item 4: nothing in it",
                "f.xml: 1 of 4 items have a summary only, read as such",
            ]
        );
    }

    #[test]
    fn atom_and_wordpress() {
        let atom = "<feed><entry><title type='html'>Oslo &lt;b&gt;denies&lt;/b&gt;</title><id>u:2</id><link rel='self' href='x://y'/>\
            <link href='https://h.example/b'/><published>2015-11-20T08:00:00Z</published><author><name>Jane</name></author>\
            <content type='xhtml'><div><p>Oslo denied &amp; said.</p><p>Two parts.</p></div></content></entry></feed>";
        assert_eq!(
            read(atom),
            ["https://h.example/b | Oslo denies | 2015-11-20 | Jane | Oslo denied & said.//Two parts."]
        );
        let wordpress = "<item><wp:post_type>post</wp:post_type><wp:status>draft</wp:status><content:encoded>x</content:encoded></item>\
            <item><wp:post_type>attachment</wp:post_type></item>";
        assert_eq!(read(wordpress), ["f.xml: item 1: draft by its source", "f.xml: item 2: a record about another"]);
    }
}
