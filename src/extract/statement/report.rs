//! A report as it is found: who says what by which word, in tokens.
//!
//! Example: in `The mayor said that it snowed` the speaker is `mayor`, the cue `said`, the content `that it snowed`.

use std::ops::Range;

use crate::facts::SpeechAct;

/// Which rule found a report: its name among the facts, behind `statement/`.
pub type Rule = &'static str;

/// A statement in tokens.
#[derive(Debug, Clone)]
pub struct Report {
    /// Head of the speaker's noun phrase.
    pub speaker: Option<usize>,
    /// Lemma and tokens of the reporting word.
    pub cue: Option<(String, Range<usize>)>,
    /// What is said, in text order.
    pub content: Vec<Range<usize>>,
    /// Head of the noun phrase that is spoken to.
    pub addressee: Option<usize>,
    /// What is done by saying it.
    pub act: SpeechAct,
    /// Which rule found it.
    pub rule: Rule,
}

impl Report {
    /// One that says that something is so, what it says still to be found.
    pub const fn new(rule: Rule, speaker: Option<usize>, cue: Option<(String, Range<usize>)>) -> Self {
        Self { speaker, cue, content: Vec::new(), addressee: None, act: SpeechAct::Assert, rule }
    }

    /// First token of the reporting word or of what is said.
    pub fn first(&self) -> usize {
        let content = self.content.iter().map(|range| range.start);
        content.chain(self.cue_start()).min().unwrap_or(0)
    }

    /// First token of the reporting word.
    pub fn cue_start(&self) -> Option<usize> {
        self.cue.as_ref().map(|(_, tokens)| tokens.start)
    }
}

#[cfg(test)]
mod tests {
    use super::Report;

    #[test]
    fn a_report_begins_with_its_cue_or_with_what_is_said() {
        let mut report = Report::new("verb", None, Some(("say".to_owned(), 6..7)));
        report.content.push(7..9);
        assert_eq!((report.first(), report.cue_start()), (6, Some(6)));
        report.content.push(0..4);
        assert_eq!(report.first(), 0);
    }
}
