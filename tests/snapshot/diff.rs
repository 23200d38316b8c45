//! Which lines went and which came, in their order.

use std::collections::BTreeSet;

/// The lines of only one of two texts: `-` before, `+` now.
pub fn diff(before: &str, now: &str) -> String {
    let sets = [before, now].map(|text| text.lines().collect::<BTreeSet<_>>());
    let lines = |mark: char, text: &str, other: &BTreeSet<&str>| {
        let only: Vec<String> =
            text.lines().filter(|line| !other.contains(line)).map(|line| format!("  {mark} {line}\n")).collect();
        only.concat()
    };
    let found = lines('-', before, &sets[1]) + &lines('+', now, &sets[0]);
    if found.is_empty() { "  the same lines in another order, or more often\n".to_owned() } else { found }
}

#[test]
fn only_what_changed_is_shown() {
    assert_eq!(diff("a\nb\n", "a\nc\n"), "  - b\n  + c\n");
    assert!(diff("a\nb\n", "b\na\n").contains("order"));
}
