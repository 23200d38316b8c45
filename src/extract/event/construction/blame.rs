//! Who says that somebody attacked them, or theirs, accuses that somebody, though no word of accusing stands there.
//!
//! Example: `Mali said that Niger had shelled Malian villages` is an accusation of Niger.

use crate::entities::Story;
use crate::extract::event::context::Context;
use crate::extract::found::{Event, Facts};
use crate::facts::{Category, Modality, Polarity, SpeechAct};

/// The accusations that lie in what is said of attacks.
pub fn find(context: &Context<'_, '_>, events: &[Event]) -> Vec<Event> {
    events.iter().filter_map(|event| accusation(context.story, event, context.facts)).collect()
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
        ..Event::new(attack.trigger, 0.4)
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn accusations(text: &str) -> usize {
        facts(text).events.iter().filter(|event| event.rule == "event/blame").count()
    }

    #[test]
    fn who_is_attacked_and_says_so_accuses() {
        assert_eq!(accusations("Mali said that Niger attacked Malian villages."), 1);
        assert_eq!(accusations("Mali said that Niger attacked Benin."), 0);
        assert_eq!(accusations("Mali said that Niger may attack Malian villages."), 0);
    }
}
