//! Where a malformed query goes wrong.
//!
//! The SPARQL parser reports the farthest place at which it gave up on a keyword, which lies some
//! characters behind the mistake. The mistakes that people make most are found here by looking at
//! the query's tokens: an undeclared prefix, a bracket or a string left open, a misspelt keyword, a
//! triple with too few or too many terms. What this does not know is left to the parser's word.

use super::names::nearest;
use crate::lexicon::classes::SparqlWord;
use crate::lexicon::prefixes::known;

/// A mistake: where it stands (a byte of the query), what it is, and what to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub at: usize,
    pub message: String,
    pub hint: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A variable, IRI, literal, number or prefixed name: something a triple is made of.
    Term,
    /// A bare word: a keyword, a function's name, `a`, `true`.
    Word,
    /// `{ } ( ) [ ] . ; ,` or an operator.
    Mark,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'q> {
    at: usize,
    pub(super) text: &'q str,
    pub(super) kind: Kind,
}

/// The first mistake that can be told for certain, if there is one.
pub(crate) fn find(query: &str) -> Option<Mistake> {
    let tokens = match tokens(query) {
        Ok(tokens) => tokens,
        Err(mistake) => return Some(mistake),
    };
    let mut found: Vec<Mistake> = [undeclared_prefix(&tokens), unbalanced(&tokens), misspelt(&tokens), triple(&tokens)]
        .into_iter()
        .flatten()
        .collect();
    found.sort_by_key(|mistake| mistake.at);
    found.into_iter().next()
}

/// Cut the query into tokens; a string left open is a mistake.
pub(super) fn tokens(query: &str) -> Result<Vec<Token<'_>>, Mistake> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = query[at..].chars().next() {
        let rest = &query[at..];
        let length = match first {
            _ if first.is_whitespace() => {
                at += first.len_utf8();
                continue;
            }
            '#' => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            '"' | '\'' => string_length(rest, first).ok_or_else(|| Mistake {
                at,
                message: "the string that begins here is not closed".to_owned(),
                hint: Some("put a quotation mark at its end; one inside it is written \\\"".to_owned()),
            })?,
            '<' => iri_length(rest).unwrap_or(1),
            '?' | '$' => 1 + word_length(&rest[1..]),
            _ if first.is_alphanumeric() || first == '_' || first == ':' => name_length(rest),
            _ => first.len_utf8(),
        };
        let text = &rest[..length];
        let kind = match first {
            '"' | '\'' | '?' | '$' => Kind::Term,
            '<' if length > 1 => Kind::Term,
            _ if first.is_ascii_digit() || text.contains(':') => Kind::Term,
            _ if first.is_alphabetic() => Kind::Word,
            _ => Kind::Mark,
        };
        tokens.push(Token { at, text, kind });
        at += length;
    }
    Ok(tokens)
}

/// Length of the string literal at the start of `rest` with its language or datatype mark; `None` when open.
fn string_length(rest: &str, quote: char) -> Option<usize> {
    let long: String = std::iter::repeat_n(quote, 3).collect();
    let (open, close) = if rest.starts_with(&long) { (3, long) } else { (1, quote.to_string()) };
    let mut at = open;
    loop {
        let tail = &rest[at..];
        if tail.starts_with(&close) {
            break;
        }
        let next = tail.chars().next()?;
        if next == '\n' && open == 1 {
            return None;
        }
        at += next.len_utf8();
        if next == '\\' {
            at += rest[at..].chars().next()?.len_utf8();
        }
    }
    at += open;
    let tail = &rest[at..];
    if let Some(language) = tail.strip_prefix('@') {
        at += 1 + language.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(language.len());
    } else if let Some(datatype) = tail.strip_prefix("^^") {
        at += 2 + iri_length(datatype).unwrap_or_else(|| name_length(datatype));
    }
    Some(at)
}

fn iri_length(rest: &str) -> Option<usize> {
    let end = rest.find('>')?;
    let inside = &rest[1..end];
    (rest.starts_with('<') && !inside.contains(|c: char| c.is_whitespace() || "<\"{}|^`".contains(c)))
        .then_some(end + 1)
}

fn word_length(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
}

/// Length of a keyword, number or prefixed name; a dot belongs to it only inside.
fn name_length(rest: &str) -> usize {
    let end = rest.find(|c: char| !c.is_alphanumeric() && !"_-:.%".contains(c)).unwrap_or(rest.len());
    rest[..end].trim_end_matches('.').len().max(1)
}

fn undeclared_prefix(tokens: &[Token<'_>]) -> Option<Mistake> {
    let declares = |index: usize| index > 0 && tokens[index - 1].text.eq_ignore_ascii_case("PREFIX");
    let declared: Vec<&str> = tokens
        .iter()
        .enumerate()
        .filter(|(index, _)| declares(*index))
        .map(|(_, token)| token.text.trim_end_matches(':'))
        .chain(known().map(|(prefix, _)| prefix))
        .collect();
    tokens.iter().enumerate().find_map(|(index, token)| {
        let starts_with_name = token.text.starts_with(|c: char| c.is_alphabetic());
        let (prefix, _) = token.text.split_once(':').filter(|_| starts_with_name && !declares(index))?;
        if declared.contains(&prefix) {
            return None;
        }
        let hint = match nearest(prefix, declared.iter().copied()).first() {
            Some(near) => format!("did you mean `{near}:`?"),
            None => format!("add `PREFIX {prefix}: <…>` at the top"),
        };
        Some(Mistake { at: token.at, message: format!("the prefix `{prefix}:` is not declared"), hint: Some(hint) })
    })
}

fn unbalanced(tokens: &[Token<'_>]) -> Option<Mistake> {
    let mut open: Vec<&Token<'_>> = Vec::new();
    for token in tokens {
        let opening = match token.text {
            "{" | "(" | "[" => {
                open.push(token);
                continue;
            }
            "}" => "{",
            ")" => "(",
            "]" => "[",
            _ => continue,
        };
        match open.pop() {
            Some(before) if before.text == opening => {}
            Some(before) => return Some(not_closed(before)),
            None => {
                return Some(Mistake {
                    at: token.at,
                    message: format!("there is one `{}` too many", token.text),
                    hint: None,
                });
            }
        }
    }
    open.first().map(|token| not_closed(token))
}

fn not_closed(token: &Token<'_>) -> Mistake {
    Mistake { at: token.at, message: format!("the `{}` that stands here is not closed", token.text), hint: None }
}

/// A bare word in a place where only a keyword can stand: at the start, or before a bracket or variable.
fn misspelt(tokens: &[Token<'_>]) -> Option<Mistake> {
    tokens.iter().enumerate().find_map(|(index, token)| {
        let upper = token.text.to_ascii_uppercase();
        let before = index.checked_sub(1).map(|before| tokens[before].text);
        let begins = matches!(before, None | Some("{" | "}" | "."));
        let known = SparqlWord::Keyword.has(&upper) || ["A", "TRUE", "FALSE"].contains(&upper.as_str());
        if token.kind != Kind::Word || known || !begins {
            return None;
        }
        let hint = nearest(&upper, SparqlWord::Keyword.words().iter().map(String::as_str))
            .first()
            .map(|near| format!("did you mean `{near}`?"));
        Some(Mistake { at: token.at, message: format!("`{}` is not a keyword of SPARQL", token.text), hint })
    })
}

/// A run of terms between marks that is not a triple: two terms, or four and more.
fn triple(tokens: &[Token<'_>]) -> Option<Mistake> {
    let is_term = |token: &Token<'_>| token.kind == Kind::Term || (token.kind == Kind::Word && token.text == "a");
    for (index, token) in tokens.iter().enumerate() {
        let starts = matches!(token.text, "{" | ".");
        let inside_values =
            index > 1 && tokens[..index].iter().rev().take(2).any(|it| it.text.eq_ignore_ascii_case("VALUES"));
        if !starts || inside_values {
            continue;
        }
        let run: Vec<&Token<'_>> = tokens[index + 1..].iter().take_while(|it| is_term(it)).collect();
        let after = tokens.get(index + 1 + run.len());
        let ends = matches!(after.map(|it| it.text), Some("." | "}" | ";" | ","));
        match (run.len(), after) {
            (1 | 2, Some(after)) if ends => {
                return Some(Mistake {
                    at: after.at,
                    message: "a triple has three terms; one is missing before this".to_owned(),
                    hint: Some("write subject, property, object: `?who sayso:said ?what`".to_owned()),
                });
            }
            (4.., _) => {
                return Some(Mistake {
                    at: run[3].at,
                    message: "a triple has three terms; this would be a fourth".to_owned(),
                    hint: Some("put a `.` before the next triple, or a `;` to say more of the same subject".to_owned()),
                });
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text from the mistake on, and the message.
    fn mistake(query: &str) -> (String, String) {
        find(query).map_or_else(Default::default, |it| (query[it.at..].to_owned(), it.message))
    }

    #[test]
    fn each_mistake_is_found_where_it_stands() {
        for (query, at, words) in [
            ("SELECT * { ?s sayos:said ?o }", "sayos:said ?o }", "not declared"),
            ("SELECT * { ?s ?p ?o ", "{ ?s ?p ?o ", "not closed"),
            ("SELECT * { ?s ?p ?o }}", "}", "too many"),
            ("SELECT * { ?s ?p (1 } ", "(1 } ", "not closed"),
            ("SELCT * { ?s ?p ?o }", "SELCT * { ?s ?p ?o }", "not a keyword"),
            ("SELECT * { FILTR(?x) }", "FILTR(?x) }", "not a keyword"),
            ("SELECT * { ?s ?p }", "}", "missing"),
            ("SELECT * { ?s ?p ?o ?s2 ?p2 ?o2 }", "?s2 ?p2 ?o2 }", "fourth"),
            ("SELECT * { ?s ?p \"open }", "\"open }", "not closed"),
        ] {
            let (found, message) = mistake(query);
            assert_eq!(found, at, "{query}: {message}");
            assert!(message.contains(words), "{query}: {message}");
        }
    }

    #[test]
    fn good_queries_have_no_mistakes() {
        let own = r#"PREFIX my: <https://example.org/> # a comment with { and "
            SELECT ?s (COUNT(*) AS ?n) { VALUES ?param_x { "a.b" 2.5 } ?s a my:Thing ; my:p "it's }"@en, '''x"y''' .
            ?s my:q/my:r* ?t . { ?t ^my:p [] } UNION { ?t !a 5 } FILTER(?n < 3 && ?n > 1 || EXISTS { ?s ?p ?o }) }
            GROUP BY ?s ORDER BY DESC(?n) LIMIT 3"#;
        assert_eq!(find(own), None);
        for query in super::super::catalog::canned().iter().chain(super::super::catalog::checks()) {
            assert_eq!(find(&query.text), None, "{}", query.name);
        }
    }
}
