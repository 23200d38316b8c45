//! Web pages: the article on them, and what they say about it.
//!
//! The main text is found by Mozilla's Readability (`dom_smoothie`), what it leaves in that is no body goes out by
//! [`body`], and what is stored is that text, one paragraph a block, so that offsets count what is stored and never
//! shift. Nothing is parsed that [`scan`] holds for hostile.
//!
//! Example: a page with `<h1>`, a picture, two paragraphs and a bar of links is the two paragraphs, its title and, from
//! `<meta property="article:published_time">`, its day.

mod address;
mod blocks;
mod body;
mod cuts;
mod elements;
mod linked_data;
mod meta;
mod published;
mod scan;
mod tags;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::decode;
use super::error::{Cause, ReadError};
use super::format::Format;
use super::item::{Draft, Item, Label, Skipped, Why};
use crate::article::blanks::one_line;
use crate::article::{Block, Meta, layout};
pub(super) use address::day_in_path;
use body::Known;
pub(super) use body::Rendered;
use elements::Elements;
pub(super) use meta::without_by;
pub(super) use published::{day, day_of_any_year};

/// What Readability calls the part of a page that it found.
const FOUND: &str = "#readability-page-1";

/// A page, or a fragment of one, read.
pub(super) struct Page {
    pub text: String,
    pub hints: Vec<Block>,
    pub meta: Meta,
}

/// The article of a page in `bytes`.
pub(super) fn draft(bytes: &[u8], label: &Label) -> Result<Item, ReadError> {
    let html = decode::page(bytes, label.charset.as_deref());
    if html.trim().is_empty() {
        return Err(ReadError::new(label.place.clone(), Cause::Empty));
    }
    let page = page(&html, label.given.url.as_deref()).map_err(|cause| ReadError::new(label.place.clone(), cause))?;
    if page.text.is_empty() {
        return Ok(Skipped::item(label.place.clone(), Why::NoArticle));
    }
    let mut draft = Draft::new(label, Format::Html, page.text);
    layout::fill(&mut draft.given, &page.meta);
    draft.hints = page.hints;
    Ok(Item::Draft(Box::new(draft)))
}

/// A whole page that was found at `url`.
///
/// # Errors
/// When it is built to be slow to read.
pub(super) fn page(html: &str, url: Option<&str>) -> Result<Page, Cause> {
    let html = &*scan::slim(html)?;
    let document = Document::from(html);
    let elements = Elements::of(&document);
    let meta = meta::of(&document, &elements, url);
    let pictures = elements.pictures.iter().filter_map(|it| it.attr("alt"));
    let known = Known::new(&meta, pictures.map(|alt| alt.to_string()));
    // What it is called says the page itself, and its address is not followed: nothing is fetched.
    // Names of elements tell captions from paragraphs.
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let found = Readability::with_document(document, None, Some(config)).ok();
    let found = found.and_then(|mut page| page.parse().is_ok().then_some(page.doc));
    let mut rendered = found.map(|page| rendered(page.select_single(FOUND).nodes(), &known)).unwrap_or_default();
    if rendered.text.is_empty() {
        // Rare enough to parse the page again.
        let document = Document::from(html);
        drop(Elements::of(&document));
        rendered = body::render(&blocks::of(&document.root()), &known);
    }
    let Rendered { text, hints } = rendered;
    Ok(Page { text, hints, meta })
}

/// The text of the part of a page that Readability left in its tree.
fn rendered(found: &[NodeRef<'_>], known: &Known) -> Rendered {
    found.first().map(|part| body::render(&blocks::of(part), known)).unwrap_or_default()
}

/// The text of a piece of a page that is all article, an item of a feed; of a whole page what it says of itself as well.
///
/// # Errors
/// When it is built to be slow to read.
pub(super) fn fragment(html: &str) -> Result<Page, Cause> {
    if scan::is_page(html) {
        return page(html, None);
    }
    let html = &*scan::slim(html)?;
    let Rendered { text, hints } = body::render(&blocks::of(&Document::fragment(html).root()), &Known::default());
    Ok(Page { text, hints, meta: Meta::default() })
}

/// All text of a page that has no site around it: a letter.
///
/// # Errors
/// When it is built to be slow to read.
pub(super) fn all(html: &str) -> Result<Rendered, Cause> {
    let html = &*scan::slim(html)?;
    Ok(body::render(&blocks::of(&Document::from(html).root()), &Known::default()))
}

/// All blocks of a page, whatever they are, a line each.
///
/// # Errors
/// When it is built to be slow to read.
pub(super) fn lines(html: &str) -> Result<String, Cause> {
    let html = &*scan::slim(html)?;
    Ok(blocks::lines(&blocks::of(&Document::from(html).root())))
}

/// True for a text that is a piece of a page: with paragraphs of HTML in it.
pub(super) fn is_marked_up(text: &str) -> bool {
    ["<p", "</p>", "<br", "<div"].iter().any(|tag| text.contains(tag))
}

/// The words of a piece of a page on one line: a title.
pub(super) fn line(html: &str) -> String {
    let slim = Some(html).filter(|html| html.contains(['<', '&'])).and_then(|html| scan::slim(html).ok());
    one_line(&slim.map_or_else(|| html.to_owned(), |html| Document::fragment(&*html).text().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_of_a_page_and_what_the_page_says_of_it() {
        let paragraph =
            "The ferry sailed at dawn on Monday, the mayor of Port Roe said, and nobody was hurt in the storm. ";
        let html = format!(
            "<!doctype html><html lang=en-GB><head><title>Ferry sails - Harbour Post</title>\
             <meta property=og:site_name content='Harbour Post'><meta name=author content='By Jane Roe'>\
             <link rel=canonical href='https://post.example/2015/09/11/ferry'>\
             <meta property='article:published_time' content='2015-09-11T23:30:00-05:00'></head><body>\
             <nav><a href=/>Home</a> <a href=/a>World</a></nav><article><h1>Ferry sails</h1>\
             <figure><img src=a.jpg><figcaption>A ferry at sea</figcaption></figure>\
             <p>{0}{0}</p><p>“We sail<br>again,” she&nbsp;said. {0}</p><p>Read more: <a href=/b>Storm ahead</a></p></article>\
             <footer>Copyright Harbour Post</footer></body></html>",
            paragraph
        );
        let page = page(&html, None).unwrap();
        let twice = paragraph.repeat(2);
        let second = format!("“We sail again,” she said. {}", paragraph.trim());
        assert_eq!(page.text, format!("{}\n\n{second}", twice.trim()));
        let meta = page.meta;
        assert_eq!(meta.headline.as_deref(), Some("Ferry sails"));
        assert_eq!(meta.publisher.as_deref(), Some("Harbour Post"));
        assert_eq!(meta.author.as_deref(), Some("Jane Roe"));
        assert_eq!(meta.published.as_deref(), Some("2015-09-11"));
        assert_eq!(meta.url.as_deref(), Some("https://post.example/2015/09/11/ferry"));
        assert_eq!(meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn what_floats_over_a_name_is_no_part_of_its_sentence() {
        let name = "<span class=rollover-people><a>Ana Roe</a><span class=rollover-people-block>Ana Roe: ferry sails again</span></span>";
        let html = format!("<html><body><p>Mayor {name} said that the ferry had left.</p></body></html>");
        assert_eq!(page(&html, None).unwrap().text, "Mayor Ana Roe said that the ferry had left.");
    }

    #[test]
    fn pieces_and_lines() {
        assert_eq!(fragment("<p>It left.</p><ul><li>One<li>Two</ul>").unwrap().text, "It left.\n\nOne\n\nTwo");
        assert_eq!(line("Oslo <b>denies</b> R&amp;D &mdash; again"), "Oslo denies R&D — again");
        assert!(fragment(&"<div>".repeat(1000)).is_err());
    }
}
