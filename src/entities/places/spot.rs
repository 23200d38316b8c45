//! Spotting: which words of the text may name a place, and what speaks for it.

use std::collections::HashSet;
use std::ops::Range;

use super::{listed, states, words};
use crate::english::{Doc, EntType, Pos};
use crate::entities::authority::NameKind;
use crate::entities::gazetteer::{Gazetteer, PlaceId, PlaceKind, Sense, key};
use crate::entities::mention::Mention;
use crate::entities::nouns;
use crate::entities::story::Story;
use crate::extract::fact::EntityType;
use crate::span::Span;

/// A name is no longer than this, in tokens ("Stoke-on-Trent" has five).
const MAX_TOKENS: usize = 7;

/// What kind of place the words beside a name make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// They say nothing.
    Any,
    /// "Deir ez-Zor province".
    Region,
    /// "Titus County".
    District,
    /// "The town of Azaz".
    Town,
}

/// Words that may name a place.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Empty for a dateline.
    pub tokens: Range<usize>,
    pub span: Span,
    /// What the name is looked up by.
    pub key: String,
    pub words: String,
    /// What the gazetteer has under that name.
    pub senses: Vec<Sense>,
    /// What the authority file has under it.
    pub described: Option<usize>,
    /// The same in the gazetteer.
    pub famous: Option<PlaceId>,
    /// The region or country that the text puts it in ("Paris, Tex.").
    pub hint: Option<PlaceId>,
    pub want: Want,
    /// Inside the name of a body.
    pub inside: bool,
    pub dateline: bool,
    /// The engine or the authority file takes it for a place, and not only the gazetteer.
    pub tagged: bool,
    /// A person of the article has this name.
    pub borne: bool,
    /// What speaks for a place, less what speaks against it.
    pub evidence: f64,
}

impl Candidate {
    /// The place in a dateline, whose text is not parsed.
    pub fn of_dateline(story: &Story<'_>, words: &str, span: Span, hint: Option<PlaceId>) -> Self {
        let known = story.authority.look_up(words).or_else(|| story.authority.look_up(&usual_case(words)));
        let known = known.and_then(|senses| senses.place);
        Self {
            tokens: 0..0,
            span,
            key: key(words),
            words: usual_case(words),
            senses: senses_of(story, words, known),
            described: known,
            famous: known.and_then(|place| listed(&story.authority.place(place).iri)),
            hint,
            want: Want::Any,
            inside: false,
            dateline: true,
            tagged: true,
            borne: false,
            evidence: 5.0,
        }
    }

    /// The same, known to mean one place.
    pub fn meaning(mut self, place: Option<PlaceId>) -> Self {
        self.senses = place.iter().map(|&place| Sense { place, own: true }).collect();
        self
    }
}

/// The region or country with this name or abbreviation.
pub fn region_named(words: &str) -> Option<PlaceId> {
    let gazetteer = Gazetteer::embedded();
    let is_region = |place: &PlaceId| matches!(gazetteer.kind(*place), PlaceKind::Region | PlaceKind::Country);
    let named = || gazetteer.look_up(words).filter(|sense| sense.own).map(|sense| sense.place).find(is_region);
    states::region(words, true).or_else(named)
}

/// What a name can mean: to the gazetteer, and the place that the authority file means by it.
fn senses_of(story: &Story<'_>, name: &str, known: Option<usize>) -> Vec<Sense> {
    let known = known.and_then(|place| listed(&story.authority.place(place).iri));
    let mut senses: Vec<Sense> = known.iter().map(|&place| Sense { place, own: true }).collect();
    // A name that the authority file gives to a place is not a further name of another.
    let others = Gazetteer::embedded().look_up(name);
    senses.extend(others.filter(|sense| Some(sense.place) != known && (sense.own || known.is_none())));
    senses
}

/// All words of the story that may name a place, in text order, not overlapping.
pub fn candidates(story: &Story<'_>) -> Vec<Candidate> {
    let doc = &story.doc;
    let small = (0..doc.len()).map(|i| doc.token(i)).filter(|token| token.starts_with(char::is_lowercase)).collect();
    let mut spotter = Spotter { story, doc, small, found: Vec::new() };
    let mut at = 0;
    while at < story.doc.len() {
        at = spotter.step(at).max(at + 1);
    }
    spotter.found
}

struct Spotter<'s> {
    story: &'s Story<'s>,
    doc: &'s Doc,
    /// Words that the article has in small letters.
    small: HashSet<&'s str>,
    found: Vec<Candidate>,
}

impl Spotter<'_> {
    /// Read on from token `at`; returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(end) = self.abbreviation(at).or_else(|| self.road(at)).or_else(|| self.county(at)) {
            return end;
        }
        let Some(mention) = self.story.mention(at).filter(|mention| mention.tokens.start == at) else {
            return self.scan(at, at + MAX_TOKENS, None);
        };
        let tokens = mention.tokens.clone();
        match mention.senses.actor {
            Some((_, NameKind::Demonym)) => return tokens.end,
            _ if self.known_place(mention).is_some() => self.known(&mention.clone()),
            Some((_, kind)) if kind == NameKind::Name && self.is_land(mention) => {
                self.tagged(tokens.clone(), Some(EntType::Gpe));
            }
            Some(_) => return tokens.end,
            None if matches!(mention.label, Some(EntType::Gpe | EntType::Loc | EntType::Fac)) => {
                self.tagged(tokens.clone(), mention.label);
            }
            None => return self.scan(at, tokens.end, mention.label),
        }
        tokens.end
    }

    /// The place that the authority file means by a name. A seat of power ("Kremlin") is none.
    fn known_place(&self, mention: &Mention) -> Option<usize> {
        let authority = self.story.authority;
        let territory = mention.senses.actor.filter(|(_, kind)| *kind == NameKind::Name);
        let territory = territory.and_then(|(actor, _)| authority.actor(actor).territory.as_deref());
        mention.senses.place.or_else(|| territory.and_then(|iri| authority.place_by_iri(iri)))
    }

    /// True for the name of an actor without a land of its own that the text uses of one ("in Gaza", "Dagestan").
    fn is_land(&self, mention: &Mention) -> bool {
        let gazetteer = Gazetteer::embedded();
        let settled = matches!(mention.label, Some(EntType::Gpe | EntType::Loc));
        let preposition =
            mention.tokens.start > 0 && words::is_locative(&self.doc.token(mention.tokens.start - 1).to_lowercase());
        (settled || preposition) && gazetteer.look_up(self.doc.slice(mention.tokens.clone())).any(|sense| sense.own)
    }

    fn known(&mut self, mention: &Mention) {
        let Some(place) = self.known_place(mention) else { return };
        let words = self.words(mention.tokens.clone());
        let person =
            mention.senses.actor.is_some_and(|(actor, _)| self.story.authority.actor(actor).kind == EntityType::Person);
        if person {
            return;
        }
        let senses = senses_of(self.story, &words, Some(place));
        let evidence = if mention.label == Some(EntType::Person) { 2.5 } else { 5.0 };
        let at = self.push(mention.tokens.clone(), senses, evidence, true);
        self.found[at].described = Some(place);
        self.found[at].famous = listed(&self.story.authority.place(place).iri);
    }

    /// "Kan.", "W.Va."; "TX" after a town.
    fn abbreviation(&mut self, at: usize) -> Option<usize> {
        let token = self.doc.token(at);
        if !token.starts_with(char::is_uppercase) || token.len() > 6 {
            return None;
        }
        let after_party = at >= 1 && matches!(self.doc.token(at - 1), "R-" | "D-")
            || at >= 2 && self.doc.token(at - 1) == "-" && matches!(self.doc.token(at - 2), "R" | "D");
        let after_comma =
            after_party || at >= 2 && self.doc.token(at - 1) == "," && is_capitalised(self.doc.token(at - 2));
        let dotted = at + 1 < self.doc.len() && self.doc.token(at + 1) == "." && !self.doc.space_after(at);
        let ends = if dotted { [at + 2, at + 1] } else { [at + 1, at + 1] };
        for end in ends {
            let words = self.doc.slice(at..end);
            let Some(region) = states::region(words, after_comma) else { continue };
            let era = at > 0 && self.doc.pos(at - 1) == Pos::Num;
            if era || (!words.contains('.') && !after_comma) {
                return None;
            }
            // The point that ends the sentence too is left out of what is only a postal code.
            let end = if words.len() == 3 && words.ends_with('.') && words[..2].chars().all(char::is_uppercase) {
                end - 1
            } else {
                end
            };
            self.push(at..end, vec![Sense { place: region, own: true }], 5.0, true);
            return Some(end);
        }
        None
    }

    /// "Elm Street", "State Highway 12": known to no gazetteer, and a place all the same.
    fn road(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let numbered = matches!(doc.token(at), "Highway" | "Route" | "Interstate" | "I")
            && doc.len() > at + 1
            && doc.token(at + 1).chars().next().is_some_and(|c| c.is_ascii_digit());
        if numbered && doc.token(at) != "I" {
            self.push(at..at + 2, Vec::new(), 3.0, true);
            return Some(at + 2);
        }
        if !is_capitalised(doc.token(at)) || words::is_street(doc.token(at)) || words::is_title(doc.token(at)) {
            return None;
        }
        let number = |at: usize| at < doc.len() && doc.token(at).chars().all(|c| c.is_ascii_digit());
        let mut end = at + 1;
        while end < doc.len() && end < at + 4 && is_capitalised(doc.token(end)) && !doc.is_sent_start(end) {
            if words::is_street(doc.token(end)) {
                // "County Road 12" is one by its number.
                if matches!(doc.token(end - 1), "County" | "State" | "Farm" | "U.S." | "US") {
                    if !number(end + 1) {
                        return None;
                    }
                    self.push(at..end + 2, Vec::new(), 3.0, true);
                    return Some(end + 2);
                }
                // "St." opens as many names as it ends, and "Dr." more.
                let open = matches!(doc.token(end), "St." | "Dr.")
                    && doc.len() > end + 1
                    && is_capitalised(doc.token(end + 1));
                if open || self.story.named_actor(at).is_some() {
                    return None;
                }
                self.push(at..end + 1, Vec::new(), 3.0, true);
                return Some(end + 1);
            }
            end += 1;
        }
        None
    }

    /// "Titus County", "Titus and Camp counties", "County Sligo".
    fn county(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        if !is_capitalised(doc.token(at)) || matches!(doc.token(at), "The" | "A" | "An" | "In" | "At") {
            return None;
        }
        if doc.token(at) == "County" {
            let end = (at + 1..doc.len().min(at + 2)).take_while(|&i| is_capitalised(doc.token(i))).last()? + 1;
            let senses: Vec<Sense> = Gazetteer::embedded().look_up(self.doc.slice(at + 1..end)).collect();
            let british = |sense: &Sense| matches!(Gazetteer::embedded().country_code(sense.place), Some("IE" | "GB"));
            if !senses.iter().any(british) {
                return None;
            }
            let pushed = self.push(at..end, senses.into_iter().filter(british).collect(), 4.0, true);
            self.found[pushed].key = key(doc.slice(at..end));
            return Some(end);
        }
        let mut end = at + 1;
        while end < doc.len() && end < at + 4 && is_capitalised(doc.token(end)) && !doc.is_sent_start(end) {
            if matches!(doc.token(end), "County" | "Parish" | "Township" | "COUNTY") {
                let road = doc.len() > end + 1
                    && (words::is_street(doc.token(end + 1))
                        || doc.token(end + 1) == "Court" && end + 2 < doc.len() && doc.pos(end + 2) == Pos::Num);
                let known = self.story.named_actor(at).is_some();
                if road || known || words::is_title(doc.token(at)) {
                    return None;
                }
                let senses: Vec<Sense> = Gazetteer::embedded().look_up(doc.slice(at..end + 1)).collect();
                let evidence = if senses.is_empty() { 3.0 } else { 5.0 };
                let inside = doc.len() > end + 1 && words::is_institution(doc.token(end + 1));
                let pushed = self.push(at..end + 1, senses, evidence, true);
                self.found[pushed].want = Want::District;
                self.found[pushed].inside = inside;
                return Some(end + 1);
            }
            end += 1;
        }
        self.listed_counties(at)
    }

    /// "Titus, Camp and Morris counties".
    fn listed_counties(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let gazetteer = Gazetteer::embedded();
        let noun = (at + 1..doc.len().min(at + 24))
            .find(|&i| !(is_capitalised(doc.token(i)) || matches!(doc.token(i), "," | "and" | "or")))?;
        if !matches!(doc.token(noun), "counties" | "parishes") {
            return None;
        }
        let mut from = at;
        let mut spotted = Vec::new();
        for i in at..=noun {
            if i == noun || matches!(doc.token(i), "," | "and" | "or") {
                if from < i {
                    let name = key(doc.slice(from..i));
                    let senses: Vec<Sense> = ["county", "parish"]
                        .iter()
                        .flat_map(|noun| gazetteer.by_key(&format!("{name} {noun}")))
                        .collect();
                    spotted.push((from..i, name, senses));
                }
                from = i + 1;
            }
        }
        if spotted.iter().all(|(_, _, senses)| senses.is_empty()) {
            return None;
        }
        for (tokens, name, senses) in spotted {
            let pushed = self.push(tokens, senses, 4.0, true);
            self.found[pushed].key = format!("{name} county");
            self.found[pushed].want = Want::District;
        }
        Some(noun)
    }

    /// What the language engine takes for a place: parted at commas, cut to the name.
    fn tagged(&mut self, tokens: Range<usize>, label: Option<EntType>) {
        let mut from = tokens.start;
        let part_ends: Vec<usize> =
            (tokens.clone()).filter(|&i| matches!(self.doc.token(i), "," | "/")).chain([tokens.end]).collect();
        for end in part_ends {
            if from < end && self.abbreviation(from).is_none_or(|stop| stop < end) {
                if let Some((part, senses)) = self.cut(from..end, label) {
                    self.tagged_part(part, senses, label);
                }
            }
            from = end + 1;
        }
    }

    fn tagged_part(&mut self, tokens: Range<usize>, senses: Vec<Sense>, label: Option<EntType>) {
        if matches!(self.doc.token(tokens.end - 1), "Day" | "Week" | "Maneuver" | "Way") && senses.is_empty() {
            return;
        }
        let mut evidence = match label {
            Some(EntType::Gpe) => 3.0,
            _ => 2.5,
        };
        let known = !senses.is_empty();
        evidence += self.beside(&tokens, known) + self.person_risk(&tokens);
        let acronym = |word: &str| word.len() <= 5 && word.chars().all(char::is_uppercase);
        let word = self.doc.token(tokens.start);
        if tokens.len() == 1 && (words::is_compass(word) || !known && acronym(word)) {
            return;
        }
        if !known {
            let facility = label == Some(EntType::Fac) && tokens.len() > 1;
            evidence -= if facility { 0.0 } else { 1.0 };
        }
        self.push(tokens, senses, evidence, true);
    }

    /// The name in a stretch that the engine takes for a place: whole where the gazetteer knows it, else without what
    /// stands before or after a known name ("northern Syria", "Idlib province").
    fn cut(&self, tokens: Range<usize>, label: Option<EntType>) -> Option<(Range<usize>, Vec<Sense>)> {
        let doc = self.doc;
        let gazetteer = Gazetteer::embedded();
        let look_up = |range: &Range<usize>| gazetteer.look_up(doc.slice(range.clone())).collect::<Vec<_>>();
        let whole = look_up(&tokens);
        if !whole.is_empty() {
            return Some((tokens, whole));
        }
        let mut range = tokens.clone();
        // "The" opens few names of places, and small letters none.
        while range.len() > 1
            && (doc.token(range.start).eq_ignore_ascii_case("the") || !is_capitalised(doc.token(range.start)))
        {
            range.start += 1;
        }
        while range.len() > 1 && !is_capitalised(doc.token(range.end - 1)) && doc.token(range.end - 1) != "." {
            range.end -= 1;
        }
        if !is_capitalised(doc.token(range.start)) {
            return None;
        }
        let trimmed = look_up(&range);
        if !trimmed.is_empty() || label == Some(EntType::Fac) {
            return Some((range, trimmed));
        }
        let mut inner = range.clone();
        let noun =
            |word: &str| words::is_region_noun(word) || words::is_district_noun(word) || words::is_town_noun(word);
        while inner.len() > 1 && noun(doc.token(inner.end - 1)) {
            inner.end -= 1;
        }
        while inner.len() > 1 && words::is_compass(doc.token(inner.start)) {
            inner.start += 1;
        }
        let known = look_up(&inner);
        if !known.is_empty() {
            return Some((inner, known));
        }
        // "Anderson County Sheriff's", "Fargo City Commissioner": the name opens it.
        for end in (range.start + 1..range.end).rev() {
            let opening = range.start..end;
            let named_after = words::is_institution(doc.token(end)) || doc.token(end) == "-";
            let known = look_up(&opening);
            // "Boston Marathon": of what is called after a great place the place is left.
            let great = |sense: &Sense| sense.own && gazetteer.prominence(sense.place) >= 5.0;
            if !known.is_empty() && (named_after || known.iter().any(great)) {
                return Some((opening, known));
            }
        }
        Some((range, Vec::new()))
    }

    /// A name of the gazetteer that begins at token `at` and ends before `limit`, which nobody has taken for a place.
    fn scan(&mut self, at: usize, limit: usize, label: Option<EntType>) -> usize {
        let doc = self.doc;
        let mention = self.story.mention(at).map(|mention| mention.tokens.clone());
        if !is_capitalised(doc.token(at))
            || matches!(doc.pos(at), Pos::Pron | Pos::Det | Pos::Adp | Pos::Aux | Pos::Cconj)
        {
            return at + 1;
        }
        let Some((tokens, senses)) = self.longest(at, limit.min(doc.len()), mention.as_ref()) else {
            // Within a mention only what opens it or follows a preposition can be a place.
            let next = mention
                .as_ref()
                .and_then(|range| (at + 1..range.end).find(|&i| matches!(doc.token(i - 1), "of" | "in" | "at" | "-")));
            return match (next, mention) {
                (Some(next), Some(range)) => self.scan(next, range.end, label),
                (None, Some(range)) => range.end,
                (_, None) => at + 1,
            };
        };
        let end = mention.as_ref().map_or(tokens.end, |range| range.end.max(tokens.end));
        let opens = tokens.start == 0 || !self.runs_on(tokens.start - 1, tokens.start);
        let after = (tokens.end < doc.len()).then(|| doc.token(tokens.end));
        let closes = !self.runs_on(tokens.end - 1, tokens.end);
        let institution = after.is_some_and(words::is_institution);
        let mut evidence = match label {
            Some(EntType::Person) => -1.5,
            Some(EntType::Product | EntType::WorkOfArt | EntType::Event | EntType::Law) => -1.0,
            _ => 0.0,
        };
        if !opens {
            let before = doc.token(tokens.start - 1);
            evidence -= if words::is_compass(before) { 0.0 } else { 2.0 };
        }
        if !closes {
            evidence += match after {
                // Universities and the like are called after people and things as often.
                Some("University" | "College" | "Academy" | "Memorial" | "Foundation" | "Society" | "Center") => 1.0,
                _ if institution => 2.5,
                _ => -2.0,
            };
        }
        if words::is_common_word(&key(doc.slice(tokens.clone()))) {
            evidence -= 1.5;
        }
        // A word that the article also has in small letters is a word ("Media", "Summit"), unless the place is great.
        if tokens.len() == 1 && self.small.contains(doc.token(tokens.start).to_lowercase().as_str()) {
            evidence -= 2.5;
        }
        if tokens.len() == 1 {
            let word = doc.token(tokens.start);
            let common = words::is_compass(word)
                || words::is_institution(word)
                || words::is_title(word)
                || nouns::is_role(&word.to_lowercase());
            let acronym = word.len() <= 5 && word.chars().all(char::is_uppercase);
            evidence -= if common || acronym { 4.0 } else { 0.0 };
        }
        let gazetteer = Gazetteer::embedded();
        let great = senses.iter().any(|sense| {
            sense.own && (gazetteer.prominence(sense.place) >= 5.0 || gazetteer.kind(sense.place) < PlaceKind::District)
        });
        evidence += if great { 1.0 } else { 0.0 };
        evidence += if senses.iter().any(|sense| sense.own) { 0.0 } else { -1.0 };
        if doc.is_sent_start(tokens.start) && tokens.len() == 1 {
            evidence -= 0.5;
        }
        evidence += self.beside(&tokens, true) + self.person_risk(&tokens);
        let inside = mention.as_ref().is_some_and(|range| range.len() > tokens.len()) && !closes;
        let pushed = self.push(tokens, senses, evidence, false);
        self.found[pushed].inside = inside;
        end
    }

    /// The longest name of the gazetteer from token `at`.
    fn longest(&self, at: usize, limit: usize, mention: Option<&Range<usize>>) -> Option<(Range<usize>, Vec<Sense>)> {
        let doc = self.doc;
        let limit = mention.map_or(limit, |range| limit.min(range.end));
        let mut end = at + 1;
        while end < limit
            && end < at + MAX_TOKENS
            && !doc.is_sent_start(end)
            && (mention.is_some() || self.story.mention(end).is_none())
        {
            let token = doc.token(end);
            let joins = matches!(token, "-" | "’s" | "'s")
                || matches!(
                    token,
                    "of" | "the"
                        | "on"
                        | "upon"
                        | "de"
                        | "al"
                        | "el"
                        | "ez"
                        | "es"
                        | "and"
                        | "le"
                        | "la"
                        | "under"
                        | "by"
                        | "du"
                        | "des"
                        | "del"
                );
            if !is_capitalised(token) && !joins {
                break;
            }
            end += 1;
        }
        (at + 1..=end).rev().find_map(|end| {
            let last = doc.token(end - 1);
            if end > at + 1 && !is_capitalised(last) {
                return None;
            }
            let senses: Vec<Sense> = Gazetteer::embedded().look_up(doc.slice(at..end)).collect();
            (!senses.is_empty()).then_some((at..end, senses))
        })
    }

    /// What the words before and after a name say for a place.
    fn beside(&self, tokens: &Range<usize>, known: bool) -> f64 {
        let doc = self.doc;
        let mut sum = 0.0;
        let mut before = tokens.start;
        while before > 0 && words::is_compass(doc.token(before - 1)) {
            before -= 1;
        }
        if before > 0 {
            let word = doc.token(before - 1);
            let lower = word.to_lowercase();
            if words::is_locative(&lower) {
                sum += 2.0;
            } else if words::is_directional(&lower) {
                sum += 1.0;
            } else if word == "-" && before > 1 && matches!(doc.token(before - 2), "D" | "R") {
                sum += 3.0;
            } else if matches!(word, "D-" | "R-") {
                sum += 3.0;
            } else if words::is_title(word) {
                sum -= 3.0;
            }
        }
        if before != tokens.start {
            sum += 1.0;
        }
        if let Some(after) = (tokens.end < doc.len()).then(|| doc.token(tokens.end)) {
            if after == "-"
                && tokens.end + 1 < doc.len()
                && matches!(doc.token(tokens.end + 1), "based" | "area" | "born")
            {
                sum += 3.0;
            } else if known && words::is_townish(after) {
                sum += 2.0;
            }
            // "SALINA, Kan. —", "ROSWELL - A man": a dateline that stands in the paragraph.
            let capitals = doc.slice(tokens.clone()).chars().all(|c| !c.is_lowercase());
            if known && capitals && matches!(after, "-" | "--" | "—" | "–" | ":") && doc.slice(tokens.clone()).len() > 3
            {
                sum += 3.0;
            }
        }
        if known && self.hint(tokens).is_some() {
            sum += 3.0;
        }
        sum
    }

    /// Against a place speaks that a person of the article has the name.
    fn person_risk(&self, tokens: &Range<usize>) -> f64 {
        if self.is_borne(tokens) { -3.0 } else { 0.0 }
    }

    fn is_borne(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.story.full_names.has_surname(self.doc.slice(tokens.clone()))
    }

    /// True where two tokens belong to one run of capitalised words.
    fn runs_on(&self, left: usize, right: usize) -> bool {
        let doc = self.doc;
        right < doc.len()
            && !doc.is_sent_start(right)
            && is_capitalised(doc.token(left))
            && is_capitalised(doc.token(right))
            && doc.pos(left) == Pos::Propn
            && doc.pos(right) == Pos::Propn
    }

    /// The region or country that the text puts a name in: ", Texas", ", Tex.", " (Syria)".
    fn hint(&self, tokens: &Range<usize>) -> Option<PlaceId> {
        let doc = self.doc;
        let mut at = tokens.end;
        if at + 1 >= doc.len() || !matches!(doc.token(at), "," | "(") {
            return None;
        }
        at += 1;
        let ends = at + 1..=(at + 4).min(doc.len());
        ends.rev()
            .filter(|&end| is_capitalised(doc.token(at)) && end > at)
            .find_map(|end| region_named(doc.slice(at..end)))
    }

    fn words(&self, tokens: Range<usize>) -> String {
        usual_case(&self.doc.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn push(&mut self, tokens: Range<usize>, senses: Vec<Sense>, evidence: f64, tagged: bool) -> usize {
        let words = self.words(tokens.clone());
        self.found.push(Candidate {
            span: self.doc.span_of(tokens.clone()),
            key: key(&words),
            senses,
            described: None,
            famous: None,
            hint: self.hint(&tokens),
            want: self.want(&tokens),
            inside: false,
            dateline: false,
            tagged,
            borne: self.is_borne(&tokens),
            evidence,
            words,
            tokens,
        });
        self.found.len() - 1
    }

    /// What the noun beside the name makes it: "Idlib province", "the town of Azaz".
    fn want(&self, tokens: &Range<usize>) -> Want {
        let doc = self.doc;
        let of = |word: &str| {
            if words::is_region_noun(word) {
                Want::Region
            } else if words::is_district_noun(word) {
                Want::District
            } else if words::is_town_noun(word) {
                Want::Town
            } else {
                Want::Any
            }
        };
        let after = if tokens.end < doc.len() { of(doc.token(tokens.end)) } else { Want::Any };
        if after != Want::Any {
            return after;
        }
        if tokens.start >= 2 && doc.token(tokens.start - 1) == "of" {
            of(doc.token(tokens.start - 2))
        } else {
            Want::Any
        }
    }
}

/// True for words that begin with a capital.
fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || (word.starts_with(['‘', 'ʿ', '’', '\'']) && word.chars().nth(1).is_some_and(char::is_uppercase))
}

/// A name in capitals throughout with capitals only where its words begin: "AL-BAB" is "Al-Bab", "U.S." stays.
fn usual_case(words: &str) -> String {
    let loud = words.chars().filter(|c| c.is_alphabetic()).count() > 3 && !words.chars().any(char::is_lowercase);
    if !loud || words.contains('.') && !words.contains(' ') {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let opens = out.chars().next_back().is_none_or(|last| !last.is_alphanumeric() && !matches!(last, '\'' | '’'));
        out.extend(if opens { c.to_uppercase().collect::<String>() } else { c.to_lowercase().collect() }.chars());
    }
    out
}
