//! The lexicon of reporting words: what each takes, and what is done by using it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::reader::rows;
use crate::facts::{Factivity, SpeechAct};

/// The bundled lexicon; its head explains the columns.
const LEXICON: &str = include_str!("cues.tsv");

/// What a reporting word can take to say what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// A clause, with "that" or without.
    Clause,
    /// A quotation.
    Quote,
    /// "to" and an infinitive.
    Infinitive,
    /// A gerund ("denied doing it").
    Gerund,
    /// The object is what is said.
    Object,
    /// The object is spoken to.
    Told,
    /// The object is accused or called upon and belongs to what is said.
    Accused,
    /// The object and what it is called are what is said ("called the plan a mistake").
    Named,
    /// A prepositional phrase with this preposition is what is said.
    Preposition(&'static str),
}

/// A reporting word.
#[derive(Debug, Clone)]
pub struct CueEntry {
    /// What is done by saying it.
    pub act: SpeechAct,
    /// What it takes.
    pub frames: Vec<Frame>,
    /// What it lets on.
    pub factivity: Factivity,
}

impl CueEntry {
    /// True where the word can take this frame.
    pub fn takes(&self, frame: &Frame) -> bool {
        self.frames.contains(frame)
    }

    /// True where a phrase with this preposition says what is said.
    pub fn takes_preposition(&self, preposition: &str) -> bool {
        self.frames.iter().any(|frame| matches!(frame, Frame::Preposition(own) if *own == preposition))
    }
}

/// Part of speech of a cue, as the lexicon has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CuePos {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
}

/// The entry of a reporting word by lemma (with its particle, `point out`).
pub fn look_up(lemma: &str, pos: CuePos) -> Option<&'static CueEntry> {
    static ENTRIES: LazyLock<HashMap<CuePos, HashMap<&'static str, CueEntry>>> = LazyLock::new(|| parse(LEXICON));
    ENTRIES.get(&pos)?.get(lemma)
}

/// Lines that do not parse are skipped here and caught by the test below: a user cannot mend them.
fn parse(lexicon: &'static str) -> HashMap<CuePos, HashMap<&'static str, CueEntry>> {
    let mut entries: HashMap<CuePos, HashMap<&'static str, CueEntry>> = HashMap::new();
    for (lemma, pos, entry) in rows(lexicon).filter_map(entry) {
        entries.entry(pos).or_default().insert(lemma, entry);
    }
    entries
}

fn entry(row: Vec<&'static str>) -> Option<(&'static str, CuePos, CueEntry)> {
    let [lemma, pos, act, frames, factivity] = row[..] else { return None };
    let pos = match pos {
        "v" => CuePos::Verb,
        "n" => CuePos::Noun,
        _ => return None,
    };
    let act = match act {
        "assert" | "concede" => SpeechAct::Assert,
        "deny" => SpeechAct::Deny,
        "accuse" => SpeechAct::Accuse,
        "demand" => SpeechAct::Demand,
        "threaten" => SpeechAct::Threaten,
        "promise" => SpeechAct::Promise,
        "endorse" => SpeechAct::Endorse,
        "reject" => SpeechAct::Reject,
        "think" => SpeechAct::Think,
        "ask" => SpeechAct::Ask,
        _ => return None,
    };
    let frames = frames.split(',').map(frame).collect();
    let factivity = match factivity {
        "fact" => Factivity::Fact,
        "doubt" => Factivity::Doubt,
        "-" => Factivity::Neutral,
        _ => return None,
    };
    Some((lemma, pos, CueEntry { act, frames, factivity }))
}

fn frame(name: &'static str) -> Frame {
    match name {
        "clause" => Frame::Clause,
        "quote" => Frame::Quote,
        "inf" => Frame::Infinitive,
        "gerund" => Frame::Gerund,
        "obj" => Frame::Object,
        "told" => Frame::Told,
        "accused" => Frame::Accused,
        "named" => Frame::Named,
        preposition => Frame::Preposition(preposition),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_parses_once() {
        for row in rows(LEXICON) {
            assert!(entry(row.clone()).is_some(), "{row:?}");
        }
        let count = rows(LEXICON).count();
        assert_eq!(parse(LEXICON).values().map(HashMap::len).sum::<usize>(), count, "a word stands twice");
    }

    #[test]
    fn frames_tell_what_is_said() {
        let deny = look_up("deny", CuePos::Verb).unwrap();
        assert_eq!(deny.act, SpeechAct::Deny);
        assert!(deny.takes(&Frame::Gerund));
        assert!(look_up("warn", CuePos::Verb).unwrap().takes_preposition("of"));
        assert_eq!(look_up("claim", CuePos::Noun).unwrap().factivity, Factivity::Doubt);
    }
}
