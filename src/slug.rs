//! Readable identifiers made from names.

/// A readable identifier from words: lower case, letters and digits, hyphens between.
///
/// Latin letters lose their accents, so that `Erdoğan` and `Erdogan` are one; letters of other
/// scripts stay.
pub fn slug(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars().flat_map(char::to_lowercase) {
        match unaccented(c) {
            Some(plain) => out.push_str(plain),
            None if c.is_alphanumeric() => out.push(c),
            // An apostrophe inside a name joins ("O'Neil" → "oneil"); a combining mark carries no letter.
            None if matches!(c, '\'' | '’' | '.' | '\u{300}'..='\u{36F}') => {}
            None if out.ends_with('-') || out.is_empty() => {}
            None => out.push('-'),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The plain Latin letter behind an accented one that news spells both ways.
fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ţ' | 'ț' | 'ť' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ð' => "d",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_join_spellings() {
        for (words, expected) in [
            ("Sergei Lavrov", "sergei-lavrov"),
            ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
            ("Beatrice O’Neil", "beatrice-oneil"),
            ("U.S. officials", "us-officials"),
            ("  — odd —  marks ", "odd-marks"),
            ("習近平", "習近平"),
        ] {
            assert_eq!(slug(words), expected);
        }
    }
}
