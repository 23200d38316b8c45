//! Sentences that lost the break between them: pages whose paragraphs were put together without a blank.
//!
//! Example: `The mine was shut.The owner said` reads as two paragraphs, and so does `shut.“It is over,” he said`. A straight
//! mark of quotation closes where one is open in its line, and opens where none is.

use std::borrow::Cow;

/// What stands between paragraphs.
const BREAK: &str = "\n\n";
/// How many characters a word that ends a sentence has at least, all of them letters: a small one, and one with a capital.
const WORD: usize = 2;
const NAME: usize = 5;

/// What `rest` begins with, in bytes, and what to read for it, where it begins a sentence that should have stood apart from
/// what was read `before` it.
pub fn at(before: &str, rest: &str) -> Option<(usize, Cow<'static, str>)> {
    let c = rest.chars().next()?;
    // `“We lost our boats.”― Sonya Roe`: the dash stands apart.
    let dash = matches!(c, '―' | '—' | '–') || rest.starts_with("--");
    if dash && before.ends_with(['”', '"']) {
        return Some((c.len_utf8(), Cow::Owned(format!(" {c}"))));
    }
    let opens = match c {
        '“' => begins_sentence(&rest['“'.len_utf8()..]),
        '"' => begins_sentence(&rest[1..]) && !is_open(before),
        'A'..='Z' => begins_sentence(rest),
        _ => false,
    };
    // `shut.Roe`, `shut."Roe`, `shut.”“It`: a full stop, and perhaps a mark that closes.
    let closed = before.strip_suffix(['”', '"']).filter(|_| c != '"').unwrap_or(before);
    (opens && ends_sentence(closed)).then(|| (c.len_utf8(), Cow::Owned(format!("{BREAK}{c}"))))
}

/// A capital and small letters of one word, with a blank behind them: no part of an address or of initials.
fn begins_sentence(rest: &str) -> bool {
    let mut chars = rest.chars();
    let capital =
        chars.next().is_some_and(char::is_uppercase) && !rest.starts_with("Org ") && !rest.starts_with("Com ");
    let behind = chars.find(|c| !(c.is_lowercase() || matches!(c, '’' | '\'')));
    capital && matches!(behind, Some(' ' | ','))
}

/// A word of small letters, or a long one, and a mark that ends a sentence.
fn ends_sentence(before: &str) -> bool {
    let Some(words) = before.strip_suffix(['.', '?', '!']) else { return false };
    let words = words.strip_suffix(')').unwrap_or(words);
    let word =
        words.rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '-' | '—' | '\'' | '’' | '(')).next();
    let word = word.unwrap_or(words);
    let letters = word.chars().all(char::is_alphabetic);
    let small = word.starts_with(char::is_lowercase);
    letters && word.chars().count() >= if small { WORD } else { NAME }
}

/// True where a straight mark is open in the line that ends here.
fn is_open(before: &str) -> bool {
    let line = before.rfind('\n').map_or(before, |at| &before[at..]);
    line.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use crate::article::clean::clean;

    fn read(text: &str) -> Option<String> {
        clean(text).map(|cleaned| cleaned.text().to_owned())
    }

    #[test]
    fn lost_breaks_are_put_back() {
        for (text, expect) in [
            ("The mine was shut.The owner left.", "The mine was shut.\n\nThe owner left."),
            (
                "It was shut.“It is over,” he said.”Then he left.",
                "It was shut.\n\n“It is over,” he said.”\n\nThen he left.",
            ),
            (
                "It was shut.\"It is over.\"Roe left. \"I go.\"They went.",
                "It was shut.\n\n\"It is over.\"\n\nRoe left. \"I go.\"\n\nThey went.",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Some(expect), "{text}");
        }
    }

    #[test]
    fn a_dash_behind_a_quotation_stands_apart() {
        assert_eq!(read("“It was shut.”― Sonya Roe").as_deref(), Some("“It was shut.” ― Sonya Roe"));
        assert_eq!(read("\"It was shut\"--so Roe.").as_deref(), Some("\"It was shut\" --so Roe."));
    }

    #[test]
    fn addresses_initials_and_titles_are_left() {
        for text in [
            "See Change.Org and www.roe.Com today.",
            "Gen.Roe met J.R.Doe of the U.S.Army there.",
            "He said: \"No.\" Then.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
