//! Which accusation of the article a denial answers.
//!
//! Example: `Mali accused Niger of shelling a village. Niger denied the charge.` The denial answers the accusation.

use crate::entities::Story;
use crate::extract::found::{Event, Facts, Participant, entity_of};
use crate::facts::{Category, Modality, Polarity};
use crate::lexicon::classes::EventWord;

/// How many characters before a denial what it answers stands at most: some paragraphs. What stands farther is another charge.
const REACH: u32 = 1_200;

/// Tie each denial to what it answers. All events must be found and have ids of their own.
pub fn tie(story: &Story<'_>, events: &mut [Event], facts: &Facts) {
    for at in 0..events.len() {
        if is_denial(story, &events[at], facts)
            && let Some(answered) = answered(&events[at], events, facts)
        {
            let (id, accuser) = (events[answered].id.clone(), accuser(&events[answered], facts));
            events[at].in_response_to = Some(id);
            reject_accuser(&mut events[at], accuser);
        }
    }
}

/// True for a rejection of something said against one: by a word of denying, or of an accusation by name.
fn is_denial(story: &Story<'_>, event: &Event, facts: &Facts) -> bool {
    let doc = &story.doc;
    let of_accusation = || {
        let object = event.target.iter().flat_map(|target| doc.tokens_in(target.span));
        // "Rejects that charge", whatever the parser takes the last two words for.
        let words = doc.tokens_in(event.trigger);
        let behind = words.end..(words.end + 2).min(doc.len());
        object.chain(words).chain(behind).any(|i| EventWord::Accusation.has(doc.lemma(i)))
    };
    let real = event.polarity == Polarity::Affirmed && event.modality == Modality::Asserted;
    event.category == Some(Category::Reject)
        && real
        && (event.rule == "event/denial" || event.is_denial(facts) || of_accusation())
}

/// The latest event before a denial that holds its source responsible: an accusation, or else what somebody says
/// that the source did.
pub fn answered(denial: &Event, events: &[Event], facts: &Facts) -> Option<usize> {
    let denier = denial.source.as_ref()?.entity?;
    let for_state = denial.on_behalf_of;
    let is_denier = |part: &Option<Participant>| {
        let entity = entity_of(part);
        entity.is_some() && (entity == Some(denier) || entity == for_state)
    };
    let before = |event: &Event| {
        let apart = denial.trigger.start.checked_sub(event.trigger.start);
        apart.is_some_and(|apart| apart > 0 && apart <= REACH)
    };
    let latest = |fits: &dyn Fn(&Event) -> bool| {
        let all = events.iter().enumerate().filter(|(_, event)| before(event) && fits(event));
        all.max_by_key(|(_, event)| event.trigger.start).map(|(at, _)| at)
    };
    let accused = |event: &Event| event.category == Some(Category::Accuse) && is_denier(&event.target);
    let claimed = |event: &Event| {
        let hostile = matches!(
            event.category,
            Some(Category::Assault | Category::Coerce | Category::Mobilize | Category::Aid | Category::Threaten)
        );
        hostile && is_denier(&event.source) && accuser(event, facts).is_some_and(|by| by.entity != Some(denier))
    };
    latest(&accused).or_else(|| latest(&claimed))
}

/// Who holds somebody responsible.
fn accuser(event: &Event, facts: &Facts) -> Option<Participant> {
    match event.category {
        Some(Category::Accuse) => event.source.clone(),
        _ => facts.statement(event.according_to.as_deref()).and_then(|statement| statement.speaker.clone()),
    }
}

/// Who denies a charge turns on who made it; the words that name the target stay.
fn reject_accuser(denial: &mut Event, accuser: Option<Participant>) {
    let Some(accuser) = accuser.filter(|accuser| accuser.entity.is_some()) else { return };
    match &mut denial.target {
        Some(target) if target.entity.is_some() => {}
        Some(target) => {
            target.entity = accuser.entity;
            target.name = accuser.name;
        }
        None => denial.target = Some(accuser),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn a_denial_answers_the_event_that_accuses_its_speaker() {
        // Two accusations with one word: the denial answers that of who denies.
        let facts = facts("Mali accused Niger and Chad of shelling a village. Chad denied the accusation.");
        let accused = |event: &&crate::facts::Event| event.target.as_ref().is_some_and(|it| it.name == "Chad");
        let accusation = facts.events.iter().find(accused).unwrap();
        let denial = facts.events.iter().find(|event| event.in_response_to.is_some()).unwrap();
        assert_eq!(denial.in_response_to.as_ref(), Some(&accusation.id));
    }
}
