//! The lines of a page: what layout analysis looks at.
//!
//! Pages separate paragraphs by blank lines or by single line breaks; both give one line a
//! paragraph. A hard-wrapped text (mail, wire copy) has many lines a paragraph: those are joined,
//! and the wrapping is recognised by its own rule, that a line ends only where the next word would
//! not have fitted.

use std::ops::Range;

use crate::article::content::is_break;
use crate::span::Span;

/// One paragraph-sized piece of a page, without the blanks around it.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// Its words. A joined paragraph still has its line breaks in it.
    pub text: &'t str,
    /// Its beginning, or all of it, for comparison with patterns; see [`fold`].
    pub folded: String,
    /// Where it stands, in code points.
    pub span: Span,
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
}

impl<'t> Line<'t> {
    /// Length in code points.
    pub fn chars(&self) -> usize {
        self.span.len() as usize
    }

    /// Number of words.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// True when it ends as a sentence does, with or without a closing quotation mark or bracket.
    pub fn ends_sentence(&self) -> bool {
        self.last_mark().is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | ';'))
    }

    /// The last character that is not a closing quotation mark or bracket.
    pub fn last_mark(&self) -> Option<char> {
        self.text.chars().rev().find(|c| !matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']'))
    }

    /// Cut in two before byte `at` of the line; the blanks between belong to neither.
    /// `None` when one half would be blank.
    pub fn split(&self, at: usize) -> Option<(Self, Self)> {
        let (head, tail) = (self.text.get(..at)?, self.text.get(at..)?);
        let head = head.trim_end();
        let blank = tail.len() - tail.trim_start().len();
        let tail = &tail[blank..];
        if head.is_empty() || tail.is_empty() {
            return None;
        }
        let first = Line {
            text: head,
            folded: fold(head),
            span: Span::new(self.span.start, self.span.start + count(head)),
            bytes: self.bytes.start..self.bytes.start + head.len(),
        };
        let second = Line {
            text: tail,
            folded: fold(tail),
            span: Span::new(self.span.end - count(tail), self.span.end),
            bytes: self.bytes.end - tail.len()..self.bytes.end,
        };
        Some((first, second))
    }

    /// Cut before each byte of `places`, which rise; see [`Line::split`]. Where nothing is left to cut off, it stays whole.
    pub fn cut(self, places: Vec<usize>) -> Vec<Self> {
        let whole = self.text.len();
        let mut pieces = Vec::with_capacity(places.len() + 1);
        let mut rest = self;
        for at in places {
            // What is left is always the end of the line.
            let before = whole - rest.text.len();
            if let Some((head, tail)) = at.checked_sub(before).and_then(|at| rest.split(at)) {
                pieces.push(head);
                rest = tail;
            }
        }
        pieces.push(rest);
        pieces
    }
}

/// The lines of `text` from byte `from` on. `from` must lie on a line start.
pub(super) fn lines(text: &str, from: usize) -> Vec<Line<'_>> {
    let raw = raw_lines(text, from);
    match wrap_width(&raw) {
        Some(width) => join_wrapped(text, &raw, width),
        None => join_paragraphs(text, raw),
    }
}

/// So many code points of a line are folded: more than any table of patterns looks at.
const MAX_FOLDED: usize = 1000;

/// `text` with one space for blanks of any kind and straight quotation marks for curly ones.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len().min(MAX_FOLDED));
    for c in text.chars().take(MAX_FOLDED) {
        match c {
            '‘' | '’' | 'ʼ' => folded.push('\''),
            '“' | '”' => folded.push('"'),
            _ if !c.is_whitespace() => folded.push(c),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

struct RawLine<'t> {
    line: Line<'t>,
    /// A blank line, or the start of the text, stands before it.
    after_blank: bool,
}

fn raw_lines(text: &str, from: usize) -> Vec<RawLine<'_>> {
    let mut found = Vec::new();
    let mut byte = from;
    let mut chars = count(text.get(..from).unwrap_or(""));
    let mut after_blank = true;
    for piece in text.get(from..).unwrap_or("").split_inclusive(is_break) {
        let piece_chars = count(piece);
        let body = piece.trim_start();
        let lead = piece.len() - body.len();
        let body = body.trim_end();
        if body.is_empty() {
            // The line feed of a Windows line end is not a blank line.
            after_blank |= !(piece == "\n" && text[..byte].ends_with('\r'));
        } else {
            let start = chars + count(&piece[..lead]);
            found.push(RawLine {
                line: Line {
                    text: body,
                    folded: fold(body),
                    span: Span::new(start, start + count(body)),
                    bytes: byte + lead..byte + lead + body.len(),
                },
                after_blank,
            });
            after_blank = false;
        }
        byte += piece.len();
        chars += piece_chars;
    }
    found
}

/// Lines longer than this do not come from a hard wrap.
const MAX_WRAP: usize = 100;
/// Lines shorter than this do not come from a hard wrap: a list, or verse.
const MIN_WRAP: usize = 50;

/// The width at which the text was wrapped, when it was.
fn wrap_width(raw: &[RawLine<'_>]) -> Option<usize> {
    let width = raw.iter().map(|raw| raw.line.chars()).max()?;
    if !(MIN_WRAP..=MAX_WRAP).contains(&width) {
        return None;
    }
    let mut inner = 0;
    let mut full = 0;
    for pair in raw.windows(2) {
        if !pair[1].after_blank {
            inner += 1;
            full += usize::from(is_full(&pair[0].line, &pair[1].line, width));
        }
    }
    (inner >= 3 && full * 4 >= inner * 3).then_some(width)
}

/// True when the first word of `next` would not have fitted on `line`.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.text.split_whitespace().next().unwrap_or("");
    line.chars() + 1 + word.chars().count() > width
}

fn join_wrapped<'t>(text: &'t str, raw: &[RawLine<'t>], width: usize) -> Vec<Line<'t>> {
    let mut joined: Vec<Line<'t>> = Vec::new();
    let mut previous: Option<&Line<'t>> = None;
    for RawLine { line, after_blank } in raw {
        let goes_on = !after_blank && previous.is_some_and(|before| is_full(before, line, width));
        match joined.last_mut() {
            Some(paragraph) if goes_on => extend(text, paragraph, line),
            _ => joined.push(line.clone()),
        }
        previous = Some(line);
    }
    joined
}

/// Make `line` the last of a paragraph.
fn extend<'t>(text: &'t str, paragraph: &mut Line<'t>, line: &Line<'t>) {
    paragraph.span = paragraph.span.cover(line.span);
    paragraph.bytes.end = line.bytes.end;
    paragraph.text = text.get(paragraph.bytes.clone()).unwrap_or("");
    paragraph.folded = fold(paragraph.text);
}

/// Single paragraphs that are plainly wrapped in a text that is not, and words broken at a line's end.
fn join_paragraphs<'t>(text: &'t str, raw: Vec<RawLine<'t>>) -> Vec<Line<'t>> {
    let mut joined: Vec<Line<'t>> = Vec::with_capacity(raw.len());
    for group in raw.chunk_by(|_, next| !next.after_blank) {
        let wrapped = is_wrapped(group);
        let mut before: Option<&Line<'t>> = None;
        for RawLine { line, .. } in group {
            let goes_on = before.is_some_and(|before| wrapped || is_broken_word(before, line));
            match joined.last_mut() {
                Some(paragraph) if goes_on => extend(text, paragraph, line),
                _ => joined.push(line.clone()),
            }
            before = Some(line);
        }
    }
    joined
}

/// True for the lines of one wrapped paragraph: each ends where the next word would not have fitted, and one goes on in
/// the middle of a sentence.
fn is_wrapped(group: &[RawLine<'_>]) -> bool {
    let Some(width) = group.iter().map(|raw| raw.line.chars()).max() else { return false };
    let mut pairs = group.windows(2).map(|pair| (&pair[0].line, &pair[1].line));
    (MIN_WRAP..=MAX_WRAP).contains(&width)
        && group.len() > 1
        && pairs.clone().all(|(line, next)| is_full(line, next, width) || is_broken_word(line, next))
        && pairs.any(|(line, next)| !line.ends_sentence() && starts_low(next))
}

/// `the presi-` and `dent of the council`.
fn is_broken_word(line: &Line<'_>, next: &Line<'_>) -> bool {
    let stem = line.text.strip_suffix('-').is_some_and(|stem| stem.ends_with(char::is_lowercase));
    stem && starts_low(next)
}

fn starts_low(line: &Line<'_>) -> bool {
    line.text.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        lines(text, 0).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn blank_lines_and_single_breaks_both_part_paragraphs() {
        assert_eq!(texts("One.\n\n Two. \nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(texts("One.\r\nTwo.\r\n\r\nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(texts(" \n\u{a0}\n"), Vec::<&str>::new());
    }

    #[test]
    fn spans_are_code_points() {
        let text = "“Ça” vá\n\n  Zoë left.\u{a0}\n";
        let all = lines(text, 0);
        let chars: Vec<char> = text.chars().collect();
        for line in &all {
            let cut: String = chars[line.span.start as usize..line.span.end as usize].iter().collect();
            assert_eq!(cut, line.text);
            assert_eq!(&text[line.bytes.clone()], line.text);
        }
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn a_hard_wrap_is_undone() {
        let text = "Envoys meet again\n\n\
            The envoys of the two islands met on Tuesday in the old customs\n\
            house to speak about the ferry, the fishing grounds and the price\n\
            of salt, which has doubled.\n\
            They will meet again, a clerk said, as soon as the weather allows\n\
            the crossing, which may take weeks.\n";
        let found = texts(text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[1].ends_with("doubled."));
        assert!(found[2].starts_with("They"));
    }

    #[test]
    fn one_wrapped_paragraph_is_joined_in_a_text_that_is_not() {
        let text = "The council met in the capital on Tuesday to hear what the harvest, the ferry and the drought had cost it.\n\n\
            The clerk of the council read out what the islands had sold last\nyear. The mayor left.\n\nThe presi-\ndent left.";
        assert_eq!(texts(text).len(), 3);
        let list = "The ferry sailed at dawn on Monday, and the whole island watched it sail from the harbour wall.\n\n\
            Ferry sails again with all the mail of the northern island\nHarvest fails as the rain stays away for a year";
        assert_eq!(texts(list).len(), 3);
    }

    #[test]
    fn a_list_of_short_paragraphs_is_not_a_wrap() {
        let text = "The bridge is closed until Friday.\nNobody was hurt, police said.\n\
            A crane fell on it on Monday, and the river rose at night.\nRepairs go on.";
        assert_eq!(texts(text).len(), 4);
    }

    #[test]
    fn a_line_can_be_split() {
        let text = "é OSLO -  Ships left.";
        let all = lines(text, 0);
        let (head, tail) = all[0].split("é OSLO -".len()).unwrap();
        assert_eq!((head.text, tail.text), ("é OSLO -", "Ships left."));
        assert_eq!((head.span, tail.span), (Span::new(0, 8), Span::new(10, 21)));
        assert!(all[0].split(0).is_none());
    }
}
