//! When, where and through what medium something was said, as the reporting clause has it.
//!
//! Example: in `Speaking in Tirana on Sunday, Roe told Radio Bergen in an interview that the mine was safe` the place is
//! Tirana, the time Sunday, the medium an interview. What stands in the words said is none of it: in `Roe said the mine
//! in Tirana was safe` nobody tells where Roe was.

use std::ops::Range;

use super::speaker::ISSUED;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::{place, time};
use crate::facts::{EntityType, Sector, TimeRef};

/// Prepositions before the place that somebody speaks from.
const WHERE: [&str; 6] = ["in", "at", "from", "near", "outside", "aboard"];
/// Prepositions before what somebody speaks through.
const THROUGH: [&str; 8] = ["in", "on", "at", "by", "via", "during", "through", "over"];
/// What a medium may be of or with: "an interview with the BBC", "a speech to farmers".
const WITH: [&str; 6] = ["with", "to", "for", "of", "from", "before"];
/// Verbs of a clause that only tells where and to whom: "speaking in Oslo, Roe said …".
const SPEAKING: [&str; 6] = ["speak", "write", "talk", "appear", "testify", "address"];

/// Kinds of texts and occasions to speak.
const MEDIA: [&str; 42] = [
    "statement",
    "interview",
    "tweet",
    "post",
    "letter",
    "speech",
    "address",
    "conference",
    "briefing",
    "email",
    "e-mail",
    "memo",
    "report",
    "article",
    "op-ed",
    "column",
    "message",
    "video",
    "call",
    "telephone",
    "phone",
    "television",
    "tv",
    "radio",
    "blog",
    "website",
    "page",
    "account",
    "rally",
    "hearing",
    "testimony",
    "debate",
    "broadcast",
    "programme",
    "program",
    "show",
    "release",
    "note",
    "text",
    "book",
    "sermon",
    "communique",
];
/// Networks of short messages.
const NETWORKS: [&str; 8] =
    ["twitter", "facebook", "instagram", "telegram", "youtube", "weibo", "snapchat", "linkedin"];
/// Outlets by kind.
const OUTLETS: [&str; 12] = [
    "television",
    "tv",
    "radio",
    "newspaper",
    "agency",
    "channel",
    "magazine",
    "broadcaster",
    "network",
    "daily",
    "station",
    "outlet",
];

/// When, where and how something was said.
#[derive(Debug, Default)]
pub struct Setting {
    /// When.
    pub time: Option<TimeRef>,
    /// Name of the place spoken from.
    pub place: Option<String>,
    /// What was spoken through, in the text's words.
    pub medium: Option<String>,
    /// Head of the noun phrase spoken to, where a clause of its own tells ("speaking to reporters, he said").
    pub addressee: Option<usize>,
}

/// The setting of what is reported by the word at `cue`, the words said themselves left out.
pub fn of(story: &Story<'_>, cue: usize, content: &[Range<usize>], addressee: Option<usize>) -> Setting {
    let doc = &story.doc;
    let mut setting = Setting { medium: issued(story, cue), ..Setting::default() };
    let said = |i: usize| content.iter().any(|range| range.contains(&i)) || story.quote(i).is_some();
    let mut heads = vec![cue];
    let mut next = 0;
    while let Some(&head) = heads.get(next) {
        next += 1;
        setting.time = setting.time.or_else(|| time::of(story, head));
        for child in doc.children(head).filter(|&child| !said(child)) {
            let speaking = doc.pos(child) == Pos::Verb && SPEAKING.contains(&doc.lemma(child));
            match doc.dep(child) {
                Dep::Prep | Dep::Dative => {
                    let to = head != cue && doc.pos(head) == Pos::Verb && doc.token(child) == "to";
                    for object in doc.rights(child).filter(|&object| doc.dep(object) == Dep::Pobj && !said(object)) {
                        setting.phrase(story, doc.token(child), object);
                        heads.push(object);
                        setting.addressee = setting.addressee.or(to.then_some(object));
                    }
                }
                Dep::Advcl | Dep::Acl | Dep::Csubj if speaking => heads.push(child),
                // "The minister, speaking in Oslo, said".
                Dep::Nsubj => heads.extend(doc.rights(child).filter(|&below| {
                    doc.dep(below) == Dep::Acl && SPEAKING.contains(&doc.lemma(below)) && !said(below)
                })),
                Dep::Dobj if Some(child) == addressee => heads.push(child),
                _ => {}
            }
        }
    }
    // What follows the words said may hang on them in the tree and not belong to them.
    let behind = content.last().map(|range| range.end).filter(|&i| i < doc.len() && doc.dep(i) == Dep::Prep);
    if let Some((preposition, object)) =
        behind.and_then(|i| doc.rights(i).find(|&object| doc.dep(object) == Dep::Pobj).map(|object| (i, object)))
    {
        setting.phrase(story, doc.token(preposition), object);
    }
    setting.addressee = addressee.or(setting.addressee);
    let outlet = setting.addressee.filter(|&head| is_outlet(story, head));
    setting.medium = setting.medium.or_else(|| outlet.map(|head| words(story, head)));
    setting
}

impl Setting {
    /// Note what "in Oslo" or "in an interview" tells.
    fn phrase(&mut self, story: &Story<'_>, preposition: &str, object: usize) {
        let preposition = preposition.to_lowercase();
        if self.place.is_none() && WHERE.contains(&preposition.as_str()) {
            self.place = place::name_at(story, object);
        }
        let medium = MEDIA.contains(&story.doc.lemma(object).to_lowercase().as_str())
            || NETWORKS.contains(&story.doc.token(object).to_lowercase().as_str())
            || is_outlet(story, object);
        if self.medium.is_none() && medium && THROUGH.contains(&preposition.as_str()) {
            self.medium = Some(words(story, object));
        }
    }
}

/// "Issued a statement saying …", "the ministry's letter said …": the statement, the letter.
fn issued(story: &Story<'_>, cue: usize) -> Option<String> {
    let doc = &story.doc;
    let is_issued = |&i: &usize| ISSUED.contains(&doc.lemma(i).to_lowercase().as_str());
    let above = (doc.dep(cue) == Dep::Acl).then(|| doc.head(cue)).filter(is_issued);
    let subject = || doc.children(cue).find(|&child| doc.dep(child) == Dep::Nsubj).filter(is_issued);
    above.or_else(subject).map(|head| words(story, head))
}

fn is_outlet(story: &Story<'_>, head: usize) -> bool {
    // Reporters are of the media too, yet no outlet.
    let media = story
        .entity(head)
        .is_some_and(|entity| entity.sector == Some(Sector::Media) && entity.kind == EntityType::Organization);
    media || OUTLETS.contains(&story.doc.lemma(head).to_lowercase().as_str())
}

/// The medium's noun phrase with what it is of or with, when and where left out.
fn words(story: &Story<'_>, head: usize) -> String {
    let doc = &story.doc;
    let mut end = head + 1;
    for child in doc.rights(head) {
        let object = doc.rights(child).find(|&object| doc.dep(object) == Dep::Pobj);
        match object {
            Some(object) if child == end && WITH.contains(&doc.token(child)) => end = base_end(doc, object),
            _ => break,
        }
    }
    let start = story.phrase(head).start;
    doc.words(start..end)
}

/// Where a noun's own words end.
fn base_end(doc: &Doc, noun: usize) -> usize {
    doc.rights(noun)
        .find(|&child| doc.dep(child) != Dep::Compound)
        .map_or(noun + 1, |child| doc.left_edge(child).max(noun + 1))
}
