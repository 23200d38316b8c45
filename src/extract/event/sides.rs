//! The two sides of a predicate: who acts and who is acted on, and whether the two together are politics at all.
//!
//! Example: `A and B met` gives A and B; `Mali was accused of theft` gives nobody and Mali; `a man stabbed his wife` is none.

use super::agenthood::{self, Agenthood, agenthood};
use super::arguments::{fill, is_struck, is_where};
use super::means;
use super::model::Predicate;
use crate::english::{Dep, Doc, Pos};
use crate::entities::{Story, StoryEntity};
use crate::facts::{Category, EntityType, Sector};
use crate::grammar::clause;
use crate::grammar::partitive::content_noun;
use crate::grammar::voice::{self, is_passive_in_context};
use crate::lexicon::classes::EventWord;
use crate::lexicon::frame::{EventFrame, Role};
use crate::lexicon::sector;

/// Heads of sources and of targets.
pub fn sides(story: &Story<'_>, predicate: &Predicate) -> Option<(Vec<usize>, Vec<usize>)> {
    if predicate.rule == "participle" {
        return participle_sides(story, predicate.head);
    }
    let frame = predicate.frame;
    let sources = means::behind(story, predicate, fill(story, predicate, &frame.source, Agenthood::Owned));
    if means::is_natural_death(story, predicate) {
        return None;
    }
    let people =
        sources.as_ref().is_some_and(|sources| sources.iter().any(|&head| agenthood(story, head) >= Agenthood::Common));
    let least = if people && predicate.clause.is_some() { least_target(frame) } else { Agenthood::Owned };
    // "A and B met", "talks between A and B": where nobody else is named, each is the other's partner.
    let partners = frame.target.split(|&role| role == Role::EachOther).next().unwrap_or_default();
    let mut targets = fill(story, predicate, partners, least);
    if partners.len() < frame.target.len() {
        let somebody = |targets: &Vec<usize>| targets.iter().any(|&head| agenthood(story, head) >= Agenthood::Common);
        let without_another =
            targets.as_ref().is_none_or(|targets| Some(targets) == sources.as_ref() || !somebody(targets));
        // "Was met by A, B and C": they did not meet one another.
        let met = predicate.clause == Some(predicate.head) && is_passive_in_context(&story.doc, predicate.head);
        if let Some([first, others @ ..]) = sources.as_deref()
            && !met
            && without_another
            && !others.is_empty()
        {
            return Some((vec![*first], others.to_vec()));
        }
        targets = targets.or_else(|| fill(story, predicate, &frame.target[partners.len()..], least));
    }
    let Some(sources) = sources else {
        return agentless(story, predicate, targets?);
    };
    if let ([first, others @ ..], true) =
        (&sources[..], targets.as_deref().is_some_and(|it| each_other(&story.doc, it)))
        && !others.is_empty()
    {
        return Some((vec![*first], others.to_vec()));
    }
    // "Mali's dismissal": of whom a noun of what is undergone is, where nobody else is named, did not do it.
    if predicate.rule == "noun"
        && undergoes(&story.doc, predicate, &sources)
        && targets.as_ref().is_none_or(Vec::is_empty)
    {
        return sources.iter().any(|&head| agenthood(story, head) == Agenthood::Named).then_some((Vec::new(), sources));
    }
    if predicate.rule == "noun"
        && !stands_alone(story, predicate.head, &sources, targets.as_deref().unwrap_or_default())
    {
        return None;
    }
    let mut targets: Vec<usize> = targets?.into_iter().filter(|target| !sources.contains(target)).collect();
    if targets.iter().any(|&target| is_in_what_is_said(story, predicate, target)) {
        return None;
    }
    if matches!(predicate.frame.mode, Some("aerial" | "drone")) {
        targets.retain(|&target| !is_where(story, target));
    }
    // "Met the deadline", "would meet nothing but force": who meets a thing meets nobody.
    let object = || predicate.clause.and_then(|verb| clause::object(&story.doc, verb));
    if predicate.frame.category == Category::Consult && targets.is_empty() && object().is_some() {
        return None;
    }
    if is_worry(&story.doc, predicate) {
        // Not what the worry's clause does something to: "concerned that it may hurt Mali".
        // Nor whose health it is about.
        let welfare = |target: usize| EventWord::Welfare.has(story.doc.lemma(target));
        targets.retain(|&target| {
            agenthood::is_culprit(story, target) && story.doc.dep(target) != Dep::Dobj && !welfare(target)
        });
        if targets.is_empty() {
            return None;
        }
    }
    // Who is let go is a person, or people: a body or a state is not.
    if predicate.frame.mode == Some("release") {
        targets.retain(|&target| {
            story.entity(target).is_none_or(|it| matches!(it.kind, EntityType::Person | EntityType::Group))
        });
        if targets.is_empty() && predicate.rule == "verb" {
            return None;
        }
    }
    Some((sources, targets))
}

/// "He offered: "The army …"": what somebody says is no part of what they do.
fn is_in_what_is_said(story: &Story<'_>, predicate: &Predicate, target: usize) -> bool {
    story.quote(target).is_some_and(|quote| {
        let before = quote.tokens.start.checked_sub(2).map(|i| story.doc.token(i));
        !quote.tokens.contains(&predicate.head) && matches!(before, Some("," | ":"))
    })
}

/// True where those who act are acted on by one another: "accused each other".
fn each_other(doc: &Doc, targets: &[usize]) -> bool {
    let reciprocal = |&at: &usize| {
        let det = doc.left(at, Dep::Det);
        matches!(doc.lemma(at), "other" | "another") && det.is_some_and(|it| matches!(doc.lemma(it), "each" | "one"))
    };
    matches!(targets, [only] if reciprocal(only))
}

/// True for a noun with both its sides, or with one that is somebody named whose it plainly is: "Mali's attack", "the attack on
/// Mali", but not "the Gao attack", "the attack in Gao".
fn stands_alone(story: &Story<'_>, noun: usize, sources: &[usize], targets: &[usize]) -> bool {
    let doc = &story.doc;
    let named = |&head: &usize| agenthood(story, head) == Agenthood::Named;
    match (sources, targets) {
        (_, []) => sources.iter().any(|head| {
            // "The Gao attack" is no attack by Gao.
            let acts = |entity: &StoryEntity| {
                let armed = matches!(
                    entity.sector,
                    Some(Sector::Government | Sector::Military | Sector::Police | Sector::Rebels)
                );
                armed || matches!(entity.kind, EntityType::State | EntityType::ArmedGroup)
            };
            named(head) && (doc.dep(*head) != Dep::Compound || story.entity(*head).is_some_and(acts))
        }),
        ([], _) => targets.iter().any(|head| {
            let preposition = doc.head(*head);
            let direct = doc.head(preposition) == noun;
            match doc.lemma(preposition) {
                "in" => false,
                "on" | "against" => direct && agenthood(story, *head) >= Agenthood::Owned,
                _ => direct && named(head),
            }
        }),
        _ => true,
    }
}

/// True for the possessor of what is done to somebody: "her arrest", "Mali's expulsion".
fn undergoes(doc: &Doc, predicate: &Predicate, sources: &[usize]) -> bool {
    let owns = !sources.is_empty()
        && sources.iter().all(|&head| doc.head(head) == predicate.head && doc.dep(head) == Dep::Poss);
    owns && EventWord::Undergone.has(doc.lemma(predicate.head))
}

/// Who is worried blames only whom the worry names.
fn is_worry(doc: &Doc, predicate: &Predicate) -> bool {
    let noun = matches!(doc.lemma(predicate.head), "concern" | "alarm" | "worry" | "anxiety" | "unease" | "dismay");
    predicate.frame.category == Category::Accuse && (predicate.rule == "adjective" || noun)
}

/// What can be turned down, blamed or praised need not be anybody: it is enough that it is said of something.
fn least_target(frame: &EventFrame) -> Agenthood {
    match frame.category {
        // Who is let go is somebody, or somebody's.
        Category::Retreat if frame.mode == Some("release") => Agenthood::Owned,
        Category::Consult | Category::Threaten => Agenthood::Common,
        Category::Coerce | Category::Cooperate | Category::Aid | Category::Request => Agenthood::Owned,
        _ => Agenthood::Thing,
    }
}

/// "Mali was accused of …": who did it is left out, and who it was done to is named.
fn agentless(story: &Story<'_>, predicate: &Predicate, targets: Vec<usize>) -> Option<(Vec<usize>, Vec<usize>)> {
    // "Was forced to wait": by whatever it was.
    if matches!(story.doc.lemma(predicate.head), "force" | "oblige" | "compel") {
        return None;
    }
    let passive = predicate.clause.is_some_and(|verb| is_passive_in_context(&story.doc, verb));
    // "Was hit by higher prices": what does it is no weapon.
    let agent = predicate.clause.and_then(|verb| voice::agent(&story.doc, verb));
    if predicate.frame.category == Category::Assault
        && agent.is_some_and(|agent| !means::is_means(&story.doc, content_noun(&story.doc, agent)))
    {
        return None;
    }
    let least = match predicate.frame.category {
        // "Two men accused of theft were …": that tells who they are.
        Category::Accuse if predicate.clause.is_some_and(|verb| story.doc.dep(verb) != Dep::Acl) => {
            // "Police were accused", but "four men were charged" is a crime.
            let body = |&target: &usize| {
                let sector = sector::of_noun(&story.doc.lemma(target).to_lowercase());
                sector.is_some_and(|sector| sector != Sector::Civilians)
            };
            if targets.iter().all(body) { Agenthood::Common } else { Agenthood::Named }
        }
        Category::Support if predicate.rule == "verb" => Agenthood::Named,
        // "Sanctions were imposed on Mali", not "trading in Mali was halted".
        Category::Sanction if predicate.rule == "verb-object" => {
            let on = |&target: &usize| matches!(story.doc.lemma(story.doc.head(target)), "on" | "against");
            if !targets.iter().all(on) {
                return None;
            }
            Agenthood::Named
        }
        Category::Assault => Agenthood::Owned,
        Category::Coerce | Category::Sanction => Agenthood::Common,
        Category::Retreat if predicate.frame.mode == Some("release") => Agenthood::Common,
        _ => return None,
    };
    if predicate.frame.category == Category::Assault && !targets.is_empty() {
        let sources = predicate.clause.map(|verb| means::in_what(story, verb)).unwrap_or_default();
        if !sources.is_empty() {
            return Some((sources, targets));
        }
    }
    let known = !targets.is_empty() && targets.iter().all(|&target| agenthood(story, target) >= least);
    let told = predicate.rule == "verb" || predicate.frame.category == Category::Sanction;
    (passive && known && told).then_some((Vec::new(), targets))
}

/// "US-backed rebels": the name before the hyphen backs, the noun is backed.
fn participle_sides(story: &Story<'_>, participle: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    let doc = &story.doc;
    let source = participle.checked_sub(2)?;
    let target = doc.head(participle);
    let stands = matches!(doc.dep(participle), Dep::Amod) && target > participle;
    let actors = agenthood(story, source) == Agenthood::Named && agenthood(story, target) >= Agenthood::Common;
    (stands && actors).then(|| (vec![source], vec![target]))
}

/// Who speaks to reporters makes a statement, and meets nobody.
pub fn is_interview(story: &Story<'_>, predicate: &Predicate, targets: &[usize]) -> bool {
    let media = |&head: &usize| match story.entity(head) {
        Some(entity) => entity.sector == Some(Sector::Media),
        None => sector::of_noun(&story.doc.lemma(head).to_lowercase()) == Some(Sector::Media),
    };
    predicate.frame.category == Category::Consult && !targets.is_empty() && targets.iter().all(media)
}

/// What private persons do to each other or to things, or what was done to one by nobody named, is no politics.
pub fn are_private(story: &Story<'_>, predicate: &Predicate, source: Option<usize>, target: Option<usize>) -> bool {
    let public = |head: usize| agenthood(story, head) >= Agenthood::Owned && !agenthood::is_private(story, head);
    // One alone is of some place at least: "a Texas woman began a hunger strike".
    let placed = |head: usize| agenthood(story, head) >= Agenthood::Owned && agenthood::owner(story, head).is_some();
    // Talk with a man, or with one's children.
    if predicate.frame.category == Category::Consult
        && target.is_some_and(|target| agenthood::is_private(story, target))
    {
        return true;
    }
    match (source, target) {
        (Some(one), None) | (None, Some(one)) => !public(one) && !placed(one),
        _ => !source.into_iter().chain(target).any(public),
    }
}

/// A journey is an act of politics where an office or a body of state makes it to another's land.
pub fn is_mere_travel(story: &Story<'_>, predicate: &Predicate, sources: &[usize], targets: &[usize]) -> bool {
    if predicate.frame.mode != Some("visit") || predicate.rule != "verb" || predicate.preposition.is_none() {
        return false;
    }
    let official = |&head: &usize| match story.entity_at[head] {
        Some(id) => {
            let entity = &story.entities[id];
            let of_state = entity.kind != EntityType::Group || entity.of.is_some();
            let body = matches!(entity.sector, Some(Sector::Government | Sector::Legislature)) && of_state;
            let holds = || story.titles.iter().any(|title| title.holder == id) || story.state_of(id).is_some();
            body || entity.kind == EntityType::Person && holds()
        }
        None => false,
    };
    let home = |head: usize| {
        let id = story.entity_at[head]?;
        story.state_of(id).or(story.entities[id].of)
    };
    let abroad = |&target: &usize| {
        agenthood(story, target) == Agenthood::Named
            && !sources.iter().any(|&source| home(source).is_some() && home(source) == home(target))
    };
    !sources.iter().any(official) || !targets.iter().all(abroad)
}

/// What a whole war or a disease has cost is no event: "hundreds of thousands have been killed".
pub fn is_toll(story: &Story<'_>, predicate: &Predicate, sources: &[usize], targets: &[usize]) -> bool {
    let passive = predicate
        .clause
        .is_some_and(|verb| is_passive_in_context(&story.doc, verb) && voice::agent(&story.doc, verb).is_none());
    let harms =
        matches!(predicate.frame.category, Category::Assault | Category::Coerce) && (sources.is_empty() || passive);
    harms && !targets.is_empty() && targets.iter().all(|&target| is_large(story, target))
}

/// True for a thousand or more.
fn is_large(story: &Story<'_>, head: usize) -> bool {
    let doc = &story.doc;
    story.phrase(head).any(|i| {
        let word = doc.lemma(i).to_lowercase();
        let digits: String = word.chars().filter(|c| *c != ',').collect();
        matches!(word.as_str(), "thousand" | "million") || digits.parse::<u32>().is_ok_and(|number| number >= 1000)
    })
}

/// "The senator attacked the judges", "the president's assaults on the press", "a Twitter attack": by whom commands no
/// troops, in words.
pub fn is_attack_in_words(
    story: &Story<'_>,
    predicate: &Predicate,
    source: Option<usize>,
    target: Option<usize>,
) -> bool {
    let doc = &story.doc;
    let lemma = doc.lemma(predicate.head);
    let fights = matches!(lemma, "battle" | "fight");
    let attacks = fights || matches!(lemma, "attack" | "assault" | "target" | "clash" | "strafe");
    let Some((source, target)) = source.zip(target).filter(|_| attacks) else { return false };
    let verbal = |child: usize| EventWord::Verbal.has(&doc.token(child).to_lowercase());
    if predicate.rule != "verb" && doc.lefts(predicate.head).any(verbal) {
        return true;
    }
    // Parties, newspapers and associations have no other weapons; nor is a party fought with any by whoever has none.
    let unarmed = |head: usize| {
        story.entity(head).is_some_and(|entity| {
            matches!(entity.kind, EntityType::Organization | EntityType::Group)
                && matches!(entity.sector, Some(Sector::Party | Sector::Media | Sector::Organisation))
        })
    };
    if fights {
        let both_officials = holds_office(story, source) && holds_office(story, target);
        return unarmed(target) && !is_armed(story, source) || both_officials;
    }
    if unarmed(source) {
        return true;
    }
    let harmless = match story.entity(target) {
        Some(entity) if entity.kind == EntityType::Person => true,
        Some(entity) => {
            matches!(entity.sector, Some(Sector::Media | Sector::Party | Sector::Judiciary | Sector::Legislature))
        }
        // "Attacked the president's posture"; towns, buildings, vehicles and people are no matter of words.
        None => {
            let people = sector::of_noun(&doc.lemma(target).to_lowercase()).is_some();
            doc.pos(target) == Pos::Noun && !is_struck(doc, target) && !people
        }
    };
    // "The president clashed with the bank".
    holds_office(story, source) && (harmless || lemma == "clash")
}

/// "Took over the ministry", "took control of her party": who comes to lead it does it no violence.
pub fn is_coming_to_lead(story: &Story<'_>, predicate: &Predicate, sources: &[usize], targets: &[usize]) -> bool {
    let kind = |head: usize| story.entity(head).map(|it| it.kind);
    let takes = story.doc.lemma(predicate.clause.unwrap_or(predicate.head)) == "take";
    predicate.frame.category == Category::Assault
        && takes
        && sources.iter().all(|&source| kind(source) == Some(EntityType::Person))
        && !targets.is_empty()
        && targets.iter().all(|&it| kind(it) == Some(EntityType::Organization) && !is_armed(story, it))
}

/// "The president's war on the press", "a political assassination": what is no violence at all.
pub fn is_figure_of_speech(story: &Story<'_>, predicate: &Predicate, sources: &[usize], targets: &[usize]) -> bool {
    let doc = &story.doc;
    if predicate.frame.category != Category::Assault || predicate.rule != "noun" {
        return false;
    }
    let lemma = doc.lemma(predicate.head);
    let in_words = |child: usize| EventWord::Verbal.has(&doc.token(child).to_lowercase());
    let person =
        |&head: &usize| story.entity(head).is_some_and(|it| it.kind == EntityType::Person) || holds_office(story, head);
    let can_be_fought = |&head: &usize| {
        story.entity(head).is_some_and(|it| matches!(it.kind, EntityType::State | EntityType::ArmedGroup))
    };
    let war = lemma == "war" && !sources.is_empty() && sources.iter().all(person);
    war && !targets.is_empty() && !targets.iter().any(can_be_fought)
        || !matches!(lemma, "attack" | "assault") && doc.lefts(predicate.head).any(in_words)
}

/// One who has an office, or several of them: armed men are told by what was done to others.
fn holds_office(story: &Story<'_>, head: usize) -> bool {
    let Some(id) = story.entity_at[head] else { return false };
    let entity = &story.entities[id];
    match entity.kind {
        EntityType::Person => story.titles.iter().any(|title| title.holder == id) || entity.of.is_some(),
        EntityType::Group => matches!(entity.sector, Some(Sector::Government | Sector::Legislature)),
        _ => false,
    }
}

/// True for those who fight with weapons, or who command such.
fn is_armed(story: &Story<'_>, head: usize) -> bool {
    let sector = story.entity(head).and_then(|entity| entity.sector);
    matches!(sector, Some(Sector::Military | Sector::Police | Sector::Rebels))
}

/// Help is an act of politics where somebody known gives it.
pub fn is_mere_help(story: &Story<'_>, predicate: &Predicate, sources: &[usize]) -> bool {
    let helps = predicate.rule == "verb" && matches!(story.doc.lemma(predicate.head), "help" | "protect" | "feed");
    helps && !sources.iter().any(|&source| agenthood(story, source) == Agenthood::Named)
}

#[cfg(test)]
mod tests {
    use crate::extract::event::testing::check;

    #[test]
    fn passives() {
        check("The convoy was attacked by rebels near Gao.", &["rebels ASSAULT convoy"]);
        check("Kenya was accused of theft.", &["nobody ACCUSE Kenya"]);
    }

    #[test]
    fn mutual_acts_go_both_ways() {
        check("Ghana and Togo held talks in Accra.", &["Ghana CONSULT Togo", "Togo CONSULT Ghana"]);
        check("Ghana held talks with Togo.", &["Ghana CONSULT Togo", "Togo CONSULT Ghana"]);
        check(
            "Mali was met by Ghana and Togo.",
            &["Ghana CONSULT Mali", "Mali CONSULT Ghana", "Togo CONSULT Mali", "Mali CONSULT Togo"],
        );
    }

    #[test]
    fn those_who_act_on_each_other_are_each_others_targets() {
        check("Ghana and Togo accused each other of theft.", &["Ghana ACCUSE Togo", "Togo ACCUSE Ghana"]);
    }

    #[test]
    fn who_speaks_to_reporters_meets_nobody() {
        check("Ghana's president spoke to reporters on Monday.", &[]);
        check("Both sides kept the cease-fire in Ghana.", &[]);
        check("Ghana's ministers met the winter deadline.", &[]);
        check("Ghana's ministers met on Monday.", &["Ghana's ministers CONSULT nobody"]);
    }

    #[test]
    fn what_private_people_do_is_no_politics() {
        check("A man stabbed his wife on Friday.", &[]);
        check("Armed men attacked a Malian village.", &["Armed men ASSAULT Mali"]);
    }

    #[test]
    fn what_is_done_to_things_is_done_to_nobody() {
        check("Ghana's president visited a museum in Togo.", &[]);
        check("Ghana's government executed the plan of the king of Togo.", &[]);
        check("Ghanaian officials released little information.", &[]);
        check("Two Ghanaian engineers stood with three cars.", &[]);
        check("Ghanaian soldiers launched raids in Lima.", &["operation: Lima"]);
    }

    #[test]
    fn parties_and_presidents_fight_in_words() {
        check(
            "Ghanaian political parties targeted the European Union.",
            &["Ghanaian political parties ACCUSE European Union"],
        );
        check("Ghanaian soldiers clashed with Togolese rebels.", &["Ghanaian soldiers ASSAULT Togolese rebels"]);
        check("Senator Jane Roe attacked the president's posture on Friday.", &["Jane Roe ACCUSE president"]);
        check("Ghana's president made a Twitter attack on Togo.", &["Ghana's president ACCUSE Togo"]);
        check("Ghana's president attacked villages in Togo.", &["Ghana's president ASSAULT villages"]);
        check("Jane Roe took control of the Ghanaian health ministry in May.", &[]);
    }

    #[test]
    fn figures_of_speech_are_no_violence() {
        check("Ghana's president went on with his war on the press.", &[]);
        check("The political assassination of Jane Roe of Ghana shocked many.", &[]);
        check("The assassination of Jane Roe of Ghana shocked many.", &["nobody ASSAULT Jane Roe"]);
    }

    #[test]
    fn who_is_concerned_blames_whom_the_concern_names() {
        check("Norway is deeply concerned by reports of a Swedish buildup.", &["Norway ACCUSE Sweden"]);
        check("Norway is concerned about the weather.", &[]);
        check("Norway is concerned about the safety of the Swedish king.", &[]);
        check(
            "Norwegian officials expressed concern that Sweden may close the strait.",
            &["Norwegian officials ACCUSE Sweden"],
        );
        check("Norway warned Sweden over its warships.", &["Norway ACCUSE Sweden"]);
    }
}
