//! HTML that was left in the text.
//!
//! Example: `<p>Smith &amp; Roe</p>` is a paragraph that reads `Smith & Roe`; `a < b` is no tag.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use crate::lexicon::classes::LayoutWord;
use crate::lexicon::html;

/// The longest tag, in bytes: addresses and styles stand in it.
const LONGEST_TAG: usize = 1000;
/// The longest name of an entity, in bytes.
const LONGEST_ENTITY: usize = 10;

/// The tag or entity that `rest` begins with, in bytes, and what to read for it.
pub fn at(rest: &str) -> Option<(usize, Cow<'static, str>)> {
    match rest.as_bytes().first()? {
        b'<' => tag(rest),
        b'&' => entity(rest),
        _ => None,
    }
}

/// A tag parts paragraphs, or lines, or is nothing.
fn tag(rest: &str) -> Option<(usize, Cow<'static, str>)> {
    if rest.starts_with("<!--") {
        return Some((rest.find("-->")? + "-->".len(), Cow::Borrowed("")));
    }
    let end = rest.bytes().take(LONGEST_TAG).position(|b| b == b'>')?;
    let inside = rest[1..end].trim_start_matches('/');
    let name = &inside[..inside.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    let after = &inside[name.len()..];
    // `<b and c>` is no tag: what stands behind the name are attributes.
    if !(after.trim_matches(['/', ' ']).is_empty() || after.starts_with(' ') && after.contains('=')) {
        return None;
    }
    let classes = LayoutWord::of(&name.to_ascii_lowercase());
    let read = if classes.is(LayoutWord::BlockTag) {
        "\n\n"
    } else if classes.is(LayoutWord::BreakTag) {
        "\n"
    } else if classes.is(LayoutWord::InlineTag) {
        ""
    } else {
        return None;
    };
    Some((end + 1, Cow::Borrowed(read)))
}

/// `&amp;`, `&#39;`, `&#x27;`.
fn entity(rest: &str) -> Option<(usize, Cow<'static, str>)> {
    let end = rest.bytes().take(LONGEST_ENTITY + 2).position(|b| b == b';')?;
    let name = rest.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => by_number(number)?,
        None => html::character(name)?,
    };
    Some((end + 1, Cow::Owned(c.to_string())))
}

/// The character with a number, in decimal or, behind an `x`, in hexadecimal; browsers read those between 128 and 159
/// as Windows-1252.
fn by_number(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    if let (Ok(byte), 128..=159) = (u8::try_from(code), code) {
        let bytes = [byte];
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        return read.chars().next();
    }
    char::from_u32(code).filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use crate::article::clean::clean;

    #[test]
    fn tags_and_entities() {
        for (text, read) in [
            ("<p>Smith &amp; Roe</p><p>left", "\n\nSmith & Roe\n\n\n\nleft"),
            ("Ana <a href=\"https://roe.example/?a=1&amp;b=2\">Petrova</a>, <b>Oslo</b>", "Ana Petrova, Oslo"),
            ("One<br/>Two<br>Three<!-- no -->.", "One\nTwo\nThree."),
            ("&ldquo;It&#8217;s R&amp;amp;D,&#148; she&nbsp;said&#x2e;", "“It’s R&D,” she said."),
            ("&lt;p&gt;Ana&lt;/p&gt;", "\n\nAna\n\n"),
        ] {
            assert_eq!(clean(text).map(|cleaned| cleaned.text().to_owned()).as_deref(), Some(read), "{text}");
        }
        for text in ["a < b and c > d", "if a <b and c> d", "AT&T; &roe; &#0; & #8", "<roe@harbour.example>"] {
            assert!(clean(text).is_none(), "{text}");
        }
    }
}
