//! No circle of imports: where a file uses something of another, that one uses nothing of it, directly or round about.

use std::collections::BTreeSet;

use super::Fault;
use super::imports::Imports;

/// A fault for each set of files that can all be reached from each other.
pub fn faults(imports: &Imports<'_>) -> Vec<Fault> {
    let count = imports.house.files.len();
    let reached: Vec<BTreeSet<usize>> = (0..count).map(|file| reached(imports, file)).collect();
    let mut done = BTreeSet::new();
    let mut faults = Vec::new();
    for file in 0..count {
        let circle: BTreeSet<usize> =
            reached[file].iter().copied().filter(|other| reached[*other].contains(&file)).collect();
        if circle.is_empty() || !done.insert(circle.clone()) {
            continue;
        }
        let paths: Vec<&str> = circle.iter().map(|file| imports.path(*file)).collect();
        let inside = imports.ties.iter().filter(|((from, to), _)| circle.contains(from) && circle.contains(to));
        let ties = inside.map(|((from, to), names)| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("    {} uses {} of {}\n", imports.path(*from), names.join(", "), imports.path(*to))
        });
        faults.push(Fault { rule: "circle", subject: paths.join(" "), detail: ties.collect() });
    }
    faults
}

fn reached(imports: &Imports<'_>, file: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next = vec![file];
    while let Some(from) = next.pop() {
        let to = imports.ties.range((from, 0)..=(from, usize::MAX)).map(|((_, to), _)| *to);
        next.extend(to.filter(|to| reached.insert(*to)).collect::<Vec<_>>());
    }
    reached
}

#[test]
fn a_circle_through_a_parent_is_found() {
    let house = super::House::new([
        ("room/mod.rs".into(), "mod page; pub struct Draft; fn f() { page::read() }".into()),
        ("room/page.rs".into(), "use super::Draft;".into()),
        ("room/other.rs".into(), "use super::Draft;".into()),
    ]);
    let found = faults(&Imports::read(&house));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subject, "room/mod.rs room/page.rs");
}
