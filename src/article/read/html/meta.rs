//! What a page says about its article: title, author, outlet, address, language, day.
//!
//! JSON-LD is asked first, then the `meta` tags, then the page itself; what nobody says stays unknown.

use dom_query::Document;

use super::elements::Elements;
use super::tags::Tags;
use super::{linked_data, published};
use crate::article::Meta;
use crate::article::blanks::one_line;
use crate::lexicon::classes::PageWord;

/// What the page at `url` says about its article.
pub(super) fn of(document: &Document, elements: &Elements<'_>, url: Option<&str>) -> Meta {
    let tags = Tags::of(&elements.tags);
    let data = linked_data::of(&elements.scripts);
    let address = canonical(elements, &tags, data.meta.url.as_deref(), url);
    let publisher = data.meta.publisher.or_else(|| tags.all(PageWord::PublisherKey).next().map(str::to_owned));
    let published = published::of(document, elements, &tags, &data.days, address.as_deref().or(url));
    let told = data.meta.headline.map(|title| unescaped(&title));
    let told = told.or_else(|| tags.all(PageWord::TitleKey).next().map(str::to_owned));
    let told = told.or_else(|| elements.title.map(|title| one_line(&title.text())));
    let heading = elements.heading.map(|heading| one_line(&heading.text()));
    let headline = told.map(|title| match &heading {
        Some(heading) if is_title_before_site(&title, heading) => heading.clone(),
        _ => without_site(&title, publisher.as_deref()),
    });
    let headline = headline.or(heading);
    let author = data.meta.author.or_else(|| {
        let named = tags.all(PageWord::AuthorKey).find(|name| !name.contains("://") && !name.starts_with('@'));
        named.map(str::to_owned).or_else(|| {
            let link = elements.author.map(|link| link.text());
            link.map(|name| one_line(&name)).filter(|name| !name.is_empty() && name.split(' ').count() <= 8)
        })
    });
    Meta {
        headline: headline.filter(|title| !title.is_empty()),
        author: author.map(|name| without_by(&name)),
        language: language(elements, &tags),
        published,
        publisher,
        url: address,
        ..Meta::default()
    }
}

/// The address that the page calls its own: absolute, and no front page.
fn canonical(elements: &Elements<'_>, tags: &Tags, data: Option<&str>, url: Option<&str>) -> Option<String> {
    let link = elements.canonical.and_then(|link| link.attr("href"));
    let named = link.iter().map(|link| link.trim()).chain(tags.all(PageWord::AddressKey)).chain(data);
    let own = named.filter(|address| is_address(address)).map(str::to_owned).next();
    own.or_else(|| url.map(str::to_owned))
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let path = rest.and_then(|rest| rest.split_once('/')).map(|(_, path)| path);
    !text.contains(char::is_whitespace) && path.is_some_and(|path| !path.is_empty())
}

fn language(elements: &Elements<'_>, tags: &Tags) -> Option<String> {
    let root = elements.root.and_then(|root| root.attr("lang"));
    let told = root.map(|lang| lang.to_string()).or_else(|| tags.one("og:locale").map(str::to_owned))?;
    let code: String = told.trim().to_ascii_lowercase().chars().take_while(char::is_ascii_alphabetic).collect();
    (2..=3).contains(&code.len()).then_some(code)
}

/// True where the title is the heading with the name of the site behind it.
fn is_title_before_site(title: &str, heading: &str) -> bool {
    let behind = title.strip_prefix(heading).filter(|_| !heading.is_empty());
    behind.is_some_and(|behind| behind.trim_start().starts_with(['-', '|', '–', '—', '·', '»']))
}

/// `Ferry sails - Harbour Post` without the outlet.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let Some(site) = publisher else { return title.to_owned() };
    let bare = title.strip_suffix(site).map(str::trim_end);
    let cut = bare.and_then(|bare| bare.strip_suffix(['-', '|', '–', '—', '·', ':']));
    cut.map_or(title, str::trim_end).to_owned()
}

/// Who wrote it, without the word that says so.
pub(in super::super) fn without_by(author: &str) -> String {
    let bare = ["By ", "by ", "BY "].iter().find_map(|by| author.trim_start().strip_prefix(by)).unwrap_or(author);
    bare.trim().to_owned()
}

/// JSON-LD is written by templates that escape twice.
fn unescaped(text: &str) -> String {
    if text.contains('&') { one_line(&Document::fragment(text).text()) } else { one_line(text) }
}
