//! Documents written out: CoNLL-U, and JSON Lines with one row a token.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::doc::Doc;
use super::labels::{Dep, EntType, Iob, Pos};

/// A token as a JSON row: start and end in code points, a space follows, norm, tag, part of speech,
/// morphology, lemma, relation, head, IOB, kind of entity, begins a sentence.
type Row<'d> = (
    u32,
    u32,
    bool,
    &'d str,
    &'d str,
    &'static str,
    &'d str,
    &'d str,
    &'static str,
    usize,
    &'static str,
    &'static str,
    bool,
);

#[derive(Serialize)]
struct Parsed<'d> {
    id: &'d str,
    text: &'d str,
    tokens: Vec<Row<'d>>,
}

impl Doc {
    /// Write the document as one line of JSON: `{"id", "text", "tokens": [[start, end, space, norm,
    /// tag, pos, morph, lemma, dep, head, iob, ent_type, is_sent_start], …]}`.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write_json(&self, id: &str, out: &mut impl Write) -> io::Result<()> {
        let tokens = (0..self.len()).map(|i| self.row(i)).collect();
        serde_json::to_writer(&mut *out, &Parsed { id, text: self.text(), tokens })?;
        out.write_all(b"\n")
    }

    fn row(&self, i: usize) -> Row<'_> {
        (
            self.span(i).start,
            self.span(i).end,
            self.space_after(i),
            self.norm(i),
            self.tag(i),
            self.pos(i).as_str(),
            self.morph(i),
            self.lemma(i),
            self.dep(i).as_str(),
            self.head(i),
            self.ent_iob(i).as_str(),
            self.ent_type(i).map_or("", EntType::as_str),
            self.is_sent_start(i),
        )
    }

    /// Write the document as CoNLL-U (<https://universaldependencies.org/format.html>).
    ///
    /// Names are in MISC as `ner=B-ORG`, offsets in code points as `TokenRange=0:6`. White space is
    /// no token there: it becomes `SpacesAfter` of the token before it, as UDPipe writes it, and
    /// what hangs from it hangs from its head instead. Relations stay those of the model, but the
    /// root's, which the format calls `root`.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write_conllu(&self, id: &str, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "# newdoc id = {}", one_line(id))?;
        let mut number = 0;
        for sentence in self.sentences() {
            let words: Vec<usize> = sentence.clone().filter(|&i| self.pos(i) != Pos::Space).collect();
            let (Some(&first), Some(&last)) = (words.first(), words.last()) else { continue };
            number += 1;
            writeln!(out, "# sent_id = {}-{number}", one_line(id))?;
            writeln!(out, "# text = {}", one_line(self.slice(first..last + 1)))?;
            for (at, &i) in words.iter().enumerate() {
                let next = words.get(at + 1).copied().unwrap_or(sentence.end);
                self.write_word(i, at + 1, &words, i + 1..next, out)?;
            }
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn write_word(
        &self,
        i: usize,
        number: usize,
        words: &[usize],
        spaces: Range<usize>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let head = self.ancestors(i).find_map(|ancestor| words.binary_search(&ancestor).ok());
        let (head, relation) = match (head, self.dep(i)) {
            (Some(at), dep) => (at + 1, dep.as_str()),
            (None, Dep::Root) => (0, "root"),
            (None, dep) => (0, dep.as_str()),
        };
        let field = |text: &'_ str| if text.is_empty() { "_".to_owned() } else { text.to_owned() };
        let (token, lemma, pos, tag, morph) =
            (self.token(i), self.lemma(i), self.pos(i).as_str(), self.tag(i), self.morph(i));
        write!(out, "{number}\t{token}\t{}\t{}\t{tag}\t{}", field(lemma), field(pos), field(morph))?;
        write!(out, "\t{head}\t{relation}\t_\tTokenRange={}:{}", self.span(i).start, self.span(i).end)?;
        match (self.ent_iob(i), self.ent_type(i)) {
            (iob @ (Iob::Begin | Iob::Inside), Some(kind)) => write!(out, "|ner={iob}-{kind}")?,
            _ => write!(out, "|ner=O")?,
        }
        if !spaces.is_empty() {
            let first = if self.space_after(i) { "\\s" } else { "" };
            write!(out, "|SpacesAfter={first}")?;
            for space in spaces {
                write!(out, "{}", escaped(self.token(space)))?;
                if self.space_after(space) {
                    write!(out, "\\s")?;
                }
            }
        } else if !self.space_after(i) {
            write!(out, "|SpaceAfter=No")?;
        }
        out.write_all(b"\n")
    }
}

/// A text for a comment line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// White space as UDPipe escapes it.
fn escaped(text: &str) -> String {
    let escape = |c| match c {
        ' ' => "\\s".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        // Other kinds of white space stand for themselves but where they would end the line.
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => "\\s".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use crate::Engine;

    fn conllu(text: &str) -> String {
        let mut out = Vec::new();
        Engine::embedded().parser().parse(text).write_conllu("a b\n", &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn conllu_has_sentences_heads_and_names() {
        let expected = "\
# newdoc id = a b
# sent_id = a b-1
# text = Anna Lund left.
1\tAnna\tAnna\tPROPN\tNNP\tNumber=Sing\t2\tcompound\t_\tTokenRange=0:4|ner=B-PERSON
2\tLund\tLund\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\tTokenRange=5:9|ner=I-PERSON
3\tleft\tleave\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\tTokenRange=10:14|ner=O|SpaceAfter=No
4\t.\t.\tPUNCT\t.\tPunctType=Peri\t3\tpunct\t_\tTokenRange=14:15|ner=O|SpacesAfter=\\n\\n

# sent_id = a b-2
# text = She wept.
";
        let found = conllu("Anna Lund left.\n\nShe wept.");
        assert!(found.starts_with(expected), "{found}");
        assert!(found.ends_with("\n\n"));
    }

    #[test]
    fn nothing_but_white_space_has_no_sentence() {
        assert_eq!(conllu(" \n\t"), "# newdoc id = a b\n");
    }

    #[test]
    fn json_has_one_row_a_token() {
        let mut out = Vec::new();
        Engine::embedded().parser().parse("“No”").write_json("x", &mut out).unwrap();
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(line["text"], "“No”");
        let first = &line["tokens"][0].as_array().unwrap()[..4];
        assert_eq!(first, serde_json::json!([0, 1, false, "\""]).as_array().unwrap());
        assert_eq!(line["tokens"].as_array().unwrap().len(), 3);
    }
}
