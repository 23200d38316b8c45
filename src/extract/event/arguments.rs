//! Arguments: which phrases fill the roles of a predicate.
//!
//! Example: in `Mali's talks with Niger` the possessor is `Mali`, the object of `with` is `Niger`.

use super::agenthood::{Agenthood, agenthood};
use super::elsewhere::{addressee, author, circumstance};
use super::model::Predicate;
use crate::english::{Dep, Doc, EntType, Pos, is_known};
use crate::entities::{NameKind, Story, described};
use crate::facts::{Category, EntityType};
use crate::grammar::control::{actor_of, culprit};
use crate::grammar::light;
use crate::grammar::partitive::of_what;
use crate::grammar::phrase::{
    acted_on_in_complement, deep_prepositional, is_indefinite, possessors, prepositional_in_clause,
};
use crate::grammar::subject;
use crate::grammar::voice::{experiencer, patient, recipient};
use crate::lexicon::classes::{EventWord, SiteWord};
use crate::lexicon::frame::Role;
use crate::lexicon::{kind, sector};

/// Heads of the phrases that fill the first of the roles that somebody of at least this standing fills, with those
/// coordinated with them. `None` where nobody does; empty where the frame does without.
pub fn fill(story: &Story<'_>, predicate: &Predicate, roles: &[Role], least: Agenthood) -> Option<Vec<usize>> {
    for &role in roles {
        if role == Role::Nobody {
            return Some(Vec::new());
        }
        let candidates = candidates(story, predicate, role).into_iter().filter(|&head| !is_fragment(&story.doc, head));
        let heads: Vec<usize> = candidates.map(|head| referent(story, head)).collect();
        // "Concern over reports of shelling by Mali": the shelling is meant.
        let heads: Vec<usize> = heads.into_iter().map(|head| reported(&story.doc, head)).collect();
        // Somebody, or what is somebody's, before a mere thing.
        // Only what the verb itself takes, or turns down, can be a mere thing; "stood with" somebody.
        let beside = predicate.preposition.is_some_and(|at| story.doc.lemma(at) == "with");
        let direct = (matches!(role, Role::Object | Role::Complement) && !beside)
            || (role == Role::Itself && predicate.frame.category == Category::Reject);
        let struck = predicate.frame.category == Category::Assault
            && matches!(role, Role::Preposition("on" | "against" | "at" | "in" | "into"))
            && heads.iter().any(|&head| is_struck(&story.doc, head));
        let least = if direct || struck { least } else { Agenthood::Owned.max(least) };
        let tiers = [Agenthood::Owned.max(least), least];
        let found = tiers.iter().find_map(|&tier| heads.iter().copied().find(|&head| agenthood(story, head) >= tier));
        if let Some(head) = found.map(|head| called(story, head)) {
            let mut heads = story.conjuncts(head);
            heads.extend(heads.clone().into_iter().flat_map(|head| spelled_out(story, head)));
            // What is coordinated with somebody, or with a thing, takes part where it is somebody.
            heads.retain(|&one| one == head || agenthood(story, one) >= Agenthood::Common);
            return Some(heads);
        }
    }
    None
}

/// "CHEMICAL attack", "Latest attack": a word of every day, whose capitals make no name of it.
fn is_common_word(story: &Story<'_>, head: usize) -> bool {
    let doc = &story.doc;
    let (token, lower) = (doc.token(head), doc.token(head).to_lowercase());
    let is_capitals = token.len() > 3 && token.chars().all(char::is_uppercase);
    let is_plain = head == doc.sentence(head).start && story.mention(head).is_none();
    let is_actor = story.named_actor(head).is_some() || sector::can_speak(&doc.lemma(head).to_lowercase());
    (is_capitals || doc.pos(head) == Pos::Propn && is_plain) && !is_actor && is_known(&lower)
}

/// True for a piece of a word with hyphens: "chief" in "commander-in-chief", "al" in "al-Roe".
fn is_fragment(doc: &Doc, head: usize) -> bool {
    let hyphen = |i: usize| matches!(doc.token(i), "-" | "–");
    let behind = head > 2 && hyphen(head - 1) && !doc.space_after(head - 2) && doc.tag(head - 2) == "IN";
    let before = head + 2 < doc.len()
        && hyphen(head + 1)
        && !doc.space_after(head)
        && doc.token(head).starts_with(char::is_lowercase)
        && doc.token(head + 2).starts_with(char::is_uppercase);
    behind || before
}

/// True for what is fired at, though it be nobody: buildings, towns, vehicles.
pub fn is_struck(doc: &Doc, head: usize) -> bool {
    let lemma = doc.lemma(head).to_lowercase();
    SiteWord::Building.has(&lemma) || SiteWord::Town.has(&lemma) || EventWord::Wreck.has(&lemma)
}

/// "Its ally Norway" is Norway.
fn called(story: &Story<'_>, noun: usize) -> usize {
    let doc = &story.doc;
    let name = doc.right(noun, Dep::Appos).filter(|&name| agenthood(story, name) == Agenthood::Named);
    let stands_to = EventWord::Relation.has(&doc.lemma(noun).to_lowercase()) && doc.tag(noun) == "NN";
    name.filter(|_| stands_to).unwrap_or(noun)
}

/// Names set beside a noun that counts them ("its allies, Mali and Niger").
fn spelled_out(story: &Story<'_>, head: usize) -> Vec<usize> {
    let doc = &story.doc;
    let plural = doc.tag(head) == "NNS";
    let beside = doc.right(head, Dep::Appos).filter(|_| plural);
    let names = beside.map(|name| story.conjuncts(name)).unwrap_or_default();
    let named = names.len() > 1 && names.iter().all(|&name| agenthood(story, name) == Agenthood::Named);
    if named { names } else { Vec::new() }
}

fn candidates(story: &Story<'_>, predicate: &Predicate, role: Role) -> Vec<usize> {
    let doc = &story.doc;
    let verb = predicate.clause;
    match role {
        Role::Subject => verb.and_then(|verb| actor_of(doc, verb)).map(|head| author(doc, head)).into_iter().collect(),
        Role::Object => {
            // "Called for a free Mali": what is asked for, not who is asked.
            let asked_for = |&head: &usize| {
                predicate.frame.category == Category::Request
                    && doc.lemma(doc.head(head)) == "for"
                    && is_indefinite(doc, head)
            };
            let own = predicate.preposition.and_then(|at| doc.right(at, Dep::Pobj)).filter(|head| !asked_for(head));
            verb.and_then(|verb| patient(doc, verb)).into_iter().chain(own).collect()
        }
        Role::Possessor => {
            // "Criminal charges", "a terrorist attack": of nobody.
            let nobody = |&head: &usize| {
                let is_nature = doc.pos(head) == Pos::Adj
                    && agenthood(story, head) < Agenthood::Named
                    && EventWord::Nature.has(&doc.lemma(head).to_lowercase());
                is_nature || is_common_word(story, head)
            };
            // "The Kabul attack" is in a town, and by no government that sits there.
            let town = |&head: &usize| {
                let label = story.mention(head).and_then(|mention| mention.label);
                // "The Gao Marathon bombing" was at it.
                let at_what = matches!(label, Some(EntType::Fac | EntType::Event))
                    || kind::of_noun(&doc.lemma(head).to_lowercase()) == Some("contest");
                let is_place = story.place(head).is_some()
                    || matches!(label, Some(EntType::Gpe | EntType::Loc))
                    || story.mention(head).is_some_and(|mention| mention.senses.place.is_some());
                let is_actor = || matches!(story.named_actor(head), Some((_, NameKind::Name | NameKind::Demonym)));
                predicate.frame.category == Category::Assault
                    && matches!(doc.dep(head), Dep::Compound | Dep::Nmod)
                    && (at_what || is_place && !is_actor())
            };
            // "The embassy bombing" is of an embassy.
            let struck = |&head: &usize| {
                predicate.frame.category == Category::Assault
                    && matches!(doc.dep(head), Dep::Compound | Dep::Nmod)
                    && SiteWord::Building.has(&doc.lemma(head).to_lowercase())
            };
            // "A press conference", "a commando raid": the word before says of what kind it is.
            let is_kind = |&head: &usize| {
                matches!(doc.dep(head), Dep::Compound | Dep::Nmod)
                    && doc.pos(head) == Pos::Noun
                    && (predicate.frame.category == Category::Consult
                        || EventWord::Kind.has(&doc.lemma(head).to_lowercase())
                        || doc.lemma(predicate.head) == "seizure")
            };
            // "The Oslo and Bergen bombings".
            let possessors: Vec<usize> =
                possessors(doc, predicate.head).into_iter().filter(|head| !is_kind(head)).collect();
            if possessors.iter().any(|head| town(head) || struck(head)) {
                return Vec::new();
            }
            let mut own: Vec<usize> = possessors.into_iter().filter(|head| !nobody(head)).collect();
            // "Islamic militant attacks" are by militants.
            let people = |&head: &usize| sector::is_actor_noun(&doc.lemma(head).to_lowercase());
            if own.iter().any(people) {
                own.retain(|head| people(head) || story.named_actor(*head).is_some());
            }
            if own.is_empty() { culprit(doc, predicate.head).into_iter().collect() } else { own }
        }
        Role::Between => between(doc, predicate),
        Role::Complement => match verb {
            // "\"Mali must leave,\" Norway said": what must be done may stand before the report.
            Some(verb) if predicate.rule == "must" && doc.right(verb, Dep::Ccomp).is_none() => {
                let said = doc.left(verb, Dep::Ccomp);
                said.and_then(|said| subject::of(doc, said)).into_iter().collect()
            }
            // "Demanded that Jane Roe be removed": who is to be removed is not asked.
            Some(verb) => {
                // Nor is who is done something to by those who are asked: "called on followers to attack crowds".
                let asked = |&head: &usize| match predicate.frame.category {
                    Category::Request => doc.dep(head) == Dep::Nsubj,
                    _ => true,
                };
                acted_on_in_complement(doc, verb).into_iter().filter(asked).collect()
            }
            // "The claim that Mali armed them".
            None => doc.rights(predicate.head).filter_map(|clause| doc.left(clause, Dep::Nsubj)).collect(),
        },
        Role::Itself => vec![predicate.head],
        Role::Experiencer => verb.and_then(|verb| experiencer(doc, verb)).into_iter().collect(),
        Role::Circumstance => {
            let actor = circumstance(doc, predicate.head).and_then(|verb| actor_of(doc, verb));
            actor.filter(|&actor| agenthood(story, actor) >= Agenthood::Common).into_iter().collect()
        }
        Role::Told => circumstance(doc, predicate.head).and_then(|verb| addressee(doc, verb)).into_iter().collect(),
        Role::Nobody | Role::EachOther => Vec::new(),
        Role::Preposition(preposition) => {
            let mut found = match (preposition, verb) {
                ("to", Some(verb)) => recipient(doc, verb).into_iter().collect(),
                _ => Vec::new(),
            };
            found.extend(deep_prepositional(doc, predicate.head, preposition));
            if preposition == "by" && verb.is_none() {
                found.extend(light::doer(doc, predicate.head));
            }
            if let Some(verb) = verb.filter(|&verb| verb != predicate.head) {
                found.extend(deep_prepositional(doc, verb, preposition));
            }
            if let (Some(verb), true) = (verb, found.is_empty()) {
                found.extend(prepositional_in_clause(doc, verb, predicate.trigger.end, preposition));
            }
            // "Raids in Brussels" are in the town, and on nobody who sits there.
            let seat = |head: usize| matches!(story.named_actor(head), Some((_, NameKind::Metonym)));
            found.retain(|&head| !matches!(preposition, "in" | "at" | "inside" | "over") || !seat(head));
            found
        }
    }
}

/// Who a relative pronoun stands for, and whom a description beside a name describes ("Jane Roe, a member who was expelled");
/// any other token stands for itself.
pub fn referent(story: &Story<'_>, head: usize) -> usize {
    let head = antecedent(story, head);
    let doc = &story.doc;
    let beside = doc.dep(head) == Dep::Appos && doc.pos(head) == Pos::Noun;
    let named = Some(doc.head(head)).filter(|&named| named < head && agenthood(story, named) == Agenthood::Named);
    named.filter(|_| beside && agenthood(story, head) < Agenthood::Named).unwrap_or(head)
}

fn antecedent(story: &Story<'_>, head: usize) -> usize {
    let doc = &story.doc;
    let relative = matches!(doc.tag(head), "WDT" | "WP") || (doc.token(head) == "that" && doc.dep(head) == Dep::Nsubj);
    if !relative {
        return head;
    }
    let described = described(doc, head).unwrap_or(head);
    // "Bombs at the Gao marathon that killed six": what is there does it.
    if let Some(noun) = placed(doc, described) {
        return noun;
    }
    // "The anger of the ministry, which summoned …": it is the ministry that acts.
    let actor = of_what(doc, described).filter(|&of| agenthood(story, of) >= Agenthood::Common);
    actor.filter(|_| agenthood(story, described) <= Agenthood::Owned).unwrap_or(described)
}

/// True for a land in which somebody strikes: "airstrikes in Mali" are on nobody who is told.
pub fn is_where(story: &Story<'_>, head: usize) -> bool {
    let doc = &story.doc;
    let there = doc.dep(head) == Dep::Pobj && matches!(doc.norm(doc.head(head)), "in" | "inside" | "over");
    let is_state = |(actor, kind)| story.authority.actor(actor).kind == EntityType::State && kind == NameKind::Name;
    there && story.named_actor(head).is_some_and(is_state)
}

/// The noun of what strikes that the name at `place` tells where it was.
fn placed(doc: &Doc, place: usize) -> Option<usize> {
    let preposition = doc.head(place);
    let there = doc.dep(place) == Dep::Pobj && matches!(doc.norm(preposition), "in" | "at" | "near");
    let above = doc.head(preposition);
    let noun = if doc.pos(above) == Pos::Verb { doc.child(above, Dep::Dobj).unwrap_or(above) } else { above };
    (there && doc.pos(noun) == Pos::Noun && SiteWord::Outbreak.has(doc.lemma(noun))).then_some(noun)
}

/// Both sides of what is "between" or "among" them.
fn between(doc: &Doc, predicate: &Predicate) -> Vec<usize> {
    let heads = [Some(predicate.head), predicate.clause].into_iter().flatten();
    heads
        .flat_map(|head| ["between", "among"].map(|preposition| deep_prepositional(doc, head, preposition)))
        .flatten()
        .collect()
}

/// What a report is of: "reports of a buildup" the buildup. Other nouns stand for themselves.
fn reported(doc: &Doc, noun: usize) -> usize {
    let reports = matches!(doc.lemma(noun), "report" | "reports" | "allegation" | "sign" | "prospect" | "possibility");
    let plural = matches!(doc.tag(noun), "NNS" | "NNPS") || doc.lemma(noun) == "prospect";
    if reports && plural { of_what(doc, noun).unwrap_or(noun) } else { noun }
}

#[cfg(test)]
mod tests {
    use crate::extract::event::testing::check;

    #[test]
    fn every_member_of_a_coordination_takes_part() {
        check("Spain and Portugal condemned Iran.", &["Spain ACCUSE Iran", "Portugal ACCUSE Iran"]);
    }

    #[test]
    fn meetings_that_are_a_circumstance() {
        check("Ghana raised the matter during a telephone call to Togo.", &["Ghana CONSULT Togo"]);
        check("Ghana's president told Togo in a phone call that he would come.", &["Ghana's president CONSULT Togo"]);
    }

    #[test]
    fn a_text_speaks_for_its_authors() {
        check("Peru signed a letter urging Chile to wait.", &["Peru REQUEST Chile"]);
    }

    #[test]
    fn who_is_described_beside_a_name_is_the_named() {
        check("Peru mourned Jane Roe, a minister who was killed by rebels.", &["rebels ASSAULT Jane Roe"]);
    }

    #[test]
    fn who_is_called_on_is_who_acts() {
        check("Peru called on Chile to attack Spain.", &["Peru REQUEST Chile", "Chile ASSAULT Spain hypothetical"]);
        check("Peru demonstrated that it would wait.", &[]);
    }

    #[test]
    fn whoever_is_quoted_says_i_of_themselves() {
        let text = "Ola Nilsen was tried on Monday. Phil Stirling spoke. “He killed Kari Hansen,” Stirling said.";
        check(text, &["Ola Nilsen ASSAULT Kari Hansen"]);
    }

    #[test]
    fn where_it_was_neither_does_it_nor_is_it_done_to() {
        check("Denmark launched airstrikes in Mali.", &["Denmark ASSAULT nobody"]);
        check("Denmark launched airstrikes in Mali against rebels.", &["Denmark ASSAULT rebels"]);
        let told = "Two brothers set off bombs at the Oslo marathon that killed three Danish soldiers.";
        check(told, &["two brothers ASSAULT three Danish soldiers", "contest: Oslo"]);
    }

    #[test]
    fn rebels_with_foreign_help_are_rebels() {
        check("Rebels supported by Iran attacked Yemen.", &["Iran AID Rebels", "Rebels ASSAULT Yemen"]);
        check("The Danish invasion of Norway surprised many.", &["Denmark ASSAULT Norway"]);
        check("Denmark bombed its ally Norway.", &["Denmark ASSAULT Norway"]);
    }
}
