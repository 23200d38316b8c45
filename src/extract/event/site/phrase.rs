//! Down the tree: the places that a noun phrase, a prepositional phrase or a verb's complements name.
//!
//! Of nested places the inner one is meant: `in the Aden suburb of Mansura` is in Mansura, `in Mansura in southern
//! Aden` too.

use super::names::{Names, Trust};
use super::words::{Class, Classes};
use crate::english::{Dep, Doc, EntType, Pos};
use crate::facts::EntityType;
use crate::grammar::phrase::is_time;
use crate::lexicon::kind;
use crate::span::Span;

/// How deep phrases may nest before what they name has little to do with the event.
const DEPTH: usize = 9;

impl Names<'_, '_> {
    fn doc(&self) -> &Doc {
        &self.story.doc
    }

    /// Places that the noun phrase headed by `head` and those coordinated with it name.
    pub fn in_phrases(&self, head: usize, trust: Trust, depth: usize) -> Vec<Span> {
        let doc = self.doc();
        if depth > DEPTH || Classes::of(doc.lemma(head)).is(Class::Measure) {
            return Vec::new();
        }
        let mut found = self.in_phrase(head, trust, depth);
        if found.is_empty() {
            return found;
        }
        let is_place = self.place(head).is_some();
        for other in self.story.conjuncts(head).into_iter().skip(1) {
            let is_noun = matches!(doc.pos(other), Pos::Propn | Pos::Noun | Pos::X);
            // "The protests in Aden and the violence in Gao" are two.
            let is_another = || is_place && kind::takes_place(&doc.lemma(other).to_lowercase());
            if !is_noun || Classes::of(doc.lemma(other)).is(Class::Measure) || is_another() {
                continue;
            }
            for place in self.in_phrase(other, trust.max(Trust::Sure), depth + 1) {
                if !found.contains(&place) {
                    found.push(place);
                }
            }
        }
        found
    }

    /// Places that the noun phrase headed by `head` names.
    pub fn in_phrase(&self, head: usize, trust: Trust, depth: usize) -> Vec<Span> {
        let doc = self.doc();
        if depth > DEPTH {
            return Vec::new();
        }
        let noun = Classes::of(doc.lemma(head));
        let inside = if noun.is(Class::Ground) { Trust::Sure } else { Trust::Recognised };
        // "Aden Street", "Yatta Town": the name itself says that it is a place's.
        let own = self.name(head, if noun.is(Class::Ground) { trust.max(Trust::Likely) } else { trust });
        let recognised = self.place(head).is_some();
        // "Aden's Grand Mosque", "the Grand Mosque in Aden": a building's own name says less than the town's.
        if own.is_some() && !recognised && noun.is(Class::Building) && !self.is_seat(head) {
            let owner = doc.lefts(head).find(|&child| doc.dep(child) == Dep::Poss && self.place(child).is_some());
            if let Some(owner) = owner.and_then(|owner| self.place(owner)) {
                return vec![owner.span];
            }
            return self.in_prepositional(head, depth + 1);
        }
        let named = || self.named_before(head, noun);
        if let Some(named) = (own.is_none() && noun.is(Class::Ground)).then(named).flatten() {
            return vec![named];
        }
        if own.is_none() || (noun.is(Class::Ground) && !recognised) {
            let found = self.in_of(head, noun, inside, depth);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(own) = own {
            return vec![own];
        }
        let mut found = self.in_apposition(head, inside, depth);
        if found.is_empty() {
            found = self.before(head, noun, trust);
        }
        if found.is_empty() {
            found = self.in_prepositional(head, depth + 1);
        }
        if !found.is_empty() {
            return found;
        }
        // What is told of a named person in passing is not told of the event.
        let told = |&child: &usize| match doc.dep(child) {
            Dep::Acl => true,
            Dep::Relcl => doc.pos(head) != Pos::Propn,
            _ => false,
        };
        self.first(doc.rights(head).filter(told), |child| self.below(child, depth + 1))
    }

    /// "Yatta town of the West Bank": the name before the noun; not so in "the West Bank town of Yatta".
    fn named_before(&self, head: usize, noun: Classes) -> Option<Span> {
        let doc = self.doc();
        let before =
            |&child: &usize| matches!(doc.dep(child), Dep::Compound | Dep::Nmod) && doc.pos(child) == Pos::Propn;
        let named = doc.lefts(head).rfind(before)?;
        let defined = doc.lefts(head).any(|child| doc.dep(child) == Dep::Det);
        let has_of = doc.rights(head).any(|child| doc.token(child) == "of");
        if (defined && noun.is(Class::Town) && has_of) || self.is_land(named) {
            return None;
        }
        self.name(named, Trust::Sure)
    }

    /// "The city of Aden", "villages like Mansura and Yatta", "residents of Aden".
    fn in_of(&self, head: usize, noun: Classes, inside: Trust, depth: usize) -> Vec<Span> {
        let doc = self.doc();
        if self.is_person(head) {
            return Vec::new();
        }
        let opens =
            |child: usize| doc.dep(child) == Dep::Prep && matches!(doc.norm(child), "of" | "like" | "including" | "as");
        let objects = doc
            .rights(head)
            .filter(|&child| opens(child))
            .flat_map(|preposition| doc.rights(preposition))
            .filter(|&object| doc.dep(object) == Dep::Pobj)
            .filter(|&object| !(noun.is(Class::People) && self.is_land(object)));
        self.first(objects, |object| self.in_phrases(object, inside, depth + 1))
    }

    /// True for the name of a human being: "Jane Roe, 23, of Aden" is from there.
    fn is_person(&self, head: usize) -> bool {
        let is_name = self.doc().pos(head) == Pos::Propn && self.place(head).is_none();
        is_name && self.story.entity(head).is_some_and(|entity| entity.kind == EntityType::Person)
    }

    /// "Four villages: Mansura, Yatta …", "a village called Yatta".
    fn in_apposition(&self, head: usize, inside: Trust, depth: usize) -> Vec<Span> {
        let doc = self.doc();
        if self.is_person(head) {
            return Vec::new();
        }
        self.first(doc.rights(head), |child| match doc.dep(child) {
            Dep::Appos => self.in_phrases(child, inside, depth + 1),
            Dep::Acl if matches!(doc.lemma(child), "call" | "name" | "know") => {
                let named = doc.rights(child).filter(|&it| matches!(doc.dep(it), Dep::Oprd | Dep::Dobj | Dep::Attr));
                let known_as = doc.rights(child).filter(|&it| doc.norm(it) == "as").flat_map(|it| doc.rights(it));
                self.first(named.chain(known_as), |it| self.in_phrases(it, Trust::Sure, depth + 1))
            }
            _ => Vec::new(),
        })
    }

    /// "Aden police station", "Aden's suburbs", "her Aden home"; where people are from is not where they are.
    pub fn before(&self, head: usize, noun: Classes, trust: Trust) -> Vec<Span> {
        let doc = self.doc();
        if noun.is(Class::People) {
            return Vec::new();
        }
        if let Some(land) = self.land_before(head).filter(|_| noun.is(Class::Turmoil)) {
            return vec![land];
        }
        let modifies = |child: usize| matches!(doc.dep(child), Dep::Compound | Dep::Nmod | Dep::Poss | Dep::Amod);
        // "The Route 7 Festival": what only its name has is no place; "the Aden Marathon" was there.
        let is_place = |child: usize| !self.is_happening(head) || self.is_known(child);
        let nearest_first = doc.lefts(head).rev().filter(|&child| modifies(child) && is_place(child));
        self.first(nearest_first, |child| {
            let owns = trust > Trust::Recognised && doc.dep(child) == Dep::Poss;
            if self.is_land(child) && !noun.is(Class::Ground) && !owns {
                return Vec::new();
            }
            let named = matches!(doc.dep(child), Dep::Compound | Dep::Nmod);
            let bare = !matches!(doc.ent_type(child), Some(EntType::Org | EntType::Norp));
            let slot = match (named, noun.is(Class::Ground)) {
                (true, true) => Trust::Sure,
                (true, false) if trust > Trust::Recognised && bare && doc.pos(head) == Pos::Noun => Trust::Likely,
                _ => Trust::Recognised,
            };
            if let Some(name) = self.name(child, slot) {
                let others = self.story.conjuncts(child).into_iter().skip(1);
                return std::iter::once(name).chain(others.filter_map(|it| self.name(it, Trust::Sure))).collect();
            }
            let inner = doc.lefts(child).filter(|&it| modifies(it) && doc.dep(it) != Dep::Amod && !self.is_land(it));
            self.first(inner, |it| self.place(it).map(|place| place.span).into_iter().collect())
        })
    }

    /// Places in the prepositional phrases after `head`, what is nearest first.
    pub fn in_prepositional(&self, head: usize, depth: usize) -> Vec<Span> {
        let doc = self.doc();
        let found = self.first(0..=2, |nearness| self.prepositions(head, doc.rights(head), nearness, depth));
        if !found.is_empty() {
            return found;
        }
        // "Killed during a raid on Aden".
        let during = doc
            .rights(head)
            .filter(|&child| doc.dep(child) == Dep::Prep && matches!(doc.norm(child), "during" | "amid"));
        let objects = during
            .flat_map(|child| doc.rights(child))
            .filter(|&object| doc.dep(object) == Dep::Pobj && self.place(object).is_none());
        self.first(objects, |object| self.in_phrase(object, Trust::Recognised, depth + 1))
    }

    /// Places in the prepositional phrases before a verb: "In Aden, …".
    pub fn in_opening(&self, verb: usize) -> Vec<Span> {
        self.first(0..=2, |nearness| self.prepositions(verb, self.doc().lefts(verb), nearness, 1))
    }

    fn prepositions(
        &self,
        head: usize,
        children: impl Iterator<Item = usize>,
        nearness: u8,
        depth: usize,
    ) -> Vec<Span> {
        let doc = self.doc();
        let governor = Classes::of(doc.lemma(head));
        let opens = |&child: &usize| {
            let words = Classes::of(doc.token(child));
            let says_where = match doc.norm(child) {
                "from" | "out" => governor.is(Class::Ousts).then_some(1),
                // "Pulled out of Aden", "the shelling of Aden".
                "of" if child > 0 && doc.norm(child - 1) == "out" => governor.is(Class::Ousts).then_some(1),
                "of" if doc.tag(head) == "VBG" => governor.is(Class::Strikes).then_some(1),
                // "An offensive against Aden".
                "against" => (governor.is(Class::Outbreak) && doc.pos(head) == Pos::Noun).then_some(1),
                _ => words.nearness(),
            };
            matches!(doc.dep(child), Dep::Prep | Dep::Npadvmod | Dep::Advmod)
                && says_where == Some(nearness)
                && !(governor.is(Class::Talk) && words.is(Class::Matter))
        };
        self.first(children.filter(opens), |child| self.in_preposition(child, nearness == 2, depth + 1))
    }

    /// Places in a prepositional phrase, which may say where the event is `off` them.
    fn in_preposition(&self, preposition: usize, off: bool, depth: usize) -> Vec<Span> {
        let doc = self.doc();
        if depth > DEPTH {
            return Vec::new();
        }
        let words = Classes::of(doc.token(preposition));
        let joins = self.joins_places(preposition);
        let trust = if words.is(Class::Locative) || joins { Trust::Sure } else { Trust::Recognised };
        let mut found = Vec::new();
        for child in doc.rights(preposition) {
            let more = match doc.dep(child) {
                Dep::Pobj if off && !joins => self.off(child, depth),
                Dep::Pobj => self.in_phrases(child, trust, depth + 1),
                Dep::Prep if found.is_empty() => self.in_preposition(child, off, depth + 1),
                Dep::Pcomp if found.is_empty() => self.below(child, depth + 1),
                // "In Aden and in Mansura".
                Dep::Conj if doc.pos(child) == Pos::Adp => self.in_preposition(child, off, depth + 1),
                _ => continue,
            };
            found.extend(more);
        }
        found.dedup();
        found
    }

    /// "On the road between Gao and Kidal": what a road or a border lies between are places, whatever else has their names.
    fn joins_places(&self, preposition: usize) -> bool {
        let doc = self.doc();
        doc.norm(preposition) == "between" && Classes::of(doc.lemma(doc.head(preposition))).is(Class::Ground)
    }

    /// "East of the Niger near Gao": by Gao is nearer than off the river.
    fn off(&self, object: usize, depth: usize) -> Vec<Span> {
        let near = self.prepositions(object, self.doc().rights(object), 1, depth + 1);
        if near.is_empty() { self.in_phrases(object, Trust::Recognised, depth + 1) } else { near }
    }

    /// True where the place named at `span` is one that something happened by and not in: "near Aden", "off the coast of Aden",
    /// "40 km south of Aden", "a suburb of Aden", "at the Aden border".
    pub fn is_by(&self, span: Span) -> bool {
        let doc = self.doc();
        let Some(mut at) = doc.head_of(doc.tokens_in(span)) else { return false };
        for _ in 0..DEPTH {
            let up = doc.head(at);
            let noun = match doc.dep(at) {
                // "Near Aden and Gao", "near the town, Aden".
                Dep::Conj | Dep::Appos => {
                    at = up;
                    continue;
                }
                Dep::Pobj => match Classes::of(doc.token(up)).nearness() {
                    // "A road between Aden and Gao" is as little in them as one that is off them.
                    Some(nearness) => return nearness > 0 && !self.is_inside(up),
                    // "South of Aden", "40 km from Aden".
                    None if self.is_distance(doc.head(up)) => return true,
                    None => doc.head(up),
                },
                Dep::Compound | Dep::Nmod | Dep::Poss | Dep::Amod => up,
                _ => return false,
            };
            if self.skirts(noun, at) {
                return true;
            }
            let words = Classes::of(doc.lemma(noun));
            // "Near Aden August 21": the day hangs on the place, or the place on the day.
            let passes = words.is(Class::Ground)
                || words.is(Class::Building)
                || self.place(noun).is_some()
                || is_time(doc, noun);
            if noun == at || !passes {
                return false;
            }
            at = noun;
        }
        false
    }

    /// True for a preposition of what is in a place all the same: "over Aden", "in and around Aden".
    fn is_inside(&self, preposition: usize) -> bool {
        let doc = self.doc();
        let first = doc.head(preposition);
        let is_joined = doc.dep(preposition) == Dep::Conj && Classes::of(doc.token(first)).is(Class::There);
        is_joined || Classes::of(doc.token(preposition)).is(Class::Above)
    }

    /// True for a word of direction or distance: "south of Aden", "outside of Aden", "40 km from Aden".
    fn is_distance(&self, word: usize) -> bool {
        let is_off = Classes::of(self.doc().token(word)).nearness().is_some_and(|nearness| nearness > 0);
        is_off || Classes::of(self.doc().lemma(word)).is(Class::Measure)
    }

    /// True where a noun names what lies around the place named at `place`: "Aden's suburbs", "a suburb of Aden", "the border with
    /// Aden"; "the suburb of Mansura" and "the Aden suburb of Mansura" are Mansura itself.
    fn skirts(&self, noun: usize, place: usize) -> bool {
        let doc = self.doc();
        if !Classes::of(doc.lemma(noun)).is(Class::Skirts) {
            return false;
        }
        let is_plural = matches!(doc.tag(noun), "NNS" | "NNPS");
        let is_town = Classes::of(doc.lemma(noun)).is(Class::Town);
        let is_named =
            || doc.lefts(noun).any(|child| matches!(doc.norm(child), "the" | "this") || doc.pos(child) == Pos::Propn);
        let is_itself = is_town && !is_plural && doc.dep(place) == Dep::Pobj && is_named();
        !is_itself
    }

    /// Places in the phrases on a word of saying: where it was said, not what it was about.
    pub fn spoken_at(&self, verb: usize) -> Vec<Span> {
        let doc = self.doc();
        let locative = |&child: &usize| {
            let words = Classes::of(doc.token(child));
            // "On the sidelines of the summit in Aden".
            let aside = || doc.right(child, Dep::Pobj).is_some_and(|object| doc.lemma(object) == "sideline");
            doc.dep(child) == Dep::Prep && (words.is(Class::Locative) && !words.is(Class::Matter) || aside())
        };
        let own = self.first(doc.rights(verb).filter(locative), |child| self.in_preposition(child, false, 1));
        if own.is_empty() { self.spoken_with_somebody_at(verb) } else { own }
    }

    /// "A meeting between Roe and Doe in Aden": the parser hangs the place on the person.
    fn spoken_with_somebody_at(&self, head: usize) -> Vec<Span> {
        if !Classes::of(self.doc().lemma(head)).is(Class::Talk) {
            return Vec::new();
        }
        self.hung_on_somebody(head)
    }

    /// "The murder of Jane Roe in Aden": the same of a deed.
    pub fn hung_on_somebody(&self, head: usize) -> Vec<Span> {
        let doc = self.doc();
        // "Spoke to the press after her talks with Doe in Aden": where she spoke as likely as where they talked.
        if doc.dep(head) == Dep::Pobj && Classes::of(doc.norm(doc.head(head))).is(Class::Aside) {
            return Vec::new();
        }
        let hangs = |&i: &usize| {
            let holder = doc.head(i);
            let named = doc.pos(holder) == Pos::Propn && self.place(holder).is_none() || doc.pos(holder) == Pos::Pron;
            // "And his daughter in Aden".
            let kin = doc.pos(holder) == Pos::Noun && doc.left(holder, Dep::Poss).is_some();
            let below = doc.ancestors(holder).take_while(|&up| up != head).all(|up| doc.pos(up) != Pos::Verb);
            doc.dep(i) == Dep::Prep && matches!(doc.norm(i), "in" | "at") && (named || kin) && below
        };
        self.first((head + 1..doc.right_edge(head) + 1).filter(hangs), |i| self.in_preposition(i, false, 1))
    }

    /// Where one goes: "flew to Aden", "a visit to Aden".
    pub fn gone_to(&self, head: usize) -> Vec<Span> {
        let doc = self.doc();
        let goes = |&child: &usize| doc.dep(child) == Dep::Prep && matches!(doc.norm(child), "to" | "in");
        self.first(doc.rights(head).filter(goes), |child| self.in_preposition(child, false, 1))
    }

    /// Places that a verb takes as its object, or that its object names.
    pub fn in_objects(&self, verb: usize, depth: usize) -> Vec<Span> {
        let doc = self.doc();
        let words = Classes::of(doc.lemma(verb));
        let trust = match (words.is(Class::Enters), words.is(Class::Strikes)) {
            (true, _) => Trust::Sure,
            (_, true) => Trust::Likely,
            _ => Trust::Recognised,
        };
        self.first(doc.children(verb), |child| match doc.dep(child) {
            // "Patrolled Aden Sunday".
            Dep::Npadvmod if words.is(Class::Strikes) => {
                let swallowed = doc.lefts(child).filter(|&it| matches!(doc.dep(it), Dep::Compound | Dep::Nmod));
                swallowed.filter_map(|it| self.place(it)).map(|place| place.span).take(1).collect()
            }
            // "Fought for the capital, Aden city".
            Dep::Npadvmod if Classes::of(doc.lemma(child)).is(Class::Ground) => {
                self.in_phrase(child, Trust::Recognised, depth + 1)
            }
            Dep::Dobj | Dep::Attr if words.is(Class::Harms) && self.place(child).is_some() && !self.is_known(child) => {
                Vec::new()
            }
            // "Coerced Mali": a state is somebody, unless it is entered or hit.
            Dep::Dobj | Dep::Attr if self.is_land(child) && !words.is(Class::Strikes) => Vec::new(),
            Dep::Dobj | Dep::Attr => self.in_phrases(child, trust, depth + 1),
            _ => Vec::new(),
        })
    }

    /// Places in the phrases after a verb, then in its objects.
    pub fn below(&self, verb: usize, depth: usize) -> Vec<Span> {
        if depth > DEPTH {
            return Vec::new();
        }
        let found = self.in_prepositional(verb, depth + 1);
        if found.is_empty() { self.in_objects(verb, depth + 1) } else { found }
    }

    /// What the first item gives that gives anything.
    pub fn first<T>(&self, items: impl IntoIterator<Item = T>, find: impl Fn(T) -> Vec<Span>) -> Vec<Span> {
        items.into_iter().map(find).find(|found| !found.is_empty()).unwrap_or_default()
    }
}
