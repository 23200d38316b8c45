//! The one reader of tables: lines of columns parted by tabs, comments after `#`.

use std::collections::HashMap;
use std::marker::PhantomData;

use foldhash::fast::FixedState;

/// The rows of a table, each with its columns. Comments and empty lines are left out.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').collect())
}

/// A table of word classes: a row a class, the name of the class and its words. A blank parts words; `_` stands for a
/// blank inside of one.
#[derive(Debug)]
pub struct Classes {
    /// The classes of each word, one bit each.
    bits: HashMap<String, u128, FixedState>,
    /// The words of each class, in the order of the table.
    words: Vec<Vec<String>>,
}

impl Classes {
    /// Read a table whose classes are `names`, at most 128. What else the table holds is skipped here and caught by the
    /// lint: a user cannot mend it.
    pub fn read(table: &'static str, names: &[&str]) -> Self {
        let mut classes = Self { bits: HashMap::default(), words: vec![Vec::new(); names.len()] };
        for row in rows(table) {
            let [name, words] = row[..] else { continue };
            let Some(class) = names.iter().position(|known| *known == name) else { continue };
            for word in words.split(' ').map(|word| word.replace('_', " ")) {
                *classes.bits.entry(word.clone()).or_default() |= 1 << class;
                classes.words[class].push(word);
            }
        }
        classes
    }

    /// The classes of a word, one bit each.
    pub fn bits(&self, word: &str) -> u128 {
        self.bits.get(word).copied().unwrap_or_default()
    }

    /// The words of a class, in the order of the table.
    pub fn words(&self, class: usize) -> &[String] {
        &self.words[class]
    }
}

/// A class of words of some table.
pub trait WordClass: Copy {
    /// The bit that stands for it.
    fn bit(self) -> u128;
}

/// The classes of one word.
#[derive(Debug, Clone, Copy)]
pub struct ClassesOf<C> {
    bits: u128,
    class: PhantomData<C>,
}

impl<C: WordClass> ClassesOf<C> {
    /// From their bits.
    pub const fn new(bits: u128) -> Self {
        Self { bits, class: PhantomData }
    }

    /// True where the word is of `class`.
    pub fn is(self, class: C) -> bool {
        self.bits & class.bit() != 0
    }
}

/// Declares the classes of a table: an enum with a variant a class, told apart by name.
///
/// ```ignore
/// word_classes! {
///     /// Words by which the grammar goes.
///     pub enum Grammar in "grammar.tsv" {
///         /// Verbs that say of a noun no more than that it is done.
///         LightVerb = "light-verb",
///     }
/// }
/// assert!(Grammar::LightVerb.has("launch"));
/// ```
macro_rules! word_classes {
    ($(#[$doc:meta])* pub enum $name:ident in $table:literal { $($(#[$about:meta])* $class:ident = $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$about])* $class,)+
        }

        impl $name {
            const NAMES: &'static [&'static str] = &[$($label),+];

            fn read() -> &'static $crate::lexicon::reader::Classes {
                static CLASSES: std::sync::LazyLock<$crate::lexicon::reader::Classes> = std::sync::LazyLock::new(|| {
                    $crate::lexicon::reader::Classes::read(include_str!($table), $name::NAMES)
                });
                &CLASSES
            }

            /// All classes of the word, spelt like this, at one look-up.
            #[allow(dead_code, reason = "not every table is asked in every way")]
            pub fn of(word: &str) -> $crate::lexicon::reader::ClassesOf<Self> {
                $crate::lexicon::reader::ClassesOf::new(Self::read().bits(word))
            }

            /// True where the word, spelt like this, is of the class.
            #[allow(dead_code, reason = "not every table is asked in every way")]
            pub fn has(self, word: &str) -> bool {
                Self::read().bits(word) & (1 << self as u32) != 0
            }

            /// The words of the class, in the order of the table.
            #[allow(dead_code, reason = "not every table is asked in every way")]
            pub fn words(self) -> &'static [String] {
                Self::read().words(self as usize)
            }

            /// Where the word stands in its class, counted from zero: for lists in an order ("january" 0).
            #[allow(dead_code, reason = "not every table is asked in every way")]
            pub fn position(self, word: &str) -> Option<usize> {
                self.words().iter().position(|own| own == word)
            }
        }

        impl $crate::lexicon::reader::WordClass for $name {
            fn bit(self) -> u128 {
                1 << self as u32
            }
        }
    };
}
pub(super) use word_classes;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::{fs, path::Path};

    /// The lint of all tables: each explains itself, has rows of one shape, and no word twice in a list.
    #[test]
    fn tables_are_well_formed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "tsv")) {
            let table = fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(table.starts_with("# "), "{name}: the head explains the columns");
            assert!(table.ends_with('\n') && !table.contains("\r"), "{name}: lines end with a line feed");
            let mut width = None;
            for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
                let at = format!("{name}:{}", number + 1);
                assert_eq!(line, line.trim(), "{at}: blank at an end");
                assert!(!line.contains("  ") && !line.is_empty(), "{at}: double or missing blank");
                let columns: Vec<&str> = line.split('\t').collect();
                assert_eq!(*width.get_or_insert(columns.len()), columns.len(), "{at}: columns");
                // What bars part is no list of words.
                let words = |list: &&&str| list.contains(' ') && !list.contains('|');
                let Some(list) = columns.last().filter(words) else { continue };
                for side in list.split(" : ") {
                    let mut seen = BTreeSet::new();
                    side.split(' ').for_each(|word| assert!(seen.insert(word), "{at}: {word:?} twice"));
                }
            }
        }
    }
}
