//! Whether a name that sayso gives is one that the annotations accept.

use sayso::facts::{EntityType, Facts, Participant};

/// Names of one actor that annotators use for each other.
const SAME: [&[&str]; 12] = [
    &["united states", "us", "usa", "america", "washington", "us government", "american government"],
    &["united kingdom", "uk", "britain", "great britain", "london"],
    &["russia", "moscow", "kremlin", "russian federation", "russian government"],
    &["islamic state", "isis", "isil", "is", "daesh", "islamic state group"],
    &["syria", "syrian government", "damascus", "syrian regime", "regime"],
    &["china", "beijing", "chinese government"],
    &["iran", "tehran", "iranian government"],
    &["united nations", "un"],
    &["european union", "eu"],
    &["north korea", "pyongyang"],
    &["israel", "israeli government"],
    &["white house", "trump administration", "obama administration", "administration"],
];

/// Words that stand for somebody and name nobody.
const PRONOUNS: [&str; 14] =
    ["i", "we", "he", "she", "it", "they", "his", "her", "its", "their", "who", "which", "that", "them"];

/// Words that make no difference to who is named.
const TITLES: [&str; 12] = ["the", "a", "an", "some", "even", "mr", "mrs", "ms", "president", "senator", "sen", "rep"];

/// The names of whoever takes part: its entity's, what the text calls it by name, of which body an unnamed group is.
pub fn names_of(facts: &Facts, part: Option<&Participant>) -> Vec<String> {
    let Some(part) = part else { return Vec::new() };
    let by_id = |id: Option<&String>| facts.entities.iter().find(|entity| Some(&entity.id) == id);
    let Some(entity) = by_id(part.entity.as_ref()) else { return vec![part.name.clone()] };
    let mut names = vec![entity.name.clone()];
    let text: Vec<char> = facts.text.chars().collect();
    for span in &entity.mentions {
        let words: String = text[span.start as usize..span.end as usize].iter().collect();
        if words.starts_with(char::is_uppercase) && !PRONOUNS.contains(&words.to_lowercase().as_str()) {
            names.push(words);
        }
    }
    let belongs = matches!(entity.kind, EntityType::Group | EntityType::Organization | EntityType::ArmedGroup);
    names.extend(by_id(entity.of.as_ref()).filter(|_| belongs).map(|of| of.name.clone()));
    names
}

/// True where one of the names is accepted, or where nobody is and nobody is named.
pub fn accepted(gold: &[String], names: &[String]) -> bool {
    let plain = |names: &[String]| names.iter().map(|name| plain(name)).filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let (gold, names) = (plain(gold), plain(names));
    if gold.is_empty() {
        return names.is_empty();
    }
    names.iter().any(|name| gold.iter().any(|wanted| same(wanted, name)))
}

fn same(a: &str, b: &str) -> bool {
    let singular = |name: &str| {
        let words = name.split(' ').map(|word| if word.len() > 3 { word.trim_end_matches('s') } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    // "John F. Kerry" is John Kerry.
    let ends = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        (words.len() > 1).then(|| (words[0].to_owned(), words[words.len() - 1].to_owned()))
    };
    let alias = SAME.iter().any(|names| names.contains(&a) && names.contains(&b));
    alias || singular(a) == singular(b) || (ends(a).is_some() && ends(a) == ends(b))
}

/// A name without case, accents, marks, possessives and titles.
fn plain(name: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let name: String = name.nfkd().filter(|&c| !is_combining_mark(c)).collect::<String>().to_lowercase();
    let name = name.replace('’', "'").replace('.', "");
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    let words = words.map(|word| word.trim_end_matches("'s").trim_matches('\''));
    words.filter(|word| !word.is_empty() && !TITLES.contains(word)).collect::<Vec<_>>().join(" ")
}

#[test]
fn names_are_compared_by_what_they_name() {
    let accepts = |gold: &str, name: &str| accepted(&[gold.to_owned()], &[name.to_owned()]);
    assert!(accepts("Mr. Roe", "Roe") && accepts("Jane Roe", "Jane F. Roe") && accepts("US", "Washington"));
    assert!(accepts("Tehran’s", "Iran") && !accepts("Jane Roe", "John Roe"));
    assert!(accepted(&[], &[]) && !accepted(&[], &["Roe".to_owned()]));
}
