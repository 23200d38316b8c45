//! Things that happen without an actor but are asked for by place: conflicts, elections, disasters, demonstrations,
//! accidents, crimes; and whose death it was.
//!
//! Example: `The war in Mali goes on.` gives kind `conflict`, place `Mali`; so does `A bus crashed near Gao.` an accident.

use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::extract::event::construction::befallen::{self, event};
use crate::extract::event::context::Context;
use crate::extract::event::site::Sites;
use crate::extract::found::Event;
use crate::extract::{commitment, event::attribution};
use crate::facts::{Sector, Site};
use crate::grammar::{control, phrase};
use crate::lexicon::classes::EventWord;
use crate::lexicon::{kind, sector};

/// The happenings that no predicate of the scheme has told.
pub fn find(context: &Context<'_, '_>, _: &[Event]) -> Vec<Event> {
    let untold = (0..context.is_told.len()).filter(|&i| !context.is_told[i]);
    let found = untold.filter_map(|i| {
        let event = at(context.story, &context.sites, i)?;
        let commitment = commitment::of(&context.story.doc, i);
        let mut event = Event { polarity: commitment.polarity, modality: commitment.modality, ..event };
        context.attribution.tie(&context.story.doc, &mut event, i..i + 1, context.facts);
        attribution::settle(&mut event, commitment);
        Some(event)
    });
    found.collect()
}

/// The happening that the word at `i` names, where the text says where, or calls it by a name of its own.
fn at(story: &Story<'_>, sites: &Sites<'_, '_>, i: usize) -> Option<Event> {
    let doc = &story.doc;
    // "By coalition airstrikes": a plural taken for a verb stands where nouns do.
    match doc.pos(i) {
        Pos::Verb if matches!(doc.dep(i), Dep::Pobj | Dep::Dobj) && doc.token(i).ends_with('s') => {
            of_noun(story, sites, i)
        }
        Pos::Verb => befallen::of_verb(story, sites, i),
        Pos::Adj if doc.lemma(i) == "dead" => befallen::of_dead(story, sites, i),
        Pos::Noun | Pos::Propn if doc.dep(i) != Dep::Compound => of_noun(story, sites, i),
        _ => None,
    }
}

/// "The war in Mali", "the Battle of Gao".
fn of_noun(story: &Story<'_>, sites: &Sites<'_, '_>, i: usize) -> Option<Event> {
    let doc = &story.doc;
    let kind = kind_of_noun(doc, i).filter(|_| !is_in_name_of_thing(doc, i) && !is_likened(doc, i))?;
    let named = own_name(doc, i, kind).map(|tokens| doc.span_of(tokens));
    let mut places = sites.of(i);
    // "The Western Conference" is no meeting somewhere called so, as "the Gao Marathon" was in Gao.
    let own = doc.span(i);
    let is_called_by_place = matches!(kind, "contest" | "ceremony" | "rally" | "meeting");
    if !is_called_by_place || doc.lemma(i).eq_ignore_ascii_case("conference") {
        places.retain(|site| site.span.end <= own.start || own.end <= site.span.start);
    }
    if places.is_empty() {
        places = of_holder(story, sites, i, kind);
    }
    // Whose a crime is, is as often who is charged with it or cleared of it.
    let whose = (kind::is_personal(kind) && kind != "crime").then(|| befallen::whose(story, i)).flatten();
    if places.is_empty() && named.is_none() && whose.is_none() {
        return None;
    }
    let event = event(story, i, kind, named.unwrap_or(doc.span(i)), doc.span_of(story.phrase(i)), places);
    Some(Event { target: whose, ..event })
}

/// "The Palace of the Revolution".
fn is_in_name_of_thing(doc: &Doc, noun: usize) -> bool {
    let of = doc.head(noun);
    let thing = doc.head(of);
    let is_capital = |i: usize| doc.pos(i) == Pos::Propn && doc.token(i).starts_with(char::is_uppercase);
    doc.dep(noun) == Dep::Pobj && doc.lemma(of) == "of" && is_capital(noun) && is_capital(thing)
}

/// "Spread like wildfire".
fn is_likened(doc: &Doc, noun: usize) -> bool {
    let is_bare = !doc.lefts(noun).any(|child| matches!(doc.token(child), "the" | "this" | "that" | "those"));
    let like = doc.head(noun);
    // "What seemed like a war" was one.
    let seems = matches!(doc.lemma(doc.head(like)), "seem" | "look");
    doc.dep(noun) == Dep::Pobj && doc.lemma(like) == "like" && is_bare && !seems
}

/// "Zambia held an election": the land of the state that holds it.
fn of_holder(story: &Story<'_>, sites: &Sites<'_, '_>, noun: usize, kind: &str) -> Vec<Site> {
    let verb = story.doc.head(noun);
    let held = story.doc.dep(noun) == Dep::Dobj && matches!(story.doc.lemma(verb), "hold" | "call" | "stage" | "have");
    let holder = control::actor_of(&story.doc, verb).filter(|_| held && kind == "election");
    holder.map(|holder| sites.home(holder)).unwrap_or_default()
}

/// The tokens of a conflict's or disaster's own name: "the Winter War", "the Battle of Gao".
fn own_name(doc: &Doc, i: usize, kind: &str) -> Option<std::ops::Range<usize>> {
    let capital = |i: usize| doc.token(i).starts_with(char::is_uppercase) && doc.pos(i) != Pos::Det;
    if !matches!(kind, "conflict" | "disaster" | "unrest") || doc.pos(i) != Pos::Propn || !capital(i) {
        return None;
    }
    let mut tokens = i..i + 1;
    while tokens.start > doc.sentence(i).start && capital(tokens.start - 1) {
        tokens.start -= 1;
    }
    let of = doc.rights(i).find(|&child| child == i + 1 && doc.lemma(child) == "of");
    if let Some(of) = of.filter(|&of| of + 1 < doc.len() && capital(of + 1)) {
        tokens.end = doc.right_edge(of) + 1;
    }
    (tokens.len() > 1).then_some(tokens)
}

fn kind_of_noun(doc: &Doc, i: usize) -> Option<&'static str> {
    let lemma = doc.lemma(i).to_lowercase();
    let kind = phrase::with_word_before(doc, i)
        .and_then(|compound| kind::of_noun(&compound))
        .or_else(|| kind::of_noun(&lemma));
    // A headline's capitals make names of nouns, which keep their plural.
    let kind = kind.or_else(|| kind::of_noun(lemma.strip_suffix('s')?)).filter(|&kind| kind != "-")?;
    if kind == "election" && is_count(doc, i) {
        return None;
    }
    // Nurses strike otherwise than warplanes do.
    let by = phrase::deep_prepositional(doc, i, "by").into_iter().next();
    let workers = by.and_then(|by| sector::of_noun(&doc.lemma(by).to_lowercase())) == Some(Sector::Civilians);
    let work =
        doc.lefts(i).any(|child| matches!(doc.lemma(child), "general" | "hunger" | "teacher" | "nurse" | "rail"));
    Some(if lemma == "strike" && (workers || work) { "unrest" } else { kind })
}

/// "Polls show", "by 5-to-4 votes", "cast her vote": what is counted, asked or given, and no election.
fn is_count(doc: &Doc, noun: usize) -> bool {
    let verb = doc.lemma(doc.head(noun));
    let shows =
        doc.dep(noun) == Dep::Nsubj && EventWord::Finding.has(verb) || doc.dep(noun) == Dep::Dobj && verb == "cast";
    let has_number = |child: usize| doc.token(child).starts_with(|letter: char| letter.is_ascii_digit());
    shows || doc.lefts(noun).any(has_number)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;
    use crate::facts::{Modality, Polarity};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = facts(text)
            .events
            .iter()
            .filter(|event| event.rule == "event/kind")
            .map(|event| format!("{}: {}", event.kind.as_deref().unwrap_or(""), event.places.join(", ")))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn happenings_have_a_kind_and_a_place() {
        check("The war in Mali goes on.", &["conflict: Mali"]);
        check("Malian villages fear the Malian war.", &["conflict: Mali"]);
    }

    #[test]
    fn each_kind_of_happening() {
        check("Zambia held a general election on Sunday.", &["election: Zambia"]);
        check("A plane crashed in Nepal.", &["accident: Nepal"]);
        check("A bus crash in Peru killed 20 people.", &["accident: Peru"]);
        check("Floods in Mozambique displaced 400 families.", &["disaster: Mozambique"]);
        check("The singer died in Paris on Tuesday.", &["death: Paris"]);
        check("Dozens of arrests were made in Cairo.", &["arrest: Cairo"]);
        check("A general strike in Warsaw went on.", &["unrest: Warsaw"]);
        check("A bomb exploded in Quetta.", &["operation: Quetta"]);
        check("A power outage in Kisumu left 200 homes dark.", &["outage: Kisumu"]);
        check("Power cuts in Harare closed nine schools.", &["outage: Harare"]);
        check("The media blackout in Harare went on.", &[]);
        check("The Winter War began in 1939.", &["conflict: "]);
        check("The hope of peace died in Geneva.", &[]);
        check("A murder in Utrecht shocked the town.", &["crime: Utrecht"]);
        check("The trial in Utrecht goes on.", &["trial: Utrecht"]);
        check("A man was shot in Utrecht on Sunday.", &["operation: Utrecht"]);
        check("A driver has been charged in Utrecht.", &["trial: Utrecht"]);
        check("A driver was found dead in Utrecht.", &["death: Utrecht"]);
        check("More than 50 people have been killed in Utrecht since May.", &[]);
        check("Three vans were stolen in Utrecht.", &["crime: Utrecht"]);
        check("A rally in Utrecht ended in the rain.", &["rally: Utrecht"]);
        check("A driver checked into a clinic in Utrecht.", &["treatment: Utrecht"]);
        check("A driver was taken to a hospital in Utrecht.", &["treatment: Utrecht"]);
        check("A driver checked into a hotel in Utrecht.", &[]);
        check("Two convicts escaped from a prison in Utrecht.", &["escape: Utrecht"]);
        check("The king appointed Jane Roe on Monday.", &["appointment: "]);
        check("A parade in Utrecht ended in the rain.", &["ceremony: Utrecht"]);
        check("A chess tournament in Utrecht went on.", &["contest: Utrecht"]);
        check("A fire destroyed a mill in Utrecht.", &["accident: Utrecht", "damage: Utrecht"]);
        check("The trial of Jane Roe began on Monday.", &["trial: "]);
        check("The campaign in Utrecht went on.", &[]);
        check("They met in Utrecht at the Palace of the Revolution.", &[]);
        check("The Rovers lead the Western Conference.", &[]);
        check("In Utrecht the news spread like wildfire.", &[]);
        check("In Utrecht barely a week goes by without a rally.", &["rally: Utrecht"]);
        check("The news conference in Utrecht went on.", &[]);
        check("Artillery fire in Utrecht went on.", &[]);
        check("Polls in Utrecht show a tie.", &[]);
        check("She cast a vote on the war in Utrecht.", &["conflict: Utrecht"]);
    }

    #[test]
    fn happenings_are_real_unless_their_own_verb_says_otherwise() {
        let told = |text: &str| facts(text).events.iter().map(|event| (event.polarity, event.modality)).next();
        let real = Some((Polarity::Affirmed, Modality::Asserted));
        assert_eq!(told("The war in Mali will hurt trade."), real);
        assert_eq!(told("The crash in Peru did not surprise him."), real);
        assert_eq!(told("Barely a week in Peru goes by without a rally.").map(|it| it.1), Some(Modality::Hypothetical));
        assert_eq!(told("The night in Peru passed without a rally.").map(|it| it.0), Some(Polarity::Negated));
        let planned = Some((Polarity::Affirmed, Modality::Planned));
        assert_eq!(told("The talks between Mali and Niger are just days away."), planned);
        assert_eq!(told("Mali's meeting with Niger would be their first."), planned);
        assert_eq!(told("Mali's meeting with Niger was their first."), real);
        assert_eq!(told("Mali is looking forward to its meeting with Niger."), planned);
        assert_eq!(told("At the summit in Oslo, Jane Roe should smile."), planned);
        assert_eq!(told("The visit of Jane Roe to Mali will honor the dead."), planned);
        assert_eq!(told("Mali's premier is heading to Niger."), planned);
        assert_eq!(told("Malta will hold an election in May."), Some((Polarity::Affirmed, Modality::Planned)));
    }
}
