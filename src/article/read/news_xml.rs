//! The formats of news agencies in XML: NITF, NewsML 1.2, NewsML-G2.
//!
//! What the agency withholds or has cancelled is refused by name.
//!
//! Example: `<nitf>…<hl1>Ferry sails</hl1>…<body.content><p>It left.</p>` is an article; so is a `<newsItem>` whose content
//! is XHTML, unless its `pubStatus` is `stat:withheld`.

use super::error::ReadError;
use super::format::Format;
use super::html;
use super::item::{Item, Label, Skipped, Why};
use super::xml::{self, Element};
use crate::article::Meta;

/// The articles of one file.
pub(super) fn items(text: &str, label: &Label) -> Vec<Result<Item, ReadError>> {
    let tree = xml::parse(text);
    let items = tree.all("newsitem");
    if items.is_empty() {
        let found = tree.find("nitf").map(|nitf| Ok(nitf_item(nitf, label)));
        return vec![found.unwrap_or_else(|| Ok(Skipped::item(label.place.clone(), Why::Foreign)))];
    }
    let several = items.len() > 1;
    let items = items.into_iter().enumerate().map(|(at, item)| {
        let label = if several { label.part(at as u64 + 1, "item") } else { label.clone() };
        Ok(news_item(item, &label))
    });
    items.collect()
}

/// NITF: the whole file is one article.
fn nitf_item(nitf: &Element, label: &Label) -> Item {
    let line = |name: &str| nitf.find(name).and_then(Element::line);
    let attribute = |element: &str, name: &str| nitf.find(element).and_then(|it| it.attribute(name)).map(str::to_owned);
    let given = Meta {
        headline: line("hl1").or_else(|| line("headline")).or_else(|| line("title")),
        published: attribute("date.issue", "norm")
            .or_else(|| attribute("story.date", "norm"))
            .and_then(|day| html::day(&day)),
        publisher: attribute("doc.copyright", "holder").or_else(|| line("distributor")),
        author: line("byttl")
            .map_or_else(|| line("byline"), |title| Some(line("byline")?.replace(&title, "")))
            .map(|name| html::without_by(&name)),
        dateline: nitf.find("dateline").and_then(|it| it.find("location").and_then(Element::line)),
        url: attribute("body.content", "url").or_else(|| attribute("doc-id", "url")),
        ..Meta::default()
    };
    let id = attribute("doc-id", "id-string");
    let held = attribute("docdata", "management-status").filter(|status| status != "usable" && status != "info");
    finish(nitf.find("body.content").or_else(|| nitf.find("body")), given, id, held, label)
}

/// A `newsItem` of G2, or a `NewsItem` of NewsML 1.2.
fn news_item(item: &Element, label: &Label) -> Item {
    let line = |name: &str| item.find(name).and_then(Element::line);
    let attribute = |element: &str, name: &str| item.find(element).and_then(|it| it.attribute(name)).map(str::to_owned);
    let status = attribute("pubstatus", "qcode").or_else(|| attribute("status", "formalname"));
    let status = status.map(|status| status.rsplit(':').next().unwrap_or(&status).to_lowercase());
    let held = status.filter(|status| status != "usable");
    let dates = ["contentcreated", "versioncreated", "firstcreated", "thisrevisioncreated", "date.issue", "dateid"];
    let date = dates
        .into_iter()
        .filter_map(|name| line(name).or_else(|| attribute(name, "norm")))
        .find_map(|date| html::day(&date));
    let given = Meta {
        headline: line("headline").or_else(|| line("hl1")),
        published: date,
        publisher: line("infosource").or_else(|| attribute("provider", "literal")).or_else(|| line("creditline")),
        author: line("by").or_else(|| line("byline")).map(|name| html::without_by(&name)),
        dateline: item.find("located").and_then(|it| it.child("name").and_then(Element::line)),
        language: attribute("language", "tag").or_else(|| attribute("language", "formalname")),
        ..Meta::default()
    };
    let id =
        item.attribute("guid").map(str::to_owned).or_else(|| line("publicidentifier")).or_else(|| line("newsitemid"));
    let content =
        ["body.content", "inlinexml", "inlinedata", "datacontent"].into_iter().find_map(|name| item.find(name));
    finish(content, given, id, held, label)
}

fn finish(content: Option<&Element>, given: Meta, id: Option<String>, held: Option<String>, label: &Label) -> Item {
    if let Some(status) = held {
        return Skipped::item(label.place.clone(), Why::HeldBack(status));
    }
    let text = content.map(body).unwrap_or_default();
    Item::article(&label.clone().called(id.as_deref()), Format::NewsXml, text, &given)
}

/// The paragraphs of a content; without any, its lines.
fn body(content: &Element) -> String {
    let captions: Vec<String> =
        content.all("media").into_iter().flat_map(|it| it.all("p")).filter_map(Element::line).collect();
    let paragraphs = content.all("p").into_iter().filter_map(Element::line).filter(|line| !captions.contains(line));
    let paragraphs: Vec<String> = paragraphs.collect();
    if !paragraphs.is_empty() {
        return paragraphs.join("\n\n");
    }
    let text = html::fragment(&content.markup()).map(|rendered| rendered.text).unwrap_or_default();
    if text.is_empty() { content.text().trim().to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::place::Place;
    use crate::article::read::testing::shown;

    fn read(xml: &str) -> Vec<String> {
        shown(items(xml, &Label::file("a", Place::file("a.xml"))), |given| {
            [given.headline, given.published, given.author, given.dateline, given.publisher]
        })
    }

    #[test]
    fn nitf() {
        let xml = "<?xml version='1.0'?><nitf><head><title>t</title><docdata><doc-id id-string='r7'/>\
            <date.issue norm='20150911T101500Z'/></docdata></head><body><body.head><hedline><hl1>Ferry sails</hl1></hedline>\
            <byline>By Jane Roe</byline><distributor>Harbour Wire</distributor><dateline><location>PORT ROE</location></dateline>\
            </body.head><body.content><p>It left.</p><media><media-caption>x</media-caption></media><p>It&nbsp;sank.</p></body.content></body></nitf>";
        assert_eq!(
            read(xml),
            ["r7 | Ferry sails | 2015-09-11 | Jane Roe | PORT ROE | Harbour Wire | It left.//It sank."]
        );
    }

    #[test]
    fn newsml_of_both_kinds() {
        let item = |status: &str| {
            format!(
                "<newsItem guid='urn:x'><itemMeta><versionCreated>2015-09-11T10:00:00Z</versionCreated><pubStatus qcode='stat:{status}'/>\
                </itemMeta><contentMeta><headline>Ferry sails</headline></contentMeta><contentSet><inlineXML><html><body><p>It left.</p>\
                </body></html></inlineXML></contentSet></newsItem>"
            )
        };
        assert_eq!(read(&item("usable")), ["urn:x | Ferry sails | 2015-09-11 |  |  |  | It left."]);
        assert_eq!(read(&item("withheld")), ["a.xml: withheld by its source"]);
        let two = format!("<newsMessage><itemSet>{}{}</itemSet></newsMessage>", item("usable"), item("canceled"));
        assert_eq!(read(&two).len(), 2);
        let old = "<NewsML><NewsItem><NewsIdentifier><PublicIdentifier>p1</PublicIdentifier></NewsIdentifier><NewsManagement>\
            <ThisRevisionCreated>20150911T100000Z</ThisRevisionCreated><Status FormalName='Usable'/></NewsManagement><NewsComponent>\
            <NewsLines><HeadLine>Ferry</HeadLine></NewsLines><ContentItem><DataContent><p>It left.</p></DataContent></ContentItem>\
            </NewsComponent></NewsItem></NewsML>";
        assert_eq!(read(old), ["p1 | Ferry | 2015-09-11 |  |  |  | It left."]);
        let bare = "<NewsML><NewsItem><Identification><NewsIdentifier><DateId>20150911</DateId><NewsItemId>x1</NewsItemId>\
            </NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines>\
            <ContentItem><DataContent><p>It left.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>";
        assert_eq!(read(bare), ["x1 | Ferry | 2015-09-11 |  |  |  | It left."]);
    }
}
