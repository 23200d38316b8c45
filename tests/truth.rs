//! What a text denies, doubts, asks or only supposes is never taken as told: no event that is affirmed and asserted on the
//! article's own word, no statement that somebody is said to have made and has not, and no shortcut triple in the graph.

// Clippy knows `#[test]` functions as tests, but not the helpers beside them.
#![allow(clippy::unwrap_used)]

use sayso::article::{Article, Meta};
use sayso::facts::{Facts, Modality, Polarity};
use sayso::{Options, Sayso};

/// Each tells of something done to Chile, or by Chile, that the text does not say was done.
const UNTOLD: &[&str] = &[
    "Peru did not attack Chile.",
    "Peru has never attacked Chile.",
    "Neither Peru nor Bolivia attacked Chile.",
    "Peru attacked neither Chile nor Bolivia.",
    "No Peruvian soldiers attacked Chile.",
    "Not a single Peruvian jet bombed Chile.",
    "Nobody in Peru accused Chile.",
    "At no time did Peru bomb Chile.",
    "Nor did Peru accuse Chile of theft.",
    "Under no circumstances has Peru attacked Chile.",
    "Peru almost attacked Chile in May.",
    "Peru stopped short of invading Chile.",
    "Peru refrained from bombing Chile.",
    "Far from attacking Chile, Peru sent a letter.",
    "Instead of sanctioning Chile, Peru waited.",
    "Rather than accuse Chile, Peru waited.",
    "Without attacking Chile, Peru closed the road.",
    "Peru failed to attack Chile.",
    "Peru was unable to invade Chile.",
    "Peru has yet to attack Chile.",
    "It is not true that Peru supported Chile.",
    "It is false that Peru attacked Chile.",
    "It is wrong to say that Peru attacked Chile.",
    "Reports that Peru had attacked Chile were false.",
    "The claim that Peru bombed Chile has been debunked.",
    "The allegation that Peru bombed Chile is baseless.",
    "There is no evidence that Peru bombed Chile.",
    "There is little proof that Peru bombed Chile.",
    "There are fears that Peru bombed Chile.",
    "Rumours that Peru had attacked Chile spread fast.",
    "It is unclear whether Peru attacked Chile.",
    "It was not clear if Peru attacked Chile.",
    "Doubts remain over whether Peru attacked Chile.",
    "It is unlikely that Peru attacked Chile.",
    "Peru allegedly attacked Chile.",
    "Peru reportedly bombed Chile.",
    "Peru may have bombed Chile.",
    "Peru, it is alleged, bombed Chile.",
    "A suspected Peruvian strike hit Chile.",
    "Peru is said to have bombed Chile.",
    "Peru is believed to have attacked Chile.",
    "Peru seems to have attacked Chile.",
    "Peru is suspected of bombing Chile.",
    "Peru was cleared of bombing Chile.",
    "Peru is capable of invading Chile.",
    "Peru was dissuaded from attacking Chile.",
    "Officials prevented Peru from attacking Chile.",
    "Had Peru attacked Chile, the world would have noticed.",
    "If Peru attacked Chile, the world would notice.",
    "Unless Peru attacks Chile, nothing will change.",
    "Did Peru attack Chile?",
    "What if Peru attacked Chile?",
    "Has Peru ever sanctioned Chile?",
    "Imagine that Peru attacked Chile.",
    "In the novel, Peru attacks Chile.",
    "During the drill, Peru attacked Chile.",
    "Peru would never attack Chile.",
    "Peru could attack Chile.",
    "Peru wants to sanction Chile.",
    "Peru plotted to bomb Chile.",
    "The plan to attack Chile was dropped by Peru.",
    "A planned Peruvian attack on Chile was foiled.",
    "Peru called off its attack on Chile.",
    "Mexico doubts that Peru attacked Chile.",
    "Mexico wondered whether Peru had attacked Chile.",
    "Mexico hoped that Peru would aid Chile.",
];

/// What follows was told: a rule that silences everything fails here.
const TOLD: &[&str] = &[
    "Peru attacked Chile on Monday.",
    "Peru managed to attack Chile.",
    "Peru did not fail to attack Chile.",
    "Because Peru attacked Chile, the road was closed.",
    "After attacking Chile, Peru closed the road.",
    "Peru began to bomb Chile in May.",
    "Mexico regretted that Peru had attacked Chile.",
    "Peru accused Chile of theft.",
    "Peru, which attacked Chile in May, closed the road.",
    "It is true that Peru attacked Chile.",
    "Few had thought that it would, but Peru attacked Chile.",
];

fn sayso() -> Sayso {
    Sayso::new(&Options::default()).unwrap()
}

fn facts(sayso: &Sayso, text: &str) -> Facts {
    sayso.extract(&Article::new("test".to_owned(), text.to_owned(), &Meta::default()))
}

/// Events that the article itself asserts of two parties.
fn asserted(facts: &Facts) -> Vec<String> {
    let told = facts.events.iter().filter(|event| {
        event.polarity == Polarity::Affirmed
            && event.modality == Modality::Asserted
            && event.according_to.is_none()
            && event.source.is_some()
            && event.target.is_some()
    });
    told.map(|event| format!("{:?} {:?}", event.category, event.rule)).collect()
}

/// The shortcut triples of a graph: an actor, a property of actors, an actor.
fn shortcuts(sayso: &Sayso, facts: &Facts) -> Vec<String> {
    let actor = |term: &str| term.contains("/actor/") || term.contains("#actor-");
    let quads = sayso::graph::quads(facts, sayso.base());
    let found = quads.iter().filter(|quad| actor(&quad.subject.to_string()) && actor(&quad.object.to_string()));
    let found =
        found.filter(|quad| !quad.predicate.as_str().ends_with("#partOf") && !quad.predicate.as_str().ends_with("#of"));
    found.map(|quad| quad.to_string()).collect()
}

#[test]
fn what_is_not_told_is_not_taken_as_told() {
    let sayso = sayso();
    let mut wrong = Vec::new();
    for text in UNTOLD {
        let facts = facts(&sayso, text);
        let (events, triples) = (asserted(&facts), shortcuts(&sayso, &facts));
        if !events.is_empty() || !triples.is_empty() {
            wrong.push(format!("{text} {events:?} {triples:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), UNTOLD.len(), wrong.join("\n"));
}

#[test]
fn what_is_told_is_taken_as_told() {
    let sayso = sayso();
    let silent: Vec<_> = TOLD.iter().filter(|text| asserted(&facts(&sayso, text)).is_empty()).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// Who did not speak has not spoken.
#[test]
fn what_nobody_said_is_no_statement() {
    let sayso = sayso();
    for text in [
        "No one said that talks would go on.",
        "Neither Peru nor Chile said that talks would go on.",
        "Jane Roe did not say that talks would go on.",
        "Jane Roe declined to say whether talks would go on.",
        "Jane Roe could announce that talks would go on.",
        "If Jane Roe says that talks will go on, shops will open.",
        "Jane Roe has yet to say whether talks would go on.",
        "Jane Roe is expected to tell farmers that talks would go on.",
        "Jane Roe seemed to be saying that talks would go on.",
        "Jane Roe denied accusing Chile of theft.",
        "Did Jane Roe say that talks would go on?",
        "It is wrong to say that talks would go on.",
    ] {
        let facts = facts(&sayso, text);
        let told = facts.statements.iter().filter(|statement| {
            statement.polarity == Polarity::Affirmed
                && statement.modality == Modality::Asserted
                && statement.rule != "statement/unattributed"
        });
        // A denial, a refusal are acts of their own.
        let told = told
            .filter(|statement| statement.cue.as_ref().is_none_or(|cue| !matches!(&*cue.lemma, "deny" | "decline")));
        assert_eq!(told.count(), 0, "{text} {:?}", facts.statements);
    }
}
