//! Did you mean …? The names nearest to what somebody typed.

use strsim::jaro_winkler;

/// How alike two names must be to be worth suggesting (Jaro–Winkler, 1 is equal).
const ALIKE: f64 = 0.82;

/// At most this many suggestions.
const SUGGESTIONS: usize = 3;

/// The names nearest to `typed`, best first; none when nothing is near.
///
/// Names that contain what was typed count as near, so that `accused` finds `who-accused-whom`.
pub fn nearest<'n>(typed: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let typed = typed.to_lowercase();
    let mut scored: Vec<(f64, &str)> = names
        .into_iter()
        .map(|name| (likeness(&typed, &name.to_lowercase()), name))
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    scored.dedup_by_key(|(_, name)| *name);
    scored.into_iter().map(|(_, name)| name).take(SUGGESTIONS).collect()
}

fn likeness(typed: &str, name: &str) -> f64 {
    let contained = typed.len() > 2 && name.contains(typed);
    let whole = jaro_winkler(typed, name);
    let by_word =
        name.split(|c: char| !c.is_alphanumeric()).map(|word| jaro_winkler(typed, word) * 0.95).fold(0.0, f64::max);
    if contained { whole.max(0.9) } else { whole.max(by_word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_and_parts_of_names_are_found() {
        let names = ["who-accused-whom", "who-met-whom", "casualties", "network"];
        assert_eq!(nearest("casulties", names), ["casualties"]);
        assert_eq!(nearest("who-acused-whom", names)[0], "who-accused-whom");
        assert_eq!(nearest("accused", names)[0], "who-accused-whom");
        assert_eq!(nearest("Lavrof", ["Sergei Lavrov", "John Kerry"]), ["Sergei Lavrov"]);
        assert!(nearest("xyzzy", names).is_empty());
    }
}
