//! The engine and its parsers: all steps from a text to a document.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::analysis::{Analyses, Given};
use super::doc::{Doc, Vocabulary};
use super::encoder::{Encoder, blocks, lay_out};
use super::kernels::{Kernel, Rows};
use super::lexicon::Lexicon;
use super::ner::{Recogniser, TokenFacts};
use super::networks::{NAMES, PARSER, PROJECTED, SYNTAX};
use super::parser::DependencyParser;
use super::ruler::Ruler;
use super::split::Token;
use super::tagger::{best_tag, tag_names};
use super::tokenizer::Tokenizer;
use super::tree::group_by_head;
use crate::span::{CharIndex, Span};

/// A parser starts afresh when it remembers more lexemes, bytes of lexemes, or analyses than this.
const MOST_LEXEMES: usize = 1 << 14;
const MOST_LEXEME_BYTES: usize = 1 << 22;
const MOST_ANALYSES: usize = 1 << 17;
/// Texts longer than this are parsed up to here; a document counts its bytes in 32 bits.
const MOST_BYTES: usize = 1 << 31;

/// The model: immutable, one for the process, shared by all threads.
pub struct Engine {
    kernel: Kernel,
    ruler: Ruler,
    pub(super) vocabulary: Arc<Vocabulary>,
}

impl Engine {
    /// The model that is part of the program. Made on the first call, in about a millisecond.
    pub fn embedded() -> &'static Self {
        static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::with_kernel(Kernel::detect()));
        &ENGINE
    }

    fn with_kernel(kernel: Kernel) -> Self {
        let tags = tag_names();
        let ruler = Ruler::new(&tags);
        let vocabulary = Arc::new(Vocabulary { tags, morphs: ruler.morphs.clone() });
        Self { kernel, ruler, vocabulary }
    }

    /// The instruction set that the engine computes in: "AVX-512", "AVX2" or "portable".
    pub fn instructions(&self) -> &'static str {
        self.kernel.name()
    }

    /// A parser, for one thread. It remembers the words that it has seen, within bounds, so that it
    /// is best kept for many texts; what it remembers never changes what it says.
    pub fn parser(&self) -> Parser<'_> {
        Parser { engine: self, memory: Memory::new() }
    }
}

/// Parses texts, one after the other.
pub struct Parser<'e> {
    pub(super) engine: &'e Engine,
    memory: Memory,
}

/// What a parser remembers from text to text, and its room to work in.
struct Memory {
    lexicon: Lexicon,
    tokenizer: Tokenizer,
    syntax: Encoder,
    names: Encoder,
    parser: DependencyParser,
    recogniser: Recogniser,
    analyses: Analyses,
    tokens: Vec<Token>,
    /// Token ranges of the sequences.
    sequences: Vec<Range<usize>>,
    rows: Vec<u32>,
    /// The output of the first layer of tagger and parser for a block of rows.
    heads_input: Vec<f32>,
    projected: Vec<f32>,
    tags: Vec<u8>,
    given: Vec<Given>,
    analysed: Vec<u32>,
}

impl Memory {
    fn new() -> Self {
        Self {
            lexicon: Lexicon::default(),
            tokenizer: Tokenizer::new(),
            syntax: Encoder::new(&SYNTAX),
            names: Encoder::new(&NAMES),
            parser: DependencyParser::new(),
            recogniser: Recogniser::new(),
            analyses: Analyses::default(),
            tokens: Vec::new(),
            sequences: Vec::new(),
            rows: Vec::new(),
            heads_input: Vec::new(),
            projected: Vec::new(),
            tags: Vec::new(),
            given: Vec::new(),
            analysed: Vec::new(),
        }
    }

    fn is_full(&self) -> bool {
        self.lexicon.len() > MOST_LEXEMES
            || self.lexicon.bytes() > MOST_LEXEME_BYTES
            || self.analyses.len() > MOST_ANALYSES
    }
}

impl Parser<'_> {
    /// Parse a whole text as one sequence, as spaCy does.
    pub fn parse(&mut self, text: &str) -> Doc {
        let end = text.floor_char_boundary(MOST_BYTES);
        self.parse_pieces(text, [(0, &text[..end])])
    }

    /// Parse pieces of a text, each a sequence of its own, so that a headline does not run into the
    /// paragraph below it. Offsets are into the whole text; tokens are numbered through. Spans are
    /// best given in text order.
    pub fn parse_spans(&mut self, text: &str, spans: &[Span]) -> Doc {
        let index = CharIndex::new(text);
        self.parse_pieces(text, spans.iter().map(|&span| (span.start, index.cut(text, span))))
    }

    /// Parse pieces, each given with the code point at which it begins.
    fn parse_pieces<'t>(&mut self, text: &'t str, pieces: impl IntoIterator<Item = (u32, &'t str)>) -> Doc {
        self.tokenize(text, pieces);
        self.tag();
        let mut doc = Doc::empty(text, Arc::clone(&self.engine.vocabulary), self.memory.tokens.len());
        self.find_trees(&mut doc);
        self.describe(&mut doc);
        self.recognise(&mut doc);
        doc
    }

    /// Tokens, sequence after sequence, and the rows that they take in the encoders.
    pub(super) fn tokenize<'t>(&mut self, text: &'t str, pieces: impl IntoIterator<Item = (u32, &'t str)>) {
        if self.memory.is_full() {
            self.memory = Memory::new();
        }
        let Memory { lexicon, tokenizer, tokens, sequences, rows, .. } = &mut self.memory;
        tokens.clear();
        sequences.clear();
        for (char, piece) in pieces {
            let first = tokens.len();
            // A piece is a slice of the text, so that its address tells where it begins.
            let byte = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
            tokenizer.tokenize(piece, byte as u32, char, lexicon, tokens);
            sequences.push(first..tokens.len());
        }
        lay_out(sequences, rows);
    }

    /// Tags, and the projections that the parser reads.
    pub(super) fn tag(&mut self) {
        let kernel = self.engine.kernel;
        let Memory { lexicon, syntax, tokens, rows, heads_input, projected, tags, .. } = &mut self.memory;
        let width = PARSER.project.outputs;
        projected.clear();
        tags.clear();
        for block in blocks(rows.len()) {
            let vectors = syntax.encode(kernel, lexicon, tokens, rows, block.clone());
            heads_input.resize(block.len() * width, 0.0);
            let vectors = Rows { values: vectors, stride: PARSER.project.inputs, count: block.len() };
            kernel.run(PARSER.project.apply(vectors, heads_input));
            for (row, output) in rows[block].iter().zip(heads_input.chunks_exact(width)) {
                if (*row as usize) < tokens.len() {
                    let (projection, scores) = output.split_at(PROJECTED);
                    projected.extend_from_slice(projection);
                    tags.push(best_tag(&scores[..self.engine.vocabulary.tags.len()]));
                }
            }
        }
    }

    /// Heads, relations and sentences.
    pub(super) fn find_trees(&mut self, doc: &mut Doc) {
        self.memory.given.clear();
        for sequence in 0..self.memory.sequences.len() {
            self.find_trees_of(sequence, doc);
        }
        (doc.child_starts, doc.children) = group_by_head(&doc.heads);
    }

    fn find_trees_of(&mut self, sequence: usize, doc: &mut Doc) {
        let kernel = self.engine.kernel;
        let Memory { lexicon, parser, tokens, sequences, projected, tags, given, .. } = &mut self.memory;
        let range = sequences[sequence].clone();
        let first = range.start;
        let tokens = &tokens[range.clone()];
        let is_space = |token: usize| lexicon.get(tokens[token].lexeme).is_space;
        parser.parse(kernel, &projected[first * PROJECTED..range.end * PROJECTED], is_space, tokens.len());

        let global = |local: &u32| local + first as u32;
        doc.heads.extend(parser.heads.iter().map(global));
        doc.left_edges.extend(parser.edges.left.iter().map(global));
        doc.right_edges.extend(parser.edges.right.iter().map(global));
        let starts = parser.edges.sentence_start.iter().enumerate().filter(|(_, starts)| **starts);
        doc.sentence_starts.extend(starts.map(|(token, _)| (first + token) as u32));
        let outcomes = tokens.iter().zip(&tags[range]).zip(&parser.labels);
        given.extend(outcomes.map(|((token, &tag), label)| Given { lexeme: token.lexeme, tag, dep: label.dep }));
    }

    /// What is known of each token by itself: attributes, lemma, norm, place.
    pub(super) fn describe(&mut self, doc: &mut Doc) {
        let Memory { lexicon, analyses, tokens, sequences, given, analysed, .. } = &mut self.memory;
        analysed.clear();
        for sequence in sequences {
            analyses.analyse(&self.engine.ruler, lexicon, &given[sequence.clone()], analysed);
        }
        for (token, &analysis) in tokens.iter().zip(&*analysed) {
            let lexeme = lexicon.get(token.lexeme);
            let analysis = analyses.get(analysis);
            let bytes = (token.byte, token.byte + lexeme.bytes);
            doc.bytes.push(bytes);
            doc.spans.push(Span::new(token.char, token.char + lexeme.chars));
            doc.spaces.push(token.space);
            let norm = doc.keep(lexeme.norm.as_deref(), bytes);
            doc.norms.push(norm);
            let lemma = doc.keep(analysis.lemma.as_deref(), bytes);
            doc.lemmas.push(lemma);
            doc.tags.push(analysis.attributes.tag);
            doc.pos.push(analysis.attributes.pos);
            doc.morphs.push(analysis.attributes.morph);
            doc.deps.push(analysis.attributes.dep);
        }
    }

    /// Named entities, which never reach over the end of a sentence.
    pub(super) fn recognise(&mut self, doc: &mut Doc) {
        let kernel = self.engine.kernel;
        let Memory { lexicon, names, recogniser, tokens, rows, .. } = &mut self.memory;
        let Doc { sentence_starts, entities, .. } = doc;
        let mut ends = sentence_starts.iter().skip(1).copied().chain([tokens.len() as u32]).peekable();
        recogniser.begin();
        for block in blocks(rows.len()) {
            let vectors = names.encode(kernel, lexicon, tokens, rows, block.clone());
            let facts = rows[block].iter().map(|&row| {
                let token = tokens.get(row as usize)?;
                let ends_sentence = ends.next_if_eq(&(row + 1)).is_some();
                Some(TokenFacts { is_space: lexicon.get(token.lexeme).is_space, ends_sentence })
            });
            recogniser.recognise(kernel, vectors, facts, entities);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dep, EntType, Iob};

    #[test]
    fn a_sentence_is_understood() {
        let doc = Engine::embedded()
            .parser()
            .parse("Norway's envoy, Kari Dahl, told reporters on Friday that talks had failed.");
        let verb = doc.root(0);
        assert_eq!((doc.token(verb), doc.lemma(verb), doc.tag(verb)), ("told", "tell", "VBD"));
        let subject = doc.child(verb, Dep::Nsubj).unwrap();
        assert_eq!(doc.slice(doc.left_edge(subject)..subject + 1), "Norway's envoy");
        let clause = doc.child(verb, Dep::Ccomp).unwrap();
        assert_eq!(doc.slice(doc.subtree_range(clause)), "that talks had failed");
        let names: Vec<_> = doc.entities().map(|entity| (doc.slice(entity.tokens), entity.label)).collect();
        assert_eq!(names, [("Norway", EntType::Gpe), ("Kari Dahl", EntType::Person), ("Friday", EntType::Date)]);
        assert_eq!(doc.ent_iob(verb), Iob::Outside);
    }

    #[test]
    fn pieces_are_parsed_as_if_alone() {
        let text = "Talks fail\n\nMinisters left Geneva – “angry” and tired.\n";
        let spans = [Span::new(0, 10), Span::new(12, 54)];
        let mut parser = Engine::embedded().parser();
        let doc = parser.parse_spans(text, &spans);
        let pieces = ["Talks fail", "Ministers left Geneva – “angry” and tired."];
        let mut first = 0;
        for (piece, span) in pieces.into_iter().zip(spans) {
            let alone = parser.parse(piece);
            for i in 0..alone.len() {
                assert_eq!(doc.token(first + i), alone.token(i));
                assert_eq!(doc.head(first + i), first + alone.head(i));
                assert_eq!((doc.dep(first + i), doc.tag(first + i)), (alone.dep(i), alone.tag(i)));
                assert_eq!(doc.span(first + i).start, span.start + alone.span(i).start);
                assert_eq!(doc.sentence(first + i).start, first + alone.sentence(i).start);
            }
            assert_eq!(doc.span_of(first..first + alone.len()), span);
            first += alone.len();
        }
        assert_eq!(doc.len(), first);
        assert_eq!(doc.token_at(37), Some(7));
        assert_eq!(doc.slice(doc.tokens_in(Span::new(12, 33))), "Ministers left Geneva");
    }

    #[test]
    fn all_instruction_sets_decide_alike() {
        let text = "Rebels fired 30 rockets at Port Anna (pop. 12,000) on 3 May, the army's spokesman said: “We’ll answer.”\n\n\
            Ms Lind-Hale, who isn't a member of the U.N. panel, warned that it'd cost $4bn – or more – by 2031! Why? 😀 \
            According to the ministry, nobody was hurt, but two of the ships were sunk off Cape Reed. See www.example.org.";
        let long = [text; 12].join(" ");
        let documents: Vec<Vec<u8>> = Kernel::available()
            .into_iter()
            .map(|kernel| {
                let mut out = Vec::new();
                Engine::with_kernel(kernel).parser().parse(&long).write_json(kernel.name(), &mut out).unwrap();
                out.split_off(kernel.name().len() + 8)
            })
            .collect();
        assert!(documents.iter().all(|document| *document == documents[0]));
    }

    #[test]
    fn nothing_gives_nothing() {
        let mut parser = Engine::embedded().parser();
        assert!(parser.parse("").is_empty());
        assert!(parser.parse_spans("a text", &[]).is_empty());
        let doc = parser.parse_spans("a text", &[Span::new(0, 0), Span::new(2, 6), Span::new(6, 6)]);
        assert_eq!((doc.len(), doc.token(0), doc.head(0)), (1, "text", 0));
    }
}
