//! Several turns of a transcript in one paragraph, each made a paragraph of its own.
//!
//! Example: `ROE: Why? DOE: It rains.` are two.

use super::lines::Line;
use crate::article::turn;

/// The lines with each turn on one of its own, where the text is a transcript: where there are several.
pub(super) fn split(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let labels = lines.iter().map(|line| line.text.matches(": ").take(2).count()).sum::<usize>();
    if labels < 2 {
        return lines;
    }
    let inner: Vec<Vec<usize>> = lines.iter().map(|line| turn::inner(line.text)).collect();
    let turns = lines.iter().filter(|line| turn::label(line.text).is_some()).count();
    if inner.iter().all(Vec::is_empty) || turns + inner.iter().map(Vec::len).sum::<usize>() < 2 {
        return lines;
    }
    lines.into_iter().zip(inner).flat_map(|(line, starts)| line.cut(starts)).collect()
}

#[cfg(test)]
mod tests {
    use crate::article::layout::lines::lines;

    fn texts(text: &str) -> Vec<&str> {
        super::split(lines(text, 0)).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn each_turn_is_a_paragraph() {
        assert_eq!(
            texts("ROE: Why? DOE: It rains. It is cold. ROE: Oh."),
            ["ROE: Why?", "DOE: It rains. It is cold.", "ROE: Oh."]
        );
        assert_eq!(texts("He said it. NATO: an alliance."), ["He said it. NATO: an alliance."]);
    }
}
