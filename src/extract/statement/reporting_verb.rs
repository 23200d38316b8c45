//! The reporting verb at a token: its entry in the lexicon, and who says something by it, to whom.
//!
//! Example: in `She pointed out to him that it snowed` the verb is `point out`, its tokens `pointed out`; in `The union
//! called for talks` it is `call for`, its token `called`, as the preposition opens what is said.

use crate::grammar::{clause, voice};
use std::ops::Range;

use super::report::{Report, Rule};
use super::speaker;
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::lexicon::cue::{self, CueEntry, CuePos, Frame};

/// A verb that the lexicon has as a reporting word.
pub struct ReportingVerb {
    /// Where it stands.
    pub token: usize,
    /// Its lemma, with its particle.
    pub lemma: String,
    /// The verb and its particle.
    pub tokens: Range<usize>,
    /// What the lexicon says of it.
    pub entry: &'static CueEntry,
    /// True where it is in the passive voice.
    pub passive: bool,
}

impl ReportingVerb {
    /// The reporting verb at token `i`, whatever part of speech the tagger gives it.
    pub fn at(doc: &Doc, i: usize) -> Option<Self> {
        let (lemma, entry, end) = entry(doc, i)?;
        // "Were told to leave, and told not to return", "was held and later accused of theft": whom nobody is told by is told and
        // accused as well.
        let shares = || {
            let own = |child: usize| matches!(doc.dep(child), Dep::Nsubj | Dep::Dobj | Dep::Dative | Dep::Aux);
            let needs_object = entry.takes(&Frame::Told) && !entry.takes(&Frame::Object)
                || entry.takes(&Frame::Accused) && entry.takes_preposition("of");
            let bare = doc.dep(i) == Dep::Conj && !doc.children(i).any(own);
            bare && needs_object && voice::is_passive(doc, doc.head(i))
        };
        let passive = voice::is_passive_or_reduced(doc, i) || shares();
        Some(Self { token: i, lemma, tokens: i..end + 1, entry, passive })
    }

    /// Who says something by it, and to whom.
    pub fn report(&self, story: &Story<'_>, rule: Rule) -> Report {
        let speaker = speaker::of_verb(story, self.token, self.passive);
        let cue = (self.lemma.clone(), self.tokens.clone());
        let addressee = self.person_told(&story.doc);
        Report { addressee, act: self.entry.act, ..Report::new(rule, speaker, Some(cue)) }
    }

    /// Whom the verb's object names: "told her", "promised them help"; not "promised help".
    fn person_told(&self, doc: &Doc) -> Option<usize> {
        let verb = self.token;
        let object = || clause::object(doc, verb).filter(|_| !self.entry.takes(&Frame::Object));
        voice::recipient(doc, verb).or_else(object).filter(|_| self.entry.takes(&Frame::Told))
    }
}

/// Who says something by a verb that is no reporting word, where it stands in the place of one or lends its subject to
/// a reporting noun.
pub fn report_of_any(story: &Story<'_>, verb: usize, rule: Rule) -> Report {
    let speaker = speaker::of_verb(story, verb, voice::is_passive_or_reduced(&story.doc, verb));
    Report::new(rule, speaker, Some((story.doc.lemma(verb).to_lowercase(), verb..verb + 1)))
}

/// The lexicon's entry for the verb, with its particle, and where the cue ends.
fn entry(doc: &Doc, i: usize) -> Option<(String, &'static CueEntry, usize)> {
    let lemma = clause::verb_lemma(doc, i);
    let next = i + 1;
    if next < doc.len() {
        let with_particle = format!("{lemma} {}", doc.token(next).to_lowercase());
        if matches!(doc.dep(next), Dep::Prt | Dep::Prep | Dep::Advmod)
            && let Some(entry) = cue::look_up(&with_particle, CuePos::Verb)
        {
            // A preposition opens what is said ("called for talks"); a particle belongs to the cue.
            let end = if doc.dep(next) == Dep::Prep { i } else { next };
            return Some((with_particle, entry, end));
        }
    }
    // "Made it clear that".
    if let Some(clear) = made_clear(doc, i) {
        let words = format!("{lemma} {}", doc.lemma(clear));
        return Some((words.clone(), cue::look_up(&words, CuePos::Verb)?, clear));
    }
    let entry = cue::look_up(&lemma, CuePos::Verb)?;
    Some((lemma, entry, i))
}

/// The adjective of "made clear that …", "made it clear that …".
pub fn made_clear(doc: &Doc, verb: usize) -> Option<usize> {
    let clear = (verb + 1..doc.len()).take(2).find(|&i| doc.lemma(i) == "clear")?;
    // "Made clear her officers were there", where the parser takes "clear" for a word of theirs.
    let of_verb = doc.head(clear) == verb || clear == verb + 1 && doc.head(doc.head(clear)) == verb;
    (doc.lemma(verb) == "make" && of_verb).then_some(clear)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{facts, statements};

    #[test]
    fn a_particle_belongs_to_the_verb_and_a_preposition_to_what_is_said() {
        assert_eq!(
            statements("The mayor pointed out that the bridge was closed."),
            ["The mayor ~ pointed out ~ that the bridge was closed"]
        );
        assert_eq!(statements("The union called for higher wages."), ["The union ~ called ~ for higher wages"]);
        assert_eq!(
            statements("The mayor made it clear that the bridge was closed."),
            ["The mayor ~ made it clear ~ that the bridge was closed"]
        );
        assert_eq!(
            statements("The mayor made clear his officers have been on the bridge for a while."),
            ["The mayor ~ made clear ~ his officers have been on the bridge for a while"]
        );
        assert_eq!(
            statements("The mayor made clear that the bridge was closed."),
            ["The mayor ~ made clear ~ that the bridge was closed"]
        );
    }

    #[test]
    fn the_object_is_told_and_what_is_promised_is_not() {
        let addressee = |text: &str| facts(text).statements[0].addressee.clone().map(|told| told.name);
        assert_eq!(addressee("The mayor told farmers that the bridge was closed.").as_deref(), Some("farmers"));
        assert_eq!(addressee("The mayor promised help."), None);
    }
}
