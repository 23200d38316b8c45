//! Reporting nouns: `Iran's claim that …`, `a threat by the rebels to …`, and with a verb that adds nothing,
//! `expressed concern that …`.

use std::ops::Range;

use super::Draft;
use super::extent::{self, subtree_range};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::grammar::clause::{self, is_infinitive};
use crate::grammar::light;
use crate::lexicon::cue::{self, CuePos, Frame};

/// The statement of the reporting noun at token `i`, where somebody owns it.
pub fn find(story: &Story<'_>, i: usize) -> Option<Draft> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Noun {
        return None;
    }
    let lemma = doc.lemma(i).to_lowercase();
    let entry = cue::look_up(&lemma, CuePos::Noun)?;
    let owner = doc.lefts(i).find(|&child| doc.dep(child) == Dep::Poss);
    // "This week's warnings" are nobody's.
    let owner = owner.filter(|&owner| doc.pos(owner) == Pos::Pron || story.entity_at[owner].is_some());
    let speaker = owner.or_else(|| clause::prepositional(doc, i, &["by", "from"]).map(|(_, object)| object))?;
    let content = extent::trimmed(doc, content(doc, i)?);
    (!content.is_empty()).then(|| Draft {
        speaker: Some(speaker),
        cue: Some((lemma, i..i + 1)),
        content: vec![content],
        addressee: None,
        act: entry.act,
        rule: "noun",
        confidence: 0.7,
    })
}

/// The reporting noun that the verb lends its subject to: "expressed concern", "issued a warning".
pub fn of_light_verb(doc: &Doc, verb: usize) -> Option<usize> {
    let noun = light::reporting_object(doc, verb)?;
    // "Repeated the minister's claim": somebody else's.
    let another = doc.lefts(noun).any(|child| doc.dep(child) == Dep::Poss && doc.pos(child) != Pos::Pron);
    cue::look_up(doc.lemma(noun), CuePos::Noun).filter(|_| !another).map(|_| noun)
}

/// The statement of verb and noun together; `draft` has speaker and cue of the verb.
pub fn with_verb(doc: &Doc, verb: usize, noun: usize, draft: Draft) -> Option<Draft> {
    let content = content(doc, noun).or_else(|| {
        // The parser often hangs the noun's clause on the verb.
        doc.rights(verb)
            .find(|&child| child > noun && matches!(doc.dep(child), Dep::Ccomp))
            .map(|child| subtree_range(doc, child))
    })?;
    let content = extent::trimmed(doc, content);
    let act = cue::look_up(doc.lemma(noun), CuePos::Noun).map_or(draft.act, |entry| entry.act);
    Some(Draft { content: vec![content], act, rule: "light-verb", confidence: 0.8, ..draft })
}

fn content(doc: &Doc, noun: usize) -> Option<Range<usize>> {
    let entry = cue::look_up(doc.lemma(noun), CuePos::Noun)?;
    let child = doc.rights(noun).find(|&child| match doc.dep(child) {
        Dep::Acl | Dep::Ccomp => {
            (is_infinitive(doc, child) && entry.takes(&Frame::Infinitive))
                || (opens_with_that(doc, child) && entry.takes(&Frame::Clause))
        }
        Dep::Advcl => is_infinitive(doc, child) && entry.takes_preposition(doc.token(doc.left_edge(child))),
        // The parser takes many a clause for a relative one; a real one lacks what "that" stands for.
        Dep::Relcl => entry.takes(&Frame::Clause) && opens_with_that(doc, child) && !stands_in(doc, child),
        Dep::Prep => entry.takes_preposition(doc.token(child)),
        _ => false,
    })?;
    let mut content = subtree_range(doc, child);
    // "A call for Norway to pay": the infinitive belongs to what follows the preposition.
    let wish = |&next: &usize| doc.left_edge(next) == content.end && is_infinitive(doc, next);
    if doc.token(child) == "for"
        && let Some(next) = doc.rights(noun).chain(doc.rights(doc.head(noun))).find(wish)
    {
        content.end = doc.right_edge(next) + 1;
    }
    Some(content)
}

fn opens_with_that(doc: &Doc, verb: usize) -> bool {
    doc.token(doc.left_edge(verb)) == "that"
}

/// "Remarks that angered her": the clause's "that" is its subject or object.
fn stands_in(doc: &Doc, verb: usize) -> bool {
    doc.lefts(verb).any(|child| {
        doc.token(child) == "that" && matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj)
    })
}
