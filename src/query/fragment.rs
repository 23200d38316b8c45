//! The address of words in a page: `https://post.example/a#:~:text=the%20ferry%20left`, which browsers go to and mark.
//!
//! Words that stand in the article more than once get some of their neighbours with them; where not even these tell them
//! apart, there is no such address.

use crate::span::{CharIndex, Span};

/// Longer words are told by their beginning and their end.
const LONGEST: usize = 120;
/// So many words of each.
const ENDS: usize = 4;
/// So many neighbours on each side at most.
const MOST_AROUND: usize = 6;

/// The address of the words at `span` of the article `body` that was published at `url`.
pub fn address(url: &str, body: &str, span: Span) -> Option<String> {
    let index = CharIndex::new(body);
    let (start, end) = (index.byte(span.start), index.byte(span.end));
    // Words of more than one paragraph are told by the first: a fragment does not reach over its end.
    let words = body.get(start..end)?.split("\n\n").map(str::trim).find(|part| !part.is_empty())?;
    let start = start + body.get(start..end)?.find(words)?;
    let before = body[..start].rsplit('\n').next().unwrap_or_default();
    let after = body[start + words.len()..].split('\n').next().unwrap_or_default();
    let text = folded(body);
    let told = told(words);
    for around in 0..=MOST_AROUND {
        let (prefix, suffix) = (last_words(before, around), first_words(after, around));
        if is_unique(&text, &prefix, &told, &suffix) {
            return Some(written(url, &prefix, &told, &suffix));
        }
    }
    None
}

/// The words, or what they begin and end with.
fn told(words: &str) -> (String, Option<String>) {
    let words = folded(words);
    let all: Vec<&str> = words.split(' ').collect();
    match words.len() > LONGEST && all.len() > 2 * ENDS {
        true => (all[..ENDS].join(" "), Some(all[all.len() - ENDS..].join(" "))),
        false => (words, None),
    }
}

/// True where the words with their neighbours stand once in the text.
fn is_unique(text: &str, prefix: &str, (start, end): &(String, Option<String>), suffix: &str) -> bool {
    let mut head = String::new();
    if !prefix.is_empty() {
        head.push_str(prefix);
        head.push(' ');
    }
    head.push_str(start);
    let Some(end) = end else {
        if !suffix.is_empty() {
            head.push_str(if suffix.starts_with(char::is_alphanumeric) { " " } else { "" });
            head.push_str(suffix);
        }
        return text.matches(&head).count() == 1;
    };
    text.matches(&head).count() == 1 && text.split(&head).nth(1).is_some_and(|rest| rest.contains(end.as_str()))
}

fn written(url: &str, prefix: &str, (start, end): &(String, Option<String>), suffix: &str) -> String {
    let bare = url.split('#').next().unwrap_or(url);
    let mut out = format!("{bare}#:~:text=");
    if !prefix.is_empty() {
        out.push_str(&format!("{}-,", encoded(prefix)));
    }
    out.push_str(&encoded(start));
    if let Some(end) = end {
        out.push_str(&format!(",{}", encoded(end)));
    } else if !suffix.is_empty() {
        out.push_str(&format!(",-{}", encoded(suffix)));
    }
    out
}

/// Everything but letters and digits of ASCII as `%20`: dashes, commas and ampersands mean something here.
fn encoded(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    bytes.collect()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn last_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(count)..].join(" ")
}

fn first_words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str, words: &str, nth: usize) -> Option<String> {
        let (byte, _) = body.match_indices(words).nth(nth)?;
        let start = body[..byte].chars().count() as u32;
        address("https://a.example/b#top", body, Span::new(start, start + words.chars().count() as u32))
    }

    #[test]
    fn words_are_told_apart() {
        let body = "Oslo denied it.\n\nRome denied it, “too” - twice.\n\nSame here.\n\nSame here.";
        assert_eq!(of(body, "twice", 0).as_deref(), Some("https://a.example/b#:~:text=twice"));
        assert_eq!(of(body, "denied it", 1).as_deref(), Some("https://a.example/b#:~:text=Rome-,denied%20it,-%2C"));
        assert_eq!(of(body, "“too” - ", 0).as_deref(), Some("https://a.example/b#:~:text=%E2%80%9Ctoo%E2%80%9D%20%2D"));
        assert_eq!(of(body, "Same", 0), None);
        let long = format!("One two three four {} seven eight nine ten.", "and so on ".repeat(20));
        assert_eq!(
            of(&long, &long, 0).as_deref(),
            Some("https://a.example/b#:~:text=One%20two%20three%20four,seven%20eight%20nine%20ten.")
        );
    }
}
