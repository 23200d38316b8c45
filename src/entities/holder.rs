//! Office holders: who "the minister" is, "the Turkish president", "Russia's top diplomat", "his Russian counterpart".

use super::antecedents::Antecedents;
use super::authority::Authority;
use super::entity::{EntityId, Scope, Title};
use super::owner::Owner;
use super::story::Story;
use crate::english::Dep;
use crate::facts::EntityType;
use crate::lexicon::classes::PersonWord;

/// Roles that many hold at once, so that the phrase alone tells nobody.
const SHARED: &[&str] = &["official", "member", "expert", "analyst"];

/// The person whose office the noun at token `i` names.
///
/// Of several who hold it the one mentioned last, if only one was in this sentence and the one before; else the one
/// that the article mentions most.
pub fn of_office(
    story: &Story<'_>,
    antecedents: &Antecedents,
    i: usize,
    owner: Option<&Owner>,
    definite: bool,
) -> Option<EntityId> {
    let office = Wanted::new(story, i, owner);
    if !definite && owner.is_none() || SHARED.contains(&office.noun.as_str()) {
        return None;
    }
    // "The spokesman for the other party" is no spokesman named before.
    if is_for_another(story, i) {
        return None;
    }
    let person = |id: EntityId| story.entities[id].kind == EntityType::Person;
    let holds = |id: EntityId| person(id) && office.held_by(story, id);
    let could = |id: EntityId| holds(id) || person(id) && office.known_of(story, id);
    // Whom only the world knows in that office counts beside those to whom the article gives it, and else alone.
    let before = match antecedents.latest_anywhere(holds) {
        Some(_) => antecedents.most_salient(story, i, could),
        None => antecedents.only(could),
    };
    // "His Russian counterpart" may stand before the name; so may "Russia's top diplomat" or "a top Russian general".
    let after = || story.titles.iter().map(|title| title.holder).find(|&id| holds(id));
    before.or_else(|| office.looks_ahead.then(after).flatten())
}

/// True where a name behind "for" or "at" says whose the office is.
fn is_for_another(story: &Story<'_>, i: usize) -> bool {
    let doc = &story.doc;
    let behind = |child: usize| doc.dep(child) == Dep::Prep && matches!(doc.token(child), "for" | "at");
    let named = |child: usize| (child..doc.right_edge(child) + 1).any(|j| story.mention(j).is_some());
    doc.rights(i).any(|child| behind(child) && named(child))
}

/// The office that a phrase asks for.
struct Wanted {
    noun: String,
    /// The state that it is of, where the phrase tells.
    state: Option<EntityId>,
    /// The words of rank in the phrase.
    ranks: Vec<&'static str>,
    /// A foreign minister by another name.
    diplomat: bool,
    /// The phrase may stand before the name.
    looks_ahead: bool,
}

impl Wanted {
    fn new(story: &Story<'_>, i: usize, owner: Option<&Owner>) -> Self {
        let doc = &story.doc;
        let noun = doc.lemma(i).to_lowercase();
        let top = doc.lefts(i).any(|child| doc.lemma(child) == "top");
        let chief = top || doc.lefts(i).any(|child| doc.lemma(child) == "chief");
        let diplomat = noun == "counterpart" || noun == "diplomat" && chief;
        let words = doc.slice(doc.left_edge(i)..i).to_lowercase();
        Self {
            state: owner.and_then(|owner| state_of_owner(story, owner)),
            ranks: ranks(&words),
            looks_ahead: diplomat || top,
            diplomat,
            noun,
        }
    }

    fn held_by(&self, story: &Story<'_>, id: EntityId) -> bool {
        let of_state = |state: Option<EntityId>| self.state.is_none_or(|wanted| state.is_none_or(|it| it == wanted));
        let fits = |title: &Title| {
            let words = title.words.to_lowercase();
            let noun_fits = if self.diplomat {
                words.contains("foreign") || words.contains("secretary of state")
            } else {
                let same = title.noun == self.noun || words.ends_with(&self.noun) || is_synonym(title, &self.noun);
                same && ranks(&words) == self.ranks
            };
            title.holder == id && noun_fits && of_state(title.of.and_then(|of| story.state_of(of)))
        };
        of_state(story.state_of(id)) && story.titles.iter().any(fits)
    }

    /// True where the authority file gives the person this office.
    fn known_of(&self, story: &Story<'_>, id: EntityId) -> bool {
        let Some(title) = known_title(story.authority, story.entities[id].scope) else { return false };
        let of_state = self.state.is_none_or(|wanted| story.state_of(id) == Some(wanted));
        let last_word = title.rsplit(' ').next() == Some(&self.noun);
        // Whom the article calls president-elect is not its president.
        let other = |it: &Title| {
            let words = it.words.to_lowercase();
            it.holder == id && has_word(&words, &self.noun) && ranks(&words) != self.ranks
        };
        if story.titles.iter().any(other) {
            return false;
        }
        of_state && !self.diplomat && last_word && ranks(&title) == self.ranks
    }
}

/// "The attorney" may be a lawyer, "the leader" a president or a prime minister.
fn is_synonym(title: &Title, noun: &str) -> bool {
    let lawyers = PersonWord::Advocate.has(&title.noun) && PersonWord::Advocate.has(noun);
    let leads = PersonWord::HeadOfState.has(&title.noun) || title.words.to_lowercase().ends_with("prime minister");
    lawyers || noun == "leader" && leads
}

fn known_title(authority: &Authority, scope: Scope) -> Option<String> {
    match scope {
        Scope::Known(actor) => authority.actor(actor).title.as_deref().map(str::to_lowercase),
        Scope::Named | Scope::Local => None,
    }
}

/// The words of rank among `words`, in the order of the table.
fn ranks(words: &str) -> Vec<&'static str> {
    PersonWord::Rank.words().iter().map(String::as_str).filter(|rank| has_word(words, rank)).collect()
}

fn has_word(words: &str, wanted: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted)
}

fn state_of_owner(story: &Story<'_>, owner: &Owner) -> Option<EntityId> {
    match owner {
        Owner::Actor(actor) => story.actor(*actor),
        Owner::Entity(id) => story.state_of(*id),
        Owner::Body(_) | Owner::Region(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::speakers;

    #[test]
    fn the_president_is_neither_the_vice_president_nor_the_former_one() {
        let text = "President Ama Boateng met Vice President Kofi Mensah and former President Efua Owusu.";
        for (who, slug) in [("", "ama-boateng"), ("vice ", "kofi-mensah"), ("former ", "efua-owusu")] {
            assert_eq!(speakers(&format!("{text} The {who}president said that it was late.")), [slug]);
        }
    }

    #[test]
    fn a_spokesman_for_others_is_another() {
        let text =
            "Jane Roe, a spokeswoman for Norway, met farmers. The spokeswoman for Iceland said that it was late.";
        assert_ne!(speakers(text), ["jane-roe"]);
    }

    #[test]
    fn an_office_may_be_of_whom_the_world_knows_in_it() {
        assert_eq!(speakers("Mr. Trump came at noon. The president said that it was late."), ["donald-trump"]);
        let elect = "President Ama Boateng met President-elect Donald Trump twice. Trump left.";
        assert_eq!(speakers(&format!("{elect} The president said that it was late.")), ["ama-boateng"]);
        let leader = "Prime Minister Ama Boateng came at noon. The longtime leader said that it was late.";
        assert_eq!(speakers(leader), ["ama-boateng"]);
        let two = "Mr. Trump met Vladimir Putin at noon. The president said that it was late.";
        assert_eq!(speakers(two), ["president"]);
    }
}
