//! Who did what is told without saying who, where the article says so elsewhere: a person is arrested, dismissed or killed by one.
//!
//! Example: in `Peru arrested Jane Roe in May. Roe was arrested at home.` Peru arrested her at home.

use std::collections::BTreeMap;

use crate::entities::{EntityId, Story};
use crate::extract::found::{Event, entity_of};
use crate::facts::{Category, EntityType, Modality, Polarity};

/// Give each deed done to a person by nobody told who did it by every other telling of the article.
pub fn tell(story: &Story<'_>, events: &mut [Event]) {
    let deed = |event: &Event| {
        let victim = entity_of(&event.target).filter(|&id| story.entities[id].kind == EntityType::Person)?;
        let happened = event.polarity == Polarity::Affirmed && event.modality == Modality::Asserted;
        let category = event.category.filter(|_| happened)?;
        matches!(category, Category::Assault | Category::Coerce | Category::Sanction | Category::Retreat)
            .then(|| (category, event.mode.clone(), victim))
    };
    let mut doers: BTreeMap<(Category, Option<String>, EntityId), Option<Event>> = BTreeMap::new();
    for event in events.iter() {
        let Some(deed) = deed(event).filter(|_| entity_of(&event.source).is_some()) else { continue };
        let told = doers.entry(deed).or_insert_with(|| Some(event.clone()));
        // Two who did it, or two deeds: nobody knows which.
        if told.as_ref().is_some_and(|told| entity_of(&told.source) != entity_of(&event.source)) {
            *told = None;
        }
    }
    for event in events.iter_mut().filter(|event| event.source.is_none() && event.category.is_some()) {
        if let Some(told) = deed(event).and_then(|deed| doers.get(&deed)?.as_ref()) {
            event.source.clone_from(&told.source);
            event.on_behalf_of = told.on_behalf_of;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::event::testing::check;

    #[test]
    fn who_arrested_a_person_is_told_once() {
        check(
            "Peru arrested Jane Roe in May. Roe was arrested in Lima.",
            &["Peru COERCE Jane Roe", "Peru COERCE Jane Roe"],
        );
        check(
            "Peru arrested Jane Roe in May. Chile arrested Jane Roe in June. Roe was arrested in Lima.",
            &["Peru COERCE Jane Roe", "Chile COERCE Jane Roe", "nobody COERCE Jane Roe"],
        );
    }
}
