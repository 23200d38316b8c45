//! What the tests of persons and of bodies ask of pairs of names.

use super::{ALIKE, Likeness, Rule};

/// Each pair is one, by this rule, and whichever name comes first.
pub fn are_alike(alike: impl Fn(&str, &str) -> Likeness, pairs: &[(&str, &str, Rule)]) {
    for (one, other, rule) in pairs {
        let likeness = alike(one, other);
        assert!(likeness.score >= ALIKE && likeness.rule == *rule, "{one}, {other}: {likeness:?}");
        assert_eq!(likeness, alike(other, one), "{one}, {other}");
    }
}

/// No pair is one.
pub fn are_apart(alike: impl Fn(&str, &str) -> Likeness, pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        assert!(alike(one, other).score < ALIKE, "{one}, {other}: {:?}", alike(one, other));
    }
}
