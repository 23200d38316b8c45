//! Events: what was done to whom, in PLOVER's categories, and what happened besides.
//!
//! Layers, each of which knows only those above it:
//!
//! | layer | files |
//! |---|---|
//! | words | [`keys`], `model`, the constructions of predicates ([`CONSTRUCTIONS`]), [`predicates`] |
//! | who | [`agenthood`], [`participant`] |
//! | arguments | [`elsewhere`], [`arguments`], [`deed`], [`sides`] |
//! | how real, said by whom | [`factuality`], [`attribution`], [`granted`] |
//! | where | [`site`] |
//! | events | [`acts`], the constructions of events, [`answer`] |
//!
//! Example: `Jordan has accused Lebanon of smuggling.` gives ACCUSE, source Jordan, target Lebanon, about `of smuggling`.

mod acts;
mod again;
mod agenthood;
mod answer;
mod arguments;
mod attribution;
mod construction;
mod context;
mod deed;
mod doer;
mod elsewhere;
mod factuality;
mod granted;
mod keys;
mod means;
mod model;
mod participant;
mod predicates;
mod sides;
pub mod site;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use attribution::Attribution;
pub use site::Sites;

use construction::{
    adjective, blame, controlling, denial, dismissal, happening, infinitive, label, must, no_event, noun, participle,
    passive, telephone, transitive, verb, verb_object,
};
use context::Context;
use model::{Construction, Find};
use predicates::Predicates;

use super::extractor::Extractor;
use super::{settle, time};
use crate::entities::Story;
use crate::extract::found::{Event, Facts};

/// All constructions, in the order in which they are asked: of those of a verb the first that has a verdict decides.
#[rustfmt::skip]
const CONSTRUCTIONS: &[Construction] = &[
    Construction { rule: "none", find: Find::Verb(no_event::find), example: "The minister would neither confirm nor deny the report." },
    Construction { rule: "verb", find: Find::Verb(infinitive::find), example: "Peru decided to resume talks with Chile." },
    Construction { rule: "verb", find: Find::Verb(controlling::find), example: "Peru ordered Chile to withdraw." },
    Construction { rule: "verb", find: Find::Verb(dismissal::find), example: "Peru's president dismissed Jane Roe." },
    Construction { rule: "must", find: Find::Verb(must::find), example: "Peru said that Chile must withdraw." },
    Construction { rule: "verb-object", find: Find::Verb(verb_object::find), example: "Peru broke off talks with Chile." },
    Construction { rule: "label", find: Find::Verb(label::find), example: "Peru's president called Jane Roe a traitor." },
    Construction { rule: "verb", find: Find::Verb(transitive::find), example: "Malian soldiers evacuated villagers." },
    Construction { rule: "verb", find: Find::Verb(passive::find), example: "Two Danish sailors were held by Norway." },
    Construction { rule: "verb", find: Find::Verb(telephone::find), example: "Vladimir Putin called Emmanuel Macron on Monday." },
    Construction { rule: "verb", find: Find::Verb(verb::find), example: "Kenya lashed out at Uganda." },
    Construction { rule: "adjective", find: Find::Adjective(adjective::find), example: "Norway is concerned about Swedish warships." },
    Construction { rule: "noun", find: Find::Noun(noun::find), example: "Denmark's invasion of Norway surprised many." },
    Construction { rule: "participle", find: Find::Noun(participle::find), example: "Iran-backed rebels left." },
    Construction { rule: "kind", find: Find::Event(happening::find), example: "A plane crashed in Nepal." },
    Construction { rule: "blame", find: Find::Event(blame::find), example: "Mali said that Niger attacked Malian villages." },
    Construction { rule: "denial", find: Find::Event(denial::find), example: "Mali accused Niger of theft. Niger said the charge was untrue." },
];

/// Finds events.
pub struct Events;

impl Extractor for Events {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let predicates = Predicates::find(&story.doc, CONSTRUCTIONS);
        let mut context = Context::new(story, facts);
        let mut events = acts::find(&mut context, &predicates);
        for construction in CONSTRUCTIONS {
            if let Find::Event(find) = construction.find {
                let rule = format!("event/{}", construction.rule);
                events.extend(find(&context, &events).into_iter().map(|event| Event { rule: rule.clone(), ..event }));
            }
        }
        // From here on other facts refer to them.
        settle::unique_ids(events.iter_mut().map(|event| &mut event.id));
        answer::tie(story, &mut events, context.facts);
        again::tie(&context, &mut events);
        doer::tell(story, &mut events);
        attribution::one_act_each(&mut events);
        context.sites.settle(&mut events);
        time::again::settle(story, &context.facts.statements, &mut events, site::is_deed);
        facts.events.extend(events);
    }
}
