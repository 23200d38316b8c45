//! Lemmas by tables of exceptions and rules, checked against an index of known base forms (WordNet
//! 3.0's "morphy", as spaCy's rule lemmatizer does it).

use super::chars::{ALPHABETIC, lowercase};
use super::labels::Pos;
use super::model::{self, Fields, Table};

/// The tables of one part of speech.
struct Forms {
    /// Ending, and what to put in its place.
    rules: Table,
    exceptions: Table,
    index: Table,
}

macro_rules! forms {
    ($pos:literal) => {
        Forms {
            rules: model::table(concat!("lemma.", $pos, ".rules")),
            exceptions: model::table(concat!("lemma.", $pos, ".exceptions")),
            index: model::table(concat!("lemma.", $pos, ".index")),
        }
    };
}

static ADJECTIVES: Forms = forms!("adj");
static ADVERBS: Forms = forms!("adv");
static NOUNS: Forms = forms!("noun");
static PUNCTUATION: Forms = forms!("punct");
static VERBS: Forms = forms!("verb");

/// The lemma of a word, given its part of speech and its morphology as spaCy writes it.
pub(super) fn lemma(text: &str, pos: Pos, morph: &str) -> String {
    let lower = lowercase(text);
    if matches!(pos, Pos::None | Pos::Space) || is_base_form(pos, morph) {
        return lower;
    }
    let forms = match pos {
        Pos::Adj => &ADJECTIVES,
        Pos::Adv => &ADVERBS,
        Pos::Noun => &NOUNS,
        Pos::Punct => &PUNCTUATION,
        Pos::Verb => &VERBS,
        Pos::Propn => return text.to_owned(),
        _ => return lower,
    };
    forms.lemma(&lower).unwrap_or_else(|| text.to_owned())
}

/// True for a form, in lower case, of a word that the tables know.
pub fn is_known(lower: &str) -> bool {
    [&NOUNS, &VERBS, &ADJECTIVES, &ADVERBS].into_iter().any(|forms| forms.knows(lower))
}

/// True for a form, in lower case, of a verb that the tables know.
pub fn is_verb(lower: &str) -> bool {
    VERBS.knows(lower)
}

fn is_base_form(pos: Pos, morph: &str) -> bool {
    let value = |feature: &str| morph.split('|').find_map(|pair| pair.strip_prefix(feature)?.strip_prefix('='));
    let verb_form = value("VerbForm");
    (pos == Pos::Noun && value("Number") == Some("Sing"))
        || matches!(verb_form, Some("Inf" | "None"))
        || value("Degree") == Some("Pos")
        || (pos == Pos::Verb && verb_form == Some("Fin") && value("Tense") == Some("Pres") && value("Number").is_none())
}

impl Forms {
    fn knows(&self, lower: &str) -> bool {
        let ruled = |mut rule: Fields| {
            let (Some(old), Some(new)) = (rule.next(), rule.next()) else { return false };
            lower.strip_suffix(old).is_some_and(|stem| self.index.contains(&format!("{stem}{new}")))
        };
        self.index.contains(lower) || self.exceptions.contains(lower) || self.rules.rows().any(ruled)
    }

    /// The first of: exceptions, the last one first; known forms that the rules make, the last one
    /// first; forms with other characters than letters; forms that could be words.
    fn lemma(&self, lower: &str) -> Option<String> {
        let (mut forms, mut unknown) = (Vec::new(), None);
        for mut rule in self.rules.rows() {
            let (Some(old), Some(new)) = (rule.next(), rule.next()) else {
                continue;
            };
            let Some(stem) = lower.strip_suffix(old) else {
                continue;
            };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&form) {
                forms.insert(0, form);
            } else if !form.chars().all(|c| ALPHABETIC.contains(c)) {
                forms.push(form);
            } else {
                unknown.get_or_insert(form);
            }
        }
        for exception in self.exceptions.find(lower).into_iter().flatten() {
            // One that the rules have found keeps the place that it has.
            if !forms.iter().any(|form| form == exception) {
                forms.insert(0, exception.to_owned());
            }
        }
        forms.into_iter().next().or(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmas() {
        let fin = "Tense=Past|VerbForm=Fin";
        for (text, pos, morph, expected) in [
            ("said", Pos::Verb, fin, "say"),
            ("Agreed", Pos::Verb, fin, "agree"),
            ("accusing", Pos::Verb, "Aspect=Prog|Tense=Pres|VerbForm=Part", "accuse"),
            ("say", Pos::Verb, "Tense=Pres|VerbForm=Fin", "say"),
            ("troops", Pos::Noun, "Number=Plur", "troop"),
            ("Countries", Pos::Noun, "Number=Plur", "country"),
            ("Kyiv", Pos::Propn, "Number=Sing", "Kyiv"),
            ("worse", Pos::Adj, "Degree=Cmp", "bad"),
            ("The", Pos::Det, "", "the"),
            ("“", Pos::Punct, "", "\""),
            ("\n", Pos::Space, "", "\n"),
        ] {
            assert_eq!(lemma(text, pos, morph), expected, "{text}");
        }
    }
}
