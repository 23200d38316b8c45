//! Offices: who holds which role in or for whom, as the article has it.
//!
//! Example: `Kenyan Foreign Minister Jane Roe` gives holder Jane Roe, title `Foreign Minister`, of Kenya. The finding
//! is done in [`crate::entities`], where titles are needed to resolve "the minister".

use super::extractor::Extractor;
use crate::entities::Story;
use crate::extract::found::{Facts, Office};

/// Finds offices.
pub struct Offices;

impl Extractor for Offices {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        for title in &story.titles {
            let (holder, of) = (title.holder, title.of);
            let span = story.doc.span_of(title.tokens.clone());
            let same = |office: &&mut Office| {
                office.holder == holder
                    && office.title.eq_ignore_ascii_case(&title.words)
                    && (office.of == of || of.is_none() || office.of.is_none())
            };
            if let Some(told_before) = facts.offices.iter_mut().find(same) {
                told_before.of = told_before.of.or(of);
                told_before.evidence.push(span);
                continue;
            }
            facts.offices.push(Office {
                id: format!("office-{}-{}", span.start, span.end),
                holder,
                title: title.words.clone(),
                of,
                span,
                evidence: Vec::new(),
                confidence: 0.0,
                rule: format!("office/{}", title.pattern),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn holder_title_and_whose() {
        let facts = facts("Kenyan Foreign Minister Jane Roe spoke in Oslo. Roe, the foreign minister, left on Monday.");
        let [office] = &facts.offices[..] else { panic!("{:?}", facts.offices) };
        assert_eq!((office.holder.as_str(), office.of.as_deref()), ("jane-roe", Some("kenya")));
        assert_eq!(office.title, "Foreign Minister");
        assert_eq!(office.evidence.len(), 1);
    }
}
