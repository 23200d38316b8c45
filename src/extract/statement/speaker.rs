//! Who speaks: the subject or agent of a reporting verb, or whom its clause is controlled by.
//!
//! Examples: `She was quoted as saying …`: she. `He said
//! the road was closed, adding that …`: he, although the parser hangs "adding" on "closed".

use super::{extent, issued, misread};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::facts::EntityType;
use crate::grammar::{clause, phrase, subject, voice};
use crate::lexicon::classes::ReportWord;
use crate::lexicon::cue::{self, CuePos, Frame};
use crate::lexicon::sector;

/// How many words whom one tells has at most, before the quotation.
const BEFORE_QUOTE: usize = 8;

/// Head of the speaker's noun phrase for the reporting verb at `verb`. Words inside a quotation that the verb stands
/// outside of are what is said, not who says it.
pub fn of_verb(story: &Story<'_>, verb: usize, passive: bool) -> Option<usize> {
    let quoted = |i: usize| story.quote(i).is_some_and(|quote| !quote.tokens.contains(&verb));
    let speaker = by_tree(story, verb, passive)?;
    if quoted(speaker) { subject_before(story, verb) } else { Some(speaker) }
}

fn by_tree(story: &Story<'_>, verb: usize, passive: bool) -> Option<usize> {
    let doc = &story.doc;
    if passive {
        return voice::agent(doc, verb);
    }
    let word = |i: usize| doc.token(i).chars().any(char::is_alphanumeric) && !is_told_to_act(doc, verb, i);
    let own = doc.children(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass) && word(child));
    // "The cuts, the union alleges, hurt farmers": of two subjects the one between the commas.
    let set_in = doc.token((verb + 1).min(doc.len() - 1)) == ",";
    let inner =
        || doc.lefts(verb).rfind(|&child| doc.dep(child) == Dep::Nsubj && clause::opens_after_comma(doc, child));
    let own = own.map(|own| if set_in { inner().unwrap_or(own) } else { own });
    // "Former mayor, party member and board chief Jane Roe said", which the parser takes for two subjects.
    let named = doc.lefts(verb).rfind(|&child| doc.dep(child) == Dep::Nsubj);
    // "Sent a tweet that called the plan mad": whoever sent it.
    let issuer = own.filter(|&own| doc.tag(own).starts_with('W') && doc.dep(verb) == Dep::Relcl);
    if let Some(issuer) = issuer.and_then(|_| issued::issuer(doc, doc.head(verb))) {
        return Some(issuer);
    }
    // "The man who police said was armed": the police say it.
    let own = own.map(|own| if doc.tag(own).starts_with('W') { named.unwrap_or(own) } else { own });
    let own =
        named.filter(|&child| story.entity(child).is_some_and(|entity| entity.kind == EntityType::Person)).or(own);
    // "Roe has in the past called …", where the parser hangs Roe on "has".
    let auxiliary = || {
        let auxiliaries = doc.lefts(verb).filter(|&child| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass));
        // "May said": the name itself is taken for one.
        let named = auxiliaries.clone().find(|&aux| doc.pos(aux) == Pos::Propn);
        auxiliaries.flat_map(|aux| doc.lefts(aux)).find(|&child| doc.dep(child) == Dep::Nsubj).or(named)
    };
    // "Roe, asked about the war, said", where the parser hangs Roe on "asked".
    let asked = || {
        let asked = doc.lefts(verb).find(|&child| misread::is_asked_in_passing(doc, child))?;
        doc.left(asked, Dep::Nsubj)
    };
    if let Some(own) = own.or_else(auxiliary).or_else(asked) {
        return Some(own);
    }
    if let Some(subject) = behind_verb(doc, verb).or_else(|| beside_participle(doc, verb)) {
        return Some(subject);
    }
    if let Some(subject) = mistaken_apposition(doc, verb).or_else(|| misread::subject_of(doc, verb)) {
        return Some(subject);
    }
    if let Some(quoted) = quoted_as(doc, verb) {
        return Some(quoted);
    }
    // "The road was closed, she said, warning that …", where the parser hangs "said" on "warning".
    let said = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Parataxis && extent::is_reporting(doc, child));
    if let Some(said) = said.filter(|_| doc.tag(verb) == "VBG") {
        return subject::of(doc, said);
    }
    if let Some(controller) = behind_by_or_for(story, verb) {
        return Some(controller);
    }
    match doc.dep(verb) {
        Dep::Advcl if doc.tag(verb) == "VBG" => participle(story, verb),
        Dep::Conj => coordinated(doc, verb).or_else(|| subject::of(doc, verb)),
        Dep::Acl => {
            issued::issuer(doc, doc.head(verb)).or_else(|| named_before(story, verb)).or_else(|| subject::of(doc, verb))
        }
        _ => subject::of(doc, verb).or_else(|| before_verb(story, verb)).or_else(|| of_sentence(doc, verb)),
    }
}

/// "Warns citizens not to go": the parser takes whom somebody tells to act for who tells.
fn is_told_to_act(doc: &Doc, verb: usize, subject: usize) -> bool {
    let act = || doc.right(verb, Dep::Xcomp).is_some_and(|act| act > subject && clause::is_infinitive(doc, act));
    let told =
        || cue::look_up(&clause::verb_lemma(doc, verb), CuePos::Verb).is_some_and(|entry| entry.takes(&Frame::Told));
    subject > verb && act() && told()
}

/// "Six men were held, reported the Herald": who stands behind the verb, whom the parser takes for its object.
pub fn behind_verb(doc: &Doc, verb: usize) -> Option<usize> {
    let none = !doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    let told = doc.left(verb, Dep::Ccomp).filter(|_| none && doc.tag(verb) == "VBD")?;
    let comma = verb.checked_sub(1).is_some_and(|i| doc.token(i) == "," && told < i);
    clause::object(doc, verb).filter(|&object| comma && doc.pos(doc.left_edge(object)) == Pos::Propn)
}

/// "Despite the mayor saying that …": who stands between the preposition and the participle.
fn beside_participle(doc: &Doc, verb: usize) -> Option<usize> {
    let preposition = Some(doc.head(verb)).filter(|_| doc.dep(verb) == Dep::Pcomp && doc.tag(verb) == "VBG")?;
    doc.right(preposition, Dep::Pobj).filter(|&noun| noun < verb && doc.right_edge(noun) + 1 == doc.left_edge(verb))
}

/// "Roe defended her decision to stay by saying …": Roe; "mocked Roe for saying …": Roe as well.
fn behind_by_or_for(story: &Story<'_>, verb: usize) -> Option<usize> {
    let doc = &story.doc;
    let preposition = Some(doc.head(verb)).filter(|_| doc.dep(verb) == Dep::Pcomp && doc.tag(verb) == "VBG")?;
    let finite = doc.ancestors(verb).find(|&above| doc.pos(above) == Pos::Verb && clause::is_finite(doc, above))?;
    match doc.token(preposition) {
        "by" => subject::of(doc, finite),
        "for" => {
            let at = |&child: &usize| doc.dep(child) == Dep::Prep && doc.token(child) == "at" && child < preposition;
            let object = clause::object(doc, finite)
                .or_else(|| doc.rights(finite).find(at).and_then(|at| doc.right(at, Dep::Pobj)));
            object.filter(|&it| it < preposition && story.entity(it).is_some_and(|it| it.kind == EntityType::Person))
        }
        _ => None,
    }
}

/// "The row over Jane Roe blaming the town": Roe, where the parser hangs the participle on the row.
fn named_before(story: &Story<'_>, verb: usize) -> Option<usize> {
    let doc = &story.doc;
    let name = verb.checked_sub(1).filter(|&i| doc.tag(verb) == "VBG" && doc.dep(i) == Dep::Pobj)?;
    let over = matches!(doc.token(doc.head(name)), "over" | "about" | "of" | "after" | "on");
    let actor = story.entity(name).is_some_and(|it| matches!(it.kind, EntityType::Person | EntityType::State));
    (over && actor && doc.head(verb) != name).then_some(name)
}

/// "He said little, devoting a minute to promising that …": whoever does the rest of the sentence.
fn of_sentence(doc: &Doc, verb: usize) -> Option<usize> {
    let beside_a_verb = doc.pos(doc.head(doc.head(verb))) == Pos::Verb;
    if doc.tag(verb) != "VBG" || doc.dep(verb) != Dep::Pcomp || !beside_a_verb {
        return None;
    }
    let finite = doc.ancestors(verb).find(|&above| doc.pos(above) == Pos::Verb && clause::is_finite(doc, above))?;
    subject::of(doc, finite)
}

/// "Her adviser, Jane Roe, said", where the parser finds no subject: the noun phrase that ends before the verb.
fn before_verb(story: &Story<'_>, verb: usize) -> Option<usize> {
    let doc = &story.doc;
    let finite = clause::is_tensed(doc, verb);
    let sentence = doc.sentence(verb).start;
    let idle = |&i: &usize| !(matches!(doc.pos(i), Pos::Aux | Pos::Adv | Pos::Space) || doc.token(i) == ",");
    let noun = (sentence..verb).rev().take(4).find(idle).filter(|_| finite)?;
    let nominal = matches!(doc.pos(noun), Pos::Noun | Pos::Propn | Pos::Pron);
    // Up to the head of the whole phrase: "two sources close to the talks said".
    let inside = |&above: &usize| above < noun && above >= sentence && !matches!(doc.pos(above), Pos::Verb | Pos::Aux);
    // "Speaking to farmers, Jane Roe said": Roe is no other name of the farmers.
    let participle = doc.lefts(verb).any(|child| doc.dep(child) == Dep::Csubj && doc.tag(child) == "VBG");
    if participle && doc.dep(noun) == Dep::Appos {
        return nominal.then_some(noun);
    }
    // "In a talk with the Herald's editor, Jane Roe said": nor of the editor, whom a preposition sets apart.
    let apart = clause::opens_after_comma(doc, noun)
        && doc.dep(noun) == Dep::Appos
        && doc.dep(doc.head(noun)) == Dep::Pobj
        && story.mention(noun).is_some_and(|mention| mention.is_person(story.authority));
    if apart {
        return Some(noun);
    }
    let above = doc.ancestors(noun).take_while(inside);
    let head = above.filter(|&above| matches!(doc.pos(above), Pos::Noun | Pos::Propn)).last().unwrap_or(noun);
    nominal.then_some(head)
}

/// "The army took the town, the Herald has reported", where the parser takes the Herald for another name of the town.
pub fn mistaken_apposition(doc: &Doc, verb: usize) -> Option<usize> {
    let start = doc.left_edge(verb);
    let subject = start.checked_sub(1)?;
    let comma = doc.left_edge(subject).checked_sub(1)?;
    let last = doc.rights(verb).all(|child| doc.pos(child) == Pos::Punct);
    let fits = doc.dep(verb) == Dep::Conj && doc.dep(subject) == Dep::Appos && doc.token(comma) == "," && last;
    (fits && doc.head(verb) < comma).then_some(subject)
}

/// "X quoted Y as saying", "Y was quoted as saying": Y.
fn quoted_as(doc: &Doc, verb: usize) -> Option<usize> {
    let preposition = doc.head(verb);
    let quote = doc.head(preposition);
    let is_as = doc.dep(verb) == Dep::Pcomp && doc.token(preposition).eq_ignore_ascii_case("as");
    // "Quoted a fisherman as saying", where the parser hangs "as" on the fisherman.
    if is_as && doc.dep(quote) == Dep::Dobj && matches!(doc.lemma(doc.head(quote)), "quote" | "cite") {
        return Some(quote);
    }
    if !is_as || !matches!(doc.lemma(quote), "quote" | "cite" | "report") {
        return None;
    }
    let patient = doc.left(quote, Dep::Nsubjpass);
    patient.or_else(|| clause::object(doc, quote)).or_else(|| subject::of(doc, quote))
}

/// "…, adding that …": who speaks in the clause that the participle goes with, or, where the parser hung it on what
/// that one said, whoever said it.
fn participle(story: &Story<'_>, verb: usize) -> Option<usize> {
    let doc = &story.doc;
    if ReportWord::Voices.has(doc.lemma(verb)) {
        return subject_before(story, verb).or_else(|| subject::of(doc, verb));
    }
    // "A recording of Roe saying that …".
    let before = verb.checked_sub(1).filter(|&i| matches!(doc.dep(i), Dep::Pobj | Dep::Dobj));
    let heard = before.filter(|&i| story.entity(i).is_some_and(|entity| entity.kind == EntityType::Person));
    if doc.lemma(verb) == "say" && heard.is_some() {
        return heard;
    }
    if let Some(beside) = beside_comma(story, verb) {
        return Some(beside);
    }
    let nearest = subject::of(doc, verb);
    let speaks = |head: usize| {
        let named = matches!(doc.tag(head), "PRP" | "WP" | "WDT") || story.entity_at[head].is_some();
        named || sector::can_speak(&doc.lemma(head).to_lowercase())
    };
    // "Sceptics doubted that Roe can pay, arguing that …": whoever does the rest of the sentence.
    let main = matches!(doc.dep(doc.head(verb)), Dep::Root);
    let people = nearest.is_some_and(|head| main && doc.tag(head) == "NNS" && !opens_with_cue(doc, verb));
    if people {
        return nearest;
    }
    if doc.lemma(verb) != "add" && nearest.is_some_and(speaks) && !goes_with_report(story, verb) {
        return nearest;
    }
    let urging = Some(doc.head(doc.head(verb))).filter(|&above| above < doc.head(verb) && tells(doc, above));
    let outer = outer_report(doc, verb).or(urging).and_then(|outer| subject::of(doc, outer));
    let above = || {
        let subjects = doc.ancestors(verb).filter(|&above| matches!(doc.pos(above), Pos::Verb | Pos::Aux));
        subjects.filter_map(|above| subject::of(doc, above)).find(|&subject| speaks(subject))
    };
    outer.or_else(above).or_else(|| subject_before(story, verb)).or(nearest)
}

/// "With the mayor, Jane Roe, saying that …", "within hours of Jane Roe, the mayor, saying so": an apposition stands between.
fn beside_comma(story: &Story<'_>, verb: usize) -> Option<usize> {
    let doc = &story.doc;
    let last = verb.checked_sub(2).filter(|&i| doc.token(i + 1) == ",")?;
    let apposition =
        doc.ancestors(last).chain([last]).find(|&i| doc.dep(i) == Dep::Appos && doc.right_edge(i) == last)?;
    let noun = doc.head(apposition);
    let preposition = doc.head(noun);
    let of_time = || doc.token(preposition) == "of" && phrase::is_time(doc, doc.head(preposition));
    let fits = doc.dep(noun) == Dep::Pobj && (matches!(doc.token(preposition), "with" | "despite") || of_time());
    (fits && doc.right_edge(noun) <= verb).then_some(noun)
}

/// "…, adding to the rows": what comes of something, where nothing is said.
fn opens_with_cue(doc: &Doc, verb: usize) -> bool {
    !doc.rights(verb).any(|child| matches!(doc.dep(child), Dep::Ccomp | Dep::Xcomp))
}

/// The last subject before the verb that can speak: "The row began when farmers blocked the road, shouting "…"".
fn subject_before(story: &Story<'_>, verb: usize) -> Option<usize> {
    let doc = &story.doc;
    let subject = |&i: &usize| matches!(doc.dep(i), Dep::Nsubj | Dep::Nsubjpass) && story.quote(i).is_none();
    (doc.sentence(verb).start..verb).rev().filter(subject).find(|&i| {
        matches!(doc.token(i).to_lowercase().as_str(), "he" | "she" | "they" | "we" | "i")
            || story.entity_at[i].or(story.anybody_at[i]).is_some()
            || doc.tag(i) == "NNS"
    })
}

/// "He conceded that she had won but implied that …": the first report, where the parser hung the second on what it
/// says.
fn coordinated(doc: &Doc, verb: usize) -> Option<usize> {
    if let Some(report) = misread::report_of(doc, verb) {
        return subject::of(doc, report);
    }
    let before = doc.left_edge(verb).checked_sub(1)?;
    let but = doc.token(before) == "but";
    let anew = doc.pos(before) == Pos::Cconj && before > 0 && doc.token(before - 1) == ",";
    let unlike = !extent::is_reporting(doc, doc.head(verb));
    let that = clause::takes_that_clause(doc, verb);
    let thing = extent::is_noted(doc, verb, before) || extent::joins_report(doc, verb);
    (unlike && (but || (anew && that) || thing))
        .then(|| outer_report(doc, verb))
        .flatten()
        .and_then(|outer| subject::of(doc, outer))
}

/// "Roe said that Doe must go, warning that it was late": what Doe is to do is no speech, so Roe warns.
fn goes_with_report(story: &Story<'_>, participle: usize) -> bool {
    let doc = &story.doc;
    let deed = doc.head(participle);
    let content = doc.rights(participle).any(|child| doc.dep(child) == Dep::Ccomp)
        || story.quotes.iter().any(|quote| {
            let gap = participle + 1..quote.tokens.start.max(participle + 1);
            gap.len() <= BEFORE_QUOTE && gap.clone().any(|i| matches!(doc.token(i), ":" | ","))
        });
    let comma = clause::opens_after_comma(doc, participle);
    let speech = cue::look_up(&clause::verb_lemma(doc, deed), CuePos::Verb).is_some();
    // "To complain that Peru was idle, tweeting": nor is a state's.
    let state =
        subject::of(doc, deed).and_then(|head| story.entity(head)).is_some_and(|it| it.kind == EntityType::State);
    let urged = || doc.dep(deed) == Dep::Xcomp && clause::is_infinitive(doc, deed) && tells(doc, doc.head(deed));
    (content || state) && comma && !speech && (outer_report(doc, participle).is_some() || urged())
}

/// "Urged her to stay": a verb of telling somebody what to do.
fn tells(doc: &Doc, verb: usize) -> bool {
    let entry = cue::look_up(&clause::verb_lemma(doc, verb), CuePos::Verb);
    entry.is_some_and(|entry| entry.takes(&Frame::Infinitive)) && clause::object(doc, verb).is_some()
}

/// The reporting verb whose complement the verb stands in.
fn outer_report(doc: &Doc, verb: usize) -> Option<usize> {
    doc.ancestors(verb).skip(1).find(|&above| {
        doc.pos(above) == Pos::Verb
            && extent::is_reporting(doc, above)
            && doc.rights(above).any(|child| doc.dep(child) == Dep::Ccomp && doc.is_in_subtree(verb, child))
    })
}

/// Speakers who are each named, in text order; only the first where one of them is not.
pub fn joint(story: &Story<'_>, head: usize) -> Vec<usize> {
    let all = story.conjuncts(head);
    let named = |head: usize| story.mention(head).is_some() && story.entity_at[head].is_some();
    // Where the tagger took "report" for a noun, the last name hangs on it.
    let names = all.into_iter().map(|head| if named(head) { head } else { head.saturating_sub(1) });
    let names: Vec<usize> = names.collect();
    if names.iter().all(|&head| named(head)) { names } else { vec![head] }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{speakers, statements};

    #[test]
    fn a_participle_is_of_whoever_said_the_rest_or_of_who_can_speak() {
        assert_eq!(
            statements("The march ended when farmers blocked the road, shouting \"We want to be paid!\""),
            ["farmers ~ shouting ~ We want to be paid"]
        );
        let text = "Jane Roe said that John Doe must leave the island, warning that it was late.";
        assert_eq!(speakers(text), ["jane-roe", "jane-roe"]);
    }

    #[test]
    fn who_does_something_by_saying_or_is_mocked_for_saying() {
        let text = "Jane Roe defended her decision to let the ferry go by saying that it was late.";
        assert_eq!(speakers(text).last().map(String::as_str), Some("jane-roe"));
        let text = "Jane Roe mocked John Doe for saying that it was late.";
        assert_eq!(speakers(text).last().map(String::as_str), Some("john-doe"));
    }

    #[test]
    fn who_reports_goes_on_in_a_participle() {
        let text = "Jane Roe said poachers have moved on, saying it may be hard to find them.";
        assert_eq!(speakers(text), ["jane-roe", "jane-roe"]);
        let text = "Jane Roe urged John Doe to leave the island, telling the envoy that it was late.";
        assert_eq!(speakers(text), ["jane-roe", "jane-roe"]);
    }

    #[test]
    fn whom_nobody_tells_is_told() {
        let text = "Farmers were told to leave the island, and told not to return.";
        assert_eq!(statements(text), ["- ~ told ~ to leave the island", "- ~ told ~ not to return"]);
        assert_eq!(speakers("John Doe was held in April and subsequently accused of theft."), [""; 0]);
    }

    #[test]
    fn a_relative_pronoun_is_not_who_says_it() {
        assert_eq!(statements("The man, who police said was armed, fled."), ["police ~ said ~ The man | was armed"]);
    }

    #[test]
    fn who_is_quoted_as_saying_it() {
        assert_eq!(
            statements("Roe was quoted as saying that the mine was safe."),
            ["Roe ~ saying ~ that the mine was safe"]
        );
    }

    #[test]
    fn a_name_behind_a_preposition_is_not_what_it_hangs_on() {
        let text =
            "In an interview with the Herald columnist Mary Lamb, former President John Doe said that it was late.";
        assert_eq!(speakers(text), ["john-doe"]);
        let text = "In the dispute over Governor Jane Roe blaming the port for the fire, a new letter has surfaced.";
        assert_eq!(speakers(text), ["jane-roe"]);
    }

    #[test]
    fn a_pronoun_before_a_quotation_looks_out_of_it() {
        let met = "Jane Roe met farmers on Monday.\n\n\"John Doe has ruined us,\" she said.";
        assert_eq!(speakers(&format!("{met}\n\nShe added that prices had doubled.")), ["jane-roe", "jane-roe"]);
    }
}
