//! The reporting participle right before the opening mark, where the sentence goes on behind the quotation.
//!
//! Example: in `Farmers chanting "Go home," said Roe, was all one heard` nobody but the farmers chants.

use super::beside::statement_of;
use super::definition::{Attachment, Quoted};
use crate::english::Dep;
use crate::extract::statement::reports::Reports;
use crate::extract::statement::utterance::{is_word, takes_quote};

/// A participle that touches the marks.
pub const ATTACHMENT: Attachment = Attachment {
    example: "The minister, addressing farmers chanting “Go home now,” said the strikes were a disgrace.",
    rule: "beside-quote",
    find,
};

fn find(quoted: &Quoted<'_>, reports: &mut Reports) -> Option<usize> {
    let doc = &quoted.story.doc;
    let Quoted { quote, .. } = quoted;
    let verb = quote.tokens.start.checked_sub(2).filter(|&i| i >= quote.paragraph.start && takes_quote(doc, i))?;
    let participle = doc.tag(verb) == "VBG" && !doc.children(verb).any(|child| doc.dep(child) == Dep::Nsubj);
    let goes_on = is_word(doc, (quote.tokens.end + 1).min(doc.len() - 1));
    (participle && goes_on).then(|| statement_of(quoted.story, verb, reports))
}

#[cfg(test)]
mod tests {
    use super::ATTACHMENT;
    use crate::extract::testing::statements;

    #[test]
    fn who_chants_says_it() {
        assert_eq!(
            statements(ATTACHMENT.example),
            ["farmers ~ chanting ~ Go home now", "The minister ~ said ~ the strikes were a disgrace"]
        );
    }
}
