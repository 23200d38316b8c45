//! What of an article the ledgers go by, read from its quads.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use oxigraph::model::Quad;
use serde::{Deserialize, Serialize};

use super::identity::People;
use super::numbers::{self, Figure};
use super::said::{self, Node, Property, local};
use super::statements::{self, Said, Statement};
use crate::ledger::days;
use crate::ledger::happenings::described::Described;
use crate::ledger::happenings::{Event, Number, When, telling};
use crate::ledger::origins::agencies;
use crate::ledger::origins::copies::Copied;
use crate::ledger::stories::Page;
use crate::ledger::vector::Vector;
use crate::ledger::words;
use crate::lexicon::agency::usual_name;
use crate::lexicon::caption::is_gallery;
use crate::lexicon::classes::LedgerWord;
use crate::span::{CharIndex, Span};

/// An event without a day lies at most so many days before its article.
const RECENT: i32 = 3;

/// An event of the scheme that is less sure is seldom right in what it is and who did it: it is no happening.
const LEAST_SURE: f64 = 0.15;

/// What lasts longer than so many days is no happening.
const LONGEST: i32 = 10;

/// The kind of a death by what nobody tells.
const DEATH: &str = "death";

/// What stands before the name that an article alone gives somebody, in an IRI.
const NAMELESS: &str = "#actor-";

/// Start of the IRIs of GeoNames' places.
const GEONAMES: &str = "https://sws.geonames.org/";

/// What of an article the ledgers go by.
pub struct Reading {
    /// Its IRI.
    pub iri: String,
    /// Day of publication since 1970.
    pub day: Option<i32>,
    /// The agency that signs it.
    pub agency: Option<&'static str>,
    /// Whose word it gives.
    pub cited: Vec<String>,
    /// What its story is told by.
    pub page: Page,
    /// Its words as copies are known by.
    pub text: Copied,
    /// Its events, in the order of their IRIs.
    pub events: Vec<(Happened, Event)>,
    /// What is said in it, and who is accused.
    pub said: Vec<(Said, Statement)>,
    /// Its figures; the events that they are of by their places.
    pub figures: Vec<Figure>,
}

/// An event of an article.
#[derive(Serialize, Deserialize)]
pub struct Happened {
    /// Its IRI.
    pub iri: String,
    /// The category or kind, as an IRI or a word.
    pub category: String,
    /// The day that it tells.
    pub day: Option<i32>,
    /// How sure it is, where it is of the scheme.
    pub sure: Option<f64>,
    /// The root of those on whose word alone it stands: who speaks in the outermost statement that it stands in.
    pub word: Option<String>,
}

/// The article that the quads of a graph are; `None` where they are no article's.
pub fn article(quads: &[&Quad], people: &People) -> Option<Reading> {
    let iri = said::graph(quads.first()?);
    let nodes = said::nodes(quads);
    let own = nodes.get(iri)?;
    let text = own.value(Property::Body)?;
    let day = own.value(Property::Published).and_then(days::number);
    let agency = own.value(Property::Agency).and_then(|agency| usual_name(&agency.to_uppercase()));
    let mut reader =
        Reader { text, chars: CharIndex::new(text), day, nodes: &nodes, people, sentences: HashMap::new() };
    let mut events: Vec<(Happened, Event)> = nodes.iter().filter_map(|(iri, node)| reader.event(iri, node)).collect();
    events.sort_by(|(one, _), (other, _)| one.iri.cmp(&other.iri));
    let places: HashMap<&str, u32> = (0..).zip(&events).map(|(place, (told, _))| (told.iri.as_str(), place)).collect();
    Some(Reading {
        iri: iri.to_owned(),
        day,
        agency: agency.or_else(|| agencies::signing(text)),
        cited: agencies::cited(text).into_iter().map(str::to_owned).collect(),
        page: Page::new(day, own.value(Property::Headline).unwrap_or_default(), text),
        text: Copied::new(text),
        said: statements::read(&nodes, &places),
        figures: numbers::read(&nodes, &places),
        events,
    })
}

/// An article being read.
struct Reader<'q> {
    text: &'q str,
    chars: CharIndex,
    day: Option<i32>,
    nodes: &'q HashMap<&'q str, Node<'q>>,
    people: &'q People,
    /// The words of sentences, by where they begin and end: what begins as another may reach into the next one.
    sentences: HashMap<Range<usize>, Vector>,
}

impl<'q> Reader<'q> {
    /// An event that may be a happening: told as a fact, by itself and not for the saying, once and in its time.
    fn event(&mut self, iri: &str, node: &Node<'q>) -> Option<(Happened, Event)> {
        let happened = node.is(Property::Type, "Event")
            && !node.is(Property::Type, "Statement")
            && node.is(Property::Polarity, "Affirmed")
            && node.is(Property::Modality, "Asserted");
        let is_kind = node.value(Property::Category).is_none();
        let sure = node.number(Property::Confidence).filter(|_| !is_kind);
        let is_unlikely = sure.is_some_and(|sure: f64| sure < LEAST_SURE);
        if !happened || is_unlikely {
            return None;
        }
        let span = Span { start: node.number(Property::Begin)?, end: node.number(Property::End)? };
        let range = self.sentence(span);
        // A caption tells of a picture: where and when are those of the picture.
        if is_gallery(self.paragraph(&range)) {
            return None;
        }
        let sentence = &self.text[range.clone()];
        let trigger = node.value(Property::Trigger)?;
        let at = sentence.find(trigger).unwrap_or_default();
        let category = node.value(Property::Category).or_else(|| node.value(Property::Kind))?;
        let is_occasion = LedgerWord::Occasion.has(category);
        let when = self.when(node, sentence, at, !is_occasion)?;
        let lasts = matches!(when, When::Between(first, last) if last - first > LONGEST);
        // What is told for a day after the article's own, and after where it may be tomorrow already, is still to come.
        if matches!((when, self.day), (When::On(day), Some(published)) if day > published + 1) {
            return None;
        }
        let is_dated = node.value(Property::At).is_some();
        if lasts || telling::is_any(sentence, at, trigger) || !is_dated && telling::is_under_condition(sentence, at) {
            return None;
        }
        let head = words::words(trigger).into_iter().find(|word| !words::is_stop(word))?;
        let told = Self::told_places(node);
        let places = self.towns(&told);
        // "The attacks in Gao and Kidal" are two; "interference in elections" and "protests" are of no day.
        let is_somewhere = Self::own_places(node).next().is_some() && !places.is_empty();
        let is_general = is_kind && !is_somewhere && !is_dated;
        if telling::is_in_each(trigger) && (places.len() > 1 || is_general) {
            return None;
        }
        // Who died is what tells one death from another.
        if category == DEATH && node.value(Property::Target).is_none() {
            return None;
        }
        let people = self.people;
        let is_named = |who: &str| !who.contains(NAMELESS);
        let named =
            |property| Some(people.judged.name(node.value(property)?)).filter(|who| is_named(who)).map(str::to_owned);
        let both = || node.values(Property::Source).chain(node.values(Property::Target));
        // "A second woman" is not who accused before.
        if both().filter_map(|who| who.split_once(NAMELESS)).any(|(_, name)| telling::is_another_one(name)) {
            return None;
        }
        let begins = range.start;
        let words = self.sentences.entry(range.clone()).or_insert_with(|| Vector::of(&words::stems(sentence))).clone();
        let event = Event {
            kind: Event::kind_of(local(category)),
            deed: Event::deed_of(&head),
            when,
            told_on: self.day,
            places,
            lands: told.iter().filter_map(|place| self.land(place)).map(str::to_owned).collect(),
            source: named(Property::Source),
            target: named(Property::Target),
            unnamed: both().filter(|who| !is_named(who)).count(),
            described: node
                .values(Property::Target)
                .filter(|who| who.contains(NAMELESS))
                .find_map(|who| Described::of(self.nodes.get(who)?.value(Property::Name)?)),
            victim: node.value(Property::Target).and_then(|who| self.victim(who)),
            of_state: [Property::Source, Property::Target]
                .map(|side| node.value(side).is_some_and(|who| people.is_state(who))),
            to_person: node.value(Property::Target).is_some_and(|who| self.is_person(who)),
            spots: Self::own_places(node).filter(|place| self.is_spot(place)).map(str::to_owned).collect(),
            several: telling::tells_several(trigger),
            numbers: self.numbers(&range),
            names: names(sentence),
            sentence: words,
            at: u32::try_from(begins).ok()?,
            span: (span.start, span.end),
            ..Event::default()
        };
        let word = node
            .value(Property::AccordingTo)
            .and_then(|statement| said::root(self.nodes, statement))
            .map(str::to_owned);
        let day = node.value(Property::At).and_then(days::number);
        Some((Happened { iri: iri.to_owned(), category: category.to_owned(), day, sure, word }, event))
    }

    /// The paragraph that a sentence stands in.
    fn paragraph(&self, sentence: &Range<usize>) -> &'q str {
        let start = self.text[..sentence.start].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[sentence.end..].find('\n').map_or(self.text.len(), |length| sentence.end + length);
        &self.text[start..end]
    }

    /// The bytes of the sentence around a span.
    fn sentence(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.chars.byte(span.start), self.chars.byte(span.end));
        let ends = [". ", ".\n", "\n", "? ", "! ", ".” ", ".\" "];
        let before = ends.iter().filter_map(|it| Some(self.text[..start].rfind(it)? + it.len())).max().unwrap_or(0);
        let after = ends.iter().filter_map(|it| self.text[end..].find(it)).min();
        before..after.map_or(self.text.len(), |after| end + after)
    }

    /// The day that the event tells, else that its sentence tells where it `may_borrow` that, else the days before its article;
    /// none where its sentence tells of a year or a month gone by.
    fn when(&self, node: &Node<'q>, sentence: &str, at: usize, may_borrow: bool) -> Option<When> {
        let day = |property| node.value(property).and_then(days::number);
        if let Some(day) = day(Property::At) {
            return Some(When::On(day));
        }
        match (day(Property::From), day(Property::Until).or(self.day)) {
            (Some(first), Some(last)) if first <= last => return Some(When::Between(first, last)),
            _ => {}
        }
        let published = self.day.filter(|_| may_borrow);
        let told = published.and_then(|published| days::told(sentence, at, published)).map(When::On);
        let near = self.day.map_or(When::Unknown, |published| When::Between(published - RECENT, published));
        // Nobody knows which month an undated article is of.
        let is_gone = days::is_long_gone(sentence) || self.day.is_none() && days::is_of_month(sentence, at);
        told.or_else(|| (!is_gone).then_some(near))
    }

    /// The places in or near which an event was, as the text says.
    fn own_places(node: &Node<'q>) -> impl Iterator<Item = &'q str> {
        node.values(Property::LocatedIn).chain(node.values(Property::Near))
    }

    /// Where an event was: the places that are told, else those that are inferred.
    fn told_places(node: &Node<'q>) -> Vec<&'q str> {
        let told: Vec<&str> = Self::own_places(node).collect();
        if told.is_empty() { node.values(Property::InferredPlace).collect() } else { told }
    }

    /// The name of somebody, as far as there is one.
    fn victim(&self, who: &str) -> Option<String> {
        if !who.contains(NAMELESS) {
            return Some(who.rsplit('/').next().unwrap_or_default().replace('-', " "));
        }
        let label = self.nodes.get(who)?.value(Property::Name)?;
        Described::of(label).is_none().then(|| label.to_lowercase())
    }

    /// True for a human being with a name.
    fn is_person(&self, who: &str) -> bool {
        let is_named = !who.contains(NAMELESS);
        is_named && self.nodes.get(who).map_or(self.people.is_person(who), |node| node.is(Property::Type, "Person"))
    }

    /// True for a town, a district, or a place that no gazetteer knows.
    fn is_spot(&self, place: &str) -> bool {
        !place.starts_with(GEONAMES) || !self.towns(&[place]).is_empty()
    }

    /// The country of a place.
    fn land(&self, place: &str) -> Option<&str> {
        let country = self.nodes.get(place).and_then(|place| place.value(Property::Country));
        country.or_else(|| self.people.land(place))
    }

    /// The towns and districts among places: what lies in a region, or the authority file knows and is no country.
    fn towns(&self, places: &[&str]) -> BTreeSet<String> {
        let is_fine = |place: &str| {
            place.starts_with(GEONAMES)
                && !self.people.is_territory(place)
                && self.nodes.get(place).is_none_or(|place| place.value(Property::Region).is_some())
        };
        places.iter().filter(|place| is_fine(place)).map(|place| (*place).to_owned()).collect()
    }

    /// Numbers of killed and injured in a stretch of the text; one alone tells nothing apart.
    fn numbers(&self, range: &Range<usize>) -> BTreeSet<Number> {
        let number = |node: &Node<'q>| {
            let measure = local(node.value(Property::Measure)?).to_owned();
            let value = [Property::Value, Property::AtLeast, Property::AtMost];
            let value: u64 = value.into_iter().find_map(|property| node.number(property))?;
            let start = self.chars.byte(node.number(Property::Begin)?);
            (range.contains(&start) && value > 1).then_some(Number { measure, value })
        };
        self.nodes.values().filter_map(number).collect()
    }
}

/// The names in a sentence, as stems: its words with a capital but the first.
fn names(sentence: &str) -> BTreeSet<String> {
    let capitals = sentence.split_whitespace().skip(1).filter(|word| word.starts_with(char::is_uppercase));
    capitals.flat_map(words::stems).filter(|stem| stem.chars().count() > 2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};

    /// The event that is read of a blast somewhere, in a state that is all of the place 7.
    fn blast(text: &str, place: u32) -> Option<Event> {
        told_as("sayso:category <p#ASSAULT>", text, place)
    }

    /// The same where the article takes the blast for something else.
    fn told_as(what: &str, text: &str, place: u32) -> Option<Event> {
        let at = text.find("blast").unwrap();
        let trig = format!(
            "BASE <https://example.org/> PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
             PREFIX sayso: <https://w3id.org/sayso/ontology#>
             <x> {{ <x> <https://schema.org/articleBody> \"{text}\" ; <https://schema.org/datePublished> \"2015-09-10\" .
               <x#e> a <o#Event> ; {what} ; sayso:trigger \"blast\" ; nif:beginIndex {at} ;
                 nif:endIndex {} ; sayso:polarity <o#Affirmed> ; sayso:modality <o#Asserted> ;
                 sayso:locatedIn <https://sws.geonames.org/{place}/> . }}
             <https://w3id.org/sayso/actors> {{ <a/mali> sayso:territory <https://sws.geonames.org/7/> .
               <https://sws.geonames.org/7/> sayso:country <a/mali> . <https://sws.geonames.org/8/> sayso:country <a/mali> . }}",
            at + 5
        );
        let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(trig.as_bytes());
        let quads: Vec<Quad> = quads.map(|quad| quad.unwrap()).collect();
        let (known, own): (Vec<&Quad>, Vec<&Quad>) =
            quads.iter().partition(|quad| said::graph(quad).ends_with("actors"));
        let mut people = People::default();
        people.see("https://example.org/", &known);
        article(&own, &people)?.events.pop().map(|(_, event)| event)
    }

    #[test]
    fn what_is_told_as_another_or_of_long_ago_is_no_happening() {
        for none in [
            "In 2008 a blast shook Gao.",
            "A blast shook Gao two years ago.",
            "Gao saw an earlier blast.",
            "A string of blasts shook Gao.",
            "The mayor fled two weeks after a blast shook Gao.",
            "They met on the anniversary of the blast.",
            "If a blast shook Gao, herders would leave.",
        ] {
            assert!(blast(none, 8).is_none(), "{none}");
        }
        for one in
            ["A blast shook Gao.", "In 2015 a blast shook Gao on Tuesday.", "Another day came. A blast shook Gao."]
        {
            assert!(blast(one, 8).is_some(), "{one}");
        }
    }

    #[test]
    fn a_death_of_nobody_and_the_day_of_a_verdict_tell_nothing_apart() {
        let text = "The blast of which he was acquitted on Tuesday shook Gao.";
        assert_eq!(told_as("sayso:kind \"death\"", text, 8).map(|it| it.when), None);
        assert_eq!(told_as("sayso:kind \"operation\"", text, 8).map(|it| it.when), Some(When::On(16_686)));
        assert_eq!(told_as("sayso:kind \"crime\"", text, 8).map(|it| it.when), Some(When::Between(16_685, 16_688)));
    }

    #[test]
    fn a_country_is_no_town() {
        let (country, town) = (blast("A blast shook Mali.", 7).unwrap(), blast("A blast shook Gao.", 8).unwrap());
        assert!(country.places.is_empty() && town.places.len() == 1);
        assert_eq!(country.lands, town.lands);
    }

    #[test]
    fn the_words_of_a_sentence_are_those_of_its_event() {
        let text = "A blast shook Gao. Herders fled to the river.";
        let event = |name: &str, end: usize| {
            format!(
                "<x#{name}> a <o#Event> ; <https://w3id.org/sayso/ontology#category> <p#ASSAULT> ;
                   <https://w3id.org/sayso/ontology#trigger> \"blast\" ; nif:beginIndex 2 ; nif:endIndex {end} ;
                   <https://w3id.org/sayso/ontology#polarity> <o#Affirmed> ; <https://w3id.org/sayso/ontology#modality> <o#Asserted> .\n"
            )
        };
        let trig = format!(
            "BASE <https://example.org/> PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
             <x> {{ <x> <https://schema.org/articleBody> \"{text}\" . {}{} }}",
            event("long", 26),
            event("short", 7)
        );
        let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(trig.as_bytes());
        let quads: Vec<Quad> = quads.map(|quad| quad.unwrap()).collect();
        // Nodes come in no order: each reading must find the same.
        for _ in 0..20 {
            let read = article(&quads.iter().collect::<Vec<_>>(), &People::default()).unwrap();
            let [(_, long), (_, short)] = &read.events[..] else { panic!("{} events", read.events.len()) };
            assert!(short.sentence.alike(&long.sentence) < 0.95);
            assert!(short.sentence.alike(&Vector::of(&words::stems("A blast shook Gao"))) > 0.99);
        }
    }
}
