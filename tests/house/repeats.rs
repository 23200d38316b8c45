//! Nothing is written twice: no stretch of significant lines stands in two places.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::Fault;
use super::source::{House, Source, blank};

/// As many lines make a stretch.
const STRETCH: usize = 10;

static USE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^\s*(pub(\([^)]*\))?\s+)?use\s[^;]*;").unwrap());

/// A fault for each pair of places that begin to say the same.
pub fn faults(house: &House) -> Vec<Fault> {
    let lines: Vec<Vec<(usize, String)>> = house.files.iter().map(significant).collect();
    let mut first: BTreeMap<Vec<&str>, (usize, usize)> = BTreeMap::new();
    let mut faults: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for (file, lines) in lines.iter().enumerate() {
        for (at, window) in lines.windows(STRETCH).enumerate() {
            let stretch: Vec<&str> = window.iter().map(|(_, line)| line.as_str()).collect();
            let &mut (other, start) = first.entry(stretch).or_insert((file, at));
            if (other, start) != (file, at) {
                let place =
                    || format!("    from line {} on, as from line {} on\n", lines[at].0, line_of(house, other, start));
                faults.entry((other, file)).or_insert_with(place);
            }
        }
    }
    let path = |file: usize| house.files[file].path.as_str();
    let faults = faults.into_iter();
    faults
        .map(|((other, file), detail)| Fault {
            rule: "repeat",
            subject: format!("{} {}", path(other), path(file)),
            detail,
        })
        .collect()
}

fn line_of(house: &House, file: usize, at: usize) -> usize {
    significant(&house.files[file])[at].0
}

/// The lines that say something, with their numbers: no blanks, comments, imports, attributes, lone punctuation.
fn significant(file: &Source) -> Vec<(usize, String)> {
    let mut code = file.code.clone();
    for found in USE.find_iter(&file.bare) {
        blank(&mut code, found.range());
    }
    let lines = code.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.starts_with("#[") && line.chars().any(char::is_alphanumeric));
    lines.map(|(at, line)| (at, line.to_owned())).collect()
}

#[test]
fn a_stretch_that_stands_twice_is_found() {
    let stretch =
        |lines: usize| (0..lines).map(|line| format!("    let x{line} = {line};\n\n    // why\n")).collect::<String>();
    let house = |lines: usize| {
        House::new([("a.rs".into(), stretch(lines)), ("b.rs".into(), format!("let z;\n{}", stretch(lines)))])
    };
    assert_eq!(faults(&house(STRETCH)).len(), 1);
    assert_eq!(faults(&house(STRETCH - 1)), []);
}
