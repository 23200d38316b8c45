//! Which file uses what of which other file: `use` lines and paths in the code, each followed to the file that defines
//! the name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::source::{House, Source, blank};

static USE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)(\bpub(?:\s*\([^)]*\))?\s+)?\buse\s+([^;]+);").unwrap());
static VISIBILITY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"pub\s*\(\s*in\s[^)]*\)").unwrap());
static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b[A-Za-z_]\w*(?:::[A-Za-z_]\w*)+").unwrap());

/// The imports of a house.
#[derive(Debug)]
pub struct Imports<'h> {
    pub house: &'h House,
    /// From file, to file: the names that tie them.
    pub ties: BTreeMap<(usize, usize), BTreeSet<String>>,
}

/// A name that a file has from elsewhere.
#[derive(Debug)]
struct Import {
    /// The name that it has here; `*` for all names of a module.
    name: String,
    /// Where it is from, from the crate's root on.
    path: Vec<String>,
    /// Handed on to others; that alone uses nothing.
    public: bool,
}

/// What a path leads to.
enum Target {
    Module,
    Name(usize, String),
}

impl<'h> Imports<'h> {
    /// All imports of a house.
    pub fn read(house: &'h House) -> Self {
        let names: Vec<(Vec<Import>, String)> = house.files.iter().map(|file| names(house, file)).collect();
        let resolver = Resolver { house, names: &names };
        let mut ties: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
        let mut tie = |from: usize, path: &[String]| {
            if let Some(Target::Name(to, name)) = resolver.follow(path, 8)
                && from != to
            {
                ties.entry((from, to)).or_default().insert(name);
            }
        };
        for (from, (imports, rest)) in names.iter().enumerate() {
            for import in imports {
                let used = Regex::new(&format!(r"\b{}\b", regex::escape(&import.name))).unwrap();
                if !import.public || used.is_match(rest) {
                    tie(from, &import.path);
                }
            }
            for found in PATH.find_iter(rest) {
                let segments: Vec<String> = found.as_str().split("::").map(str::to_owned).collect();
                if let Some(path) = resolver.absolute(from, &segments) {
                    tie(from, &path);
                }
            }
        }
        Self { house, ties }
    }

    /// The path of a file below `src/`.
    pub fn path(&self, file: usize) -> &'h str {
        &self.house.files[file].path
    }
}

/// The names that a file imports, and its code without the `use` lines.
fn names(house: &House, file: &Source) -> (Vec<Import>, String) {
    let mut rest = file.bare.clone();
    let mut imports = Vec::new();
    for found in USE.captures_iter(&file.bare) {
        for (segments, name) in leaves(&found[2]) {
            if let Some(path) = rooted(house, file, &segments) {
                imports.push(Import { name, path, public: found.get(1).is_some() });
            }
        }
        blank(&mut rest, found.get(0).unwrap().range());
    }
    for found in VISIBILITY.find_iter(&file.bare) {
        blank(&mut rest, found.range());
    }
    (imports, rest)
}

/// The single paths of a `use` tree, each with the name that it has here.
fn leaves(tree: &str) -> Vec<(Vec<String>, String)> {
    let tree = tree.trim();
    if let Some((head, inside)) = tree.split_once('{') {
        let head: Vec<String> =
            head.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let inside = inside.trim_end().strip_suffix('}').unwrap_or(inside);
        let inner = split(inside).into_iter().flat_map(leaves);
        return inner.map(|(segments, name)| ([head.clone(), segments].concat(), name)).map(own_name).collect();
    }
    let (path, name) = match tree.split_once(" as ") {
        Some((path, name)) => (path, Some(name.trim().to_owned())),
        None => (tree, None),
    };
    let segments: Vec<String> = path.split("::").map(|part| part.trim().to_owned()).collect();
    let name = name.or_else(|| segments.last().cloned()).unwrap_or_default();
    if tree.is_empty() { Vec::new() } else { vec![own_name((segments, name))] }
}

/// `model::{self}` is `model`.
fn own_name((mut segments, mut name): (Vec<String>, String)) -> (Vec<String>, String) {
    if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
        segments.pop();
        if name == "self" {
            name = segments.last().cloned().unwrap_or_default();
        }
    }
    (segments, name)
}

/// At the commas outside of braces.
fn split(inside: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts
}

/// A path from the crate's root on; none where it leads out of the crate.
fn rooted(house: &House, file: &Source, segments: &[String]) -> Option<Vec<String>> {
    let first = segments.first()?;
    // Only the binary knows the library by its name; elsewhere the word is the vocabulary's.
    let is_binary = file.path == "main.rs" || file.path.starts_with("cli/");
    let mut base = match first.as_str() {
        "crate" => vec!["crate".to_owned()],
        "sayso" if is_binary => vec!["crate".to_owned()],
        "self" => file.module.clone(),
        "super" => file.module[..file.module.len() - 1].to_vec(),
        child => {
            let path = [file.module.clone(), vec![child.to_owned()]].concat();
            house.module(&path)?;
            path
        }
    };
    for segment in &segments[1..] {
        if segment == "super" {
            base.pop();
        } else {
            base.push(segment.clone());
        }
    }
    Some(base)
}

struct Resolver<'h> {
    house: &'h House,
    names: &'h [(Vec<Import>, String)],
}

impl Resolver<'_> {
    /// The path in the code of a file from the crate's root on.
    fn absolute(&self, file: usize, segments: &[String]) -> Option<Vec<String>> {
        let imported = self.names[file].0.iter().find(|import| import.name == segments[0]);
        match imported {
            Some(import) => Some([import.path.clone(), segments[1..].to_vec()].concat()),
            None => rooted(self.house, &self.house.files[file], segments),
        }
    }

    /// Down the modules, then through what each hands on, to the file that defines the name.
    fn follow(&self, path: &[String], depth: usize) -> Option<Target> {
        let known = (1..=path.len()).rev().find(|&end| self.house.module(&path[..end]).is_some())?;
        let file = self.house.module(&path[..known])?;
        let Some(name) = path.get(known) else { return Some(Target::Module) };
        let imports = &self.names[file].0;
        let named = imports.iter().find(|import| import.name == *name);
        if let Some(import) = named.filter(|_| depth > 0) {
            let further = [import.path.clone(), path[known + 1..].to_vec()].concat();
            return match self.follow(&further, depth - 1) {
                Some(Target::Module) | None => None,
                found => found,
            };
        }
        Some(Target::Name(file, name.clone()))
    }
}

#[test]
fn names_are_followed_to_the_file_that_defines_them() {
    let house = House::new([
        ("lib.rs".into(), "pub mod room;".into()),
        ("room/mod.rs".into(), "mod draft; mod page; pub use draft::Draft; fn f() { page::read() }".into()),
        ("room/draft.rs".into(), "pub struct Draft; pub(in crate::room) fn g() {}".into()),
        (
            "room/page.rs".into(),
            "use super::{Draft, draft::{self, g as h}}; fn read() { draft::g(); Vec::new() }".into(),
        ),
    ]);
    let imports = Imports::read(&house);
    let ties: Vec<_> =
        imports.ties.iter().map(|((from, to), names)| (imports.path(*from), imports.path(*to), names.len())).collect();
    assert_eq!(ties, [("room/mod.rs", "room/page.rs", 1), ("room/page.rs", "room/draft.rs", 2)]);
}
