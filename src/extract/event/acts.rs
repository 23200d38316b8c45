//! Acts: the events that predicates of the scheme are, one for each pair of who acts and who is acted on.
//!
//! Example: `Spain and Portugal condemned Iran` is two events, `Ghana and Togo met` two as well, one in each direction.

use super::agenthood::{self, Agenthood, agenthood};
use super::attribution;
use super::construction::{noun, verb};
use super::context::Context;
use super::deed;
use super::factuality::factuality;
use super::granted::is_granted;
use super::model::Predicate;
use super::participant::{self, on_behalf_of, participant};
use super::predicates::Predicates;
use super::sides;
use crate::english::{Dep, Doc};
use crate::entities::{Story, StoryEntity};
use crate::extract::found::{Event, Facts, Participant, entity_of};
use crate::extract::{commitment, time};
use crate::facts::{Category, EntityType, Modality, Polarity, Sector};
use crate::grammar::phrase::is_first_person;
use crate::grammar::voice::is_passive_in_context;
use crate::grammar::{clause, control};
use crate::lexicon::classes::EventWord;
use crate::lexicon::{kind, sector};
use crate::span::Span;

/// The events of all predicates; their words are told then.
pub fn find(context: &mut Context<'_, '_>, predicates: &Predicates) -> Vec<Event> {
    let (story, facts) = (context.story, context.facts);
    let mut events = Vec::new();
    for predicate in &predicates.found {
        let found = untold(context, predicates, predicate);
        if found.is_empty() {
            continue;
        }
        let commitment = commitment::of(&story.doc, predicate.clause.unwrap_or(predicate.head));
        let before = events.len();
        for mut event in found {
            who_says_so(story, predicate, &mut event, facts);
            context.attribution.tie(&story.doc, &mut event, predicate.trigger.clone(), facts);
            // What was said and the event that it is are one node, and as real as one another.
            let act = facts.statement(event.statement.as_deref());
            event.modality = act.map_or(event.modality, |act| event.modality.max(act.modality));
            let said_in = context.attribution.said_in(facts, predicate.trigger.start);
            if let Some(said_in) = said_in.filter(|said_in| is_granted(story, predicate, said_in)) {
                event.according_to.clone_from(&said_in.within);
            }
            attribution::settle(&mut event, commitment);
            let speaker = said_in.and_then(|statement| statement.speaker.as_ref());
            let performed = is_performed(story, predicate, &event);
            let known = participant::first_person(story, &mut event, speaker) && !has_unknown_pronoun(&event);
            // "So I thank him", and he is who speaks: one of the two is taken for the other.
            let with_oneself =
                entity_of(&event.source).is_some() && entity_of(&event.source) == entity_of(&event.target);
            let known = known && !with_oneself;
            if known && !is_repeated(&mut events, &event) {
                if let Some(said_in) = said_in.filter(|_| performed) {
                    event.according_to.clone_from(&said_in.within);
                }
                events.push(event);
            }
        }
        // What is told already may still say where.
        if events.len() > before || predicate.rule != "noun" {
            context.is_told[predicate.head] = true;
            predicate.clause.into_iter().for_each(|verb| context.is_told[verb] = true);
        }
    }
    events
}

/// Who accuses or demands by saying something is who says it: the statement of the same verb knows best who that is, where its
/// words are the source's or where the verb only goes with another ("said that Mali had left, blaming Niger").
fn who_says_so(story: &Story<'_>, predicate: &Predicate, event: &mut Event, facts: &Facts) {
    let doc = &story.doc;
    let Some((verb, source)) = predicate.clause.zip(event.source.as_ref()) else { return };
    let said =
        facts.statements.iter().find(|it| it.cue.as_ref().is_some_and(|cue| cue.span.start == doc.span(verb).start));
    let known =
        |speaker: &&Participant| speaker.entity.is_some() && !EventWord::Personal.has(&speaker.name.to_lowercase());
    let speaker = said.and_then(|it| it.speaker.as_ref()).filter(known);
    let participle = doc.tag(verb) == "VBG" && doc.dep(verb) == Dep::Advcl;
    if let Some(speaker) = speaker.filter(|speaker| speaker.span == source.span || participle) {
        event.on_behalf_of = on_behalf_of(story, speaker);
        event.source = Some(speaker.clone());
    }
}

/// "I urge Mali to wait", "we condemn it": who says so does it by saying so, and the article tells that it was said.
fn is_performed(story: &Story<'_>, predicate: &Predicate, event: &Event) -> bool {
    use Category::{Accuse, Agree, Reject, Request, Support};
    let doc = &story.doc;
    let first = |verb: usize| control::actor_of(doc, verb).is_some_and(|subject| is_first_person(doc.token(subject)));
    let now = |verb: usize| doc.tag(verb) == "VBP" && doc.left(verb, Dep::Aux).is_none() && first(verb);
    let told = event.polarity == Polarity::Affirmed && event.modality == Modality::Asserted;
    told && matches!(event.category, Some(Accuse | Agree | Reject | Request | Support))
        && predicate.clause.is_some_and(|verb| now(verb) || commitment::is_wish_to_say(doc, verb))
}

/// "He met her", and nobody knows whom: that tells nothing.
fn has_unknown_pronoun(event: &Event) -> bool {
    let unknown = |part: &Participant| part.entity.is_none() && EventWord::Personal.has(&part.name.to_lowercase());
    event.source.iter().chain(&event.target).any(unknown)
}

/// A noun may only come back to what is told already ("the attack", "Mali's accusation"): it is evidence of that.
fn is_repeated(events: &mut [Event], event: &Event) -> bool {
    if event.rule != "event/noun" {
        return false;
    }
    let same = |ours: &Option<Participant>, theirs: &Option<Participant>| {
        ours.is_none() || entity_of(ours).is_some() && entity_of(ours) == entity_of(theirs)
    };
    let told = events.iter_mut().rev().find(|told| {
        told.category == event.category
            && (told.polarity, told.modality) == (event.polarity, event.modality)
            && same(&event.source, &told.source)
            && same(&event.target, &told.target)
    });
    told.map(|told| told.evidence.push(event.span)).is_some()
}

/// The events of a predicate that no outer word has told.
fn untold(context: &mut Context<'_, '_>, predicates: &Predicates, predicate: &Predicate) -> Vec<Event> {
    let story = context.story;
    let mut found = of_predicate(story, predicates, predicate);
    // "Talks between them were resumed": where the verb tells nobody, the noun may.
    if found.is_empty() && predicate.rule == "verb-object" {
        // And where the two lack a side, the verb alone may have both: "expelled three diplomats", from nowhere said.
        let noun = noun::predicate(&story.doc, predicate.head);
        let verb = predicate.clause.and_then(|verb| verb::predicate(&story.doc, verb));
        let mut alone = noun.into_iter().chain(verb).map(|part| of_predicate(story, predicates, &part));
        found = alone.find(|events| !events.is_empty()).unwrap_or_default();
    }
    // "Agreed to withdraw", "vowed to attack": one act, which the outer verb names.
    if let Some(outer) = outer_act(&story.doc, predicate).filter(|&outer| context.is_told[outer]) {
        let refused = predicates.category(outer) == Some(Category::Reject);
        found.retain(|event| event.modality != Modality::Planned && !refused);
    }
    found
}

/// The verb that takes the predicate's verb as its infinitive.
fn outer_act(doc: &Doc, predicate: &Predicate) -> Option<usize> {
    let verb = predicate.clause?;
    (doc.dep(verb) == Dep::Xcomp).then(|| doc.head(verb))
}

/// One event for each pair of source and target; mutual acts in both directions.
fn of_predicate(story: &Story<'_>, predicates: &Predicates, predicate: &Predicate) -> Vec<Event> {
    let Some((sources, targets)) = sides::sides(story, predicate) else { return Vec::new() };
    let answers = |target: usize| deed::doers(story, predicate, target).filter(|doers| !doers.is_empty());
    let targets: Vec<usize> =
        targets.into_iter().flat_map(|target| answers(target).unwrap_or_else(|| vec![target])).collect();
    let is_somebody = |head: &usize| agenthood(story, *head) >= Agenthood::Common;
    if !sources.iter().chain(&targets).any(is_somebody) {
        return Vec::new();
    }
    let force = sources.iter().any(|&source| agenthood::is_force(story, source)) || is_mishap(&story.doc, predicate);
    let idle = sides::is_mere_help(story, predicate, &sources)
        || sides::is_interview(story, predicate, &targets)
        || sides::is_mere_travel(story, predicate, &sources, &targets)
        || sides::is_toll(story, predicate, &sources, &targets)
        || sides::is_coming_to_lead(story, predicate, &sources, &targets)
        || sides::is_figure_of_speech(story, predicate, &sources, &targets);
    if force || idle {
        return Vec::new();
    }
    let mut events = Vec::new();
    // Who meets somebody is met; "his talks with her" are told from his side.
    let side_by_side = sources.first().is_some_and(|&first| {
        targets.iter().all(|target| story.conjuncts(first).contains(target)) && !targets.is_empty()
    });
    // "Accused each other": so do partners side by side, whatever they do.
    let both_ways = match predicate.frame.is_mutual() {
        true => predicate.frame.category == Category::Consult && (side_by_side || predicate.rule != "noun"),
        false => side_by_side,
    };
    let same = |a: Option<usize>, b: Option<usize>| {
        let entity = |head: Option<usize>| head.and_then(|head| story.entity_at[head]);
        a == b || (entity(a).is_some() && entity(a) == entity(b))
    };
    for source in options(&sources) {
        for target in options(&targets) {
            if same(source, target) || sides::are_private(story, predicate, source, target) {
                continue;
            }
            let done = event(story, predicates, predicate, source, target);
            if is_of_oneself(story, &done) {
                continue;
            }
            events.extend(with_others(done));
            if both_ways && source.is_some() && target.is_some() {
                events.extend(with_others(event(story, predicates, predicate, target, source)));
            }
        }
    }
    events
}

/// "The president defended his administration": praise of a body that is one's own is praise of oneself.
fn is_of_oneself(story: &Story<'_>, event: &Event) -> bool {
    let whose = entity_of(&event.target).map(|id| &story.entities[id]);
    let body = |it: &&StoryEntity| {
        it.kind == EntityType::Organization || it.kind == EntityType::Group && it.sector == Some(Sector::Government)
    };
    let owner = whose.filter(body).and_then(|body| body.of);
    event.category == Some(Category::Support) && owner.is_some() && owner == entity_of(&event.source)
}

/// "Two were killed in a landslide", "died due to the storm", "crashed, killing ten", "all aboard were killed": nobody did it.
fn is_mishap(doc: &Doc, predicate: &Predicate) -> bool {
    let Some(verb) = predicate.clause.filter(|_| predicate.frame.category == Category::Assault) else { return false };
    let above = doc.head(verb);
    let crashes = kind::of_verb(doc.lemma(above)) == Some("accident") && doc.child(above, Dep::Dobj).is_none();
    if crashes && doc.dep(verb) == Dep::Advcl && doc.tag(verb) == "VBG" {
        return true;
    }
    let is_aboard = |&child: &usize| {
        matches!(doc.dep(child), Dep::Nsubjpass)
            && doc.subtree_range(child).any(|i| matches!(doc.norm(i), "aboard" | "board"))
    };
    let blown_up = |&child: &usize| doc.dep(child) == Dep::Agent || matches!(doc.norm(child), "when" | "by");
    if doc.lefts(verb).any(|child| is_aboard(&child)) && !doc.rights(verb).any(|child| blown_up(&child)) {
        return true;
    }
    let is_cause = |&noun: &usize| kind::is_mishap(&doc.lemma(noun).to_lowercase()) && doc.lemma(noun) != "fire";
    let causes = |&child: &usize| matches!(doc.lemma(child), "in" | "by" | "during" | "due" | "because");
    let phrases = doc.rights(verb).filter(|child| matches!(doc.dep(*child), Dep::Prep | Dep::Agent) && causes(child));
    // "Due to" are two.
    let nouns = phrases.flat_map(|it| doc.rights(it)).flat_map(|it| std::iter::once(it).chain(doc.rights(it)));
    is_passive_in_context(doc, verb) && nouns.into_iter().any(|noun| is_cause(&noun))
}

/// What somebody does to what is theirs ("defended his decision") is done to nobody else: a promise or a refusal stands
/// without a target, and the rest is no event.
fn with_others(event: Event) -> Option<Event> {
    // "The president said that the United States must act".
    let for_it = event.on_behalf_of.is_some() && event.on_behalf_of == entity_of(&event.target);
    if for_it && matches!(event.category, Some(Category::Request | Category::Aid | Category::Consult)) {
        return None;
    }
    if entity_of(&event.source).is_none() || entity_of(&event.source) != entity_of(&event.target) {
        return Some(event);
    }
    let one_sided = matches!(
        event.category,
        Some(Category::Agree | Category::Reject | Category::Threaten | Category::Concede | Category::Retreat)
    );
    one_sided.then_some(Event { target: None, ..event })
}

/// The heads, or nobody once.
fn options(heads: &[usize]) -> Vec<Option<usize>> {
    if heads.is_empty() { vec![None] } else { heads.iter().copied().map(Some).collect() }
}

fn event(
    story: &Story<'_>,
    predicates: &Predicates,
    predicate: &Predicate,
    source: Option<usize>,
    target: Option<usize>,
) -> Event {
    let doc = &story.doc;
    let source_part = source.map(|head| participant(story, head));
    let target_part = target.map(|head| match deed::doers(story, predicate, head) {
        Some(_) => participant::thing(story, head),
        None => participant(story, head),
    });
    let about = about(doc, predicate, source, target);
    let trigger = doc.span_of(predicate.trigger.clone());
    let parts = source_part.iter().chain(&target_part).map(|part| part.span);
    let span = parts.chain(about.iter().copied()).fold(trigger, Span::cover);
    let (commitment, category) = factuality(doc, predicates, predicate);
    let in_words = category == Category::Assault && sides::is_attack_in_words(story, predicate, source, target);
    let category = match category {
        Category::Assault if in_words => Category::Accuse,
        Category::Assault if is_arrest(story, predicate, source, target) => Category::Coerce,
        category => category,
    };
    let mode = predicate.frame.mode.filter(|_| category == predicate.frame.category);
    Event {
        category: Some(category),
        mode: mode.map(str::to_owned),
        on_behalf_of: source_part.as_ref().and_then(|part| on_behalf_of(story, part)),
        source: source_part,
        target: target_part,
        about,
        time: time::of_event(story, predicate.clause.unwrap_or(predicate.head)),
        polarity: commitment.polarity,
        modality: commitment.modality,
        span,
        rule: format!("event/{}", predicate.rule),
        ..Event::new(trigger)
    }
}

/// "Police captured the gunman": who takes somebody alive arrests them, unless they are rebels or gangsters.
fn is_arrest(story: &Story<'_>, predicate: &Predicate, source: Option<usize>, target: Option<usize>) -> bool {
    let noun = |head: usize| sector::of_noun(&story.doc.lemma(head).to_lowercase());
    let is_lawless = |head: usize| {
        let sector = story.entity(head).and_then(|it| it.sector).or_else(|| noun(head));
        matches!(sector, Some(Sector::Rebels | Sector::Crime))
    };
    let is_human = |head: usize| {
        let is_person = story.entity(head).is_some_and(|it| it.kind == EntityType::Person);
        is_person || matches!(noun(head), Some(Sector::Civilians | Sector::Rebels | Sector::Crime))
    };
    let is_capture = matches!(story.doc.lemma(predicate.head), "capture" | "recapture");
    is_capture && target.is_some_and(is_human) && !source.is_some_and(is_lawless)
}

/// What the event is about: complements that are neither source nor target.
fn about(doc: &Doc, predicate: &Predicate, source: Option<usize>, target: Option<usize>) -> Vec<Span> {
    let taken = |child: usize| {
        let edge = doc.left_edge(child)..doc.right_edge(child) + 1;
        [source, target, Some(predicate.head)].into_iter().flatten().any(|head| edge.contains(&head))
    };
    let verb = predicate.clause.unwrap_or(predicate.head);
    let accused = target.filter(|&target| control::is_accused(doc, target));
    let crime = accused
        .into_iter()
        .flat_map(|accused| doc.rights(accused))
        .filter(|&child| doc.lemma(child) == "of" && doc.rights(child).any(|object| doc.dep(object) == Dep::Pcomp));
    let of = |child: usize| doc.span_of(clause::trim(doc, doc.left_edge(child)..doc.right_edge(child) + 1));
    doc.rights(verb)
        .filter(|&child| matches!(doc.dep(child), Dep::Prep | Dep::Xcomp | Dep::Ccomp | Dep::Dobj | Dep::Acl))
        .filter(|&child| !taken(child))
        .map(|child| clause::trim(doc, doc.left_edge(child)..doc.right_edge(child) + 1))
        .filter(|range| !range.is_empty())
        .map(|range| doc.span_of(range))
        .chain(crime.map(of))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::{Category, Modality};

    fn pairs(text: &str) -> Vec<String> {
        let name = |part: Option<crate::facts::Participant>| part.map_or("nobody".to_owned(), |part| part.name);
        facts(text).events.into_iter().map(|event| format!("{} > {}", name(event.source), name(event.target))).collect()
    }

    #[test]
    fn one_event_a_pair_and_both_ways_where_it_is_mutual() {
        assert_eq!(pairs("Spain and Portugal condemned Iran."), ["Spain > Iran", "Portugal > Iran"]);
        assert_eq!(pairs("Ghana held talks with Togo."), ["Ghana > Togo", "Togo > Ghana"]);
    }

    #[test]
    fn who_says_that_he_urges_urges() {
        let said = facts("\"We urge Mali to wait,\" Niger said. \"We urged Mali to wait.\"");
        let by: Vec<bool> = said.events.iter().map(|event| event.according_to.is_some()).collect();
        assert_eq!(by, [false, true], "{:#?}", said.events);
    }

    #[test]
    fn who_says_it_does_it() {
        let found = pairs("Jane Roe said Chad would leave the union, blaming Niger for the war.");
        assert!(found.contains(&"Jane Roe > Niger".to_owned()), "{found:?}");
    }

    #[test]
    fn who_would_like_to_thank_thanks() {
        let real = |text: &str| facts(text).events.iter().map(|event| event.modality).collect::<Vec<_>>();
        assert_eq!(real("\"I would like to thank Niger,\" Jane Roe said."), [Modality::Asserted]);
        assert_ne!(real("\"I would like to attack Niger,\" Jane Roe said."), [Modality::Asserted]);
    }

    #[test]
    fn nobody_did_what_befell_all_aboard() {
        let harms = |text: &str| facts(text).events.iter().any(|event| event.category == Some(Category::Assault));
        assert!(!harms("A Malian jet crashed near Gao on Sunday, killing all ten people on board."));
        assert!(!harms("All ten people aboard were killed."));
        assert!(harms("All ten people aboard were killed by rebels."));
    }

    #[test]
    fn who_is_captured_is_arrested_unless_by_rebels() {
        let code = |text: &str| facts(text).events.iter().find_map(|event| event.category);
        assert_eq!(code("Police captured Jane Roe on Friday."), Some(Category::Coerce));
        assert_eq!(code("Rebels captured Jane Roe on Friday."), Some(Category::Assault));
        assert_eq!(code("Rebels captured Gao on Friday."), Some(Category::Assault));
    }

    #[test]
    fn who_is_blamed_for_a_deed_is_not_whom_it_was_done_to() {
        assert_eq!(pairs("Norway blamed Mali for the attack on Niger.")[0], "Norway > Mali");
        assert_eq!(pairs("Norway blamed the attack on Mali.")[0], "Norway > Mali");
    }

    #[test]
    fn an_attack_on_people_which_killed_them_is_no_deed_of_theirs() {
        let found = pairs("Mali used chemical attacks on civilians which killed dozens of men.");
        assert!(!found.contains(&"civilians > men".to_owned()), "{found:?}");
        assert!(!pairs("Mindless CHEMICAL attack in Gao.").iter().any(|pair| pair.starts_with("CHEMICAL")));
        assert!(!pairs("The Oslo Marathon bombings killed ten men.").iter().any(|pair| pair.starts_with("Norway")));
    }

    #[test]
    fn who_speaks_ahead_of_a_meeting_does_not_speak_with_whom_it_is() {
        assert!(
            !pairs("Aides spoke ahead of Sweden's meeting with Finland.").iter().any(|pair| pair.contains("Aides"))
        );
    }

    #[test]
    fn one_act_is_told_once() {
        assert_eq!(pairs("Sweden vowed to attack Finland."), ["Sweden > Finland"]);
    }

    #[test]
    fn where_the_verb_tells_nobody_the_noun_may() {
        assert_eq!(pairs("Talks between Ghana and Togo were resumed."), ["Ghana > Togo", "Togo > Ghana"]);
    }
}
