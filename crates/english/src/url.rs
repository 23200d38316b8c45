//! Which chunks are web addresses and so stay one token.
//!
//! After the pattern of Diego Perini (MIT, <https://gist.github.com/dperini/729294>) in the form
//! that spaCy gave it: `[scheme] [user@] host [:port] [path]` over the whole chunk.

use super::chars::{ALPHANUMERIC, DECIMAL, TOP_LEVEL};

/// True when the whole of `text` is a web address.
pub(super) fn is_url(text: &str) -> bool {
    // Every host has a dot, and nearly no chunk that comes here has one.
    if !text.contains('.') {
        return false;
    }
    let starts = [Some(0), after_scheme(text)];
    starts.into_iter().flatten().any(|start| {
        let rest = &text[start..];
        // A user name takes at least one character before the "@".
        let after_user = rest.match_indices('@').filter(|(at, _)| *at > 0).map(|(at, _)| &rest[at + 1..]);
        std::iter::once(rest).chain(after_user).any(is_host_and_path)
    })
}

/// Where the text goes on after `scheme://`, if it begins so.
fn after_scheme(text: &str) -> Option<usize> {
    let is_scheme_char = |c: char| ALPHANUMERIC.contains(c) || matches!(c, '_' | '+' | '-' | '.');
    let (scheme, _) = text.split_once("://")?;
    (scheme.chars().count() >= 2 && scheme.chars().all(is_scheme_char)).then_some(scheme.len() + 3)
}

fn is_host_and_path(text: &str) -> bool {
    // The first character that no host has decides, so that a long text is not searched each time.
    let end = text
        .find(|c: char| !(is_label_char(c) || TOP_LEVEL.contains(c) || matches!(c, '_' | '-' | '.')))
        .unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    if !(is_domain(host) || is_public_ipv4(host)) {
        return false;
    }
    let path = match rest.strip_prefix(':') {
        Some(after) => {
            let digits = after.chars().take_while(|c| DECIMAL.contains(*c)).count();
            if !(2..=5).contains(&digits) {
                return false;
            }
            after.trim_start_matches(|c| DECIMAL.contains(c))
        }
        None => rest,
    };
    path.is_empty() || path.starts_with(['/', '?', '#'])
}

/// First and last character of a domain label.
fn is_label_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c)
}

fn is_domain(host: &str) -> bool {
    let Some((labels, top_level)) = host.rsplit_once('.') else {
        return false;
    };
    (2..=63).contains(&top_level.chars().count())
        && top_level.chars().all(|c| TOP_LEVEL.contains(c))
        && labels.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    (1..=64).contains(&label.chars().count())
        && label.starts_with(is_label_char)
        && label.ends_with(is_label_char)
        && label.chars().all(|c| is_label_char(c) || matches!(c, '_' | '-'))
}

/// Four numbers of a public address, with the pattern's own ideas of leading zeros.
fn is_public_ipv4(host: &str) -> bool {
    let parts: Vec<&str> = host.splitn(5, '.').collect();
    let [first, second, third, fourth] = parts[..] else {
        return false;
    };
    let number = |part: &str| -> Option<u32> {
        let decimal = (1..=3).contains(&part.chars().count()) && part.chars().all(|c| DECIMAL.contains(c));
        // Decimals of other scripts pass where the pattern says "any digit"; none of them parses.
        decimal.then(|| part.parse().unwrap_or(0))
    };
    let (Some(a), Some(b), Some(c), Some(d)) = (number(first), number(second), number(third), number(fourth)) else {
        return false;
    };
    let outer = |part: &str, value: u32, most: u32| !part.starts_with('0') && (1..=most).contains(&value);
    let inner = |part: &str, value: u32| {
        if part.chars().count() <= 2 { true } else { !part.starts_with('0') && value <= 255 }
    };
    let private = matches!(first, "10" | "127")
        || matches!((first, second), ("169", "254") | ("192", "168"))
        || (first == "172" && second.len() == 2 && (16..=31).contains(&b));
    !private && outer(first, a, 223) && inner(second, b) && inner(third, c) && outer(fourth, d, 254)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for text in [
            "example.com",
            "http://example.com",
            "https://www.news.example.co.uk/world?x=1#y",
            "ftp://a.b.co/d",
            "jo.bloggs@example.org",
            "8.8.8.8:53",
            "пример.рф",
            "a.bc/",
            "mailto:x@y.zz",
        ] {
            assert!(is_url(text), "{text}");
        }
    }

    #[test]
    fn no_addresses() {
        for text in [
            "",
            "a.b",
            "example.C",
            "10.0.0.1",
            "192.168.1.1",
            "x.com:1",
            "x.com:123456",
            "e.g.",
            "3.5",
            "http://",
            "256.1.1.1",
            "-a.com",
            "a_.com",
            "example.com!x",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }
}
