//! Things that happen without an actor but are asked for by place: conflicts, elections, disasters, demonstrations.
//!
//! Example: `The war in Mali goes on.` gives kind `conflict`, place `Mali`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::site::Sites;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::clause;
use crate::extract::fact::{Event, Modality, Polarity};

/// The bundled list; its head explains the columns.
const LEXICON: &str = include_str!("../lexicon/kinds.tsv");

static KINDS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = LEXICON.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    lines.flat_map(|(kind, words)| words.split(' ').map(move |word| (word, kind))).collect()
});

/// The happening that the noun at `i` names, where the text says where.
pub fn find(story: &Story<'_>, sites: &Sites<'_, '_>, i: usize) -> Option<Event> {
    let doc = &story.doc;
    // "By coalition airstrikes": a plural taken for a verb stands where nouns do.
    let is_noun = match doc.pos(i) {
        Pos::Noun | Pos::Propn => doc.dep(i) != Dep::Compound,
        Pos::Verb => matches!(doc.dep(i), Dep::Pobj | Dep::Dobj) && doc.token(i).ends_with('s'),
        _ => false,
    };
    if !is_noun {
        return None;
    }
    let kind = kind_of(doc, i)?;
    let sites = sites.of(i);
    let confidence = 0.6 * sites.first()?.confidence;
    let span = doc.span_of(story.phrase(i));
    Some(Event {
        id: format!("event-{}-{}", doc.span(i).start, doc.span(i).end),
        category: None,
        kind: Some(kind.to_owned()),
        mode: None,
        source: None,
        target: None,
        on_behalf_of: None,
        trigger: doc.span(i),
        about: Vec::new(),
        places: Vec::new(),
        sites,
        time: clause::time(story, i),
        statement: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        according_to: None,
        in_response_to: None,
        span,
        evidence: Vec::new(),
        confidence,
        rule: "event/kind".to_owned(),
    })
}

fn kind_of(doc: &Doc, i: usize) -> Option<&'static str> {
    let lemma = doc.lemma(i).to_lowercase();
    let compound = i.checked_sub(1).map(|before| format!("{}-{lemma}", doc.lemma(before).to_lowercase()));
    let kind = compound.and_then(|compound| KINDS.get(compound.as_str())).or_else(|| KINDS.get(lemma.as_str()));
    // A headline's capitals make names of nouns, which keep their plural.
    kind.or_else(|| KINDS.get(lemma.strip_suffix('s')?)).copied().filter(|&kind| kind != "-")
}
