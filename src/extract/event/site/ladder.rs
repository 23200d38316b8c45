//! The ladder of rules by which a word's own sentence gives it a place, surest first: its own phrases ("the bombing of a
//! market in Aden"), what it does something to ("shelled Aden"), its subject, its sentence's opening ("In Aden, …"), its
//! participles and conjuncts, what governs it.
//!
//! Example: in `The bombing of a market in Aden was condemned in Paris` the bombing was in Aden.

use super::names::{Names, Trust};
use super::words::{Class, Classes};
use crate::english::{Dep, Pos};
use crate::extract::found::Event;
use crate::facts::{Category, Site};
use crate::grammar::partitive::of_what;
use crate::lexicon::classes::GrammarWord;
use crate::span::Span;

/// How far up the tree an event may owe its place to what governs it.
const REACH: usize = 6;

/// What kind of happening it is: this decides which places can be its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Something done: it is where its parts are.
    Deed,
    /// Something said or agreed: only its own phrases tell where.
    Speech,
}

/// The rules, over the names of places in a story.
pub struct Ladder<'s, 'a> {
    /// The names.
    pub names: Names<'s, 'a>,
}

impl Ladder<'_, '_> {
    /// The places that the sentence gives, by the surest rule that finds one.
    pub fn climb(&self, token: usize, manner: Manner) -> Option<Vec<Site>> {
        let doc = &self.names.story.doc;
        let is_noun = doc.pos(token) == Pos::Noun;
        let (mut at, mut is_apart) = (token, false);
        for hop in 0..REACH {
            let words = Classes::of(doc.lemma(at));
            if hop > 0 && manner == Manner::Speech {
                return self.lent_to_talk(token, at).map(|found| self.sites(found, "governor", 0.65));
            }
            // Nor was a crime where somebody is charged with it.
            if hop > 0 && (words.is(Class::Says) || words.is(Class::Tries)) {
                return None;
            }
            let found = match doc.pos(at) {
                Pos::Noun => self.by_noun(at, manner),
                Pos::Verb | Pos::Aux if hop > 0 && is_noun => {
                    let found = self.given_to_noun(at, token);
                    return found.map(|found| self.lent(found, is_apart));
                }
                Pos::Verb | Pos::Aux => self.by_verb(at, manner, hop > 0),
                _ if hop == 0 => self.by_verb(at, manner, false),
                _ => None,
            };
            if let Some((found, rule, confidence)) = found {
                let own = hop == 0 || rule.starts_with("scene");
                return Some(if own { self.sites(found, rule, confidence) } else { self.lent(found, is_apart) });
            }
            // What stands in brackets is told aside; "Gao's response to the killing" came from Gao, and the killing was anywhere.
            if doc.head(at) == at || self.is_bracketed(at) || self.is_answered(at) {
                return None;
            }
            is_apart |= self.is_of_another_time(at);
            at = doc.head(at);
        }
        None
    }

    /// True for what another deed answers: "a response to the killing", "an act of retaliation for the strike".
    fn is_answered(&self, noun: usize) -> bool {
        let doc = &self.names.story.doc;
        let preposition = doc.head(noun);
        let deed = doc.head(preposition);
        let answers = |noun: usize| Classes::of(doc.lemma(noun)).is(Class::Answer);
        let is_behind = doc.dep(noun) == Dep::Pobj && doc.norm(preposition) != "of";
        is_behind && (answers(deed) || of_what(doc, deed).is_some_and(answers))
    }

    /// The places of what governs an event; of what came before or after it they are no more than its scene.
    fn lent(&self, places: Vec<Span>, is_apart: bool) -> Vec<Site> {
        if is_apart { self.sites(places, "scene/clause", 0.4) } else { self.sites(places, "governor", 0.65) }
    }

    /// True where a phrase of what governs it says that what the word at `at` tells came before or after: "drove across a bridge in
    /// Aden before stabbing him".
    fn is_of_another_time(&self, at: usize) -> bool {
        let doc = &self.names.story.doc;
        matches!(doc.dep(at), Dep::Pobj | Dep::Pcomp) && Classes::of(doc.norm(doc.head(at))).is(Class::Aside)
    }

    /// True where a bracket parts the word at `at` from what governs it.
    fn is_bracketed(&self, at: usize) -> bool {
        let doc = &self.names.story.doc;
        let between = at.min(doc.head(at))..at.max(doc.head(at));
        let count = |bracket: &str| between.clone().filter(|&i| doc.token(i) == bracket).count();
        count("(") != count(")")
    }

    /// The place that a verb gives what the noun below it tells: its own phrases of place; what is hit, where the noun
    /// hits it; who is hit, where it does; the sentence's opening.
    fn given_to_noun(&self, verb: usize, noun: usize) -> Option<Vec<Span>> {
        let doc = &self.names.story.doc;
        if Classes::of(doc.lemma(verb)).is(Class::Says) {
            return None;
        }
        let tried = [
            self.names.spoken_at(verb),
            if doc.dep(noun) == Dep::Nsubj { self.names.in_objects(verb, 0) } else { Vec::new() },
            self.struck(verb),
            self.of_outbreak(verb),
            self.names.in_opening(verb),
            // "Agreed on an operation to expel them from Aden".
            if verb < noun { self.of_participles(verb) } else { Vec::new() },
        ];
        let found = tried.into_iter().find(|places| !places.is_empty());
        // "Aden was shaken by unrest".
        found.or_else(|| Some(self.of_passive_subject(verb)).filter(|places| !places.is_empty()))
    }

    fn by_noun(&self, noun: usize, manner: Manner) -> Option<Found> {
        let found = match manner {
            Manner::Deed => {
                let own = self.names.in_phrase(noun, Trust::Recognised, 0);
                if own.is_empty() { self.names.hung_on_somebody(noun) } else { own }
            }
            Manner::Speech => self.talked_at(noun),
        };
        (!found.is_empty()).then_some((found, "noun", 0.85))
    }

    /// What governs a meeting and says where: "the talks began in Geneva", "flew to Cairo to meet him".
    fn lent_to_talk(&self, token: usize, governor: usize) -> Option<Vec<Span>> {
        let doc = &self.names.story.doc;
        if doc.head(token) != governor || !Classes::of(doc.lemma(token)).is(Class::Talk) {
            return None;
        }
        let words = Classes::of(doc.lemma(governor));
        let begins = matches!(doc.dep(token), Dep::Nsubj | Dep::Nsubjpass) && doc.pos(governor) == Pos::Verb;
        let found = match doc.dep(token) {
            _ if begins && !words.is(Class::Says) => self.names.spoken_at(governor),
            Dep::Xcomp | Dep::Advcl if words.is(Class::Journey) => self.names.gone_to(governor),
            _ => Vec::new(),
        };
        Some(found).filter(|found| !found.is_empty())
    }

    /// "Talks in Geneva", "the Geneva talks", "a visit to Mali"; "sanctions on Mali" are not there.
    fn talked_at(&self, noun: usize) -> Vec<Span> {
        let words = Classes::of(self.names.story.doc.lemma(noun));
        let own = if words.is(Class::Journey) { self.names.gone_to(noun) } else { self.names.spoken_at(noun) };
        if own.is_empty() { self.names.before(noun, words, Trust::Recognised) } else { own }
    }

    /// The object of a word of speech, where it is a meeting itself: "held talks in Geneva", not "praised his deeds in Mali".
    fn of_meeting(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let meets = |&object: &usize| {
            let words = Classes::of(doc.lemma(object));
            // "Stopped the fighting in Aden".
            let ends = words.is(Class::Outbreak) && GrammarWord::Occurrence.has(doc.lemma(verb));
            words.is(Class::Talk) || words.is(Class::Journey) || words.is(Class::Building) || ends
        };
        doc.child(verb, Dep::Dobj).filter(meets).map(|object| self.talked_at(object)).unwrap_or_default()
    }

    /// "In Aden, where he met them".
    fn of_relative(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let there = doc.dep(verb) == Dep::Relcl && doc.lefts(verb).any(|child| doc.norm(child) == "where");
        if there { self.names.in_phrase(doc.head(verb), Trust::Recognised, 0) } else { Vec::new() }
    }

    /// "Discussed it while visiting him in Aden", "speaking after talks in Aden, he urged it".
    fn of_occasion(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let occasions = doc.children(verb).filter(|&child| doc.dep(child) == Dep::Advcl && doc.tag(child) == "VBG");
        self.names.first(occasions, |clause| {
            let struck =
                if Classes::of(doc.lemma(clause)).is(Class::Enters) { self.struck(clause) } else { Vec::new() };
            if struck.is_empty() { self.names.spoken_at(clause) } else { struck }
        })
    }

    /// The ladder of a verb. `lent` where the verb only governs the event.
    fn by_verb(&self, verb: usize, manner: Manner, governs: bool) -> Option<Found> {
        let found = |places: Vec<Span>, rule, confidence| (!places.is_empty()).then_some((places, rule, confidence));
        if manner == Manner::Speech {
            let entered = Classes::of(self.names.story.doc.lemma(verb)).is(Class::Enters);
            // "Condemned the attack in Aden": the attack was there. "Conducts airstrikes in Aden" is one deed.
            let light = GrammarWord::LightVerb.has(self.names.story.doc.lemma(verb));
            let over_a_deed = !light
                && self
                    .names
                    .story
                    .doc
                    .child(verb, Dep::Dobj)
                    .is_some_and(|object| Classes::of(self.names.story.doc.lemma(object)).is(Class::Outbreak));
            let goes = Classes::of(self.names.story.doc.lemma(verb)).is(Class::Journey);
            return found(if entered { self.struck(verb) } else { Vec::new() }, "object", 0.85)
                .or_else(|| found(if goes { self.names.gone_to(verb) } else { Vec::new() }, "phrase", 0.8))
                .or_else(|| found(if over_a_deed { Vec::new() } else { self.names.spoken_at(verb) }, "phrase", 0.8))
                .or_else(|| found(self.of_meeting(verb), "object", 0.75))
                .or_else(|| found(self.names.in_opening(verb), "opening", 0.7))
                .or_else(|| found(self.of_occasion(verb), "participle", 0.55))
                .or_else(|| found(self.of_relative(verb), "governor", 0.65));
        }
        found(self.struck(verb), "object", 0.85)
            .or_else(|| found(self.names.in_prepositional(verb, 0), "phrase", 0.8))
            .or_else(|| found(self.names.in_objects(verb, 0), "object", 0.8))
            .or_else(|| found(self.of_passive_subject(verb), "subject", 0.55))
            .or_else(|| found(self.names.in_opening(verb), "opening", 0.7))
            .or_else(|| found(if governs { Vec::new() } else { self.of_agent(verb) }, "agent", 0.75))
            .or_else(|| found(self.of_outbreak(verb), "subject", 0.55))
            .or_else(|| found(self.of_participles(verb), "participle", 0.55))
            .or_else(|| found(if governs { Vec::new() } else { self.of_complements(verb) }, "complement", 0.75))
            .or_else(|| found(self.of_conjuncts(verb), self.conjunct_rule(verb), 0.5))
            .or_else(|| found(if governs { Vec::new() } else { self.of_clauses(verb) }, "scene/clause", 0.4))
    }

    /// "Captured Aden in the war of …", "Aden was shelled": the place itself is what it is done to.
    fn struck(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let words = Classes::of(doc.lemma(verb));
        let objects = doc.children(verb).filter(|&child| matches!(doc.dep(child), Dep::Dobj | Dep::Nsubjpass));
        let places = objects.filter(|&child| {
            let sure = self.names.is_known(child) || words.is(Class::Enters);
            let place = sure && self.names.place(child).is_some() || self.names.is_seat(child);
            words.is(Class::Strikes) && place
        });
        let trust = |place: usize| if self.names.is_seat(place) { Trust::Sure } else { Trust::Recognised };
        self.names.first(places, |place| self.names.in_phrases(place, trust(place), 0))
    }

    /// "Residents of Aden were killed", "Aden was shelled".
    fn of_passive_subject(&self, verb: usize) -> Vec<Span> {
        let (doc, words) = (&self.names.story.doc, Classes::of(self.names.story.doc.lemma(verb)));
        let trust = if words.is(Class::Enters) { Trust::Likely } else { Trust::Recognised };
        let takes_somebody = words.is(Class::Harms) || doc.lemma(verb) == "capture";
        self.names.first(doc.lefts(verb).filter(|&child| doc.dep(child) == Dep::Nsubjpass), |subject| {
            let a_land = self.names.is_land(subject) && !words.is(Class::Strikes);
            let a_person = takes_somebody && self.names.place(subject).is_some() && !self.names.is_known(subject);
            if a_land || a_person { Vec::new() } else { self.names.in_phrases(subject, trust, 0) }
        })
    }

    /// "Killed by a bomb in Aden".
    fn of_agent(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let agents = doc.rights(verb).filter(|&child| doc.dep(child) == Dep::Agent).flat_map(|by| doc.rights(by));
        self.names
            .first(agents.filter(|&child| doc.dep(child) == Dep::Pobj), |agent| self.names.in_prepositional(agent, 0))
    }

    /// "The blast in Aden killed six".
    fn of_outbreak(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let subjects = doc
            .lefts(verb)
            .filter(|&child| doc.dep(child) == Dep::Nsubj && Classes::of(doc.lemma(child)).is(Class::Outbreak));
        self.names.first(subjects, |subject| self.names.in_phrase(subject, Trust::Recognised, 1))
    }

    /// "Attacked at dawn, targeting Aden", "began shelling Aden": what it does by doing it.
    fn of_participles(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let parts = doc.rights(verb).filter(|&child| {
            matches!(doc.dep(child), Dep::Xcomp | Dep::Advcl | Dep::Acl)
                && matches!(doc.tag(child), "VBG" | "VB" | "VBN")
                && [Dep::Nsubj, Dep::Nsubjpass].into_iter().all(|dep| doc.child(child, dep).is_none())
        });
        self.names.first(parts, |part| self.names.below(part, 0))
    }

    /// "Clashed with residents of Aden"; what is protested against is elsewhere.
    fn of_complements(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let talks = Classes::of(doc.lemma(verb)).is(Class::Talk);
        let opens = |&child: &usize| {
            let preposition = doc.norm(child);
            let complement = Classes::of(preposition).is(Class::Complement);
            let matter = talks && (Classes::of(preposition).is(Class::Matter) || preposition == "after");
            // What comes before an arrest was elsewhere.
            let matter = matter || preposition == "after" && matches!(doc.lemma(verb), "arrest" | "detain" | "charge");
            matches!(doc.dep(child), Dep::Prep | Dep::Dative) && complement && !matter
        };
        let objects = doc.rights(verb).filter(opens).flat_map(|child| doc.rights(child));
        self.names
            .first(objects.filter(|&object| doc.dep(object) == Dep::Pobj && !self.names.is_land(object)), |object| {
                self.names.in_phrase(object, Trust::Recognised, 1)
            })
    }

    /// "Shot and killed in Aden".
    fn of_conjuncts(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        let others = self.names.story.conjuncts(verb).into_iter().skip(1).filter(|&other| doc.pos(other) == Pos::Verb);
        self.names.first(others, |other| {
            let below = self.names.below(other, 0);
            if below.is_empty() { self.names.in_opening(other) } else { below }
        })
    }

    /// "Shot and killed in Aden" is one act; "freed six men and marched on Aden", "was arrested and will be tried in Aden" are two,
    /// the one the other's scene.
    fn conjunct_rule(&self, verb: usize) -> &'static str {
        // "Wounded and held in a hospital" are two.
        let harms =
            |it: usize| Classes::of(self.names.story.doc.lemma(it)).is(Class::Harms) || !self.struck(it).is_empty();
        let next = self.names.story.conjuncts(verb).into_iter().find(|&other| other > verb);
        if next.is_some_and(|next| next <= verb + 2 && harms(next)) { "conjunct" } else { "scene/clause" }
    }

    /// "Died when a mine blew up near Aden": the place of what happened with it.
    fn of_clauses(&self, verb: usize) -> Vec<Span> {
        let doc = &self.names.story.doc;
        self.names
            .first(doc.rights(verb).filter(|&child| doc.dep(child) == Dep::Advcl), |clause| self.names.below(clause, 0))
    }

    /// Places as sites of an event.
    pub fn sites(&self, places: Vec<Span>, rule: &str, confidence: f64) -> Vec<Site> {
        let inferred = rule.starts_with("scene");
        let site = |span: Span| Site {
            name: self.names.called(span),
            span,
            inferred,
            near: self.names.is_by(span),
            confidence,
            rule: rule.to_owned(),
        };
        places.into_iter().map(site).collect()
    }
}

/// Places, the rule that found them, and how sure it is.
type Found = (Vec<Span>, &'static str, f64);

/// True for what is done with hands and feet, so that it is where its parts are; talks, promises and sanctions are only
/// where the text says that they are.
pub fn is_deed(event: &Event) -> bool {
    let physical = matches!(
        event.category,
        None | Some(
            Category::Assault
                | Category::Coerce
                | Category::Protest
                | Category::Mobilize
                | Category::Retreat
                | Category::Aid
        )
    );
    physical && event.statement.is_none()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn rules(text: &str) -> Vec<String> {
        facts(text).events.into_iter().flat_map(|event| event.sites).map(|site| site.rule).collect()
    }

    #[test]
    fn each_rung_has_its_name() {
        assert_eq!(rules("Malian jets bombed Kismayo after dawn."), ["object"]);
        assert_eq!(rules("Malian rebels killed two guards in Kisumu."), ["phrase"]);
        assert_eq!(rules("In Harare, Malian police detained six farmers."), ["opening"]);
        assert_eq!(rules("The siege of Kampala went on."), ["noun"]);
    }

    #[test]
    fn where_something_else_was_is_not_where_it_was() {
        let places = |text: &str| -> Vec<String> {
            let told = facts(text).events.into_iter().filter(|event| event.category.is_some());
            told.flat_map(|event| event.places).collect()
        };
        assert_eq!(places("Rebels shot and killed ten men in Kampala."), ["Kampala"]);
        assert!(places("Jane Roe was arrested on Monday and will be arraigned in a Kampala court.").len() < 2);
        assert!(places("Jane Roe, 23, of Kampala, was arrested on Saturday.").is_empty());
        assert!(places("Jane Roe was arrested after an attack on a mill in Kampala.").len() < 2);
        assert!(places("Peru's response to the killing of Jane Roe was late.").is_empty());
    }
}
