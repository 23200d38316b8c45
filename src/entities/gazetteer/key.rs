//! Keys of names: the form under which they are looked up, and the skeleton that romanisations of one name share.
//!
//! tools/make-gazetteer/names.py makes the same keys when it writes the gazetteer; a test looks every stored name up.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::lexicon::classes::PlaceWord;
use crate::lexicon::sounds;

/// Lower case, no accents, one blank between words; empty for what is not Latin throughout.
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    if name.is_ascii() {
        name.chars().for_each(|c| fold(c.to_ascii_lowercase(), &mut out));
    } else {
        for c in name.to_lowercase().nfd() {
            if c.is_alphanumeric() && !c.is_ascii() && plain(c).is_none() && !is_combining_mark(c) && !is_dropped(c) {
                return String::new();
            }
            fold(c, &mut out);
        }
    }
    while out.ends_with(' ') {
        out.pop();
    }
    same_words(out)
}

fn fold(c: char, out: &mut String) {
    if is_dropped(c) || is_combining_mark(c) {
        return;
    }
    match plain(c) {
        Some(letters) => out.push_str(letters),
        None if c.is_ascii_alphanumeric() => out.push(c),
        None if out.is_empty() || out.ends_with(' ') => {}
        None => out.push(' '),
    }
}

/// Written inside a word and not heard as a letter in English: apostrophes, hamza, ayn, the soft sign; full stops.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\'' | '’'
            | '‘'
            | 'ʻ'
            | 'ʼ'
            | 'ʿ'
            | 'ʾ'
            | 'ʹ'
            | 'ʺ'
            | 'ˈ'
            | '`'
            | '´'
            | '‛'
            | '′'
            | '″'
            | '”'
            | '“'
            | '"'
            | '.'
            | '·'
    )
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'ə' | 'ǝ' => "a",
        'ħ' => "h",
        'ŋ' => "n",
        _ => return None,
    })
}

/// Words that names have in full or cut short.
fn same_words(key: String) -> String {
    let short = |word| match word {
        "saint" => "st",
        "mount" => "mt",
        "fort" => "ft",
        other => other,
    };
    if key.contains("saint") || key.contains("mount") || key.contains("fort") {
        return key.split(' ').map(short).collect::<Vec<_>>().join(" ");
    }
    key
}

/// A key without the Arabic articles in it.
pub fn without_articles(key: &str) -> String {
    let last = key.split(' ').count() - 1;
    let words = key.split(' ').enumerate().filter(|(i, word)| *i == last || !PlaceWord::ArabicArticle.has(word));
    words.map(|(_, word)| word).collect::<Vec<_>>().join("")
}

/// The consonants of a key without Arabic articles: the same for most romanisations of one name.
pub fn skeleton(key: &str) -> String {
    let mut letters = without_articles(key);
    for (sound, letter) in sounds::all() {
        if letters.contains(sound) {
            letters = letters.replace(sound, letter);
        }
    }
    if letters.ends_with('h') {
        letters.pop();
    }
    let mut out = String::with_capacity(letters.len());
    for letter in letters.chars() {
        if !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w') && !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_points_do_not_count() {
        assert_eq!(key("Ḩamāh"), "hamah");
        assert_eq!(key("ST. JOHN’S"), "st johns");
        assert_eq!(key("Saint-Étienne"), "st etienne");
        assert_eq!(key("Łódź"), "lodz");
        assert_eq!(key("Москва"), "");
    }

    #[test]
    fn romanisations_share_a_skeleton() {
        let all = ["Deir ez-Zor", "Deir Ezzor", "Dayr az Zawr", "Deir al-Zour", "Dair az-Zaur"];
        let bones: Vec<String> = all.iter().map(|name| skeleton(&key(name))).collect();
        assert!(bones.iter().all(|bone| bone == "drzr"), "{bones:?}");
        assert_eq!(skeleton(&key("Za‘farānah")), skeleton(&key("Zafaraneh")));
        assert_eq!(skeleton(&key("Al-Qusayr")), skeleton(&key("Qusair")));
    }
}
