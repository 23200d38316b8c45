//! Articles that cost next to nothing to read, as many as wanted, each with words of its own to look for.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use flate2::read::GzDecoder;

/// What is said in turn.
const SAID: [&str; 3] = [
    "Norway accused Denmark of closing the strait.",
    "Sweden said that the buoys had not been moved.",
    "Finland denied that it had moved the buoys.",
];

/// The id of an article.
pub fn id(number: usize) -> String {
    format!("ferry-{number:04}")
}

/// Words that no other article has.
pub fn mark(number: usize) -> String {
    format!("Mark-{number:04}-here")
}

/// Articles of these numbers, a line each. Two with one address: those of the numbers 0 and 1.
pub fn lines(numbers: impl IntoIterator<Item = usize>) -> String {
    let line = |number: usize| {
        let text = format!("Ferry {number}\n\n{} {}.", SAID[number % SAID.len()], mark(number));
        let url = format!("https://news.example/{}", number.max(1));
        serde_json::json!({ "id": id(number), "text": text, "date": "2015-09-11", "url": url }).to_string() + "\n"
    };
    numbers.into_iter().map(line).collect()
}

/// True when some file below `folder`, unpacked where it is packed, holds these words.
pub fn holds(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() {
            return holds(&path, words);
        }
        let mut bytes = fs::read(&path).unwrap();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            let packed = std::mem::take(&mut bytes);
            // What can be unpacked of a damaged file counts too.
            let _ = GzDecoder::new(&packed[..]).read_to_end(&mut bytes);
        }
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    })
}
