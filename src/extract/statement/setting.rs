//! When, where and through what medium something was said, as the reporting clause has it.
//!
//! Example: in `Speaking in Tirana on Sunday, Roe told Radio Bergen in an interview that the mine was safe` the place is
//! Tirana, the time Sunday, the medium an interview. What stands in the words said is none of it: in `Roe said the mine
//! in Tirana was safe` nobody tells where Roe was.

use std::ops::Range;

use super::issued::is_issued;
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::{place, time};
use crate::facts::{EntityType, Sector, TimeRef};
use crate::lexicon::classes::ReportWord;

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
            let speaking = doc.pos(child) == Pos::Verb && ReportWord::Speaks.has(doc.lemma(child));
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
                    doc.dep(below) == Dep::Acl && ReportWord::Speaks.has(doc.lemma(below)) && !said(below)
                })),
                Dep::Dobj if Some(child) == addressee => heads.push(child),
                _ => {}
            }
        }
    }
    // What follows the words said may hang on them in the tree and not belong to them.
    let behind = content.last().map(|range| range.end).filter(|&i| i < doc.len() && doc.dep(i) == Dep::Prep);
    if let Some((preposition, object)) = behind.and_then(|i| doc.right(i, Dep::Pobj).map(|object| (i, object))) {
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
        if self.place.is_none() && ReportWord::SpokenFrom.has(&preposition) {
            self.place = place::name_at(story, object);
        }
        let medium = ReportWord::Medium.has(&story.doc.lemma(object).to_lowercase())
            || ReportWord::Network.has(&story.doc.token(object).to_lowercase())
            || is_outlet(story, object);
        if self.medium.is_none() && medium && ReportWord::SpokenThrough.has(&preposition) {
            self.medium = Some(words(story, object));
        }
    }
}

/// "Issued a statement saying …", "the ministry's letter said …": the statement, the letter.
fn issued(story: &Story<'_>, cue: usize) -> Option<String> {
    let doc = &story.doc;
    let is_issued = |&i: &usize| is_issued(doc, i);
    let above = (doc.dep(cue) == Dep::Acl).then(|| doc.head(cue)).filter(is_issued);
    let subject = || doc.children(cue).find(|&child| doc.dep(child) == Dep::Nsubj).filter(is_issued);
    above.or_else(subject).map(|head| words(story, head))
}

fn is_outlet(story: &Story<'_>, head: usize) -> bool {
    // Reporters are of the media too, yet no outlet.
    let media = story
        .entity(head)
        .is_some_and(|entity| entity.sector == Some(Sector::Media) && entity.kind == EntityType::Organization);
    media || ReportWord::Outlet.has(&story.doc.lemma(head).to_lowercase())
}

/// The medium's noun phrase with what it is of or with, when and where left out.
fn words(story: &Story<'_>, head: usize) -> String {
    let doc = &story.doc;
    let mut end = head + 1;
    for child in doc.rights(head) {
        let object = doc.right(child, Dep::Pobj);
        match object {
            Some(object) if child == end && ReportWord::MediumOf.has(doc.token(child)) => end = base_end(doc, object),
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

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    /// Addressee, place, medium and time of the first statement.
    fn setting(text: &str) -> [Option<String>; 4] {
        let facts = facts(text);
        let statement = facts.statements.into_iter().next().unwrap();
        let addressee = statement.addressee.map(|addressee| addressee.name);
        [addressee, statement.place, statement.medium, statement.time.map(|time| time.text)]
    }

    #[test]
    fn when_where_and_through_what_it_was_said() {
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(
            setting("Jane Roe told reporters in Tirana on Sunday that the mine was safe."),
            [some("reporters"), some("Tirana"), None, some("Sunday")]
        );
        assert_eq!(
            setting("Jane Roe said in an interview with the Herald that the mine in Tirana was safe."),
            [None, None, some("an interview with the Herald"), None]
        );
        assert_eq!(
            setting("Speaking to farmers in Oslo, the minister said that the mine was safe."),
            [some("farmers in Oslo"), some("Oslo"), None, None]
        );
        assert_eq!(setting("\"The mine is safe,\" Jane Roe wrote on Twitter.")[2], some("Twitter"));
        assert_eq!(
            setting("The minister demanded that the union end the strike in a statement on Friday.")[2],
            some("a statement")
        );
        assert_eq!(setting("The minister sent a letter saying the mine was safe.")[2], some("a letter"));
    }
}
