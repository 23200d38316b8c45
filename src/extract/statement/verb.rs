//! Reporting verbs with what they take: `said that …`, `told reporters that …`, `accused X of …`, `urged X to …`,
//! `called X a liar`.

use std::ops::Range;

use super::extent::{self, subtree_range};
use super::{Draft, noun, parenthesis, speaker};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::facts::{EntityType, Modality, Polarity, Sector, SpeechAct};
use crate::grammar::clause::{self, is_infinitive};
use crate::grammar::voice::{self, is_passive_or_reduced};
use crate::grammar::{mood, phrase};
use crate::lexicon::cue::{self, CueEntry, CuePos, Frame};

/// How far behind "called" the quotation may begin that says what.
const LONGEST_NAMED: usize = 16;

/// The statement of the reporting verb at token `i`.
pub fn find(story: &Story<'_>, i: usize) -> Option<Draft> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Verb || matches!(doc.dep(i), Dep::Amod | Dep::Compound) {
        return None;
    }
    let mut draft = bare(story, i);
    if let Some(noun) = noun::of_light_verb(doc, i)
        && let Some(lent) = draft.clone().or_else(|| lent(story, i))
        && let Some(found) = noun::with_verb(doc, i, noun, lent)
    {
        return Some(found);
    }
    let found = draft.as_mut()?;
    let entry = entry(doc, i)?.1;
    let nobody = found.speaker.is_none() && is_passive_or_reduced(doc, i);
    let addressed = found.speaker.is_some_and(|head| doc.token(head).eq_ignore_ascii_case("you"));
    if is_quoted_as(doc, i)
        || is_mere_purpose(doc, i, entry)
        || is_left_unsaid(doc, i, entry)
        || (nobody && (entry.takes_preposition("as") || entry.takes(&Frame::Named) || entry.act == SpeechAct::Think))
        || (nobody && is_infinitive(doc, i))
        || addressed
        || is_assault(story, i, found.speaker)
    {
        return None;
    }
    if let Some((speaker, content)) = parenthesis::inverted(story, i, entry) {
        (found.speaker, found.content) = (Some(speaker), content);
        return draft;
    }
    found.content = content(story, i, entry, &mut found.addressee)?;
    draft.filter(|draft| !is_empty(doc, &draft.content))
}

/// Speaker and cue of the verb at `i`, what it says still to be found.
pub fn bare(story: &Story<'_>, i: usize) -> Option<Draft> {
    let doc = &story.doc;
    let (lemma, entry, end) = entry(doc, i)?;
    Some(Draft {
        speaker: speaker::of_verb(story, i, is_passive_or_reduced(doc, i)),
        cue: Some((lemma, i..end + 1)),
        content: Vec::new(),
        addressee: told(doc, i, entry),
        act: entry.act,
        rule: "verb",
        confidence: 0.85,
    })
}

/// Whom the verb's object names: "told her", "promised them help"; not "promised help".
fn told(doc: &Doc, verb: usize, entry: &CueEntry) -> Option<usize> {
    let object = || clause::object(doc, verb).filter(|_| !entry.takes(&Frame::Object));
    voice::recipient(doc, verb).or_else(object).filter(|_| entry.takes(&Frame::Told))
}

/// The same for any verb that stands where a report stands.
pub fn any(story: &Story<'_>, i: usize) -> Option<Draft> {
    lent(story, i).map(|draft| Draft { rule: "beside-quote", confidence: 0.7, ..draft })
}

/// The same for a verb that only lends its subject to a noun and is no reporting word itself.
fn lent(story: &Story<'_>, i: usize) -> Option<Draft> {
    Some(Draft {
        speaker: speaker::of_verb(story, i, is_passive_or_reduced(&story.doc, i)),
        cue: Some((story.doc.lemma(i).to_lowercase(), i..i + 1)),
        content: Vec::new(),
        addressee: None,
        act: SpeechAct::Assert,
        rule: "light-verb",
        confidence: 0.8,
    })
}

/// The lexicon's entry for the verb, with its particle, and where the cue ends.
fn entry(doc: &Doc, i: usize) -> Option<(String, &'static CueEntry, usize)> {
    let lemma = clause::verb_lemma(doc, i);
    let next = i + 1;
    if next < doc.len() {
        let with_particle = format!("{lemma} {}", doc.token(next).to_lowercase());
        if matches!(doc.dep(next), Dep::Prt | Dep::Prep)
            && let Some(entry) = cue::look_up(&with_particle, CuePos::Verb)
        {
            // A preposition opens what is said ("called for talks"); a particle belongs to the cue.
            let end = if doc.dep(next) == Dep::Prt { next } else { i };
            return Some((with_particle, entry, end));
        }
    }
    let entry = cue::look_up(&lemma, CuePos::Verb)?;
    Some((lemma, entry, i))
}

/// "She did not say who paid", "she declined to say who paid", "it is wrong to say that she paid": nobody said it.
/// Refusals and denials are acts of their own and stay.
fn is_left_unsaid(doc: &Doc, verb: usize, entry: &CueEntry) -> bool {
    let governor = doc.head(verb);
    let held_back = matches!(doc.lemma(governor), "decline" | "refuse" | "fail");
    let nobody = doc.lefts(governor).any(|child| doc.dep(child) == Dep::Nsubj && doc.token(child) == "it")
        && (doc.lemma(governor) == "be" || doc.lefts(governor).any(|child| doc.lemma(child) == "be"));
    let infinitive = doc.dep(verb) == Dep::Xcomp && is_infinitive(doc, verb);
    // "Let others tell the story".
    let left_to_others = doc.tag(verb) == "VB" && matches!(doc.lemma(governor), "let" | "make" | "help");
    // "Prosecutors could prove that she paid": nobody has shown it yet.
    let unproven = matches!(doc.lemma(verb), "prove" | "show" | "find" | "demonstrate")
        && matches!(mood::modality(doc, verb), Modality::Possible | Modality::Hypothetical);
    let kept = left_to_others || unproven || (infinitive && (held_back || nobody)) || doc.lemma(governor) == "worth";
    kept || (entry.act == SpeechAct::Assert && mood::polarity(doc, verb) == Polarity::Negated)
}

/// "X quoted Y as saying": the statement is that of "saying".
fn is_quoted_as(doc: &Doc, verb: usize) -> bool {
    matches!(doc.lemma(verb), "quote" | "cite")
        && doc.rights(verb).any(|child| {
            doc.dep(child) == Dep::Prep
                && doc.token(child) == "as"
                && doc.rights(child).any(|below| doc.dep(below) == Dep::Pcomp)
        })
}

/// "They met to condemn the attack": what somebody is to do or means to do has not been said, unless words are given.
fn is_mere_purpose(doc: &Doc, verb: usize, entry: &CueEntry) -> bool {
    let gives_words = doc.right(verb, Dep::Ccomp).is_some();
    let aim = clause::is_purpose(doc, verb);
    is_infinitive(doc, verb) && !gives_words && (aim || !matches!(entry.act, SpeechAct::Assert | SpeechAct::Ask))
}

fn content(
    story: &Story<'_>,
    verb: usize,
    entry: &CueEntry,
    addressee: &mut Option<usize>,
) -> Option<Vec<Range<usize>>> {
    let doc = &story.doc;
    let passive = is_passive_or_reduced(doc, verb);
    let found = complements(doc, verb, entry, passive, addressee);
    let patient = patient(story, verb, entry).filter(|_| passive);
    let Some(&first) = found.first() else {
        return patient
            .map(|patient| vec![patient])
            .or_else(|| named_in_marks(story, verb, entry))
            .or_else(|| parenthesis::content(doc, verb, entry));
    };
    let report = report_start(doc, verb);
    let mut content = Vec::new();
    // "Noting that it was late, she said it was over": the participle is not what she said.
    let aside = found.len() > 1 && doc.tag(doc.left_edge(first)) == "VBG";
    if aside && first < verb {
        // The clause behind the verb is all of it.
    } else if first < verb && !(found.len() > 1 && doc.token(report.saturating_sub(1)) == ";") {
        let range = subtree_range(doc, first);
        content.push(extent::trimmed(doc, range.start..range.end.min(report.max(range.start + 1))));
    } else if passive && doc.dep(first) == Dep::Xcomp && !entry.takes(&Frame::Told) {
        // "The talks are said to have failed": subject and infinitive together are what is said.
        let subject = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubjpass);
        content.extend(subject.map(|subject| story.phrase(subject)));
    } else if doc.token((verb + 1).min(doc.len() - 1)) == "," && doc.dep(first) == Dep::Ccomp {
        // "If the talks fail, she said, the border stays shut".
        let start = doc.left_edge(verb);
        let next = doc.token((verb + 2).min(doc.len() - 1));
        if start < report && !matches!(next, "\"" | "“" | "''" | "``" | "that") {
            content.push(clause::trim(doc, start..report));
        }
    }
    content.extend(patient.filter(|_| content.is_empty()));
    content.extend(stretch(doc, verb, &found));
    content.retain(|range| !range.is_empty());
    Some(content)
}

/// "The plan was rejected by the union": the plan, where the passive tells whose words they are.
fn patient(story: &Story<'_>, verb: usize, entry: &CueEntry) -> Option<Range<usize>> {
    let doc = &story.doc;
    let takes = entry.takes(&Frame::Object) || entry.takes(&Frame::Accused);
    voice::agent(doc, verb).filter(|_| takes && !entry.takes(&Frame::Told))?;
    let subject = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubjpass)?;
    (doc.pos(subject) != Pos::Pron).then(|| subtree_range(doc, subject))
}

/// Where the reporting clause begins: at its subject or verb, whichever is first.
fn report_start(doc: &Doc, verb: usize) -> usize {
    let subject = doc.lefts(verb).find(|&child| matches!(doc.dep(child), Dep::Nsubj | Dep::Nsubjpass));
    subject.map_or(verb, |subject| doc.left_edge(subject).min(verb))
}

/// Which of the verb's dependents say what is said.
fn complements(doc: &Doc, verb: usize, entry: &CueEntry, passive: bool, addressee: &mut Option<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let has = |wanted: &[Dep]| doc.children(verb).any(|child| wanted.contains(&doc.dep(child)));
    let has_clause = has(&[Dep::Ccomp, Dep::Xcomp]);
    let has_name = doc.rights(verb).any(|child| doc.dep(child) == Dep::Oprd);
    for child in doc.children(verb) {
        let right = child > verb;
        let says = match doc.dep(child) {
            Dep::Ccomp if is_small_clause(doc, child) => right && entry.takes(&Frame::Named),
            Dep::Ccomp => entry.takes(&Frame::Clause) || entry.takes(&Frame::Quote),
            Dep::Xcomp if doc.tag(child) == "VBG" => right && entry.takes(&Frame::Gerund),
            Dep::Xcomp => right && (entry.takes(&Frame::Infinitive) || entry.takes(&Frame::Clause)),
            Dep::Dobj | Dep::Dative
                if right && entry.takes(&Frame::Told) && (has_clause || !entry.takes(&Frame::Object)) =>
            {
                *addressee = Some(child);
                // Whoever is asked to act is part of what is asked; whoever is told that something is so is not.
                doc.pos(child) != Pos::Pron && entry.takes(&Frame::Infinitive) && asks_to_act(doc, verb, child)
            }
            Dep::Oprd => right && !passive && entry.takes(&Frame::Named),
            Dep::Dobj if right && has_name && entry.takes(&Frame::Named) => true,
            Dep::Dobj => right && (entry.takes(&Frame::Object) || entry.takes(&Frame::Accused)),
            Dep::Prep => {
                right && entry.takes_preposition(&doc.token(child).to_lowercase()) && !phrase::opens_time(doc, child)
            }
            // "Called for him to resign": the preposition opens a clause.
            Dep::Advcl => {
                right && entry.takes_preposition(doc.token(doc.left_edge(child))) && is_infinitive(doc, child)
            }
            _ => false,
        };
        if says {
            found.push(child);
        } else if doc.dep(child) == Dep::Prep && doc.token(child) == "to" && addressee.is_none() {
            *addressee = doc.rights(child).find(|&object| doc.dep(object) == Dep::Pobj);
        }
    }
    // "Accused by Roe of theft": the parser hangs the charge on Roe.
    if passive && entry.takes(&Frame::Accused) {
        let agent = voice::agent(doc, verb).into_iter().flat_map(|agent| doc.rights(agent));
        found.extend(agent.filter(|&child| doc.dep(child) == Dep::Prep && entry.takes_preposition(doc.token(child))));
    }
    // The accused alone is not what is said.
    if entry.takes(&Frame::Accused) && found.iter().all(|&child| doc.dep(child) == Dep::Dobj) {
        found.clear();
    }
    if passive && entry.takes(&Frame::Told) && addressee.is_none() {
        *addressee = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubjpass);
    }
    found
}

/// "The army attacked the town", "helicopters attacked villages": only persons and bodies without arms attack with words.
fn is_assault(story: &Story<'_>, verb: usize, subject: Option<usize>) -> bool {
    use Sector::{Civilians, Crime, Military, Police, Rebels};
    let talks = subject.and_then(|head| story.entity(head)).is_some_and(|entity| match entity.kind {
        EntityType::Person => true,
        EntityType::State | EntityType::ArmedGroup | EntityType::Coalition => false,
        EntityType::Organization | EntityType::Group | EntityType::Actor => {
            entity.sector.is_some_and(|sector| !matches!(sector, Military | Police | Rebels | Crime | Civilians))
        }
    });
    story.doc.lemma(verb) == "attack" && !talks
}

/// "Urged the town to pay": an infinitive behind the object.
fn asks_to_act(doc: &Doc, verb: usize, object: usize) -> bool {
    doc.rights(verb).any(|child| child > object && doc.dep(child) == Dep::Xcomp && is_infinitive(doc, child))
}

/// "[called] the plan a mistake", taken by the parser for a clause without a verb.
fn is_small_clause(doc: &Doc, i: usize) -> bool {
    let verb = |child: usize| matches!(doc.dep(child), Dep::Aux | Dep::Auxpass | Dep::Mark);
    !matches!(doc.pos(i), Pos::Verb | Pos::Aux) && !doc.lefts(i).any(verb)
}

/// One stretch from the first complement after the verb to the last: "Moscow of a military build-up".
fn stretch(doc: &Doc, verb: usize, complements: &[usize]) -> Option<Range<usize>> {
    let after: Vec<usize> = complements.iter().copied().filter(|&child| child > verb).collect();
    let first = after.iter().map(|&child| doc.left_edge(child)).min()?.max(verb + 1);
    let last = after.iter().map(|&child| doc.right_edge(child)).max()?;
    Some(extent::trimmed(doc, first..last + 1))
}

/// "Called the plan "quite mad"": the object and the quotation that it is called.
fn named_in_marks(story: &Story<'_>, verb: usize, entry: &CueEntry) -> Option<Vec<Range<usize>>> {
    let doc = &story.doc;
    let object = doc.rights(verb).find(|&child| matches!(doc.dep(child), Dep::Dobj | Dep::Ccomp))?;
    let next = story.quotes.partition_point(|quote| quote.tokens.start <= verb);
    let quote = story.quotes.get(next).filter(|_| entry.takes(&Frame::Named) && !is_passive_or_reduced(doc, verb))?;
    let near = quote.tokens.start < verb + LONGEST_NAMED && doc.sentence(verb).contains(&quote.tokens.start);
    (near && object < quote.tokens.end).then(|| vec![clause::trim(doc, verb + 1..quote.tokens.end)])
}

/// True where nothing is left but a word that stands for what was said elsewhere ("he said that").
fn is_empty(doc: &Doc, content: &[Range<usize>]) -> bool {
    match content {
        [] => true,
        [only] => only.len() == 1 && matches!(doc.pos(only.start), Pos::Pron | Pos::Det | Pos::Adv),
        _ => false,
    }
}
