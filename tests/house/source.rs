//! The source files as text: comments, tests and the insides of strings told apart from code.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use regex::Regex;
use walkdir::WalkDir;

/// One source file.
#[derive(Debug)]
pub struct Source {
    /// Below `src/`, with `/`.
    pub path: String,
    /// Its place in the tree of modules: `crate::article::layout`.
    pub module: Vec<String>,
    /// The text as it stands.
    pub text: String,
    /// The text without comments and tests; what is left out is blank, so that offsets stay.
    pub code: String,
    /// The code with the insides of strings blank too.
    pub bare: String,
}

/// All source files, tests left out, by their modules.
#[derive(Debug)]
pub struct House {
    /// In the order of their paths.
    pub files: Vec<Source>,
    by_module: BTreeMap<Vec<String>, usize>,
}

impl House {
    /// The files of a crate: its sources lie below `folder` of this repository.
    pub fn of(folder: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = WalkDir::new(&root).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
        let files = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
        Self::new(files.map(|entry| {
            let below = entry.path().strip_prefix(&root).unwrap();
            let path: Vec<_> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            (path.join("/"), fs::read_to_string(entry.path()).unwrap())
        }))
    }

    /// A house of these paths and texts.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut tests = Vec::new();
        let mut files: Vec<Source> =
            files.into_iter().map(|(path, text)| Source::new(path, text, &mut tests)).collect();
        files.retain(|file| !tests.iter().any(|test| file.module.starts_with(test)));
        let by_module = files.iter().enumerate().map(|(at, file)| (file.module.clone(), at)).collect();
        Self { files, by_module }
    }

    /// The file of a module.
    pub fn module(&self, module: &[String]) -> Option<usize> {
        self.by_module.get(module).copied()
    }
}

impl Source {
    fn new(path: String, text: String, tests: &mut Vec<Vec<String>>) -> Self {
        let module = module_of(&path);
        let (mut code, mut bare) = masked(&text);
        for (range, name) in test_items(&bare) {
            if let Some(name) = name {
                tests.push([module.clone(), vec![name]].concat());
            }
            blank(&mut code, range.clone());
            blank(&mut bare, range);
        }
        Self { path, module, text, code, bare }
    }

    /// The line of an offset, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.text[..offset].matches('\n').count() + 1
    }
}

fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    // The binary's root stands for itself; its rooms are named like the library's and share no name with them.
    let path = if path == "lib" { "" } else { path };
    std::iter::once("crate").chain(path.split('/').filter(|part| !part.is_empty())).map(str::to_owned).collect()
}

/// Blank, line ends kept.
pub fn blank(text: &mut String, range: Range<usize>) {
    let blanks: String = text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range, &blanks);
}

/// The text without comments, and without the insides of strings as well.
fn masked(text: &str) -> (String, String) {
    let token = Regex::new(
        r##"(?xs) (?P<comment> //[^\n]* | /\*.*?\*/ )
            | b?r\#"(?P<hashed>.*?)"\# | \bb?r"(?P<raw>[^"]*)" | "(?P<string>(?:[^"\\]|\\.)*)" | '(?P<char>\\[^']+|[^'\\])' "##,
    )
    .unwrap();
    let (mut code, mut bare) = (text.to_owned(), text.to_owned());
    for found in token.captures_iter(text) {
        if let Some(comment) = found.name("comment") {
            blank(&mut code, comment.range());
            blank(&mut bare, comment.range());
        }
        for inside in ["hashed", "raw", "string", "char"].into_iter().filter_map(|name| found.name(name)) {
            blank(&mut bare, inside.range());
        }
    }
    (code, bare)
}

/// The items that are there for tests only, with the name where the item is a module in a file of its own.
fn test_items(bare: &str) -> Vec<(Range<usize>, Option<String>)> {
    let attribute = Regex::new(r"#\[cfg\(test\)\]").unwrap();
    let module = Regex::new(r"^#\[cfg\(test\)\]\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;").unwrap();
    let mut items: Vec<(Range<usize>, Option<String>)> = Vec::new();
    for found in attribute.find_iter(bare) {
        if items.last().is_some_and(|(last, _)| last.end > found.start()) {
            continue;
        }
        let name = module.captures(&bare[found.start()..]).map(|captures| captures[1].to_owned());
        items.push((found.start()..item_end(bare, found.end()), name));
    }
    items
}

/// Where the item after `start` ends: at its semicolon or its closing brace.
fn item_end(bare: &str, start: usize) -> usize {
    let mut depth = 0_i32;
    for (at, byte) in bare.bytes().enumerate().skip(start) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(byte, b';' | b'}') {
            return at + 1;
        }
    }
    bare.len()
}

#[test]
fn comments_tests_and_strings_are_told_apart() {
    let text = "/// let a;\nconst B: &str = \"c // d\"; // e\n#[cfg(test)]\nmod tests {\n fn f() {}\n}\nfn g(h: &'a str) { '\"' }\n#[cfg(test)]\nmod i;\n";
    let mut tests = Vec::new();
    let source = Source::new("room/mod.rs".into(), text.into(), &mut tests);
    assert_eq!(source.module, ["crate", "room"]);
    assert_eq!(tests, [["crate", "room", "i"]]);
    assert_eq!(
        source.code.split_whitespace().collect::<Vec<_>>().join(" "),
        "const B: &str = \"c // d\"; fn g(h: &'a str) { '\"' }"
    );
    assert_eq!(
        source.bare.split_whitespace().collect::<Vec<_>>().join(" "),
        "const B: &str = \" \"; fn g(h: &'a str) { ' ' }"
    );
    assert_eq!((source.code.len(), source.line(text.find("fn g").unwrap())), (text.len(), 7));
}
