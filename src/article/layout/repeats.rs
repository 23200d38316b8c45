//! Paragraphs that stand on a page twice, also whole halves of a page.

use std::collections::HashMap;

/// What the page says at one line, for comparison.
pub(super) struct Text<'t> {
    /// The words.
    pub text: &'t str,
    /// The line is article text; others neither repeat nor are repeated.
    pub content: bool,
    /// The line is the headline, which repeats even when it is short.
    pub headline: bool,
}

/// Fewer words than this repeat by nature: a speaker's name in an interview, "Yes."
const MIN_WORDS: usize = 6;

/// For each line the index of the earlier line that it repeats word for word.
///
/// `aliases` adds further wordings of a line (a first paragraph together with its dateline).
/// Short lines count as repeats only within a longer repeated passage.
pub(super) fn find(lines: &[Text<'_>], aliases: &[(usize, &str)]) -> Vec<Option<usize>> {
    let mut first: HashMap<String, usize> = HashMap::new();
    for (line, text) in aliases {
        first.entry(fold(text)).or_insert(*line);
    }
    let mut of = vec![None; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        if !line.content {
            continue;
        }
        let short = line.text.split_whitespace().nth(MIN_WORDS - 1).is_none();
        let earlier = *first.entry(fold(line.text)).or_insert(at);
        if earlier < at && (!short || lines[earlier].headline) {
            of[at] = Some(earlier);
        }
    }
    spread(lines, &mut of);
    of
}

/// Lets repeats take in the short lines beside them that also agree.
fn spread(lines: &[Text<'_>], of: &mut [Option<usize>]) {
    let agree = |at: usize, earlier: usize| {
        lines[at].content && lines[earlier].content && earlier < at && fold(lines[at].text) == fold(lines[earlier].text)
    };
    for at in 1..lines.len() {
        if let (None, Some(before)) = (of[at], of[at - 1])
            && agree(at, before + 1)
            && of[before + 1].is_none()
        {
            of[at] = Some(before + 1);
        }
    }
    for at in (1..lines.len()).rev() {
        if let (Some(after), None) = (of[at], of[at - 1])
            && after > 0
            && agree(at - 1, after - 1)
            && of[after - 1].is_none()
        {
            of[at - 1] = Some(after - 1);
        }
    }
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], expect: &[Option<usize>]) {
        let texts: Vec<Text<'_>> = lines.iter().map(|text| Text { text, content: true, headline: false }).collect();
        assert_eq!(find(&texts, &[]), expect, "{lines:?}");
    }

    #[test]
    fn paragraphs_and_halves_repeat() {
        let long = "The ferry sailed at dawn, the mayor said.";
        let spaced = "The ferry  sailed at dawn,\u{a0}the mayor said.";
        let other = "It came back at dusk, which pleased the islanders.";
        check(&[long, other, spaced], &[None, None, Some(0)]);
        check(&[long, "Jane Roe", other, long, "Jane Roe", other], &[None, None, None, Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_short_headline_does() {
        let line = |headline| Text { text: "Ferry sails again", content: true, headline };
        assert_eq!(find(&[line(true), line(false)], &[]), [None, Some(0)]);
        assert_eq!(find(&[line(false), line(false)], &[]), [None, None]);
    }

    #[test]
    fn speakers_do_not() {
        check(
            &["Jane Roe", "It was a long and cold winter.", "Jane Roe", "And then the long spring came."],
            &[None, None, None, None],
        );
    }
}
