//! How a quotation hangs on what reports it. One way, one file: its signature, its example, its tests.
//!
//! The constructions go by the words that report and need no marks; these go by the marks, which tell more than the
//! tree where a long quotation leads it astray. What they find may have been found before.

mod beside;
mod colon_before;
mod complement;
mod continued;
mod credit;
mod dash;
mod definition;
mod goes_on;
mod mistagged_behind;
mod participle_before;
mod report_before;
mod right_behind;
mod sentence_end;

pub use definition::{Attachment, Quoted};

/// All attachments, the surest first: the first that finds a statement has the quotation.
pub const ATTACHMENTS: &[Attachment] = &[
    dash::ATTACHMENT,
    credit::ATTACHMENT,
    participle_before::ATTACHMENT,
    right_behind::ATTACHMENT,
    mistagged_behind::ATTACHMENT,
    colon_before::ATTACHMENT,
    complement::ATTACHMENT,
    report_before::ATTACHMENT,
    goes_on::ATTACHMENT,
    sentence_end::ATTACHMENT,
    continued::ATTACHMENT,
];

#[cfg(test)]
mod tests {
    use super::ATTACHMENTS;
    use crate::extract::testing::facts;

    #[test]
    fn each_attachment_gives_the_last_quotation_of_its_example_to_a_statement() {
        let mut failed = Vec::new();
        for attachment in ATTACHMENTS {
            let text = attachment.example;
            let closing = text.rfind(['”', '"']).unwrap();
            let opening = text[..closing].rfind(['“', '"']).unwrap();
            let word = text[..opening].chars().count() as u32 + 1;
            let rule = format!("statement/{}", attachment.rule);
            let statements = facts(text).statements;
            let taken = statements.iter().find(|statement| {
                statement.rule == rule && statement.content.iter().any(|span| (span.start..span.end).contains(&word))
            });
            if taken.is_none() {
                failed.push(text);
            }
        }
        assert_eq!(failed, [""; 0]);
    }
}
