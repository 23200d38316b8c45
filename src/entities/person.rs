//! Persons: one human being under full name, surname and spelling variants.

use std::collections::BTreeMap;

use super::authority::{Actor, Authority, Senses};
use super::kin;
use super::mention::{self, Mention};
use super::person_name::PersonName;
use crate::english::{self, Dep, Doc, EntType, Pos};
use crate::facts::EntityType;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::cue::{self, CuePos};
use crate::lexicon::nicknames::full_given_name;
use crate::lexicon::nouns::{self, Gender};
use crate::slug::slug;

/// The full names of an article's persons, in text order.
#[derive(Debug, Default)]
pub struct FullNames {
    names: Vec<FullName>,
    /// The token where a surname first stands alone.
    first_alone: BTreeMap<String, usize>,
}

/// A person's full name.
#[derive(Debug)]
struct FullName {
    /// The tokens where it stands in full.
    tokens: Vec<usize>,
    name: String,
    form: PersonName,
    /// Who it is to the authority file.
    known: Option<usize>,
    /// Gender, where a form of address or the authority file tells.
    gender: Option<Gender>,
    /// Introduced as somebody's relative.
    relative: bool,
}

/// Collect full names: two words or more, taken for a person. Spelling variants join the first spelling.
pub fn full_names(doc: &Doc, mentions: &[Mention], authority: &Authority) -> FullNames {
    let mut names = FullNames::default();
    for mention in mentions {
        let words = doc.slice(mention.tokens.clone());
        let is_person = mention.senses.actor.is_none() && mention.label == Some(EntType::Person);
        let known_person = mention.is_person(authority);
        // "Even Roe", "Roe Roe" are no full names; nor is "Van den Berg".
        let first = mention.tokens.start;
        let name = doc.pos(first) == Pos::Propn || !english::is_known(&doc.token(first).to_lowercase());
        let given = name && !is_bare_particle(doc.token(first));
        let given = given || mention.senses.actor.is_some();
        let form = PersonName::new(words);
        if (is_person || known_person) && given && form.len() > 1 && form.first() != form.surname() {
            names.add(doc, mention, form, authority);
        } else if !words.contains(char::is_whitespace) {
            names.first_alone.entry(form.surname().to_owned()).or_insert(first);
        }
    }
    names
}

impl FullNames {
    fn add(&mut self, doc: &Doc, mention: &Mention, form: PersonName, authority: &Authority) {
        let name = doc.words(mention.tokens.clone());
        let known = known_person(authority, &name);
        let given = || nouns::given_name(name.split(' ').next()?);
        let gender = known.and_then(|actor| gender_of(authority.actor(actor))).or_else(given);
        let gender = gender_beside(doc, mention).or(gender);
        let relative = kin::is_relative(doc, mention);
        let same = |held: &&mut FullName| {
            let known_apart = (held.known.is_some() || known.is_some()) && held.known != known;
            held.known.is_some() && held.known == known
                || held.form.is_same(&form) && !(known_apart && held.form.differs_in_suffix(&form))
        };
        match self.names.iter_mut().find(same) {
            Some(held) => {
                held.tokens.push(mention.tokens.start);
                held.gender = held.gender.or(gender);
                held.known = held.known.or(known);
            }
            None => {
                self.names.push(FullName { tokens: vec![mention.tokens.start], name, form, known, gender, relative })
            }
        }
    }

    /// True where a person named in full bears this surname, or ends on these words.
    pub fn has_surname(&self, words: &str) -> bool {
        let form = PersonName::new(words);
        self.names
            .iter()
            .any(|held| held.form.ends_with(&form) || form.len() == 1 && held.form.surname() == form.surname())
    }

    /// True for several words that a full name ends on ("Stone Marsh" of "Erik Stone Marsh").
    pub fn is_long_surname(&self, words: &str) -> bool {
        let form = PersonName::new(words);
        self.names.iter().any(|held| held.form.ends_with(&form))
    }

    /// The full name that `mention` is a form of. Of several persons of that surname the one whom the world knows by
    /// the bare surname ("Obama" beside "Michelle Obama"), else the one named last before, else the first; a form of
    /// address before it has to agree, and relatives of somebody come last. None where it is rather whom the world
    /// knows, whom the article never names in full: the surname alone came before any full name ("Trump … Melania
    /// Trump … Trump").
    pub fn of(&self, doc: &Doc, mention: &Mention, authority: &Authority) -> Option<&str> {
        let words = doc.slice(mention.tokens.clone());
        let form = PersonName::new(words);
        if form.len() > 1 {
            let exact = self.names.iter().find(|held| held.form == form);
            let alike = || self.names.iter().find(|held| held.form.is_same(&form));
            let longer = || self.names.iter().find(|held| held.form.ends_with(&form));
            return exact.or_else(alike).or_else(longer).map(|held| held.name.as_str());
        }
        let bearers: Vec<&FullName> = self.names.iter().filter(|held| held.form.surname() == form.surname()).collect();
        // "Marina Poe", of which the language engine saw the surname only.
        let given = mention.tokens.start.checked_sub(1).map(|i| slug(doc.token(i)));
        if let Some(whole) = bearers.iter().find(|held| Some(held.form.first()) == given.as_deref()) {
            return Some(&whole.name);
        }
        let gender = gender_beside(doc, mention);
        let famous = authority.by_surname(words);
        if bearers.is_empty() {
            let first = self.by_first_word(doc, mention, &form);
            return first.filter(|_| famous.is_none()).map(|held| held.name.as_str());
        }
        let agrees = |held: &&&FullName| gender.is_none() || held.gender.is_none() || held.gender == gender;
        let fame_agrees = |actor| gender.is_none_or(|gender| gender_of(authority.actor(actor)) == Some(gender));
        let named = bearers.iter().any(|held| held.known.is_some() && held.known == famous);
        let alone_first = self.is_alone_first(form.surname(), &bearers);
        if famous.is_some_and(|actor| !named && fame_agrees(actor)) && alone_first {
            return None;
        }
        if gender.is_none() && alone_first && bearers.iter().all(|held| held.relative) {
            return None;
        }
        let by_fame = || bearers.iter().filter(agrees).find(|held| famous.is_some() && held.known == famous);
        let own = || bearers.iter().filter(agrees).filter(|held| gender.is_some() || !held.relative);
        let own = own().copied().collect::<Vec<_>>();
        let chosen = by_fame().copied().or_else(|| bearer(&own, mention.tokens.start));
        chosen.or_else(|| bearers.iter().find(agrees).copied()).map(|held| held.name.as_str())
    }

    /// Whose name begins with a word that stands alone where a person does: surnames that come first ("Ban Ki-moon …
    /// Ban said") and people called by their first name.
    fn by_first_word(&self, doc: &Doc, mention: &Mention, form: &PersonName) -> Option<&FullName> {
        let verb = doc.head(mention.head);
        let speaks = doc.dep(mention.head) == Dep::Nsubj && PersonWord::Mind.has(doc.lemma(verb));
        let person = mention.label == Some(EntType::Person) && mention.senses.place.is_none();
        let fits = |held: &&FullName| {
            held.form.first() == form.surname() && held.tokens.first() <= Some(&mention.tokens.start)
        };
        let all: Vec<&FullName> = self.names.iter().filter(fits).collect();
        let own: Vec<&FullName> = all.iter().filter(|held| !held.relative).copied().collect();
        let own = bearer(&own, mention.tokens.start).or_else(|| bearer(&all, mention.tokens.start));
        own.filter(|_| person || speaks)
    }

    /// True where a surname stands alone before any full name that has it.
    fn is_alone_first(&self, surname: &str, bearers: &[&FullName]) -> bool {
        let full = bearers.iter().filter_map(|held| held.tokens.first().copied()).min();
        let alone = self.first_alone.get(surname).copied();
        alone.is_some_and(|alone| full.is_none_or(|full| alone < full))
    }
}

/// Of several of one surname: the article's main one, who stands in full at least twice as often as any other, else
/// the one named in full last before token `at`, else the first.
fn bearer<'a>(bearers: &[&'a FullName], at: usize) -> Option<&'a FullName> {
    let often = |held: &FullName| held.tokens.len();
    let main = bearers.iter().max_by_key(|held| often(held))?;
    let clear =
        bearers.iter().all(|held| std::ptr::eq(*held, *main) || often(main) >= 2 * often(held) && often(main) > 2);
    let before = |held: &FullName| held.tokens.iter().rfind(|&&token| token <= at).copied();
    let last = || bearers.iter().filter(|held| before(held).is_some()).max_by_key(|held| before(held));
    Some(if clear { main } else { last().unwrap_or(bearers.first()?) })
}

/// The person of the authority file whom a full name means, with a middle initial or a nickname too.
pub fn known_person(authority: &Authority, name: &str) -> Option<usize> {
    let find = |name: &str| authority.look_up(name)?.actor.map(|(actor, _)| actor);
    if let Some(actor) = find(name).or_else(|| find(&format!("{}.", name.strip_suffix(" Jr").map(|_| name)?))) {
        return Some(actor);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let plain = words.iter().enumerate().filter(|(at, word)| *at == 0 || word.len() > 2 || !word.ends_with('.'));
    let plain: Vec<&str> = plain.map(|(_, word)| *word).collect();
    let person = |name: String| find(&name).filter(|&actor| authority.actor(actor).kind == EntityType::Person);
    let given = slug(first);
    let full = full_given_name(&given);
    let capital = || full.chars().take(1).flat_map(char::to_uppercase).chain(full.chars().skip(1)).collect::<String>();
    let without_initial = (plain.len() < words.len()).then(|| person(plain.join(" "))).flatten();
    // Where a text has lost its apostrophes ("President Bashar Assads forces").
    let possessor = || person(name.strip_suffix('s')?.to_owned());
    without_initial
        .or_else(possessor)
        .or_else(|| (full != given && plain.len() == 2).then(|| person(format!("{} {last}", capital()))).flatten())
}

/// Add to `mentions` the names where the language engine saw none: bare surnames of persons named in full or known to the
/// world by them, whoever is addressed ("Mrs Holt"), and names that speak ("Eaton noted").
pub fn add_surnames(doc: &Doc, names: &FullNames, mentions: &mut Vec<Mention>, authority: &Authority) {
    // The tagger does not know "O’Neill" with a curly mark.
    let marked = |i: usize| doc.token(i).starts_with(char::is_uppercase) && doc.token(i).contains(['’', '\'']);
    let is_name =
        |i: usize| i < doc.len() && (doc.pos(i) == Pos::Propn || marked(i) && names.has_surname(doc.token(i)));
    // "Lamb denied that …": a surname known here that opens a report is no meat, whatever the tagger says.
    // "He" is no Liu He.
    let known = |i: usize| {
        let surname = names.has_surname(doc.token(i)) || authority.by_surname(doc.token(i)).is_some();
        surname && doc.pos(i) != Pos::Pron
    };
    // "Gerges said": a surname in "s" is no plural.
    let singular = |i: usize| doc.tag(i) != "NNS" || names.has_surname(doc.token(i));
    let is_name = |i: usize| is_name(i) || i < doc.len() && known(i) && singular(i) && opens_report(doc, i);
    let covered = mention::covered(doc, mentions);
    let found = (0..doc.len()).filter_map(|i| {
        let before = i.checked_sub(1).filter(|&before| is_name(before)).map(|before| doc.token(before));
        let titled = before.is_none_or(is_form_of_address);
        if covered[i] || !is_name(i) || is_name(i + 1) || !titled {
            return None;
        }
        let addressed = before.is_some_and(|word| nouns::honorific(word).is_some());
        let famous = authority.by_surname(doc.token(i)).is_some() && doc.ent_type(i).is_none();
        let person = addressed || famous || names.has_surname(doc.token(i));
        let label = person.then_some(EntType::Person);
        let mention = Mention { tokens: i..i + 1, head: i, senses: Senses::default(), label };
        (person || before.is_none() && speaks_by_name(doc, i)).then_some(mention)
    });
    mentions.extend(found.collect::<Vec<_>>());
    mentions.sort_by_key(|mention| mention.tokens.start);
}

/// True for a capital word that alone is the subject of a reporting verb.
fn opens_report(doc: &Doc, i: usize) -> bool {
    let capital = doc.token(i).starts_with(char::is_uppercase);
    let alone = doc.left_edge(i) == i && doc.right_edge(i) == i && doc.dep(i) == Dep::Nsubj;
    capital && alone && cue::look_up(&doc.lemma(doc.head(i)).to_lowercase(), CuePos::Verb).is_some()
}

/// "Eaton noted, …": a capital word of letters, alone, of no kind that the language engine knows.
fn speaks_by_name(doc: &Doc, i: usize) -> bool {
    let word = doc.token(i);
    let people = nouns::is_people(&doc.lemma(i).to_lowercase());
    let capital = !people && word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let alone = doc.left_edge(i) == i && doc.right_edge(i) == i;
    let speaks = doc.dep(i) == Dep::Nsubj && PersonWord::Mind.has(doc.lemma(doc.head(i)));
    speaks && alone && capital && word.len() > 2 && doc.tag(i) == "NNP" && doc.ent_type(i).is_none()
}

fn is_form_of_address(token: &str) -> bool {
    nouns::honorific(token).is_some()
        || nouns::is_abbreviated_title(token)
        || nouns::is_occupation(&token.to_lowercase())
}

/// True for "Van" and no "Al", which is a given name too.
fn is_bare_particle(word: &str) -> bool {
    PersonWord::NameParticle.has(word) && nouns::given_name(word).is_none()
}

/// The gender that the authority file gives.
pub fn gender_of(actor: &Actor) -> Option<Gender> {
    match actor.gender.as_deref() {
        Some("female") => Some(Gender::Female),
        Some("male") => Some(Gender::Male),
        _ => None,
    }
}

/// The gender that a form of address before the name tells, or a noun beside it that makes its bearer a relative.
pub fn gender_beside(doc: &Doc, mention: &Mention) -> Option<Gender> {
    let before = mention.tokens.start.checked_sub(1);
    before.and_then(|before| nouns::honorific(doc.token(before))).or_else(|| kin::gender(doc, mention))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn spellings_of_one_name_are_one_person() {
        let text = "Sergey Petrovich came. Sergei Petrovich said that it was late.";
        assert_eq!(speakers(text), ["sergey-petrovich"]);
    }

    #[test]
    fn a_form_of_address_tells_two_of_one_surname_apart() {
        let text = "John Doe came with Jane Doe.";
        assert_eq!(speakers(&format!("{text} Mr. Doe said that it was late.")), ["john-doe"]);
        assert_eq!(speakers(&format!("{text} Mrs. Doe said that it was late.")), ["jane-doe"]);
    }
}
