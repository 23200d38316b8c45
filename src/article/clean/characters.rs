//! Characters that nobody reads, or that stand for others.
//!
//! Example: a soft hyphen and a zero-width blank are nothing, a no-break blank is a blank, `ﬁ` is `fi`, and `â€œ` is a
//! quotation mark that was decoded wrongly.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// What `rest` begins with, in bytes, and what to read for it; nothing where it reads as it stands. `before` is what was
/// read so far.
pub fn at(before: &str, rest: &str) -> Option<(usize, Cow<'static, str>)> {
    let c = rest.chars().next()?;
    if c.is_ascii() && c != ' ' && !c.is_ascii_control() {
        return None;
    }
    if is_blank(c) {
        let bytes = rest.find(|c: char| !is_blank(c) && !is_nothing(c)).unwrap_or(rest.len());
        let line_end = rest[bytes..].starts_with(['\n', '\r']);
        let read = if before.ends_with(' ') && !line_end { "" } else { " " };
        return (&rest[..bytes] != read).then_some((bytes, Cow::Borrowed(read)));
    }
    let read = match c {
        c if is_nothing(c) => "",
        // Registered names are known without their mark.
        '®' | '™' if before.ends_with(char::is_alphanumeric) => "",
        '″' if !before.ends_with(|c: char| c.is_ascii_digit()) => "\"",
        '\u{ff02}' => "\"",
        '\u{2028}' if goes_on(rest) => " ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return misread(rest),
    };
    Some((c.len_utf8(), Cow::Borrowed(read)))
}

/// Marks of the block of general punctuation come out as `â€` and one more where UTF-8 was read as Windows-1252.
fn misread(rest: &str) -> Option<(usize, Cow<'static, str>)> {
    if rest.starts_with("Â\u{a0}") {
        return Some(('Â'.len_utf8(), Cow::Borrowed("")));
    }
    let last = rest.strip_prefix("â€")?.chars().next()?;
    let mut buffer = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(last.encode_utf8(&mut buffer));
    let byte = bytes.first().copied().filter(|byte| !failed && (0x80..0xc0).contains(byte))?;
    let read = char::from_u32(0x2000 + u32::from(byte & 0x3f))?;
    Some(("â€".len() + last.len_utf8(), Cow::Owned(read.to_string())))
}

/// True for white space inside a line.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// True for what has no width: soft hyphens, joiners, marks of direction and byte order, control characters.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
        || (c.is_ascii_control() && !c.is_ascii_whitespace() && c != '\u{b}')
}

/// True where the line after a break goes on with a sentence.
fn goes_on(rest: &str) -> bool {
    rest.chars().find(|c| !c.is_whitespace()).is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::article::clean::clean;

    #[test]
    fn what_nobody_reads_is_gone() {
        for (text, read) in [
            ("Petro\u{ad}va s\u{200b}aid", "Petrova said"),
            ("the\u{a0}city \u{200e} of\tRoe.  It", "the city of Roe. It"),
            ("\u{feff}The oﬃcer’s ﬁrst ﬂight", "The officer’s first flight"),
            ("″No,″ she said of the 6″ gun.", "\"No,\" she said of the 6″ gun."),
            ("Harbour® and â€œCoâ€\u{9d}", "Harbour and “Co”"),
            ("Petrova\u{2028}said.\u{2028}She", "Petrova said.\u{2028}She"),
        ] {
            assert_eq!(clean(text).map(|cleaned| cleaned.text().to_owned()).as_deref(), Some(read), "{text}");
        }
        assert!(clean("© 2016 ® and 2 – 3\r\n").is_none());
    }
}
