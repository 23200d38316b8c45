//! What the tokenizer cuts off the ends of a chunk and where it cuts inside: prefixes, suffixes and
//! infixes, as spaCy's patterns for English define them, without a regular expression.
//!
//! All lengths are bytes, all spans byte ranges.

use std::ops::Range;
use std::sync::LazyLock;

use super::chars::{BEFORE_FINAL_DOT, ICON, LETTER, LOWER_OR_QUOTE, UPPER, UPPER_OR_QUOTE};

const PUNCTUATION: &str = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪";
// Two pairs of angle brackets look alike; one of them is written as escapes to survive normalising.
const QUOTES: &str = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉\u{2329}\u{232a}⟦⟧";
const CURRENCY_SIGNS: &str = "$£€¥฿₽﷼₴₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₵₶₷₸₹₺₻₼₾₿";
const CURRENCY_CODES: [&str; 3] = ["US$", "C$", "A$"];
/// Units of measure that are cut off the number that they are glued to.
static UNITS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("units.txt").lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' ')).collect()
});

fn is_punctuation_or_quote(c: char) -> bool {
    PUNCTUATION.contains(c) || QUOTES.contains(c)
}

/// Length of the prefix to cut off `text`, 0 when there is none.
pub(super) fn prefix(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    match first {
        '.' => {
            let dots = text.bytes().take_while(|&b| b == b'.').count();
            return if dots >= 2 { dots } else { 0 };
        }
        '+' => return usize::from(!chars.next().is_some_and(|c| c.is_ascii_digit())),
        _ => {}
    }
    let alone = is_punctuation_or_quote(first)
        || CURRENCY_SIGNS.contains(first)
        || matches!(first, '§' | '%' | '=' | '—' | '–')
        || ICON.contains(first);
    if alone {
        return first.len_utf8();
    }
    CURRENCY_CODES.iter().find(|code| text.starts_with(**code)).map_or(0, |code| code.len())
}

/// Length of the longest suffix to cut off `text`, 0 when there is none.
pub(super) fn suffix(text: &str) -> usize {
    let mut back = text.chars().rev();
    let Some(last) = back.next() else { return 0 };
    let (before, second_before) = (back.next(), back.next());
    let after_digit = |length: usize| text[..text.len() - length].ends_with(|c: char| c.is_ascii_digit());

    let mut longest = 0;
    if is_punctuation_or_quote(last) || matches!(last, '—' | '–') || ICON.contains(last) {
        longest = last.len_utf8();
    }
    if last == '.' {
        longest = longest.max(final_dots(text, before, second_before));
    }
    if text.ends_with("……") {
        longest = longest.max("……".len());
    }
    if matches!(last, 's' | 'S') && matches!(before, Some('\'' | '’')) {
        longest = longest.max(1 + before.map_or(0, char::len_utf8));
    }
    if (last == '+' || CURRENCY_SIGNS.contains(last)) && after_digit(last.len_utf8()) {
        longest = longest.max(last.len_utf8());
    }
    for ending in CURRENCY_CODES.iter().chain(UNITS.iter()) {
        if ending.len() > longest && text.ends_with(ending) && after_digit(ending.len()) {
            longest = ending.len();
        }
    }
    longest
}

/// Full stops at the end: a run of them, or one after a character that calls for it.
fn final_dots(text: &str, before: Option<char>, second_before: Option<char>) -> usize {
    let dots = text.bytes().rev().take_while(|&b| b == b'.').count();
    if dots >= 2 {
        return dots;
    }
    let Some(before) = before else { return 0 };
    let degrees = second_before == Some('°') && matches!(before, 'F' | 'f' | 'C' | 'c' | 'K' | 'k');
    let capitals = UPPER.contains(before) && second_before.is_some_and(|c| UPPER.contains(c));
    usize::from(degrees || capitals || BEFORE_FINAL_DOT.contains(before))
}

/// The places inside `text` where it is cut, in order.
pub(super) fn infixes(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let mut previous = None;
    std::iter::from_fn(move || {
        while let Some(c) = text[at..].chars().next() {
            let start = at;
            let length = infix(previous, &text[start..], c);
            at += if length > 0 { length } else { c.len_utf8() };
            previous = text[start..at].chars().next_back();
            if length > 0 {
                return Some(start..at);
            }
        }
        None
    })
}

/// Length of the infix at the start of `rest`, which begins with `c` and follows `previous`.
fn infix(previous: Option<char>, rest: &str, c: char) -> usize {
    if c == '…' || ICON.contains(c) {
        return c.len_utf8();
    }
    let next_after = |length: usize| rest[length..].chars().next();
    if c == '.' {
        let dots = rest.bytes().take_while(|&b| b == b'.').count();
        if dots >= 2 {
            return dots;
        }
        let between = previous.is_some_and(|p| LOWER_OR_QUOTE.contains(p))
            && next_after(1).is_some_and(|n| UPPER_OR_QUOTE.contains(n));
        return usize::from(between);
    }
    let Some(previous) = previous else { return 0 };
    let next = next_after(c.len_utf8());
    let before_letter = next.is_some_and(|n| LETTER.contains(n));
    let after_word = LETTER.contains(previous) || previous.is_ascii_digit();
    if matches!(c, '+' | '-' | '*' | '^')
        && previous.is_ascii_digit()
        && next.is_some_and(|n| n.is_ascii_digit() || n == '-')
    {
        return 1;
    }
    match c {
        ',' if before_letter && LETTER.contains(previous) => 1,
        ':' | '<' | '>' | '=' | '/' if before_letter && after_word => 1,
        '-' | '–' | '—' | '~' if before_letter && after_word => c.len_utf8(),
        '-' | '—' if after_word => ["--", "---", "——"]
            .into_iter()
            .find(|dash| rest.starts_with(*dash) && next_after(dash.len()).is_some_and(|n| LETTER.contains(n)))
            .map_or(0, str::len),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes() {
        for (text, length) in [
            ("(a", 1),
            ("$5", 1),
            ("US$5", 3),
            ("...so", 3),
            (".5", 0),
            ("+5", 0),
            ("+a", 1),
            ("😀x", 4),
            ("a", 0),
            ("", 0),
        ] {
            assert_eq!(prefix(text), length, "{text}");
        }
    }

    #[test]
    fn suffixes() {
        for (text, length) in [
            ("a)", 1),
            ("dog's", 2),
            ("dog’s", 4),
            ("10km", 2),
            ("10km²", 4),
            ("km", 0),
            ("5$", 1),
            ("9US$", 3),
            ("end.", 1),
            ("U.S.", 0),
            ("NATO.", 1),
            ("5°C.", 1),
            ("wait...", 3),
            ("A.", 0),
            ("what……", 6),
        ] {
            assert_eq!(suffix(text), length, "{text}");
        }
    }

    #[test]
    fn infix_places() {
        let cuts = |text| infixes(text).map(|span| text[span].to_string()).collect::<Vec<String>>();
        assert_eq!(cuts("anti-war"), ["-"]);
        assert_eq!(cuts("2019-20"), ["-"]);
        assert_eq!(cuts("10-a"), ["-"]);
        assert_eq!(cuts("a--b---c——d"), ["--", "---", "——"]);
        assert_eq!(cuts("end.Next,then"), [".", ","]);
        assert_eq!(cuts("so...then…x😀y"), ["...", "…", "😀"]);
        assert_eq!(cuts("1/2 a/b x=y"), ["/", "="]);
    }
}
