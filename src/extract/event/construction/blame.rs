//! Who says that somebody attacked them, or theirs, accuses that somebody, though no word of accusing stands there; so does
//! who says that somebody is responsible, is a liar, or did what nobody should do.
//!
//! Examples: `Mali said that Niger had shelled Malian villages` is an accusation of Niger, and so are `Mali said that Niger was
//! responsible for the raid` and `Mali said that Niger had violated the treaty`.

use crate::english::{Dep, Pos};
use crate::entities::Story;
use crate::extract::commitment;
use crate::extract::event::construction::noun;
use crate::extract::event::context::Context;
use crate::extract::event::participant::participant;
use crate::extract::found::{Event, Facts, entity_of};
use crate::facts::{Category, Modality, Polarity, SpeechAct};
use crate::grammar::{clause, phrase};
use crate::lexicon::classes::EventWord;
use crate::lexicon::sector;

/// The accusations that lie in what is said of attacks.
pub fn find(context: &Context<'_, '_>, events: &[Event]) -> Vec<Event> {
    let attacks = events.iter().filter_map(|event| accusation(context.story, event, context.facts));
    let told = (0..context.story.doc.len()).filter_map(|i| responsible(context, i).or_else(|| misdeed(context, i)));
    let mut found: Vec<Event> = Vec::new();
    for event in attacks.chain(told) {
        let same = |other: &Event| {
            other.category == event.category
                && entity_of(&other.source) == entity_of(&event.source)
                && entity_of(&other.target) == entity_of(&event.target)
                && other.span.overlaps(event.span)
        };
        // Once in a statement, and not beside what its own verb says.
        if !events.iter().chain(&found).any(same) {
            found.push(event);
        }
    }
    found
}

/// "Niger is responsible for the raid", "was behind it": what somebody says of somebody else.
fn responsible(context: &Context<'_, '_>, i: usize) -> Option<Event> {
    let doc = &context.story.doc;
    let blames = match doc.lemma(i) {
        "responsible" | "guilty" | "culpable" => matches!(doc.dep(i), Dep::Acomp | Dep::Conj),
        "complicit" => doc.dep(i) == Dep::Acomp,
        "behind" => {
            doc.dep(i) == Dep::Prep
                && doc.lemma(doc.head(i)) == "be"
                && doc.right(i, Dep::Pobj).is_some_and(|noun| noun::attack(doc, noun).is_some())
        }
        _ => false,
    };
    let be = doc.head(i);
    let culprit = doc.left(be, Dep::Nsubj).filter(|_| blames && doc.pos(be) != Pos::Adj)?;
    allegation(context, i, be, culprit, "allege")
}

/// "Niger violated the treaty", "Niger is corrupt": what somebody says of somebody else.
fn misdeed(context: &Context<'_, '_>, i: usize) -> Option<Event> {
    let doc = &context.story.doc;
    let called = matches!(doc.dep(i), Dep::Acomp | Dep::Attr) && EventWord::Insult.has(&doc.lemma(i).to_lowercase());
    let does = doc.pos(i) == Pos::Verb && EventWord::Misdeed.has(&clause::verb_lemma(doc, i));
    let verb = if called { doc.head(i) } else { i };
    let main = matches!(doc.dep(verb), Dep::Root | Dep::Ccomp | Dep::Conj | Dep::Parataxis);
    // "Makes Mali look weak": somebody else does.
    let made = doc.dep(verb) == Dep::Ccomp && matches!(doc.lemma(doc.head(verb)), "make" | "let");
    // "It is too dangerous to work": nobody is.
    let somebody = |&culprit: &usize| !(called && matches!(doc.norm(culprit), "it" | "this" | "that"));
    let culprit = doc.left(verb, Dep::Nsubj).filter(|_| (called || does) && main && !made).filter(somebody)?;
    allegation(context, i, verb, culprit, "disapprove")
}

/// What somebody says of somebody else, as an accusation; `verb` tells how real it is.
fn allegation(context: &Context<'_, '_>, trigger: usize, verb: usize, culprit: usize, mode: &str) -> Option<Event> {
    let (story, doc) = (context.story, &context.story.doc);
    let statement = context.attribution.said_in(context.facts, trigger)?;
    let commitment = commitment::of(doc, verb);
    // "The Cuban embargo failed", "the whole Russia thing is a hoax": not what somebody did, but what is called after them.
    let name = |child: usize| {
        matches!(doc.dep(child), Dep::Amod | Dep::Compound | Dep::Nmod) && story.mention_at[child].is_some()
    };
    let called_after = story.entity_at[culprit].is_none()
        && !sector::is_actor_noun(&doc.lemma(culprit).to_lowercase())
        && doc.left(culprit, Dep::Poss).is_none()
        && doc.lefts(culprit).any(name);
    // "Which people it smuggled them to".
    if called_after || phrase::is_asked(doc, culprit) {
        return None;
    }
    let culprit = participant(story, culprit);
    let speaker = statement.speaker.clone()?;
    let known = culprit.entity.is_some() && culprit.entity != speaker.entity;
    (known && commitment.is_told() && statement.act != SpeechAct::Deny).then(|| Event {
        category: Some(Category::Accuse),
        mode: Some(mode.to_owned()),
        source: Some(speaker),
        target: Some(culprit),
        about: statement.content.clone(),
        polarity: statement.polarity,
        modality: statement.modality,
        according_to: statement.within.clone(),
        span: statement.span,
        ..Event::new(doc.span(trigger))
    })
}

fn accusation(story: &Story<'_>, attack: &Event, facts: &Facts) -> Option<Event> {
    let harm = attack.category == Some(Category::Assault)
        && attack.polarity == Polarity::Affirmed
        && attack.modality == Modality::Asserted;
    let statement = facts.statement(attack.according_to.as_deref()).filter(|_| harm)?;
    let speaker = statement.speaker.clone().filter(|_| statement.act == SpeechAct::Assert)?;
    let (culprit, victim) = (attack.source.clone()?, attack.target.as_ref()?);
    let (accuser, harmed) = (speaker.entity?, victim.entity?);
    let own = accuser == harmed || story.entities[harmed].of == Some(accuser);
    let known = culprit.entity.is_some() && culprit.entity != speaker.entity;
    (own && known).then(|| Event {
        category: Some(Category::Accuse),
        mode: Some("allege".to_owned()),
        source: Some(speaker),
        target: Some(culprit),
        about: statement.content.clone(),
        statement: attack.statement.clone(),
        according_to: statement.within.clone(),
        span: statement.span,
        ..Event::new(attack.trigger)
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn accusations(text: &str) -> usize {
        facts(text).events.iter().filter(|event| event.rule == "event/blame").count()
    }

    #[test]
    fn who_calls_somebody_responsible_accuses() {
        assert_eq!(accusations("Mali said that Niger was responsible for the raid."), 1);
        assert_eq!(accusations("Mali said that Niger was not responsible for the raid."), 0);
        assert_eq!(accusations("Mali said that it was responsible for the roads."), 0);
    }

    #[test]
    fn who_says_what_nobody_should_do_accuses() {
        assert_eq!(accusations("Mali said that Niger had violated the treaty."), 1);
        assert_eq!(accusations("\"Niger lied and Niger is corrupt,\" Mali said."), 1);
        assert_eq!(accusations("Mali said that Niger had not violated the treaty."), 0);
        assert_eq!(accusations("Mali said that Niger had signed the treaty."), 0);
        assert_eq!(accusations("Niger had violated the treaty."), 0);
        assert_eq!(accusations("Mali said that the Nigerien embargo had failed."), 0);
        assert_eq!(accusations("Mali said that this made Niger look weak."), 0);
        assert_eq!(accusations("Mali said that Niger's embargo had failed."), 1);
    }

    #[test]
    fn who_is_attacked_and_says_so_accuses() {
        assert_eq!(accusations("Mali said that Niger attacked Malian villages."), 1);
        assert_eq!(accusations("Mali said that Niger attacked Benin."), 0);
        assert_eq!(accusations("Mali said that Niger may attack Malian villages."), 0);
    }
}
