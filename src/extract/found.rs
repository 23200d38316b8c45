//! Facts while they are found: whoever takes part is an entity of the story. The last step gives them the ids of the
//! contract ([`facts::Facts::named`]).

use crate::entities::EntityId;
use crate::facts;

/// The facts of an article found so far.
pub type Facts = facts::Facts<EntityId>;
/// A statement of the story's.
pub type Statement = facts::Statement<EntityId>;
/// An event of the story's.
pub type Event = facts::Event<EntityId>;
/// An office of the story's.
pub type Office = facts::Office<EntityId>;
/// An entity of the story as a taker of part.
pub type Participant = facts::Participant<EntityId>;

/// Who a party of a fact is, where that is somebody of the story.
pub fn entity_of(part: &Option<Participant>) -> Option<EntityId> {
    part.as_ref().and_then(|part| part.entity)
}
