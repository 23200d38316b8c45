//! The American state that an office is in or for.
//!
//! Example: `Georgia Gov. Jane Roe`, `Rep. Jane Roe, R-Md.,`, `Senator Jane Roe of Texas`.

use std::ops::Range;

use super::role::Role;
use crate::english::Pos;
use crate::entities::story::Story;
use crate::lexicon::classes::PersonWord;
use crate::lexicon::states;

/// The state's name, where the words before the title or behind the name tell it.
pub fn of(story: &Story<'_>, role: &Role, name: Range<usize>) -> Option<&'static str> {
    let doc = &story.doc;
    let own = |i: usize| PersonWord::StateOffice.has(&doc.token(i).to_lowercase());
    let general = matches!(role.words.to_lowercase().as_str(), "attorney general" | "secretary of state");
    if !own(role.noun_token) && !general {
        return None;
    }
    let first = role.tokens.start..name.start.max(role.tokens.start);
    let before = first.clone().flat_map(|start| (1..=2).map(move |length| start..start + length));
    let before = before.filter(|range| range.end <= first.end).find_map(|range| states::named(doc.slice(range)));
    before.or_else(|| own(role.noun_token).then(|| behind(story, name.end)).flatten())
}

/// ", R-Md.,", "(D-Calif.)", "of Texas".
fn behind(story: &Story<'_>, end: usize) -> Option<&'static str> {
    let doc = &story.doc;
    let last = doc.sentence(end.min(doc.len() - 1)).end;
    if end + 1 < last && matches!(doc.token(end), "of" | "from") {
        return (1..=2)
            .rev()
            .filter(|n| end + 1 + n <= last)
            .find_map(|n| states::named(doc.slice(end + 1..end + 1 + n)));
    }
    // ", the Arizona Republican,".
    if end + 1 < last && doc.token(end) == "," {
        let start = if doc.pos(end + 1) == Pos::Det { end + 2 } else { end + 1 };
        let party = |i: usize| i < last && matches!(doc.token(i), "Republican" | "Democrat" | "independent");
        let lengths = (1..=2).filter(|length| party(start + length));
        if let Some(region) = lengths.map(|length| doc.slice(start..start + length)).find_map(states::named) {
            return Some(region);
        }
    }
    let rest = doc.slice(end..last).trim_start_matches([',', ' ', '(', '[']);
    let tag = rest.strip_prefix(['R', 'D', 'I'])?.strip_prefix(['-', '–', '.', ','])?;
    let tag = tag.trim_start_matches([',', ' ', '-']);
    let word = tag.split([',', ')', ']', ' ', ';']).next()?;
    let two = || tag.split([',', ')', ']', ';']).next().and_then(states::named);
    states::name(word).or_else(|| states::named(word)).or_else(two)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn a_party_tag_and_the_word_before_tell_the_state() {
        for text in ["Georgia Gov. Jane Roe left.", "Rep. Jane Roe, R-Ga., left.", "Senator Jane Roe of Georgia left."]
        {
            let facts = facts(text);
            let of: Vec<_> = facts.offices.iter().filter_map(|office| office.of.as_deref()).collect();
            assert_eq!(of.len(), 1, "{text}");
            let georgia = facts.entities.iter().find(|entity| entity.id == of[0]);
            assert_eq!(georgia.and_then(|entity| entity.of.as_deref()), Some("united-states"), "{text}");
        }
    }
}
