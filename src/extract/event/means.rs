//! By what somebody is harmed, and who stands behind it: an attack, a missile or fire is no actor itself.
//!
//! Example: in `Missiles fired by Mali killed ten villagers` Mali kills; in `ten died in an attack by rebels` the rebels do.

use super::agenthood::{self, Agenthood, agenthood};
use super::arguments::{fill, referent};
use super::construction::noun;
use super::model::Predicate;
use crate::english::{Dep, Doc};
use crate::entities::Story;
use crate::facts::Category;
use crate::grammar::control::actor_of;
use crate::grammar::partitive::content_noun;
use crate::grammar::phrase::deep_prepositional;
use crate::grammar::voice::is_passive_in_context;
use crate::lexicon::classes::EventWord;
use crate::lexicon::frame::{self, Role};

/// Who acts, where the subject of the harm is an attack or a weapon: who made or fired it, or nobody known.
pub fn behind(story: &Story<'_>, predicate: &Predicate, sources: Option<Vec<usize>>) -> Option<Vec<usize>> {
    let doc = &story.doc;
    let verb = predicate.clause.filter(|_| predicate.frame.category == Category::Assault && predicate.rule == "verb");
    let Some(verb) = verb else { return sources };
    let means = |&head: &usize| story.entity_at[head].is_none() && is_means(doc, content_noun(doc, head));
    match sources {
        Some(sources) if sources.iter().any(means) => {
            let known = |head: usize| if means(&head) { of_means(story, head) } else { vec![head] };
            Some(sources.into_iter().flat_map(known).collect())
        }
        None if !is_passive_in_context(doc, verb) => {
            let means = actor_of(doc, verb).map(|head| referent(story, head)).filter(means)?;
            Some(of_means(story, means))
        }
        _ => in_death(story, predicate, verb).or(sources),
    }
}

/// "Died in a bombing by warplanes": who did that.
fn in_death(story: &Story<'_>, predicate: &Predicate, verb: usize) -> Option<Vec<usize>> {
    predicate.preposition.filter(|_| is_death(&story.doc, verb)).map(|_| in_what(story, verb))
}

/// True for a death that no attack is told of: "died in hospital".
pub fn is_natural_death(story: &Story<'_>, predicate: &Predicate) -> bool {
    let doc = &story.doc;
    let dies = predicate.clause.is_some_and(|verb| is_death(doc, verb));
    let object = predicate.preposition.and_then(|at| doc.right(at, Dep::Pobj));
    dies && object.is_none_or(|object| noun::attack(doc, object).is_none())
}

fn is_death(doc: &Doc, verb: usize) -> bool {
    matches!(doc.lemma(verb), "die" | "perish")
}

/// "Were hurt in a bombing by warplanes": those who did what the verb's phrase names.
pub fn in_what(story: &Story<'_>, verb: usize) -> Vec<usize> {
    let doc = &story.doc;
    let nouns = ["in", "during", "by"].into_iter().flat_map(|preposition| deep_prepositional(doc, verb, preposition));
    nouns.map(|noun| of_attack(story, noun)).find(|sources| !sources.is_empty()).unwrap_or_default()
}

/// True for what strikes: a weapon, an attack; and for a house, which stands where one was.
pub fn is_means(doc: &Doc, noun: usize) -> bool {
    let lemma = doc.lemma(noun).to_lowercase();
    EventWord::Weapon.has(&lemma) || EventWord::House.has(&lemma) || noun::attack(doc, noun).is_some()
}

fn of_means(story: &Story<'_>, means: usize) -> Vec<usize> {
    let doc = &story.doc;
    let makers = of_attack(story, content_noun(doc, means));
    if !makers.is_empty() {
        return makers;
    }
    // "Launched a wave of airstrikes killing dozens".
    let launched = || (doc.dep(means) == Dep::Dobj).then(|| actor_of(doc, doc.head(means))).flatten();
    let maker = agenthood::maker(story, means).or_else(launched);
    maker.filter(|&maker| agenthood(story, maker) >= Agenthood::Common).into_iter().collect()
}

/// Those whose an attack or a weapon is.
fn of_attack(story: &Story<'_>, noun: usize) -> Vec<usize> {
    // "Who died in the Korean War": a war is called after where it was.
    if story.doc.lemma(noun).eq_ignore_ascii_case("war") {
        return Vec::new();
    }
    let frame = || frame::noun("attack").filter(|_| is_means(&story.doc, noun));
    let attack = noun::attack(&story.doc, noun).or_else(|| Some(Predicate::of_noun(frame()?, noun)));
    let roles = [Role::Preposition("by"), Role::Possessor, Role::Preposition("with"), Role::Preposition("between")];
    attack.and_then(|attack| fill(story, &attack, &roles, Agenthood::Owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::extract::event::testing::check;

    #[test]
    fn who_fired_it_kills() {
        check("Missiles fired by Mali killed ten villagers.", &["Mali ASSAULT ten villagers"]);
        check("A missile killed ten villagers in Gao.", &["nobody ASSAULT ten villagers"]);
        check("He was held for shots at two mosques that killed ten villagers.", &["nobody ASSAULT ten villagers"]);
    }

    #[test]
    fn who_dies_in_an_attack_is_killed() {
        check("Ten villagers died in an attack by rebels.", &["rebels ASSAULT ten villagers"]);
        check("Ten villagers died in hospital.", &[]);
        check("Ten soldiers died during the Korean War.", &["nobody ASSAULT ten soldiers", "conflict: "]);
    }
}
