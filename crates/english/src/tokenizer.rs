//! The tokenizer: text into tokens, as spaCy's rule-based tokenizer for English does it.
//!
//! White space parts chunks, each chunk is split ([`split`](super::split)), and at last exceptions that the cutting took
//! apart are put together again ([`phrases`](super::phrases)).

use super::chars::is_space;
use super::intern::Interner;
use super::lexicon::Lexicon;
use super::phrases::Phrases;
use super::split::{Token, split_chunk};

/// Longer chunks are not worth remembering: they do not come back.
const LONGEST_CACHED: usize = 64;

/// A tokenizer with its memory of chunks.
pub(super) struct Tokenizer {
    chunks: Interner,
    /// Where the lexemes of each chunk lie in `lexemes`.
    ranges: Vec<(u32, u32)>,
    lexemes: Vec<u32>,
    phrases: Phrases,
}

impl Tokenizer {
    pub(super) fn new() -> Self {
        Self { chunks: Interner::default(), ranges: Vec::new(), lexemes: Vec::new(), phrases: Phrases::new() }
    }

    /// Append the tokens of `text`, which begins at the given byte and character.
    pub(super) fn tokenize(
        &mut self,
        text: &str,
        byte: u32,
        char: u32,
        lexicon: &mut Lexicon,
        tokens: &mut Vec<Token>,
    ) {
        let first = tokens.len();
        let mut position = Position { byte, char };
        let mut start = 0;
        let mut in_space = text.starts_with(is_space);
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.chunk(&text[start..at], &mut position, lexicon, tokens);
            }
            start = at;
            if c == ' ' {
                if let Some(last) = tokens[first..].last_mut() {
                    last.space = true;
                }
                position.byte += 1;
                position.char += 1;
                start += 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.chunk(&text[start..], &mut position, lexicon, tokens);
            if let Some(last) = tokens[first..].last_mut() {
                last.space = text.ends_with(' ') && !in_space;
            }
        }
        self.phrases.rejoin(text, byte, lexicon, first, tokens);
    }

    fn chunk(&mut self, chunk: &str, position: &mut Position, lexicon: &mut Lexicon, tokens: &mut Vec<Token>) {
        if chunk.len() > LONGEST_CACHED {
            split_chunk(chunk, true, &mut |piece| position.push(piece.lexeme(lexicon), lexicon, tokens));
            return;
        }
        let (number, new) = self.chunks.intern(chunk);
        if new {
            let start = self.lexemes.len() as u32;
            split_chunk(chunk, true, &mut |piece| self.lexemes.push(piece.lexeme(lexicon)));
            self.ranges.push((start, self.lexemes.len() as u32));
        }
        let (start, end) = self.ranges[number as usize];
        for &lexeme in &self.lexemes[start as usize..end as usize] {
            position.push(lexeme, lexicon, tokens);
        }
    }
}

/// Where the next token begins.
struct Position {
    byte: u32,
    char: u32,
}

impl Position {
    fn push(&mut self, number: u32, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
        let lexeme = lexicon.get(number);
        tokens.push(Token { lexeme: number, byte: self.byte, char: self.char, space: false });
        self.byte += lexeme.bytes;
        self.char += lexeme.chars;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let (mut lexicon, mut tokens) = (Lexicon::default(), Vec::new());
        Tokenizer::new().tokenize(text, 0, 0, &mut lexicon, &mut tokens);
        tokens
            .iter()
            .map(|token| format!("{}{}", lexicon.text(token.lexeme), if token.space { "_" } else { "" }))
            .collect()
    }

    #[test]
    fn chunks_lose_their_affixes() {
        assert_eq!(words("(He said: \"No.\")"), ["(", "He_", "said", ":_", "\"", "No", ".", "\"", ")"]);
        assert_eq!(words("It's $5m, isn't it?"), ["It", "'s_", "$", "5", "m", ",_", "is", "n't_", "it", "?"]);
        assert_eq!(words("U.S.-led anti-war protests"), ["U.S.-led_", "anti", "-", "war_", "protests"]);
        assert_eq!(words("see www.example.org/a?b=c."), ["see_", "www.example.org/a?b=c", "."]);
    }

    #[test]
    fn white_space_beyond_one_space_is_a_token() {
        assert_eq!(words("a  b\n\nc "), ["a_", " ", "b", "\n\n", "c_"]);
        assert_eq!(words(" a"), [" ", "a"]);
        assert_eq!(words(""), [""; 0]);
        assert_eq!(words(" \t "), [" \t "]);
    }
}
