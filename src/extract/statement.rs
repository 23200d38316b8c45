//! Statements: what people said, who said it, and to whom.
//!
//! Two ways lead to a statement and meet: reporting verbs and nouns with their complements (the tree), and
//! quotations (the marks). A quotation that a verb's complement touches belongs to that verb; one that nothing
//! claims goes on for the speaker before it.
//!
//! Example: `"We are ready," the minister told reporters.` gives speaker `the minister`, cue `told`, content
//! `We are ready,`, addressee `reporters`.

use std::ops::Range;

use super::clause;
use super::cue::{self, CueEntry, CuePos, Frame};
use super::fact::{Cue, Facts, Presupposition, Quotation, SpeechAct, Statement};
use super::quotation::{self, Quote};
use super::{Extractor, settle};
use crate::english::{Dep, Doc, Pos};
use crate::entities::Story;
use crate::span::Span;

/// Finds statements.
pub struct Statements;

impl Extractor for Statements {
    fn extract(&self, story: &Story<'_>, facts: &mut Facts) {
        let quotes = quotation::find(story.article, &story.doc);
        let mut drafts = Vec::new();
        for i in 0..story.doc.len() {
            drafts.extend(reporting_verb(story, i));
            drafts.extend(reporting_noun(story, i));
            drafts.extend(according_to(story, i));
        }
        claim_quotes(story, &quotes, &mut drafts);
        drafts.sort_by_key(|draft| (draft.first(), draft.content.first().map_or(0, |range| range.start)));
        facts.statements.extend(drafts.into_iter().map(|draft| draft.finish(story, &quotes)));
        settle::unique_ids(facts.statements.iter_mut().map(|statement| &mut statement.id));
        nest(&mut facts.statements);
    }
}

/// A statement in tokens.
#[derive(Debug, Clone)]
struct Draft {
    speaker: Option<usize>,
    cue: Option<(String, Range<usize>)>,
    content: Vec<Range<usize>>,
    addressee: Option<usize>,
    act: SpeechAct,
    rule: &'static str,
    confidence: f64,
}

impl Draft {
    fn first(&self) -> usize {
        self.content.iter().map(|range| range.start).chain(self.cue.iter().map(|(_, cue)| cue.start)).min().unwrap_or(0)
    }

    fn presupposition(&self) -> Presupposition {
        let entry = self
            .cue
            .as_ref()
            .and_then(|(lemma, _)| cue::look_up(lemma, CuePos::Verb).or_else(|| cue::look_up(lemma, CuePos::Noun)));
        entry.map_or(Presupposition::Neutral, |entry| entry.presupposition)
    }

    fn finish(self, story: &Story<'_>, quotes: &[Quote]) -> Statement {
        let doc = &story.doc;
        let content: Vec<Span> = self.content.iter().map(|range| doc.span_of(range.clone())).collect();
        let mut span = content.iter().copied().reduce(Span::cover).unwrap_or(Span::new(0, 0));
        let speaker = self.speaker.map(|head| story.participant(head));
        if let Some(speaker) = &speaker {
            span = span.cover(speaker.span);
        }
        let cue =
            self.cue.as_ref().map(|(lemma, tokens)| Cue { lemma: lemma.clone(), span: doc.span_of(tokens.clone()) });
        if let Some(cue) = &cue {
            span = span.cover(cue.span);
        }
        let time = self.cue.as_ref().and_then(|(_, tokens)| clause::time(story, tokens.start));
        Statement {
            id: format!("statement-{}-{}", span.start, span.end),
            speaker,
            cue,
            quotation: quotation_of(&self.content, quotes),
            content,
            act: self.act,
            presupposition: self.presupposition(),
            addressee: self.addressee.map(|head| story.participant(head)),
            within: None,
            time,
            mentions: mentions(story, &self.content),
            span,
            evidence: Vec::new(),
            confidence: self.confidence,
            rule: format!("statement/{}", self.rule),
        }
    }
}

// ---- the tree ----

/// A verb of the lexicon with what it takes.
fn reporting_verb(story: &Story<'_>, i: usize) -> Option<Draft> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Verb {
        return None;
    }
    let (lemma, entry, particle) = verb_entry(doc, i)?;
    let passive = clause::is_passive(doc, i);
    let light = light_noun(doc, i, &lemma);
    let mut draft = Draft {
        speaker: if passive { clause::agent(doc, i) } else { clause::subject(doc, i) },
        cue: Some((lemma.clone(), i..particle + 1)),
        content: Vec::new(),
        addressee: None,
        act: entry.act,
        rule: "verb",
        confidence: 0.85,
    };
    if let Some(noun) = light {
        return light_verb(story, i, noun, draft);
    }
    let complements = complements(doc, i, entry, passive, &mut draft.addressee);
    let first = *complements.first()?;
    draft.content = match stretch(doc, i, &complements) {
        Some(range) => vec![range],
        None => vec![clause::trim(doc, subtree_range(doc, first))],
    };
    draft.content.retain(|range| !range.is_empty());
    (!draft.content.is_empty()).then_some(draft)
}

fn verb_entry(doc: &Doc, i: usize) -> Option<(String, &'static CueEntry, usize)> {
    let lemma = doc.lemma(i).to_lowercase();
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

/// Which of the verb's dependents say what is said.
fn complements(doc: &Doc, verb: usize, entry: &CueEntry, passive: bool, addressee: &mut Option<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let has_clause = doc.children(verb).any(|child| matches!(doc.dep(child), Dep::Ccomp | Dep::Xcomp));
    for child in doc.children(verb) {
        let right = child > verb;
        let says = match doc.dep(child) {
            Dep::Ccomp => entry.takes(&Frame::Clause) || entry.takes(&Frame::Quote),
            Dep::Xcomp if doc.tag(child) == "VBG" => right && entry.takes(&Frame::Gerund),
            Dep::Xcomp => right && (entry.takes(&Frame::Infinitive) || entry.takes(&Frame::Clause)),
            Dep::Dobj | Dep::Dative
                if right && entry.takes(&Frame::Told) && (has_clause || !entry.takes(&Frame::Object)) =>
            {
                *addressee = Some(child);
                false
            }
            Dep::Dobj => right && (entry.takes(&Frame::Object) || entry.takes(&Frame::Accused)),
            Dep::Nsubjpass => false,
            Dep::Prep => right && entry.takes_preposition(&doc.token(child).to_lowercase()),
            _ => false,
        };
        if says {
            found.push(child);
        } else if doc.dep(child) == Dep::Prep && doc.token(child) == "to" && addressee.is_none() {
            *addressee = doc.rights(child).find(|&object| doc.dep(object) == Dep::Pobj);
        }
    }
    if passive && entry.takes(&Frame::Told) && addressee.is_none() {
        *addressee = doc.lefts(verb).find(|&child| doc.dep(child) == Dep::Nsubjpass);
    }
    found
}

/// One stretch from the first complement after the verb to the last: "Moscow of a military build-up".
fn stretch(doc: &Doc, verb: usize, complements: &[usize]) -> Option<Range<usize>> {
    let after: Vec<usize> = complements.iter().copied().filter(|&child| child > verb).collect();
    let first = after.iter().map(|&child| doc.left_edge(child)).min()?.max(verb + 1);
    let last = after.iter().map(|&child| doc.right_edge(child)).max()?;
    Some(clause::trim(doc, first..last + 1))
}

fn subtree_range(doc: &Doc, i: usize) -> Range<usize> {
    doc.left_edge(i)..doc.right_edge(i) + 1
}

/// "Expressed concern that …", "issued a warning of …": verb and noun are the cue.
fn light_noun(doc: &Doc, verb: usize, lemma: &str) -> Option<usize> {
    let light = matches!(
        lemma,
        "express"
            | "voice"
            | "raise"
            | "make"
            | "issue"
            | "reiterate"
            | "repeat"
            | "reject"
            | "give"
            | "renew"
            | "have"
    );
    let noun = light.then(|| clause::object(doc, verb)).flatten()?;
    cue::look_up(doc.lemma(noun), CuePos::Noun).map(|_| noun)
}

fn light_verb(story: &Story<'_>, verb: usize, noun: usize, draft: Draft) -> Option<Draft> {
    let doc = &story.doc;
    let content = noun_content(doc, noun).or_else(|| {
        // The parser often hangs the noun's clause on the verb.
        doc.rights(verb)
            .find(|&child| child > noun && doc.dep(child) == Dep::Ccomp)
            .map(|child| subtree_range(doc, child))
    })?;
    let content = clause::trim(doc, content);
    let act = cue::look_up(doc.lemma(noun), CuePos::Noun).map_or(draft.act, |entry| entry.act);
    Some(Draft { content: vec![content], act, rule: "light-verb", confidence: 0.8, ..draft })
}

/// "Iran's claim that …", "a threat to …".
fn reporting_noun(story: &Story<'_>, i: usize) -> Option<Draft> {
    let doc = &story.doc;
    if doc.pos(i) != Pos::Noun {
        return None;
    }
    let lemma = doc.lemma(i).to_lowercase();
    let entry = cue::look_up(&lemma, CuePos::Noun)?;
    let speaker = doc.lefts(i).find(|&child| doc.dep(child) == Dep::Poss)?;
    let content = clause::trim(doc, noun_content(doc, i)?);
    Some(Draft {
        speaker: Some(speaker),
        cue: Some((lemma, i..i + 1)),
        content: vec![content],
        addressee: None,
        act: entry.act,
        rule: "noun",
        confidence: 0.7,
    })
}

fn noun_content(doc: &Doc, noun: usize) -> Option<Range<usize>> {
    let entry = cue::look_up(doc.lemma(noun), CuePos::Noun)?;
    let child = doc.rights(noun).find(|&child| match doc.dep(child) {
        Dep::Acl | Dep::Ccomp => entry.takes(&Frame::Clause) || entry.takes(&Frame::Infinitive),
        Dep::Relcl => entry.takes(&Frame::Clause) && doc.token(doc.left_edge(child)) == "that",
        Dep::Prep => entry.takes_preposition(doc.token(child)),
        _ => false,
    })?;
    Some(subtree_range(doc, child))
}

/// "According to X, …": the clause that the phrase hangs on, without the phrase.
fn according_to(story: &Story<'_>, i: usize) -> Option<Draft> {
    let doc = &story.doc;
    if doc.token(i).to_lowercase() != "according" || doc.token((i + 1).min(doc.len() - 1)) != "to" {
        return None;
    }
    let speaker = doc.rights(i + 1).find(|&child| doc.dep(child) == Dep::Pobj)?;
    let mut clause_head = doc.head(i);
    while !matches!(doc.pos(clause_head), Pos::Verb | Pos::Aux) && doc.head(clause_head) != clause_head {
        clause_head = doc.head(clause_head);
    }
    // A reporting verb already has its speaker: "he said, according to X" is left to that verb.
    if cue::look_up(doc.lemma(clause_head), CuePos::Verb).is_some_and(|entry| entry.takes(&Frame::Clause)) {
        return None;
    }
    let whole = subtree_range(doc, clause_head);
    let phrase = i..doc.right_edge(speaker) + 1;
    let content: Vec<_> = [whole.start..phrase.start.max(whole.start), phrase.end.min(whole.end)..whole.end]
        .into_iter()
        .map(|range| clause::trim(doc, range))
        .filter(|range| !range.is_empty())
        .collect();
    (!content.is_empty()).then(|| Draft {
        speaker: Some(speaker),
        cue: Some(("according to".to_owned(), i..i + 2)),
        content,
        addressee: None,
        act: SpeechAct::Assert,
        rule: "according-to",
        confidence: 0.9,
    })
}

// ---- the marks ----

/// Give each quotation to the statement that touches it; what is left goes on for the speaker before it.
fn claim_quotes(story: &Story<'_>, quotes: &[Quote], drafts: &mut Vec<Draft>) {
    let doc = &story.doc;
    let mut last_speaker: Option<(usize, usize)> = None;
    for quote in quotes.iter().filter(|quote| is_utterance(doc, quote)) {
        let inside = |i: usize| quote.tokens.contains(&i);
        let outside_cue = |draft: &Draft| draft.cue.as_ref().is_none_or(|(_, cue)| !inside(cue.start));
        let mut claimed = None;
        for (index, draft) in drafts.iter().enumerate() {
            let touches =
                draft.content.iter().any(|range| range.start < quote.tokens.end && quote.tokens.start < range.end);
            if touches && outside_cue(draft) {
                claimed = Some(index);
                break;
            }
        }
        if let Some(index) = claimed {
            let draft = &mut drafts[index];
            for range in &mut draft.content {
                // All sentences between the marks were said, not only the one that the parser hung on the verb.
                if quote.tokens.start <= range.start && range.end <= quote.tokens.end + 1 {
                    *range = quote.tokens.clone();
                }
            }
            draft.content.dedup();
            last_speaker = draft.speaker.map(|speaker| (speaker, quote.tokens.end));
            continue;
        }
        if let Some(draft) = beside(story, quote) {
            last_speaker = draft.speaker.map(|speaker| (speaker, quote.tokens.end));
            drafts.push(draft);
        } else if let Some((speaker, _)) = last_speaker.filter(|_| stands_alone(doc, quote)) {
            drafts.push(Draft {
                speaker: Some(speaker),
                cue: None,
                content: vec![quote.tokens.clone()],
                addressee: None,
                act: SpeechAct::Assert,
                rule: "continued",
                confidence: 0.75,
            });
        }
    }
}

/// Words that somebody uttered, rather than a term set off by marks.
fn is_utterance(doc: &Doc, quote: &Quote) -> bool {
    let words = quote.tokens.clone().filter(|&i| !matches!(doc.pos(i), Pos::Punct | Pos::Space)).count();
    let verb = quote.tokens.clone().any(|i| matches!(doc.pos(i), Pos::Verb | Pos::Aux));
    !quote.single && (words >= 6 || (verb && words >= 3))
}

/// True where nothing but the quotation stands in its sentence.
fn stands_alone(doc: &Doc, quote: &Quote) -> bool {
    let sentence = doc.sentence(quote.tokens.start);
    let word = |i: usize| !matches!(doc.pos(i), Pos::Punct | Pos::Space);
    !(sentence.start..quote.tokens.start).any(word)
}

/// A reporting verb right after or before the marks whose tree does not reach the quotation.
fn beside(story: &Story<'_>, quote: &Quote) -> Option<Draft> {
    let doc = &story.doc;
    let after = quote.tokens.end..(quote.tokens.end + 14).min(doc.len());
    let before = quote.tokens.start.saturating_sub(10)..quote.tokens.start;
    let sentence_of_end = doc.sentence(quote.tokens.end.min(doc.len() - 1)).end;
    let sentence_of_start = doc.sentence(quote.tokens.start).start;
    let verb = after
        .filter(|&i| i < sentence_of_end.max(quote.tokens.end + 1))
        .chain(before.rev().filter(|&i| i >= sentence_of_start))
        .find(|&i| doc.pos(i) == Pos::Verb && takes_quote(doc, i) && clause::subject(doc, i).is_some())?;
    let lemma = doc.lemma(verb).to_lowercase();
    let entry = cue::look_up(&lemma, CuePos::Verb)?;
    Some(Draft {
        speaker: clause::subject(doc, verb),
        cue: Some((lemma, verb..verb + 1)),
        content: vec![quote.tokens.clone()],
        addressee: clause::object(doc, verb).filter(|_| entry.takes(&Frame::Told)),
        act: entry.act,
        rule: "beside-quote",
        confidence: 0.8,
    })
}

fn takes_quote(doc: &Doc, i: usize) -> bool {
    cue::look_up(&doc.lemma(i).to_lowercase(), CuePos::Verb).is_some_and(|entry| entry.takes(&Frame::Quote))
}

fn quotation_of(content: &[Range<usize>], quotes: &[Quote]) -> Quotation {
    let touched =
        |range: &Range<usize>| quotes.iter().any(|q| q.tokens.start < range.end && range.start < q.tokens.end);
    let inside =
        |range: &Range<usize>| quotes.iter().any(|q| q.tokens.start <= range.start && range.end <= q.tokens.end + 1);
    if content.iter().all(inside) {
        Quotation::Direct
    } else if content.iter().any(touched) {
        Quotation::Mixed
    } else {
        Quotation::Indirect
    }
}

/// Entities and places named in the content, each once.
fn mentions(story: &Story<'_>, content: &[Range<usize>]) -> Vec<String> {
    let mut found = Vec::new();
    for i in content.iter().cloned().flatten() {
        let named = story.mention(i).is_some_and(|mention| mention.head == i);
        if let Some(entity) = story.entity(i).filter(|_| named)
            && !found.contains(&entity.slug)
        {
            found.push(entity.slug.clone());
        }
    }
    found
}

/// A statement whose parts all stand inside another's content is reported inside it.
fn nest(statements: &mut [Statement]) {
    for inner in 0..statements.len() {
        let span = statements[inner].span;
        let outer = (0..statements.len())
            .filter(|&outer| outer != inner && statements[outer].content.iter().any(|content| content.contains(span)))
            .min_by_key(|&outer| statements[outer].content.iter().map(|content| content.len()).sum::<u32>());
        statements[inner].within = outer.map(|outer| statements[outer].id.clone());
    }
}
