//! Front matter: `key: value` lines at the top of a text file, between two `---` lines or above a blank line.
//!
//! Example: `Title: Ferry sails`, `Date: 11 September 2015`, `Source: Harbour Post`, a blank line, the article. The block stays in the text, so no offset shifts; layout analysis marks it as boilerplate.

use super::Meta;
use super::dates::iso_date;

/// A front matter block found at the top of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// Byte offset behind the closing line: where the page begins.
    pub end: usize,
    /// What the block says of the article.
    pub meta: Meta,
}

/// More lines than this before the closing `---` are a page with a rule in it, not front matter.
const MAX_LINES: usize = 60;

/// A head without marks around it has so many lines at most.
const MOST_HEAD_LINES: usize = 12;
/// Its keys are no longer than this.
const LONGEST_KEY: usize = 20;

/// The front matter of `text`, when it opens with a closed block of `key: value` lines, or with a head of such lines.
///
/// Known keys: `title` or `headline`; `date` or `published`; `publisher`, `source` or `site`;
/// `author` or `byline`; `agency`; `dateline`; `url`. Others are passed over.
pub fn find(text: &str) -> Option<FrontMatter> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return head(text);
    }
    let mut end = first.len();
    let mut meta = Meta::default();
    let mut fields = 0;
    for line in lines.take(MAX_LINES) {
        end += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            return (fields > 0).then_some(FrontMatter { end, meta });
        }
        if line.trim().is_empty() || line.starts_with('#') || line.trim_start().starts_with("- ") {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let key = key.trim().to_ascii_lowercase();
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || "-_ ".contains(c)) {
            return None;
        }
        fields += 1;
        keep(&mut meta, &key, unquote(value.trim()));
    }
    None
}

/// A head: `Title:` or another known key first, two of them at least, above a blank line or the article.
fn head(text: &str) -> Option<FrontMatter> {
    let mut meta = Meta::default();
    let (mut end, mut known) = (0, 0);
    for line in text.split_inclusive('\n').take(MOST_HEAD_LINES) {
        let Some((key, value)) = line.trim_end().split_once(':').filter(|(key, _)| is_head_key(key)) else { break };
        let kept = keep(&mut meta, &key.to_ascii_lowercase(), unquote(value.trim()));
        if known == 0 && !kept {
            return None;
        }
        known += usize::from(kept);
        end += line.len();
    }
    (known >= 2).then_some(FrontMatter { end, meta })
}

fn is_head_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_uppercase())
        && key.len() <= LONGEST_KEY
        && key.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')
}

/// Keeps what a known key says; false where the key is not known.
fn keep(meta: &mut Meta, key: &str, value: &str) -> bool {
    if value.is_empty() {
        return false;
    }
    let owned = Some(value.to_owned());
    match key {
        "title" | "headline" => meta.headline = owned,
        "date" | "published" => meta.published = iso_date(value),
        "publisher" | "source" | "site" | "newspaper" => meta.publisher = owned,
        "author" | "authors" | "byline" => meta.author = owned,
        "agency" => meta.agency = owned,
        "dateline" => meta.dateline = owned,
        "url" | "link" => meta.url = owned,
        _ => return false,
    }
    true
}

fn unquote(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_read() {
        let text = "---\ntitle: \"Talks: a start\"\ndate: 3 March 2016\nsource: The Harbour Post\n\
                    url: https://example.org/a\ntags:\n- sea\n---\nThe talks began.\n";
        let found = find(text).unwrap();
        assert_eq!(&text[found.end..], "The talks began.\n");
        assert_eq!(found.meta.headline.as_deref(), Some("Talks: a start"));
        assert_eq!(found.meta.published.as_deref(), Some("2016-03-03"));
        assert_eq!(found.meta.publisher.as_deref(), Some("The Harbour Post"));
        assert_eq!(found.meta.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn windows_line_ends_do_not_hide_it() {
        let found = find("---\r\nauthor: Jane Roe\r\n---\r\nText.").unwrap();
        assert_eq!(found.meta.author.as_deref(), Some("Jane Roe"));
    }

    #[test]
    fn a_head_is_read_without_marks_around_it() {
        let text = "Title: Ferry sails\nDate: 11 September 2015\nSection: World\nSource: Post\nURL: https://a.example/b\n\nIt left.\n";
        let found = find(text).unwrap();
        assert_eq!(text[found.end..].trim(), "It left.");
        assert_eq!(found.meta.headline.as_deref(), Some("Ferry sails"));
        assert_eq!(found.meta.published.as_deref(), Some("2015-09-11"));
        assert_eq!(found.meta.publisher.as_deref(), Some("Post"));
        assert_eq!(found.meta.url.as_deref(), Some("https://a.example/b"));
        for text in [
            "Title: Ferry sails\n\nIt left.",
            "Moscow: It left.\nDate: 11 September 2015\n",
            "Date: soon, he said: no.\nIt left.",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_rule_in_a_page_is_no_front_matter() {
        for text in [
            "---\nThe talks began on Monday.\n---\nThey go on.",
            "---\n---\nEmpty.",
            "---\ntitle: never closed\n",
            "The talks began.\n---\ntitle: x\n---\n",
            "",
        ] {
            assert_eq!(find(text), None, "{text:?}");
        }
    }
}
