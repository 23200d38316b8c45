//! What constructions beyond a predicate look at: the story, its statements, its places, and what was told already.

use super::attribution::Attribution;
use super::site::Sites;
use crate::entities::Story;
use crate::extract::found::Facts;

/// A story while its events are found.
pub struct Context<'c, 'a> {
    /// The story.
    pub story: &'c Story<'a>,
    /// The facts found before: statements and places.
    pub facts: &'c Facts,
    /// Which statement a token is said in.
    pub attribution: Attribution,
    /// Where things happened.
    pub sites: Sites<'c, 'a>,
    /// Tokens whose event a predicate has told.
    pub is_told: Vec<bool>,
}

impl<'c, 'a> Context<'c, 'a> {
    /// A story of which no event is found yet.
    pub fn new(story: &'c Story<'a>, facts: &'c Facts) -> Self {
        Self {
            story,
            facts,
            attribution: Attribution::new(&story.doc, facts),
            sites: Sites::new(story, &facts.places),
            is_told: vec![false; story.doc.len()],
        }
    }
}
